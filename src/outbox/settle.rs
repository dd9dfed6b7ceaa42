//! What becomes of an entry that was sent, or that Teams did not take: written down, so that it is not sent again
//! without need.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use jiff::SignedDuration;

use super::Inner;
use super::attempts::MOST_UNKNOWN;
use super::deliver::{Delay, Outcome, slot_of};
use super::place::parked;
use crate::connector::{ConnectorError, backoff};
use crate::engagement::EngagementId;
use crate::records::{Op, Owed, Parked, RecordError, Slot, SlotRecord, ThreadRecord, Work, keys};
use crate::store::Key;

/// How long to wait where only the operator can help.
const OPERATOR: SignedDuration = SignedDuration::from_secs(60);

impl Inner {
    /// Takes the entry out of the queue and keeps where its message stands.
    pub(super) async fn finish(
        &self,
        mut work: Work,
        key: &Key,
        owed: &Owed,
        outcome: Outcome,
    ) -> Result<(), Delay> {
        if let (Some(slot), Outcome::Posted(conversation, Some(activity))) = (slot_of(&owed.action), outcome)
        {
            let stands = SlotRecord {
                conversation: conversation.as_str().to_owned(),
                activity: activity.as_str().to_owned(),
            };
            return self.stands(work, key, owed, slot, &stands).await;
        }
        work.delete(key.clone());
        if let Op::Delete { slot } = &owed.action {
            work.delete(keys::slot(slot));
        }
        self.noted(work, key, owed, None).await
    }

    /// Keeps where a message stands. What it shows may have changed since it was rendered, by somebody who did not
    /// find it standing yet: then it is owed anew as a change.
    async fn stands(
        &self,
        mut work: Work,
        key: &Key,
        owed: &Owed,
        slot: &Slot,
        stands: &SlotRecord,
    ) -> Result<(), Delay> {
        if let Some(engagement) = owed.content.engagement() {
            work.check(keys::engagement(engagement));
        }
        work.delete(key.clone());
        keep(&mut work, owed, slot, stands).await?;
        self.noted(work, key, owed, Some((slot, stands))).await
    }

    /// Commits what became of a message that Teams has; if somebody else wrote, or the store would not, again and
    /// again, since to send it again would make a second one.
    async fn noted(
        &self,
        work: Work,
        key: &Key,
        owed: &Owed,
        stands: Option<(&Slot, &SlotRecord)>,
    ) -> Result<(), Delay> {
        let mut noted = work.commit().await;
        let mut failures = 0;
        while let Err(error) = noted {
            if self.stop.is_cancelled() {
                return Err(error.into());
            }
            if !error.is_conflict() {
                tracing::error!(%error, "the outbox could not write");
                failures += 1;
                let wait = backoff(failures, &*self.deps.entropy);
                let wait = SignedDuration::try_from(wait).unwrap_or(SignedDuration::from_secs(60));
                tokio::select! {
                    () = self.stop.cancelled() => {}
                    () = self.deps.clock.sleep_until(self.deps.clock.now() + wait) => {}
                }
            }
            noted = self.note_again(key, owed, stands).await;
        }
        self.known.forget(key);
        self.counts.sent.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// The entry goes, or becomes a change of the message that now stands.
    async fn note_again(
        &self,
        key: &Key,
        owed: &Owed,
        stands: Option<(&Slot, &SlotRecord)>,
    ) -> Result<(), RecordError> {
        let mut work = Work::new(Arc::clone(&self.deps.store));
        work.get::<Owed>(key).await?;
        match stands {
            Some((slot, stands)) => {
                let anew = Owed { action: Op::Update { slot: slot.clone() }, ..owed.clone() };
                work.put(key.clone(), &anew)?;
                keep(&mut work, owed, slot, stands).await?;
            }
            None => work.delete(key.clone()),
        }
        if let Op::Delete { slot } = &owed.action {
            let row = keys::slot(slot);
            work.get::<SlotRecord>(&row).await?;
            work.delete(row);
        }
        work.commit().await
    }

    /// What becomes of an entry that Teams did not take.
    pub(super) async fn failed(
        &self,
        work: Work,
        key: &Key,
        owed: &Owed,
        error: ConnectorError,
    ) -> Result<(), Delay> {
        if error.is_transient() {
            if error.perhaps_done()
                && owed.action.repeats()
                && owed.attempt.is_some()
                && owed.maybe_sent + 1 >= MOST_UNKNOWN
            {
                return self.unknown(work, key, owed).await;
            }
            self.after(key, owed, error.perhaps_done()).await?;
            return Err(Delay::Back(error.retry_after()));
        }
        match error {
            ConnectorError::Parked(reason) => {
                self.after(key, owed, false).await?;
                self.park(owed, parked(reason)).await
            }
            ConnectorError::Gone => {
                self.after(key, owed, false).await?;
                self.park(owed, Parked::Gone).await
            }
            ConnectorError::WrongHost => {
                self.after(key, owed, false).await?;
                self.switch_host(owed).await
            }
            ConnectorError::NotRegistered | ConnectorError::Unauthorized | ConnectorError::Token(_) => {
                self.after(key, owed, false).await?;
                Err(self.shut(&error))
            }
            ConnectorError::ActivityGone
            | ConnectorError::NotFound
            | ConnectorError::TooBig
            | ConnectorError::NotEnoughPermissions
            | ConnectorError::Rejected { .. }
            | ConnectorError::HostNotAllowed(_)
            | ConnectorError::BadId
            | ConnectorError::BadReply
            | ConnectorError::Throttled { .. }
            | ConnectorError::Transient { .. } => self.give_up(work, key, owed, &error.to_string()).await,
        }
    }

    /// Teams does not take this bot at all, which the operator alone can mend: the whole tenant waits, and is tried again
    /// each minute.
    pub(super) fn shut(&self, error: &ConnectorError) -> Delay {
        tracing::error!(%error, "nothing can be sent: check the bot's registration and credentials");
        self.counts.shut.fetch_add(1, Ordering::Relaxed);
        Delay::Tenant(self.deps.clock.now() + OPERATOR)
    }

    pub(super) async fn give_up(
        &self,
        mut work: Work,
        key: &Key,
        owed: &Owed,
        why: &str,
    ) -> Result<(), Delay> {
        tracing::error!(why, "a message was given up");
        self.counts.refused.fetch_add(1, Ordering::Relaxed);
        work.delete(key.clone());
        work.commit().await?;
        self.known.forget(key);
        self.tells_given_up(key, owed, why);
        Ok(())
    }
}

/// Notes where a message stands, and which engagement the thread belongs to that it began.
async fn keep(work: &mut Work, owed: &Owed, slot: &Slot, stands: &SlotRecord) -> Result<(), RecordError> {
    let row = keys::slot(slot);
    work.get::<SlotRecord>(&row).await?;
    work.put(row, stands)?;
    if let (Op::StartThread { .. }, Ok(engagement)) = (&owed.action, EngagementId::parse(&slot.owner)) {
        let thread = keys::thread(&owed.tenant, &stands.conversation);
        work.get::<ThreadRecord>(&thread).await?;
        work.put(thread, &ThreadRecord { engagement })?;
    }
    Ok(())
}
