//! What takes longer than an answer may: it is answered "still working", and its result, or that there is none,
//! follows as a message.

use std::sync::Arc;

use super::answer::Manner;
use super::{Bot, render};
use crate::dialogue::{Answer, Content};
use crate::protocol::{Activity, InvokeResponse};
use crate::records::{RecordError, SeenRecord, Work};
use crate::turn::{Here, Message, Turn, marks};

/// How often a late answer is tried to be owed, and how much longer is waited each time.
const LATE_TRIES: u8 = 5;
const LATE_WAIT: jiff::SignedDuration = jiff::SignedDuration::from_secs(1);

impl Bot {
    /// The result of a turn that answered too late, as a message.
    pub(super) async fn follow_up(&self, activity: &Activity, answer: Answer) {
        let content = match answer {
            Answer::Card { content } | Answer::Text { content } => content,
            // A dialog cannot be opened by a message: the button still stands there to be pressed again.
            Answer::Done | Answer::Dialog { .. } | Answer::Close | Answer::Unknown => return,
        };
        self.say_later(activity, content).await;
    }

    /// The turn failed after "still working" was answered: an apology with the activity's id, where it came from.
    pub(super) async fn apologise(&self, activity: &Activity) {
        let id = activity.id.as_ref().map(|id| id.as_str().to_owned()).unwrap_or_default();
        self.say_later(activity, Content::Apology { activity: id }).await;
    }

    /// Owes `content` to the place of an invoke that was answered already. Tried again for a while: the store may
    /// just be in the way of everything.
    async fn say_later(&self, activity: &Activity, content: Content) {
        for attempt in 1..=LATE_TRIES {
            let Some(error) = self.owe_late(activity, content.clone()).await.err() else {
                return;
            };
            if attempt == LATE_TRIES {
                tracing::error!(%error, "a late answer could not be owed");
                return;
            }
            self.env.clock.sleep_until(self.env.clock.now() + LATE_WAIT * i32::from(attempt)).await;
        }
    }

    async fn owe_late(&self, activity: &Activity, content: Content) -> Result<(), RecordError> {
        let Some(here) = Here::of(activity) else {
            return Ok(());
        };
        let (mut work, now) = (Work::new(Arc::clone(&self.env.store)), self.env.clock.now());
        let mark = marks::late(activity, now);
        if work.get::<SeenRecord>(&mark).await?.is_some() {
            return Ok(());
        }
        work.put(mark, &SeenRecord { answer: Answer::Done })?;
        let actor = self.actor(activity, &here, &mut work).await?;
        let mut turn = Turn::new(&self.env, work, now, here, actor);
        let reader = turn.reader_here();
        turn.owe_here(Message::new(content, reader), None);
        let queues = turn.enqueue().await?;
        turn.commit().await?;
        (self.wake)(queues);
        Ok(())
    }

    pub(super) async fn say_still_working(&self, activity: &Activity) -> InvokeResponse {
        let answer = match Manner::of(activity) {
            Manner::Dialog => Answer::Dialog { content: render::still_working() },
            Manner::Execute | Manner::Text | Manner::Submit | Manner::Silent | Manner::Unknown => {
                Answer::Text { content: render::still_working() }
            }
        };
        match self.bare_turn(activity).await {
            Some(mut turn) => render::respond(&mut turn, &answer, "").await,
            None => InvokeResponse::empty(),
        }
    }

    /// A turn that only says something.
    async fn bare_turn(&self, activity: &Activity) -> Option<Turn<'_>> {
        let here = Here::of(activity)?;
        let mut work = Work::new(Arc::clone(&self.env.store));
        let actor = self.actor(activity, &here, &mut work).await.ok()?;
        Some(Turn::new(&self.env, work, self.env.clock.now(), here, actor))
    }
}
