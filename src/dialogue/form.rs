//! What forms share: the ids of their inputs, and what the values of some of them are. What was typed is in `inputs`, what
//! is wrong with it in `problem`.
//!
//! The ids are shared with the card templates; each begins with `in_`, so that no input can take the place of a key of the
//! action's own data (Teams merges both into one object).

use super::inputs::Inputs;
use crate::engagement::reminder::Kind;
use crate::engagement::{EngagementId, Factor, PersonNo, When};

/// The prefix of every input id.
pub const PREFIX: &str = "in_";

/// The name under which the draft of "what was agreed" is kept.
pub const ENTER: &str = "enter";
/// The same of the success factors.
pub const FACTORS: &str = "factors";

/// Ids of the inputs that forms share. Those that repeat for each service are made by [`per_service`].
pub mod id {
    /// Customer name (start).
    pub const CUSTOMER: &str = "in_customer";
    /// Services ticked (start; entry, page 1), comma-separated.
    pub const SERVICES: &str = "in_services";
    /// Language (start).
    pub const LANGUAGE: &str = "in_language";
    /// Intent: one of the domain's intents (entry; wrong).
    pub const INTENT: &str = "in_intent";
    /// The reason that belongs to an intent other than going ahead.
    pub const WHY_NOT: &str = "in_why_not";
    /// Start date, `YYYY-MM-DD`.
    pub const START: &str = "in_start";
    /// Target date, `YYYY-MM-DD`.
    pub const TARGET: &str = "in_target";
    /// Business reasons ticked, comma-separated.
    pub const REASONS: &str = "in_reasons";
    /// A business reason in the customer's own words.
    pub const REASON_TEXT: &str = "in_reason_text";
    /// Success owner (or whoever the form asks for) picked from a list: see [`super::PersonChoice`].
    pub const PERSON: &str = "in_person";
    /// Name of a person who is not in the list.
    pub const NAME: &str = "in_name";
    /// E-mail of a person who is not in the list.
    pub const EMAIL: &str = "in_email";
    /// Why a date moved.
    pub const MOVED_WHY: &str = "in_moved_why";
    /// How it was agreed: `meeting` or `email`.
    pub const HOW: &str = "in_how";
    /// When it was agreed, `YYYY-MM-DD`.
    pub const WHEN: &str = "in_when";
    /// A comment, answer or reason in free text.
    pub const COMMENT: &str = "in_comment";
    /// "The others are correct": `true` or `false`.
    pub const OTHERS_OK: &str = "in_others_ok";
    /// Who removes a block; a [`super::PersonChoice`] too.
    pub const BLOCK_OWNER: &str = "in_block_owner";
    /// What was done (record an act).
    pub const ACT: &str = "in_act";
    /// What it is about: a task's number or a service's key.
    pub const ABOUT: &str = "in_about";
    /// A task's number, or a phase, an outcome, an answer to a question.
    pub const CHOICE: &str = "in_choice";
    /// A less usual choice, which wins.
    pub const MORE: &str = "in_more";
    /// A number.
    pub const NUMBER: &str = "in_number";
    /// Which engagements are listed (portfolio).
    pub const FILTER: &str = "in_filter";
    /// What the customer's name must hold (portfolio).
    pub const SEARCH: &str = "in_search";
    /// The role one claims (join).
    pub const ROLE: &str = "in_role";
    /// Whether the engagement goes on (status form); how far a success factor has come, one a factor, see
    /// [`super::per_factor`].
    pub const STATUS: &str = "in_status";
    /// Who sees to a success factor: [`super::PersonChoice`]s, comma-separated where several can be ticked.
    pub const WHO: &str = "in_who";
    /// A success factor's note, or the reason where the status needs one.
    pub const NOTE: &str = "in_note";
    /// A link to what shows a success factor.
    pub const LINK: &str = "in_link";
    /// The people to be asked, comma-separated.
    pub const PEOPLE: &str = "in_people";
    /// Where they are asked: `shared` or `personal`.
    pub const WHERE: &str = "in_where";
    /// What kind an open point is.
    pub const KIND: &str = "in_kind";
    /// What an open point is; what it is settled with is [`COMMENT`].
    pub const WHAT: &str = "in_what";
    /// The service that an open point is about; empty for all.
    pub const SERVICE: &str = "in_service";
    /// What is done next (open points; rest), how to keep going (outcome).
    pub const NEXT: &str = "in_next";
    /// From which time of day one may be written to, `HH:MM` (reminders).
    pub const FROM: &str = "in_from";
    /// Until which.
    pub const TO: &str = "in_to";
    /// The last day on which one is away, `YYYY-MM-DD`.
    pub const AWAY: &str = "in_away";
    /// What one stopped and wants again; [`super::stopped`] each.
    pub const RESUME: &str = "in_resume";
    /// "The contact may be given to a partner": `true` or `false`.
    pub const SHARE: &str = "in_share";
    /// What people call a meeting.
    pub const TITLE: &str = "in_title";
    /// At what hour, `HH:MM`.
    pub const TIME: &str = "in_time";
    /// A time zone.
    pub const ZONE: &str = "in_zone";
    /// How long, in minutes.
    pub const MINUTES: &str = "in_minutes";
    /// How often; empty for once.
    pub const EVERY: &str = "in_every";
    /// Until which day, `YYYY-MM-DD`.
    pub const UNTIL: &str = "in_until";
    /// How many times.
    pub const TIMES: &str = "in_times";
    /// What a meeting is about.
    pub const AGENDA: &str = "in_agenda";
    /// Why all the same.
    pub const DESPITE: &str = "in_despite";
    /// Items that were done, comma-separated.
    pub const DONE: &str = "in_done";
    /// This one alone or all to come: `one` or `all`.
    pub const SCOPE: &str = "in_scope";
}

/// The value of [`id::WHO`] that says "nobody yet".
pub const NOBODY: &str = "nobody";

/// A value of [`id::PERSON`] or [`id::BLOCK_OWNER`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonChoice {
    /// A person of the engagement.
    Known(PersonNo),
    /// A person in the conversation whom the engagement does not know yet, by the key within the tenant.
    InRoom(String),
    /// Somebody else, named in [`id::NAME`] and [`id::EMAIL`].
    New,
}

impl PersonChoice {
    /// Reads a choice's value; `None` for anything else.
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        if value == "new" {
            return Some(Self::New);
        }
        if let Some(key) = value.strip_prefix("room:") {
            return Some(Self::InRoom(key.to_owned()));
        }
        value.parse().ok().map(|no| Self::Known(PersonNo(no)))
    }

    /// The choice's value.
    #[must_use]
    pub fn value(&self) -> String {
        match self {
            Self::Known(no) => no.to_string(),
            Self::InRoom(key) => format!("room:{key}"),
            Self::New => "new".to_owned(),
        }
    }
}

/// The value of the choice to let a kind come again about an engagement.
#[must_use]
pub fn stopped(engagement: &EngagementId, kind: Kind) -> String {
    format!("{engagement}:{}", kind.key())
}

/// Reads [`stopped`]; `None` for anything else.
#[must_use]
pub fn stopped_from(value: &str) -> Option<(EngagementId, Kind)> {
    let (engagement, kind) = value.split_once(':')?;
    Some((EngagementId::parse(engagement).ok()?, Kind::parse(kind)?))
}

/// The day and the hour that a form gives.
#[must_use]
pub fn when(inputs: &Inputs) -> When {
    When { day: inputs.raw(id::WHEN).to_owned(), time: inputs.raw(id::TIME).to_owned() }
}

/// The id of `input` for a success factor: `in_status` and training make `in_status.training`; for one service's
/// own value [`per_service`] is laid on top.
#[must_use]
pub fn per_factor(input: &str, factor: Factor) -> String {
    format!("{input}.{}", factor.key())
}

/// The id of `input` in the row of `service`: `in_target` and `teams` make `in_target.teams`.
#[must_use]
pub fn per_service(input: &str, service: &str) -> String {
    format!("{input}.{service}")
}

/// The draft when page 1 is submitted anew: page 1's values, and those of page 2 that were exceptions. A value of
/// page 2 that only repeated page 1 follows page 1's new one.
#[must_use]
pub fn carry_over(draft: &Inputs, page_1: &Inputs) -> Inputs {
    let mut carried = without_repeats(draft);
    carried.extend(page_1);
    carried
}

/// The inputs without those of a service's own that only repeat what is the same for all.
#[must_use]
pub fn without_repeats(inputs: &Inputs) -> Inputs {
    let repeats = |id: &str, value: &str| {
        let shared = id.rsplit_once('.').map(|(input, _)| input);
        shared.is_some_and(|input| inputs.has(input) && inputs.raw(input) == value)
    };
    let mut kept = Inputs::default();
    for (id, value) in inputs.iter().filter(|(id, value)| !repeats(id, value)) {
        kept.set(id, value);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn exceptions_survive_a_change_of_page_1_and_repetitions_follow_it() {
        let draft = json!({"in_target": "2027-03-15", "in_target.teams": "2027-04-01", "in_target.exchange": "2027-03-15"});
        let page_1 = Inputs::from_data(&json!({"in_target": "2027-05-01"}));
        let carried = carry_over(&Inputs::from_data(&draft), &page_1);
        assert_eq!(carried.raw("in_target"), "2027-05-01");
        assert_eq!(carried.raw("in_target.teams"), "2027-04-01");
        assert!(!carried.has("in_target.exchange"));
    }

    #[test]
    fn a_person_choice_is_read_back_from_its_value() {
        for choice in
            [PersonChoice::Known(PersonNo(12)), PersonChoice::InRoom("a:b".to_owned()), PersonChoice::New]
        {
            assert_eq!(PersonChoice::parse(&choice.value()), Some(choice));
        }
        assert_eq!(PersonChoice::parse(""), None);
        assert_eq!(PersonChoice::parse("-1"), None);
    }
}
