//! What is said unasked, within a turn of the bot's own: decided from the state, written into the ledger and owed, or
//! gathered for its reader's next morning, all in one commit. What becomes of the gathered is in `digest`.

use jiff::{SignedDuration, Timestamp};

use crate::dialogue::{Content, ReminderContent};
use crate::engagement::reminder::{
    self, Budget, Habits, Held, Hours, Kind, Lane, Pace, Reminder, To, held, slot,
};
use crate::engagement::{Engagement, EngagementId, Home, Now, PersonKey, Side};
use crate::records::{
    ConversationRecord, How, LedgerRecord, LineRecord, Muted, Op, PersonRecord, Queue, Sleeper, Slot, keys,
};

use super::deliver::slots;
use super::{Stop, Turn};
use crate::trail::Skip;

/// How long after a change an engagement is looked at: several changes are then looked at together.
const SOON: SignedDuration = SignedDuration::from_secs(10);

/// What came late waits so long for what else came late: a day's downtime is one message.
const TOGETHER: SignedDuration = SignedDuration::from_mins(5);

/// How often somebody of the delivery side hears from the bot: once a working day.
const DAILY: Budget = Budget { day: 1, week: 7 };

/// What was decided, for whoever counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Decided {
    /// Reminders that became due.
    pub(crate) due: u64,
    /// Those of them whose reader cannot be reached.
    pub(crate) unreachable: u64,
    /// Messages that are owed with them.
    pub(crate) owed: u64,
}

impl Turn<'_> {
    /// Looks at `engagement` again in a moment: something of it changed.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn wake_soon(&mut self, engagement: &Engagement) -> Result<(), Stop> {
        let due = self.now.checked_add(SOON).unwrap_or(Timestamp::MAX);
        let who = Sleeper::Engagement(engagement.head.id.clone());
        if let Some(tenant) = tenant_of(engagement) {
            self.work.wake_by(&who, &tenant, due).await?;
        }
        Ok(())
    }

    /// Decides what `engagement` owes now, and says when it is to be looked at again.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub(crate) async fn remind(
        &mut self,
        engagement: &Engagement,
    ) -> Result<(Option<Timestamp>, Decided), Stop> {
        let said = self.work.said(&engagement.head.id, self.now).await?;
        let known = self.work.known(engagement).await?;
        let due = reminder::due(engagement, &said, &known, &self.env.policy, Now { at: self.now });
        let mut decided = Decided::default();
        for (one, why) in &due.held {
            self.note_skipped(engagement, &one.mark, Skip::Held(*why));
        }
        for one in due.now {
            let how = match one.mark.to {
                To::Home => self.remind_home(engagement, one.mark.kind).await?,
                To::Person(_) if reminder::rule(one.mark.kind).lane == Lane::Timed => {
                    self.send_at_once(engagement, &one).await?
                }
                To::Person(_) => self.gather(engagement, &one).await?,
            };
            match how {
                How::Unreachable => self.note_parked(engagement, &one.mark).await?,
                How::Gathered => self.note_skipped(engagement, &one.mark, Skip::Gathered),
                // What is posted is noted where it is sent; why it came too late, where that was seen.
                How::Posted | How::Late | How::PutOff => {}
            }
            decided.due += 1;
            decided.unreachable += u64::from(how == How::Unreachable);
            decided.owed += u64::from(how == How::Posted);
            let entry = LedgerRecord { mark: one.mark, at: self.now, how };
            self.work.note_said(&engagement.head.id, &entry).await?;
        }
        Ok((due.next, decided))
    }

    /// Owes one message to the shared conversation.
    async fn remind_home(&mut self, engagement: &Engagement, kind: Kind) -> Result<How, Stop> {
        let Some(home) = engagement.head.home.clone() else { return Ok(How::Unreachable) };
        let there = keys::conversation(&home.tenant, &home.conversation);
        if self.work.get::<ConversationRecord>(&there).await?.is_some_and(|place| place.parked.is_some()) {
            return Ok(How::Unreachable);
        }
        if kind == Kind::Unanswered {
            self.owe_request_again(engagement);
        } else {
            let (slot, content) = week_of(engagement, &home);
            self.owe_home(engagement, Op::Post { slot: Some(slot) }, content);
        }
        self.note_home(engagement).await?;
        Ok(How::Posted)
    }

    /// Owes anew what of this kind stands in the home: something was made of it there.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn owe_unasked_update(&mut self, engagement: &Engagement, kind: Kind) -> Result<(), Stop> {
        let Some(home) = &engagement.head.home else { return Ok(()) };
        if kind == Kind::Unanswered {
            return self.owe_request_updates(engagement).await;
        }
        if matches!(kind, Kind::Begins | Kind::Held) {
            return self.owe_meeting_updates(engagement).await;
        }
        let (slot, content) = week_of(engagement, home);
        if self.stands(&slot).await? {
            self.owe_home(engagement, Op::Update { slot }, content);
        }
        Ok(())
    }

    /// Notes that the home of `engagement` is written to unasked.
    pub(crate) async fn note_home(&mut self, engagement: &Engagement) -> Result<(), Stop> {
        let Some(home) = &engagement.head.home else { return Ok(()) };
        let hours = Hours::of(&Habits::default(), &engagement.head.zone, &self.env.policy.reminders);
        let day = hours.day(self.now);
        self.note_pace(&Queue::of_conversation(&home.tenant, &home.conversation), day).await
    }

    /// Notes that a conversation, or a person, is written to on `day`.
    pub(super) async fn note_pace(&mut self, queue: &Queue, day: jiff::civil::Date) -> Result<(), Stop> {
        let key = keys::pace(queue);
        let mut pace = self.work.get::<Pace>(&key).await?.unwrap_or_default();
        pace.note(day);
        Ok(self.work.put(key, &pace)?)
    }

    /// Puts a line into what somebody reads on their next morning.
    async fn gather(&mut self, engagement: &Engagement, one: &Reminder) -> Result<How, Stop> {
        let To::Person(no) = one.mark.to else { return Ok(How::Unreachable) };
        let key = engagement.person(no).and_then(|person| person.link.clone());
        let Some(key) = key else { return Ok(How::Unreachable) };
        if !self.is_reachable(&key).await? {
            return Ok(How::Unreachable);
        }
        let id = engagement.head.id.clone();
        let line = keys::line(&key, &id, &one.mark);
        self.work.get::<LineRecord>(&line).await?;
        self.work.put(line, &LineRecord { engagement: id, mark: one.mark.clone(), at: one.at })?;
        let delivers = engagement.person(no).is_some_and(|person| person.side == Side::Delivery);
        let from = one.at.max(self.now);
        let at = self.next_message(&key, &engagement.head.zone, delivers, from).await?;
        // What is late comes together with what else is.
        let at = if one.at < self.now { at.max(self.now + TOGETHER) } else { at };
        self.work.wake_by(&Sleeper::Person(key.clone()), &key.tenant, at).await?;
        Ok(How::Gathered)
    }

    /// Whether anything sent to somebody's own chat may arrive, as far as is known.
    pub(super) async fn is_reachable(&mut self, key: &PersonKey) -> Result<bool, Stop> {
        let Some(record) = self.work.get::<PersonRecord>(&keys::person(key)).await? else { return Ok(false) };
        let Some(chat) = &record.personal else {
            return Ok(record.parked.is_none() && record.service_url.is_some());
        };
        let chat = self.work.get::<ConversationRecord>(&keys::conversation(&key.tenant, chat)).await?;
        Ok(chat.is_none_or(|chat| chat.parked.is_none()))
    }
}

impl Turn<'_> {
    /// Looks soon at whether what was gathered for somebody may go out: when they may be written to changed.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn wake_for(&mut self, key: &PersonKey) -> Result<(), Stop> {
        let due = self.now.checked_add(SOON).unwrap_or(Timestamp::MAX);
        if !self.work.gathered(key).await?.is_empty() {
            self.work.wake_by(&Sleeper::Person(key.clone()), &key.tenant, due).await?;
        }
        Ok(())
    }

    /// Notes what the actor, or a conversation, does not want to hear of any more, or wants to again.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn mute(&mut self, id: &EngagementId, to: To, kind: Kind, stops: bool) -> Result<(), Stop> {
        let key = keys::mute(id, to);
        let muted = self.work.get::<Muted>(&key).await?;
        let mut muted = muted.unwrap_or_else(|| Muted { to, kinds: Default::default() });
        if stops {
            muted.kinds.insert(kind);
        } else {
            muted.kinds.remove(&kind);
        }
        self.work.put(key, &muted)?;
        if let To::Person(_) = to {
            let (key, me) = (keys::habits(&self.actor.me), self.actor.me.clone());
            let mut habits = self.work.get::<Habits>(&key).await?.unwrap_or_default();
            if habits.stopped.insert(id.clone()) {
                self.work.put(key, &habits)?;
                self.wake_for(&me).await?;
            }
        }
        // What was not decided while it was stopped may be due.
        match self.work.engagement(id).await? {
            Some(engagement) => self.wake_soon(&engagement).await,
            None => Ok(()),
        }
    }

    /// When the next working day of somebody begins, after today.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn next_morning(&mut self, key: &PersonKey, zone: &str) -> Result<Timestamp, Stop> {
        let hours = self.hours_of(key, zone).await?;
        let tomorrow = hours.day(self.now).tomorrow().unwrap_or(jiff::civil::Date::MAX);
        Ok(hours.morning(hours.working_from(tomorrow)))
    }
}

impl<'e> Turn<'e> {
    /// Why somebody gets no message now, if they do not; `zone` where they have named none.
    pub(super) async fn held_now(
        &mut self,
        key: &PersonKey,
        zone: &str,
        delivers: bool,
    ) -> Result<Option<Held>, Stop> {
        let pace = self.work.get::<Pace>(&keys::pace(&Queue::of_person(key))).await?.unwrap_or_default();
        let budget = if delivers { DAILY } else { self.env.policy.reminders.person };
        let hours = self.hours_of(key, zone).await?;
        Ok(held(&hours, &pace, budget, self.now))
    }

    /// When somebody may get a message next, from `from` on; `zone` where they have named none.
    pub(super) async fn next_message(
        &mut self,
        key: &PersonKey,
        zone: &str,
        delivers: bool,
        from: Timestamp,
    ) -> Result<Timestamp, Stop> {
        let pace = self.work.get::<Pace>(&keys::pace(&Queue::of_person(key))).await?.unwrap_or_default();
        let budget = if delivers { DAILY } else { self.env.policy.reminders.person };
        let hours = self.hours_of(key, zone).await?;
        Ok(slot(&hours, &pace, budget, from))
    }

    /// Somebody's hours; `zone` where neither they nor Teams have named one.
    pub(super) async fn hours_of(&mut self, key: &PersonKey, zone: &str) -> Result<Hours<'e>, Stop> {
        let habits = self.work.get::<Habits>(&keys::habits(key)).await?.unwrap_or_default();
        let named = self.work.zone_of(key).await?;
        Ok(Hours::of(&habits, named.as_deref().unwrap_or(zone), &self.env.policy.reminders))
    }
}

/// What comes to a home once a week, and where it stands: in a channel a card under the engagement's, elsewhere the
/// engagement's card anew, so that it does not drown in what is said there.
fn week_of(engagement: &Engagement, home: &Home) -> (Slot, Content) {
    let id = engagement.head.id.clone();
    if home.has_threads() {
        (slots::weekly(&id), Content::Reminder(ReminderContent::Weekly { engagement: id }))
    } else {
        (slots::card(&id), Content::Engagement { engagement: id })
    }
}

/// The tenant in whose shard an engagement wakes: its home's, before that its FM's.
fn tenant_of(engagement: &Engagement) -> Option<String> {
    let home = engagement.head.home.as_ref().map(|home| home.tenant.clone());
    home.or_else(|| Some(engagement.people.get(&engagement.head.fm)?.link.as_ref()?.tenant.clone()))
}
