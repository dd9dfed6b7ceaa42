//! Expansion straight to JSON text: the same walk as in `expand`, without a tree of values. What never changes
//! is text already.

use super::expand::{Expanding, at};
use super::prepare::{Object, Prepared, Source, Written};
use crate::error::{ExpandError, Fail};
use crate::expression::Setting;
use crate::js::show;
use crate::value::V;
use serde_json::Value;

/// What a part of a template wrote.
#[derive(Debug, PartialEq, Eq)]
enum Wrote {
    /// It is undefined: nothing was written.
    Nothing,
    /// It is null: nothing was written.
    Null,
    One,
    /// In a list: so many items, with commas between.
    Items(usize),
}

pub(super) struct Writer<'w, 'a> {
    expanding: &'w mut Expanding<'a>,
    out: String,
}

/// Writes the expanded template.
pub(super) fn write<'a>(expanding: &mut Expanding<'a>, root: &'a Prepared) -> Result<String, ExpandError> {
    let mut writer = Writer { expanding, out: String::with_capacity(4096) };
    match writer.value(root, false)? {
        Wrote::Nothing | Wrote::Null => Ok("null".into()),
        Wrote::One | Wrote::Items(_) => Ok(writer.out),
    }
}

/// The text of a part of a template that never changes.
pub(super) fn constant(node: &Prepared, setting: Setting) -> Option<Box<str>> {
    let shelf = crate::expression::Shelf::default();
    let mut expanding = Expanding::new(V::Undefined, V::Undefined, setting, &shelf);
    write(&mut expanding, node).ok().map(String::into_boxed_str)
}

impl<'a> Writer<'_, 'a> {
    fn charge(&self, bytes: usize, source: Option<&Source>) -> Result<(), ExpandError> {
        let budget = &self.expanding.ev.budget;
        let charged = budget.step().and_then(|()| budget.bytes(bytes));
        charged.map_err(|fail| at(source.unwrap_or(&Source::nowhere()), 0, fail))
    }

    fn value(&mut self, node: &'a Prepared, in_list: bool) -> Result<Wrote, ExpandError> {
        match node {
            Prepared::Scalar(Value::Null) => Ok(Wrote::Null),
            Prepared::Scalar(scalar) => {
                self.charge(scalar.as_str().map_or(8, str::len), None)?;
                show::write_plain(scalar, &mut self.out);
                Ok(Wrote::One)
            }
            Prepared::Constant(constant) => self.constant(&constant.1, constant.0.is_array(), in_list),
            Prepared::Whole(written) => self.whole(written, in_list),
            Prepared::Joined(joined) => {
                let text = self.expanding.join(&joined.0, &joined.1)?;
                self.charge(text.len(), Some(&joined.1))?;
                show::quote_into(&text, &mut self.out);
                Ok(Wrote::One)
            }
            Prepared::Array(items) => self.array(items, in_list),
            Prepared::Object(object) => {
                let (data, index) = (self.expanding.ev.data.clone(), self.expanding.ev.index);
                let wrote = self.repeated(object, in_list);
                self.expanding.ev.data = data;
                self.expanding.ev.index = index;
                wrote
            }
        }
    }

    fn constant(&mut self, text: &str, is_array: bool, in_list: bool) -> Result<Wrote, ExpandError> {
        self.charge(text.len(), None)?;
        if !(is_array && in_list) {
            self.out.push_str(text);
            return Ok(Wrote::One);
        }
        let items = &text[1..text.len() - 1];
        self.out.push_str(items);
        // How many there are doesn't matter, only whether there are any.
        Ok(Wrote::Items(usize::from(!items.is_empty())))
    }

    fn whole(&mut self, written: &'a Written, in_list: bool) -> Result<Wrote, ExpandError> {
        let value = self.expanding.whole(written, super::expand::SUBSTITUTE)?;
        let result = match &value {
            V::Undefined => return Ok(Wrote::Nothing),
            V::Null => return Ok(Wrote::Null),
            V::Array(_) | V::Data(Value::Array(_)) if in_list => self.items(&value),
            value => self.json(value),
        };
        result.map_err(|fail| at(&written.source, written.expr.column, fail))
    }

    fn json(&mut self, value: &V<'a>) -> Result<Wrote, Fail> {
        let budget = &self.expanding.ev.budget;
        show::write_json(value, &mut self.out, budget, budget.depth * 2)?;
        Ok(Wrote::One)
    }

    fn items(&mut self, list: &V<'a>) -> Result<Wrote, Fail> {
        let count = list.array_len().unwrap_or(0);
        self.expanding.ev.budget.steps(count)?;
        for at in 0..count {
            if at > 0 {
                self.out.push(',');
            }
            let item = list.item(at).unwrap_or(V::Undefined);
            if matches!(item, V::Undefined) {
                self.out.push_str("null");
            } else {
                self.json(&item)?;
            }
        }
        Ok(Wrote::Items(count))
    }

    /// Items that are null vanish, and lists become part of this one.
    fn array(&mut self, items: &'a [Prepared], in_list: bool) -> Result<Wrote, ExpandError> {
        if !in_list {
            self.out.push('[');
        }
        let mut count = 0;
        for item in items {
            let mark = self.out.len();
            if count > 0 {
                self.out.push(',');
            }
            count += match self.value(item, true)? {
                Wrote::Null | Wrote::Items(0) => {
                    self.out.truncate(mark);
                    0
                }
                Wrote::Nothing => {
                    self.out.push_str("null");
                    1
                }
                Wrote::One => 1,
                Wrote::Items(more) => more,
            };
        }
        if in_list {
            return Ok(Wrote::Items(count));
        }
        self.out.push(']');
        Ok(Wrote::One)
    }

    fn repeated(&mut self, object: &'a Object, in_list: bool) -> Result<Wrote, ExpandError> {
        let Some(items) = self.expanding.bind(object)? else {
            return Ok(if self.once(object)? { Wrote::One } else { Wrote::Null });
        };
        let start = self.out.len();
        let mut count = 0;
        for (i, item) in items.into_iter().enumerate() {
            self.expanding.enter(i, item);
            let mark = self.out.len();
            if count > 0 {
                self.out.push(',');
            }
            if self.once(object)? {
                count += 1;
            } else {
                self.out.truncate(mark);
            }
        }
        Ok(match count {
            0 => Wrote::Null,
            1 => Wrote::One,
            count if in_list => Wrote::Items(count),
            _ => {
                self.out.insert(start, '[');
                self.out.push(']');
                Wrote::One
            }
        })
    }

    /// The object with the present data; false if its condition drops it.
    fn once(&mut self, object: &'a Object) -> Result<bool, ExpandError> {
        if !self.expanding.holds(object)? {
            return Ok(false);
        }
        self.charge(2, None)?;
        self.out.push('{');
        let mut first = true;
        for member in &object.members {
            let mark = self.out.len();
            if !first {
                self.out.push(',');
            }
            self.out.push_str(&member.quoted);
            match self.value(&member.value, false)? {
                Wrote::Nothing => {
                    self.out.truncate(mark);
                    continue;
                }
                Wrote::Null => self.out.push_str("null"),
                Wrote::One | Wrote::Items(_) => {}
            }
            first = false;
        }
        self.out.push('}');
        Ok(true)
    }
}
