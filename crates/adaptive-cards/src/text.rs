//! Text that people typed, made safe to stand in a card. Cards read text as Markdown, find mentions by `<at>`
//! and dates by `{{DATE(…)}}`; what people type must come out as they typed it.

use serde::Serialize;
use std::fmt;

/// Text made safe for a `TextBlock`, a `FactSet` or another place where a card reads Markdown. Values of
/// inputs and titles of actions are no such places: they show back slashes.
///
/// ```
/// use adaptive_cards::Escaped;
/// assert_eq!(Escaped::new("*5* [x](y) <at>Ana</at>").as_str(), r"\*5\* \[x\](y) \<at>Ana\</at>");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct Escaped(String);

impl Escaped {
    /// Escapes plain text.
    pub fn new(plain: &str) -> Self {
        Self(escape_markdown(plain))
    }

    /// The text for the card.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text for the card.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Display for Escaped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Escaped> for String {
    fn from(text: Escaped) -> Self {
        text.0
    }
}

impl From<Escaped> for serde_json::Value {
    fn from(text: Escaped) -> Self {
        serde_json::Value::String(text.0)
    }
}

/// Escapes plain text for a place where a card reads Markdown: emphasis, links, code, headings, quotes, lists,
/// entities, `<at>` mentions and `{{DATE(…)}}` come out as they were typed. Control characters other than line
/// ends are removed.
pub fn escape_markdown(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len() + plain.len() / 8);
    for (i, line) in plain.split('\n').enumerate() {
        if i > 0 {
            out.push('\n');
        }
        escape_line(line.trim_end_matches('\r'), &mut out);
    }
    out
}

fn escape_line(line: &str, out: &mut String) {
    let body = line.trim_start_matches([' ', '\t']);
    // Leading white space could make a code block of the line.
    out.push_str(&line[..(line.len() - body.len()).min(3)].replace('\t', " "));
    let marker = list_marker(body);
    let mut before = None;
    for (at, c) in body.char_indices() {
        let rest = &body[at..];
        let special = match c {
            '\\' | '*' | '_' | '[' | ']' | '<' | '`' => true,
            '#' | '>' | '-' | '+' | '=' | '|' => at == 0,
            '.' | ')' => marker == Some(at),
            '~' => before == Some('~') || rest[1..].starts_with('~'),
            '{' => before == Some('{'),
            '&' => is_entity(rest),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        if !c.is_control() || c == '\t' {
            out.push(c);
        }
        before = Some(c);
    }
}

/// Where the `.` or `)` of a numbered list's marker stands at the beginning of a line.
fn list_marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let follows = matches!(line.as_bytes().get(digits), Some(b'.' | b')'));
    let ends = matches!(line.as_bytes().get(digits + 1), None | Some(b' ' | b'\t'));
    (digits > 0 && follows && ends).then_some(digits)
}

fn is_entity(text: &str) -> bool {
    let name = text[1..].bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    name > 0 && text.as_bytes().get(name + 1) == Some(&b';')
}

#[cfg(test)]
mod tests {
    use super::escape_markdown;

    #[test]
    fn what_people_type_is_shown_as_typed() {
        for (typed, escaped) in [
            ("snake_case and 2*3", r"snake\_case and 2\*3"),
            ("- not a list", r"\- not a list"),
            ("12. not a list\n3) nor this", "12\\. not a list\n3\\) nor this"),
            ("version 1.5", "version 1.5"),
            ("# no heading", r"\# no heading"),
            ("a # b - c", "a # b - c"),
            ("{{DATE(2020-01-01T00:00:00Z)}}", r"{\{DATE(2020-01-01T00:00:00Z)}}"),
            ("AT&T &lt; &#39;", r"AT&T \&lt; \&#39;"),
            (r"C:\dir", r"C:\\dir"),
            ("~~x~~ ~y", r"\~\~x\~\~ ~y"),
            ("bell\u{7}", "bell"),
            ("      code", "   code"),
        ] {
            assert_eq!(escape_markdown(typed), escaped);
        }
    }
}
