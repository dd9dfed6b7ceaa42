//! The sheet: one card for everything about the plan, made of sections with rows, each row with its button.
//!
//! A button does the same wherever the sheet stands, but not by the same means: in a message a tap changes the card
//! in place and a form opens a dialog; in a shared conversation other sheets open in a dialog too, so that the card
//! that everyone sees stays what it is; in a dialog everything is submitted. What stands in a sheet is elsewhere.

use serde_json::{Value, json};

use super::context::Context;
use super::lines::in_lines;
use super::text::Text;
use super::{CardError, View};
use crate::dialogue::verb::{OnForm, OnItem, OnLinks, OnSheet};
use crate::dialogue::{Place, PlanForm, PlanVerb, Sheet, Verb};
use crate::engagement::ItemKey;
use crate::playbook::LinkId;

/// Where a sheet stands, and which it is.
pub(super) struct Ground<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) sheet: &'a Sheet,
    /// The dialog's own instance, if it stands in one.
    pub(super) dialog: Option<&'a str>,
}

/// A button.
pub(super) struct Button {
    /// Its name on the card.
    id: String,
    title: String,
    data: Value,
    execute: bool,
    /// The address that it opens; it does nothing else then.
    url: Option<String>,
    /// Whether it is what one comes for.
    first: bool,
}

impl Button {
    /// A tap that changes something or shows something else.
    pub(super) fn tap(context: &Context<'_>, title: &str, verb: &Verb) -> Result<Self, CardError> {
        let id = format!("tap:{title}");
        Ok(Self {
            id,
            title: context.plain(title)?,
            data: verb.data(),
            execute: true,
            url: None,
            first: false,
        })
    }

    /// A form that opens in a dialog.
    pub(super) fn opens(context: &Context<'_>, title: &str, verb: &Verb) -> Result<Self, CardError> {
        let id = format!("form:{title}");
        Ok(Self {
            id,
            title: context.plain(title)?,
            data: verb.dialog_data(),
            execute: false,
            url: None,
            first: false,
        })
    }

    /// An address to open.
    pub(super) fn link(context: &Context<'_>, title: &str, url: String) -> Result<Self, CardError> {
        let (id, title) = (format!("link:{title}"), context.plain(title)?);
        Ok(Self { id, title, data: json!({}), execute: false, url: Some(url), first: false })
    }

    /// The same with a name of its own, where a card has several alike.
    pub(super) fn named(self, name: impl std::fmt::Display) -> Self {
        Self { id: format!("{}:{name}", self.id), ..self }
    }

    /// The same as the one that stands out.
    pub(super) fn first(self) -> Self {
        Self { first: true, ..self }
    }

    fn json(&self) -> Value {
        let style = if self.first { "positive" } else { "default" };
        json!({"id": self.id, "title": self.title, "data": self.data, "style": style})
    }
}

/// The two kinds of buttons, as the template takes them.
fn split<'b>(buttons: impl IntoIterator<Item = &'b Button> + Clone) -> (Vec<Value>, Vec<Value>) {
    let own = || buttons.clone().into_iter().filter(|button| button.url.is_none());
    let of = |execute: bool| own().filter(move |b| b.execute == execute).map(Button::json).collect();
    (of(true), of(false))
}

/// The buttons that open an address.
fn links<'b>(buttons: impl IntoIterator<Item = &'b Button>) -> Vec<Value> {
    let link = |button: &Button| {
        let url = button.url.as_ref()?;
        Some(json!({"id": button.id, "title": button.title, "url": url}))
    };
    buttons.into_iter().filter_map(link).collect()
}

impl Ground<'_> {
    /// What the buttons of this sheet carry, for the sheet that follows.
    pub(super) fn at(&self, sheet: &Sheet) -> Result<OnSheet, CardError> {
        let on = match self.dialog {
            Some(nonce) if !nonce.is_empty() => self.context.shown_as(nonce)?,
            Some(_) | None => self.context.shown()?,
        };
        Ok(OnSheet { on, sheet: sheet.clone(), dialog: self.dialog.is_some() })
    }

    /// A tap that changes something.
    pub(super) fn tap(&self, title: &str, verb: PlanVerb) -> Result<Button, CardError> {
        let id = match &verb {
            PlanVerb::Do(on) | PlanVerb::Undo(on) | PlanVerb::Claim(on) => format!("tap:{}", on.item),
            PlanVerb::Show(_)
            | PlanVerb::Refresh(_)
            | PlanVerb::Release(_)
            | PlanVerb::Drop(_)
            | PlanVerb::Make(_)
            | PlanVerb::Open(_)
            | PlanVerb::Save(_)
            | PlanVerb::Share(_) => format!("tap:{title}"),
        };
        let title = self.context.plain(title)?;
        Ok(Button {
            id,
            title,
            data: Verb::Plan(verb).data(),
            execute: self.dialog.is_none(),
            url: None,
            first: false,
        })
    }

    /// A tap on an item.
    pub(super) fn tap_item(
        &self,
        title: &str,
        item: &ItemKey,
        verb: fn(OnItem) -> PlanVerb,
    ) -> Result<Button, CardError> {
        self.tap(title, verb(OnItem { at: self.at(self.sheet)?, item: item.clone() }))
    }

    /// A tap on links.
    pub(super) fn tap_links(&self, title: &str, links: &[LinkId]) -> Result<Button, CardError> {
        let on = OnLinks { at: self.at(self.sheet)?, links: links.to_vec() };
        self.tap(title, PlanVerb::Share(on))
    }

    /// Another sheet.
    pub(super) fn go(&self, title: &str, sheet: &Sheet) -> Result<Button, CardError> {
        let id = match sheet {
            Sheet::Group(group, page) => format!("go:{group}:{page}"),
            Sheet::Checklist
            | Sheet::Mine
            | Sheet::Plan
            | Sheet::Links
            | Sheet::Shared(_)
            | Sheet::Figures => format!("go:{}", sheet.name()),
        };
        let title = self.context.plain(title)?;
        let at = self.at(sheet)?;
        let in_place = self.dialog.is_none() && self.context.reader.place == Place::Personal;
        if in_place || self.dialog.is_some() {
            let data = Verb::Plan(PlanVerb::Show(at)).data();
            return Ok(Button { id, title, data, execute: in_place, url: None, first: false });
        }
        let form = PlanForm::Sheet(sheet.clone());
        let verb = Verb::Plan(PlanVerb::Open(OnForm { at: OnSheet { dialog: true, ..at }, form }));
        Ok(Button { id, title, data: verb.dialog_data(), execute: false, url: None, first: false })
    }

    /// A dialog of another subject.
    pub(super) fn dialog(&self, title: &str, verb: &Verb) -> Result<Button, CardError> {
        let data = if self.dialog.is_some() { verb.data() } else { verb.dialog_data() };
        Ok(Button {
            id: format!("form:{title}"),
            title: self.context.plain(title)?,
            data,
            execute: false,
            url: None,
            first: false,
        })
    }

    /// A form.
    pub(super) fn form(&self, title: &str, form: PlanForm) -> Result<Button, CardError> {
        let id = match &form {
            PlanForm::Item(item) => format!("edit:{item}"),
            PlanForm::Service(service) => format!("edit:{service}"),
            PlanForm::Sheet(_)
            | PlanForm::Arrange(_)
            | PlanForm::Add(_)
            | PlanForm::Copy
            | PlanForm::Figures
            | PlanForm::Goals => format!("form:{title}"),
        };
        let verb = Verb::Plan(PlanVerb::Open(OnForm { at: self.at(self.sheet)?, form }));
        Ok(Button { id, ..self.dialog(title, &verb)? })
    }
}

/// How a row's note looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Good,
    Attention,
}

/// A row: a line, a note under it, what opens when one taps the text, and a button.
pub(super) struct Row {
    pub(super) line: Text,
    pub(super) note: Text,
    pub(super) tone: Tone,
    pub(super) open: Option<Button>,
    pub(super) buttons: Vec<Button>,
}

impl Row {
    pub(super) fn new(line: Text, note: Text) -> Self {
        Self { line, note, tone: Tone::Plain, open: None, buttons: Vec::new() }
    }

    fn json(&self) -> Value {
        let (press, submit) = split(&self.buttons);
        let color = match self.tone {
            Tone::Plain => "default",
            Tone::Good => "good",
            Tone::Attention => "attention",
        };
        json!({
            "line": self.line,
            "note": self.note,
            "color": color,
            "subtle": self.tone == Tone::Plain,
            "any_open": self.open.is_some(),
            "open": self.open.as_ref().map_or_else(|| json!({"id": "", "title": "", "data": {}}), Button::json),
            "any_button": !self.buttons.is_empty(),
            "press": press,
            "submit": submit,
        })
    }
}

/// A heading with rows.
#[derive(Default)]
pub(super) struct Section {
    pub(super) heading: Text,
    pub(super) rows: Vec<Row>,
}

/// What stands in a sheet.
#[derive(Default)]
pub(super) struct Page {
    pub(super) title: Text,
    pub(super) lead: Text,
    pub(super) hint: Text,
    pub(super) sections: Vec<Section>,
    pub(super) foot: Text,
    /// Rows of buttons at the end, each broken into lines that a phone shows whole.
    pub(super) actions: Vec<Vec<Button>>,
    pub(super) summary: String,
}

impl Page {
    pub(super) fn view(self) -> View {
        let sections = self.sections.iter().filter(|section| !section.rows.is_empty());
        let sections: Vec<Value> = sections
            .map(|section| {
                let rows: Vec<Value> = section.rows.iter().map(Row::json).collect();
                json!({"heading": section.heading, "rows": rows})
            })
            .collect();
        let lines = self.actions.iter().flat_map(|row| in_lines(row, |button| button.title.as_str()));
        let actions: Vec<Value> = lines
            .map(|line| {
                let (press, submit) = split(line.iter().copied());
                json!({"press": press, "submit": submit, "links": links(line)})
            })
            .collect();
        let data = json!({
            "title": self.title,
            "lead": self.lead,
            "hint": self.hint,
            "sections": sections,
            "foot": self.foot,
            "actions": actions,
        });
        View::new("sheet", self.summary, data)
    }
}
