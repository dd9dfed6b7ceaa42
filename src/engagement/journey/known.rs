//! What the records show of the facts that settle lines of a process. What no record shows yet is attested.

use super::Subject;
use super::profile::ProfileField;
use super::rules::Applies;
use crate::engagement::policy::Policy;
use crate::engagement::{
    Engagement, Factor, FactorStatus, IntentKind, Measure, Now, PointKind, Role, Side, State,
};
use crate::playbook::{ActId, Guard, Known, ServiceId, TaskId};

/// Where a tick comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proof {
    /// What was agreed with the customer, by service.
    Agreed,
    /// Who is who.
    People,
    /// An FTOP task's status.
    Task(TaskId),
    /// An act that was recorded.
    Act(ActId),
    /// What the FM answered about the engagement.
    Profile,
    /// The success factors.
    Factors,
    /// The open points.
    Points,
    /// The success plan.
    Plan,
    /// Goals, figures and dates.
    Figures,
    /// The FM's word.
    Word,
}

impl Engagement {
    /// What shows a fact, if anything does.
    #[must_use]
    pub fn proof(&self, known: Known, policy: &Policy, now: Now) -> Option<Proof> {
        self.shown(known, policy, now)
            .or_else(|| self.path.attests(&Subject::Known(known)).then_some(Proof::Word))
    }

    fn shown(&self, known: Known, policy: &Policy, now: Now) -> Option<Proof> {
        let agreed = |yes: bool| yes.then_some(Proof::Agreed);
        let people = |yes: bool| yes.then_some(Proof::People);
        let task = |id: u32| self.path.status(TaskId(id)).is_closed().then_some(Proof::Task(TaskId(id)));
        let act = |act: ActId| self.path.did(act).then_some(Proof::Act(act));
        let profile = |yes: bool| yes.then_some(Proof::Profile);
        let guard = |guard: Guard| self.path.attests(&Subject::Guard(guard)).then_some(Proof::Word);
        let intended = self.intended(policy, now);
        let has = |role: Role| {
            self.people.values().any(|p| p.side == Side::Customer && p.same_as.is_none() && p.role == role)
        };
        let every = |least: State| {
            !intended.is_empty() && intended.iter().all(|s| self.standing(s, policy, now).state >= least)
        };
        match known {
            Known::TeamAssigned => people(true),
            Known::HandoverSettled => task(3979),
            Known::AccountTeamTold => match self.asked(ProfileField::Managed) {
                Applies::No => Some(Proof::Profile),
                Applies::Yes | Applies::Ask(_) => guard(Guard::AccountTeamTold),
            },
            Known::PartnerScopeNoted => profile(self.path.profile.scope.is_some()),
            Known::KickoffHeld => act(ActId::KickoffHeld),
            Known::EntitlementsKnown => profile(self.path.profile.entitled.is_some()),
            Known::PeopleKnown => {
                people(self.people.values().any(|p| p.side == Side::Customer && p.same_as.is_none()))
            }
            Known::DibsCaptured => agreed(every(State::Captured)),
            Known::DibsPassed => {
                agreed(!intended.is_empty() && intended.iter().all(|s| self.passes_dibs(s, policy, now)))
            }
            Known::SsatStarted
            | Known::SsatSettled
            | Known::SsatReviewed
            | Known::StakeholdersInPlace
            | Known::ScenariosInPlace
            | Known::AwarenessPlanned
            | Known::TrainingPlanned
            | Known::TrainingInPlace
            | Known::PointsSettled
            | Known::BlockersOwned => self.workshop_shows(known, policy, now),
            Known::OwnersNamed => agreed(!intended.is_empty() && intended.iter().all(|s| self.has_owner(s))),
            Known::SponsorKnown => people(has(Role::Sponsor)),
            Known::ProjectManagerKnown => people(has(Role::ProjectManager)),
            Known::TeamsSetUp => task(3617),
            Known::WorkshopClosed => act(ActId::WorkshopClosed),
            Known::NotInAdditionalBenefit => {
                profile(self.guard(Guard::NotInAdditionalBenefit, policy, now).holds())
            }
            Known::DiscussionsHeld => act(ActId::PitchHeld).or_else(|| act(ActId::PitchDeclined)),
            Known::ServicesEnabled => {
                act(ActId::EnablementComplete).or_else(|| self.measures_show(known, policy, now))
            }
            Known::UsageTracked
            | Known::UsageReached
            | Known::HandshakesDone
            | Known::GoalsRecorded
            | Known::SuccessDefined
            | Known::HelpWantedRecorded
            | Known::RhythmAgreed
            | Known::MetricsSet
            | Known::ServicesAnnounced => self.measures_show(known, policy, now),
            Known::PlanStarted => self.plan.made.is_some().then_some(Proof::Plan),
            Known::ReviewHeld => act(ActId::ReviewHeld),
            Known::OutcomeChosen => profile(self.path.state.outcome.is_some()),
            Known::MomentumPlanned => profile(self.path.state.momentum.is_some()),
            Known::FarewellSent => act(ActId::ChoseDisengage)
                .or_else(|| act(ActId::EnablementDisengaged))
                .or_else(|| act(ActId::MigrationDisengaged)),
            Known::SurveyContactNamed => task(3690),
            Known::SurveySent => guard(Guard::SurveySent),
            Known::OthersOffered | Known::InternalTeamsTold => None,
        }
    }

    /// What success factors and open points show.
    fn workshop_shows(&self, known: Known, policy: &Policy, now: Now) -> Option<Proof> {
        let intended = self.intended(policy, now);
        let factors = |yes: bool| yes.then_some(Proof::Factors);
        let points = |yes: bool| yes.then_some(Proof::Points);
        // In place for every intended service; or settled at least, where a plan is enough.
        let placed = |factor: Factor, planned: bool| {
            let fits = |service: &ServiceId| {
                let values = self.factor(service, factor);
                values.status == FactorStatus::InPlace || (planned && values.is_settled())
            };
            !intended.is_empty() && intended.iter().all(fits)
        };
        match known {
            Known::SsatStarted => {
                factors(self.ssat.values().any(|one| one.values.status != FactorStatus::NotStarted))
            }
            Known::SsatSettled => factors(self.guard(Guard::SsatSettled, policy, now).holds()),
            Known::SsatReviewed => factors(self.head.workshop.reviewed.is_some()),
            Known::StakeholdersInPlace => factors(placed(Factor::Stakeholders, false)),
            Known::ScenariosInPlace => factors(placed(Factor::Scenarios, false)),
            Known::AwarenessPlanned => factors(placed(Factor::Awareness, true)),
            Known::TrainingPlanned => factors(placed(Factor::Training, true)),
            Known::TrainingInPlace => factors(placed(Factor::Training, false)),
            Known::PointsSettled => points(self.open_points().is_empty()),
            Known::BlockersOwned => points(
                self.open_points()
                    .iter()
                    .all(|point| point.kind != PointKind::Blocker || point.gaps().is_empty()),
            ),
            _ => None,
        }
    }

    /// What goals, figures and dates show.
    fn measures_show(&self, known: Known, policy: &Policy, now: Now) -> Option<Proof> {
        let intended = self.intended(policy, now);
        let every = |holds: &dyn Fn(&ServiceId, &Measure) -> bool| {
            !intended.is_empty()
                && intended.iter().all(|s| self.measures.get(s).is_some_and(|measure| holds(s, measure)))
        };
        let goals = &self.goals;
        let shown = match known {
            Known::GoalsRecorded => goals.near.is_some() && goals.long.is_some(),
            Known::SuccessDefined => goals.success.is_some(),
            Known::HelpWantedRecorded => goals.help.is_some(),
            Known::RhythmAgreed => goals.rhythm.is_some() && goals.channel.is_some(),
            Known::MetricsSet => {
                every(&|service, measure| measure.metric.is_some() || self.seats_of(service).is_some())
            }
            Known::ServicesEnabled => every(&|_, measure| measure.enabled.is_some()),
            Known::ServicesAnnounced => every(&|_, measure| measure.announced.is_some()),
            Known::UsageTracked => every(&|_, measure| !measure.readings.is_empty()),
            Known::UsageReached => self.usage_reached(policy, now),
            Known::HandshakesDone => {
                let due = self.handshakes(policy, now);
                self.path.did(ActId::HandshakeAccepted) && due.iter().all(|(_, handed)| *handed)
            }
            _ => false,
        };
        shown.then_some(Proof::Figures)
    }

    fn has_owner(&self, service: &ServiceId) -> bool {
        self.dibs.get(service).is_some_and(|dibs| {
            let needed = dibs.values.intent.map(|intent| intent.kind).is_none_or(IntentKind::needs_all_four);
            dibs.values.owner.is_some() || !needed
        })
    }
}
