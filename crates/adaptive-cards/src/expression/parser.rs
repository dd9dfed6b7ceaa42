//! Tokens to trees: the reference grammar and its precedence. A call is made, and checked, in `call`.

use super::lexer::{self, Kind, Token, unescape};
use super::{Constant, Expr};
use crate::limits::Limits;

mod call;

/// Why an expression can't be read.
#[derive(Debug)]
pub(crate) struct Refused {
    /// The character in the whole string, from 1.
    pub(crate) column: usize,
    pub(crate) reason: String,
    pub(crate) suggestion: Option<String>,
}

/// What the parser must know of the host.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub(crate) limits: Limits,
    /// Whether a function that doesn't exist fails when evaluated, as in the reference engine, or is refused.
    pub(crate) unknown_functions_fail_late: bool,
    /// Whether the host gives a clock.
    pub(crate) clock: bool,
}

/// Reads one expression, the whole of `chars`; `base` characters of the string stand before it.
pub(super) fn parse(
    chars: &[char],
    base: usize,
    setting: Setting,
    nodes: &mut usize,
) -> Result<Expr, Refused> {
    let tokens = lexer::tokens(chars);
    let mut parser = Parser { chars, tokens, next: 0, base, setting, nodes };
    let expr = parser.expression(0, 0)?;
    match parser.tokens.get(parser.next) {
        None => Ok(expr),
        Some(_) => Err(parser.unexpected()),
    }
}

struct Parser<'p> {
    chars: &'p [char],
    tokens: Vec<Token>,
    next: usize,
    /// Characters of the whole string before this expression.
    base: usize,
    setting: Setting,
    nodes: &'p mut usize,
}

/// How tightly a binary operator binds, and at least how tightly what follows it must.
fn binding(symbol: &str) -> Option<(u8, u8)> {
    Some(match symbol {
        "^" => (11, 11),
        "*" | "/" | "%" => (10, 11),
        "+" | "-" => (9, 10),
        "==" | "!=" | "<>" => (8, 9),
        "&" => (7, 8),
        "<" | "<=" | ">" | ">=" => (6, 7),
        "&&" => (5, 6),
        "||" => (4, 5),
        "??" => (3, 4),
        "?" => (2, 3),
        _ => return None,
    })
}

impl Parser<'_> {
    fn text(&self, token: Token) -> String {
        self.chars[token.start..token.end].iter().collect()
    }

    fn peek(&self) -> Option<(Kind, String)> {
        self.tokens.get(self.next).map(|t| (t.kind, self.text(*t)))
    }

    fn peek_symbol(&self) -> Option<String> {
        self.peek().filter(|(kind, _)| *kind == Kind::Symbol).map(|(_, text)| text)
    }

    fn is_symbol(&self, symbol: &str) -> bool {
        self.peek_symbol().is_some_and(|s| s == symbol)
    }

    /// The column of the next token, or of the end.
    fn column(&self) -> usize {
        self.base + self.tokens.get(self.next).map_or(self.chars.len(), |t| t.start) + 1
    }

    fn take(&mut self, symbol: &str) -> Result<(), Refused> {
        if self.is_symbol(symbol) {
            self.next += 1;
            return Ok(());
        }
        let mut refused = self.unexpected();
        refused.reason.push_str(&format!(", expected `{symbol}`"));
        Err(refused)
    }

    fn unexpected(&self) -> Refused {
        let reason = match self.peek() {
            Some((Kind::Invalid, text)) if text == "'" || text == "\"" => "the string has no end".to_owned(),
            Some((Kind::Identifier, text)) if text.len() > 1 && text.starts_with('%') => {
                format!("unexpected `{text}`: put a space after `%`")
            }
            Some((_, text)) => format!("unexpected `{text}`"),
            None => "the expression ends too early".to_owned(),
        };
        Refused { column: self.column(), reason, suggestion: None }
    }

    fn refuse<T>(&self, column: usize, reason: impl Into<String>) -> Result<T, Refused> {
        Err(Refused { column, reason: reason.into(), suggestion: None })
    }

    fn expression(&mut self, tightness: u8, depth: usize) -> Result<Expr, Refused> {
        if depth > self.setting.limits.depth {
            return self.refuse(self.column(), "the expression is nested too deeply");
        }
        let column = self.column();
        let mut left = match self.peek_symbol().as_deref() {
            Some(operator @ ("!" | "-" | "+")) => {
                self.next += 1;
                let operand = self.expression(12, depth + 1)?;
                match operator {
                    "!" => self.call("!", vec![operand], column)?,
                    operator => {
                        let zero = Expr::constant(Constant::Num(0.0), column);
                        self.call(operator, vec![zero, operand], column)?
                    }
                }
            }
            _ => self.primary(depth)?,
        };
        while let Some(operator) = self.peek_symbol() {
            let Some((_, then)) = binding(&operator).filter(|(binds, _)| *binds >= tightness) else {
                break;
            };
            let column = self.column();
            self.next += 1;
            left = if operator == "?" {
                let yes = self.expression(0, depth + 1)?;
                self.take(":")?;
                let no = self.expression(then, depth + 1)?;
                self.call("if", vec![left, yes, no], column)?
            } else {
                let right = self.expression(then, depth + 1)?;
                self.call(&operator, vec![left, right], column)?
            };
        }
        Ok(left)
    }

    fn primary(&mut self, depth: usize) -> Result<Expr, Refused> {
        let first = self.next;
        let column = self.column();
        let mut left = self.atom(depth)?;
        loop {
            match self.peek_symbol().as_deref() {
                Some(".") => {
                    self.next += 1;
                    let Some((Kind::Identifier, name)) = self.peek() else { return Err(self.unexpected()) };
                    self.next += 1;
                    let name = Expr::constant(Constant::Str(name), column);
                    left = self.call("Accessor", vec![name, left], column)?;
                }
                Some("[") => {
                    self.next += 1;
                    let index = self.expression(0, depth + 1)?;
                    self.take("]")?;
                    left = self.call("Element", vec![left, index], column)?;
                }
                Some("(") => left = self.invocation(first, self.next, depth)?,
                Some("!") if self.opens_after_next() => {
                    let end = self.next + 1;
                    left = self.invocation(first, end, depth)?;
                }
                _ => return Ok(left),
            }
        }
    }

    fn opens_after_next(&self) -> bool {
        self.tokens.get(self.next + 1).is_some_and(|t| t.kind == Kind::Symbol && self.text(*t) == "(")
    }

    /// A call of the function whose name are the tokens `first..end`, without white space.
    fn invocation(&mut self, first: usize, end: usize, depth: usize) -> Result<Expr, Refused> {
        let column = self.base + self.tokens[first].start + 1;
        let name: String = self.tokens[first..end].iter().map(|t| self.text(*t)).collect();
        self.next = end + 1;
        let args = self.arguments(")", depth)?;
        self.call(&name, args, column)
    }

    fn atom(&mut self, depth: usize) -> Result<Expr, Refused> {
        let column = self.column();
        let Some((kind, text)) = self.peek() else { return Err(self.unexpected()) };
        self.next += 1;
        match (kind, text.as_str()) {
            (Kind::Number, text) => {
                Ok(Expr::constant(Constant::Num(text.parse().unwrap_or(f64::NAN)), column))
            }
            (Kind::Text, text) => Ok(Expr::constant(Constant::Str(unescape(text)), column)),
            (Kind::Identifier, text) => self.identifier(text, column),
            (Kind::Symbol, "(") => {
                let inner = self.expression(0, depth + 1)?;
                self.take(")")?;
                Ok(inner)
            }
            (Kind::Symbol, "[") => {
                let items = self.arguments("]", depth)?;
                self.call("createArray", items, column)
            }
            (Kind::Symbol, "{") => self.object(column, depth),
            (Kind::Symbol | Kind::Invalid, _) => {
                self.next -= 1;
                Err(self.unexpected())
            }
        }
    }

    fn identifier(&mut self, text: &str, column: usize) -> Result<Expr, Refused> {
        let constant = match text {
            "true" => Constant::Bool(true),
            "false" => Constant::Bool(false),
            "null" => Constant::Null,
            "undefined" => Constant::Undefined,
            name => {
                let name = Expr::constant(Constant::Str(name.to_owned()), column);
                return self.call("Accessor", vec![name], column);
            }
        };
        Ok(Expr::constant(constant, column))
    }

    /// Arguments up to a closing bracket; `name => body` stands for the two arguments `name, body`.
    fn arguments(&mut self, close: &str, depth: usize) -> Result<Vec<Expr>, Refused> {
        let mut args = Vec::new();
        if self.is_symbol(close) {
            self.next += 1;
            return Ok(args);
        }
        loop {
            let arrow = self.tokens.get(self.next + 1).is_some_and(|t| self.text(*t) == "=>");
            if let (Some((Kind::Identifier, name)), true) = (self.peek(), arrow) {
                let column = self.column();
                let name = Expr::constant(Constant::Str(name), column);
                args.push(self.call("Accessor", vec![name], column)?);
                self.next += 2;
            }
            args.push(self.expression(0, depth + 1)?);
            if self.is_symbol(",") {
                self.next += 1;
                continue;
            }
            self.take(close)?;
            return Ok(args);
        }
    }

    fn object(&mut self, column: usize, depth: usize) -> Result<Expr, Refused> {
        let empty = Expr::constant(Constant::Str("{}".into()), column);
        let mut object = self.call("json", vec![empty], column)?;
        if self.is_symbol("}") {
            self.next += 1;
            return Ok(object);
        }
        loop {
            let at = self.column();
            let key = match self.peek() {
                Some((Kind::Identifier, name)) => name,
                Some((Kind::Text, text)) => text[1..text.len() - 1].to_owned(),
                _ => return Err(self.unexpected()),
            };
            self.next += 1;
            self.take(":")?;
            let value = self.expression(0, depth + 1)?;
            object =
                self.call("setProperty", vec![object, Expr::constant(Constant::Str(key), at), value], at)?;
            if self.is_symbol(",") {
                self.next += 1;
                continue;
            }
            self.take("}")?;
            return Ok(object);
        }
    }
}
