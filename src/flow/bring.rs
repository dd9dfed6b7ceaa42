//! Bringing an engagement to the conversation with the customer.
//!
//! Drafts name other customers, so they are listed in the FM's personal chat, together with who is in the room;
//! in the shared conversation stands only that something was sent, until the engagement comes. So are engagements
//! that live elsewhere and could move here.

use crate::dialogue::verb::There;
use crate::dialogue::{Content, Notice, Place, Reply, SsatContent};
use crate::engagement::{Command, Engagement, EngagementId, Home, HomeKind, Line, PersonKey, Status};
use crate::protocol::Member as RosterMember;
use crate::records::{ConversationRecord, Member, Op, PersonRecord, Slot, keys};
use crate::turn::context::{is_a_meetings, person_key};
use crate::turn::deliver::slots;
use crate::turn::rooms::MOST_MEMBERS;
use crate::turn::{Message, Stop, Turn, learn};

/// The most drafts offered at once, and the most engagements to move.
const MOST_DRAFTS: usize = 10;

/// Offers the actor's drafts for this conversation, and their engagements that could move here.
///
/// # Errors
/// Stops when the person may not lead an engagement, or there is nothing to bring.
pub async fn offer(turn: &mut Turn<'_>) -> Result<Reply, Stop> {
    if turn.here.place() == Place::Personal {
        return Err(Stop::notice(Notice::OnlyShared { command: crate::dialogue::Command::Bring }));
    }
    if !turn.may_be_fm()? {
        return Err(Stop::notice(Notice::NotAnFm));
    }
    let mut engagements = drafts(turn).await?;
    let lines = elsewhere(turn).await?;
    if engagements.is_empty() && lines.is_empty() {
        return Err(Stop::notice(Notice::NoDrafts));
    }
    remember_room(turn).await?;
    engagements.extend(could_move(turn, lines).await?);
    if engagements.is_empty() {
        return Err(Stop::notice(Notice::OtherCustomerHere));
    }
    send(turn, engagements).await?;
    let content = Content::Notice { notice: Notice::SentToYou, engagement: None };
    let slot = slots::note(&turn.here.tenant, &turn.here.conversation);
    let reader = turn.reader_here();
    turn.owe_here(Message::new(content, reader), Some(slot));
    Ok(Reply::Nothing)
}

/// The bot was added to a shared conversation: whoever did it, if an FM, is offered their drafts in their own chat, and
/// for a meeting's chat those that could meet there.
///
/// # Errors
/// When state fails.
pub async fn added(turn: &mut Turn<'_>) -> Result<(), Stop> {
    let key = keys::conversation(&turn.here.tenant, &turn.here.conversation);
    let mut record = turn.work.get::<ConversationRecord>(&key).await?.unwrap_or_default();
    if record.greeted || !turn.may_be_fm().unwrap_or(false) {
        return Ok(());
    }
    let mut engagements = drafts(turn).await?;
    if turn.here.is_a_meetings() {
        let lines = elsewhere(turn).await?;
        engagements.extend(could_move(turn, lines).await?);
    }
    if engagements.is_empty() {
        return Ok(());
    }
    remember_room(turn).await?;
    record.greeted = true;
    turn.work.put(key, &record)?;
    send(turn, engagements).await
}

/// Puts the draft into the conversation that was offered, or moves the engagement there.
///
/// # Errors
/// Stops when the rules say no, or another customer's engagement lives there.
pub async fn put(turn: &mut Turn<'_>, there: &There) -> Result<Reply, Stop> {
    let conversation = there.conversation.as_str();
    let engagement = turn.engagement(&there.on.engagement).await?;
    let old = engagement.head.home.clone();
    if old.is_some() != there.moves {
        return Err(Stop::notice(Notice::NoDrafts));
    }
    let tenant = there.tenant.clone().unwrap_or_else(|| turn.here.tenant.clone());
    let key = keys::conversation(&tenant, conversation);
    // Only where the roster names this person: what the button says is no proof.
    if !turn.is_there(&tenant, conversation).await? {
        return Err(Stop::notice(Notice::StaleCard));
    }
    let Some(mut there) = turn.work.get::<ConversationRecord>(&key).await? else {
        return Err(Stop::notice(Notice::StaleCard));
    };
    if old.as_ref().is_some_and(|old| old.tenant == tenant && old.conversation == conversation) {
        return Ok(Reply::Show(Content::Engagement { engagement: engagement.head.id }));
    }
    turn.only_one_customer(&engagement, &there, (&tenant, conversation)).await?;
    let kind = match (there.kind.as_str(), is_a_meetings(conversation)) {
        ("channel", _) => HomeKind::Channel,
        (_, true) => HomeKind::Meeting,
        (_, false) => HomeKind::GroupChat,
    };
    let home = Home { tenant: tenant.clone(), conversation: conversation.to_owned(), kind, thread: None };
    let change = turn.command(&engagement, Command::SetHome(home)).await?;
    let id = change.engagement.head.id.clone();
    if !change.is_nothing() {
        if !there.engagements.contains(&id) {
            there.engagements.push(id.clone());
        }
        there.former.retain(|former| *former != id);
        turn.work.put(key, &there)?;
        let factors = match &old {
            Some(old) => turn.leave(&change.engagement, old).await?,
            None => false,
        };
        settle(turn, &change.engagement, kind);
        turn.owe_requests(&change.engagement);
        turn.owe_terms(&change.engagement);
        if factors {
            let slot = Some(slots::factors_request(&id));
            let request = Content::Ssat(SsatContent::Request { engagement: id.clone() });
            turn.owe_home(&change.engagement, Op::Post { slot }, request);
        }
        the_offer_becomes_the_card(turn, &change.engagement, &slots::offer(&tenant, conversation)).await?;
    }
    Ok(Reply::Show(Content::Engagement { engagement: id }))
}

/// The FM's card stands last in their chat, where the offer was; the one further up goes.
async fn the_offer_becomes_the_card(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    offer: &Slot,
) -> Result<(), Stop> {
    let (id, fm) = (&engagement.head.id, engagement.head.fm);
    let (lead, former) = (slots::lead(id), slots::former_lead(id));
    let card = Content::Engagement { engagement: id.clone() };
    let (gone, shown) = if turn.move_slot(offer, &lead, &former).await? {
        (former, Op::Update { slot: lead })
    } else {
        (offer.clone(), Op::Post { slot: Some(lead) })
    };
    turn.owe_person(engagement, fm, Op::Delete { slot: gone }, card.clone()).await?;
    turn.owe_person(engagement, fm, shown, card).await
}

/// The welcome that becomes the engagement card; what was said before it came goes.
fn settle(turn: &mut Turn<'_>, engagement: &Engagement, kind: HomeKind) {
    let id = engagement.head.id.clone();
    let card = Content::Engagement { engagement: id.clone() };
    let action = match kind {
        HomeKind::Channel => Op::StartThread { slot: slots::card(&id) },
        HomeKind::GroupChat | HomeKind::Meeting => Op::Post { slot: Some(slots::card(&id)) },
    };
    turn.owe_home(engagement, action, card.clone());
    if let Some(home) = &engagement.head.home {
        let slot = slots::note(&home.tenant, &home.conversation);
        turn.owe_home(engagement, Op::Delete { slot }, card.clone());
        // Where it has come back to, nothing says any more that it moved away.
        let slot = slots::left(home, &slots::card(&engagement.head.id));
        turn.owe_home(engagement, Op::Delete { slot }, card);
    }
}

/// The actor's engagements that have no home yet.
async fn drafts(turn: &mut Turn<'_>) -> Result<Vec<EngagementId>, Stop> {
    let key = turn.actor.me.clone();
    let rows = turn.work.portfolio(&key, 1_000).await?;
    Ok(rows
        .into_iter()
        .filter(|row| !row.has_home && row.standing.sees_inside())
        .map(|row| row.id)
        .take(MOST_DRAFTS)
        .collect())
}

/// The actor's engagements that go on and live in another conversation.
async fn elsewhere(turn: &mut Turn<'_>) -> Result<Vec<Line>, Stop> {
    let here = keys::conversation(&turn.here.tenant, &turn.here.conversation);
    let here = turn.work.get::<ConversationRecord>(&here).await?.unwrap_or_default().engagements;
    let key = turn.actor.me.clone();
    let mut lines = turn.work.portfolio(&key, 1_000).await?;
    lines.retain(|line| line.standing.sees_inside());
    lines.retain(|line| line.has_home && line.signals.status != Status::Closed && !here.contains(&line.id));
    Ok(lines)
}

/// Those of `lines` that may move here: of the customer whose engagements live here, if any do. First those that the
/// conversation seems to be named after.
async fn could_move(turn: &mut Turn<'_>, mut lines: Vec<Line>) -> Result<Vec<EngagementId>, Stop> {
    let (tenant, conversation) = (turn.here.tenant.clone(), turn.here.conversation.clone());
    let key = keys::conversation(&tenant, &conversation);
    let here = turn.work.get::<ConversationRecord>(&key).await?.unwrap_or_default();
    let here = turn.engagements_in(&here, (&tenant, &conversation)).await?;
    if !here.is_empty() && !turn.only_fms(&tenant, &conversation).await? {
        for engagement in here {
            lines.retain(|line| line.customer == engagement.head.customer);
        }
    }
    let name = turn.here.name.to_lowercase();
    lines.sort_by_cached_key(|line| {
        let customer = line.customer.to_lowercase();
        (!name.contains(&customer), customer)
    });
    Ok(lines.into_iter().map(|line| line.id).take(MOST_DRAFTS).collect())
}

async fn send(turn: &mut Turn<'_>, engagements: Vec<EngagementId>) -> Result<(), Stop> {
    let conversation = turn.here.conversation.clone();
    let (tenant, name) = (turn.here.tenant.clone(), turn.here.name.clone());
    let content = Content::Bring { tenant, conversation, name, engagements };
    let mut reader = turn.reader_here();
    reader.place = Place::Personal;
    let key = turn.actor.me.clone();
    let slot = slots::offer(&turn.here.tenant, &turn.here.conversation);
    turn.owe_key(&key, Op::Post { slot: Some(slot) }, Message::new(content, reader));
    Ok(())
}

/// Keeps who is in the room, as the roster says it now.
async fn remember_room(turn: &mut Turn<'_>) -> Result<(), Stop> {
    let Some(roster) = turn.env.directory.roster(&turn.here, turn.began).await else {
        return Err(Stop::notice(Notice::WhoIsHere));
    };
    let (tenant, conversation) = (turn.here.tenant.clone(), turn.here.conversation.clone());
    for member in roster.iter().take(MOST_MEMBERS) {
        let key = person_key(&tenant, member.aad_object_id.as_ref(), &member.id);
        keep(turn, &key, member).await?;
        let row = keys::member(&tenant, &conversation, &key);
        turn.work.get::<Member>(&row).await?;
        turn.work.put(row, &Member { seen_at: turn.now })?;
    }
    Ok(())
}

async fn keep(turn: &mut Turn<'_>, key: &PersonKey, member: &RosterMember) -> Result<(), Stop> {
    let row = keys::person(key);
    let mut record = turn.work.get::<PersonRecord>(&row).await?.unwrap_or_default();
    learn(&mut record, member, turn.now);
    Ok(turn.work.put(row, &record)?)
}
