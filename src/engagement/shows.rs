//! What the records show by themselves, so that nobody has to tick it.

use super::people::{Role, Side};
use super::plan::ItemState;
use super::policy::{Gate, Policy};
use super::{Engagement, Now, State};
use crate::playbook::{Known, ServiceId};

impl Engagement {
    /// Whether the records show `known`. What they cannot show yet they do not.
    #[must_use]
    pub fn shows(&self, known: Known, policy: &Policy, now: Now) -> bool {
        let services = self.intended(policy, now);
        let every = |holds: &dyn Fn(&ServiceId) -> bool| !services.is_empty() && services.iter().all(holds);
        let at_least = |least: State| every(&|service| self.standing(service, policy, now).state >= least);
        let measured = |service: &ServiceId| self.measures.get(service);
        let has_role = |role: Role| self.people.values().any(|p| p.role == role && p.side == Side::Customer);
        match known {
            Known::TeamAssigned => true,
            Known::GoalsRecorded => self.goals.near.is_some() && self.goals.long.is_some(),
            Known::SuccessDefined => self.goals.success.is_some(),
            Known::HelpWantedRecorded => self.goals.help.is_some(),
            Known::RhythmAgreed => self.goals.rhythm.is_some() && self.goals.channel.is_some(),
            Known::DibsCaptured => at_least(State::Captured),
            Known::DibsPassed => at_least(match policy.gate {
                Gate::Agreed => State::Agreed,
                Gate::Confirmed => State::Confirmed,
            }),
            Known::OwnersNamed => {
                every(&|service| self.dibs.get(service).is_some_and(|dibs| dibs.values.owner.is_some()))
            }
            Known::SponsorKnown => has_role(Role::Sponsor),
            Known::ProjectManagerKnown => has_role(Role::ProjectManager),
            Known::PlanStarted => self.plan.made.is_some(),
            Known::MetricsSet => every(&|service| {
                measured(service).is_some_and(|measure| measure.metric.is_some() || measure.seats.is_some())
            }),
            Known::ServicesEnabled => every(&|s| measured(s).is_some_and(|m| m.enabled.is_some())),
            Known::ServicesAnnounced => every(&|s| measured(s).is_some_and(|m| m.announced.is_some())),
            Known::UsageTracked => every(&|s| measured(s).is_some_and(|m| !m.readings.is_empty())),
            Known::UsageReached => {
                every(&|s| self.usage_sum(s, policy).is_some_and(super::measure::Sum::is_met))
            }
            Known::HandshakesDone => {
                let taken = |service: &ServiceId| {
                    measured(service)
                        .is_none_or(|measure| measure.csm.is_none() || measure.handshake.is_some())
                };
                services.iter().any(|s| measured(s).is_some_and(|m| m.csm.is_some())) && every(&taken)
            }
            Known::HandoverSettled
            | Known::AccountTeamTold
            | Known::PartnerScopeNoted
            | Known::KickoffHeld
            | Known::EntitlementsKnown
            | Known::PeopleKnown
            | Known::OthersOffered
            | Known::SsatStarted
            | Known::SsatSettled
            | Known::SsatReviewed
            | Known::StakeholdersInPlace
            | Known::ScenariosInPlace
            | Known::AwarenessPlanned
            | Known::TrainingPlanned
            | Known::TrainingInPlace
            | Known::TeamsSetUp
            | Known::PointsSettled
            | Known::BlockersOwned
            | Known::WorkshopClosed
            | Known::NotInAdditionalBenefit
            | Known::DiscussionsHeld
            | Known::ReviewHeld
            | Known::OutcomeChosen
            | Known::MomentumPlanned
            | Known::FarewellSent
            | Known::InternalTeamsTold
            | Known::SurveyContactNamed
            | Known::SurveySent => false,
        }
    }

    /// Whether anything of the checklist is still to do.
    #[must_use]
    pub fn has_open_items(&self, policy: &Policy, now: Now) -> bool {
        self.checklist(policy, now).iter().any(|item| item.state == ItemState::Open)
    }
}
