//! What the bot sends by itself, as its readers answer it: not now, stop, why; and when one may be written to.
//! What is sent, and when, is decided elsewhere.

use jiff::civil::Time;
use jiff::tz::TimeZone;

use crate::dialogue::form::{id, stopped_from};
use crate::dialogue::verb::{OfDigest, OfLine, Shown};
use crate::dialogue::{
    Command as Said, Content, Day, Inputs, Notice, ReminderContent, Reply, SettingsProblem, Sheet, page,
    page_of,
};
use crate::engagement::reminder::{DigestState, Habits, Stretch, Subject, To};
use crate::engagement::{Command, Now, PlanCommand, Which};
use crate::records::{DigestRecord, LineRecord, Op, Sleeper, keys};
use crate::turn::deliver::slots;
use crate::turn::{Stop, Turn};

/// A message as it is now.
#[must_use]
pub fn show(of: &OfDigest) -> Reply {
    Reply::Show(Content::Reminder(ReminderContent::Digest { no: of.no.clone() }))
}

/// Why each of its lines is there.
#[must_use]
pub fn why(of: &OfDigest) -> Reply {
    Reply::Show(Content::Reminder(ReminderContent::Why { no: of.no.clone() }))
}

/// Not now: everything that is in it comes again on the next working morning.
///
/// # Errors
/// Stops when the message is nobody's of this person.
pub async fn later(turn: &mut Turn<'_>, of: &OfDigest) -> Result<Reply, Stop> {
    let me = turn.actor.me.clone();
    let pages = pages(turn, of).await?;
    for line in pages.iter().flat_map(|(_, page)| &page.lines) {
        let key = keys::line(&me, &line.engagement, &line.mark);
        turn.work.get::<LineRecord>(&key).await?;
        let again = LineRecord { engagement: line.engagement.clone(), mark: line.mark.clone(), at: turn.now };
        turn.work.put(key, &again)?;
    }
    if let Some(first) = pages.first().and_then(|(_, page)| page.lines.first()) {
        let zone = turn.work.engagement(&first.engagement).await?.map(|of| of.head.zone).unwrap_or_default();
        let at = turn.next_morning(&me, &zone).await?;
        turn.work.wake_by(&Sleeper::Person(me.clone()), &me.tenant, at).await?;
    }
    keep(turn, of, pages, DigestState::Later)
}

/// Stops everything that is in it, or lets it come again.
///
/// # Errors
/// As [`later`].
pub async fn stop(turn: &mut Turn<'_>, of: &OfDigest, stops: bool) -> Result<Reply, Stop> {
    let pages = pages(turn, of).await?;
    for line in pages.iter().flat_map(|(_, page)| &page.lines) {
        turn.mute(&line.engagement, line.mark.to, line.mark.kind, stops).await?;
    }
    keep(turn, of, pages, if stops { DigestState::Stopped } else { DigestState::Sent })
}

/// Stops what one line is about, or lets it come again.
///
/// # Errors
/// As [`later`].
pub async fn stop_one(turn: &mut Turn<'_>, of: &OfLine, stops: bool) -> Result<Reply, Stop> {
    let of_digest = OfDigest { no: of.no.clone() };
    let digest = digest(turn, &of_digest).await?;
    let line = digest.lines.get(of.line).ok_or_else(|| Stop::notice(Notice::StaleCard))?;
    turn.mute(&line.engagement, line.mark.to, line.mark.kind, stops).await?;
    Ok(why(&of_digest))
}

/// The item of a line is done.
///
/// # Errors
/// Stops when the rules say no, or the line is about no item.
pub async fn done(turn: &mut Turn<'_>, of: &OfLine) -> Result<Reply, Stop> {
    let of_digest = OfDigest { no: of.no.clone() };
    let digest = digest(turn, &of_digest).await?;
    let line = digest.lines.get(of.line).ok_or_else(|| Stop::notice(Notice::StaleCard))?;
    let Subject::Item(item) = &line.mark.subject else { return Err(Stop::notice(Notice::StaleCard)) };
    let engagement = turn.engagement(&line.engagement).await?;
    let change = turn.command(&engagement, Command::Plan(PlanCommand::Do(item.clone()))).await?;
    turn.owe_plan(&change, &Sheet::Mine, false).await?;
    Ok(show(&of_digest))
}

/// Puts the FM's card of a line's engagement below, where it can be worked on; the message stays.
///
/// # Errors
/// Stops when the message or the engagement is not this person's.
pub async fn open(turn: &mut Turn<'_>, of: &OfLine) -> Result<Reply, Stop> {
    let of_digest = OfDigest { no: of.no.clone() };
    let digest = digest(turn, &of_digest).await?;
    let line = digest.lines.get(of.line).ok_or_else(|| Stop::notice(Notice::StaleCard))?;
    let engagement = turn.engagement(&line.engagement).await?;
    turn.note_used(&engagement.head.id).await?;
    let me = turn.person(&engagement).map_or(engagement.head.fm, |person| person.no);
    let id = engagement.head.id.clone();
    let slot = (me == engagement.head.fm).then(|| slots::lead(&id));
    turn.owe_person(&engagement, me, Op::Post { slot }, Content::Engagement { engagement: id }).await?;
    Ok(show(&of_digest))
}

/// Puts the card of the meeting that a line is about below: whether it was held, and what came of it.
///
/// # Errors
/// Stops when the line is about no meeting, and for whoever does not lead the engagement.
pub async fn settle(turn: &mut Turn<'_>, of: &OfLine) -> Result<Reply, Stop> {
    let stale = || Stop::notice(Notice::StaleCard);
    let of_digest = OfDigest { no: of.no.clone() };
    let digest = digest(turn, &of_digest).await?;
    let line = digest.lines.get(of.line).ok_or_else(stale)?;
    let Subject::Meeting(meeting) = line.mark.subject else { return Err(stale()) };
    let planned = line.mark.occurrence.parse().map_err(|_| stale())?;
    let engagement = turn.engagement(&line.engagement).await?;
    turn.must_lead(&engagement)?;
    turn.note_used(&engagement.head.id).await?;
    turn.post_desk(&engagement, Which { meeting, planned }).await?;
    Ok(show(&of_digest))
}

/// One's settings, in one's own chat.
///
/// # Errors
/// When state cannot be read.
pub async fn settings(turn: &mut Turn<'_>) -> Result<Reply, Stop> {
    turn.in_own_chat(Content::Reminder(ReminderContent::Settings {
        saved: false,
        problem: None,
        typed: Inputs::default(),
    }))
    .await
}

/// Saves one's settings.
///
/// # Errors
/// When state cannot be read or written.
pub async fn save(turn: &mut Turn<'_>, inputs: &Inputs) -> Result<Reply, Stop> {
    let told = |problem| {
        let problem: Option<SettingsProblem> = problem;
        let saved = problem.is_none();
        let typed = if saved { Inputs::default() } else { inputs.clone() };
        Ok(Reply::Show(Content::Reminder(ReminderContent::Settings { saved, problem, typed })))
    };
    let time = |id: &str| inputs.raw(id).parse::<Time>().ok();
    let hours = time(id::FROM).zip(time(id::TO));
    if hours.is_some_and(|(from, to)| from >= to) {
        return told(Some(SettingsProblem::Hours));
    }
    let zone = inputs.text(id::ZONE).map(|zone| TimeZone::get(zone.trim()));
    let zone = match zone {
        Some(Ok(zone)) => zone.iana_name().map(str::to_owned),
        Some(Err(_)) => return told(Some(SettingsProblem::Zone)),
        None => None,
    };
    let mut habits = habits(turn).await?;
    habits.hours = hours;
    habits.zone = zone;
    let today = today(turn, &habits).await?;
    let until = inputs.raw(id::AWAY).parse().ok();
    if until.is_some_and(|until| until < today) {
        return told(Some(SettingsProblem::Away));
    }
    habits.away = until.map(|until| Stretch { from: today, until });
    put(turn, &habits).await?;
    for (engagement, kind) in inputs.choices(id::RESUME).filter_map(stopped_from) {
        let found = turn.work.engagement(&engagement).await?;
        if let Some(me) = found.as_ref().and_then(|found| turn.person(found)) {
            turn.mute(&engagement, To::Person(me.no), kind, false).await?;
        }
    }
    told(None)
}

/// One is away until the end of a day: a setting, so text may do it.
///
/// # Errors
/// When state cannot be read or written.
pub async fn away(turn: &mut Turn<'_>, day: Option<Day>) -> Result<Reply, Stop> {
    let mut habits = habits(turn).await?;
    let today = today(turn, &habits).await?;
    let Some(until) = day.and_then(|day| day.from(today)).filter(|until| *until >= today) else {
        return Err(Stop::notice(Notice::UntilWhen { command: Said::Away(None) }));
    };
    habits.away = Some(Stretch { from: today, until });
    put(turn, &habits).await?;
    turn.in_own_chat(Content::Notice { notice: Notice::Away { until }, engagement: None }).await
}

/// One is back.
///
/// # Errors
/// When state cannot be read or written.
pub async fn back(turn: &mut Turn<'_>) -> Result<Reply, Stop> {
    let mut habits = habits(turn).await?;
    habits.away = None;
    put(turn, &habits).await?;
    let typed = Inputs::default();
    Ok(Reply::Show(Content::Reminder(ReminderContent::Settings { saved: true, problem: None, typed })))
}

/// Nothing is said unasked about the engagement meant here until the end of a day: a setting of its FM's, so text may
/// do it.
///
/// # Errors
/// Stops for whoever does not lead it.
pub async fn pause(turn: &mut Turn<'_>, day: Option<Day>) -> Result<Reply, Stop> {
    let engagement = turn.engagement_meant().await?;
    turn.must_lead(&engagement)?;
    turn.note_used(&engagement.head.id).await?;
    let today = engagement.today(Now { at: turn.now });
    let until = match (day, engagement.head.paused) {
        (Some(day), _) => day.from(today).filter(|until| *until >= today),
        (None, Some(paused)) => Some(paused.until),
        (None, None) => None,
    };
    let Some(until) = until else {
        return Err(Stop::notice(Notice::UntilWhen { command: Said::Pause(None) }));
    };
    turn.command(&engagement, Command::Pause(Some(until))).await?;
    let content =
        Content::Notice { notice: Notice::Paused { until }, engagement: Some(engagement.head.id.clone()) };
    turn.in_own_chat(content).await
}

/// The pause ends.
///
/// # Errors
/// As [`pause`].
pub async fn unpause(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    turn.command(&engagement, Command::Pause(None)).await?;
    Ok(Reply::Show(Content::Notice { notice: Notice::Resumed, engagement: None }))
}

/// A message of this person's.
async fn digest(turn: &mut Turn<'_>, of: &OfDigest) -> Result<DigestRecord, Stop> {
    let key = keys::digest(&turn.actor.me, &of.no);
    turn.work.get::<DigestRecord>(&key).await?.ok_or_else(|| Stop::notice(Notice::StaleCard))
}

/// A message of this person's, whichever of its pages is named: each with its name.
async fn pages(turn: &mut Turn<'_>, of: &OfDigest) -> Result<Vec<(String, DigestRecord)>, Stop> {
    let (first, _) = page_of(&of.no);
    let mut pages = vec![(first.to_owned(), digest(turn, &OfDigest { no: first.to_owned() }).await?)];
    loop {
        let no = page(first, pages.len());
        let key = keys::digest(&turn.actor.me, &no);
        match turn.work.get::<DigestRecord>(&key).await? {
            Some(next) => pages.push((no, next)),
            None => return Ok(pages),
        }
    }
}

/// Keeps what was made of a message, on each of its pages.
fn keep(
    turn: &mut Turn<'_>,
    of: &OfDigest,
    pages: Vec<(String, DigestRecord)>,
    state: DigestState,
) -> Result<Reply, Stop> {
    for (no, page) in pages {
        let key = keys::digest(&turn.actor.me, &no);
        turn.work.put(key, &DigestRecord { state, ..page })?;
    }
    Ok(show(of))
}

async fn habits(turn: &mut Turn<'_>) -> Result<Habits, Stop> {
    Ok(turn.work.get::<Habits>(&keys::habits(&turn.actor.me)).await?.unwrap_or_default())
}

async fn put(turn: &mut Turn<'_>, habits: &Habits) -> Result<(), Stop> {
    let key = keys::habits(&turn.actor.me);
    turn.work.put(key, habits)?;
    let me = turn.actor.me.clone();
    turn.wake_for(&me).await
}

async fn today(turn: &mut Turn<'_>, habits: &Habits) -> Result<jiff::civil::Date, Stop> {
    let me = turn.actor.me.clone();
    let named = turn.work.zone_of(&me).await?;
    let zone = habits.zone.clone().or(named);
    let zone = zone.and_then(|zone| TimeZone::get(&zone).ok()).unwrap_or(TimeZone::UTC);
    Ok(turn.now.to_zoned(zone).date())
}
