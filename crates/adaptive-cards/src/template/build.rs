//! Expansion to a card that borrows from template and data. What conditions and data mean is in `expand`.

use super::Template;
use super::expand::{Expanding, LARGEST_GUESS, SUBSTITUTE, at};
use super::expanded::{Expanded, Step};
use super::prepare::{Member, Object, Prepared, Source, When, Written};
use crate::error::{ExpandError, Fail};
use crate::value::{Text, V};
use serde_json::Value;
use std::sync::atomic::Ordering::Relaxed;

/// What became of a part of a template.
enum Out {
    /// Undefined: nothing was written.
    Nothing,
    /// Null, or nothing is left of an object: nothing was written.
    Null,
    /// It was written: in a list any number of values, elsewhere one.
    Written,
}

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
        if !matches!(builder.value(&template.root, false)?, Out::Written) {
            builder.steps.push(Step::Null);
        }
        let Builder { steps, text, .. } = builder;
        guess.steps.store(steps.len(), Relaxed);
        guess.joined.store(text.len(), Relaxed);
        Ok(Expanded { steps, text, warnings: std::mem::take(&mut expanding.warnings), limits })
    }

    fn value(&mut self, node: &'a Prepared, in_list: bool) -> Result<Out, ExpandError> {
        self.expanding.ev.budget.step().map_err(|fail| at(&Source::nowhere(), 0, fail))?;
        match node {
            Prepared::Scalar(Value::Null) => return Ok(Out::Null),
            Prepared::Scalar(scalar) => self.steps.push(Step::Constant(scalar)),
            Prepared::Constant(constant) => match &constant.0 {
                Value::Array(items) if in_list => self.steps.extend(items.iter().map(Step::Constant)),
                value => self.steps.push(Step::Constant(value)),
            },
            Prepared::Whole(written) => return self.whole(written, in_list),
            Prepared::Joined(joined) => {
                let start = self.text.len();
                self.expanding.join_into(&joined.0, &joined.1, &mut self.text)?;
                self.steps.push(Step::Joined(start, self.text.len()));
            }
            Prepared::Array(items) => self.list(items, in_list)?,
            Prepared::Object(object) => return self.object(object, in_list),
        }
        Ok(Out::Written)
    }

    /// Items that are null vanish, and lists in lists become part of them.
    fn list(&mut self, items: &'a [Prepared], in_list: bool) -> Result<(), ExpandError> {
        if !in_list {
            self.steps.push(Step::List);
        }
        for item in items {
            if let Out::Nothing = self.value(item, true)? {
                self.steps.push(Step::Null);
            }
        }
        if !in_list {
            self.steps.push(Step::End);
        }
        Ok(())
    }

    fn whole(&mut self, written: &'a Written, in_list: bool) -> Result<Out, ExpandError> {
        match self.expanding.ev.find(&written.expr) {
            Some(Value::Null) => return Ok(Out::Null),
            Some(Value::Array(items)) if in_list => {
                self.steps.extend(items.iter().map(|item| Step::Data(item, written)));
                return self.charge(items.len(), written);
            }
            Some(found) => {
                self.steps.push(Step::Data(found, written));
                return Ok(Out::Written);
            }
            None => {}
        }
        let value = self.expanding.whole(written, SUBSTITUTE)?;
        match &value {
            V::Undefined => return Ok(Out::Nothing),
            V::Null => return Ok(Out::Null),
            V::Data(Value::Array(items)) if in_list => {
                self.steps.extend(items.iter().map(|item| Step::Data(item, written)));
                return self.charge(items.len(), written);
            }
            V::Array(items) if in_list => {
                items.borrow().iter().try_for_each(|item| self.made(item, written, self.depth()))
            }
            value => self.made(value, written, self.depth()),
        }
        .map_err(|fail| at(&written.source, written.expr.column, fail))?;
        Ok(Out::Written)
    }

    fn charge(&self, steps: usize, written: &Written) -> Result<Out, ExpandError> {
        let charged = self.expanding.ev.budget.steps(steps);
        charged.map_err(|fail| at(&written.source, written.expr.column, fail))?;
        Ok(Out::Written)
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

    fn object(&mut self, object: &'a Object, in_list: bool) -> Result<Out, ExpandError> {
        if object.data.is_none() {
            return self.once(object);
        }
        let (data, index) = (self.expanding.ev.data.clone(), self.expanding.ev.index);
        let result = self.repeated(object, in_list);
        self.expanding.ev.data = data;
        self.expanding.ev.index = index;
        result
    }

    fn repeated(&mut self, object: &'a Object, in_list: bool) -> Result<Out, ExpandError> {
        let Some(items) = self.expanding.bind(object)? else { return self.once(object) };
        let start = self.steps.len();
        let mut count = 0;
        for (i, item) in items.enumerate() {
            self.expanding.enter(i, item);
            if let Out::Written = self.once(object)? {
                count += 1;
            }
        }
        match count {
            0 => return Ok(Out::Null),
            1 => {}
            _ if in_list => {}
            _ => {
                self.steps.insert(start, Step::List);
                self.steps.push(Step::End);
            }
        }
        Ok(Out::Written)
    }

    /// The object with the present data, unless its condition drops it.
    fn once(&mut self, object: &'a Object) -> Result<Out, ExpandError> {
        if !matches!(object.when, None | Some(When::Literal { drop: false, .. }))
            && !self.expanding.holds(object)?
        {
            return Ok(Out::Null);
        }
        self.steps.push(Step::Object);
        let mut members = &object.members[..];
        while let [Member { key, value, constants }, rest @ ..] = members {
            if *constants > 0 {
                let (run, rest) = members.split_at(*constants);
                self.expanding.ev.budget.steps(run.len()).map_err(|fail| at(&Source::nowhere(), 0, fail))?;
                self.steps.push(Step::Members(run));
                members = rest;
                continue;
            }
            members = rest;
            self.steps.push(Step::Key(key));
            match self.value(value, false)? {
                Out::Written => {}
                Out::Null => self.steps.push(Step::Null),
                Out::Nothing => drop(self.steps.pop()),
            }
        }
        self.steps.push(Step::End);
        Ok(Out::Written)
    }
}
