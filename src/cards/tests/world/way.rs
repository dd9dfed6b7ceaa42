//! The playbook's way, from what was agreed on.

use super::*;

impl World {
    fn way(&mut self, commands: impl IntoIterator<Item = JourneyCommand>) {
        for command in commands {
            self.act(fm(), Command::Journey(command));
        }
    }

    /// FastTrack's terms, from the kick-off on.
    fn terms(&mut self, stage: Stage) {
        if stage == Stage::TermsNeeded {
            return;
        }
        self.way([JourneyCommand::SendTerms]);
        if stage == Stage::TermsAccepted {
            self.act(ana(), Command::Journey(JourneyCommand::AcceptTerms));
        }
        if stage == Stage::TermsRecorded {
            let (with, how) = (Named::Known(ANA), How::Email);
            let note = "The licences are late, but fine".to_owned();
            self.way([JourneyCommand::RecordTerms { with, how, on: None, note }]);
        }
        if stage == Stage::TermsSettled {
            self.way([JourneyCommand::Act(Acted::of(ActId::TermsNotNeeded))]);
        }
    }

    /// Goes on from what was agreed, through the playbook.
    pub(super) fn walk(&mut self, stage: Stage) {
        let act = |act| JourneyCommand::Act(Acted::of(act));
        let tell = |field, value| JourneyCommand::Tell { field, value };
        let word = |guard| JourneyCommand::Attest { subjects: vec![Subject::Guard(guard)], so: true };
        let active = |count: u64| {
            let active = services().into_iter().map(|service| (service, count)).collect();
            tell(ProfileField::Active, ProfileValue::Active(active))
        };
        let motion = if stage == Stage::Rfa { MotionId::Rfa } else { MotionId::CustomerHealth };
        self.way([act(ActId::HandoverReceived), act(ActId::OutreachSent)]);
        if stage == Stage::Preparing {
            return;
        }
        if stage == Stage::Overridden {
            let reason = "Took it over from *another* system".to_owned();
            return self.way([JourneyCommand::Override { to: Phase::Enable, reason }]);
        }
        if stage == Stage::Handing {
            let erik = human("erik", "Erik Holm", true);
            return self.way([JourneyCommand::HandOver(in_room(erik))]);
        }
        self.way([
            tell(ProfileField::Managed, ProfileValue::Yes(true)),
            word(Guard::AccountTeamTold),
            tell(ProfileField::Relation, ProfileValue::Relation(Relation::New)),
            act(ActId::KickoffBooked),
            act(ActId::KickoffHeld),
        ]);
        if stage == Stage::Kickoff {
            return;
        }
        if matches!(stage, Stage::ExpertWanted | Stage::ExpertMet) {
            return self.expert(stage);
        }
        if stage >= Stage::TermsNeeded {
            self.way([tell(ProfileField::Migration, ProfileValue::Yes(true))]);
            return self.terms(stage);
        }
        let pitch = About::Task(TaskId(3723));
        self.way([
            JourneyCommand::Act(Acted { about: pitch, ..Acted::of(ActId::PitchHeld) }),
            act(ActId::TeamsSetUp),
            act(ActId::KickoffClosed),
            tell(ProfileField::Motion, ProfileValue::Motion(motion)),
        ]);
        if stage == Stage::Assess {
            return;
        }
        self.way([
            tell(ProfileField::Seats, ProfileValue::Number(1_000)),
            tell(ProfileField::TechnicalGaps, ProfileValue::Yes(false)),
            tell(ProfileField::Migration, ProfileValue::Yes(false)),
            act(ActId::AssessmentComplete),
            active(99),
        ]);
        if stage == Stage::Rfa {
            return;
        }
        self.way([
            word(Guard::EnablementMeasured),
            act(ActId::EnablementComplete),
            active(120),
            act(ActId::UsageReached),
            act(ActId::ReviewHeld),
        ]);
        if stage == Stage::Left {
            self.way([
                word(Guard::PracticesShared),
                word(Guard::SurveySent),
                JourneyCommand::Outcome {
                    outcome: OutcomeId::Disengage,
                    services: Vec::new(),
                    reached: "Everybody meets in Teams".to_owned(),
                    momentum: String::new(),
                },
            ]);
        }
    }
    /// So many people that the adoption expert is to be introduced.
    fn expert(&mut self, stage: Stage) {
        self.way([JourneyCommand::Tell { field: ProfileField::Seats, value: ProfileValue::Number(20_000) }]);
        if stage == Stage::ExpertMet {
            let name = "Eva *Sanz*".to_owned();
            self.way([JourneyCommand::Introduce(Named::Typed { name, email: None })]);
        }
    }
}
