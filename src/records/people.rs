//! Who a person is to Teams: the only records that hold names, addresses and Teams ids.
//!
//! A person is (tenant of the conversation, Entra object id), or (tenant, hash of `from.id`) where Teams gives no
//! object id. Their role in an engagement is the domain's.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::conversations::{Member, Parked};
use super::keys;
use super::work::{Record, RecordError, Work};
use crate::engagement::{EngagementId, PersonKey};

/// How long what the roster said about a person is believed.
const FRESH: SignedDuration = SignedDuration::from_hours(24);

/// How long what was last known of a person holds for the identities joined to them elsewhere.
const LATELY: SignedDuration = SignedDuration::from_hours(30 * 24);

/// One person, as Teams describes them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRecord {
    /// The display name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The e-mail address, as the roster gives it: never proof of anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The user principal name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upn: Option<String>,
    /// The id by which this bot addresses them (`29:…`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mri: Option<String>,
    /// The Entra object id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aad: Option<String>,
    /// The tenant the person's account belongs to, as the roster gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home_tenant: Option<String>,
    /// Whether the roster calls them a guest.
    #[serde(default)]
    pub guest: bool,
    /// The language Teams last reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// The language they chose here; it wins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen_locale: Option<String>,
    /// When they chose it: an older choice that is delivered late does not undo it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen_at: Option<Timestamp>,
    /// The time zone Teams last reported (IANA).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// Their personal chat with the bot, once known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub personal: Option<String>,
    /// Why nothing can be sent to their personal chat at present, or why none can be made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parked: Option<Parked>,
    /// The engagements whose FM was told so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<EngagementId>,
    /// Where Microsoft last wanted what is sent to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_url: Option<String>,
    /// The person in another tenant whom this guest identity was joined to with a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub linked: Option<PersonKey>,
    /// The guest identities in other tenants that were joined to this person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<PersonKey>,
    /// When the roster was last asked about them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_at: Option<Timestamp>,
}

impl Record for PersonRecord {}

/// A code with which a person joins an identity of theirs in another tenant. Kept under a hash of it, until used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkCode {
    /// Who asked for it.
    pub person: PersonKey,
    /// Until when it can be used.
    pub until: Timestamp,
}

impl Record for LinkCode {}

impl PersonRecord {
    /// Whether what the roster said is still believed at `now`.
    #[must_use]
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        self.checked_at.is_some_and(|at| now.duration_since(at) < FRESH)
    }

    /// Whether the roster was asked about them in the last thirty days: an identity of theirs in another tenant is
    /// believed no longer without a sign of life in their own.
    #[must_use]
    pub fn was_seen_lately(&self, now: Timestamp) -> bool {
        self.checked_at.is_some_and(|at| now.duration_since(at) < LATELY)
    }

    /// Whether they are a guest, by the roster's word or by the shape of their user principal name.
    #[must_use]
    pub fn is_guest(&self) -> bool {
        self.guest || self.upn.as_deref().is_some_and(|upn| upn.to_ascii_uppercase().contains("#EXT#"))
    }
}

impl Work {
    /// Who was seen in a conversation's roster, at most `limit`.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn room(
        &mut self,
        tenant: &str,
        conversation: &str,
        limit: usize,
    ) -> Result<Vec<(PersonKey, PersonRecord)>, RecordError> {
        let rows = self.list::<Member>(&keys::members(tenant, conversation), limit).await?;
        let mut people = Vec::with_capacity(rows.len());
        for (key, _) in rows {
            let segments: Vec<String> = key.segments().map(std::borrow::Cow::into_owned).collect();
            let [.., tenant, person] = segments.as_slice() else {
                continue;
            };
            let key = PersonKey { tenant: tenant.clone(), person: person.clone() };
            if let Some(record) = self.get::<PersonRecord>(&keys::person(&key)).await? {
                people.push((key, record));
            }
        }
        Ok(people)
    }
}
