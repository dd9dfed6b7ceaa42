//! What was handled and what was answered, so that a second delivery of it gets the same answer and does nothing.

use serde::{Deserialize, Serialize};

use super::work::Record;
use crate::dialogue::Answer;

/// The mark that an activity was handled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SeenRecord {
    /// What was answered, by reference: rendered again when it is asked for again.
    pub answer: Answer,
}

impl Record for SeenRecord {}
