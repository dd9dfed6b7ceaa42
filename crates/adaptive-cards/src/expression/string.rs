//! Strings of a template: what stands in `${…}` becomes an expression, the rest stays text.

use super::lexer;
use super::parser::{self, Refused, Setting};
use super::{Constant, Expr};

/// A string of a template, read.
#[derive(Debug, Clone)]
pub(crate) enum Parsed {
    /// There is no `${` in it: it stays as it is.
    Plain,
    /// It is one expression: the value keeps its type.
    Whole(Expr),
    /// Text with expressions in it. The parts are joined.
    Joined(Vec<Expr>),
}

/// Reads a string of a template.
pub(crate) fn parse_template_string(text: &str, setting: Setting) -> Result<Parsed, Refused> {
    if !text.contains("${") {
        return Ok(Parsed::Plain);
    }
    let mut parts = parse_interpolation(text, setting)?;
    // A string that is exactly one expression, not a constant, keeps the type of its value.
    if parts.len() == 2 && parts[1].is_constant() || parts.len() != 2 {
        return Ok(Parsed::Joined(parts));
    }
    match parts.pop() {
        Some(whole) => Ok(Parsed::Whole(whole)),
        None => Ok(Parsed::Joined(parts)),
    }
}

/// Reads text with `${…}` in it into parts. The first is always the empty string, as in the reference.
pub(crate) fn parse_interpolation(text: &str, setting: Setting) -> Result<Vec<Expr>, Refused> {
    let chars: Vec<char> = text.chars().collect();
    let mut work = chars.len().saturating_mul(8).saturating_add(1000);
    let mut nodes = setting.limits.nodes;
    let mut parts = vec![Expr::constant(Constant::Str(String::new()), 0)];
    let mut plain = String::new();
    let mut at = 0;
    while at < chars.len() {
        if let Some(length) = lexer::template(&chars[at..], &mut work) {
            flush(&mut plain, &mut parts);
            parts.push(parse_template(&chars[at..at + length], at, setting, &mut nodes)?);
            at += length;
        } else if let ['\\', escaped @ ('`' | '$'), ..] = chars[at..] {
            flush(&mut plain, &mut parts);
            parts.push(Expr::constant(Constant::Str(escaped.to_string()), at + 1));
            at += 2;
        } else if chars[at..] == ['\\'] {
            let reason =
                "a back slash can't end a text with expressions: for the reference engine the text goes on";
            return Err(Refused { column: at + 1, reason: reason.into(), suggestion: None });
        } else if chars[at] == '`' {
            let reason = "a back quote ends the string for the reference engine; write \\` instead";
            return Err(Refused { column: at + 1, reason: reason.into(), suggestion: Some("\\`".into()) });
        } else {
            plain.push(chars[at]);
            at += 1;
        }
    }
    flush(&mut plain, &mut parts);
    Ok(parts)
}

fn flush(plain: &mut String, parts: &mut Vec<Expr>) {
    if !plain.is_empty() {
        parts.push(Expr::constant(Constant::Str(std::mem::take(plain)), 0));
    }
}

fn parse_template(
    chars: &[char],
    start: usize,
    setting: Setting,
    nodes: &mut usize,
) -> Result<Expr, Refused> {
    let inside = &chars[2..chars.len() - 1];
    let space = |c: &&char| crate::js::text::is_space(**c);
    let lead = inside.iter().take_while(space).count();
    let trail = inside[lead..].iter().rev().take_while(space).count();
    let mut inside = &inside[lead..inside.len() - trail];
    let mut base = start + 2 + lead;
    if let ['=', rest @ ..] = inside {
        inside = rest;
        base += 1;
    }
    if inside.is_empty() {
        return Ok(Expr::constant(Constant::Str(String::new()), base + 1));
    }
    parser::parse(inside, base, setting, nodes)
}
