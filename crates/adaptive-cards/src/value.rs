//! The values that expressions work on. Data is borrowed from the caller; only what functions make is owned.
//! How functions treat values stands in `functions`.

use crate::js::{number, text};
use serde_json::Value;
use std::cell::RefCell;
use std::rc::Rc;

/// Text: borrowed from the template or the data, or made by a function.
#[derive(Debug, Clone)]
pub(crate) enum Text<'a> {
    Borrowed(&'a str),
    Made(Rc<str>),
}

impl std::ops::Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Text::Borrowed(s) => s,
            Text::Made(s) => s,
        }
    }
}

/// The members of an object that a function made, in order.
pub(crate) type Members<'a> = Vec<(Text<'a>, V<'a>)>;

/// A value. Arrays and objects have identity, as in JavaScript: a clone is the same array.
#[derive(Debug, Clone, Default)]
pub(crate) enum V<'a> {
    #[default]
    Undefined,
    Null,
    Bool(bool),
    Num(f64),
    Str(Text<'a>),
    /// An array or object of the data; never a scalar.
    Data(&'a Value),
    Array(Rc<RefCell<Vec<V<'a>>>>),
    Object(Rc<RefCell<Members<'a>>>),
    /// What `ticks` gives: an integer of any size.
    Big(Box<i128>),
    Bytes(Rc<[u8]>),
}

impl<'a> V<'a> {
    pub(crate) fn from_json(value: &'a Value) -> Self {
        match value {
            Value::Null => V::Null,
            Value::Bool(b) => V::Bool(*b),
            Value::Number(n) => V::Num(n.as_f64().unwrap_or(f64::NAN)),
            Value::String(s) => V::Str(Text::Borrowed(s)),
            Value::Array(_) | Value::Object(_) => V::Data(value),
        }
    }

    /// Takes a value over, as arrays and objects of our own, which functions may change.
    pub(crate) fn own(value: &Value) -> Self {
        match value {
            Value::Null => V::Null,
            Value::Bool(b) => V::Bool(*b),
            Value::Number(n) => V::Num(n.as_f64().unwrap_or(f64::NAN)),
            Value::String(s) => V::text(s.as_str()),
            Value::Array(items) => V::array(items.iter().map(V::own).collect()),
            Value::Object(map) => {
                V::object(map.iter().map(|(k, v)| (Text::Made(k.as_str().into()), V::own(v))).collect())
            }
        }
    }

    pub(crate) fn text(text: impl Into<Rc<str>>) -> Self {
        V::Str(Text::Made(text.into()))
    }

    pub(crate) fn array(items: Vec<V<'a>>) -> Self {
        V::Array(Rc::new(RefCell::new(items)))
    }

    pub(crate) fn object(members: Members<'a>) -> Self {
        V::Object(Rc::new(RefCell::new(members)))
    }

    /// `== null` in JavaScript.
    pub(crate) fn is_nullish(&self) -> bool {
        matches!(self, V::Undefined | V::Null)
    }

    /// The reference's `isNumber`: a number that isn't `NaN`.
    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            V::Num(n) if !n.is_nan() => Some(*n),
            _ => None,
        }
    }

    pub(crate) fn integer(&self) -> Option<f64> {
        self.number().filter(|n| number::is_integer(*n))
    }

    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            V::Str(s) => Some(s),
            _ => None,
        }
    }

    pub(crate) fn is_array(&self) -> bool {
        matches!(self, V::Array(_) | V::Data(Value::Array(_)))
    }

    /// `typeof x === 'object'`: null, arrays, big integers and bytes too.
    pub(crate) fn is_object_like(&self) -> bool {
        matches!(self, V::Null | V::Data(_) | V::Array(_) | V::Object(_) | V::Big(_) | V::Bytes(_))
    }

    /// JavaScript's falsy values.
    pub(crate) fn is_falsy(&self) -> bool {
        match self {
            V::Undefined | V::Null => true,
            V::Bool(b) => !b,
            V::Num(n) => *n == 0.0 || n.is_nan(),
            V::Str(s) => s.is_empty(),
            V::Data(_) | V::Array(_) | V::Object(_) | V::Big(_) | V::Bytes(_) => false,
        }
    }

    /// The engine's idea of truth: `false` and null are not, all else is.
    pub(crate) fn is_logic_true(&self) -> bool {
        match self {
            V::Bool(b) => *b,
            V::Undefined | V::Null => false,
            V::Num(_) | V::Str(_) | V::Data(_) | V::Array(_) | V::Object(_) | V::Big(_) | V::Bytes(_) => true,
        }
    }

    /// The items of an array; `None` for anything else.
    pub(crate) fn items(&self) -> Option<Vec<V<'a>>> {
        match self {
            V::Array(items) => Some(items.borrow().clone()),
            V::Data(Value::Array(items)) => Some(items.iter().map(V::from_json).collect()),
            _ => None,
        }
    }

    /// The items of an array, one after the other, without a list of them where that can be; `None` for anything else.
    pub(crate) fn each(&self) -> Option<Items<'a>> {
        match self {
            V::Array(items) => Some(Items::Made(items.borrow().clone().into_iter())),
            V::Data(Value::Array(items)) => Some(Items::Data(items.iter())),
            _ => None,
        }
    }

    pub(crate) fn array_len(&self) -> Option<usize> {
        match self {
            V::Array(items) => Some(items.borrow().len()),
            V::Data(Value::Array(items)) => Some(items.len()),
            _ => None,
        }
    }

    pub(crate) fn item(&self, index: usize) -> Option<V<'a>> {
        match self {
            V::Array(items) => items.borrow().get(index).cloned(),
            V::Data(Value::Array(items)) => items.get(index).map(V::from_json),
            _ => None,
        }
    }

    /// `Object.entries`: of objects, arrays, strings and bytes; nothing for other values. Integer-like keys
    /// come first, in order, as in JavaScript.
    pub(crate) fn entries(&self) -> Members<'a> {
        let mut members: Members<'a> = match self {
            V::Object(members) => members.borrow().clone(),
            V::Data(Value::Object(map)) => {
                map.iter().map(|(k, v)| (Text::Borrowed(k), V::from_json(v))).collect()
            }
            V::Array(_) | V::Data(_) => return index_keys(self.items().unwrap_or_default()),
            V::Str(s) => {
                let units: Vec<u16> = s.encode_utf16().collect();
                return index_keys(units.iter().map(|u| V::text(String::from_utf16_lossy(&[*u]))).collect());
            }
            V::Bytes(bytes) => {
                return index_keys(bytes.iter().map(|b| V::Num(f64::from(*b))).collect());
            }
            V::Undefined | V::Null | V::Bool(_) | V::Num(_) | V::Big(_) => Vec::new(),
        };
        if members.iter().any(|(k, _)| text::array_index(k).is_some()) {
            members.sort_by_key(|(k, _)| text::array_index(k).map_or((1, 0), |n| (0, n)));
        }
        members
    }

    /// A property as the engine looks it up: the first whose name is equal but for letter case. `None` if
    /// there is none.
    pub(crate) fn property(&self, name: &str) -> Option<V<'a>> {
        match self {
            V::Data(Value::Object(map)) => {
                // An exact hit is the answer unless another spelling stands before it.
                let found = map.iter().find(|(k, _)| text::same_name(k, name));
                found.map(|(_, v)| V::from_json(v))
            }
            V::Object(members) => {
                let members = members.borrow();
                members.iter().find(|(k, _)| text::same_name(k, name)).map(|(_, v)| v.clone())
            }
            V::Array(_) | V::Data(_) => self.item(usize::try_from(text::array_index(name)?).ok()?),
            V::Str(s) => {
                let at = usize::try_from(text::array_index(name)?).ok()?;
                let unit = s.encode_utf16().nth(at)?;
                Some(V::text(String::from_utf16_lossy(&[unit])))
            }
            V::Bytes(bytes) => {
                let at = usize::try_from(text::array_index(name)?).ok()?;
                bytes.get(at).map(|b| V::Num(f64::from(*b)))
            }
            V::Undefined | V::Null | V::Bool(_) | V::Num(_) | V::Big(_) => None,
        }
    }

    /// `===`, with arrays and objects equal to themselves alone.
    pub(crate) fn same(&self, other: &V<'a>) -> bool {
        match (self, other) {
            (V::Undefined, V::Undefined) | (V::Null, V::Null) => true,
            (V::Bool(a), V::Bool(b)) => a == b,
            (V::Num(a), V::Num(b)) => a == b,
            (V::Str(a), V::Str(b)) => text::equal(a, b),
            (V::Data(a), V::Data(b)) => std::ptr::eq(*a, *b),
            (V::Array(a), V::Array(b)) => Rc::ptr_eq(a, b),
            (V::Object(a), V::Object(b)) => Rc::ptr_eq(a, b),
            (V::Bytes(a), V::Bytes(b)) => Rc::ptr_eq(a, b),
            _ => false,
        }
    }

    /// How a `Set` compares: like `===`, but `NaN` equals itself.
    pub(crate) fn same_value_zero(&self, other: &V<'a>) -> bool {
        match (self, other) {
            (V::Num(a), V::Num(b)) => a == b || (a.is_nan() && b.is_nan()),
            _ => self.same(other),
        }
    }
}

/// The items of a list as they were when it was asked for them.
#[derive(Debug)]
pub(crate) enum Items<'a> {
    Data(std::slice::Iter<'a, Value>),
    Made(std::vec::IntoIter<V<'a>>),
}

impl<'a> Iterator for Items<'a> {
    type Item = V<'a>;

    fn next(&mut self) -> Option<V<'a>> {
        match self {
            Items::Data(items) => items.next().map(V::from_json),
            Items::Made(items) => items.next(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Items::Data(items) => items.size_hint(),
            Items::Made(items) => items.size_hint(),
        }
    }
}

impl ExactSizeIterator for Items<'_> {}

fn index_keys<'a>(items: Vec<V<'a>>) -> Members<'a> {
    items.into_iter().enumerate().map(|(i, v)| (Text::Made(i.to_string().into()), v)).collect()
}

/// A number as JSON has it: whole numbers without a point, what JSON can't say as null.
pub(crate) fn json_number(n: f64) -> Value {
    if !n.is_finite() {
        Value::Null
    } else if n.fract() == 0.0 && n.abs() < 9_223_372_036_854_775_808.0 {
        Value::from(n as i64)
    } else if n.fract() == 0.0 && (0.0..18_446_744_073_709_551_616.0).contains(&n) {
        Value::from(n as u64)
    } else {
        Value::from(n)
    }
}
