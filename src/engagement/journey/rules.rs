//! Whether each rule of the playbook applies to this engagement, and what must be known to tell.

use super::profile::{Benefit, ProfileField, Relation};
use crate::engagement::Sum;
use crate::engagement::policy::Policy;
use crate::engagement::{Engagement, Now, Phase, PointKind};
use crate::playbook::{ActId, MotionId, OutcomeId, Playbook, RuleId, ServiceId, TaskId, TaskStatus};

/// Whether something applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applies {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// It depends on an answer that was not given.
    Ask(ProfileField),
}

impl Applies {
    /// Yes if `yes`.
    #[must_use]
    pub const fn when(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }

    /// Whether it applies for certain.
    #[must_use]
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes)
    }

    /// This, unless it is no: then `other` decides.
    #[must_use]
    fn or(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Self::Yes => Self::Yes,
            Self::No => other(),
            Self::Ask(field) => match other() {
                Self::Yes => Self::Yes,
                Self::No | Self::Ask(_) => Self::Ask(field),
            },
        }
    }

    /// This, unless it is yes: then `other` decides.
    #[must_use]
    fn and(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Self::Yes => other(),
            Self::No => Self::No,
            Self::Ask(field) => match other() {
                Self::No => Self::No,
                Self::Yes | Self::Ask(_) => Self::Ask(field),
            },
        }
    }
}

/// A rule with what it comes to here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// Which.
    pub rule: RuleId,
    /// Whether it applies.
    pub applies: Applies,
    /// What it measures, by service; without a service for the whole engagement.
    pub sums: Vec<(Option<ServiceId>, Sum)>,
}

/// The services whose terms migration needs.
const TERMS: [&str; 3] = ["exchange", "onedrive", "sharepoint"];

impl Engagement {
    /// What every rule comes to here, in the playbook's order.
    #[must_use]
    pub fn rulings(&self, policy: &Policy, now: Now) -> Vec<Ruling> {
        Playbook::get().rules().iter().map(|rule| self.ruling(rule.rule, policy, now)).collect()
    }

    /// What a rule comes to here, with its sums.
    #[must_use]
    pub fn ruling(&self, rule: RuleId, policy: &Policy, now: Now) -> Ruling {
        let applies = self.rule(rule, policy, now);
        let by_service = |sum: &dyn Fn(&ServiceId) -> Option<Sum>| {
            let ours = self.still_ours(policy, now);
            ours.into_iter().filter_map(|service| sum(&service).map(|sum| (Some(service), sum))).collect()
        };
        let sums = if rule == RuleId::RfaEnablement {
            by_service(&|service| self.enablement_sum(service, policy))
        } else if rule == RuleId::RfaMigration {
            self.migration().map(|sum| (None, sum)).into_iter().collect()
        } else if rule == RuleId::ReviewDue {
            by_service(&|service| self.usage_sum(service, policy))
        } else if rule == RuleId::Enterprise20000 {
            let need = policy.journey.benefit_licences;
            self.path.profile.seats.map(|have| (None, Sum { have, need })).into_iter().collect()
        } else {
            Vec::new()
        };
        Ruling { rule, applies, sums }
    }

    /// Whether a rule applies here.
    #[must_use]
    pub fn rule(&self, rule: RuleId, policy: &Policy, now: Now) -> Applies {
        use ProfileField as F;
        match rule {
            RuleId::ManagedAccount => self.asked(F::Managed),
            RuleId::PartnerScope => self.asked(F::Partner),
            RuleId::CombinedKickoff => self.asked(F::Combined),
            RuleId::Rfa | RuleId::RfaEnablement | RuleId::RfaCompletion => self.is_rfa(),
            RuleId::RfaMigration => self.is_rfa().and(|| self.asked(F::Migration)),
            RuleId::TeamsFirst => self.teams_first(policy, now),
            RuleId::Quicklead => Applies::when(self.started(TaskId(983)) || self.has_shared_need())
                .or(|| self.asked(F::OutOfScope)),
            RuleId::Terms => {
                let wants = TERMS.iter().any(|key| self.intends(key, policy, now));
                Applies::when(wants).and(|| self.asked(F::Migration))
            }
            RuleId::EntitledNotIntended => match &self.path.profile.entitled {
                None => Applies::Ask(F::Entitled),
                Some(owned) => {
                    let intended = self.intended(policy, now);
                    Applies::when(owned.iter().any(|service| !intended.contains(service)))
                }
            },
            RuleId::IntentGaps => Applies::when(self.has_intent_gaps(policy, now)),
            RuleId::FollowUps => Applies::when(self.has_open_points()),
            RuleId::DibsBeforeWorkshop => Applies::Yes,
            RuleId::SsatBeforeClosing => Applies::when(!self.is_enrolled()),
            RuleId::OnedriveProgramme => {
                self.owns("onedrive", policy, now).and(|| self.asked(F::OnedriveProgramme))
            }
            RuleId::NotAdditionalBenefit => Applies::when(self.is_enrolled()),
            RuleId::Enterprise20000 | RuleId::EnterprisePlan => self.is_large(policy),
            RuleId::ValueAddTip => Applies::when(self.intends("exchange", policy, now))
                .and(|| self.asked(F::Devices).or(|| self.asked(F::Migration))),
            RuleId::ServicePitch => self.any_pitch(policy, now),
            RuleId::CsmHandshake => self.handshake_due(policy, now),
            RuleId::CsmStopsCheckins => Applies::when(!self.path.state.handed.is_empty()),
            RuleId::RaiseUsage => Applies::when(self.started(TaskId(3650)))
                .or(|| Applies::when(self.intends("m365-apps", policy, now)).and(|| self.asked(F::Push))),
            RuleId::UsageReport => {
                Applies::when(self.path.did(ActId::ReviewHeld)).and(|| self.asked(F::UsageReport))
            }
            RuleId::ReviewDue => Applies::when(self.usage_reached(policy, now)),
            RuleId::ReviewOutcome => Applies::when(self.path.did(ActId::ReviewHeld)),
            RuleId::Expansion => Applies::when(matches!(
                self.path.state.outcome,
                Some(OutcomeId::MoreWorkloads | OutcomeId::MoreDiscussions)
            )),
            RuleId::Disengage => Applies::when(
                self.path.state.outcome == Some(OutcomeId::Disengage) || self.head.phase == Phase::Disengaged,
            ),
            RuleId::Survey => Applies::when(self.head.phase >= Phase::Enable),
            RuleId::MigrationBenefit => self.asked(F::Migration).and(|| match self.path.profile.seats {
                None => Applies::Ask(F::Seats),
                Some(seats) => Applies::when(seats > policy.journey.migration_over),
            }),
        }
    }

    /// An answer to a question of yes or no.
    pub(super) fn asked(&self, field: ProfileField) -> Applies {
        self.path.profile.yes(field).map_or(Applies::Ask(field), Applies::when)
    }

    /// Whether the engagement comes from a request for assistance.
    pub(super) fn is_rfa(&self) -> Applies {
        let motion = self.path.profile.motion;
        motion.map_or(Applies::Ask(ProfileField::Motion), |motion| Applies::when(motion == MotionId::Rfa))
    }

    pub(super) fn intends(&self, key: &str, policy: &Policy, now: Now) -> bool {
        self.intended(policy, now).iter().any(|service| service.as_str() == key)
    }

    /// Whether the customer owns the service: what it intends it owns.
    pub(super) fn owns(&self, key: &str, policy: &Policy, now: Now) -> Applies {
        if self.intends(key, policy, now) {
            return Applies::Yes;
        }
        match &self.path.profile.entitled {
            None => Applies::Ask(ProfileField::Entitled),
            Some(owned) => Applies::when(owned.iter().any(|service| service.as_str() == key)),
        }
    }

    pub(super) fn is_enrolled(&self) -> bool {
        self.path.profile.benefit == Some(Benefit::Enrolled)
    }

    fn is_large(&self, policy: &Policy) -> Applies {
        if matches!(self.path.profile.benefit, Some(Benefit::Exception | Benefit::Enrolled)) {
            return Applies::Yes;
        }
        match self.path.profile.seats {
            None => Applies::Ask(ProfileField::Seats),
            Some(seats) => Applies::when(seats >= policy.journey.benefit_licences),
        }
    }

    /// Whether the adoption expert is to be introduced, and was not yet.
    #[must_use]
    pub fn wants_expert(&self, policy: &Policy, now: Now) -> bool {
        let large = self.rule(RuleId::Enterprise20000, policy, now).is_yes();
        large && self.path.state.expert.is_none() && !self.head.phase.is_closed()
    }

    /// New customers, customers who are back for more, and high or medium priority; all who own Teams.
    fn teams_first(&self, policy: &Policy, now: Now) -> Applies {
        let priority = || match &self.path.profile.priority {
            None => Applies::Ask(ProfileField::Priority),
            Some(id) => {
                Applies::when(Playbook::get().priority(id).is_some_and(|priority| priority.teams_first))
            }
        };
        let relation = || match self.path.profile.relation {
            None => Applies::Ask(ProfileField::Relation),
            Some(Relation::New | Relation::Again) => Applies::Yes,
            Some(Relation::Known) => Applies::No,
        };
        Applies::when(policy.journey.teams_first)
            .and(|| self.owns("teams", policy, now))
            .and(|| relation().or(priority))
    }

    fn any_pitch(&self, policy: &Policy, now: Now) -> Applies {
        let pitches = &Playbook::get().rule(RuleId::ServicePitch).tasks;
        pitches.iter().fold(Applies::No, |so_far, task| so_far.or(|| self.pitch_due(*task, policy, now)))
    }

    /// Whether a service's pitch is due: one of its services is intended or owned.
    pub(super) fn pitch_due(&self, task: TaskId, policy: &Policy, now: Now) -> Applies {
        let Some(task) = Playbook::get().task(task) else { return Applies::No };
        task.services
            .iter()
            .fold(Applies::No, |so_far, service| so_far.or(|| self.owns(service.as_str(), policy, now)))
    }

    /// Whether a workload can be handed over: a success manager is there and the workload is enabled.
    fn handshake_due(&self, policy: &Policy, now: Now) -> Applies {
        let open = self.handshakes(policy, now).iter().any(|(_, handed)| !handed);
        Applies::when(open).and(|| self.asked(ProfileField::Csm))
    }

    /// The intended workloads that are enabled and that a success manager can take over, and whether one did.
    #[must_use]
    pub fn handshakes(&self, policy: &Policy, now: Now) -> Vec<(ServiceId, bool)> {
        let can = |service: &ServiceId| {
            Playbook::get().service(service).is_some_and(|known| known.handshake.is_some())
                && self.is_enabled(service)
        };
        let handed = |service: ServiceId| {
            let was = self.path.state.handed.contains_key(&service);
            (service, was)
        };
        self.intended(policy, now).into_iter().filter(can).map(handed).collect()
    }

    /// Whether a service is enabled: the phase says so.
    pub(super) fn is_enabled(&self, _service: &ServiceId) -> bool {
        self.head.phase >= Phase::SuccessExecution || self.path.did(ActId::EnablementComplete)
    }

    pub(super) fn started(&self, task: TaskId) -> bool {
        self.path.status(task) != TaskStatus::NotStarted
    }

    pub(super) fn has_intent_gaps(&self, policy: &Policy, now: Now) -> bool {
        self.intended(policy, now).iter().any(|service| !self.passes_dibs(service, policy, now))
    }

    /// Whether something was found wanting: knowledge, a session, an expert.
    pub(super) fn has_open_points(&self) -> bool {
        self.open_points().iter().any(|point| match point.kind {
            PointKind::KnowledgeGap
            | PointKind::ValueSession
            | PointKind::DemoSession
            | PointKind::ExpertSession
            | PointKind::SmeRequest => true,
            PointKind::DeploymentQuestion
            | PointKind::NeedProjectManagement
            | PointKind::NeedComplexDesign
            | PointKind::NeedChangeManagement
            | PointKind::NeedOther
            | PointKind::Blocker => false,
        })
    }

    /// Whether a need goes beyond FastTrack and its contact may be shared.
    fn has_shared_need(&self) -> bool {
        let beyond = |kind| {
            matches!(
                kind,
                PointKind::NeedProjectManagement
                    | PointKind::NeedComplexDesign
                    | PointKind::NeedChangeManagement
                    | PointKind::NeedOther
            )
        };
        self.open_points().iter().any(|point| beyond(point.kind) && point.share_contact)
    }

    /// Whether each service that is still ours reached its metric, or any, as policy asks.
    pub(super) fn usage_reached(&self, policy: &Policy, now: Now) -> bool {
        let met = |service: &ServiceId| self.usage_sum(service, policy).is_some_and(Sum::is_met);
        let ours = self.still_ours(policy, now);
        if policy.journey.review_all {
            !ours.is_empty() && ours.iter().all(met)
        } else {
            ours.iter().any(met)
        }
    }
}
