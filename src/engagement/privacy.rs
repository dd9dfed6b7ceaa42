//! What an engagement stores about a person, counted: for whoever asks what is kept about them.

use std::collections::BTreeSet;

use super::event::Event;
use super::ids::{PersonKey, PersonNo};
use super::people::Role;
use super::reminder::{Kind, Said, To};
use super::{Engagement, EngagementId};

/// What an engagement stores about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traces {
    /// Which engagement.
    pub engagement: EngagementId,
    /// The customer's name.
    pub customer: String,
    /// As what they are in it.
    pub role: Role,
    /// Whether a mail address of theirs is noted in it.
    pub email: bool,
    /// How many texts of theirs it keeps, without those that were erased.
    pub texts: usize,
    /// How many entries of its history they made.
    pub events: usize,
    /// How many open points and items of the plan are theirs.
    pub owned: usize,
    /// How many dialogs of theirs are begun and not saved.
    pub drafts: usize,
    /// How often it is noted that they were reminded, and of what.
    pub reminded: usize,
    /// How many kinds of reminders they stopped in it.
    pub stopped: usize,
}

impl Engagement {
    /// What it stores about the person with this key; `None` if it does not know them. `events` is its history, `said`
    /// what people were reminded of, `muted` what they stopped.
    #[must_use]
    pub fn traces_of(
        &self,
        key: &PersonKey,
        events: &[Event],
        said: &Said,
        muted: &BTreeSet<(To, Kind)>,
    ) -> Option<Traces> {
        let person = self.find(key)?;
        let me = |no: PersonNo| self.resolve(no) == person.no;
        let points = self.points.values().filter(|point| point.owner.is_some_and(me) || me(point.by)).count();
        let items = self.items.values().filter(|item| item.owner.is_some_and(me)).count();
        let to_me = |to: To| matches!(to, To::Person(no) if me(no));
        let texts = self.texts.values().filter(|text| me(text.by) && text.text.is_some()).count();
        Some(Traces {
            engagement: self.head.id.clone(),
            customer: self.head.customer.clone(),
            role: person.role,
            email: person.email.is_some(),
            texts,
            events: events.iter().filter(|event| event.by.is_some_and(me)).count(),
            owned: points + items,
            drafts: self.drafts.keys().filter(|(no, _)| me(*no)).count(),
            reminded: said.keys().filter(|mark| to_me(mark.to)).count(),
            stopped: muted.iter().filter(|(to, _)| to_me(*to)).count(),
        })
    }
}
