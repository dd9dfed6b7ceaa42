//! Expansion to a card that borrows from template and data: runs the steps of `plan`. What conditions and data mean is
//! in `expand`.

use super::Template;
use super::expand::{Expanding, LARGEST_GUESS, SUBSTITUTE, at};
use super::expanded::{Expanded, Step};
use super::plan::{Op, Slot};
use super::prepare::{Object, Source, Written};
use crate::error::{ExpandError, Fail};
use crate::value::{Text, V};
use serde_json::Value;
use std::sync::atomic::Ordering::Relaxed;

/// Writes steps.
pub(super) struct Builder<'b, 'a> {
    expanding: &'b mut Expanding<'a>,
    steps: Vec<Step<'a>>,
    text: String,
}

impl<'a> Builder<'_, 'a> {
    pub(super) fn build(
        expanding: &mut Expanding<'a>,
        template: &'a Template,
    ) -> Result<Expanded<'a>, ExpandError> {
        let limits = expanding.ev.setting.limits;
        let guess = &template.guess;
        let steps = Vec::with_capacity(guess.steps.load(Relaxed).min(LARGEST_GUESS / size_of::<Step<'_>>()));
        let text = String::with_capacity(guess.joined.load(Relaxed).min(LARGEST_GUESS));
        let mut builder = Builder { expanding, steps, text };
        builder.run(&template.plan)?;
        let Builder { steps, text, .. } = builder;
        guess.steps.store(steps.len(), Relaxed);
        guess.joined.store(text.len(), Relaxed);
        Ok(Expanded { steps, text, made: None, warnings: std::mem::take(&mut expanding.warnings), limits })
    }

    fn run(&mut self, ops: &'a [Op]) -> Result<(), ExpandError> {
        for op in ops {
            match op {
                Op::Run(fixed) => {
                    let charged = self.expanding.ev.budget.steps(fixed.len());
                    charged.map_err(|fail| at(&Source::nowhere(), 0, fail))?;
                    self.steps.push(Step::Run(fixed));
                }
                Op::Whole { slot, written } => self.whole(slot, written)?,
                Op::Joined(joined) => {
                    let start = self.text.len();
                    self.expanding.join_into(&joined.0, &joined.1, &mut self.text)?;
                    self.steps.push(Step::Joined(start, self.text.len()));
                }
                Op::Object { slot, object, body } => self.object(slot, object, body)?,
            }
        }
        Ok(())
    }

    fn key(&mut self, slot: &'a Slot) {
        match slot {
            Slot::Member(key) => self.steps.push(Step::Key(key)),
            Slot::Root | Slot::Item => {}
        }
    }

    /// Null vanishes from lists; a whole card that is null has no steps.
    fn null(&mut self, slot: &'a Slot) {
        match slot {
            Slot::Member(key) => self.steps.extend([Step::Key(key), Step::Null]),
            Slot::Root | Slot::Item => {}
        }
    }

    fn whole(&mut self, slot: &'a Slot, written: &'a Written) -> Result<(), ExpandError> {
        self.charge(1, written)?;
        let in_list = matches!(slot, Slot::Item);
        let value = match self.expanding.ev.find(&written.expr) {
            Some(Value::Null) => V::Null,
            Some(found @ Value::Array(_)) if in_list => V::Data(found),
            Some(found) => {
                self.key(slot);
                self.steps.push(Step::Data(found, written));
                return Ok(());
            }
            None => self.expanding.whole_unfound(written, SUBSTITUTE)?,
        };
        match &value {
            V::Undefined if in_list => self.steps.push(Step::Null),
            V::Undefined => {}
            V::Null => self.null(slot),
            V::Data(Value::Array(items)) if in_list => {
                self.charge(items.len(), written)?;
                self.steps.extend(items.iter().map(|item| Step::Data(item, written)));
            }
            V::Array(items) if in_list => {
                let depth = self.depth();
                let made = items.borrow().iter().try_for_each(|item| self.made(item, written, depth));
                made.map_err(|fail| at(&written.source, written.expr.column, fail))?;
            }
            value => {
                self.key(slot);
                let made = self.made(value, written, self.depth());
                made.map_err(|fail| at(&written.source, written.expr.column, fail))?;
            }
        }
        Ok(())
    }

    fn charge(&self, steps: usize, written: &Written) -> Result<(), ExpandError> {
        let charged = self.expanding.ev.budget.steps(steps);
        charged.map_err(|fail| at(&written.source, written.expr.column, fail))
    }

    fn depth(&self) -> usize {
        self.expanding.ev.budget.depth * 2
    }

    /// A value that an expression gave; null for what JSON can't say.
    fn made(&mut self, value: &V<'a>, written: &'a Written, depth: usize) -> Result<(), Fail> {
        let Some(below) = depth.checked_sub(1) else { return Err(Fail::Limit("nested too deeply")) };
        self.expanding.ev.budget.step()?;
        let step = match value {
            V::Undefined | V::Null => Step::Null,
            V::Bool(b) => Step::Bool(*b),
            V::Num(n) => Step::Number(*n),
            V::Str(Text::Borrowed(text)) => Step::Text(text),
            V::Str(Text::Made(text)) => self.put(text)?,
            V::Big(n) => self.put(&n.to_string())?,
            V::Data(data) => Step::Data(data, written),
            V::Array(items) => {
                self.steps.push(Step::List);
                items.borrow().iter().try_for_each(|item| self.made(item, written, below))?;
                Step::End
            }
            V::Object(_) | V::Bytes(_) => {
                self.steps.push(Step::Object);
                for (key, member) in value.entries() {
                    if matches!(member, V::Undefined) {
                        continue;
                    }
                    let key = match key {
                        Text::Borrowed(key) => Step::Key(key),
                        Text::Made(key) => match self.put(&key)? {
                            Step::Joined(start, end) => Step::JoinedKey(start, end),
                            other => other,
                        },
                    };
                    self.steps.push(key);
                    self.made(&member, written, below)?;
                }
                Step::End
            }
        };
        self.steps.push(step);
        Ok(())
    }

    fn put(&mut self, text: &str) -> Result<Step<'a>, Fail> {
        self.expanding.ev.budget.bytes(text.len())?;
        let start = self.text.len();
        self.text.push_str(text);
        Ok(Step::Joined(start, self.text.len()))
    }

    fn object(&mut self, slot: &'a Slot, object: &'a Object, body: &'a [Op]) -> Result<(), ExpandError> {
        if object.data.is_none() {
            return self.once(slot, object, body);
        }
        let (data, index) = (self.expanding.ev.data.clone(), self.expanding.ev.index);
        let result = self.repeated(slot, object, body);
        self.expanding.ev.data = data;
        self.expanding.ev.index = index;
        result
    }

    fn repeated(&mut self, slot: &'a Slot, object: &'a Object, body: &'a [Op]) -> Result<(), ExpandError> {
        let Some(items) = self.expanding.bind(object)? else { return self.once(slot, object, body) };
        self.key(slot);
        let start = self.steps.len();
        let mut count = 0;
        for (i, item) in items.enumerate() {
            self.expanding.enter(i, item);
            if self.expanding.holds(object)? {
                self.run(body)?;
                count += 1;
            }
        }
        match (count, slot) {
            (0, Slot::Member(_)) => self.steps.push(Step::Null),
            (0 | 1, _) | (_, Slot::Item) => {}
            (_, Slot::Root | Slot::Member(_)) => {
                self.steps.insert(start, Step::List);
                self.steps.push(Step::End);
            }
        }
        Ok(())
    }

    /// The object with the present data, unless its condition drops it.
    fn once(&mut self, slot: &'a Slot, object: &'a Object, body: &'a [Op]) -> Result<(), ExpandError> {
        if self.expanding.holds(object)? {
            self.key(slot);
            return self.run(body);
        }
        self.null(slot);
        Ok(())
    }
}
