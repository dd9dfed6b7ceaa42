//! What the customer's people answered, and what the FM did about it.

use super::*;

impl World {
    pub(super) fn answered(&mut self, stage: Stage) {
        if let Stage::Factors
        | Stage::FactorsAsked
        | Stage::FactorsSaid
        | Stage::FactorsSettled
        | Stage::WorkshopClosed = stage
        {
            self.workshop(stage);
            return;
        }
        let shown = self.revision();
        let confirm = |services| Command::Confirm { services, shown };
        match stage {
            Stage::Wrong | Stage::Answered | Stage::Accepted => self.reported_wrong(stage),
            Stage::Disputed => {
                self.act(fm(), Command::AcceptClaim { person: CARLA, is: None });
                let shown = self.revision();
                self.answered(Stage::Wrong);
                self.act(carla(), Command::Confirm { services: services(), shown });
            }
            Stage::Partly => self.act(ana(), confirm(services()[..2].to_vec())),
            Stage::Confirmed => self.act(ana(), confirm(services())),
            Stage::Moved => {
                let later = Entry { date: Edit::Set("2027-06-01".to_owned()), ..Entry::default() };
                let entries = BTreeMap::from([(ServiceId::new("teams"), later)]);
                self.act(fm(), Command::EnterDibs { entries, because: "licences are late".to_owned() });
            }
            Stage::Closed => {
                let because = "The customer has **no budget** this year".to_owned();
                self.act(fm(), Command::SetStatus { status: Status::Closed, because });
            }
            Stage::Touched => {
                self.answered(Stage::Moved);
                let shown = self.revision();
                self.act(ana(), Command::Confirm { services: services()[..1].to_vec(), shown });
            }
            Stage::Typed => {
                let report = crate::report::of(&self.engagement, &self.policy, self.now);
                let rows = crate::report::to_remember(&report);
                self.act(fm(), Command::TypedIntoFtop { rows, shown: self.revision() });
                self.act(ana(), confirm(services()));
                self.answered(Stage::Moved);
            }
            Stage::Started
            | Stage::Home
            | Stage::Half
            | Stage::Captured
            | Stage::Agreed
            | Stage::Asked
            | Stage::Factors
            | Stage::FactorsAsked
            | Stage::FactorsSaid
            | Stage::FactorsSettled
            | Stage::WorkshopClosed
            | Stage::Planned
            | Stage::Late
            | Stage::Measured
            | Stage::Meeting(_)
            | Stage::Preparing
            | Stage::Kickoff
            | Stage::Assess
            | Stage::Rfa
            | Stage::Overridden
            | Stage::Reviewed
            | Stage::Handing
            | Stage::Left
            | Stage::TermsNeeded
            | Stage::TermsSent
            | Stage::TermsAccepted
            | Stage::TermsRecorded
            | Stage::TermsSettled
            | Stage::ExpertWanted
            | Stage::ExpertMet => {}
        }
    }

    /// Ana says that a date is wrong; the FM answers it or takes it over.
    fn reported_wrong(&mut self, stage: Stage) {
        let right = Entry { date: Edit::Set("2027-05-10".to_owned()), ..Entry::default() };
        let comment = "We train people in **April** <at>Ana</at>".to_owned();
        let report = Report { service: ServiceId::new("teams"), wrong: vec![], right, comment };
        let shown = self.revision();
        self.act(ana(), Command::ReportWrong { reports: vec![report], others_correct: vec![], shown });
        let correction = CorrectionNo(1);
        if stage == Stage::Answered {
            let text = "March is fixed by the licences".to_owned();
            self.act(fm(), Command::AnswerCorrection { correction, text });
        }
        if stage == Stage::Accepted {
            self.act(fm(), Command::AcceptCorrection(correction));
        }
    }
}
