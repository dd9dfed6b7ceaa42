//! Who may act as FastTrack Manager: by their own tenant, by the domain of their user principal name, or by name.
//!
//! This says who *may take* the role. Who *has* it in an engagement is the engagement's own record.

use std::collections::BTreeSet;

/// The operator's rule: any one of the three lists suffices, except that a guest must be named.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FmPolicy {
    tenants: BTreeSet<String>,
    domains: BTreeSet<String>,
    users: BTreeSet<String>,
}

impl FmPolicy {
    /// A policy of tenant ids, domains of user principal names, and Entra object ids; letter case is ignored.
    #[must_use]
    pub fn new(
        tenants: impl IntoIterator<Item = String>,
        domains: impl IntoIterator<Item = String>,
        users: impl IntoIterator<Item = String>,
    ) -> Self {
        Self { tenants: lower(tenants), domains: lower(domains), users: lower(users) }
    }

    /// The default: the members, not the guests, of one tenant.
    #[must_use]
    pub fn members_of(tenant: &str) -> Self {
        Self::new([tenant.to_owned()], [], [])
    }

    /// Whether a person may act as FastTrack Manager, by what the roster of a conversation says of them: the
    /// tenant they belong to (the member's `tenantId`, not the conversation's), their `userPrincipalName` (never
    /// `email`: people can have any address put there), their `aadObjectId`, and whether their `userRole` is
    /// anything but `user`.
    #[must_use]
    pub fn allows(
        &self,
        tenant: &str,
        upn: Option<&str>,
        aad_object_id: Option<&str>,
        is_guest: bool,
    ) -> bool {
        if aad_object_id.is_some_and(|id| named(&self.users, id)) {
            return true;
        }
        if is_guest || upn.is_some_and(is_external) {
            return false;
        }
        named(&self.tenants, tenant)
            || upn.and_then(domain).is_some_and(|domain| named(&self.domains, domain))
    }
}

fn lower(values: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    values.into_iter().map(|value| value.to_ascii_lowercase()).collect()
}

fn named(list: &BTreeSet<String>, value: &str) -> bool {
    list.contains(&value.to_ascii_lowercase())
}

/// A guest's user principal name holds the home address and this mark: `ana_contoso.com#EXT#@fabrikam.com`.
fn is_external(upn: &str) -> bool {
    upn.to_ascii_lowercase().contains("#ext#")
}

fn domain(upn: &str) -> Option<&str> {
    upn.rsplit_once('@').map(|(_, domain)| domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: &str = "11111111-1111-1111-1111-111111111111";
    const OTHER: &str = "22222222-2222-2222-2222-222222222222";
    const PERSON: &str = "aaaaaaaa-0000-0000-0000-00000000000a";

    const UPN: &str = "mara@fm.example";
    const GUEST: &str = "ana_contoso.com#EXT#@fm.example";

    fn domains(domain: &str) -> FmPolicy {
        FmPolicy::new([], [domain.to_owned()], [])
    }

    fn users(user: &str) -> FmPolicy {
        FmPolicy::new([], [], [user.to_owned()])
    }

    #[test]
    fn a_member_of_the_home_tenant_may_and_a_member_of_another_may_not() {
        let policy = FmPolicy::members_of(HOME);
        assert!(policy.allows(HOME, Some(UPN), Some(PERSON), false));
        assert!(!policy.allows(OTHER, Some(UPN), Some(PERSON), false));
    }

    #[test]
    fn ids_and_domains_match_in_any_letter_case() {
        assert!(domains("FM.Example").allows(HOME, Some("Mara@fm.EXAMPLE"), None, false));
        assert!(users(&PERSON.to_uppercase()).allows(HOME, None, Some(PERSON), false));
        assert!(FmPolicy::members_of(&OTHER.to_uppercase()).allows(OTHER, None, None, false));
    }

    #[test]
    fn a_domain_matches_whole_and_only_after_the_last_at_sign() {
        let policy = domains("fm.example");
        assert!(policy.allows(HOME, Some(UPN), None, false));
        for upn in
            ["mara@evil-fm.example", "mara@sub.fm.example", "mara@fm.example@evil.example", "fm.example"]
        {
            assert!(!policy.allows(HOME, Some(upn), None, false), "{upn}");
        }
        assert!(!policy.allows(HOME, None, Some(PERSON), false));
    }

    #[test]
    fn a_guest_is_refused_by_tenant_and_domain() {
        for policy in [FmPolicy::members_of(HOME), domains("fm.example")] {
            assert!(!policy.allows(HOME, Some(UPN), Some(PERSON), true));
        }
    }

    #[test]
    fn an_external_principal_name_is_a_guest_whatever_the_role_says() {
        for upn in [GUEST.to_owned(), GUEST.to_lowercase()] {
            for policy in [FmPolicy::members_of(HOME), domains("fm.example")] {
                assert!(!policy.allows(HOME, Some(&upn), Some(PERSON), false), "{upn}");
            }
        }
    }

    #[test]
    fn a_guest_named_by_object_id_may() {
        let policy = users(PERSON);
        assert!(policy.allows(OTHER, Some(GUEST), Some(PERSON), true));
        assert!(!policy.allows(OTHER, Some(GUEST), None, true));
    }

    #[test]
    fn a_policy_of_users_alone_does_not_let_in_the_rest_of_their_tenant() {
        assert!(!users("bbbbbbbb-0000-0000-0000-00000000000b").allows(HOME, Some(UPN), Some(PERSON), false));
    }
}
