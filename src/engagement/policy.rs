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
    /// From when an engagement is amber or red.
    pub health: HealthPolicy,
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
            health: HealthPolicy::default(),
        }
    }
}
