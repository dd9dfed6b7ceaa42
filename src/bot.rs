//! One turn from end to end: seen before?, who and where, the flow, one commit, the answer.
//!
//! A conflict reads and decides again. Which flow it is, is `bot/dispatch`'s one match; what a flow does is in
//! `flow`; how a turn reads and writes is in `turn`.

mod answer;
mod dispatch;
mod late;
mod render;
mod wake;

use std::sync::Arc;

use tokio_util::task::TaskTracker;

use crate::dialogue::{Answer, Content, Reply, Verb};
use crate::protocol::{Activity, InvokeResponse, Member};
use crate::records::{PersonRecord, RecordError, Woken, Work, keys};
use crate::turn::{Actor, Env, Here, Marks, Stop, Turn, context};

use answer::Manner;
pub use wake::Reminded;

/// How often a turn that lost a race is decided again before it is given up as overload.
const TRIES: usize = 16;
/// How long an invoke may take before it is answered with "still working".
const PATIENCE: jiff::SignedDuration = jiff::SignedDuration::from_millis(2_500);

/// Wakes whoever sends what is owed.
pub type Waker = Arc<dyn Fn(Vec<Woken>) + Send + Sync>;

/// The bot.
pub struct Bot {
    env: Env,
    wake: Waker,
    turns: TaskTracker,
    /// When it is next looked for what is due; nothing before the first look.
    next_look: tokio::sync::watch::Sender<Option<jiff::Timestamp>>,
    reminded: Reminded,
}

/// What one turn asked Teams about its actor, however often it is decided.
struct LookUp {
    /// When the turn began.
    began: jiff::Timestamp,
    /// What Teams said, once it was asked; `None` inside when it did not say in time.
    found: Option<Option<Member>>,
}

/// Why a turn has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TurnError {
    /// Too much is going on; the same request may be made again.
    #[error("overloaded")]
    Overloaded,
    /// It failed, and was logged with the activity's id.
    #[error("failed")]
    Failed,
}

impl Bot {
    /// A bot that wakes its outbox by `wake`, and whose turns are followed by `turns`.
    #[must_use]
    pub fn new(env: Env, wake: Waker, turns: TaskTracker) -> Self {
        Self {
            env,
            wake,
            turns,
            next_look: tokio::sync::watch::Sender::new(None),
            reminded: Reminded::default(),
        }
    }

    /// What every turn shares.
    #[must_use]
    pub fn env(&self) -> &Env {
        &self.env
    }

    /// Handles one authenticated activity to its end, in a task of its own: a dropped connection cancels nothing.
    /// An invoke that takes too long is answered "still working", and its result follows as a message.
    ///
    /// # Errors
    /// When state could not be read or written.
    pub async fn handle(self: Arc<Self>, activity: Activity) -> Result<InvokeResponse, TurnError> {
        let activity = Arc::new(activity);
        let waits = matches!(Manner::of(&activity), Manner::Execute | Manner::Dialog);
        let late = self.env.clock.sleep_until(self.env.clock.now() + PATIENCE);
        let (answered, mut answer) = tokio::sync::oneshot::channel();
        let (bot, own) = (Arc::clone(&self), Arc::clone(&activity));
        self.turns.spawn(async move {
            let done = bot.turn(&own).await;
            match answered.send(done) {
                Ok(()) => {}
                Err(Ok((_, answer))) => bot.follow_up(&own, answer).await,
                // Nobody asks again for what was answered: who was told to wait is told that it came to nothing.
                Err(Err(_)) => bot.apologise(&own).await,
            }
        });
        if !waits {
            return answer.await.unwrap_or(Err(TurnError::Failed)).map(|(response, _)| response);
        }
        tokio::select! {
            biased;
            done = &mut answer => done.unwrap_or(Err(TurnError::Failed)).map(|(response, _)| response),
            () = late => {
                answer.close();
                // It may have been given in the very moment.
                match answer.try_recv() {
                    Ok(done) => done.map(|(response, _)| response),
                    Err(_) => Ok(self.say_still_working(&activity).await),
                }
            }
        }
    }

    /// Resolves once every turn under way has ended.
    pub async fn finish(&self) {
        self.turns.close();
        self.turns.wait().await;
        self.turns.reopen();
    }

    async fn turn(&self, activity: &Activity) -> Result<(InvokeResponse, Answer), TurnError> {
        let id = activity.id.as_ref().map(|id| id.as_str()).unwrap_or_default();
        match self.decide(activity).await {
            Ok(Some((answer, mut turn))) => {
                let response = render::respond(&mut turn, &answer, id).await;
                Ok((response, answer))
            }
            Ok(None) => Ok((InvokeResponse::empty(), Answer::Done)),
            Err(error) if error.is_overload() || error.is_conflict() => Err(TurnError::Overloaded),
            Err(error) => {
                tracing::error!(activity = id, %error, "a turn failed");
                Err(TurnError::Failed)
            }
        }
    }

    /// Decides the turn and commits it; reads and decides again when somebody else wrote first.
    async fn decide(&self, activity: &Activity) -> Result<Option<(Answer, Turn<'_>)>, RecordError> {
        let Some(here) = Here::of(activity) else {
            return Ok(None);
        };
        let mut looked_up = LookUp { began: self.env.clock.now(), found: None };
        let mut tries = 0;
        loop {
            match self.attempt(activity, &here, &mut looked_up).await {
                Err(error) if error.is_conflict() && tries < TRIES => tries += 1,
                other => return other.map(Some),
            }
        }
    }

    async fn attempt(
        &self,
        activity: &Activity,
        here: &Here,
        looked_up: &mut LookUp,
    ) -> Result<(Answer, Turn<'_>), RecordError> {
        let now = self.env.clock.now();
        let mut work = Work::new(Arc::clone(&self.env.store));
        let verb = answer::verb_of(activity);
        let actor = self.actor(activity, here, &mut work).await?;
        let marks = Marks::of(activity, &actor.key, verb.as_ref().and_then(|verb| verb.as_ref().ok()));
        let seen = marks.find(&mut work, now).await?;
        let mut turn = Turn::new(&self.env, work, now, here.clone(), actor);
        turn.began = looked_up.began;
        turn.said_at = activity.timestamp.map_or(now, |said| said.min(now));
        if let Some(answer) = seen {
            return Ok((answer, turn));
        }
        let reads_only = answer::is_automatic(activity);
        if !reads_only {
            self.look_up(activity, &mut turn, looked_up).await;
            turn.remember(activity).await?;
        }
        let reply = self.reply(activity, &mut turn, verb).await?;
        let acted = turn.has_acted();
        let answer = answer::shape(&mut turn, Manner::of(activity), reply);
        if !reads_only {
            let queues = turn.enqueue().await?;
            marks.put(&mut turn.work, now, &answer, acted)?;
            turn.commit().await?;
            (self.wake)(queues);
        }
        Ok((answer, turn))
    }

    /// Asks Teams who the person is, when what is known is old; once however often the turn is decided.
    async fn look_up(&self, activity: &Activity, turn: &mut Turn<'_>, looked_up: &mut LookUp) {
        if activity.from.id.as_str().is_empty() || turn.actor.record.is_fresh(turn.now) {
            return;
        }
        if looked_up.found.is_none() {
            looked_up.found = Some(self.env.directory.member(&turn.here, &activity.from.id).await);
        }
        if let Some(Some(member)) = &looked_up.found {
            crate::turn::learn(&mut turn.actor.record, member, turn.now);
        }
    }

    async fn reply(
        &self,
        activity: &Activity,
        turn: &mut Turn<'_>,
        verb: Option<Result<Verb, crate::dialogue::UnknownVerb>>,
    ) -> Result<Reply, RecordError> {
        // The services that a pressed card was about.
        let services = match &verb {
            Some(Ok(verb)) => verb.services().to_vec(),
            Some(Err(_)) | None => Vec::new(),
        };
        match dispatch::run(turn, activity, verb).await {
            Ok(reply) => Ok(reply),
            Err(Stop::Told(content)) => Ok(Reply::Show(*content)),
            Err(Stop::Rules(engagement, refusal)) => {
                Ok(Reply::Show(Content::refusal(engagement, &services, &refusal)))
            }
            Err(Stop::Failed(error)) => Err(error),
        }
    }

    /// Who acts, as far as is known without asking Teams.
    async fn actor(&self, activity: &Activity, here: &Here, work: &mut Work) -> Result<Actor, RecordError> {
        let aad = activity.from.aad_object_id.as_ref();
        let key = context::person_key(&here.tenant, aad, &activity.from.id);
        let record = work.get::<PersonRecord>(&keys::person(&key)).await?.unwrap_or_default();
        let words = [record.chosen_locale.as_deref(), activity.locale(), record.locale.as_deref()];
        let locale = context::locale_of(words, self.env.default_locale);
        let joined = match &record.linked {
            Some(person) => work.get::<PersonRecord>(&keys::person(person)).await?,
            None => None,
        };
        let me = record.linked.clone().unwrap_or_else(|| key.clone());
        Ok(Actor { key, me, record, joined, locale, has_entra_id: aad.is_some() })
    }
}
