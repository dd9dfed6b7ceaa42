//! An expanded card that borrows what it can: parts of the template that never change, and values of the data.
//! The walk that makes it stands in `expand`.

use super::plan::Fixed;
use super::prepare::{Source, Written};
use crate::error::{ExpandError, Fail};
use crate::js::show;
use crate::limits::{Budget, Limits};
use crate::value::json_number;
use serde::ser::{Error, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};
use std::cell::Cell;

/// A card as a list of steps: what a walk over it would meet.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'a> {
    Null,
    Bool(bool),
    Number(f64),
    Text(&'a str),
    /// Text that was put together: where it begins and ends in the buffer.
    Joined(usize, usize),
    /// A part of the template that never changes.
    Constant(&'a Value),
    /// A value of the data, and the expression that gave it.
    Data(&'a Value, &'a Written),
    /// The card's `made`.
    Made,
    /// Steps of the template that are the same each time.
    Run(&'a [Fixed]),
    /// The items follow, then an end.
    List,
    /// Keys, each with its value, follow, then an end.
    Object,
    Key(&'a str),
    /// A key that was put together.
    JoinedKey(usize, usize),
    End,
}

/// A card that shares what it can with its template and its data, as the reference engine's cards do: nothing of
/// them is copied. It becomes text with any serializer, alone or inside of something larger.
///
/// The [`Limits`] on size hold when it is serialized, too: a small card can name large data many times.
///
/// ```
/// use adaptive_cards::{ExpandOptions, Template};
/// use serde_json::json;
///
/// let template = Template::parse(&json!({"type": "TextBlock", "text": "Hi ${name}"}))?;
/// let (data, options) = (json!({"name": "Ana"}), ExpandOptions::default());
/// let card = template.expand_borrowed(&data, &options)?;
/// assert_eq!(serde_json::to_string(&card)?, r#"{"type":"TextBlock","text":"Hi Ana"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Expanded<'a> {
    pub(super) steps: Vec<Step<'a>>,
    /// All text that was put together.
    pub(super) text: String,
    /// A card that could not be borrowed.
    pub(super) made: Option<Box<Value>>,
    pub(super) warnings: Vec<String>,
    pub(super) limits: Limits,
}

impl Expanded<'_> {
    /// What the reference engine would warn of: one for each object that was dropped because its `$when` is no
    /// condition.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// The card as a value of its own.
    ///
    /// # Errors
    /// If it would be larger than the limits allow.
    pub fn to_value(&self) -> Result<Value, ExpandError> {
        self.copy(&Budget::new(&self.limits))
    }

    pub(super) fn copy(&self, budget: &Budget) -> Result<Value, ExpandError> {
        let cursor = Cursor { card: self, next: Cell::new(0), in_run: Cell::new(0), budget };
        cursor.copy()
    }
}

/// A place in a card.
struct Cursor<'c, 'a> {
    card: &'c Expanded<'a>,
    next: Cell<usize>,
    /// How far the run that comes next is read.
    in_run: Cell<usize>,
    budget: &'c Budget,
}

fn nowhere(fail: Fail) -> ExpandError {
    super::expand::at(&Source::nowhere(), 0, fail)
}

impl<'c, 'a> Cursor<'c, 'a> {
    /// What comes next; a card without steps is null.
    fn peek(&self) -> Step<'c> {
        match self.card.steps.get(self.next.get()) {
            Some(Step::Run(run)) => run.get(self.in_run.get()).map_or(Step::End, Fixed::step),
            Some(step) => *step,
            None => Step::End,
        }
    }

    fn advance(&self) {
        let at = self.next.get();
        let within = self.in_run.get() + 1;
        match self.card.steps.get(at) {
            Some(Step::Run(run)) if within < run.len() => self.in_run.set(within),
            _ => {
                self.next.set(at + 1);
                self.in_run.set(0);
            }
        }
    }

    fn step(&self) -> Step<'c> {
        let step = self.peek();
        self.advance();
        step
    }

    /// Whether the list ends here; steps over its end.
    fn ends(&self) -> bool {
        let ends = matches!(self.peek(), Step::End);
        if ends {
            self.advance();
        }
        ends
    }

    /// The key that comes next in an object; its value follows. `None` at the end.
    fn member(&self) -> Option<&'c str> {
        match self.step() {
            Step::Key(key) => Some(key),
            Step::JoinedKey(start, end) => Some(&self.card.text[start..end]),
            Step::Null
            | Step::Bool(_)
            | Step::Number(_)
            | Step::Text(_)
            | Step::Joined(..)
            | Step::Constant(_)
            | Step::Data(..)
            | Step::Made
            | Step::Run(_)
            | Step::List
            | Step::Object
            | Step::End => None,
        }
    }

    fn shared(&self, value: &'c Value) -> Shared<'c> {
        Shared { value, budget: self.budget, depth: self.budget.depth * 2 }
    }

    fn text(&self, text: &str) -> Result<Value, ExpandError> {
        self.budget.bytes(text.len()).map_err(nowhere)?;
        Ok(Value::String(text.to_owned()))
    }

    fn copy(&self) -> Result<Value, ExpandError> {
        Ok(match self.step() {
            Step::Null | Step::End | Step::Key(_) | Step::JoinedKey(..) | Step::Run(_) => Value::Null,
            Step::Bool(b) => Value::Bool(b),
            Step::Number(n) => json_number(n),
            Step::Text(text) => self.text(text)?,
            Step::Joined(start, end) => self.text(&self.card.text[start..end])?,
            Step::Constant(value) => {
                show::copy_json(value, self.budget, self.budget.depth * 2).map_err(nowhere)?
            }
            Step::Data(value, written) => show::copy_json(value, self.budget, self.budget.depth * 2)
                .map_err(|fail| super::expand::at(&written.source, written.expr.column, fail))?,
            Step::Made => self.card.made.as_deref().cloned().unwrap_or_default(),
            Step::List => {
                let mut items = Vec::new();
                while !self.ends() {
                    items.push(self.copy()?);
                }
                self.budget.items(items.len()).map_err(nowhere)?;
                Value::Array(items)
            }
            Step::Object => {
                let mut map = Map::new();
                let charge = |key: &str| self.budget.bytes(key.len()).map_err(nowhere);
                while let Some(key) = self.member() {
                    charge(key)?;
                    map.insert(key.to_owned(), self.copy()?);
                }
                Value::Object(map)
            }
        })
    }
}

impl Serialize for Expanded<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let budget = Budget::new(&self.limits);
        Cursor { card: self, next: Cell::new(0), in_run: Cell::new(0), budget: &budget }.serialize(serializer)
    }
}

impl Serialize for Cursor<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.step() {
            Step::Null | Step::End | Step::Key(_) | Step::JoinedKey(..) | Step::Run(_) => {
                serializer.serialize_unit()
            }
            Step::Bool(b) => serializer.serialize_bool(b),
            Step::Number(n) => json_number(n).serialize(serializer),
            Step::Text(text) => serializer.serialize_str(text),
            Step::Joined(start, end) => serializer.serialize_str(&self.card.text[start..end]),
            Step::Constant(value) | Step::Data(value, _) => self.shared(value).serialize(serializer),
            Step::Made => self.card.made.serialize(serializer),
            Step::List => {
                let mut list = serializer.serialize_seq(None)?;
                while !self.ends() {
                    list.serialize_element(self)?;
                }
                list.end()
            }
            Step::Object => {
                let mut map = serializer.serialize_map(None)?;
                while let Some(key) = self.member() {
                    map.serialize_entry(key, self)?;
                }
                map.end()
            }
        }
    }
}

/// A value with numbers and the order of members as JavaScript has them.
struct Shared<'v> {
    value: &'v Value,
    budget: &'v Budget,
    depth: usize,
}

impl Serialize for Shared<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let charge = |bytes: usize| {
            let charged = self.budget.step().and_then(|()| self.budget.bytes(bytes));
            charged.map_err(|_| S::Error::custom("the expanded card is larger than its limits allow"))
        };
        let below = |value| match self.depth.checked_sub(1) {
            Some(depth) => Ok(Shared { value, budget: self.budget, depth }),
            None => Err(S::Error::custom("nested too deeply")),
        };
        match self.value {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(b) => serializer.serialize_bool(*b),
            Value::Number(n) => json_number(n.as_f64().unwrap_or(f64::NAN)).serialize(serializer),
            Value::String(text) => {
                charge(text.len())?;
                serializer.serialize_str(text)
            }
            Value::Array(items) => {
                charge(items.len())?;
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    charge(1)?;
                    list.serialize_element(&below(item)?)?;
                }
                list.end()
            }
            Value::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, member) in show::in_order(members) {
                    charge(key.len())?;
                    map.serialize_entry(key, &below(member)?)?;
                }
                map.end()
            }
        }
    }
}
