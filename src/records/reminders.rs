//! What waking keeps: the wakes, the ledger of what was said, what is gathered for somebody's morning, what they were
//! sent of it, and what they said about being written to. What any of it means is the domain's.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::keys;
use super::people::PersonRecord;
use super::queue::{Queue, Slot};
use super::work::{Record, RecordError, Work};
use crate::engagement::reminder::{DigestState, Habits, Kind, Known, Mark, Pace, Said, Stretch, To};
use crate::engagement::{Engagement, EngagementId, PersonKey};
use crate::store::Key;

/// How long the ledger and what was sent are kept. No rule finds anything that is older.
const KEPT: SignedDuration = SignedDuration::from_hours(90 * 24);
/// The most entries of one kind that are read.
const MOST: usize = 4_000;
/// The most entries that are removed at a time.
const SWEPT: usize = 200;

/// Who has a wake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sleeper {
    /// An engagement: something may be due.
    Engagement(EngagementId),
    /// A person: what was gathered may be sent.
    Person(PersonKey),
}

/// When a wake is due. The same record stands at the wake itself and with whoever has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WakeRecord {
    /// When.
    pub due: Timestamp,
    /// The tenant, which decides the shard.
    pub tenant: String,
    /// It came late and was put off once, so that what else came late is gathered too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub late: bool,
}

impl Record for WakeRecord {}

/// What became of a reminder that was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// It is among what its reader gets on their next morning.
    Gathered,
    /// It was posted in the conversation.
    Posted,
    /// It was not sent: its moment had passed, or its reader heard enough.
    Late,
    /// Its reader cannot be reached.
    Unreachable,
    /// It was posted in the conversation, and somebody there put it off.
    PutOff,
}

/// That a reminder was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerRecord {
    /// By what it is known.
    pub mark: Mark,
    /// When it was decided.
    pub at: Timestamp,
    /// What became of it.
    pub how: How,
}

impl Record for LedgerRecord {}

/// Something that somebody will read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineRecord {
    /// Of which engagement.
    pub engagement: EngagementId,
    /// By what it is known.
    pub mark: Mark,
    /// Since when it is due.
    pub at: Timestamp,
}

impl Record for LineRecord {}

/// A line of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestLine {
    /// Of which engagement.
    #[serde(rename = "e")]
    pub engagement: EngagementId,
    /// By what it is known.
    #[serde(rename = "m")]
    pub mark: Mark,
}

/// A message with what was gathered for somebody. At most 4 KB of JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestRecord {
    /// When it was decided.
    pub at: Timestamp,
    /// What is in it, the most urgent first.
    pub lines: Vec<DigestLine>,
    /// How many more there were.
    #[serde(default)]
    pub more: usize,
    /// What its reader did with it.
    #[serde(default)]
    pub state: DigestState,
}

impl Record for DigestRecord {}

/// What somebody stopped, of one engagement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Muted {
    /// Who.
    pub to: To,
    /// What.
    pub kinds: BTreeSet<Kind>,
}

/// What reminders keep of somebody, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Whether they said when they work, or where.
    pub hours: bool,
    /// When they are away, or were.
    pub away: Option<Stretch>,
    /// How many messages they were sent unasked.
    pub sent: usize,
    /// How many lines wait for their next morning.
    pub gathered: usize,
    /// On how many of the last days they heard from the bot.
    pub days: usize,
}

impl Record for Muted {}
impl Record for Habits {}
impl Record for Pace {}

/// The slot of a message with what was gathered.
#[must_use]
pub fn digest_slot(who: &PersonKey, no: &str) -> Slot {
    Slot { owner: format!("{}/{}", who.tenant, who.person), name: format!("digest-{no}") }
}

impl Work {
    /// What wakes in a shard beyond `after`, the earliest first, at most `limit`.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn wakes(
        &self,
        shard: u16,
        after: Option<&Key>,
        limit: usize,
    ) -> Result<Vec<(Key, WakeRecord)>, RecordError> {
        self.page(&keys::wakes(shard), after, limit).await
    }

    /// Makes `next` the one wake of `who`; `None` if nothing will be due by itself.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn set_wake(&mut self, who: &Sleeper, next: Option<WakeRecord>) -> Result<(), RecordError> {
        let place = keys::next_wake(who);
        let before = self.get::<WakeRecord>(&place).await?;
        if before == next {
            return Ok(());
        }
        if let Some(old) = before {
            let key = keys::wake(&old.tenant, old.due, who);
            self.get::<WakeRecord>(&key).await?;
            self.delete(key);
        }
        match next {
            Some(next) => {
                let key = keys::wake(&next.tenant, next.due, who);
                self.get::<WakeRecord>(&key).await?;
                self.put(key, &next)?;
                self.put(place, &next)
            }
            None => {
                self.delete(place);
                Ok(())
            }
        }
    }

    /// Wakes `who` at `due`, in the shard of `tenant`, unless they wake earlier.
    ///
    /// # Errors
    /// As [`Work::set_wake`].
    pub async fn wake_by(&mut self, who: &Sleeper, tenant: &str, due: Timestamp) -> Result<(), RecordError> {
        let before = self.get::<WakeRecord>(&keys::next_wake(who)).await?;
        if before.is_some_and(|old| old.due <= due && old.tenant == tenant) {
            return Ok(());
        }
        self.set_wake(who, Some(WakeRecord { due, tenant: tenant.to_owned(), late: false })).await
    }

    /// What was said about an engagement, and when; what is too old to matter goes.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn said(&mut self, id: &EngagementId, now: Timestamp) -> Result<Said, RecordError> {
        let entries = self.list::<LedgerRecord>(&keys::ledger(id), MOST).await?;
        let (old, kept): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|(_, entry)| now.duration_since(entry.at) > KEPT);
        for (key, _) in old.into_iter().take(SWEPT) {
            self.delete(key);
        }
        Ok(kept.into_iter().map(|(_, entry)| (entry.mark, entry.at)).collect())
    }

    /// What reminders keep of somebody beside what engagements note: what they said of their hours, what they were
    /// sent, what is gathered for them, the days on which they heard from the bot.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn kept_of(&mut self, who: &PersonKey) -> Result<Kept, RecordError> {
        let habits = self.get::<Habits>(&keys::habits(who)).await?.unwrap_or_default();
        let pace = self.get::<Pace>(&keys::pace(&Queue::of_person(who))).await?.unwrap_or_default();
        Ok(Kept {
            hours: habits.hours.is_some() || habits.zone.is_some(),
            away: habits.away,
            sent: self.list::<DigestRecord>(&keys::digests(who), MOST).await?.len(),
            gathered: self.list::<LineRecord>(&keys::lines(who), MOST).await?.len(),
            days: pace.sent.len(),
        })
    }

    /// What is noted that people of an engagement were reminded of.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn noted(&mut self, id: &EngagementId) -> Result<Said, RecordError> {
        let entries = self.list::<LedgerRecord>(&keys::ledger(id), MOST).await?;
        Ok(entries.into_iter().map(|(_, entry)| (entry.mark, entry.at)).collect())
    }

    /// Writes that a reminder was decided.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn note_said(&mut self, id: &EngagementId, entry: &LedgerRecord) -> Result<(), RecordError> {
        let key = keys::ledger_entry(id, &entry.mark);
        self.get::<LedgerRecord>(&key).await?;
        self.put(key, entry)
    }

    /// What was posted in the home of an engagement under this kind, put off since or not; the latest last.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn posted_at_home(
        &mut self,
        id: &EngagementId,
        kind: Kind,
    ) -> Result<Vec<LedgerRecord>, RecordError> {
        let said = self.list::<LedgerRecord>(&keys::ledger(id).push(kind.key()), MOST).await?;
        let entries = said.into_iter().map(|(_, entry)| entry).filter(|entry| entry.mark.to == To::Home);
        let mut posted: Vec<_> =
            entries.filter(|entry| matches!(entry.how, How::Posted | How::PutOff)).collect();
        posted.sort_by_key(|entry| entry.at);
        Ok(posted)
    }

    /// When the people of `engagement` may be written to, what they stopped, and how often its home heard from the
    /// bot.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn known(&mut self, engagement: &Engagement) -> Result<Known, RecordError> {
        let mut known = Known { muted: self.muted(&engagement.head.id).await?, ..Known::default() };
        for person in engagement.people.values() {
            let Some(key) = &person.link else { continue };
            if let Some(habits) = self.get::<Habits>(&keys::habits(key)).await? {
                known.habits.insert(person.no, habits);
            }
            if let Some(zone) = self.zone_of(key).await? {
                known.zones.insert(person.no, zone);
            }
        }
        if let Some(home) = &engagement.head.home {
            let queue = Queue::of_conversation(&home.tenant, &home.conversation);
            known.home = self.get::<Pace>(&keys::pace(&queue)).await?.unwrap_or_default();
        }
        Ok(known)
    }

    /// What people of an engagement stopped.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn muted(&mut self, id: &EngagementId) -> Result<BTreeSet<(To, Kind)>, RecordError> {
        let muted = self.list::<Muted>(&keys::engagement_kind(id, "mute"), MOST).await?;
        let pairs = |(_, muted): (_, Muted)| muted.kinds.into_iter().map(move |kind| (muted.to, kind));
        Ok(muted.into_iter().flat_map(pairs).collect())
    }

    /// The zone that Teams last named for somebody, if it is one.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn zone_of(&mut self, key: &PersonKey) -> Result<Option<String>, RecordError> {
        let record = self.get::<PersonRecord>(&keys::person(key)).await?;
        Ok(record.and_then(|record| record.zone).filter(|zone| jiff::tz::TimeZone::get(zone).is_ok()))
    }

    /// Removes what somebody was sent long ago.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn sweep_digests(&mut self, who: &PersonKey, now: Timestamp) -> Result<(), RecordError> {
        let old = self.list::<DigestRecord>(&keys::digests(who), SWEPT).await?;
        for (key, _) in old.into_iter().filter(|(_, digest)| now.duration_since(digest.at) > KEPT) {
            if let Some(no) = key.segments().last() {
                let slot = keys::slot(&digest_slot(who, &no));
                self.read(&slot).await?;
                self.delete(slot);
            }
            self.delete(key);
        }
        Ok(())
    }

    /// What was gathered for somebody, by key.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn gathered(&mut self, who: &PersonKey) -> Result<BTreeMap<Key, LineRecord>, RecordError> {
        Ok(self.list::<LineRecord>(&keys::lines(who), MOST).await?.into_iter().collect())
    }
}
