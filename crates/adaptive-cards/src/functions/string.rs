//! Text. Positions and lengths count UTF-16 units, as in JavaScript.

use crate::error::Fail;
use crate::evaluate::{Evaluator, Mode, Outcome, to_js_text};
use crate::expression::Expr;
use crate::js::{show, text};
use crate::value::V;

/// The engine's `parseStringOrUndefined`.
fn or_empty<'v>(value: Option<&'v V<'_>>) -> &'v str {
    value.and_then(V::as_str).unwrap_or("")
}

/// `concat` and `&`: joins lists; everything else as text, objects as JSON.
pub(super) fn concat<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let Some((first, rest)) = args.split_first() else { return Ok(V::Undefined) };
    let mut joined = first.clone();
    for next in rest {
        joined = match (joined.items(), next.items()) {
            _ if joined.is_nullish() && next.is_nullish() => V::Undefined,
            (None, Some(_)) if joined.is_nullish() => next.clone(),
            (Some(_), None) if next.is_nullish() => joined,
            (Some(mut a), Some(b)) => {
                a.extend(b);
                ev.list(a)?
            }
            _ => {
                let text = stringify(ev, &joined)? + &stringify(ev, next)?;
                ev.text(text)?
            }
        };
    }
    Ok(joined)
}

/// The engine's `commonStringify`: nothing for null, JSON for objects, else plain text.
pub(super) fn stringify(ev: &Evaluator<'_>, value: &V<'_>) -> Result<String, Fail> {
    if value.is_nullish() {
        return Ok(String::new());
    }
    if !value.is_object_like() {
        return Ok(to_js_text(value));
    }
    let json = show::stringify(value, &ev.budget)?.unwrap_or_default();
    let quotes = ['"', '\''];
    Ok(json.trim_start_matches(quotes).trim_end_matches(quotes).to_owned())
}

pub(super) fn length<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(V::Num(text::length(or_empty(args.first())) as f64))
}

pub(super) fn replace<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let (within, from, to) = (or_empty(args.first()), or_empty(args.get(1)), or_empty(args.get(2)));
    if from.is_empty() {
        return Err(Fail::error("the text to replace should be a string with length at least 1"));
    }
    let hits = within.matches(from).count();
    ev.budget.bytes(within.len().saturating_add(hits.saturating_mul(to.len())))?;
    Ok(V::text(within.replace(from, to)))
}

pub(super) fn split<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let (whole, separator) = (or_empty(args.first()), or_empty(args.get(1)));
    if separator.is_empty() {
        let units: Vec<u16> = whole.encode_utf16().collect();
        return ev.list(units.iter().map(|u| V::text(String::from_utf16_lossy(&[*u]))).collect());
    }
    ev.budget.bytes(whole.len())?;
    ev.list(whole.split(separator).map(V::text).collect())
}

/// `substring(text, start, length)`.
pub(super) fn substring<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let args = expr.args();
    let value = ev.eval(&args[0], mode)?;
    let whole = match &value {
        V::Undefined => return ev.text(""),
        V::Str(s) => s,
        _ => return Err(Fail::error(format!("{} is neither a string nor a null object.", args[0]))),
    };
    let size = text::length(whole) as f64;
    let start = bounded(ev, &args[1], mode, size)?;
    let count = match args.get(2) {
        None => size - start,
        Some(count) => bounded(ev, count, mode, size - start)?,
    };
    ev.text(text::slice(whole, start as usize, (start + count) as usize))
}

/// A whole number from 0 to `most`.
pub(super) fn bounded<'a>(
    ev: &mut Evaluator<'a>,
    expr: &'a Expr,
    mode: Mode,
    most: f64,
) -> Result<f64, Fail> {
    let value = ev.eval(expr, mode)?;
    let Some(n) = value.integer() else { return Err(Fail::error(format!("{expr} is not an integer."))) };
    if n < 0.0 || n > most {
        return Err(Fail::error(format!("{expr}={} which is out of range", crate::js::number::to_text(n))));
    }
    Ok(n)
}

/// Lower case by the rules of the locale that the second operand may name.
fn lower(args: &[V<'_>]) -> Result<String, Fail> {
    let text = or_empty(args.first());
    let turkic = is_turkic(args)?;
    Ok(if turkic { text.replace('I', "ı").replace('İ', "i").to_lowercase() } else { text.to_lowercase() })
}

/// Whether the locale has a dotted and a dotless i. Fails if its name can't be one.
fn is_turkic(args: &[V<'_>]) -> Result<bool, Fail> {
    let Some(locale) = args.get(1).and_then(V::as_str) else { return Ok(false) };
    if !super::locale::is_tag(locale) {
        return Err(Fail::error("Incorrect locale information provided"));
    }
    let language = locale.split('-').next().unwrap_or("").to_ascii_lowercase();
    Ok(language == "tr" || language == "az")
}

pub(super) fn to_lower<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    ev.text(lower(args)?)
}

pub(super) fn to_upper<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let text = or_empty(args.first());
    let turkic = is_turkic(args)?;
    ev.text(if turkic { text.replace('i', "İ").to_uppercase() } else { text.to_uppercase() })
}

pub(super) fn trim<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    ev.text(text::trim(or_empty(args.first())))
}

pub(super) fn sentence_case<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    ev.text(capitalized(&lower(args)?))
}

/// `titleCase`: every run that begins with an ASCII letter, digit or `_`.
pub(super) fn title_case<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let lower = lower(args)?;
    let mut out = String::with_capacity(lower.len());
    let mut rest = lower.as_str();
    while let Some(begin) = rest.find(|c: char| c.is_ascii_alphanumeric() || c == '_') {
        let end = rest[begin..].find(text::is_space).map_or(rest.len(), |n| begin + n);
        out.push_str(&rest[..begin]);
        out.push_str(&capitalized(&rest[begin..end]));
        rest = &rest[end..];
    }
    out.push_str(rest);
    ev.text(out)
}

/// The first UTF-16 unit in upper case; half a surrogate pair has none.
fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if first.len_utf16() == 1 => first.to_uppercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

pub(super) fn ends_with<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(V::Bool(or_empty(args.first()).ends_with(or_empty(args.get(1)))))
}

pub(super) fn starts_with<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(V::Bool(or_empty(args.first()).starts_with(or_empty(args.get(1)))))
}

/// `countWord`: the empty text has one word, as in the reference.
pub(super) fn count_word<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let trimmed = text::trim(or_empty(args.first()));
    let words = trimmed.split(text::is_space).filter(|w| !w.is_empty()).count();
    Ok(V::Num(words.max(1) as f64))
}

/// `addOrdinal`: English.
pub(super) fn add_ordinal<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let n = args[0].number().unwrap_or(0.0);
    let suffix = match (n % 100.0, n % 10.0) {
        _ if n <= 0.0 => "",
        (11.0 | 12.0 | 13.0, _) => "th",
        (_, 1.0) => "st",
        (_, 2.0) => "nd",
        (_, 3.0) => "rd",
        _ => "th",
    };
    ev.text(crate::js::number::to_text(n) + suffix)
}

pub(super) fn index_of<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let args = searched(ev, expr, mode)?;
    let at = match args[0].items() {
        Some(items) => items.iter().position(|item| item.same(&args[1])),
        None => {
            let (whole, part) = (or_empty(args.first()), or_empty(args.get(1)));
            whole.find(part).map(|at| text::units_before(whole, at))
        }
    };
    Ok(V::Num(at.map_or(-1.0, |at| at as f64)))
}

pub(super) fn last_index_of<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let args = searched(ev, expr, mode)?;
    let at = match args[0].items() {
        Some(items) => items.iter().rposition(|item| item.same(&args[1])),
        None => {
            let (whole, part) = (or_empty(args.first()), or_empty(args.get(1)));
            if part.is_empty() {
                // The reference starts at the last unit, so the empty text is found there, not at the end.
                Some(text::length(whole).saturating_sub(1))
            } else {
                whole.rfind(part).map(|at| text::units_before(whole, at))
            }
        }
    };
    Ok(V::Num(at.map_or(-1.0, |at| at as f64)))
}

/// The operands of a search: a text, or nothing, and a text; or a list and anything.
fn searched<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Result<Vec<V<'a>>, Fail> {
    let args = ev.children(expr.args(), mode, super::Verify::Anything)?;
    if args[0].is_array() {
        return Ok(args);
    }
    if !args[0].is_nullish() && args[0].as_str().is_none() {
        return Err(Fail::error(format!("{expr} works only on string or list.")));
    }
    if args[1].as_str().is_none() && !matches!(args[1], V::Undefined) {
        return Err(Fail::error(format!("Can only look for indexof string in {expr}")));
    }
    Ok(args)
}

pub(super) fn join<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let args = ev.children(expr.args(), mode, super::Verify::Anything)?;
    let Some(items) = args[0].items() else {
        let shown = to_js_text(&args[0]);
        return Err(Fail::error(format!("{} evaluates to {shown} which is not a list.", expr.args()[0])));
    };
    let separator = |at: usize| match &args[at] {
        V::Undefined => ",".to_owned(),
        value => to_js_text(value),
    };
    let mut out = String::new();
    match args.get(2) {
        Some(last) if items.len() >= 3 => {
            let (end, begin) = items.split_last().unwrap_or((&V::Null, &[]));
            charge(ev, begin, &separator(1))?;
            show::join(begin, &separator(1), &mut out, 64);
            out.push_str(&to_js_text(last));
            out.push_str(&to_js_text(end));
        }
        last => {
            let separator = separator(if last.is_some() { 2 } else { 1 });
            charge(ev, &items, &separator)?;
            show::join(&items, &separator, &mut out, 64);
        }
    }
    ev.text(out)
}

fn charge(ev: &Evaluator<'_>, items: &[V<'_>], separator: &str) -> Result<(), Fail> {
    ev.budget.steps(items.len())?;
    ev.budget.bytes(items.len().saturating_mul(separator.len()))
}

pub(super) fn end_of_line<'a>(ev: &mut Evaluator<'a>, _: &[V<'a>]) -> Outcome<'a> {
    ev.text("\n")
}

/// `stringOrValue(text)`: reads the text as a template's string and evaluates it.
pub(super) fn string_or_value<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let value = ev.eval(&expr.args()[0], mode)?;
    let Some(text) = value.as_str() else { return Err(Fail::error("Parameter should be a string.")) };
    ev.budget.steps(text.len())?;
    let setting = crate::expression::Setting { unknown_functions_fail_late: false, ..ev.setting };
    let parts = crate::expression::parse_interpolation(text, setting)
        .map_err(|refused| Fail::throw(refused.reason))?;
    let parts = ev.keep(parts);
    match parts {
        [_, whole] if !whole.is_constant() => ev.eval(whole, mode),
        parts => {
            let values = ev.children(parts, mode, super::Verify::Anything)?;
            concat(ev, &values)
        }
    }
}
