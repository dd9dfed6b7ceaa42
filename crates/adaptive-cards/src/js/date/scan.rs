//! The words, numbers and signs that a date is written with.

use crate::js::text::is_space;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Month(i64),
    HalfDay(i64),
    Zone(i64),
    Separator,
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Number { value: i64, length: usize },
    Symbol(char),
    Word(Word, usize),
    Space,
    Unknown,
}

impl Token {
    pub(super) fn fixed(self, digits: usize) -> Option<i64> {
        match self {
            Token::Number { value, length } if length == digits => Some(value),
            _ => None,
        }
    }

    pub(super) fn sign(self) -> Option<i64> {
        match self {
            Token::Symbol('+') => Some(1),
            Token::Symbol('-') => Some(-1),
            _ => None,
        }
    }

    pub(super) fn is_z(self) -> bool {
        self == Token::Word(Word::Zone(0), 1)
    }
}

pub(super) struct Reader {
    pub(super) chars: Vec<char>,
    pub(super) at: usize,
}

impl Reader {
    pub(super) fn peek(&self) -> Option<Token> {
        let mut copy = self.at;
        scan(&self.chars, &mut copy)
    }

    pub(super) fn next(&mut self) -> Option<Token> {
        scan(&self.chars, &mut self.at)
    }

    pub(super) fn skip(&mut self, symbol: char) -> bool {
        let found = self.peek() == Some(Token::Symbol(symbol));
        if found {
            self.next();
        }
        found
    }

    pub(super) fn peek_fixed(&self, digits: usize, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
        self.peek()?.fixed(digits).filter(|n| range.contains(n))
    }

    pub(super) fn take_fixed(&mut self, digits: usize, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
        let value = self.peek_fixed(digits, range)?;
        self.next();
        Some(value)
    }
}

fn scan(chars: &[char], at: &mut usize) -> Option<Token> {
    let start = *at;
    let c = *chars.get(start)?;
    let run = |accept: &dyn Fn(char) -> bool| chars[start..].iter().take_while(|c| accept(**c)).count();
    if c.is_ascii_digit() {
        let length = run(&|c| c.is_ascii_digit());
        *at += length;
        let significant = chars[start..*at].iter().skip_while(|c| **c == '0').take(9);
        let value = significant.fold(0, |n, c| n * 10 + i64::from(c.to_digit(10).unwrap_or(0)));
        return Some(Token::Number { value, length });
    }
    if is_space(c) {
        *at += run(&is_space);
        return Some(Token::Space);
    }
    if c >= 'A' {
        let length = run(&|c| c >= 'A' && !is_space(c));
        *at += length;
        return Some(Token::Word(word(&chars[start..*at]), length));
    }
    *at += 1;
    match c {
        ':' | '-' | '+' | '.' | ')' => Some(Token::Symbol(c)),
        '(' => {
            let mut open = 1;
            while let Some(c) = chars.get(*at).filter(|_| open > 0) {
                open += i32::from(*c == '(') - i32::from(*c == ')');
                *at += 1;
            }
            Some(Token::Unknown)
        }
        _ => Some(Token::Unknown),
    }
}

fn word(chars: &[char]) -> Word {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const ZONES: [(&str, i64); 12] = [
        ("ut", 0),
        ("utc", 0),
        ("z", 0),
        ("gmt", 0),
        ("cdt", -5),
        ("cst", -6),
        ("edt", -4),
        ("est", -5),
        ("mdt", -6),
        ("mst", -7),
        ("pdt", -7),
        ("pst", -8),
    ];
    let begin: String = chars.iter().take(3).map(char::to_ascii_lowercase).collect();
    if let Some(month) = MONTHS.iter().position(|m| *m == begin) {
        return Word::Month(month as i64 + 1);
    }
    if chars.len() > 3 {
        return Word::Other;
    }
    match begin.as_str() {
        "am" => Word::HalfDay(0),
        "pm" => Word::HalfDay(12),
        "t" => Word::Separator,
        name => {
            ZONES.iter().find(|(zone, _)| *zone == name).map_or(Word::Other, |(_, hours)| Word::Zone(*hours))
        }
    }
}
