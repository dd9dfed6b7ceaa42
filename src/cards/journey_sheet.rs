//! A form of the journey as its template takes it: inputs one below the other, what is typed and wrong with each, and the
//! button that sends them. Which inputs a form has is in `view_journey_form`.

use serde_json::{Value, json};

use super::context::{Context, verbs};
use super::dialogs::{Fields, Frame, Size, with};
use super::text::Text;
use super::{CardError, View};
use crate::dialogue::verb::OfForm;
use crate::dialogue::{Form, JourneyDialog, JourneyVerb, Verb};

/// The parts of one form.
pub(super) struct Sheet<'a> {
    context: &'a Context<'a>,
    fields: Fields<'a>,
    list: Vec<Value>,
    pub(super) intro: Text,
    title: String,
    /// What its button says; blank if there is nothing to send.
    pub(super) send: String,
    pub(super) tall: bool,
}

/// An input before it is filled in.
pub(super) struct Input {
    kind: &'static str,
    pub(super) key: &'static str,
    label: &'static str,
    value: String,
    required: bool,
    choices: Vec<Value>,
    multi: bool,
    compact: bool,
    long: bool,
}

impl Input {
    pub(super) fn new(kind: &'static str, id: &'static str, label: &'static str) -> Self {
        let (value, choices) = (String::new(), Vec::new());
        Self {
            kind,
            key: id,
            label,
            value,
            required: false,
            choices,
            multi: false,
            compact: false,
            long: true,
        }
    }

    pub(super) fn text(id: &'static str, label: &'static str) -> Self {
        Self::new("text", id, label)
    }

    pub(super) fn date(id: &'static str, label: &'static str, value: impl Into<String>) -> Self {
        Self { value: value.into(), ..Self::new("date", id, label) }
    }

    pub(super) fn choice(id: &'static str, label: &'static str, choices: Vec<Value>) -> Self {
        Self { choices, ..Self::new("choice", id, label) }
    }

    pub(super) fn required(self) -> Self {
        Self { required: true, ..self }
    }

    pub(super) fn with(self, value: impl Into<String>) -> Self {
        Self { value: value.into(), ..self }
    }

    pub(super) fn compact(self) -> Self {
        Self { compact: true, ..self }
    }

    /// On one line.
    pub(super) fn short(self) -> Self {
        Self { long: false, ..self }
    }

    pub(super) fn multi(self) -> Self {
        Self { multi: true, ..self }
    }
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        context: &'a Context<'a>,
        form: &'a Form,
        title: &str,
        intro: Text,
    ) -> Result<Self, CardError> {
        Ok(Self {
            context,
            fields: Fields::new(context, form),
            list: Vec::new(),
            intro,
            title: context.plain(title)?,
            send: context.plain("save")?,
            tall: false,
        })
    }

    pub(super) fn add(&mut self, input: Input) -> Result<(), CardError> {
        let label = self.context.plain(input.label)?;
        self.add_as(input.key, &label, input)
    }

    /// Adds an input under an id and a label made elsewhere.
    pub(super) fn add_as(&mut self, id: &str, label: &str, input: Input) -> Result<(), CardError> {
        let value = self.fields.value(id, input.value);
        let problem = self.fields.problem(id)?;
        let number = value.trim().parse::<u64>().ok();
        let kind = if input.kind == "number" && number.is_none() { "blank_number" } else { input.kind };
        self.list.push(json!({
            "kind": kind,
            "id": id,
            "label": label,
            "value": value,
            "number": number.unwrap_or_default(),
            "problem": problem,
            "required": input.required,
            "error": self.context.plain("problem_required")?,
            "long": input.long,
            "multi": input.multi,
            "style": if input.compact { "compact" } else { "expanded" },
            "choices": input.choices,
        }));
        Ok(())
    }

    pub(super) fn view(self, dialog: &JourneyDialog, nonce: &str) -> Result<(View, Frame), CardError> {
        let on = self.context.shown_as(nonce)?;
        let of = OfForm { on, form: dialog.form.clone(), view: dialog.view.clone() };
        let data = json!({
            "intro": self.intro,
            "fields": self.list,
            "send": self.send,
            "verbs": verbs([("submit", Verb::Journey(JourneyVerb::Send(of)).data())]),
        });
        let view = View::new("journey_form", self.title.clone(), with(data, self.fields.into_data()?));
        let height = if self.tall { Size::Large } else { Size::Medium };
        Ok((view, Frame::new(self.title, height, Size::Medium)))
    }
}

/// One of what can be picked.
pub(super) fn choice(title: &str, value: &str) -> Value {
    json!({"title": title, "value": value})
}
