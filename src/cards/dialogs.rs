//! Dialogs (task modules): title, size and card, and the state of their fields.
//!
//! A rejected form comes back with what was typed and, at each field, what is wrong with it. What the fields
//! mean is decided in `flow` and the domain.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::context::Context;
use super::text::Text;
use super::{
    CardError, Rendered, View, finish, plan_forms, view_ask, view_dialog, view_enter, view_factor_forms,
    view_journey_form, view_manage, view_meeting_forms, view_notice, view_point_forms, view_refused,
};
use crate::dialogue::form::PREFIX;
use crate::dialogue::{DialogContent, Form, Problem, SsatDialog};
use crate::engagement::Wrong;

/// A dialog ready to be answered to `task/fetch` or `task/submit`.
#[derive(Debug, Clone, PartialEq)]
pub struct Dialog {
    /// The title; plain.
    pub title: String,
    /// Its height.
    pub height: Size,
    /// Its width.
    pub width: Size,
    /// The card.
    pub card: Value,
}

/// A size that Teams knows by name ("Dialogs", Microsoft Learn).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// For a word or two.
    Small,
    /// For a short form.
    Medium,
    /// For a page.
    Large,
}

impl Size {
    /// The size as the protocol spells it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }
}

/// The dialog's own frame.
pub(super) struct Frame {
    pub(super) title: String,
    pub(super) height: Size,
    pub(super) width: Size,
}

impl Frame {
    pub(super) fn new(title: impl Into<String>, height: Size, width: Size) -> Self {
        Self { title: title.into(), height, width }
    }
}

/// Renders a dialog.
pub(super) fn render(
    dialog: &DialogContent,
    form: &Form,
    context: &Context<'_>,
) -> Result<Dialog, CardError> {
    let (view, frame) = view_of(dialog, form, context)?;
    let rendered = finish(context, view)?;
    Ok(Dialog { title: frame.title, height: frame.height, width: frame.width, card: rendered.card })
}

/// A dialog that shows a card which is otherwise sent as a message.
pub(super) fn of_card(rendered: Rendered, context: &Context<'_>) -> Result<Dialog, CardError> {
    let mut card = rendered.card;
    // A dialog is one person's own: nothing there refreshes by itself.
    if let Some(fields) = card.as_object_mut() {
        fields.remove("refresh");
    }
    submitting(&mut card);
    Ok(Dialog { title: about(context)?, height: Size::Medium, width: Size::Medium, card })
}

/// In a dialog a button submits: `Action.Execute` does nothing there, and no dialog opens from a dialog.
fn submitting(node: &mut Value) {
    match node {
        Value::Array(list) => list.iter_mut().for_each(submitting),
        Value::Object(fields) => {
            if fields.get("type").and_then(Value::as_str) == Some("Action.Execute")
                && let Some(submit) = fields.remove("fallback")
            {
                *node = submit;
                return;
            }
            if let Some(data) = fields.get_mut("data").and_then(Value::as_object_mut) {
                data.remove("msteams");
            }
            fields.values_mut().for_each(submitting);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What a dialog is called whose card has its own heading: after the engagement, if it is about one.
fn about(context: &Context<'_>) -> Result<String, CardError> {
    if context.scene.engagement.is_none() {
        return Ok("FastTrack".to_owned());
    }
    let title = context.say("home_title", &[("customer", context.customer()?.into())])?;
    Ok(title.raw().to_owned())
}

/// The view and the frame of a dialog.
pub(super) fn view_of(
    dialog: &DialogContent,
    form: &Form,
    context: &Context<'_>,
) -> Result<(View, Frame), CardError> {
    match dialog {
        DialogContent::Start => view_dialog::start(context, form),
        DialogContent::EnterSame { .. } => view_enter::same(context, form),
        DialogContent::EnterExceptions { services, .. } => view_enter::exceptions(context, form, services),
        DialogContent::Agree { .. } => view_dialog::agree(context, form),
        DialogContent::CopyText { .. } => view_dialog::copy(context),
        DialogContent::WrongPick { services, .. } => view_dialog::wrong_pick(context, services),
        DialogContent::Wrong { service, services, .. } => {
            view_dialog::wrong(context, form, service, services)
        }
        DialogContent::SetAside { service, person, .. } => {
            view_dialog::set_aside(context, form, service, *person)
        }
        DialogContent::Answer { correction, .. } => view_dialog::answer(context, form, *correction),
        DialogContent::Join { .. } => view_dialog::join(context, form),
        DialogContent::Journey(dialog) => view_journey_form::form(context.for_the_fm()?, dialog, form),
        DialogContent::Status { .. } => view_manage::state_form(context.for_the_fm()?, form),
        DialogContent::ExportText { .. } => view_manage::export_text(context.for_the_fm()?),
        DialogContent::Ssat(dialog) => match dialog {
            SsatDialog::Same { .. } => view_factor_forms::same(context, form),
            SsatDialog::Rows { from, .. } => view_factor_forms::rows(context, form, *from),
            SsatDialog::Service { service, .. } => view_factor_forms::service(context, form, service),
            SsatDialog::Ask { .. } => view_ask::ask(context, form),
            SsatDialog::Answer { .. } => view_ask::answer(context, form),
        },
        DialogContent::Point(dialog) => view_point_forms::view_of(context, form, dialog),
        DialogContent::Plan { form: which, sheet, nested, .. } => {
            plan_forms::view_of(context, form, which, sheet, *nested)
        }
        DialogContent::Meeting(dialog) => view_meeting_forms::view_of(context, form, dialog),
        DialogContent::Notice { notice } => short(context, view_notice::notice(context, notice)?),
        DialogContent::Refused { refused, .. } => short(context, view_refused::refused(context, refused)?),
    }
}

/// In a dialog a button submits, whatever it opens next.
fn short(context: &Context<'_>, mut view: View) -> Result<(View, Frame), CardError> {
    if let Some(dialogs) = view.data.get_mut("dialogs").and_then(Value::as_array_mut) {
        for data in dialogs.iter_mut().filter_map(|button| button.get_mut("data")?.as_object_mut()) {
            data.remove("msteams");
        }
    }
    let frame = Frame::new(about(context)?, Size::Small, Size::Small);
    Ok((view, frame))
}

/// The fields of a form: what stands in each, and what is wrong with it.
pub(super) struct Fields<'a> {
    context: &'a Context<'a>,
    form: &'a Form,
    values: Map<String, Value>,
    problems: Map<String, Value>,
    placed: BTreeSet<String>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(context: &'a Context<'a>, form: &'a Form) -> Self {
        Self { context, form, values: Map::new(), problems: Map::new(), placed: BTreeSet::new() }
    }

    /// The field `key` (input `in_<key>`): what was typed, else `state`.
    pub(super) fn add(&mut self, key: &str, state: impl Into<String>) -> Result<(), CardError> {
        let id = format!("{PREFIX}{key}");
        self.values.insert(key.to_owned(), Value::from(self.value(&id, state)));
        let problem = self.problem(&id)?;
        self.problems.insert(key.to_owned(), json!(problem));
        Ok(())
    }

    /// What was typed into the input `id`, else `state`.
    pub(super) fn value(&self, id: &str, state: impl Into<String>) -> String {
        let values = &self.form.values;
        if values.has(id) { values.raw(id).to_owned() } else { state.into() }
    }

    /// What is wrong with the input `id`, with a sign before it; empty if nothing.
    pub(super) fn problem(&mut self, id: &str) -> Result<Text, CardError> {
        let mut texts = Vec::new();
        for problem in self.form.problems.iter().filter(|problem| problem.input == id) {
            texts.push(in_words(self.context, problem.what)?);
        }
        self.placed.insert(id.to_owned());
        if texts.is_empty() {
            return Ok(Text::empty());
        }
        self.context.say("marked", &[("problem", Text::join(&texts, " ").into())])
    }

    /// `f`, `p` and `marked` for the template: the line at the top, with every problem that has no field here.
    pub(super) fn into_data(self) -> Result<[(&'static str, Value); 3], CardError> {
        let unplaced = |problem: &&Problem| !self.placed.contains(&problem.input);
        let mut lines = Vec::new();
        if !self.form.problems.is_empty() {
            lines.push(self.context.text("check_fields")?);
        }
        for problem in self.form.problems.iter().filter(unplaced) {
            lines.push(in_words(self.context, problem.what)?);
        }
        let marked = Text::join(&lines, " ");
        Ok([
            ("f", Value::Object(self.values)),
            ("p", Value::Object(self.problems)),
            ("marked", json!(marked)),
        ])
    }
}

/// What is wrong with a field, and what to do.
fn in_words(context: &Context<'_>, kind: Wrong) -> Result<Text, CardError> {
    let date = |date| context.calendar.date(context.words, date);
    let number = |number: usize| Text::name(&number.to_string());
    match kind {
        Wrong::Blank => context.text("problem_required"),
        Wrong::NotADate => context.text("problem_not_a_date"),
        Wrong::NotInFuture { today } => {
            context.say("problem_not_in_future", &[("today", date(today)?.into())])
        }
        Wrong::InFuture { today } => context.say("problem_in_future", &[("today", date(today)?.into())]),
        Wrong::NotAfterStart { start } => {
            context.say("problem_not_after_start", &[("date", date(start)?.into())])
        }
        Wrong::NotBeforeTarget { target } => {
            context.say("problem_not_before_target", &[("date", date(target)?.into())])
        }
        Wrong::MovedWithoutReason { from, to } => {
            context.say("problem_moved", &[("from", date(from)?.into()), ("to", date(to)?.into())])
        }
        Wrong::NotAnEmail => context.text("problem_not_an_email"),
        Wrong::NotAPerson => context.text("problem_not_a_person"),
        Wrong::IsFm => context.text("problem_is_the_fm"),
        Wrong::NotCustomerPerson => context.text("problem_not_the_customer"),
        Wrong::TooLong { units, max } => {
            context.say("problem_too_long", &[("units", number(units).into()), ("max", number(max).into())])
        }
        Wrong::NotOffered => context.text("problem_not_offered"),
        Wrong::NotALink => context.text("problem_not_a_link"),
        Wrong::Against => context.text("problem_against"),
        Wrong::NotATime => context.text("problem_not_a_time"),
        Wrong::NotAZone => context.text("problem_not_a_zone"),
        Wrong::TooManyOf { max } => context.say("problem_too_many", &[("max", number(max).into())]),
        Wrong::InPast { today } => context.say("problem_in_past", &[("today", date(today)?.into())]),
        Wrong::NotANumber => context.text("problem_not_a_number"),
        Wrong::NotPositive => context.text("problem_not_positive"),
        Wrong::MoreThan { max } => context.say("problem_more_than", &[("max", context.count(max).into())]),
        Wrong::LessThan { min } => context.say("problem_less_than", &[("min", context.count(min).into())]),
    }
}

/// Joins the parts of a form's data.
pub(super) fn with(data: Value, more: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let mut data = data;
    if let Some(fields) = data.as_object_mut() {
        fields.extend(more.into_iter().map(|(key, value)| (key.to_owned(), value)));
    }
    data
}
