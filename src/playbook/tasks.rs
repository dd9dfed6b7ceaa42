//! FTOP's tasks with their statuses and roles, and the search over them.
//!
//! When a task applies and what acts do to it are rules: `rules.rs` has their words, `engagement` their logic.

use serde::Deserialize;

use super::keys::{Lifecycle, RoleId, ServiceId, Source, TaskId, closed_keys};
use super::names::{Names, fact};
use super::{Locale, Playbook};

closed_keys! {
    /// Whether FTOP wants a task done. A mandatory task is mandatory only where it applies.
    Duty {
        /// Mandatory where it applies.
        Mandatory = "M",
        /// Optional.
        Optional = "O",
    }

    /// FTOP's thirteen task statuses.
    TaskStatus {
        /// Nothing was done.
        NotStarted = "not_started",
        /// It is under way, or its meeting is planned.
        InProgress = "in_progress",
        /// Done.
        Complete = "complete",
        /// It is not needed.
        NotRequired = "not_required",
        /// The customer is late.
        PausedCustomer = "paused_customer",
        /// The customer is late for long.
        DeferredCustomer = "deferred_customer",
        /// Something is at risk.
        Warning = "warning",
        /// It waits for a technical gap to be closed.
        BlockedRemediation = "blocked_remediation",
        /// A technical matter on the customer's side blocks it.
        BlockedTechnicalCustomer = "blocked_technical_customer",
        /// A technical matter on Microsoft's side blocks it.
        BlockedTechnicalMicrosoft = "blocked_technical_microsoft",
        /// A business matter blocks it.
        BlockedBusiness = "blocked_business",
        /// Something else blocks it.
        BlockedOther = "blocked_other",
        /// It was given up.
        Cancelled = "cancelled",
    }
}

impl TaskStatus {
    /// Whether nothing more is to be done.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        match self {
            Self::Complete | Self::NotRequired | Self::Cancelled => true,
            Self::NotStarted
            | Self::InProgress
            | Self::PausedCustomer
            | Self::DeferredCustomer
            | Self::Warning
            | Self::BlockedRemediation
            | Self::BlockedTechnicalCustomer
            | Self::BlockedTechnicalMicrosoft
            | Self::BlockedBusiness
            | Self::BlockedOther => false,
        }
    }
}

/// A task status in FTOP's words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskStatusWords {
    /// Which.
    pub status: TaskStatus,
    /// FTOP's words.
    pub names: Names,
    /// Whether it is among the four that are offered first.
    #[serde(default)]
    pub offered: bool,
    /// Where this comes from.
    pub sources: Vec<Source>,
}
fact!(TaskStatusWords, status, [names]);

/// A FastTrack role.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FastTrackRole {
    /// Its key.
    pub id: RoleId,
    /// What it is called.
    pub names: Names,
    /// Where this comes from.
    pub sources: Vec<Source>,
}
fact!(FastTrackRole, id, [names]);

/// A phase of the lifecycle in FTOP's words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LifecycleWords {
    /// Which.
    pub lifecycle: Lifecycle,
    /// FTOP's words.
    pub names: Names,
    /// Where this comes from.
    pub sources: Vec<Source>,
}
fact!(LifecycleWords, lifecycle, [names]);

/// A numbered work item of FTOP. Internal: no customer reads it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FtopTask {
    /// Its number.
    pub id: TaskId,
    /// FTOP's name for it.
    pub names: Names,
    /// Whether FTOP wants it done.
    pub duty: Duty,
    /// Who does it.
    pub role: RoleId,
    /// The services it is about.
    pub services: Vec<ServiceId>,
    /// The phases it occurs in, in order.
    pub phases: Vec<Lifecycle>,
    /// Whether the rules follow it; the others are for reference.
    #[serde(default)]
    pub live: bool,
    /// Whether only older pages have it.
    #[serde(default)]
    pub retired: bool,
    /// Where this comes from.
    pub sources: Vec<Source>,
    /// What had to be reconciled.
    #[serde(default)]
    pub comment: Option<String>,
}
fact!(FtopTask, id, [names]);

impl FtopTask {
    /// Whether it is about `service`: named, or the task is about all of them or about the tenant.
    #[must_use]
    pub fn is_about(&self, service: &ServiceId) -> bool {
        self.services
            .iter()
            .any(|own| own == service || matches!(own.as_str(), "all-services" | "core-onboarding"))
    }
}

impl Playbook {
    /// Every FTOP task, by number.
    #[must_use]
    pub fn tasks(&self) -> &[FtopTask] {
        &self.tasks
    }

    /// The FTOP task with this number.
    #[must_use]
    pub fn task(&self, id: TaskId) -> Option<&FtopTask> {
        self.tasks.binary_search_by_key(&id, |task| task.id).ok().and_then(|at| self.tasks.get(at))
    }

    /// The tasks that the rules follow: those of the seed pages, and the phase gates.
    pub fn live_tasks(&self) -> impl Iterator<Item = &FtopTask> {
        self.tasks.iter().filter(|task| task.live)
    }

    /// The tasks that `text` names by number or by words of the name, whatever the letter case and accents,
    /// those of `locale` first; live ones before the others, then by number.
    #[must_use]
    pub fn search_tasks(&self, text: &str, locale: Locale) -> Vec<&FtopTask> {
        let wanted: Vec<String> = fold(text).split_whitespace().map(str::to_owned).collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let rank = |task: &FtopTask| {
            let has = |locale: Locale| {
                let name = fold(task.names.of(locale));
                wanted.iter().all(|word| name.contains(word.as_str()))
            };
            if matches!(wanted.as_slice(), [only] if *only == task.id.to_string()) {
                Some(0)
            } else if has(locale) {
                Some(1)
            } else if Locale::ALL.into_iter().any(has) {
                Some(2)
            } else {
                None
            }
        };
        let mut found: Vec<_> =
            self.tasks.iter().filter_map(|task| rank(task).map(|rank| (rank, !task.live, task))).collect();
        found.sort_by_key(|(rank, reference, task)| (*rank, *reference, task.id));
        found.into_iter().map(|(.., task)| task).collect()
    }

    /// The task statuses, those offered first in front.
    #[must_use]
    pub fn task_statuses(&self) -> &[TaskStatusWords] {
        &self.task_statuses
    }

    /// A task status in FTOP's words.
    #[must_use]
    pub fn task_status(&self, status: TaskStatus) -> Option<&TaskStatusWords> {
        self.task_statuses.iter().find(|words| words.status == status)
    }

    /// The roles of FTOP's tasks.
    #[must_use]
    pub fn roles(&self) -> &[FastTrackRole] {
        &self.roles
    }

    /// The role with this key.
    #[must_use]
    pub fn role(&self, id: &RoleId) -> Option<&FastTrackRole> {
        self.roles.iter().find(|role| role.id == *id)
    }

    /// FTOP's words for a phase of the lifecycle.
    #[must_use]
    pub fn lifecycle(&self, lifecycle: Lifecycle) -> Option<&LifecycleWords> {
        self.lifecycles.iter().find(|words| words.lifecycle == lifecycle)
    }
}

/// Lower case without accents, for comparing what people type.
fn fold(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    text.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase()
}
