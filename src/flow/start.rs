//! Starting an engagement: the dialog with its three questions, and the first card of the FM.

use crate::dialogue::form::id;
use crate::dialogue::problems;
use crate::dialogue::{Content, DialogContent, Inputs, Layout, Locale, Notice, Place, Problem, Reply};
use crate::engagement::{self, Actor, EngagementId, Now, Refusal, ServiceId, Start};
use crate::turn::deliver::slots;
use crate::turn::{Message, Stop, Turn};

/// Opens the dialog.
///
/// # Errors
/// Stops when the person may not lead an engagement, or not from here.
pub fn open(turn: &Turn<'_>) -> Result<Reply, Stop> {
    check(turn)?;
    let mut values = Inputs::default();
    values.set(id::LANGUAGE, turn.actor.locale.as_str());
    Ok(dialog(turn, values, Vec::new()))
}

/// Starts the engagement; wrong values come back in the dialog with what was typed.
///
/// # Errors
/// Stops when the person may not, or state fails.
pub async fn submit(turn: &mut Turn<'_>, inputs: &Inputs) -> Result<Reply, Stop> {
    check(turn)?;
    let start = Start {
        customer: inputs.raw(id::CUSTOMER).to_owned(),
        services: inputs.choices(id::SERVICES).map(ServiceId::new).collect(),
        language: Locale::parse(inputs.raw(id::LANGUAGE)).unwrap_or(turn.actor.locale),
        zone: turn.actor.record.zone.clone(),
    };
    let Ok(eng) = EngagementId::parse(&turn.token(EngagementId::LEN)) else {
        return Err(Stop::notice(Notice::StaleCard));
    };
    let actor = Actor::Human(turn.human()?);
    let change = match engagement::start(eng.clone(), &actor, &start, Now { at: turn.now }) {
        Ok(change) => change,
        Err(Refusal::Wrong(wrong)) => {
            return Ok(dialog(turn, inputs.clone(), problems(&wrong, Layout::Single)));
        }
        Err(other) => return Err(Turn::refused(None, other)),
    };
    turn.save(&change).await?;
    turn.note_used(&eng).await?;
    let message =
        Message::new(Content::Engagement { engagement: eng.clone() }, turn.reader(&change.engagement));
    turn.owe_here(message, Some(slots::lead(&eng)));
    Ok(Reply::Close)
}

fn check(turn: &Turn<'_>) -> Result<(), Stop> {
    if turn.here.place() == Place::Shared {
        return Err(Stop::notice(Notice::OnlyPersonal));
    }
    if !turn.may_be_fm()? {
        return Err(Stop::notice(Notice::NotAnFm));
    }
    Ok(())
}

fn dialog(turn: &Turn<'_>, values: Inputs, problems: Vec<Problem>) -> Reply {
    turn.dialog(DialogContent::Start, values, problems)
}
