//! Expansion straight to JSON text: runs the steps of `program`. What they mean for data is as in `expand`.

use super::expand::{Expanding, SUBSTITUTE, at};
use super::prepare::{Object, Source, Written};
use super::program::{Op, Slot};
use crate::error::{ExpandError, Fail};
use crate::expression::Expr;
use crate::js::show;
use crate::value::V;
use serde_json::Value;

struct Writer<'w, 'a> {
    expanding: &'w mut Expanding<'a>,
    out: &'w mut String,
    /// The arrays and objects of the data that were written last, and where: buttons carry the same data twice.
    copies: [Option<(&'a Value, usize, usize)>; 2],
    next: usize,
}

/// Writes the expanded template behind what is in `out`.
pub(super) fn write<'a>(
    expanding: &mut Expanding<'a>,
    program: &'a [Op],
    out: &mut String,
) -> Result<(), ExpandError> {
    let before = out.len();
    let mut writer = Writer { expanding, out, copies: [None; 2], next: 0 };
    writer.run(program)?;
    if out.len() > before {
        // The last comma.
        out.pop();
    } else {
        out.push_str("null");
    }
    Ok(())
}

impl<'a> Writer<'_, 'a> {
    fn run(&mut self, ops: &'a [Op]) -> Result<(), ExpandError> {
        for op in ops {
            match op {
                Op::Text(text) => {
                    self.charge(text.len())?;
                    self.out.push_str(text);
                }
                Op::Whole { slot, written } => self.whole(slot, written)?,
                Op::Part { joined, index } => self.part(&joined.0[*index], &joined.1)?,
                Op::Object { slot, object, body } => self.object(slot, object, body)?,
                Op::Close(bracket) => self.close(*bracket),
            }
        }
        Ok(())
    }

    fn charge(&self, bytes: usize) -> Result<(), ExpandError> {
        let budget = &self.expanding.ev.budget;
        let charged = budget.step().and_then(|()| budget.bytes(bytes));
        charged.map_err(|fail| at(&Source::nowhere(), 0, fail))
    }

    fn close(&mut self, bracket: char) {
        show::close(self.out, bracket);
        self.out.push(',');
    }

    fn null(&mut self, slot: &Slot) {
        match slot {
            Slot::Member(_) => self.out.push_str("null,"),
            Slot::Root | Slot::Item => {}
        }
    }

    fn whole(&mut self, slot: &'a Slot, written: &'a Written) -> Result<(), ExpandError> {
        let before = self.out.len();
        self.out.push_str(slot.key());
        let in_list = matches!(slot, Slot::Item);
        let value = match self.expanding.ev.find(&written.expr) {
            Some(found @ Value::Array(_)) if in_list => V::from_json(found),
            Some(found @ (Value::Array(_) | Value::Object(_))) => return self.data(found, written),
            Some(Value::Null) => V::Null,
            Some(scalar) => {
                let start = self.out.len();
                show::write_plain(scalar, self.out);
                self.out.push(',');
                return self.charge(self.out.len() - start);
            }
            None => self.expanding.whole_unfound(written, SUBSTITUTE)?,
        };
        let wrote = match &value {
            V::Undefined => {
                match slot {
                    Slot::Item => self.out.push_str("null,"),
                    Slot::Root | Slot::Member(_) => self.out.truncate(before),
                }
                return Ok(());
            }
            V::Null => {
                self.null(slot);
                return Ok(());
            }
            V::Data(Value::Array(items)) if in_list => {
                items.iter().try_for_each(|item| self.item(&V::from_json(item)))
            }
            V::Array(items) if in_list => items.borrow().iter().try_for_each(|item| self.item(item)),
            value => self.item(value),
        };
        wrote.map_err(|fail| at(&written.source, written.expr.column, fail))
    }

    /// An array or object of the data, copied if it was written just before.
    fn data(&mut self, found: &'a Value, written: &Written) -> Result<(), ExpandError> {
        let wrong = |fail| at(&written.source, written.expr.column, fail);
        let budget = &self.expanding.ev.budget;
        let known = self.copies.iter().flatten().find(|(copied, _, _)| std::ptr::eq(*copied, found));
        if let Some((_, start, end)) = known {
            budget.bytes(end - start).map_err(wrong)?;
            self.out.extend_from_within(*start..*end);
        } else {
            let start = self.out.len();
            show::write_data(found, self.out, budget, budget.depth * 2).map_err(wrong)?;
            self.copies[self.next] = Some((found, start, self.out.len()));
            self.next = (self.next + 1) % self.copies.len();
        }
        self.out.push(',');
        Ok(())
    }

    /// A value, or null for what JSON can't say.
    fn item(&mut self, value: &V<'a>) -> Result<(), Fail> {
        let budget = &self.expanding.ev.budget;
        if !show::write_json(value, self.out, budget, budget.depth * 2)? {
            self.out.push_str("null");
        }
        self.out.push(',');
        Ok(())
    }

    fn part(&mut self, part: &'a Expr, source: &'a Source) -> Result<(), ExpandError> {
        let before = self.out.len();
        match self.expanding.ev.find(part) {
            Some(Value::String(text)) => show::escape_into(text, self.out),
            _ => match self.expanding.part(part, source)? {
                V::Str(text) => show::escape_into(&text, self.out),
                value => {
                    let mut text = String::new();
                    show::write_text(&value, &mut text, 64);
                    show::escape_into(&text, self.out);
                }
            },
        }
        let grown = self.out.len() - before;
        self.expanding.ev.budget.bytes(grown).map_err(|fail| at(source, part.column, fail))
    }

    fn object(&mut self, slot: &'a Slot, object: &'a Object, body: &'a [Op]) -> Result<(), ExpandError> {
        self.out.push_str(slot.key());
        if object.data.is_none() {
            return self.once(slot, object, body);
        }
        let (data, index) = (self.expanding.ev.data.clone(), self.expanding.ev.index);
        match self.expanding.bind(object)? {
            None => self.once(slot, object, body)?,
            Some(items) => {
                let start = self.out.len();
                let mut count = 0;
                for (i, item) in items.enumerate() {
                    self.expanding.enter(i, item);
                    if self.expanding.holds(object)? {
                        self.run(body)?;
                        count += 1;
                    }
                }
                match (count, slot) {
                    (0, _) => self.null(slot),
                    (1, _) | (_, Slot::Item) => {}
                    (_, Slot::Root | Slot::Member(_)) => {
                        self.out.insert(start, '[');
                        self.copies = [None; 2];
                        self.close(']');
                    }
                }
            }
        }
        self.expanding.ev.data = data;
        self.expanding.ev.index = index;
        Ok(())
    }

    fn once(&mut self, slot: &'a Slot, object: &'a Object, body: &'a [Op]) -> Result<(), ExpandError> {
        if self.expanding.holds(object)? {
            return self.run(body);
        }
        self.null(slot);
        Ok(())
    }
}
