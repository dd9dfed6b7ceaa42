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

/// What Teams says about a person, as the roster of a conversation gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// The tenant the person belongs to (the member's `tenantId`), never the conversation's.
    pub tenant: Option<&'a str>,
    /// The member's `userPrincipalName`. Never `email`: people can have any address put there.
    pub upn: Option<&'a str>,
    /// The member's `aadObjectId`.
    pub aad_object_id: Option<&'a str>,
    /// Whether `userRole` is anything but `user`: a guest, an anonymous participant, or not known.
    pub is_guest: bool,
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

    /// Whether this person may act as FastTrack Manager.
    #[must_use]
    pub fn allows(&self, person: &Candidate<'_>) -> bool {
        if named(&self.users, person.aad_object_id) {
            return true;
        }
        if person.is_guest || person.upn.is_some_and(is_external) {
            return false;
        }
        named(&self.tenants, person.tenant) || named(&self.domains, person.upn.and_then(domain))
    }
}

fn lower(values: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    values.into_iter().map(|value| value.to_ascii_lowercase()).collect()
}

fn named(list: &BTreeSet<String>, value: Option<&str>) -> bool {
    value.is_some_and(|value| list.contains(&value.to_ascii_lowercase()))
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

    fn member() -> Candidate<'static> {
        Candidate {
            tenant: Some(HOME),
            upn: Some("mara@fm.example"),
            aad_object_id: Some(PERSON),
            is_guest: false,
        }
    }

    fn domains(domain: &str) -> FmPolicy {
        FmPolicy::new([], [domain.to_owned()], [])
    }

    #[test]
    fn a_member_of_the_home_tenant_may_and_a_member_of_another_may_not() {
        let policy = FmPolicy::members_of(HOME);
        assert!(policy.allows(&member()));
        assert!(!policy.allows(&Candidate { tenant: Some(OTHER), ..member() }));
        assert!(!policy.allows(&Candidate { tenant: None, ..member() }));
    }

    #[test]
    fn ids_and_domains_match_in_any_letter_case() {
        let policy = FmPolicy::new([], ["FM.Example".to_owned()], [PERSON.to_uppercase()]);
        assert!(policy.allows(&Candidate { aad_object_id: None, upn: Some("Mara@fm.EXAMPLE"), ..member() }));
        assert!(policy.allows(&Candidate { upn: None, ..member() }));
    }

    #[test]
    fn a_domain_matches_whole_and_only_after_the_last_at_sign() {
        let policy = domains("fm.example");
        assert!(policy.allows(&member()));
        for upn in
            ["mara@evil-fm.example", "mara@sub.fm.example", "mara@fm.example@evil.example", "fm.example"]
        {
            assert!(!policy.allows(&Candidate { upn: Some(upn), ..member() }), "{upn}");
        }
    }

    #[test]
    fn a_guest_is_refused_by_tenant_and_domain() {
        for policy in [FmPolicy::members_of(HOME), domains("fm.example")] {
            assert!(!policy.allows(&Candidate { is_guest: true, ..member() }));
        }
    }

    #[test]
    fn an_external_principal_name_is_a_guest_whatever_the_role_says() {
        for upn in ["ana_contoso.com#EXT#@fm.example", "ana_contoso.com#ext#@fm.example"] {
            for policy in [FmPolicy::members_of(HOME), domains("fm.example")] {
                assert!(!policy.allows(&Candidate { upn: Some(upn), ..member() }), "{upn}");
            }
        }
    }

    #[test]
    fn a_guest_named_by_object_id_may() {
        let policy = FmPolicy::new([], [], [PERSON.to_owned()]);
        let upn = Some("ana_contoso.com#EXT#@fm.example");
        assert!(policy.allows(&Candidate { upn, is_guest: true, tenant: Some(OTHER), ..member() }));
        assert!(!policy.allows(&Candidate { aad_object_id: None, is_guest: true, ..member() }));
    }

    #[test]
    fn a_policy_of_users_alone_does_not_let_in_the_rest_of_their_tenant() {
        let policy = FmPolicy::new([], [], ["bbbbbbbb-0000-0000-0000-00000000000b".to_owned()]);
        assert!(!policy.allows(&member()));
    }
}
