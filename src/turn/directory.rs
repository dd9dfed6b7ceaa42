//! Asking Teams who somebody is, and who is in a conversation: the one thing that a turn asks of Microsoft.
//!
//! It is asked only when what is known is a day old, and waited for briefly: whoever must be known and is not is
//! told to press again.

use jiff::Timestamp;

use crate::clock::BoxFuture;
use crate::protocol::{Member, UserId};

use super::Here;

/// Who Teams says is there.
pub trait Directory: Send + Sync + 'static {
    /// One member of a conversation; `None` when Teams did not say in time.
    fn member<'a>(&'a self, here: &'a Here, user: &'a UserId) -> BoxFuture<'a, Option<Member>>;
    /// The members of a conversation, the first few hundred; `None` when Teams did not say in time, for a turn that
    /// began then.
    fn roster<'a>(&'a self, here: &'a Here, began: Timestamp) -> BoxFuture<'a, Option<Vec<Member>>>;
}
