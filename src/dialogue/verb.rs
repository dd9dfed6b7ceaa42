//! Card actions: one typed list that the cards are built from and that comes back when a button is pressed.
//!
//! A verb's data is input, never proof: who pressed and what they may do is decided by the domain. Teams merges
//! a form's inputs into the same object; those have ids of their own prefix (see [`super::form`]). Verbs whose
//! name ends in `.refresh` are sent by Teams itself and only read (Universal Actions, Microsoft Learn).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::engagement::{EngagementId, ServiceId};
use crate::playbook::Locale;

mod journey;
mod meeting;
mod parts;
mod reminder;
mod success;

pub use journey::{JourneyVerb, OfAct, OfForm, OfProcess, OfSubject, OfView};
pub use meeting::{MeetingVerb, OfAgendaItem, OfChat, OfMeeting, OfTime};
pub use parts::{
    Aside, Claimant, Filed, Listed, Paged, Pair, Picked, Points, Reported, Shown, There, Undoing,
};
pub use reminder::{OfDigest, OfKind, OfLine, ReminderVerb};
pub use success::{Adding, OfPoint, OfService, PointVerb, RowsFrom, SaidBy, SsatVerb};
mod plan;

pub use plan::{OnForm, OnItem, OnLinks, OnSheet, PlanVerb};

/// Every action of every card.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "verb")]
pub enum Verb {
    /// Show the help card.
    #[serde(rename = "help")]
    Help,
    /// Show where the engagement stands; without one, the one meant here.
    #[serde(rename = "status")]
    Status {
        /// The engagement, if the card was about one.
        #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
        engagement: Option<EngagementId>,
    },
    /// Set one's own language (idempotent).
    #[serde(rename = "language.set")]
    SetLanguage {
        /// The language chosen.
        locale: Locale,
    },
    /// Run a text command that "did you mean" offered.
    #[serde(rename = "command")]
    Run {
        /// The command.
        command: super::command::Command,
    },

    /// Open the dialog that starts an engagement.
    #[serde(rename = "start.open")]
    StartOpen,
    /// Start an engagement with the dialog's inputs.
    #[serde(rename = "start.submit")]
    StartSubmit {
        /// The instance of the form.
        #[serde(rename = "n")]
        nonce: String,
    },
    /// Play an engagement with sample data.
    #[serde(rename = "sample")]
    Sample {
        /// The message pressed.
        #[serde(rename = "n")]
        nonce: String,
    },

    /// Put this draft into the conversation where the button was pressed.
    #[serde(rename = "bring.here")]
    BringHere(There),
    /// Automatic: the engagement card as this person may see it.
    #[serde(rename = "engagement.refresh")]
    EngagementRefresh(Shown),
    /// Automatic: the status card as it is now.
    #[serde(rename = "status.refresh")]
    StatusRefresh(Shown),

    /// Open the dialog "what was agreed", at the page where the draft was left.
    #[serde(rename = "enter.open")]
    EnterOpen(Shown),
    /// Page 1, the same for all: keep the draft and go on.
    #[serde(rename = "enter.next")]
    EnterNext(Shown),
    /// Page 2: keep the draft and go back to page 1.
    #[serde(rename = "enter.back")]
    EnterBack(Shown),
    /// Page 2, exceptions: save everything.
    #[serde(rename = "enter.save")]
    EnterSave(Shown),

    /// Open the dialog "agreed on the call with…".
    #[serde(rename = "agree.open")]
    AgreeOpen(Shown),
    /// Record who agreed, how and when.
    #[serde(rename = "agree.submit")]
    AgreeSubmit(Shown),
    /// Ask the customer to confirm, in the shared conversation.
    #[serde(rename = "ask")]
    Ask(Shown),
    /// Open the text to send by e-mail.
    #[serde(rename = "copy.open")]
    CopyOpen(Shown),

    /// Automatic: the request to confirm as this person may see it.
    #[serde(rename = "request.refresh")]
    RequestRefresh(Points),
    /// Everything shown is correct.
    #[serde(rename = "confirm")]
    Confirm(Points),
    /// Take one's own confirmation back.
    #[serde(rename = "take_back")]
    TakeBack(Points),
    /// Open "something is wrong": which service.
    #[serde(rename = "wrong.open")]
    WrongOpen(Points),
    /// The service was chosen: show its values.
    #[serde(rename = "wrong.pick")]
    WrongPick(Picked),
    /// Send what is wrong with the service.
    #[serde(rename = "wrong.send")]
    WrongSend(Picked),
    /// Set a confirmation aside: open the dialog that asks why.
    #[serde(rename = "set_aside.open")]
    SetAsideOpen(Aside),
    /// Set a confirmation aside with the reason typed.
    #[serde(rename = "set_aside.submit")]
    SetAsideSubmit(Aside),

    /// Take over the value that the customer gave.
    #[serde(rename = "correction.accept")]
    CorrectionAccept(Reported),
    /// Open the dialog that answers a correction without taking it over.
    #[serde(rename = "correction.answer.open")]
    AnswerOpen(Reported),
    /// Send the answer.
    #[serde(rename = "correction.answer.submit")]
    AnswerSubmit(Reported),

    /// Show one's engagements: with a page, as carried; without one, as the card's inputs say.
    #[serde(rename = "portfolio")]
    Portfolio(Listed),
    /// Show what happened, a page of it.
    #[serde(rename = "history")]
    History(Paged),
    /// Undo one's own change of a revision.
    #[serde(rename = "undo")]
    Undo(Undoing),
    /// Open the dialog that asks whether the engagement goes on.
    #[serde(rename = "state.open")]
    StateOpen(Shown),
    /// Set whether it goes on.
    #[serde(rename = "state.submit")]
    StateSubmit(Shown),
    /// Let it go on.
    #[serde(rename = "reopen")]
    Reopen(Shown),
    /// Delete the draft.
    #[serde(rename = "delete")]
    Delete(Shown),
    /// Show what can be exported.
    #[serde(rename = "export")]
    Export(Shown),
    /// Open the export's text to copy.
    #[serde(rename = "export.copy")]
    ExportCopy(Shown),
    /// Offer the export as a file.
    #[serde(rename = "export.file")]
    ExportFile(Filed),
    /// The export as shown was typed into FTOP.
    #[serde(rename = "export.typed")]
    ExportTyped(Shown),

    /// Open "I'm on this project as…".
    #[serde(rename = "join.open")]
    JoinOpen(Shown),
    /// Claim the role chosen.
    #[serde(rename = "join.submit")]
    JoinSubmit(Shown),
    /// Accept somebody's claim.
    #[serde(rename = "claim.accept")]
    ClaimAccept(Claimant),
    /// Leave somebody's claim for now.
    #[serde(rename = "claim.decline")]
    ClaimDecline(Claimant),
    /// The typed person is this person of the conversation.
    #[serde(rename = "tie")]
    Tie(Pair),
    /// The typed person is somebody else.
    #[serde(rename = "tie.decline")]
    TieDecline(Pair),

    /// About phases, processes, tasks, outcomes, hand-over and cover.
    #[serde(untagged)]
    Journey(JourneyVerb),
    /// About the success factors.
    #[serde(untagged)]
    Ssat(SsatVerb),
    /// About open points.
    #[serde(untagged)]
    Point(PointVerb),
    /// About what the bot sends by itself.
    #[serde(untagged)]
    Reminder(ReminderVerb),
    /// About the success plan or what is measured.
    #[serde(untagged)]
    Plan(PlanVerb),
    /// About meetings.
    #[serde(untagged)]
    Meeting(MeetingVerb),
}

/// An action that no card of ours has, or one with damaged data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown card action {verb:?}: {why}")]
pub struct UnknownVerb {
    /// The verb's name as it came, cut to 40 characters.
    pub verb: String,
    why: String,
}

impl Verb {
    /// Reads an action: `name` is the verb of an `Action.Execute` (absent for `Action.Submit` and dialogs, whose
    /// data names it), `data` its data with inputs merged in.
    ///
    /// # Errors
    /// [`UnknownVerb`] if there is no such verb, its data is incomplete, or name and data disagree.
    pub fn parse(data: &Value, name: Option<&str>) -> Result<Self, UnknownVerb> {
        let named = data.get("verb").and_then(Value::as_str);
        let name = name.filter(|name| !name.is_empty());
        let refuse = |why: &str| UnknownVerb {
            verb: name.or(named).unwrap_or_default().chars().take(40).collect(),
            why: why.to_owned(),
        };
        let verb = match (name, named) {
            (Some(name), Some(named)) if name != named => return Err(refuse("name and data disagree")),
            (Some(verb), _) | (None, Some(verb)) => verb,
            (None, None) => return Err(refuse("no verb")),
        };
        // Inputs cannot stand for a key of ours: only unprefixed keys are read.
        let own =
            data.as_object().into_iter().flatten().filter(|(key, _)| !key.starts_with(super::form::PREFIX));
        let mut fields: Map<String, Value> = own.map(|(key, value)| (key.clone(), value.clone())).collect();
        fields.insert("verb".to_owned(), Value::from(verb));
        serde_json::from_value(Value::Object(fields)).map_err(|error| refuse(&error.to_string()))
    }

    /// The verb's name, for `Action.Execute`.
    #[must_use]
    pub fn name(&self) -> String {
        self.data().get("verb").and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// The action's data; it names the verb too, so that it works from `Action.Submit` as well.
    #[must_use]
    pub fn data(&self) -> Value {
        // Strings, numbers and lists of them: nothing here can fail to become JSON.
        serde_json::to_value(self).unwrap_or_default()
    }

    /// The data of an `Action.Submit` that opens a dialog.
    #[must_use]
    pub fn dialog_data(&self) -> Value {
        let mut data = self.data();
        if let Some(fields) = data.as_object_mut() {
            fields.insert("msteams".to_owned(), serde_json::json!({"type": "task/fetch"}));
        }
        data
    }

    /// Whether pressing only shows something and never changes state: reading it again is always safe.
    #[must_use]
    pub fn only_reads(&self) -> bool {
        match self {
            Self::Journey(verb) => verb.only_reads(),
            Self::Run { command } => !command.sets(),
            Self::Ssat(verb) => verb.only_reads(),
            Self::Point(verb) => verb.only_reads(),
            Self::Reminder(verb) => verb.only_reads(),
            Self::Plan(verb) => verb.only_reads(),
            Self::Meeting(verb) => verb.only_reads(),
            Self::Help
            | Self::Status { .. }
            | Self::StartOpen
            | Self::EngagementRefresh(_)
            | Self::StatusRefresh(_)
            | Self::RequestRefresh(_)
            | Self::EnterOpen(_)
            | Self::AgreeOpen(_)
            | Self::CopyOpen(_)
            | Self::WrongOpen(_)
            | Self::WrongPick(_)
            | Self::SetAsideOpen(_)
            | Self::AnswerOpen(_)
            | Self::Portfolio(_)
            | Self::History(_)
            | Self::StateOpen(_)
            | Self::Export(_)
            | Self::ExportCopy(_)
            | Self::JoinOpen(_) => true,
            Self::SetLanguage { .. }
            | Self::StartSubmit { .. }
            | Self::Sample { .. }
            | Self::BringHere(_)
            | Self::EnterNext(_)
            | Self::EnterBack(_)
            | Self::EnterSave(_)
            | Self::AgreeSubmit(_)
            | Self::Ask(_)
            | Self::Confirm(_)
            | Self::TakeBack(_)
            | Self::WrongSend(_)
            | Self::SetAsideSubmit(_)
            | Self::CorrectionAccept(_)
            | Self::AnswerSubmit(_)
            | Self::Undo(_)
            | Self::StateSubmit(_)
            | Self::Reopen(_)
            | Self::Delete(_)
            | Self::ExportFile(_)
            | Self::ExportTyped(_)
            | Self::JoinSubmit(_)
            | Self::ClaimAccept(_)
            | Self::ClaimDecline(_)
            | Self::Tie(_)
            | Self::TieDecline(_) => false,
        }
    }

    /// The services that the card was about, for cards about several.
    #[must_use]
    pub fn services(&self) -> &[ServiceId] {
        if let Self::RequestRefresh(points)
        | Self::Confirm(points)
        | Self::TakeBack(points)
        | Self::WrongOpen(points) = self
        {
            return &points.services;
        }
        if let Self::WrongPick(point) | Self::WrongSend(point) = self {
            return std::slice::from_ref(&point.service);
        }
        &[]
    }

    /// What tells one press of this action from another: the card's slot or the form's instance, and the revision
    /// shown. `None` for settings, which may be repeated at will.
    #[must_use]
    pub fn instance(&self) -> Option<String> {
        match self {
            Self::StartSubmit { nonce } | Self::Sample { nonce } => Some(nonce.clone()),
            // A file may be asked for again: the offer takes the place of the one before.
            Self::ExportFile(_) => None,
            // Stopping and letting come again may be repeated at will, one after the other.
            Self::Reminder(_) => None,
            other => other.shown().map(|on| {
                // Two services of one card are two things that can be pressed.
                format!("{}/{}/{}/{}", on.engagement, on.revision, on.nonce, other.data())
            }),
        }
    }

    /// What the card showed, for verbs about an engagement that carry it.
    #[must_use]
    pub fn shown(&self) -> Option<&Shown> {
        match self {
            Self::Help
            | Self::Status { .. }
            | Self::SetLanguage { .. }
            | Self::Run { .. }
            | Self::StartOpen
            | Self::StartSubmit { .. }
            | Self::Portfolio(_)
            | Self::Sample { .. } => None,
            Self::History(paged) => Some(&paged.on),
            Self::Undo(undoing) => Some(&undoing.on),
            Self::ExportFile(filed) => Some(&filed.on),
            Self::BringHere(there) => Some(&there.on),
            Self::EngagementRefresh(on)
            | Self::StatusRefresh(on)
            | Self::EnterOpen(on)
            | Self::EnterNext(on)
            | Self::EnterBack(on)
            | Self::EnterSave(on)
            | Self::AgreeOpen(on)
            | Self::AgreeSubmit(on)
            | Self::Ask(on)
            | Self::CopyOpen(on)
            | Self::StateOpen(on)
            | Self::StateSubmit(on)
            | Self::Reopen(on)
            | Self::Delete(on)
            | Self::Export(on)
            | Self::ExportCopy(on)
            | Self::ExportTyped(on)
            | Self::JoinOpen(on)
            | Self::JoinSubmit(on) => Some(on),
            Self::RequestRefresh(points)
            | Self::Confirm(points)
            | Self::TakeBack(points)
            | Self::WrongOpen(points) => Some(&points.on),
            Self::WrongPick(picked) | Self::WrongSend(picked) => Some(&picked.on),
            Self::SetAsideOpen(aside) | Self::SetAsideSubmit(aside) => Some(&aside.on),
            Self::CorrectionAccept(report) | Self::AnswerOpen(report) | Self::AnswerSubmit(report) => {
                Some(&report.on)
            }
            Self::ClaimAccept(claimant) | Self::ClaimDecline(claimant) => Some(&claimant.on),
            Self::Tie(pair) | Self::TieDecline(pair) => Some(&pair.on),
            Self::Journey(verb) => Some(verb.shown()),
            Self::Ssat(verb) => Some(verb.shown()),
            Self::Point(verb) => Some(verb.shown()),
            Self::Reminder(verb) => verb.shown(),
            Self::Plan(verb) => Some(verb.shown()),
            Self::Meeting(verb) => Some(verb.shown()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engagement::Revision;
    use serde_json::json;

    fn shown() -> Shown {
        let engagement = EngagementId::parse("abcdefghjk").expect("an id");
        Shown { engagement, revision: Revision(7), nonce: "slot-1".into() }
    }

    #[test]
    fn an_action_comes_back_as_it_was_sent_with_inputs_merged_in() {
        let verb = Verb::WrongSend(Picked {
            on: shown(),
            services: vec![ServiceId::new("teams"), ServiceId::new("exchange")],
            service: ServiceId::new("teams"),
        });
        let mut data = verb.data();
        data["in_target"] = json!("2027-03-15");
        data["in_verb"] = json!("confirm");
        data["msteams"] = json!({"type": "task/fetch"});
        assert_eq!(Verb::parse(&data, None), Ok(verb.clone()));
        assert_eq!(Verb::parse(&data, Some("wrong.send")), Ok(verb));
    }

    #[test]
    fn an_action_without_a_name_with_two_names_or_with_a_missing_field_is_refused() {
        let data = Verb::Ask(shown()).data();
        assert!(Verb::parse(&json!({}), None).is_err());
        assert!(Verb::parse(&json!(null), None).is_err());
        assert!(Verb::parse(&data, Some("confirm")).is_err());
        assert!(Verb::parse(&json!({"verb": "ask", "e": "abcdefghjk"}), None).is_err());
        assert!(Verb::parse(&json!({"verb": "nothing.of.ours"}), None).is_err());
    }

    #[test]
    fn a_dialog_is_opened_by_the_same_data() {
        let verb = Verb::EnterOpen(shown());
        assert_eq!(verb.dialog_data()["msteams"]["type"], "task/fetch");
        assert_eq!(Verb::parse(&verb.dialog_data(), None), Ok(verb));
    }

    #[test]
    fn what_is_sent_by_itself_only_reads() {
        let of = OfService { on: shown(), service: ServiceId::new("teams") };
        let nested = Verb::Ssat(SsatVerb::Service(of));
        assert_eq!(nested.name(), "ssat.service");
        assert_eq!(Verb::parse(&nested.data(), Some("ssat.service")), Ok(nested));
        for verb in [Verb::EngagementRefresh(shown()), Verb::StatusRefresh(shown())] {
            assert!(verb.only_reads() && verb.name().ends_with(".refresh"));
        }
        assert!(!Verb::Ask(shown()).only_reads());
    }
}
