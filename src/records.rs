//! Typed records over the store: what is kept, under which key, and how one engagement is read and written whole.
//!
//! The keys are in [`keys`], the unit of work in [`work`]; what a record of the domain means is `engagement`'s.
//! Names, mails and Teams ids live in person records only; everything else refers to persons by our own ids.

pub mod conversations;
pub mod engagements;
pub mod keys;
pub mod people;
pub mod queue;
pub mod reminders;
pub mod seen;
pub mod work;

pub use conversations::{
    ConversationRecord, LastUsed, Member, Parked, SlotRecord, SwitchedOff, ThreadRecord,
};
pub use people::{LinkCode, PersonRecord};
pub use queue::{Attempt, Knock, Lane, Lease, Op, Owed, Queue, Slot, Target, Woken};
pub use reminders::{
    DigestLine, DigestRecord, How, LedgerRecord, LineRecord, Muted, Sleeper, WakeRecord, digest_slot,
};
pub use seen::SeenRecord;
pub use work::{Record, RecordError, Work};
