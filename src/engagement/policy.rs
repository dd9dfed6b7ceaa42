//! The rules of an engagement that an operator may set, with their defaults. Reading the file is elsewhere.

use std::collections::BTreeSet;

use jiff::SignedDuration;

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
        }
    }
}
