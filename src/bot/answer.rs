//! How a reply is given, which depends on how the question came: a message is answered by a message, a pressed
//! card by the card that takes its place, a dialog by a dialog.

use crate::dialogue::{Answer, Content, Inputs, Notice, Place, Reader, Reply, UnknownVerb, Verb};
use crate::protocol::{Activity, Invoke, Kind, Trigger};
use crate::turn::{Message, Turn};

/// How the question came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// Typed text.
    Text,
    /// A form submitted as a message, by a client that cannot do more.
    Submit,
    /// A button of a card, or its refresh.
    Execute,
    /// A dialog.
    Dialog,
    /// Something that wants no answer.
    Silent,
    /// An invoke that this bot does not know.
    Unknown,
}

impl Manner {
    pub(super) fn of(activity: &Activity) -> Self {
        match &activity.kind {
            Kind::Message if activity.submitted().is_some() => Self::Submit,
            Kind::Message => Self::Text,
            Kind::Invoke(Invoke::CardAction(_)) => Self::Execute,
            Kind::Invoke(Invoke::TaskFetch(_) | Invoke::TaskSubmit(_)) => Self::Dialog,
            // Teams waits for no more than that it was received; what comes of it is a message.
            Kind::Invoke(Invoke::FileConsent(_)) => Self::Silent,
            Kind::Invoke(Invoke::Unknown { .. }) => Self::Unknown,
            Kind::ConversationUpdate(_)
            | Kind::InstallationUpdate(_)
            | Kind::MessageReaction { .. }
            | Kind::MessageUpdate(_)
            | Kind::MessageDelete
            | Kind::Event(_)
            | Kind::Other(_) => Self::Silent,
        }
    }
}

/// The card action that an activity carries, if it carries one.
pub(super) fn verb_of(activity: &Activity) -> Option<Result<Verb, UnknownVerb>> {
    match &activity.kind {
        Kind::Message => activity.submitted().map(|form| Verb::parse(form.data, None)),
        Kind::Invoke(Invoke::CardAction(action)) => Some(Verb::parse(&action.data, Some(&action.verb))),
        Kind::Invoke(Invoke::TaskFetch(task) | Invoke::TaskSubmit(task)) => {
            Some(Verb::parse(&task.data, None))
        }
        Kind::Invoke(Invoke::FileConsent(consent)) => Some(Verb::parse(&consent.context, None)),
        Kind::Invoke(Invoke::Unknown { .. })
        | Kind::ConversationUpdate(_)
        | Kind::InstallationUpdate(_)
        | Kind::MessageReaction { .. }
        | Kind::MessageUpdate(_)
        | Kind::MessageDelete
        | Kind::Event(_)
        | Kind::Other(_) => None,
    }
}

/// What was typed into the form that an activity carries.
pub(super) fn inputs_of(activity: &Activity) -> Inputs {
    match &activity.kind {
        Kind::Invoke(Invoke::CardAction(action)) => Inputs::from_data(&action.data),
        Kind::Invoke(Invoke::TaskFetch(task) | Invoke::TaskSubmit(task)) => Inputs::from_data(&task.data),
        Kind::Message => activity.submitted().map(|form| Inputs::from_data(form.data)).unwrap_or_default(),
        Kind::Invoke(Invoke::FileConsent(_) | Invoke::Unknown { .. })
        | Kind::ConversationUpdate(_)
        | Kind::InstallationUpdate(_)
        | Kind::MessageReaction { .. }
        | Kind::MessageUpdate(_)
        | Kind::MessageDelete
        | Kind::Event(_)
        | Kind::Other(_) => Inputs::default(),
    }
}

/// Whether Teams asks by itself, which must change nothing.
pub(super) fn is_automatic(activity: &Activity) -> bool {
    matches!(&activity.kind, Kind::Invoke(Invoke::CardAction(action)) if action.trigger == Trigger::Automatic)
}

/// Gives `reply` in the manner of the question; what can only be posted is owed.
pub(super) fn shape(turn: &mut Turn<'_>, manner: Manner, reply: Reply) -> Answer {
    match (manner, reply) {
        (Manner::Unknown, _) => Answer::Unknown,
        (Manner::Silent, _) | (_, Reply::Nothing) => Answer::Done,
        (Manner::Text, Reply::Show(content)) => {
            post(turn, content);
            Answer::Done
        }
        (Manner::Submit, Reply::Show(content)) => {
            let shared = turn.here.place() == Place::Shared;
            let sheet = matches!(content, Content::Plan { .. });
            if !stands_already(&content) && (!shared || !sheet) {
                post(turn, content);
            }
            Answer::Done
        }
        (Manner::Execute, Reply::Show(content)) => {
            if is_a_line(&content) {
                Answer::Text { content }
            } else {
                Answer::Card { content }
            }
        }
        (Manner::Dialog, Reply::Show(content) | Reply::Dialog(content)) => Answer::Dialog { content },
        (Manner::Dialog, Reply::Close) => Answer::Close,
        // Only a dialog can be gone on with or closed: the button is not one of ours.
        (Manner::Text | Manner::Submit, Reply::Dialog(_)) => {
            post(turn, stale());
            Answer::Done
        }
        (Manner::Execute, Reply::Dialog(_)) => Answer::Text { content: stale() },
        (Manner::Text | Manner::Submit | Manner::Execute, Reply::Close) => Answer::Done,
    }
}

fn stale() -> Content {
    Content::Notice { notice: Notice::StaleCard, engagement: None }
}

/// Whether the message pressed shows this anyway, since its update is owed.
fn stands_already(content: &Content) -> bool {
    matches!(content, Content::Request { .. } | Content::Engagement { .. } | Content::Captured { .. })
}

/// Whether a line of text says it all, so that the card pressed can stay.
fn is_a_line(content: &Content) -> bool {
    matches!(content, Content::Notice { .. } | Content::Refused { .. } | Content::Apology { .. })
}

/// Posts `content` where the question came from; everyone there reads it, so everyone's language and view.
fn post(turn: &mut Turn<'_>, content: Content) {
    let reader = match turn.here.place() {
        Place::Personal => turn.reader_here(),
        Place::Shared => Reader::everyone(turn.language_here.unwrap_or(turn.actor.locale)),
    };
    turn.owe_here(Message::new(content, reader), None);
}
