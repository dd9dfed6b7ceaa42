//! Typed helpers for what code puts into cards: actions, mentions, refresh, inputs that ask a directory,
//! charts. There is no second model of the whole schema: templates say what a card looks like.

mod action;
mod chart;
mod input;
mod mention;
mod refresh;

pub use action::{Action, ActionStyle};
pub use chart::{Datum, Element};
pub use input::{Directory, PeoplePicker};
pub use mention::{Mention, add_mentions};
pub use refresh::{Refresh, RefreshError};
