//! Text to tokens, by the reference grammar's rules (longest match; then the rule that stands first).

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An operator or bracket, told apart by its text.
    Symbol,
    Number,
    Identifier,
    Text,
    /// Anything the grammar has no rule for.
    Invalid,
}

/// A token: characters `start..end` of the expression.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

const SYMBOLS: [&str; 29] = [
    "==", "!=", "<>", "&&", "||", "<=", ">=", "=>", "??", "+", "-", "!", "^", "*", "/", "%", "&", "<", ">",
    "(", ")", ".", "[", "]", "{", "}", ",", ":", "?",
];

/// Object literals in each other, and strings with escaped quotes, in one template.
const MAX_NESTING: usize = 64;

/// The tokens of an expression (the inside of a `${…}`).
pub(super) fn tokens(chars: &[char]) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if let Some(skipped) = skipped(&chars[at..]) {
            at += skipped;
            continue;
        }
        let (kind, length) = longest(&chars[at..]);
        out.push(Token { kind, start: at, end: at + length });
        at += length;
    }
    out
}

fn skipped(rest: &[char]) -> Option<usize> {
    match rest {
        [' ' | '\t' | '\u{feff}' | '\u{a0}' | '\n', ..] => Some(1),
        ['\r', '\n', ..] => Some(2),
        _ => None,
    }
}

fn longest(rest: &[char]) -> (Kind, usize) {
    let mut best = (Kind::Invalid, 1);
    if let Some(symbol) = SYMBOLS.iter().find(|s| s.chars().enumerate().all(|(i, c)| rest.get(i) == Some(&c)))
    {
        best = (Kind::Symbol, symbol.len());
    }
    let candidates = [
        (Kind::Number, number(rest)),
        (Kind::Identifier, identifier(rest)),
        (Kind::Text, string(rest).first().copied().unwrap_or(0)),
    ];
    for (kind, length) in candidates {
        if length > best.1 || (length == best.1 && best.0 == Kind::Invalid) {
            best = (kind, length);
        }
    }
    best
}

fn number(rest: &[char]) -> usize {
    let digits = |from: usize| rest[from.min(rest.len())..].iter().take_while(|c| c.is_ascii_digit()).count();
    let whole = digits(0);
    if whole > 0 && rest.get(whole) == Some(&'.') {
        let fraction = digits(whole + 1);
        if fraction > 0 {
            return whole + 1 + fraction;
        }
    }
    whole
}

/// The length of the identifier at the beginning, 0 if there is none.
fn identifier(rest: &[char]) -> usize {
    let head = match rest {
        ['@', '@', ..] => 2,
        [c, ..] if c.is_ascii_alphabetic() || matches!(c, '_' | '#' | '@' | '$' | '%') => 1,
        _ => return 0,
    };
    head + rest[head..].iter().take_while(|c| c.is_ascii_alphanumeric() || **c == '_').count()
}

/// The ends that a string at the beginning may have, the preferred one first: a back slash escapes a quote
/// or a back slash, but if the string would never end that way, the last escaped quote ends it.
fn string(rest: &[char]) -> Vec<usize> {
    let quote = match rest.first() {
        Some(c @ ('\'' | '"')) => *c,
        _ => return Vec::new(),
    };
    let mut fallback = None;
    let mut at = 1;
    while at < rest.len() {
        if rest[at] == '\\' && rest.get(at + 1).is_some_and(|c| *c == quote || *c == '\\') {
            if rest[at + 1] == quote {
                fallback = Some(at + 2);
            }
            at += 2;
        } else if rest[at] == quote {
            let mut ends = vec![at + 1];
            ends.extend(fallback);
            return ends;
        } else {
            at += 1;
        }
    }
    fallback.into_iter().collect()
}

/// The length of the `${…}` at the beginning, if it is one. `work` bounds the search.
pub(super) fn template(rest: &[char], work: &mut usize) -> Option<usize> {
    match rest {
        ['$', '{', ..] => template_end(rest, 2, work, 0),
        _ => None,
    }
}

/// Where the template that began with `${` and was read up to `at` ends.
fn template_end(rest: &[char], mut at: usize, work: &mut usize, depth: usize) -> Option<usize> {
    loop {
        *work = work.checked_sub(1)?;
        match rest.get(at)? {
            '}' => return (at > 2).then_some(at + 1),
            '\'' | '"' => {
                let ends = string(&rest[at..]);
                *work = work.checked_sub(ends.first().copied().unwrap_or(0))?;
                if let [preferred, _] = ends[..]
                    && depth < MAX_NESTING
                    && let Some(end) = template_end(rest, at + preferred, work, depth + 1)
                {
                    return Some(end);
                }
                at += ends.last()?;
            }
            '{' => at += object(&rest[at..], work, 0)?,
            '\r' | '\n' | '`' => return None,
            _ => at += 1,
        }
    }
}

/// The length of an object literal at the beginning: `{name: …}`, nested ones included. No space may stand
/// before the first name, because the reference lexer keeps white space inside strings.
fn object(rest: &[char], work: &mut usize, depth: usize) -> Option<usize> {
    if depth > MAX_NESTING {
        return None;
    }
    let mut at = 1;
    if rest.get(at) == Some(&'}') {
        return Some(2);
    }
    let key = match identifier(&rest[at..]) {
        0 => *string(&rest[at..]).first()?,
        n => n,
    };
    at += key;
    if rest.get(at) != Some(&':') {
        return None;
    }
    at += 1;
    let values = at;
    loop {
        *work = work.checked_sub(1)?;
        match rest.get(at)? {
            '}' => return (at > values).then_some(at + 1),
            '\'' | '"' => at += *string(&rest[at..]).first()?,
            '{' => at += object(&rest[at..], work, depth + 1)?,
            '\r' | '\n' | '`' => return None,
            _ => at += 1,
        }
    }
}

/// The value of a string literal.
pub(super) fn unescape(literal: &str) -> String {
    let quote = &literal[..1];
    let inner = literal[1..literal.len() - 1].replace(&format!("\\{quote}"), quote);
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.peek() {
            Some('r') => out.push('\r'),
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('\\') => out.push('\\'),
            Some('\r' | '\n') | None => {
                out.push('\\');
                continue;
            }
            Some(other) => {
                out.push('\\');
                out.push(*other);
            }
        }
        chars.next();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        tokens(&chars).iter().map(|t| chars[t.start..t.end].iter().collect()).collect()
    }

    fn template_of(text: &str) -> Option<String> {
        let chars: Vec<char> = text.chars().collect();
        template(&chars, &mut 10_000).map(|n| chars[..n].iter().collect())
    }

    #[test]
    fn the_longest_match_wins_even_where_that_surprises() {
        assert_eq!(words("5 % 2"), ["5", "%", "2"]);
        assert_eq!(words("5%2"), ["5", "%2"]);
        assert_eq!(words("a<=b=>c"), ["a", "<=", "b", "=>", "c"]);
        assert_eq!(words("1.5.x"), ["1.5", ".", "x"]);
    }

    #[test]
    fn strings_end_at_the_quote_that_is_not_escaped_or_else_at_the_last_escaped_one() {
        assert_eq!(words(r"'a\'b' x"), [r"'a\'b'", "x"]);
        assert_eq!(words(r"'C:\'"), [r"'C:\'"]);
        assert_eq!(words(r"'a\\' x"), [r"'a\\'", "x"]);
    }

    #[test]
    fn templates_may_hold_strings_and_objects_with_braces() {
        assert_eq!(template_of("${a} b}").as_deref(), Some("${a}"));
        assert_eq!(template_of("${'}'} b").as_deref(), Some("${'}'}"));
        assert_eq!(template_of("${{a:1}}").as_deref(), Some("${{a:1}}"));
        assert_eq!(template_of("${{ a:1}}"), None);
        assert_eq!(template_of("${}"), None);
        assert_eq!(template_of("${a"), None);
    }
}
