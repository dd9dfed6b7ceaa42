//! The journey: acts with their consequences, changes of phase, tasks, attestations, answers, rest and outcomes.
//!
//! A phase is reached in two ways alone: by a transition of the playbook whose guards hold, or by an override with
//! its reason. Both are in [`Work::enter`].

use jiff::ToSpan;
use jiff::civil::Date;

use super::setup::intended_services;
use super::{Work, wrong};
use crate::engagement::event::What;
use crate::engagement::ids::PersonNo;
use crate::engagement::journey::{
    About, Acted, Cycle, Done, JourneyCommand, JourneyEvent, JourneyRefusal, Override, Profile, ProfileField,
    Relation, Task, transitions_from,
};
use crate::engagement::refusal::{Refusal, Spot, Wrong};
use crate::engagement::{Phase, Stamp, Status};
use crate::playbook::{
    ActId, Consequence, Guard, OutcomeId, Pick, Playbook, ServiceId, TaskId, TaskStatus, Transition,
};

/// How far back an act may have happened, in years.
const YEARS_BACK: i64 = 5;

impl Work<'_> {
    pub(super) fn journey(&mut self, command: JourneyCommand) -> Result<(), Refusal> {
        if self.e.head.status == Status::Closed && !self.e.head.phase.is_closed() {
            return Err(Refusal::Closed);
        }
        match command {
            JourneyCommand::Act(acted) => self.act(acted),
            JourneyCommand::Override { to, reason } => self.override_phase(to, &reason),
            JourneyCommand::SetTask { task, status, note } => self.set_task_by_hand(task, status, &note),
            JourneyCommand::AddTask { task, process } => self.add_task(task, process),
            JourneyCommand::Attest { subjects, so } => self.attest(subjects, so),
            JourneyCommand::Tell { field, value } => self.tell_profile(field, value),
            JourneyCommand::Rest { status, reason, next, on } => self.rest(status, &reason, &next, on),
            JourneyCommand::Resume => self.resume(),
            JourneyCommand::Outcome { outcome, services, reached, momentum } => {
                self.outcome(outcome, &services, &reached, &momentum)
            }
            JourneyCommand::HandOver(who) => self.hand_over(who),
            JourneyCommand::TakeOver => self.take_over(),
            JourneyCommand::KeepIt => self.keep_it(),
            JourneyCommand::Cover { who, until } => self.cover(who, until),
            JourneyCommand::EndCover => self.end_cover(),
            JourneyCommand::SendTerms => self.send_terms(),
            JourneyCommand::AcceptTerms => self.accept_terms(),
            JourneyCommand::RecordTerms { with, how, on, note } => self.record_terms(with, how, on, &note),
            JourneyCommand::TakeBackTerms => self.take_back_terms(),
            JourneyCommand::Introduce(who) => self.introduce(who),
        }
    }

    pub(super) fn happened(&mut self, event: JourneyEvent) {
        self.tell(What::Journey(event));
    }

    fn act(&mut self, acted: Acted) -> Result<(), Refusal> {
        let by = self.leader()?;
        self.happen(by, acted)
    }

    /// An act with all that follows from it, as `by` says or did.
    pub(super) fn happen(&mut self, by: PersonNo, acted: Acted) -> Result<(), Refusal> {
        let Acted { act, about, on, note } = acted;
        if act == ActId::Started || outcome_of(act).is_some() {
            return Err(journey(JourneyRefusal::NotHere { act }));
        }
        if matches!(act, ActId::TermsApproved | ActId::AdoptionSmeIntroduced) {
            // It is somebody's: whose, is said by a command of its own.
            return Err(wrong(Spot::Person, Wrong::Blank));
        }
        if self.e.head.phase.is_closed() && act != ActId::Reopened {
            return Err(journey(JourneyRefusal::Over));
        }
        let today = self.e.today(self.now);
        let on = on.unwrap_or(today);
        if on > today || on < today.saturating_sub(YEARS_BACK.years()) {
            return Err(wrong(Spot::AgreedOn, Wrong::InFuture { today }));
        }
        let leads = transitions_from(self.e.head.phase).iter().any(|one| one.on == act);
        let same = |done: &Done| done.on == on && note.is_empty() && (done.pending || !leads);
        let effects = consequences(act, &about).ok_or(journey(JourneyRefusal::Unknown))?;
        let there = effects.iter().all(|effect| self.e.path.status(effect.task) == effect.status);
        let decides = is_decision(act);
        if !decides && there && !effects.is_empty() && self.e.path.acts.get(&act).is_some_and(same) {
            return Ok(());
        }
        let note = self.text(by, &note, None).map_err(|what| wrong(Spot::Comment, what))?;
        self.record(by, act, about, on, note);
        for effect in effects {
            self.follow(by, effect, act);
        }
        if decides { self.decide(act) } else { Ok(()) }
    }

    /// The workshop was closed by its own card: the act with all that follows, unless it is there already.
    pub(super) fn workshop_closed(&mut self, by: PersonNo) -> Result<(), Refusal> {
        let act = ActId::WorkshopClosed;
        if self.e.path.did(act) {
            return Ok(());
        }
        let on = self.e.today(self.now);
        self.record(by, act, About::All, on, None);
        for effect in Playbook::get().consequences(act) {
            self.follow(by, *effect, act);
        }
        Ok(())
    }

    /// Writes the act down, with what it implies.
    pub(super) fn record(
        &mut self,
        by: PersonNo,
        act: ActId,
        about: About,
        on: Date,
        note: Option<crate::engagement::TextNo>,
    ) {
        let at = self.now.at;
        self.e.path.acts.insert(act, Done { act, by, at, on, pending: true, note });
        if act == ActId::KickoffHeld {
            let booked = Done { act: ActId::KickoffBooked, by, at, on, pending: true, note: None };
            self.e.path.acts.entry(ActId::KickoffBooked).or_insert(booked);
        }
        if act == ActId::WorkshopClosed && self.e.head.workshop.closed.is_none() {
            self.e.head.workshop.closed = Some(Stamp { by, at, revision: self.revision() });
        }
        if let (ActId::HandshakeAccepted, About::Service(service)) = (act, &about) {
            let today = self.e.today(self.now);
            let zone = jiff::tz::TimeZone::get(&self.e.head.zone).unwrap_or(jiff::tz::TimeZone::UTC);
            let day = on.to_zoned(zone).map_or(at, |day| day.timestamp());
            self.e.path.state.handed.insert(service.clone(), if on == today { at } else { day });
        }
        self.happened(JourneyEvent::Acted { act, about, on, note });
    }

    /// What an act does to a task. What is complete is not begun again.
    pub(super) fn follow(&mut self, by: PersonNo, effect: Consequence, act: ActId) {
        let old = self.e.path.status(effect.task);
        let begun_again = old == TaskStatus::Complete && effect.status == TaskStatus::InProgress;
        if old != effect.status && !begun_again {
            self.put_task(by, effect.task, effect.status, Some(act));
        }
    }

    pub(super) fn put_task(&mut self, by: PersonNo, id: TaskId, new: TaskStatus, act: Option<ActId>) {
        let at = self.now.at;
        let old = self.e.path.status(id);
        let blank = Task { id, status: new, added: None, note: None, act, by, at };
        let task = self.e.path.tasks.entry(id).or_insert(blank);
        (task.status, task.act, task.by, task.at) = (new, act, by, at);
        if old != new {
            let (note, note_was) = (None, None);
            self.happened(JourneyEvent::TaskSet { task: id, old, new, act, note, note_was });
        }
    }

    /// A decision leads on, or is refused with what does not hold.
    fn decide(&mut self, act: ActId) -> Result<(), Refusal> {
        let here: Vec<&Transition> =
            transitions_from(self.e.head.phase).into_iter().filter(|one| one.on == act).collect();
        let all = Playbook::get().transitions().iter().filter(|one| one.on == act);
        // The success track may be behind: closing the workshop is measured as it is anywhere.
        let late = act == ActId::WorkshopClosed && self.e.head.phase >= Phase::SuccessExecution;
        let candidates = if here.is_empty() && late { all.take(1).collect() } else { here };
        if candidates.is_empty() {
            return Err(journey(JourneyRefusal::NotHere { act }));
        }
        let mut least: Option<Vec<Guard>> = None;
        for transition in candidates {
            let unmet: Vec<Guard> =
                self.e.unmet(transition, self.policy, self.now).iter().map(|one| one.guard).collect();
            if unmet.is_empty() {
                if !late {
                    self.enter(transition)?;
                }
                return Ok(());
            }
            if least.as_ref().is_none_or(|least| unmet.len() < least.len()) {
                least = Some(unmet);
            }
        }
        Err(journey(JourneyRefusal::NotYet { act, unmet: least.unwrap_or_default() }))
    }

    /// Moves on by what was recorded before, as far as guards hold: whatever the command was, it may have been what
    /// a guard waited for.
    pub(super) fn settle(&mut self) -> Result<(), Refusal> {
        // Each step uses up an act, so that this ends.
        while let Some(transition) = self.ready() {
            self.enter(transition)?;
        }
        Ok(())
    }

    fn ready(&self) -> Option<&'static Transition> {
        let pending = |act: ActId| self.e.path.acts.get(&act).is_some_and(|done| done.pending);
        transitions_from(self.e.head.phase).into_iter().find(|transition| {
            !is_decision(transition.on)
                && pending(transition.on)
                && self.e.unmet(transition, self.policy, self.now).is_empty()
        })
    }

    /// Enters the phase that a transition leads to. Its guards hold.
    fn enter(&mut self, transition: &Transition) -> Result<(), Refusal> {
        let (from, act) = (self.e.head.phase, transition.on);
        let Some(to) = Phase::parse(transition.to.as_str()) else {
            return Err(journey(JourneyRefusal::Unknown));
        };
        if let Some(done) = self.e.path.acts.get_mut(&act) {
            done.pending = false;
        }
        if to != from {
            self.e.head.phase = to;
            self.happened(JourneyEvent::Moved { from, to, act });
            self.follow_phase(from);
        }
        if to == Phase::SuccessExecution {
            // Another round towards a review: what led to the last one is used up.
            for act in [ActId::UsageReached, ActId::ReviewHeld] {
                if let Some(done) = self.e.path.acts.get_mut(&act) {
                    done.pending = false;
                }
            }
        }
        if transition.new_cycle {
            self.begin_cycle(from);
        }
        Ok(())
    }

    fn begin_cycle(&mut self, from: Phase) {
        let path = &mut self.e.path;
        let ended = Cycle {
            no: self.e.head.cycle,
            phase: from,
            services: self.e.head.services.clone(),
            tasks: path.tasks.values().map(|task| (task.id, task.status)).collect(),
            outcome: path.state.outcome,
            ended: self.now.at,
        };
        path.cycles.insert(ended.no, ended);
        path.tasks.clear();
        path.acts.clear();
        path.attested.clear();
        let old = std::mem::take(&mut path.profile);
        // What is true of the customer stays; what was true of the last cycle is asked again.
        path.profile = Profile {
            relation: Some(Relation::Again),
            yes: old.yes.into_iter().filter(|(field, _)| is_lasting(*field)).collect(),
            migrated: None,
            ..old
        };
        // The next workshop is about the next services; what was noted of the last ones stays.
        self.e.head.workshop = Default::default();
        let state = &mut path.state;
        (state.hold, state.outcome, state.reached, state.momentum) = (None, None, None, None);
        state.terms = Default::default();
        self.e.head.cycle = self.e.head.cycle.saturating_add(1);
        let event =
            JourneyEvent::CycleBegan { no: self.e.head.cycle, services: self.e.head.services.clone() };
        self.happened(event);
    }

    fn override_phase(&mut self, to: Phase, reason: &str) -> Result<(), Refusal> {
        let by = self.leader()?;
        let reason = self.needed_text(by, reason, Spot::Comment)?;
        let from = self.e.head.phase;
        if from == to {
            return Err(Refusal::Nothing);
        }
        let ways = transitions_from(from).into_iter().filter(|one| one.to == to.id());
        let unmet = ways.map(|one| self.e.unmet(one, self.policy, self.now)).min_by_key(Vec::len);
        let unmet: Vec<Guard> = unmet.unwrap_or_default().iter().map(|one| one.guard).collect();
        let (revision, at, cycle) = (self.revision(), self.now.at, self.e.head.cycle);
        let over = Override { revision, from, to, reason, unmet: unmet.clone(), cycle, by, at };
        self.e.path.overrides.insert(revision, over);
        self.e.head.phase = to;
        // What was recorded before leads nowhere by itself from a phase that was set by hand.
        for done in self.e.path.acts.values_mut() {
            done.pending = false;
        }
        self.happened(JourneyEvent::Overridden { from, to, reason, unmet });
        self.follow_phase(from);
        Ok(())
    }

    /// An engagement is closed in a phase that ends it, and goes on in any other that follows such a one.
    fn follow_phase(&mut self, from: Phase) {
        let to = self.e.head.phase;
        if to.is_closed() {
            self.e.path.state.hold = None;
            self.become_status(Status::Closed, None);
        } else if from.is_closed() {
            self.become_status(Status::Active, None);
        }
    }

    pub(super) fn become_status(&mut self, new: Status, because: Option<crate::engagement::TextNo>) {
        let old = std::mem::replace(&mut self.e.head.status, new);
        if old != new {
            self.tell(What::StatusSet { old, new, because, held: None });
        }
    }

    fn outcome(
        &mut self,
        outcome: OutcomeId,
        services: &[ServiceId],
        reached: &str,
        momentum: &str,
    ) -> Result<(), Refusal> {
        let by = self.leader()?;
        let act = Playbook::get().outcome(outcome).act;
        if self.e.head.phase != Phase::ReviewDone {
            return Err(journey(JourneyRefusal::NotHere { act }));
        }
        let comment = |what| wrong(Spot::Comment, what);
        let reached = self.text(by, reached, None).map_err(comment)?;
        let momentum = self.text(by, momentum, None).map_err(comment)?;
        let state = &mut self.e.path.state;
        state.outcome = Some(outcome);
        (state.reached, state.momentum) = (reached.or(state.reached), momentum.or(state.momentum));
        self.happened(JourneyEvent::OutcomeChosen { outcome });
        let chosen = match outcome {
            OutcomeId::MoreWorkloads => {
                Some(intended_services(services).map_err(|what| wrong(Spot::Services, what))?)
            }
            OutcomeId::MoreDiscussions | OutcomeId::Transfer | OutcomeId::Disengage => None,
        };
        let on = self.e.today(self.now);
        self.record(by, act, About::All, on, None);
        self.decide(act)?;
        if let Some(new) = chosen.filter(|new| *new != self.e.head.services) {
            let old = std::mem::replace(&mut self.e.head.services, new.clone());
            self.tell(What::ServicesSet { old, new });
        }
        Ok(())
    }
}

pub(super) fn journey(refusal: JourneyRefusal) -> Refusal {
    Refusal::Journey(refusal)
}

/// Whether an answer is true of the customer rather than of one cycle.
const fn is_lasting(field: ProfileField) -> bool {
    matches!(field, ProfileField::Managed | ProfileField::Partner | ProfileField::Csm | ProfileField::Devices)
}

/// The outcome that an act chooses.
fn outcome_of(act: ActId) -> Option<OutcomeId> {
    Playbook::get().outcomes().iter().find(|outcome| outcome.act == act).map(|outcome| outcome.outcome)
}

/// Whether an act decides that a phase is over, rather than that something happened.
fn is_decision(act: ActId) -> bool {
    outcome_of(act).is_some()
        || matches!(
            act,
            ActId::GapsFound
                | ActId::KickoffClosed
                | ActId::WorkshopClosed
                | ActId::AssessmentComplete
                | ActId::RemediationComplete
                | ActId::EnablementComplete
                | ActId::MigrationComplete
                | ActId::EnablementDisengaged
                | ActId::MigrationDisengaged
                | ActId::Continued
                | ActId::UsageReached
                | ActId::Reopened
        )
}

/// What an act does to tasks; `None` if it does not say which, or names one that the act is not about.
pub(super) fn consequences(act: ActId, about: &About) -> Option<Vec<Consequence>> {
    let playbook = Playbook::get();
    let all = playbook.consequences(act);
    let of = |fits: &dyn Fn(&Consequence) -> bool| all.iter().copied().find(fits).map(|one| vec![one]);
    match (playbook.act(act).pick, about) {
        (Pick::All, _) => Some(all.to_vec()),
        (Pick::Task, About::Task(task)) => of(&|one| one.task == *task),
        (Pick::Service, About::Service(service)) => {
            of(&|one| playbook.task(one.task).is_some_and(|task| task.services.contains(service)))
        }
        (Pick::Task | Pick::Service, _) => None,
    }
}
