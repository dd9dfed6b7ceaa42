//! The rules of an engagement that an operator may set, with their defaults. Reading the file is elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;

use super::reminder::ReminderPolicy;
use crate::playbook::{ChecklistItem, ItemId, Link, LinkId, Playbook, ReviewWhen, RfaEnd};

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
    /// What the playbook's rules and gates measure by.
    pub journey: JourneyPolicy,
    /// From when an engagement is amber or red.
    pub health: HealthPolicy,
    /// When reminders come, how often, and which.
    pub reminders: ReminderPolicy,
    /// The most links in one share.
    pub share_links: usize,
    /// Links that are never offered.
    pub links_off: BTreeSet<LinkId>,
    /// Addresses in place of the playbook's own.
    pub link_addresses: BTreeMap<LinkId, String>,
    /// Items of the success checklist that are on the list besides the playbook's own.
    pub items_on: BTreeSet<ItemId>,
    /// Items that are left out until an FM takes them in.
    pub items_off: BTreeSet<ItemId>,
    /// The host of links into Teams, which the cloud decides and no file; none where Microsoft names none.
    pub teams_host: Option<String>,
}

impl Policy {
    /// The link with this key; `None` if there is none, or it is switched off.
    #[must_use]
    pub fn link(&self, id: &LinkId) -> Option<&'static Link> {
        Playbook::get().link(id).filter(|_| !self.links_off.contains(id))
    }

    /// Where a link leads.
    #[must_use]
    pub fn address<'a>(&'a self, link: &'a Link) -> &'a str {
        self.link_addresses.get(&link.id).unwrap_or(&link.url)
    }

    /// Whether an item of the checklist is on the list until somebody says otherwise.
    #[must_use]
    pub fn lists(&self, item: &ChecklistItem) -> bool {
        (item.on || self.items_on.contains(&item.id)) && !self.items_off.contains(&item.id)
    }
}

/// From when an engagement is amber or red (product: red = blocked, unresponsive or long overdue).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HealthPolicy {
    /// How many days a date may be overdue before the engagement is red; until then it is amber.
    pub red_overdue_days: u16,
    /// After how many days without anything happening it is amber (facts §9: a note every two weeks).
    pub silence_days: u16,
    /// After how many business days without an answer to a request it is amber.
    pub unanswered_days: u16,
}

impl Default for HealthPolicy {
    fn default() -> Self {
        let note = Playbook::get().defaults().note_every_days.value;
        Self { red_overdue_days: 7, silence_days: u16::try_from(note).unwrap_or(14), unanswered_days: 3 }
    }
}

/// What the playbook's rules and gates measure by; the playbook's own numbers by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JourneyPolicy {
    /// Active use of a service that counts as success, in percent of its seats.
    pub usage_percent: u64,
    /// Active users at which enablement is complete for a request for assistance.
    pub active_users: u64,
    /// Below this many seats, a share of them is asked for instead.
    pub small_seats: u64,
    /// That share, in percent.
    pub small_percent: u64,
    /// Licences from which the additional adoption benefit is open.
    pub benefit_licences: u64,
    /// Entitlements above which migration is helped with.
    pub migration_over: u64,
    /// Whether Teams comes first for those whom the rule names.
    pub teams_first: bool,
    /// Whether a request for assistance goes on after its completion.
    pub rfa_continues: bool,
    /// Whether every service must reach its metric before a review is due; otherwise one does.
    pub review_all: bool,
    /// Years from the end to the next action, which is the last day of that year.
    pub next_action_years: i16,
}

impl Default for JourneyPolicy {
    fn default() -> Self {
        let book = Playbook::get().defaults();
        Self {
            usage_percent: book.usage_target_percent.value.into(),
            active_users: book.rfa_active_users.value.into(),
            small_seats: book.rfa_small_tenant_seats.value.into(),
            small_percent: book.rfa_small_tenant_percent.value.into(),
            benefit_licences: book.additional_benefit_licences.value.into(),
            migration_over: book.migration_over_entitlements.value.into(),
            teams_first: book.teams_first.value,
            rfa_continues: book.rfa_disengage_at.value == RfaEnd::Review,
            review_all: book.review_when.value == ReviewWhen::All,
            next_action_years: i16::try_from(book.disengaged_next_action_years.value).unwrap_or(1),
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
            journey: JourneyPolicy::default(),
            health: HealthPolicy::default(),
            reminders: ReminderPolicy::default(),
            share_links: Playbook::get().defaults().share_links.value as usize,
            links_off: BTreeSet::new(),
            link_addresses: BTreeMap::new(),
            items_on: BTreeSet::new(),
            items_off: BTreeSet::new(),
            teams_host: Some("teams.microsoft.com".to_owned()),
        }
    }
}
