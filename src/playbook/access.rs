//! What is asked of the playbook: its lists, and its entries by key.
//!
//! Tasks have their own file. What a closed key means is always there, as [`Playbook::load`] checks; an open key
//! may come from a record of another version, so that asking for it may find nothing.

use super::{
    Act, ActId, BusinessReason, ChecklistGroup, ChecklistGroupWords, ChecklistItem, Consequence,
    DefaultMetric, Defaults, EngagementStatus, EngagementStatusWords, Factor, FactorStatus,
    FactorStatusWords, FactorWords, Ftop, Guard, GuardWords, IntentStatus, ItemId, Line, LineId, Link,
    LinkId, Locale, MeetingKind, MeetingKindId, Motion, MotionId, NoteFormat, Outcome, OutcomeId, PhaseId,
    PhaseWords, Pick, Playbook, PlaybookActivity, PlaybookActivityId, PointKind, PointKindId, Priority,
    PriorityId, Process, ProcessId, ReasonId, Rule, RuleId, Sample, ScopeKind, ScopeKindId, Service,
    ServiceId, ServiceStage, ServiceStageWords, TaskId, Transition,
};

/// The entry of a closed key, which is there because loading checked it.
fn known<T>(list: &[T], is: impl Fn(&T) -> bool) -> &T {
    list.iter().find(|entry| is(entry)).expect("loading checks that every closed key has its entry")
}

/// Lists, and entries found by open keys.
macro_rules! open_lists {
    ($($(#[$doc:meta])* $list:ident / $one:ident($key:ty) -> $entry:ty;)*) => {
        impl Playbook {$(
            $(#[$doc])*
            #[must_use]
            pub fn $list(&self) -> &[$entry] {
                &self.$list
            }

            /// The one with this key.
            #[must_use]
            pub fn $one(&self, id: &$key) -> Option<&$entry> {
                self.$list.iter().find(|entry| entry.id == *id)
            }
        )*}
    };
}

open_lists! {
    /// Every service, in the order in which forms list them.
    services / service(ServiceId) -> Service;
    /// The 14 business reasons, in FTOP's order.
    reasons / reason(ReasonId) -> BusinessReason;
    /// The items of the success checklist, in order.
    items / item(ItemId) -> ChecklistItem;
    /// The phases of an engagement, in order.
    phases / phase(PhaseId) -> PhaseWords;
    /// The processes, in the lifecycle's order.
    processes / process(ProcessId) -> Process;
    /// FTOP's priorities, the highest first.
    priorities / priority(PriorityId) -> Priority;
    /// The kinds of meetings.
    meetings / meeting(MeetingKindId) -> MeetingKind;
    /// The kinds of open points.
    points / point(PointKindId) -> PointKind;
    /// The kinds of needs outside the scope.
    scopes / scope(ScopeKindId) -> ScopeKind;
    /// The links.
    links / link(LinkId) -> Link;
}

/// Lists, and entries of closed keys.
macro_rules! closed_lists {
    ($($(#[$doc:meta])* $list:ident / $one:ident($field:ident: $key:ty) -> $entry:ty;)*) => {
        impl Playbook {$(
            $(#[$doc])*
            #[must_use]
            pub fn $list(&self) -> &[$entry] {
                &self.$list
            }

            /// What the playbook says of it.
            #[must_use]
            pub fn $one(&self, $field: $key) -> &$entry {
                known(&self.$list, |entry| entry.$field == $field)
            }
        )*}
    };
}

closed_lists! {
    /// The four success factors.
    factors / factor(factor: Factor) -> FactorWords;
    /// The statuses of a factor.
    factor_statuses / factor_status(status: FactorStatus) -> FactorStatusWords;
    /// The groups of the success checklist.
    groups / group(group: ChecklistGroup) -> ChecklistGroupWords;
    /// The statuses of an engagement.
    statuses / status(status: EngagementStatus) -> EngagementStatusWords;
    /// The stages of a service.
    stages / stage(stage: ServiceStage) -> ServiceStageWords;
    /// The rules.
    rules / rule(rule: RuleId) -> Rule;
    /// What changes of phase ask for.
    guards / guard(guard: Guard) -> GuardWords;
    /// The acts with their consequences.
    acts / act(act: ActId) -> Act;
    /// The four outcomes of a success review.
    outcomes / outcome(outcome: OutcomeId) -> Outcome;
    /// The three motions.
    motions / motion(motion: MotionId) -> Motion;
}

impl Playbook {
    /// The service's name in `locale`; its key if the playbook does not know it (a record of another version).
    #[must_use]
    pub fn service_name<'a>(&'a self, id: &'a ServiceId, locale: Locale) -> &'a str {
        self.service(id).map_or(id.as_str(), |service| service.names.of(locale))
    }

    /// The services that the form which starts an engagement offers.
    pub fn offered(&self) -> impl Iterator<Item = &Service> {
        self.services.iter().filter(|service| service.offered)
    }

    /// FTOP's words for an intent's key.
    #[must_use]
    pub fn intent(&self, key: &str) -> Option<&IntentStatus> {
        self.intents.iter().find(|status| status.intent == key)
    }

    /// FTOP's words for the record of an engagement.
    #[must_use]
    pub fn ftop(&self) -> &Ftop {
        &self.ftop
    }

    /// The sample data.
    #[must_use]
    pub fn sample(&self) -> &Sample {
        &self.sample
    }

    /// The success checklist: the same as [`Playbook::items`], by groups.
    pub fn checklist(&self) -> impl Iterator<Item = (&ChecklistGroupWords, Vec<&ChecklistItem>)> {
        self.groups
            .iter()
            .map(|group| (group, self.items.iter().filter(|item| item.group == group.group).collect()))
    }

    /// Every change of phase that the playbook allows.
    #[must_use]
    pub fn transitions(&self) -> &[Transition] {
        &self.transitions
    }

    /// The changes of phase that the playbook allows from `phase`; from nothing, how an engagement begins.
    pub fn transitions_from<'a>(
        &'a self,
        phase: Option<&'a PhaseId>,
    ) -> impl Iterator<Item = &'a Transition> {
        self.transitions.iter().filter(move |transition| transition.from.as_ref() == phase)
    }

    /// What an act does to tasks: all of it, or the one of these that its [`super::Pick`] says.
    #[must_use]
    pub fn consequences(&self, act: ActId) -> &[Consequence] {
        &self.act(act).consequences
    }

    /// What an act does when it is about this task or this service, where it has to be about one.
    #[must_use]
    pub fn consequences_for(
        &self,
        act: ActId,
        task: Option<TaskId>,
        service: Option<&ServiceId>,
    ) -> Vec<Consequence> {
        let happens = |consequence: &&Consequence| match self.act(act).pick {
            Pick::All => true,
            Pick::Task => task == Some(consequence.task),
            Pick::Service => service.is_some_and(|service| {
                self.task(consequence.task).is_some_and(|task| task.services.contains(service))
            }),
        };
        self.consequences(act).iter().filter(happens).copied().collect()
    }

    /// The rules that make a task due, offer it or spare it.
    pub fn rules_about(&self, task: TaskId) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| rule.tasks.contains(&task))
    }

    /// The activity with this key, with its process.
    #[must_use]
    pub fn activity(&self, id: &PlaybookActivityId) -> Option<(&Process, &PlaybookActivity)> {
        self.processes.iter().find_map(|process| Some((process, process.activity(id)?)))
    }

    /// The line with this key, with its process.
    #[must_use]
    pub fn line(&self, id: &LineId) -> Option<(&Process, &Line)> {
        self.processes
            .iter()
            .find_map(|process| Some((process, process.lines().find(|line| line.id == *id)?)))
    }

    /// The processes whose activities have this task.
    pub fn processes_with(&self, task: TaskId) -> impl Iterator<Item = &Process> {
        self.processes.iter().filter(move |process| process.tasks().contains(&task))
    }

    /// The links that help with a factor and may be put before a customer.
    pub fn links_for(&self, factor: Factor) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.is_for_customers() && link.factors.contains(&factor))
    }

    /// The metric of a service for which the customer chose none of its own.
    #[must_use]
    pub fn default_metric(&self) -> &DefaultMetric {
        &self.metric
    }

    /// The numbers and switches.
    #[must_use]
    pub fn defaults(&self) -> &Defaults {
        &self.defaults
    }

    /// The house format of notes.
    #[must_use]
    pub fn notes(&self) -> &NoteFormat {
        &self.notes
    }
}
