//! A token that was verified, and what it lets an activity do.

use std::sync::Arc;

use super::rejection::Rejection;
use super::tenants::TenantPolicy;
use crate::protocol::{Activity, TEAMS_CHANNEL};

/// A verified token. Proves who sent the request, not yet that its body may be acted on.
#[derive(Debug, Clone)]
pub struct Verified(pub(super) Arc<Bearer>);

/// What is kept of a token.
#[derive(Debug)]
pub(super) struct Bearer {
    /// The service URL it was made for.
    pub(super) service_url: String,
    /// The channels that its key may vouch for; empty means all.
    pub(super) endorsements: Vec<String>,
}

impl Verified {
    /// Checks an activity that came with this token.
    ///
    /// # Errors
    /// 401 if the token is for another service URL; 403 if the activity is not from Teams, the key may not vouch
    /// for its channel, or its tenant is not allowed.
    pub fn admits(&self, activity: &Activity, tenants: &TenantPolicy) -> Result<(), Rejection> {
        let claimed = trim(&self.0.service_url);
        if activity.service_url.as_deref().map(trim) != Some(claimed) {
            return Err(Rejection::ServiceUrl);
        }
        if activity.channel_id.as_deref() != Some(TEAMS_CHANNEL) {
            return Err(Rejection::Channel);
        }
        let endorsements = &self.0.endorsements;
        if !endorsements.is_empty() && !endorsements.iter().any(|channel| channel == TEAMS_CHANNEL) {
            return Err(Rejection::Endorsement);
        }
        tenants.admits(activity)
    }
}

/// A service URL without one slash at its end.
fn trim(url: &str) -> &str {
    url.strip_suffix('/').unwrap_or(url)
}
