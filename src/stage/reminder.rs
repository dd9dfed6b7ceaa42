//! What is loaded for what the bot sends by itself: the message with its engagements, or one's settings.

use crate::cards::{Digest, GatheredLine, Settings, Stopped, Unasked};
use crate::dialogue::{Content, MeetingContent, ReminderContent, page, page_of};
use crate::engagement::reminder::{DigestState, Habits, Kind, To};
use crate::engagement::{Home, PersonKey, Side};
use crate::records::{DigestRecord, How, LedgerRecord, RecordError, Work, keys};

use super::Stage;

impl Stage {
    /// Loads what `content` is about, for the reader with the key `me`.
    pub(super) async fn load_reminder(
        &mut self,
        work: &mut Work,
        content: &ReminderContent,
        me: Option<&PersonKey>,
    ) -> Result<(), RecordError> {
        match (content, me) {
            (ReminderContent::Digest { no } | ReminderContent::Why { no }, Some(me)) => {
                self.digest = digest(work, me, no).await?;
            }
            (ReminderContent::Settings { .. }, Some(me)) => self.settings = Some(settings(work, me).await?),
            (
                ReminderContent::Digest { .. }
                | ReminderContent::Why { .. }
                | ReminderContent::Settings { .. },
                None,
            )
            | (ReminderContent::Weekly { .. } | ReminderContent::Below { .. }, _) => {}
        }
        Ok(())
    }

    /// Loads what of the card came to the home unasked, and what was made of it there.
    pub(super) async fn load_unasked(
        &mut self,
        work: &mut Work,
        content: &Content,
    ) -> Result<(), RecordError> {
        let Some(head) = self.engagement.as_ref().map(|engagement| &engagement.head) else { return Ok(()) };
        let Some(kind) = unasked_kind(content, head.home.as_ref()) else { return Ok(()) };
        let to = self.engagement.as_ref().map_or(To::Home, |engagement| To::whole(engagement, kind));
        let stopped = work.muted(&head.id).await?.contains(&(to, kind));
        if matches!(kind, Kind::Begins | Kind::Held) {
            // What comes by the clock of a meeting is in the records of that.
            let state = if stopped { DigestState::Stopped } else { DigestState::Sent };
            self.unasked = vec![Unasked { kind, occurrence: String::new(), at: head.created_at, state }];
            return Ok(());
        }
        let posted = work.posted_at_home(&head.id, kind).await?;
        self.unasked = posted.into_iter().map(|entry| unasked(entry, stopped)).collect();
        Ok(())
    }
}

/// As what a card may have come unasked.
fn unasked_kind(content: &Content, home: Option<&Home>) -> Option<Kind> {
    let threads = home.is_none_or(Home::has_threads);
    if let Content::Meetings(content) = content {
        return match content {
            MeetingContent::Agenda { .. } => Some(Kind::Begins),
            MeetingContent::Desk { .. } | MeetingContent::Draft { .. } => Some(Kind::Held),
            MeetingContent::List { .. } | MeetingContent::One { .. } => None,
        };
    }
    let week = matches!(content, Content::Reminder(ReminderContent::Weekly { .. }))
        || (!threads && matches!(content, Content::Engagement { .. }));
    let again = matches!(content, Content::Request { .. });
    week.then_some(Kind::Weekly).or(again.then_some(Kind::Unanswered))
}

fn unasked(entry: LedgerRecord, stopped: bool) -> Unasked {
    let state = match (stopped, entry.how) {
        (true, _) => DigestState::Stopped,
        (false, How::PutOff) => DigestState::Later,
        (false, How::Gathered | How::Posted | How::Late | How::Unreachable) => DigestState::Sent,
    };
    Unasked { kind: entry.mark.kind, occurrence: entry.mark.occurrence, at: entry.at, state }
}

/// The message, with those of its engagements alone that its reader still belongs to.
async fn digest(work: &mut Work, me: &PersonKey, no: &str) -> Result<Option<Digest>, RecordError> {
    let Some(record) = work.get::<DigestRecord>(&keys::digest(me, no)).await? else { return Ok(None) };
    let DigestRecord { at, lines, more, state } = record;
    let (first, number) = page_of(no);
    let next = work.get::<DigestRecord>(&keys::digest(me, &page(first, number + 1))).await?.is_some();
    let (no, engagements, said) = (no.to_owned(), Default::default(), Default::default());
    let mut digest = Digest { no, engagements, said, lines: Vec::new(), more, next, state };
    for line in lines {
        let id = &line.engagement;
        if !digest.engagements.contains_key(id) {
            let Some(engagement) = work.engagement(id).await? else { continue };
            digest.engagements.insert(id.clone(), engagement);
            digest.said.insert(id.clone(), work.said(id, at).await?);
        }
        let person = digest.engagements.get(id).and_then(|engagement| engagement.find(me));
        // Who leads no longer reads no more of what is the lead's.
        let mine = person.is_some_and(|person| {
            let fits = person.leads() || (person.side != Side::Outsider && !line.mark.is_for_the_lead());
            fits && To::Person(person.no) == line.mark.to
        });
        if mine {
            let stopped = work.muted(id).await?.contains(&(line.mark.to, line.mark.kind));
            digest.lines.push(GatheredLine { engagement: line.engagement, mark: line.mark, stopped });
        }
    }
    Ok(Some(digest))
}

async fn settings(work: &mut Work, me: &PersonKey) -> Result<Settings, RecordError> {
    let habits = work.get::<Habits>(&keys::habits(me)).await?.unwrap_or_default();
    let named = work.zone_of(me).await?;
    let mut stopped = Vec::new();
    for id in &habits.stopped {
        let Some(engagement) = work.engagement(id).await? else { continue };
        let Some(person) = engagement.find(me) else { continue };
        let muted = work.muted(id).await?;
        let kinds: Vec<Kind> =
            muted.iter().filter(|(to, _)| *to == To::Person(person.no)).map(|(_, kind)| *kind).collect();
        if !kinds.is_empty() {
            let customer = engagement.head.customer;
            stopped.push(Stopped { engagement: id.clone(), customer, kinds });
        }
    }
    let zone = habits.zone.clone().or(named).unwrap_or_default();
    Ok(Settings { habits, zone, stopped })
}
