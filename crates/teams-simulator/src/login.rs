//! The token endpoint: `POST /login/{tenant}/oauth2/v2.0/token`, with Entra's errors.
//!
//! Source: "Microsoft identity platform and the OAuth 2.0 client credentials flow" and its error codes.

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::authority;
use crate::core::Core;

/// Seconds a token lives, as Entra says it.
const LIFETIME: i64 = 3599;

type Answer = (StatusCode, Value);

/// Answers a token request.
pub(crate) fn token(
    core: &Core,
    tenant: &str,
    content_type: &str,
    authorization: &str,
    body: &str,
) -> Answer {
    match checked(core, tenant, content_type, authorization, body) {
        Err(refusal) => refusal,
        Ok(()) => match authority::access_token(core, LIFETIME) {
            Some(token) => {
                let body = json!({
                    "token_type": "Bearer", "expires_in": LIFETIME, "ext_expires_in": LIFETIME, "access_token": token,
                });
                (StatusCode::OK, body)
            }
            None => refuse(core, StatusCode::INTERNAL_SERVER_ERROR, "server_error", 90033, "No key."),
        },
    }
}

fn checked(
    core: &Core,
    tenant: &str,
    content_type: &str,
    authorization: &str,
    body: &str,
) -> Result<(), Answer> {
    let bad = StatusCode::BAD_REQUEST;
    if !content_type.starts_with("application/x-www-form-urlencoded") {
        let what = "The request body must be application/x-www-form-urlencoded.";
        return Err(refuse(core, bad, "invalid_request", 900_561, what));
    }
    let form: Vec<(String, String)> = url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let field = |name: &str| form.iter().find(|(k, _)| k == name).map(|(_, v)| v.clone());
    let basic = basic(authorization);
    let required = |name: &str, value: Option<String>| {
        let what = format!("The request body must contain the following parameter: '{name}'.");
        value.filter(|v| !v.is_empty()).ok_or_else(|| refuse(core, bad, "invalid_request", 900_144, &what))
    };
    let grant = required("grant_type", field("grant_type"))?;
    if grant != "client_credentials" {
        let what = "The app requested an unsupported grant type.";
        return Err(refuse(core, bad, "unsupported_grant_type", 70003, what));
    }
    let client = required("client_id", field("client_id").or(basic.as_ref().map(|b| b.0.clone())))?;
    let scope = required("scope", field("scope"))?;
    if !core.world().tenants.iter().any(|t| t.id == tenant) && tenant != core.config.tenant {
        let what = format!("Tenant '{tenant}' not found.");
        return Err(refuse(core, bad, "invalid_request", 90002, &what));
    }
    // A single-tenant bot's tokens come from its home tenant alone.
    if client != core.config.bot_app_id || tenant != core.config.tenant {
        let what =
            format!("Application with identifier '{client}' was not found in the directory '{tenant}'.");
        return Err(refuse(core, bad, "unauthorized_client", 700_016, &what));
    }
    if scope != "https://api.botframework.com/.default" {
        let what = format!("The provided value for the input parameter 'scope' is not valid: {scope}");
        return Err(refuse(core, bad, "invalid_scope", 70011, &what));
    }
    match field("client_secret").or(basic.map(|b| b.1)) {
        None => {
            let what = "'client_assertion', 'client_secret' or 'request' is required for this grant type.";
            Err(refuse(core, StatusCode::UNAUTHORIZED, "invalid_client", 7_000_218, what))
        }
        Some(secret) if secret != core.config.secret => {
            let what =
                "Invalid client secret provided. Ensure the secret being sent is the client secret value.";
            Err(refuse(core, StatusCode::UNAUTHORIZED, "invalid_client", 7_000_215, what))
        }
        Some(_) => Ok(()),
    }
}

/// Client id and secret of a `Basic` header, each form-encoded (RFC 6749 §2.3.1).
fn basic(authorization: &str) -> Option<(String, String)> {
    let encoded = authorization.strip_prefix("Basic ")?;
    let decoded = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    let (id, secret) = decoded.split_once(':')?;
    let plain = |text: &str| {
        let form = format!("v={text}");
        url::form_urlencoded::parse(form.as_bytes()).next().map(|(_, v)| v.into_owned())
    };
    Some((plain(id)?, plain(secret)?))
}

fn refuse(core: &Core, status: StatusCode, error: &str, code: u32, what: &str) -> Answer {
    let now = core.clock().now();
    let body = json!({
        "error": error,
        "error_description": format!("AADSTS{code}: {what} Timestamp: {now}"),
        "error_codes": [code],
        "timestamp": now.strftime("%Y-%m-%d %H:%M:%SZ").to_string(),
        "trace_id": authority::new_kid(), "correlation_id": authority::new_kid(),
    });
    (status, body)
}
