//! The phase machine: which acts lead on from where the engagement is, and what each still asks for.

use super::Task;
use super::guards::{GuardState, Standing};
use crate::engagement::policy::Policy;
use crate::engagement::{Engagement, Now, Phase};
use crate::playbook::{ActId, PhaseId, Pick, Playbook, Track, Transition};

/// One way on: an act, where it leads, and what of its guards does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The act.
    pub act: ActId,
    /// The phase that it leads to; the present one where only a track moves on.
    pub to: Phase,
    /// The track.
    pub track: Option<Track>,
    /// What does not hold.
    pub unmet: Vec<Standing>,
}

impl Way {
    /// How much stands in the way; an open question counts as half of what fails.
    fn weight(&self) -> usize {
        let of = |standing: &Standing| match standing.state {
            GuardState::Holds => 0,
            GuardState::Ask(_) | GuardState::Attestable => 1,
            GuardState::Fails => 2,
        };
        self.unmet.iter().map(of).sum()
    }
}

impl Phase {
    /// All, in the lifecycle's order.
    pub const ALL: [Self; 15] = [
        Self::Assigned,
        Self::Preparing,
        Self::KickoffScheduled,
        Self::KickoffDone,
        Self::ClosingIntentGaps,
        Self::Assess,
        Self::Remediate,
        Self::Enable,
        Self::Migrate,
        Self::Completion,
        Self::SuccessExecution,
        Self::ReviewDue,
        Self::ReviewDone,
        Self::Transferred,
        Self::Disengaged,
    ];

    /// The phase with this key.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.key() == key)
    }

    /// The key as the playbook's type.
    #[must_use]
    pub fn id(self) -> PhaseId {
        PhaseId::new(self.key())
    }

    /// Whether the engagement is over in it.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Transferred | Self::Disengaged)
    }

    /// Whether the two tracks run side by side in it.
    #[must_use]
    pub const fn has_tracks(self) -> bool {
        matches!(self, Self::Assess | Self::Remediate | Self::Enable | Self::Migrate)
    }
}

/// The transitions from `phase`.
pub(in crate::engagement) fn from(phase: Phase) -> Vec<&'static Transition> {
    let id = phase.id();
    Playbook::get().transitions().iter().filter(|one| one.from.as_ref() == Some(&id)).collect()
}

impl Engagement {
    /// What of a transition's guards does not hold.
    #[must_use]
    pub(in crate::engagement) fn unmet(
        &self,
        transition: &Transition,
        policy: &Policy,
        now: Now,
    ) -> Vec<Standing> {
        let standings = transition.guards.iter().map(|guard| self.guard_standing(*guard, policy, now));
        standings.filter(|standing| !standing.state.holds()).collect()
    }

    /// The ways on from here, one for each act: of several targets of one act, the one that least is in the way of.
    /// What the act itself brings about is in nobody's way.
    #[must_use]
    pub fn ways(&self, policy: &Policy, now: Now) -> Vec<Way> {
        let mut ways: Vec<Way> = Vec::new();
        for transition in from(self.head.phase) {
            let Some(to) = Phase::parse(transition.to.as_str()) else { continue };
            let unmet = self.after(transition.on).unmet(transition, policy, now);
            let way = Way { act: transition.on, to, track: transition.track, unmet };
            match ways.iter_mut().find(|other| other.act == way.act) {
                Some(other) if way.weight() < other.weight() => *other = way,
                Some(_) => {}
                None => ways.push(way),
            }
        }
        ways
    }

    /// The tasks and the outcome as they would be once `act` is recorded: what its guards are asked of.
    fn after(&self, act: ActId) -> Self {
        let mut after = self.clone();
        let playbook = Playbook::get();
        if playbook.act(act).pick == Pick::All {
            for effect in playbook.consequences(act) {
                let (id, status, at) = (effect.task, effect.status, self.head.created_at);
                let blank = Task { id, status, added: None, note: None, act: None, by: self.head.fm, at };
                after.path.tasks.entry(id).or_insert(blank).status = status;
            }
        }
        if let Some(outcome) = playbook.outcomes().iter().find(|outcome| outcome.act == act) {
            after.path.state.outcome = Some(outcome.outcome);
        }
        after
    }

    /// The ways that an engagement usually goes: no detours, nothing that is done already.
    #[must_use]
    pub fn main_ways(&self, policy: &Policy, now: Now) -> Vec<Way> {
        let gaps = self.has_intent_gaps(policy, now) && !self.workshop_open(policy, now);
        let mut ways = self.ways(policy, now);
        ways.retain(|way| match way.act {
            ActId::Continued | ActId::Reopened => false,
            ActId::GapsFound => gaps && self.head.phase == Phase::KickoffDone,
            ActId::WorkshopClosed => !self.path.did(ActId::WorkshopClosed) && !self.is_enrolled(),
            ActId::HandoverNotNeeded => false,
            ActId::EnablementDisengaged => {
                self.path.profile.yes(super::ProfileField::Migration) != Some(true)
            }
            ActId::MigrationDisengaged => self.path.profile.yes(super::ProfileField::Migration) == Some(true),
            _ => true,
        });
        ways
    }

    /// The acts that can be recorded now: those that lead on, and those that are due by the phase. Those first that
    /// nothing is in the way of.
    #[must_use]
    pub fn acts_here(&self, policy: &Policy, now: Now) -> Vec<ActId> {
        let mut ways = self.ways(policy, now);
        ways.sort_by_key(Way::weight);
        let mut acts: Vec<ActId> = ways.into_iter().map(|way| way.act).collect();
        let phase = self.head.phase;
        let until_kickoff = phase <= Phase::ClosingIntentGaps;
        let extra: &[(ActId, bool)] = &[
            (ActId::OutreachSent, until_kickoff),
            (ActId::KickoffBooked, phase < Phase::KickoffScheduled),
            (ActId::KickoffHeld, phase <= Phase::KickoffScheduled),
            (ActId::TermsSent, phase <= Phase::Migrate),
            (ActId::TermsApproved, phase <= Phase::Migrate),
            (ActId::TermsNotNeeded, phase <= Phase::Migrate),
            (ActId::TeamsConsentSent, phase <= Phase::Assess),
            (ActId::TeamsSetUp, phase <= Phase::Assess),
            (ActId::QuickleadSent, true),
            (ActId::PitchPlanned, true),
            (ActId::PitchHeld, true),
            (ActId::PitchDeclined, true),
            (ActId::OnedriveIntroduced, phase >= Phase::Assess),
            (ActId::OnedriveWorkshopHeld, phase >= Phase::Assess),
            (ActId::OnedriveTracked, phase >= Phase::Assess),
            (ActId::OnedriveDeclined, phase >= Phase::Assess),
            (ActId::WorkshopClosed, phase >= Phase::Assess),
            (ActId::AdoptionSmeIntroduced, phase >= Phase::Assess && self.wants_expert(policy, now)),
            (ActId::SurveyContactNamed, phase >= Phase::Enable),
            (ActId::HandshakeAccepted, phase >= Phase::Enable),
            (ActId::AccelerationStarted, phase >= Phase::Enable),
            (ActId::AccelerationEnded, phase >= Phase::Enable),
        ];
        for (act, _) in extra.iter().filter(|(_, here)| *here && !phase.is_closed()) {
            if !acts.contains(act) {
                acts.push(*act);
            }
        }
        acts
    }
}
