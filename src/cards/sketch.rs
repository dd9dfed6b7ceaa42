//! A form as it is drawn: one template for all of them, its fields as data; each with what was typed, else what the
//! state holds, and with what is wrong above it. Which fields a form has is its own file's.

use serde_json::{Value, json};

use super::context::{Context, styled};
use super::dialogs::{Fields, Frame, Size, with};
use super::text::Text;
use super::{CardError, View, choices};
use crate::dialogue::form::id;
use crate::dialogue::{Form, PersonChoice, Verb};
use crate::engagement::{MAX_NAME_UNITS, MAX_TEXT_UNITS, PersonNo, ServiceId, TextNo};

/// The most names that a form offers.
pub(super) const NAMES: usize = 60;

/// A form being drawn.
pub(super) struct Sketch<'a> {
    pub(super) context: &'a Context<'a>,
    problems: Fields<'a>,
    pub(super) intro: Text,
    fields: Vec<Value>,
    submits: Vec<Value>,
}

impl<'a> Sketch<'a> {
    pub(super) fn new(context: &'a Context<'a>, form: &'a Form) -> Self {
        let problems = Fields::new(context, form);
        Self { context, problems, intro: Text::empty(), fields: Vec::new(), submits: Vec::new() }
    }

    /// A field: what was typed, else `state`, and what is wrong with it above it.
    pub(super) fn field(
        &mut self,
        kind: &str,
        id: &str,
        label: &str,
        state: impl Into<String>,
        more: Value,
    ) -> Result<(), CardError> {
        let value = self.problems.value(id, state);
        let problem = self.problems.problem(id)?;
        let field = json!({
            "kind": kind, "id": id, "label": self.context.plain(label)?, "value": value, "problem": problem,
            "hint": "", "max": MAX_TEXT_UNITS, "choices": [],
        });
        let more = more.as_object().cloned().unwrap_or_default();
        let mut field = field.as_object().cloned().unwrap_or_default();
        field.extend(more);
        self.fields.push(Value::Object(field));
        Ok(())
    }

    /// What stands in the input `id`: what was typed, else `state`.
    pub(super) fn value(&self, id: &str, state: &str) -> String {
        self.problems.value(id, state)
    }

    pub(super) fn words(&mut self, kind: &str, text: &Text) {
        let label = if kind == "heading" { text.bold() } else { text.clone() };
        self.fields.push(json!({
            "kind": kind, "id": "", "label": label, "value": "", "problem": "", "hint": "", "max": 1,
            "choices": [],
        }));
    }

    pub(super) fn text(
        &mut self,
        id: &str,
        label: &str,
        state: impl Into<String>,
        max: usize,
    ) -> Result<(), CardError> {
        self.field("text", id, label, state, json!({"max": max}))
    }

    pub(super) fn area(&mut self, id: &str, label: &str, no: Option<TextNo>) -> Result<(), CardError> {
        let state = self.typed(no);
        self.field("area", id, label, state, json!({}))
    }

    pub(super) fn number(&mut self, id: &str, label: &str, state: Option<u64>) -> Result<(), CardError> {
        self.text(id, label, state.map_or_else(String::new, |number| number.to_string()), 15)
    }

    pub(super) fn date(
        &mut self,
        id: &str,
        label: &str,
        state: Option<jiff::civil::Date>,
    ) -> Result<(), CardError> {
        self.field("date", id, label, state.map_or_else(String::new, |date| date.to_string()), json!({}))
    }

    pub(super) fn choice(
        &mut self,
        kind: &str,
        id: &str,
        label: &str,
        state: impl Into<String>,
        list: Vec<Value>,
    ) -> Result<(), CardError> {
        let hint = self.context.plain("plan_pick")?;
        self.field(kind, id, label, state, json!({"choices": list, "hint": hint}))
    }

    /// A person, from a list or typed.
    pub(super) fn person(&mut self, label: &str, state: Option<PersonNo>) -> Result<(), CardError> {
        let state = state.map_or_else(String::new, |no| PersonChoice::Known(no).value());
        // "Somebody else", the last of the list, always stays.
        let used = [self.problems.value(id::PERSON, state.clone()), PersonChoice::New.value()];
        let list = choices::cut(choices::everybody(self.context)?, &used, NAMES);
        self.choice("choice", id::PERSON, label, state, list)?;
        self.text(id::NAME, "enter_name", "", MAX_NAME_UNITS)?;
        self.text(id::EMAIL, "enter_email", "", 254)
    }

    pub(super) fn services(
        &mut self,
        state: &std::collections::BTreeSet<ServiceId>,
    ) -> Result<(), CardError> {
        let services = &self.context.engagement()?.head.services;
        let ticked = services.iter().filter(|id| state.is_empty() || state.contains(id));
        let ticked: Vec<&str> = ticked.map(ServiceId::as_str).collect();
        let list = choices::services(self.context, services);
        self.choice("multi", id::SERVICES, "plan_services", ticked.join(","), list)
    }

    pub(super) fn typed(&self, no: Option<TextNo>) -> String {
        no.and_then(|no| self.context.typed(no)).map_or_else(String::new, |text| text.raw().to_owned())
    }

    pub(super) fn submit(&mut self, title: &str, verb: &Verb) -> Result<(), CardError> {
        let title = self.context.plain(title)?;
        self.submits.insert(0, json!({"title": title, "data": verb.data()}));
        Ok(())
    }

    pub(super) fn finish(self, title: &str) -> Result<(View, Frame), CardError> {
        let mut first = self.submits;
        let rest = first.split_off(first.len().min(1));
        let submits = [styled(first, "positive"), styled(rest, "default")].concat();
        let data = json!({"intro": self.intro, "fields": self.fields, "submits": submits});
        let rest = self.problems.into_data()?.into_iter().filter(|(key, _)| *key == "marked");
        let view = View::new("plan_form", title, with(data, rest));
        Ok((view, Frame::new(title, Size::Large, Size::Medium)))
    }
}
