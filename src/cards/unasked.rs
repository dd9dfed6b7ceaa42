//! The foot of what a shared conversation got unasked: why it came, and how it is put off, stopped, or let come again.
//! The same on each such card, for everyone there: whoever belongs to the engagement may press.

use serde_json::{Value, json};

use super::context::{Context, verbs};
use super::text::Text;
use super::{CardError, Unasked, words_reminder};
use crate::dialogue::verb::OfKind;
use crate::dialogue::{Place, ReminderVerb, Verb};
use crate::engagement::reminder::{DigestState, Kind};
use crate::engagement::{ServiceId, Which};

/// The foot, if the card came unasked as `kind` in this state; about these services where it is a request.
pub(super) fn foot(
    context: &Context<'_>,
    kind: Kind,
    state: Option<DigestState>,
    services: &[ServiceId],
) -> Result<Value, CardError> {
    let state = state.filter(|_| context.reader.place == Place::Shared);
    let sent = state == Some(DigestState::Sent);
    let of = || {
        let of = OfKind { on: context.shown()?, kind, services: services.to_vec(), which: None };
        Ok::<_, CardError>(of)
    };
    Ok(json!({
        "why": if sent { words_reminder::reason(context, kind)? } else { Text::empty() },
        "state": match state {
            Some(DigestState::Later) => context.text(words_reminder::later_id(kind))?,
            Some(DigestState::Stopped) => context.text(words_reminder::stopped_id(kind))?,
            Some(DigestState::Sent) | None => Text::empty(),
        },
        "sent": sent,
        "stopped": state == Some(DigestState::Stopped),
        "any": sent || state == Some(DigestState::Stopped),
        "verbs": verbs([
            ("later", Verb::Reminder(ReminderVerb::LaterHere(of()?)).data()),
            ("stop", Verb::Reminder(ReminderVerb::StopHere(of()?)).data()),
            ("resume", Verb::Reminder(ReminderVerb::ResumeHere(of()?)).data()),
        ]),
    }))
}

/// What was made of the latest of them.
pub(super) fn latest(context: &Context<'_>) -> Option<DigestState> {
    context.scene.unasked.last().map(|one: &Unasked| one.state)
}

/// The same for a card about a time of a meeting, which came by the clock: why it did or that no more does, and the one
/// button that stops it, or lets it come again: its title and what it does.
pub(super) fn of_meeting(
    context: &Context<'_>,
    kind: Kind,
    which: Which,
) -> Result<(Text, &'static str, Verb), CardError> {
    let of = OfKind { on: context.shown()?, kind, services: Vec::new(), which: Some(which) };
    if latest(context) == Some(DigestState::Stopped) {
        let again = Verb::Reminder(ReminderVerb::ResumeHere(of));
        return Ok((context.text(words_reminder::stopped_id(kind))?, "reminder_resume", again));
    }
    let stop = Verb::Reminder(ReminderVerb::StopHere(of));
    Ok((words_reminder::reason(context, kind)?, "reminder_stop", stop))
}
