//! Which tenants' conversations may use the bot.
//!
//! A single-tenant registration does not keep other tenants from installing the app, so the bot looks itself.

use std::collections::BTreeSet;

use serde_json::Value;

use super::rejection::Rejection;
use crate::protocol::{Activity, Kind, TenantId};

/// The tenants whose conversations may use the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TenantPolicy {
    /// Every tenant (`*`).
    Any,
    /// These tenants.
    Only(BTreeSet<TenantId>),
}

impl TenantPolicy {
    /// Reads a comma list of tenant ids; `*` anywhere in it allows all. An empty list allows none.
    #[must_use]
    pub fn parse(list: &str) -> Self {
        let entries = list.split(',').map(str::trim).filter(|entry| !entry.is_empty());
        if entries.clone().any(|entry| entry == "*") {
            Self::Any
        } else {
            Self::Only(entries.map(TenantId::from).collect())
        }
    }

    /// Whether `tenant` is allowed.
    #[must_use]
    pub fn allows(&self, tenant: &TenantId) -> bool {
        match self {
            Self::Any => true,
            Self::Only(tenants) => tenants.contains(tenant),
        }
    }

    /// Whether every tenant that `activity` names is allowed; messages and invokes must name one.
    ///
    /// # Errors
    /// [`Rejection::Tenant`] if not. A tenant that cannot be read counts as named and not allowed.
    pub(super) fn admits(&self, activity: &Activity) -> Result<(), Rejection> {
        let mut named = false;
        for place in ["/channelData/tenant/id", "/conversation/tenantId"] {
            match activity.raw.pointer(place) {
                None | Some(Value::Null) => {}
                Some(Value::String(tenant)) if tenant.is_empty() => {}
                Some(Value::String(tenant)) if self.allows(&TenantId::from(tenant.as_str())) => named = true,
                Some(_) => return Err(Rejection::Tenant),
            }
        }
        let needed = matches!(activity.kind, Kind::Message | Kind::Invoke(_));
        if named || !needed { Ok(()) } else { Err(Rejection::Tenant) }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn admits(list: &str, kind: &str, channel_data: Value, conversation: Value) -> bool {
        let mut place = json!({"id": "a:1"});
        place.as_object_mut().unwrap().insert("tenantId".into(), conversation);
        let json = json!({"type": kind, "id": "1", "from": {"id": "29:1"}, "conversation": place,
            "channelData": {"tenant": {"id": channel_data}}});
        let activity = Activity::parse(json.to_string().as_bytes()).unwrap();
        TenantPolicy::parse(list).admits(&activity).is_ok()
    }

    #[test]
    fn a_tenant_on_the_list_is_admitted_in_any_letter_case() {
        assert!(admits("t1, T2", "message", json!("T1"), json!("t2")));
        assert!(admits("t1", "message", json!("t1"), Value::Null));
        assert!(admits("t1", "message", Value::Null, json!("t1")));
    }

    #[test]
    fn one_tenant_off_the_list_is_enough_to_be_refused() {
        assert!(!admits("t1", "message", json!("t1"), json!("t2")));
        assert!(!admits("t1", "message", json!("t2"), json!("t1")));
        assert!(!admits("t1", "conversationUpdate", json!("t2"), Value::Null));
        assert!(!admits("", "message", json!("t1"), Value::Null));
    }

    #[test]
    fn a_message_must_name_a_tenant_even_when_all_are_allowed() {
        assert!(!admits("*", "message", Value::Null, Value::Null));
        assert!(!admits("*", "message", json!(""), Value::Null));
        assert!(admits("*", "message", json!("any"), json!("other")));
        assert!(admits("t1", "holograph", Value::Null, Value::Null));
    }

    #[test]
    fn a_tenant_that_cannot_be_read_is_refused() {
        assert!(!admits("*", "message", json!("t1"), json!(5)));
        assert!(!admits("t1", "message", json!(["t1"]), json!("t1")));
    }
}
