//! Regular expressions: the syntax that the reference engine's own grammar, JavaScript and the `regex` crate
//! share, translated so that it means the same. `regex` never backtracks, so no pattern can hang.

use crate::error::Fail;
use crate::evaluate::{Evaluator, Outcome, to_js_text};
use crate::value::V;
use regex::{Captures, Regex, RegexBuilder};
use std::fmt::Write as _;

const DIGITS: &str = "0-9";
const WORDS: &str = "A-Za-z0-9_";
const SPACES: &str = r"\t-\r \u{a0}\u{1680}\u{2000}-\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}";
const LINE_ENDS: &str = r"\n\r\u{2028}\u{2029}";

/// Checks a pattern of `isMatch` when the template is loaded.
pub(super) fn check(pattern: &str) -> Result<(), String> {
    compile(pattern, Flavour::Match).map(drop)
}

/// Checks a pattern of `replaceIgnoreCase` when the template is loaded.
pub(super) fn check_replaced(pattern: &str) -> Result<(), String> {
    compile(pattern, Flavour::Replace).map(drop)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flavour {
    /// Options such as `(?i)` may stand anywhere and hold for the whole pattern.
    Match,
    /// Letter case never counts, and there are no options.
    Replace,
}

fn compile(pattern: &str, flavour: Flavour) -> Result<Regex, String> {
    let refused = |why: &str| format!("the pattern `{pattern}` is not supported: {why}");
    if pattern.is_empty() {
        return Err(refused("it is empty"));
    }
    let mut rest = pattern.to_owned();
    let mut option = |text: &str| {
        let found = flavour == Flavour::Match && rest.contains(text);
        if found {
            rest = rest.replacen(text, "", 1);
        }
        found
    };
    let (ignore_case, lines, dot_all) = (option("(?i)"), option("(?m)"), option("(?s)"));
    let mut translation =
        Translation { rest: rest.chars().collect(), at: 0, dot_all, flavour, out: String::new() };
    translation.alternation(0).map_err(&refused)?;
    if translation.at < translation.rest.len() {
        return Err(refused("a `)` has no `(`"));
    }
    RegexBuilder::new(&translation.out)
        .case_insensitive(ignore_case || flavour == Flavour::Replace)
        .multi_line(lines)
        .size_limit(1 << 20)
        .nest_limit(100)
        .build()
        .map_err(|_| refused("it is invalid or too large"))
}

struct Translation {
    rest: Vec<char>,
    at: usize,
    dot_all: bool,
    flavour: Flavour,
    out: String,
}

const NOT_COMMON: &str = "it uses syntax that is not common to both engines";

impl Translation {
    fn peek(&self) -> Option<char> {
        self.rest.get(self.at).copied()
    }

    fn take(&mut self, text: &str) -> bool {
        let found = text.chars().enumerate().all(|(i, c)| self.rest.get(self.at + i) == Some(&c));
        if found {
            self.at += text.chars().count();
        }
        found
    }

    fn alternation(&mut self, depth: usize) -> Result<(), &'static str> {
        if depth > 50 {
            return Err("it is nested too deeply");
        }
        while let Some(c) = self.peek() {
            match c {
                ')' => return Ok(()),
                '|' => {
                    self.at += 1;
                    self.out.push('|');
                }
                _ => {
                    self.atom(depth)?;
                    self.quantifier()?;
                }
            }
        }
        Ok(())
    }

    fn atom(&mut self, depth: usize) -> Result<(), &'static str> {
        let Some(c) = self.peek() else { return Err(NOT_COMMON) };
        self.at += 1;
        match c {
            '(' => self.group(depth),
            '[' => self.class(),
            '\\' => self.escape(false),
            '.' if self.dot_all => self.write("(?s:.)"),
            '.' => self.write(&format!("[^{LINE_ENDS}]")),
            '^' | '$' => self.write(&c.to_string()),
            '*' | '+' | '?' => Err("a quantifier has nothing to repeat"),
            c => self.literal(c),
        }
    }

    fn write(&mut self, text: &str) -> Result<(), &'static str> {
        self.out.push_str(text);
        Ok(())
    }

    fn literal(&mut self, c: char) -> Result<(), &'static str> {
        self.out.push_str(&regex::escape(c.encode_utf8(&mut [0; 4])));
        Ok(())
    }

    fn group(&mut self, depth: usize) -> Result<(), &'static str> {
        if self.take("?:") {
            self.out.push_str("(?:");
        } else if self.take("?<") {
            let name: String = self.rest[self.at..].iter().take_while(|c| **c != '>').collect();
            let starts = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
            if !starts || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
                return Err(NOT_COMMON);
            }
            self.at += name.len();
            if !self.take(">") {
                return Err(NOT_COMMON);
            }
            let written = write!(self.out, "(?P<{name}>");
            debug_assert!(written.is_ok(), "writing to a string can't fail");
        } else if self.peek() == Some('?') {
            return Err(NOT_COMMON);
        } else {
            self.out.push('(');
        }
        self.alternation(depth + 1)?;
        if !self.take(")") {
            return Err("a `(` has no `)`");
        }
        self.write(")")
    }

    /// After a back slash, in a class or outside.
    fn escape(&mut self, in_class: bool) -> Result<(), &'static str> {
        let Some(c) = self.peek() else { return Err("it ends with a back slash") };
        self.at += 1;
        let set = match c.to_ascii_lowercase() {
            'd' => DIGITS,
            'w' => WORDS,
            's' => SPACES,
            // JavaScript has it, the reference's own grammar for `isMatch` has not.
            'b' if c == 'b' && !in_class && self.flavour == Flavour::Replace => {
                return self.write(r"(?-u:\b)");
            }
            _ => return self.plain_escape(c),
        };
        match (c.is_ascii_uppercase(), in_class) {
            (true, _) => self.write(&format!("[^{set}]")),
            (false, true) => self.write(set),
            (false, false) => self.write(&format!("[{set}]")),
        }
    }

    fn plain_escape(&mut self, c: char) -> Result<(), &'static str> {
        match c {
            'n' => self.write(r"\n"),
            'r' => self.write(r"\r"),
            't' => self.write(r"\t"),
            'f' => self.write(r"\x0C"),
            'x' => {
                let digits: String = self.rest[self.at..].iter().take(2).collect();
                if digits.len() != 2 || !digits.chars().all(|c| c.is_ascii_hexdigit()) {
                    return Err(NOT_COMMON);
                }
                self.at += 2;
                self.write(&format!(r"\x{digits}"))
            }
            c if c.is_ascii_alphanumeric() => Err(NOT_COMMON),
            c => self.literal(c),
        }
    }

    fn class(&mut self) -> Result<(), &'static str> {
        self.out.push('[');
        if self.take("^") {
            self.out.push('^');
        }
        let first = self.at;
        loop {
            let Some(c) = self.peek() else { return Err("a `[` has no `]`") };
            self.at += 1;
            match c {
                ']' if self.at - 1 == first => return Err(NOT_COMMON),
                ']' => return self.write("]"),
                '\\' => self.escape(true)?,
                '-' if self.at - 1 > first && self.peek().is_some_and(|c| c != ']') => self.out.push('-'),
                c => self.literal_in_class(c),
            }
        }
    }

    fn literal_in_class(&mut self, c: char) {
        // `&&`, `--` and `~~` would be set operations.
        if c.is_ascii_punctuation() {
            self.out.push('\\');
        }
        self.out.push(c);
    }

    fn quantifier(&mut self) -> Result<(), &'static str> {
        let start = self.at;
        match self.peek() {
            Some('?' | '*' | '+') => self.at += 1,
            Some('{') => {
                let body: String = self.rest[self.at + 1..].iter().take_while(|c| **c != '}').collect();
                let (least, most) = body.split_once(',').unwrap_or((&body, ""));
                let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
                let closed = self.rest.get(self.at + 1 + body.chars().count()) == Some(&'}');
                if least.is_empty() || !digits(least) || !digits(most) || !closed {
                    // No quantifier: a brace like any other character.
                    return Ok(());
                }
                self.at += body.chars().count() + 2;
            }
            _ => return Ok(()),
        }
        if self.peek() == Some('?') {
            self.at += 1;
        }
        if matches!(self.peek(), Some('+' | '*' | '?')) {
            return Err("a quantifier has nothing to repeat");
        }
        let text: String = self.rest[start..self.at].iter().collect();
        self.write(&text)
    }
}

/// `isMatch(text, pattern)`.
pub(super) fn is_match<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let Some(pattern) = args[1].as_str() else { return Err(Fail::error("the pattern is missing")) };
    let regex = prepared(ev, pattern, Flavour::Match)?;
    let text = if args[0].is_falsy() { String::new() } else { to_js_text(&args[0]) };
    ev.budget.steps(text.len() / 16 + pattern.len())?;
    Ok(V::Bool(regex.is_match(&text)))
}

/// Compiles a pattern once in an expansion.
fn prepared(ev: &mut Evaluator<'_>, pattern: &str, flavour: Flavour) -> Result<Regex, Fail> {
    let key = (pattern.to_owned(), flavour == Flavour::Replace);
    if let Some(regex) = ev.patterns.as_ref().and_then(|known| known.get(&key)) {
        return Ok(regex.clone());
    }
    ev.budget.steps(pattern.len().saturating_mul(100))?;
    let regex = compile(pattern, flavour).map_err(Fail::Error)?;
    ev.patterns.get_or_insert_default().insert(key, regex.clone());
    Ok(regex)
}

/// `replaceIgnoreCase(text, pattern, replacement)`; in the replacement `$1`, `$&` and their like count.
pub(super) fn replace_ignore_case<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let part = |at: usize| args.get(at).and_then(V::as_str).unwrap_or("");
    let (text, pattern, replacement) = (part(0), part(1), part(2));
    if pattern.is_empty() {
        return Err(Fail::error("the text to replace should be a string with length at least 1"));
    }
    let regex = prepared(ev, pattern, Flavour::Replace)?;
    let named = regex.capture_names().flatten().next().is_some();
    let mut out = String::new();
    let mut end = 0;
    for found in regex.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        ev.budget.steps(1)?;
        let before = out.len();
        out.push_str(&text[end..whole.start()]);
        fill_in(replacement, text, &found, named, &mut out);
        ev.budget.bytes(out.len() - before)?;
        end = whole.end();
    }
    out.push_str(&text[end..]);
    ev.text(out)
}

/// Writes a replacement as `String.prototype.replace` does.
fn fill_in(replacement: &str, text: &str, found: &Captures<'_>, named: bool, out: &mut String) {
    let (start, end) = found.get(0).map_or((0, 0), |m| (m.start(), m.end()));
    let group = |number: usize| found.get(number).map_or("", |m| m.as_str());
    let mut rest = replacement;
    while let Some(dollar) = rest.find('$') {
        out.push_str(&rest[..dollar]);
        rest = &rest[dollar + 1..];
        let digits = rest.bytes().take(2).take_while(u8::is_ascii_digit).count();
        let numbered = (1..=digits).rev().find_map(|count| {
            let number: usize = rest[..count].parse().ok()?;
            (number > 0 && number < found.len()).then_some((number, count))
        });
        let taken = match (rest.bytes().next(), numbered) {
            (Some(b'$'), _) => ("$", 1),
            (Some(b'&'), _) => (group(0), 1),
            (Some(b'`'), _) => (&text[..start], 1),
            (Some(b'\''), _) => (&text[end..], 1),
            (_, Some((number, count))) => (group(number), count),
            (Some(b'<'), None) if named => match rest.find('>') {
                Some(close) => (found.name(&rest[1..close]).map_or("", |m| m.as_str()), close + 1),
                None => ("$", 0),
            },
            _ => ("$", 0),
        };
        out.push_str(taken.0);
        rest = &rest[taken.1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, text: &str) -> Option<bool> {
        compile(pattern, Flavour::Match).ok().map(|regex| regex.is_match(text))
    }

    #[test]
    fn common_patterns_mean_what_they_mean_in_javascript() {
        for (pattern, text, expected) in [
            (r"^\d{3}-\w+$", "123-ab_c", Some(true)),
            (r"^\d+$", "\u{664}", Some(false)),
            ("(?i)HELLO", "say hello", Some(true)),
            ("a.c", "a\rc", Some(false)),
            ("(?s)a.c", "a\nc", Some(true)),
            ("a{x}", "a{x}", Some(true)),
            (r"[\w.-]+@[a-z&&x]+", "a.b-c@x", Some(true)),
            ("[a-c]", "-", Some(false)),
            ("a|", "", Some(true)),
            (r"\bword", "word", None),
            ("(?=a)", "a", None),
            (r"(a)\1", "aa", None),
            ("a++", "a", None),
            ("*a", "a", None),
            ("[]", "a", None),
            ("(a", "a", None),
            ("", "", None),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern}");
        }
    }
}
