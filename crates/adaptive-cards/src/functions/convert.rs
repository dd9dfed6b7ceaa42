//! Conversions between types and encodings, and numbers for people.

use super::math::round_to;
use crate::error::Fail;
use crate::evaluate::{Evaluator, Outcome, to_js_text};
use crate::js::{number, show};
use crate::value::V;
use base64::Engine as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

pub(super) fn float<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    read_number(&args[0], number::parse_float)
}

pub(super) fn int<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    match &args[0] {
        V::Num(n) if !n.is_nan() => match number::parse_int(&number::to_text(*n)) {
            Some(n) => Ok(V::Num(n)),
            None => Ok(V::Num(f64::NAN)),
        },
        value => read_number(value, number::parse_int),
    }
}

fn read_number<'a>(value: &V<'a>, read: impl Fn(&str) -> Option<f64>) -> Outcome<'a> {
    match value {
        V::Big(n) => Ok(V::Num(**n as f64)),
        V::Num(n) if !n.is_nan() => Ok(V::Num(*n)),
        V::Str(s) => match read(s) {
            Some(n) => Ok(V::Num(n)),
            None => Err(Fail::error(format!("parameter {} is not a valid number string.", &**s))),
        },
        _ => Ok(V::Undefined),
    }
}

/// `string(value)`: numbers with grouping and all their decimals, objects as JSON.
pub(super) fn string<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    match &args[0] {
        V::Str(_) => Ok(args[0].clone()),
        V::Num(n) if !n.is_nan() => {
            let plain = number::to_text(*n);
            let decimals = plain.split_once('.').map_or(0, |(_, fraction)| fraction.len());
            ev.text(grouped(*n, decimals as f64, locale(args, 2)))
        }
        V::Bytes(bytes) => ev.text(String::from_utf8_lossy(bytes).into_owned()),
        value => {
            let text = super::string::stringify(ev, value)?;
            ev.text(text)
        }
    }
}

/// `formatNumber(number, decimals, locale)`.
pub(super) fn format_number<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let numeric = |at: usize| {
        let shown =
            || Fail::error(format!("formatNumber argument {} must be a number", to_js_text(&args[at])));
        args[at].number().ok_or_else(shown)
    };
    let (value, decimals) = (numeric(0)?, numeric(1)?);
    if decimals < 0.0 || decimals.fract() != 0.0 || decimals >= 1e21 {
        return Err(Fail::error(format!("invalid format: ,.{}f", number::to_text(decimals))));
    }
    ev.text(grouped(round_to(value, decimals), decimals, locale(args, 3)))
}

fn locale<'v>(args: &'v [V<'_>], position: usize) -> &'v str {
    args.get(position - 1).and_then(V::as_str).unwrap_or("en-US")
}

/// A number with grouped thousands and a fixed count of decimals (at most 20).
fn grouped(value: f64, decimals: f64, locale: &str) -> String {
    let style = super::locale::style(locale);
    if value.is_nan() {
        return "NaN".into();
    }
    let fixed = number::to_fixed(value.abs(), decimals.min(20.0) as usize);
    let end = fixed.find(|c: char| !c.is_ascii_digit()).unwrap_or(fixed.len());
    let (whole, rest) = fixed.split_at(end);
    let mut out = String::new();
    // What rounds to zero has no sign.
    if value < 0.0 && number::parse_float(&fixed) != Some(0.0) {
        out.push('\u{2212}');
    }
    out.push_str(&style.group(whole));
    match rest.strip_prefix('.') {
        Some(fraction) => {
            out.push_str(style.decimal);
            out.push_str(fraction);
        }
        None => out.push_str(rest),
    }
    style.digits(out)
}

pub(super) fn binary<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let text = args[0].as_str().unwrap_or("");
    ev.budget.bytes(text.len())?;
    Ok(V::Bytes(text.as_bytes().into()))
}

/// Decodes leniently, as Node's `Buffer` does: either alphabet, padding optional, other characters skipped.
fn decode(text: &str) -> Vec<u8> {
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    // Of each UTF-16 unit Node looks at the lower byte alone.
    let mut clean: String = text
        .encode_utf16()
        .map(|unit| char::from(unit.to_le_bytes()[0]))
        .take_while(|c| *c != '=')
        .filter_map(|c| match c {
            '-' => Some('+'),
            '_' => Some('/'),
            c if c.is_ascii_alphanumeric() || c == '+' || c == '/' => Some(c),
            _ => None,
        })
        .collect();
    if clean.len() % 4 == 1 {
        clean.pop();
    }
    GeneralPurpose::new(&base64::alphabet::STANDARD, config).decode(clean).unwrap_or_default()
}

/// Bytes as characters of the same number.
fn latin1(bytes: &[u8]) -> String {
    bytes.iter().map(|b| char::from(*b)).collect()
}

fn encode(bytes: &[u8]) -> String {
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

pub(super) fn base64<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    match &args[0] {
        V::Str(s) => ev.text(encode(s.as_bytes())),
        V::Bytes(bytes) => ev.text(encode(String::from_utf8_lossy(bytes).as_bytes())),
        _ => Ok(V::Undefined),
    }
}

pub(super) fn base64_to_binary<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let text = latin1(&decode(args[0].as_str().unwrap_or("")));
    ev.budget.bytes(text.len())?;
    Ok(V::Bytes(text.as_bytes().into()))
}

pub(super) fn base64_to_string<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    ev.text(latin1(&decode(args[0].as_str().unwrap_or(""))))
}

pub(super) fn data_uri<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let body = encode(args[0].as_str().unwrap_or("").as_bytes());
    ev.text(format!("data:text/plain;charset=utf-8;base64,{body}"))
}

pub(super) fn data_uri_to_string<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let text = args[0].as_str().unwrap_or("");
    ev.text(latin1(&decode(text.split_once(',').map_or(text, |(_, body)| body))))
}

/// `jsonStringify`: nothing for a missing value.
pub(super) fn json_stringify<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    match show::stringify(&args[0], &ev.budget)? {
        Some(json) => ev.text(json),
        None => Ok(V::Undefined),
    }
}
