//! One turn from end to end: seen before?, who and where, the one match from what came to its flow, one commit,
//! the answer. A conflict reads and decides again.
//!
//! What a flow does is in `flow`; how a turn reads and writes is in `turn`.

mod answer;
mod render;

use std::sync::Arc;

use jiff::SignedDuration;
use serde_json::Value;

use crate::dialogue::{Answer, Command, Content, Inputs, Notice, Parsed, Reply, Verb, command};
use crate::flow::{agree, bring, enter, home, people, request, start, wrong};
use crate::protocol::{Activity, Invoke, InvokeResponse, Kind, Trigger};
use crate::records::{PersonRecord, RecordError, Work, keys};
use crate::turn::{Actor, Env, Here, Marks, QueueKey, Stop, Turn, context};

pub use answer::Manner;

/// How often a turn that lost a race is decided again before it is given up as overload.
const TRIES: usize = 10;

/// Wakes whoever sends what is owed.
pub type Waker = Arc<dyn Fn(Vec<QueueKey>) + Send + Sync>;

/// The bot.
pub struct Bot {
    env: Env,
    cards: Arc<crate::cards::Cards>,
    wake: Waker,
}

/// Why a turn has no answer.
#[derive(Debug, thiserror::Error)]
pub enum TurnError {
    /// Too much is going on; the same request may be made again.
    #[error("overloaded")]
    Overloaded,
    /// It failed, and was logged with this activity's id.
    #[error("failed")]
    Failed,
}

impl Bot {
    /// A bot that wakes its outbox by `wake`.
    #[must_use]
    pub fn new(env: Env, cards: Arc<crate::cards::Cards>, wake: Waker) -> Self {
        Self { env, cards, wake }
    }

    /// Handles one authenticated activity to its end.
    ///
    /// # Errors
    /// When state could not be read or written.
    pub async fn turn(&self, activity: &Activity) -> Result<InvokeResponse, TurnError> {
        let answer = self.decide(activity).await.map_err(|error| {
            if error.is_overload() || error.is_conflict() {
                return TurnError::Overloaded;
            }
            let id = activity.id.as_ref().map(|id| id.as_str()).unwrap_or_default();
            tracing::error!(activity = id, %error, "a turn failed");
            TurnError::Failed
        })?;
        Ok(self.respond(activity, &answer).await)
    }

    /// Decides the turn and commits it; reads and decides again when somebody else wrote first.
    async fn decide(&self, activity: &Activity) -> Result<Answer, RecordError> {
        let Some(here) = Here::of(activity) else {
            return Ok(Answer::Done);
        };
        let mut looked_up = None;
        let mut last = None;
        for _ in 0..TRIES {
            match self.attempt(activity, &here, &mut looked_up).await {
                Ok(answer) => return Ok(answer),
                Err(error) if error.is_conflict() => last = Some(error),
                Err(error) => return Err(error),
            }
        }
        Err(last.unwrap_or_else(|| crate::store::StoreError::Overloaded.into()))
    }

    async fn attempt(
        &self,
        activity: &Activity,
        here: &Here,
        looked_up: &mut Option<crate::protocol::Member>,
    ) -> Result<Answer, RecordError> {
        let now = self.env.clock.now();
        let mut work = Work::new(Arc::clone(&self.env.store));
        let key = context::person_key(&here.tenant, &activity.from);
        let verb = answer::verb_of(activity);
        let marks = Marks::of(activity, &key, verb.as_ref().and_then(|verb| verb.as_ref().ok()));
        if let Some(answer) = marks.find(&mut work, now).await? {
            return Ok(answer);
        }
        let mut record = work.get::<PersonRecord>(&keys::person(&key)).await?.unwrap_or_default();
        let asks = !answer::is_automatic(activity) && !activity.from.id.as_str().is_empty();
        if asks && !record.is_fresh(now) {
            if looked_up.is_none() {
                *looked_up = self.env.directory.member(here, &activity.from.id).await;
            }
            if let Some(member) = looked_up {
                crate::turn::learn(&mut record, member, now);
            }
        }
        let locale = context::locale_of(
            record.chosen_locale.as_deref(),
            activity.locale(),
            record.locale.as_deref(),
            self.env.default_locale,
        );
        let actor = Actor { key, record, locale, has_entra_id: activity.from.aad_object_id.is_some() };
        let mut turn = Turn::new(&self.env, work, now, here.clone(), actor);
        if asks {
            turn.remember(activity).await?;
        }
        let manner = Manner::of(activity);
        let reply = match dispatch(&mut turn, activity, verb).await {
            Ok(reply) => reply,
            Err(Stop::Refused(content)) => Reply::Show(*content),
            Err(Stop::Failed(error)) => return Err(error),
        };
        let answer = answer::shape(&mut turn, manner, reply);
        let queues = turn.enqueue()?;
        if !queues.is_empty() || turn.work.changes_more_than_memory() {
            marks.put(&mut turn.work, now, &answer)?;
        }
        if !answer::is_automatic(activity) {
            turn.work.commit().await?;
        }
        (self.wake)(queues);
        Ok(answer)
    }
}

/// The one place where what came is matched to what is done about it.
async fn dispatch(
    turn: &mut Turn<'_>,
    activity: &Activity,
    verb: Option<Result<Verb, crate::dialogue::UnknownVerb>>,
) -> Result<Reply, Stop> {
    match (&activity.kind, verb) {
        (Kind::Message | Kind::Invoke(_), Some(Ok(verb))) => press(turn, &verb, &answer::inputs_of(activity)).await,
        (Kind::Message | Kind::Invoke(_), Some(Err(_))) => Err(Stop::notice(Notice::StaleCard)),
        (Kind::Message, None) => say(turn, activity).await,
        (Kind::Invoke(_), None) => Ok(Reply::Unknown),
        (Kind::ConversationUpdate(update), None | Some(_)) => {
            if update.removed_bot(activity) {
                home::farewell(turn).await?;
            } else if update.added_bot(activity) {
                arrived(turn).await?;
            }
            Ok(Reply::Nothing)
        }
        (Kind::InstallationUpdate(action), None | Some(_)) => {
            if action.is_add() {
                arrived(turn).await?;
            } else if action.is_remove() {
                home::farewell(turn).await?;
            }
            Ok(Reply::Nothing)
        }
        (
            Kind::MessageReaction | Kind::MessageUpdate(_) | Kind::MessageDelete(_) | Kind::Event(_) | Kind::Other(_),
            None | Some(_),
        ) => Ok(Reply::Nothing),
    }
}

async fn arrived(turn: &mut Turn<'_>) -> Result<(), Stop> {
    match turn.here.place() {
        crate::dialogue::Place::Personal => home::welcome(turn).await,
        crate::dialogue::Place::Shared => bring::added(turn).await,
    }
}

/// A text command.
async fn say(turn: &mut Turn<'_>, activity: &Activity) -> Result<Reply, Stop> {
    let spoken = activity.spoken();
    let shared = turn.here.place() == crate::dialogue::Place::Shared;
    if shared && !spoken.to_bot {
        return Ok(Reply::Nothing);
    }
    match command::parse(&spoken.text) {
        Parsed::Command(command) => run(turn, command).await,
        Parsed::DidYouMean(commands) => Ok(home::did_you_mean(commands)),
        Parsed::Nothing if spoken.text.is_empty() => Ok(home::hello(turn)),
        Parsed::Nothing => Ok(home::did_you_mean(Vec::new())),
    }
}

async fn run(turn: &mut Turn<'_>, command: Command) -> Result<Reply, Stop> {
    match command {
        Command::Help => Ok(home::help()),
        Command::Hello => Ok(home::hello(turn)),
        Command::Start => Ok(Reply::Show(Content::Welcome)),
        Command::Bring => bring::offer(turn).await,
        Command::Enter | Command::Status => home::status(turn, None).await,
        Command::Language(None) => Ok(Reply::Show(Content::Language)),
        Command::Language(Some(locale)) => home::set_language(turn, locale),
        Command::Sample | Command::Link | Command::Handover | Command::Missing | Command::Privacy => {
            Err(Stop::notice(Notice::Later { command }))
        }
    }
}

/// A button of a card or a dialog.
async fn press(turn: &mut Turn<'_>, verb: &Verb, inputs: &Inputs) -> Result<Reply, Stop> {
    match verb {
        Verb::Help => Ok(home::help()),
        Verb::Status { engagement } => home::status(turn, engagement.as_ref()).await,
        Verb::SetLanguage { locale } => home::set_language(turn, *locale),
        Verb::Run { command } => run(turn, *command).await,
        Verb::StartOpen => start::open(turn),
        Verb::StartSubmit { .. } => start::submit(turn, inputs).await,
        Verb::Sample { .. } => Err(Stop::notice(Notice::Later { command: Command::Sample })),
        Verb::BringHere(bring) => bring::put(turn, &bring.on.engagement, &bring.conversation).await,
        Verb::EngagementRefresh(on) => home::card_refresh(turn, on).await,
        Verb::StatusRefresh(on) => home::status_refresh(turn, on).await,
        Verb::EnterOpen(on) => enter::open(turn, on).await,
        Verb::EnterNext(on) => enter::next(turn, on, inputs).await,
        Verb::EnterBack(on) => enter::back(turn, on, inputs).await,
        Verb::EnterSave(on) => enter::save(turn, on, inputs).await,
        Verb::KickoffMoved(on) => enter::kickoff(turn, on, true).await,
        Verb::KickoffNotHeld(on) => enter::kickoff(turn, on, false).await,
        Verb::AgreeOpen(on) => agree::open(turn, on).await,
        Verb::AgreeSubmit(on) => agree::submit(turn, on, inputs).await,
        Verb::Ask(on) => agree::ask(turn, on).await,
        Verb::CopyOpen(on) => agree::copy(turn, on).await,
        Verb::RequestRefresh(points) => request::refresh(turn, points).await,
        Verb::Confirm(points) => request::confirm(turn, points).await,
        Verb::TakeBack(points) => request::take_back(turn, points).await,
        Verb::WrongOpen(points) => wrong::open(turn, points).await,
        Verb::WrongPick(point) => wrong::pick(turn, point).await,
        Verb::WrongSend(point) => wrong::send(turn, point, inputs).await,
        Verb::SetAsideOpen(point) => wrong::set_aside_open(turn, point).await,
        Verb::SetAsideSubmit(point) => wrong::set_aside(turn, point, inputs).await,
        Verb::CorrectionAccept(report) => wrong::accept(turn, &report.on.engagement, report.correction).await,
        Verb::AnswerOpen(report) => wrong::answer_open(turn, &report.on.engagement, report.correction).await,
        Verb::AnswerSubmit(report) => wrong::answer(turn, &report.on.engagement, report.correction, inputs).await,
        Verb::JoinOpen(on) => people::join_open(turn, on).await,
        Verb::JoinSubmit(on) => people::join(turn, on, inputs).await,
        Verb::ClaimAccept(someone) => people::accept(turn, someone).await,
        Verb::ClaimDecline(someone) => people::decline(turn, someone).await,
        Verb::Tie(pair) => people::tie(turn, pair).await,
    }
}
