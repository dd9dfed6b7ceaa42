//! Waking: what becomes due by itself. Each engagement has one wake, the next instant at which anything could be
//! due; then it is decided purely what is, and one commit writes what is owed, what was said, and the next wake.
//! A person for whom something was gathered has a wake, too.
//!
//! What is due is `engagement::reminder`'s, what becomes of it `turn`'s; here is the loop over the shards that are this
//! process's.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::{SignedDuration, Timestamp};

use super::Bot;
use crate::dialogue::Locale;
use crate::engagement::{self, Command, Engagement, EngagementId, Now, PersonKey};
use crate::metrics::Page;
use crate::protocol::ConversationKind;
use crate::records::{PersonRecord, RecordError, Sleeper, WakeRecord, Work, keys};
use crate::turn::{Actor, Decided, Here, Stop, Turn};

/// How often it is looked for wakes that others set; those that are known are met when they are due.
const EVERY: SignedDuration = SignedDuration::from_mins(1);
/// How many wakes are read at a time.
const PAGE: usize = 100;

/// What was said unasked, for the operator.
#[derive(Debug, Default)]
pub struct Reminded {
    /// Reminders that became due.
    pub due: AtomicU64,
    /// Messages that were owed with them.
    pub owed: AtomicU64,
    /// Reminders whose reader could not be reached, so that nothing was owed.
    pub unreachable: AtomicU64,
    /// Wakes that failed.
    pub failed: AtomicU64,
}

impl Reminded {
    fn measure(&self, page: &mut Page) {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        page.counter("reminders_due_total", "Reminders that became due.", read(&self.due));
        page.counter("reminders_owed_total", "Messages owed with reminders.", read(&self.owed));
        page.counter(
            "reminders_unreachable_total",
            "Reminders whose reader could not be reached.",
            read(&self.unreachable),
        );
        page.counter("wakes_failed_total", "Looks at what is due that failed.", read(&self.failed));
    }
}

impl Bot {
    /// Works off what is due in `shards`, those that are this process's, for ever.
    pub async fn keep_waking<F, Fut>(&self, shards: F)
    where
        F: Fn() -> Fut + Send + Sync,
        Fut: Future<Output = Vec<u16>> + Send,
    {
        loop {
            let mut next = self.env.clock.now() + EVERY;
            for shard in shards().await {
                match self.wake_shard(shard).await {
                    Ok(due) => next = next.min(due.unwrap_or(next)),
                    Err(error) => tracing::error!(shard, %error, "what is due could not be worked off"),
                }
            }
            self.next_look.send_replace(Some(next));
            self.env.clock.sleep_until(next).await;
        }
    }

    /// Resolves once everything that is due by now was worked off.
    pub async fn woken(&self) {
        let mut next_look = self.next_look.subscribe();
        // The sender lives as long as the bot.
        let _ = next_look.wait_for(|next| next.is_some_and(|next| next > self.env.clock.now())).await;
    }

    /// Writes down what was said unasked so far.
    pub fn measure(&self, page: &mut Page) {
        self.reminded.measure(page);
    }

    /// Works off what is due in one shard; when the next of it is.
    async fn wake_shard(&self, shard: u16) -> Result<Option<Timestamp>, RecordError> {
        let mut after = None;
        loop {
            let work = Work::new(Arc::clone(&self.env.store));
            let page = work.wakes(shard, after.as_ref(), PAGE).await?;
            let full = page.len() == PAGE;
            for (key, wake) in page {
                if wake.due > self.env.clock.now() {
                    return Ok(Some(wake.due));
                }
                if let Some(who) = keys::sleeper(&key) {
                    self.wake_one(&who, &wake).await;
                }
                after = Some(key);
            }
            if !full {
                return Ok(None);
            }
        }
    }

    async fn wake_one(&self, who: &Sleeper, wake: &WakeRecord) {
        let done = match who {
            Sleeper::Engagement(id) => self.wake_engagement(id, wake).await,
            Sleeper::Person(key) => self.wake_person(key, wake).await,
        };
        match done {
            Ok(()) => {}
            // Somebody else wrote first: it is still due, or not, at the next look.
            Err(error) if error.is_conflict() => {}
            // One that cannot be read holds up itself alone.
            Err(error) => {
                self.reminded.failed.fetch_add(1, Ordering::Relaxed);
                tracing::error!(%error, ?who, "somebody could not be woken");
            }
        }
    }

    async fn wake_engagement(&self, id: &EngagementId, wake: &WakeRecord) -> Result<(), RecordError> {
        let mut turn = self.own_turn(&wake.tenant);
        let found = turn.work.engagement(id).await?;
        let (mut next, mut decided) = (None, Decided::default());
        if let Some(mut engagement) = found {
            // What is decided on must be what is there when it is written.
            turn.work.check(keys::engagement(id));
            engagement.end_cover(Now { at: turn.now });
            let due = read_or(turn.due_of(&engagement, &self.env.policy).await)?;
            (next, decided) = due.unwrap_or_default();
        }
        // The record goes even when nothing is due any more, so that it is not found again.
        let next = next.map(|due| WakeRecord { due, tenant: wake.tenant.clone(), late: false });
        turn.work.set_wake(&Sleeper::Engagement(id.clone()), next).await?;
        self.send(turn).await?;
        self.count(decided);
        Ok(())
    }

    async fn wake_person(&self, key: &PersonKey, wake: &WakeRecord) -> Result<(), RecordError> {
        let mut turn = self.own_turn(&wake.tenant);
        let owed = read_or(turn.send_gathered(key, wake).await)?.unwrap_or(false);
        self.send(turn).await?;
        self.count(Decided { owed: u64::from(owed), ..Decided::default() });
        Ok(())
    }

    /// Commits what a turn of the bot's own decided, and lets it go out.
    async fn send(&self, mut turn: Turn<'_>) -> Result<(), RecordError> {
        let queues = turn.enqueue().await?;
        turn.commit().await?;
        (self.wake)(queues);
        Ok(())
    }

    fn count(&self, decided: Decided) {
        self.reminded.due.fetch_add(decided.due, Ordering::Relaxed);
        self.reminded.owed.fetch_add(decided.owed, Ordering::Relaxed);
        self.reminded.unreachable.fetch_add(decided.unreachable, Ordering::Relaxed);
    }

    /// A turn that nobody's activity began.
    fn own_turn(&self, tenant: &str) -> Turn<'_> {
        let here = Here {
            tenant: tenant.to_owned(),
            conversation: String::new(),
            full: String::new(),
            kind: ConversationKind::Channel,
            team: None,
            name: String::new(),
            service_url: String::new(),
            bot: String::new(),
        };
        let key = PersonKey { tenant: tenant.to_owned(), person: String::new() };
        let locale: Locale = self.env.default_locale;
        let actor = Actor {
            me: key.clone(),
            key,
            record: PersonRecord::default(),
            joined: None,
            locale,
            has_entra_id: false,
        };
        Turn::new(&self.env, Work::new(Arc::clone(&self.env.store)), self.env.clock.now(), here, actor)
    }
}

/// What a turn of the bot's own gave; nobody is there to be told why there is nothing.
fn read_or<T>(done: Result<T, Stop>) -> Result<Option<T>, RecordError> {
    match done {
        Ok(value) => Ok(Some(value)),
        Err(Stop::Failed(error)) => Err(error),
        Err(Stop::Told(_) | Stop::Rules(..)) => Ok(None),
    }
}

impl Turn<'_> {
    /// Does what is due about `engagement`, and says when to look again.
    async fn due_of(
        &mut self,
        engagement: &Engagement,
        policy: &engagement::Policy,
    ) -> Result<(Option<Timestamp>, Decided), Stop> {
        let now = Now { at: self.now };
        let mut engagement = engagement.clone();
        if engagement.ask_due_at(policy, now).is_some_and(|at| at <= self.now) {
            let ask = Command::AskToConfirm(engagement.to_ask(policy, now));
            let asked = engagement::apply(&engagement, &engagement::Actor::Bot, ask, now, policy);
            if let Ok(change) = asked
                && !change.is_nothing()
            {
                self.asked(&change).await?;
                engagement = change.engagement;
            }
        }
        engagement = self.owe_due_meetings(engagement).await?;
        let (next, decided) = self.remind(&engagement).await?;
        // What could not be done now cannot be done again at once, either.
        let due = engagement.due_at(policy, now).filter(|at| *at > self.now);
        Ok((next.into_iter().chain(due).min(), decided))
    }

    /// Writes that it was asked, and owes the cards.
    async fn asked(&mut self, change: &engagement::Change) -> Result<(), Stop> {
        self.save(change).await?;
        self.owe_updates(&change.engagement).await?;
        self.owe_requests(&change.engagement);
        self.note_home(&change.engagement).await
    }
}
