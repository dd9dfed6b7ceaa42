//! What an operator may set about reminders, with its defaults. The budgets are the product's; the playbook's
//! numbers are the playbook's.

use jiff::civil::Time;

use super::calendar::DaysOff;
use super::habits::Budget;
use crate::playbook::Playbook;

/// When reminders come, how often, and which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderPolicy {
    /// When a working day begins, for whoever has not said otherwise.
    pub day_from: Time,
    /// When it ends.
    pub day_to: Time,
    /// Unasked personal messages to a customer person, over all engagements.
    pub person: Budget,
    /// Unasked messages to a shared conversation.
    pub conversation: Budget,
    /// How many days before a target date the FM is reminded.
    pub target_days: u16,
    /// How many days before a target date its success owner is reminded; none by default.
    pub customer_target_days: Vec<u16>,
    /// After how many business days without an answer a request is sent once more, and then left to the FM.
    pub unanswered_days: u16,
    /// Within how many business days a request for assistance needs its first contact.
    pub first_contact_days: u16,
    /// After how many days without a note the FM is reminded.
    pub note_days: u16,
    /// After how many days figures are old.
    pub figures_days: u16,
    /// How many business days before the workshop what is not settled is named.
    pub workshop_days: u16,
    /// After how many business days somebody of the customer who waits for an answer is named to the FM.
    pub waiting_days: u16,
    /// After how many days what is still so is said again.
    pub again_days: u16,
    /// How many days before a check-in what a customer person owes is left for its message.
    pub checkin_days: u16,
    /// Fifteen minutes before every meeting; otherwise before those alone that are in nobody's calendar.
    pub soon: bool,
    /// Whether the shared conversation gets a digest on Mondays.
    pub weekly: bool,
    /// Which days are off.
    pub days_off: DaysOff,
}

impl Default for ReminderPolicy {
    fn default() -> Self {
        let book = Playbook::get().defaults();
        let days = |days: i64, otherwise: u16| u16::try_from(days).unwrap_or(otherwise);
        Self {
            day_from: Time::constant(9, 0, 0, 0),
            day_to: Time::constant(17, 0, 0, 0),
            person: Budget { day: 1, week: 3 },
            conversation: Budget { day: 1, week: 3 },
            target_days: 7,
            customer_target_days: Vec::new(),
            unanswered_days: 3,
            first_contact_days: days(book.rfa_first_contact_business_days.value.into(), 2),
            note_days: days(book.note_every_days.value.into(), 14),
            figures_days: days(book.reading_stale_days.value.into(), 31),
            workshop_days: 3,
            waiting_days: 1,
            again_days: 7,
            checkin_days: 7,
            soon: false,
            weekly: true,
            days_off: DaysOff::default(),
        }
    }
}
