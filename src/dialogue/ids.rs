//! Ids that verbs and contents carry.

pub type EngagementId = String;
pub type ServiceId = String;
pub type PersonNo = u32;
pub type Revision = u64;
