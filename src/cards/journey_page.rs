//! What the cards of the journey are made of: rows in sections, and buttons. What stands on which card is in the views.

use serde_json::{Value, json};

use super::context::{Context, press, styled};
use super::lines::groups;
use super::text::Text;
use super::{CardError, View};
use crate::dialogue::verb::{OfAct, OfForm, OfView};
use crate::dialogue::{JourneyForm, JourneyVerb, JourneyView, Verb};
use crate::playbook::{ActId, Playbook};

/// A row: a line, a note below it, its buttons.
#[derive(Default)]
pub(super) struct Row {
    pub(super) line: Text,
    pub(super) note: Text,
    pub(super) presses: Vec<Value>,
    pub(super) dialogs: Vec<Value>,
}

impl Row {
    pub(super) fn of(line: Text) -> Self {
        Self { line, ..Self::default() }
    }

    pub(super) fn with_note(line: Text, note: Text) -> Self {
        Self { line, note, ..Self::default() }
    }
}

/// A heading with its rows.
pub(super) struct Section {
    pub(super) heading: Text,
    pub(super) rows: Vec<Row>,
}

/// A whole card.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) title: Text,
    pub(super) subtitle: Text,
    pub(super) sections: Vec<Section>,
    /// What one comes for: the button that stands out.
    pub(super) first: Option<Value>,
    pub(super) presses: Vec<Value>,
    pub(super) dialogs: Vec<Value>,
    /// Buttons of a second line: Teams shows six in one.
    pub(super) more_presses: Vec<Value>,
    pub(super) more_dialogs: Vec<Value>,
    pub(super) summary: String,
}

impl Sheet {
    /// A section, if it has rows.
    pub(super) fn section(&mut self, heading: Text, rows: Vec<Row>) {
        if !rows.is_empty() {
            self.sections.push(Section { heading, rows });
        }
    }

    pub(super) fn view(self) -> View {
        let row = |row: Row| {
            let any = !row.presses.is_empty() || !row.dialogs.is_empty();
            json!({
                "line": row.line,
                "note": row.note,
                "any": any,
                "gap": if any { "medium" } else { "small" },
                "presses": row.presses,
                "dialogs": row.dialogs,
            })
        };
        let section = |section: Section| {
            let rows: Vec<Value> = section.rows.into_iter().map(row).collect();
            json!({"heading": section.heading, "rows": rows})
        };
        let mut presses = styled(self.first.into_iter().collect(), "positive");
        presses.extend(styled(self.presses, "default"));
        let mut groups = lines_of(presses, styled(self.dialogs, "default"));
        let (presses, dialogs) = (styled(self.more_presses, "default"), styled(self.more_dialogs, "default"));
        groups.extend(lines_of(presses, dialogs));
        let data = json!({
            "title": self.title,
            "subtitle": self.subtitle,
            "sections": self.sections.into_iter().map(section).collect::<Vec<_>>(),
            "groups": groups,
        });
        View::new("journey", self.summary, data)
    }
}

/// Buttons in lines, those that are pressed before those that open a dialog.
fn lines_of(presses: Vec<Value>, dialogs: Vec<Value>) -> Vec<Value> {
    let presses = presses.into_iter().map(|one| (one, true));
    groups(presses.chain(dialogs.into_iter().map(|one| (one, false))))
}

/// A button that opens a form.
pub(super) fn opens(
    context: &Context<'_>,
    title: &str,
    form: JourneyForm,
    view: &JourneyView,
) -> Result<Value, CardError> {
    let verb = Verb::Journey(JourneyVerb::Open(OfForm { on: context.shown()?, form, view: view.clone() }));
    Ok(json!({"title": title, "data": verb.dialog_data()}))
}

pub(super) fn shows(context: &Context<'_>, id: &str, view: JourneyView) -> Result<Value, CardError> {
    let verb = Verb::Journey(JourneyVerb::Show(OfView { on: context.shown()?, view }));
    Ok(press(&context.plain(id)?, &verb))
}

pub(super) fn acts(context: &Context<'_>, act: ActId, view: &JourneyView) -> Result<Value, CardError> {
    let title = Playbook::get().act(act).names.of(context.words.locale()).to_owned();
    let verb = Verb::Journey(JourneyVerb::Act(OfAct { on: context.shown()?, act, view: view.clone() }));
    Ok(press(&title, &verb))
}
