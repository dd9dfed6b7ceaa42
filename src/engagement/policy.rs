//! The rules of an engagement that an operator may set, with their defaults. Reading the file is elsewhere.

use std::collections::BTreeSet;

use jiff::SignedDuration;

use crate::playbook::Playbook;

/// What opens the workshop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// A service that is agreed or confirmed.
    Agreed,
    /// A service that is confirmed.
    Confirmed,
}

/// Who may confirm a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confirmer {
    /// That service's success owner.
    SuccessOwner,
    /// A sponsor.
    Sponsor,
    /// The customer's project manager.
    ProjectManager,
}

/// The rules that an operator may set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// `dibs.gate`.
    pub gate: Gate,
    /// Who may confirm.
    pub confirmers: BTreeSet<Confirmer>,
    /// How long the FM's changes are gathered before they are asked about.
    pub gather: SignedDuration,
    /// Local parts of mail addresses, and names, that are nobody in particular; lower case.
    pub group_mailboxes: BTreeSet<String>,
    /// What counts as used and as enabled.
    pub usage: UsagePolicy,
    /// The most links in one share.
    pub share_links: usize,
}

/// What counts as used and as enabled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsagePolicy {
    /// Active use that counts as success, in percent of the seats.
    pub percent: u64,
    /// Active users at which a request for assistance has its enablement.
    pub users: u64,
    /// Below this many seats a share of them is asked for instead.
    pub small_seats: u64,
    /// That share, in percent.
    pub small_percent: u64,
}

impl Default for UsagePolicy {
    fn default() -> Self {
        let defaults = Playbook::get().defaults();
        Self {
            percent: defaults.usage_target_percent.value.into(),
            users: defaults.rfa_active_users.value.into(),
            small_seats: defaults.rfa_small_tenant_seats.value.into(),
            small_percent: defaults.rfa_small_tenant_percent.value.into(),
        }
    }
}

/// Mailboxes and "names" that stand for a group, in the three languages.
const GROUP_MAILBOXES: &[&str] = &[
    "admin",
    "admins",
    "administracion",
    "administração",
    "all",
    "atencion",
    "atendimento",
    "ayuda",
    "communications",
    "comunicacion",
    "comunicação",
    "contact",
    "contacto",
    "contato",
    "equipo",
    "equipe",
    "everyone",
    "facturacion",
    "finance",
    "hello",
    "help",
    "helpdesk",
    "help desk",
    "hr",
    "info",
    "it",
    "it department",
    "it-support",
    "itsupport",
    "mail",
    "marketing",
    "no-reply",
    "noreply",
    "office",
    "postmaster",
    "reception",
    "recepcion",
    "rh",
    "rrhh",
    "sales",
    "service",
    "servicedesk",
    "service desk",
    "sistemas",
    "soporte",
    "soporte ti",
    "staff",
    "support",
    "suporte",
    "sysadmin",
    "team",
    "ti",
    "todos",
    "vendas",
    "ventas",
    "webmaster",
];

impl Default for Policy {
    fn default() -> Self {
        Self {
            gate: Gate::Agreed,
            confirmers: [Confirmer::SuccessOwner, Confirmer::Sponsor, Confirmer::ProjectManager].into(),
            gather: SignedDuration::from_hours(1),
            group_mailboxes: GROUP_MAILBOXES.iter().map(|name| (*name).to_owned()).collect(),
            usage: UsagePolicy::default(),
            share_links: Playbook::get().defaults().share_links.value as usize,
        }
    }
}
