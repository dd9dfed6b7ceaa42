//! URIs, as the URL standard has them.

use crate::error::Fail;
use crate::evaluate::{Evaluator, Mode, Outcome, to_js_text};
use crate::expression::Expr;
use crate::value::V;
use url::Url;

/// `encodeURIComponent`.
pub(super) fn component<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let mut out = String::new();
    for byte in args[0].as_str().unwrap_or("").bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    ev.text(out)
}

/// `decodeURIComponent`: fails on anything that isn't properly encoded.
pub(super) fn component_to_string<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let malformed = || Fail::error("URI malformed");
    let mut out = Vec::new();
    let mut rest = args[0].as_str().unwrap_or("").as_bytes();
    while let [first, tail @ ..] = rest {
        if *first != b'%' {
            out.push(*first);
            rest = tail;
            continue;
        }
        let digits = tail.get(..2).filter(|d| d.iter().all(u8::is_ascii_hexdigit)).ok_or_else(malformed)?;
        let digits = std::str::from_utf8(digits).map_err(|_| malformed())?;
        out.push(u8::from_str_radix(digits, 16).map_err(|_| malformed())?);
        rest = &tail[2..];
    }
    ev.text(String::from_utf8(out).map_err(|_| malformed())?)
}

fn parsed<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Result<Url, Fail> {
    let args = ev.children(expr.args(), mode, super::Verify::Anything)?;
    let Some(text) = args[0].as_str() else {
        return Err(Fail::error(format!("{expr} should contain a URI string.")));
    };
    Url::parse(text).map_err(|_| Fail::error(format!("Invalid URI: {}", to_js_text(&args[0]))))
}

fn search(url: &Url) -> String {
    url.query().filter(|q| !q.is_empty()).map(|q| format!("?{q}")).unwrap_or_default()
}

pub(super) fn host<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let url = parsed(ev, expr, mode)?;
    ev.text(url.host_str().unwrap_or(""))
}

pub(super) fn path<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let url = parsed(ev, expr, mode)?;
    ev.text(url.path())
}

pub(super) fn path_and_query<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let url = parsed(ev, expr, mode)?;
    ev.text(format!("{}{}", url.path(), search(&url)))
}

/// `uriPort`: not a number for the port that the scheme has anyway.
pub(super) fn port<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    Ok(V::Num(parsed(ev, expr, mode)?.port().map_or(f64::NAN, f64::from)))
}

pub(super) fn query<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let url = parsed(ev, expr, mode)?;
    ev.text(search(&url))
}

pub(super) fn scheme<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let url = parsed(ev, expr, mode)?;
    ev.text(url.scheme())
}
