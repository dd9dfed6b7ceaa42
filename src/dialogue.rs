//! What passes between a person and the bot, apart from its words: text commands, card actions, what was typed
//! into forms, what a message is about, and for whom it is written.
//!
//! Pure: no words (those are in `cards/strings`), no state, no Teams. `flow` turns a [`Verb`] or a [`Command`]
//! into what the domain decides; `cards` turns a [`Content`] into a card for a [`Reader`].

pub mod answer;
pub mod command;
pub mod content;
mod dialog;
pub mod export;
pub mod form;
mod inputs;
pub mod journey;
mod meeting;
pub mod notice;
pub mod plan_form;
pub mod plan_sheet;
mod problem;
pub mod reader;
mod reminder;
mod success;
mod until;
pub mod verb;

pub use answer::{Answer, Reply};
pub use command::{Command, Parsed};
pub use content::{Audience, Content, Managing};
pub use dialog::DialogContent;
pub use export::{FileOf, Format, Upload};
pub use form::PersonChoice;
pub use inputs::Inputs;
pub use journey::{JourneyContent, JourneyDialog, JourneyForm, JourneyView};
pub use meeting::{MeetingContent, MeetingDialog};
pub use notice::{Notice, Parked, Refused};
pub use plan_sheet::{PlanForm, Sheet};
pub use problem::{Form, Layout, Problem, problems};
pub use reader::{Place, Reader, View};
pub use reminder::{ReminderContent, SettingsProblem, page, page_of};
pub use success::{PointDialog, PointsContent, SsatContent, SsatDialog};
pub use until::Day;
pub use verb::{
    JourneyVerb, MeetingVerb, PlanVerb, PointVerb, ReminderVerb, Shown, SsatVerb, UnknownVerb, Verb,
};

pub use crate::playbook::Locale;
