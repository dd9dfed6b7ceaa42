//! An engagement with sample data, for a first look: everything is captured, nothing was asked of anybody.

use jiff::ToSpan;

use crate::dialogue::{Content, Notice, Place, Reply};
use crate::engagement::{
    self, Actor, BusinessInput, Command, Edit, Engagement, EngagementId, Entry, IntentInput, IntentKind,
    Named, Now, Start,
};
use crate::playbook::{Playbook, SampleService};
use crate::records::Op;
use crate::turn::deliver::slots;
use crate::turn::{Stop, Turn};

/// Plays it in the FM's own chat.
///
/// # Errors
/// Stops when the person may not lead an engagement, or not from here.
pub async fn play(turn: &mut Turn<'_>) -> Result<Reply, Stop> {
    if turn.here.place() == Place::Shared {
        return Err(Stop::notice(Notice::OnlyPersonal));
    }
    if !turn.may_be_fm()? {
        return Err(Stop::notice(Notice::NotAnFm));
    }
    let sample = Playbook::get().sample();
    let start = Start {
        customer: sample.customer.of(turn.actor.locale).to_owned(),
        services: sample.services.iter().map(|service| service.id.clone()).collect(),
        language: turn.actor.locale,
        zone: turn.actor.record.zone.clone(),
    };
    let id =
        EngagementId::parse(&turn.token(EngagementId::LEN)).map_err(|_| Stop::notice(Notice::StaleCard))?;
    let actor = Actor::Human(turn.human()?);
    let started = engagement::start(id.clone(), &actor, &start, Now { at: turn.now })
        .map_err(|refusal| Turn::refused(None, refusal))?;
    turn.save(&started).await?;
    let entries = sample.services.iter().map(|service| {
        let owner = Named::Typed { name: sample.owner.name.clone(), email: Some(sample.owner.email.clone()) };
        (service.id.clone(), entry(turn, &started.engagement, service, owner))
    });
    let entries = entries.collect();
    let entered = turn
        .command(&started.engagement, Command::EnterDibs { entries, because: String::new() })
        .await?
        .engagement;
    turn.note_used(&id).await?;
    let fm = entered.head.fm;
    let card = Content::Engagement { engagement: id.clone() };
    turn.owe_person(&entered, fm, Op::Post { slot: Some(slots::lead(&id)) }, card).await?;
    let captured = Content::Captured { engagement: id.clone() };
    turn.owe_person(&entered, fm, Op::Post { slot: Some(slots::captured(&id)) }, captured).await?;
    // The welcome stays as it is; what was made stands below it.
    Ok(Reply::Show(Content::Welcome))
}

fn entry(turn: &Turn<'_>, engagement: &Engagement, service: &SampleService, owner: Named) -> Entry {
    let today = engagement.today(Now { at: turn.now });
    let date = today.checked_add(service.days.days()).unwrap_or(today);
    Entry {
        start: Edit::Keep,
        date: Edit::Set(date.to_string()),
        intent: Edit::Set(IntentInput { kind: IntentKind::GoingAhead, reason: String::new(), owner: None }),
        business: Edit::Set(BusinessInput { reasons: service.reasons.clone(), text: String::new() }),
        owner: Edit::Set(owner),
    }
}
