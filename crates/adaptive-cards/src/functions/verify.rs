//! The reference engine's checks of operands when a call is evaluated.

use crate::error::Fail;
use crate::evaluate::to_js_text;
use crate::expression::Expr;
use crate::value::V;
use serde_json::Value;

/// What every operand of a call must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verify {
    Anything,
    Number,
    /// A number; not zero after the first.
    Divisor,
    NumberOrNumbers,
    Numbers,
    Container,
    ContainerOrNull,
    NotNull,
    Integer,
    List,
    Text,
    TextOrMissing,
    NumberOrTextOrMissing,
}

impl Verify {
    pub(crate) fn check(self, value: &V<'_>, expr: &Expr, position: usize) -> Result<(), Fail> {
        let refuse = |what: &str| Err(Fail::error(format!("{expr} {what}")));
        let container = || value.as_str().is_some() || value.is_object_like();
        match self {
            Verify::Anything => Ok(()),
            Verify::Number | Verify::Divisor => match value.number() {
                None => refuse("is not a number."),
                Some(0.0) if self == Verify::Divisor && position > 0 => refuse("is 0: cannot divide by 0."),
                Some(_) => Ok(()),
            },
            Verify::NumberOrNumbers if value.number().is_some() => Ok(()),
            Verify::NumberOrNumbers | Verify::Numbers => numbers(value, expr),
            Verify::Container if !container() => refuse("must be a string, list, map or object."),
            Verify::ContainerOrNull if !container() && !value.is_nullish() => {
                refuse("must be a string, list, map or object.")
            }
            Verify::NotNull if value.is_nullish() => refuse("is null."),
            Verify::Integer if value.integer().is_none() => refuse("is not a integer."),
            Verify::List if !value.is_array() => refuse("is not a list or array."),
            Verify::Text if value.as_str().is_none() => refuse("is not a string."),
            Verify::TextOrMissing if value.as_str().is_none() && !matches!(value, V::Undefined) => {
                refuse("is neither a string nor a null object.")
            }
            Verify::NumberOrTextOrMissing
                if value.as_str().is_none() && !matches!(value, V::Undefined) && value.number().is_none() =>
            {
                refuse("is neither a number nor string")
            }
            Verify::Container
            | Verify::ContainerOrNull
            | Verify::NotNull
            | Verify::Integer
            | Verify::List
            | Verify::Text
            | Verify::TextOrMissing
            | Verify::NumberOrTextOrMissing => Ok(()),
        }
    }
}

fn numbers(value: &V<'_>, expr: &Expr) -> Result<(), Fail> {
    let wrong = match value {
        V::Array(items) => items.borrow().iter().find(|item| item.number().is_none()).cloned(),
        V::Data(Value::Array(items)) => items.iter().map(V::from_json).find(|item| item.number().is_none()),
        _ => return Err(Fail::error(format!("{expr} is not a list."))),
    };
    match wrong {
        None => Ok(()),
        Some(item) => Err(Fail::error(format!("{} is not a number in {expr}.", to_js_text(&item)))),
    }
}
