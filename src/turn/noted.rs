//! What a turn notes on the trail: which reminders it does not send, and why. Nothing is decided here.

use crate::engagement::reminder::{Mark, Subject, To};
use crate::engagement::{Engagement, PersonKey};
use crate::records::{ConversationRecord, PersonRecord, Queue, keys};
use crate::trail::{Beyond, Line, Outcome, Skip, Whom, name_of};

use super::{Stop, Turn};

impl Turn<'_> {
    /// Notes that a reminder is not sent, or not by itself, or not now.
    pub(super) fn note_skipped(&mut self, engagement: &Engagement, mark: &Mark, why: Skip) {
        self.note(engagement, mark, Outcome::Skipped(why));
    }

    /// Notes that a reminder cannot be sent.
    ///
    /// # Errors
    /// When state cannot be read.
    pub(super) async fn note_parked(&mut self, engagement: &Engagement, mark: &Mark) -> Result<(), Stop> {
        if self.env.trail.keeps() {
            let why = self.beyond(engagement, mark.to).await?;
            self.note(engagement, mark, Outcome::Parked(why));
        }
        Ok(())
    }

    fn note(&mut self, engagement: &Engagement, mark: &Mark, outcome: Outcome) {
        if !self.env.trail.keeps() {
            return;
        }
        let (id, what) = name_of(engagement.head.id.as_str(), mark);
        let to = whom(engagement, mark.to);
        let customer = &engagement.head.customer;
        let about = match &mark.subject {
            Subject::Service(service) => format!("{customer}, {}", service.as_str()),
            Subject::Whole
            | Subject::Point(_)
            | Subject::Item(_)
            | Subject::Meeting(_)
            | Subject::Person(_) => customer.clone(),
        };
        self.notes.push(Line { id, at: self.now, to, what, about, outcome });
    }

    /// Why nothing can be sent to `to`.
    async fn beyond(&mut self, engagement: &Engagement, to: To) -> Result<Beyond, Stop> {
        let place = match to {
            To::Home => {
                engagement.head.home.as_ref().map(|home| keys::conversation(&home.tenant, &home.conversation))
            }
            To::Person(no) => {
                let Some(key) = engagement.person(no).and_then(|person| person.link.clone()) else {
                    return Ok(Beyond::Untied);
                };
                return self.beyond_person(&key).await;
            }
        };
        let Some(place) = place else { return Ok(Beyond::NoHome) };
        let parked = self.work.get::<ConversationRecord>(&place).await?.and_then(|place| place.parked);
        Ok(parked.map_or(Beyond::Unmet, Beyond::Refused))
    }

    async fn beyond_person(&mut self, key: &PersonKey) -> Result<Beyond, Stop> {
        let Some(record) = self.work.get::<PersonRecord>(&keys::person(key)).await? else {
            return Ok(Beyond::Unmet);
        };
        let chat = match &record.personal {
            Some(chat) => {
                let chat = keys::conversation(&key.tenant, chat);
                self.work.get::<ConversationRecord>(&chat).await?.and_then(|chat| chat.parked)
            }
            None => None,
        };
        Ok(record.parked.or(chat).map_or(Beyond::Unmet, Beyond::Refused))
    }
}

/// Whom a reminder is for.
fn whom(engagement: &Engagement, to: To) -> Whom {
    let home = || engagement.head.home.as_ref();
    match to {
        To::Home => home().map_or_else(
            || Whom::Named(engagement.head.customer.clone()),
            |home| Whom::Queue(Queue::of_conversation(&home.tenant, &home.conversation)),
        ),
        To::Person(no) => match engagement.person(no) {
            Some(person) => match &person.link {
                Some(key) => Whom::Queue(Queue::of_person(key)),
                None => Whom::Named(person.name.clone()),
            },
            None => Whom::Named(String::new()),
        },
    }
}
