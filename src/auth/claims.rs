//! The claims of a verified signature, checked one by one against our own clock.
//!
//! Source: "Bot Connector authentication", section "Authenticate requests from the Bot Connector service",
//! Microsoft Learn.

use serde_json::{Map, Value};

use super::rejection::Rejection;

/// How far Microsoft's clock and ours may be apart, in seconds.
const SKEW: i64 = 300;

/// The claims of a token.
pub(super) type Claims = Map<String, Value>;

/// The issuer is exactly `issuer`.
pub(super) fn issuer(claims: &Claims, issuer: &str) -> Result<(), Rejection> {
    if claims.get("iss").and_then(Value::as_str) == Some(issuer) { Ok(()) } else { Err(Rejection::Issuer) }
}

/// One of the audiences is one of `ours`.
pub(super) fn audience(claims: &Claims, ours: &[String]) -> Result<(), Rejection> {
    let is_ours = |value: &Value| value.as_str().is_some_and(|name| ours.iter().any(|our| our == name));
    let found = match claims.get("aud") {
        Some(Value::Array(list)) => list.iter().any(is_ours),
        Some(single) => is_ours(single),
        None => false,
    };
    if found { Ok(()) } else { Err(Rejection::Audience) }
}

/// The token is valid at `now` (Unix seconds); gives the second at which it ceases to be.
pub(super) fn times(claims: &Claims, now: i64) -> Result<i64, Rejection> {
    let ends = seconds(claims, "exp")?.saturating_add(SKEW);
    let begins = seconds(claims, "nbf")?.saturating_sub(SKEW);
    if now >= ends {
        Err(Rejection::Expired)
    } else if now < begins {
        Err(Rejection::NotYetValid)
    } else {
        Ok(ends)
    }
}

/// The service URL that the token was made for. The docs and the wire spell the claim differently.
pub(super) fn service_url(claims: &Claims) -> Result<String, Rejection> {
    let mut found = claims.iter().filter(|(name, _)| name.eq_ignore_ascii_case("serviceurl"));
    match (found.next(), found.next()) {
        (Some((_, Value::String(url))), None) if !url.is_empty() => Ok(url.clone()),
        // A second spelling could be meant to be read by one side alone.
        (Some(_) | None, _) => Err(Rejection::Claims),
    }
}

/// A NumericDate claim in whole Unix seconds.
fn seconds(claims: &Claims, name: &str) -> Result<i64, Rejection> {
    let number = claims.get(name).ok_or(Rejection::Claims)?;
    number
        .as_i64()
        // RFC 7519 allows fractions; `as` saturates, which is what a far date wants.
        .or_else(|| number.as_f64().map(|seconds| seconds as i64))
        .ok_or(Rejection::Claims)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn claims(json: Value) -> Claims {
        json.as_object().unwrap().clone()
    }

    #[test]
    fn times_bear_five_minutes_of_skew_and_not_a_second_more() {
        let claims = claims(json!({"exp": 2000, "nbf": 1000}));
        assert_eq!(times(&claims, 2299), Ok(2300));
        assert_eq!(times(&claims, 2300), Err(Rejection::Expired));
        assert_eq!(times(&claims, 700), Ok(2300));
        assert_eq!(times(&claims, 699), Err(Rejection::NotYetValid));
    }

    #[test]
    fn both_times_are_asked_for_and_must_be_numbers() {
        for bad in [json!({"exp": 2000}), json!({"nbf": 1}), json!({"exp": "2000", "nbf": 1}), json!({})] {
            assert_eq!(times(&claims(bad), 1500), Err(Rejection::Claims));
        }
        assert_eq!(times(&claims(json!({"exp": 2000.5, "nbf": 1e3})), 1500), Ok(2300));
        assert_eq!(times(&claims(json!({"exp": u64::MAX, "nbf": 0})), 1500), Ok(i64::MAX));
    }

    #[test]
    fn an_audience_may_be_a_list_with_one_of_ours() {
        let ours = ["app".to_owned(), "api://app".to_owned()];
        for good in [json!("app"), json!(["x", "api://app"])] {
            assert_eq!(audience(&claims(json!({"aud": good})), &ours), Ok(()));
        }
        for bad in [json!("x"), json!([]), json!(["x"]), json!(5), json!("APP"), Value::Null] {
            assert_eq!(audience(&claims(json!({"aud": bad})), &ours), Err(Rejection::Audience));
        }
        assert_eq!(audience(&claims(json!({})), &ours), Err(Rejection::Audience));
    }

    #[test]
    fn an_issuer_in_a_list_is_no_issuer() {
        assert_eq!(issuer(&claims(json!({"iss": "i"})), "i"), Ok(()));
        for bad in [json!(["i"]), json!("I"), json!("i/"), Value::Null] {
            assert_eq!(issuer(&claims(json!({"iss": bad})), "i"), Err(Rejection::Issuer));
        }
    }

    #[test]
    fn the_service_url_is_found_in_any_letter_case_but_only_once() {
        assert_eq!(service_url(&claims(json!({"serviceUrl": "u"}))), Ok("u".into()));
        assert_eq!(service_url(&claims(json!({"serviceurl": "u"}))), Ok("u".into()));
        for bad in [
            json!({}),
            json!({"serviceurl": ""}),
            json!({"serviceurl": 5}),
            json!({"serviceurl": "u", "serviceUrl": "u"}),
        ] {
            assert_eq!(service_url(&claims(bad)), Err(Rejection::Claims));
        }
    }
}
