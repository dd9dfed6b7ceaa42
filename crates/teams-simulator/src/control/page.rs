//! The page's files, and Microsoft's renderer from a folder of the machine.

use std::path::Path as FilePath;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use include_dir::{Dir, include_dir};
use serde_json::json;

use crate::core::Core;

static PAGE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/page");

const RENDERER: &str = "adaptivecards.min.js";

/// Whether Microsoft's renderer is on this machine.
pub(crate) fn renderer_there(core: &Core) -> bool {
    core.config.renderer.as_ref().is_some_and(|dir| dir.join(RENDERER).is_file())
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn bytes(path: &str, bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, content_type(path)), (header::CACHE_CONTROL, "no-cache")], bytes).into_response()
}

/// A file of the page.
pub(crate) fn file(core: &Core, method: &Method, path: &str) -> Response {
    let name = match path.trim_start_matches('/') {
        "" => "index.html",
        name => name,
    };
    match PAGE.get_file(name) {
        Some(file) if core.config.page && method == Method::GET => bytes(name, file.contents().to_vec()),
        Some(_) | None => {
            let body = json!({"error": {"code": "NotFound", "message": format!("nothing at {path}")}});
            crate::server::json(StatusCode::NOT_FOUND, &body)
        }
    }
}

/// A file of the renderer's folder.
pub(crate) async fn vendor(State(core): State<Arc<Core>>, Path(file): Path<String>) -> Response {
    let plain = FilePath::new(&file).file_name().is_some_and(|name| name == file.as_str());
    let found = match &core.config.renderer {
        Some(dir) if plain => tokio::fs::read(dir.join(&file)).await.ok(),
        Some(_) | None => None,
    };
    match found {
        Some(found) => bytes(&file, found),
        None => {
            let mend = "Microsoft's card renderer is not here. It is fetched once with npm (Node.js is needed): \
                        start the demo with Node.js and a connection, then reload this page.";
            let body = json!({"error": {"code": "RendererMissing", "message": mend}});
            crate::server::json(StatusCode::NOT_FOUND, &body)
        }
    }
}
