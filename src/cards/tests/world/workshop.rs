//! The success factors and open points, up to a stage.

use super::*;

impl World {
    /// Everything confirmed, then the success factors and open points, up to `stage`.
    pub(super) fn workshop(&mut self, stage: Stage) {
        let shown = self.revision();
        self.act(ana(), Command::Confirm { services: services(), shown });
        let entry = |status, people: &[PersonNo], date: &str| FactorEntry {
            status: Edit::Set(status),
            people: Edit::Set(people.iter().copied().map(Named::Known).collect()),
            date: if date.is_empty() { Edit::Keep } else { Edit::Set(date.to_owned()) },
            ..FactorEntry::default()
        };
        let enter = |same: Vec<(Factor, FactorEntry)>, exceptions| {
            let same = same.into_iter().collect();
            Command::Ssat(SsatCommand::Enter { services: services(), same, exceptions })
        };
        let no = FactorEntry {
            reason: Edit::Set("The old tool stays until **May**".to_owned()),
            ..entry(FactorStatus::NotPlanned, &[], "")
        };
        let exceptions =
            BTreeMap::from([(ServiceId::new("onedrive"), BTreeMap::from([(Factor::Awareness, no)]))]);
        let same = vec![
            (Factor::Stakeholders, entry(FactorStatus::InPlace, &[ANA, BRUNO], "")),
            (Factor::Scenarios, entry(FactorStatus::InProgress, &[BRUNO], "2027-04-01")),
            (Factor::Awareness, entry(FactorStatus::InProgress, &[ANA], "")),
        ];
        self.act(fm(), enter(same, exceptions));
        let point = |kind, what: &str, share_contact| NewPoint {
            kind,
            what: what.to_owned(),
            service: Some(ServiceId::new("teams")),
            owner: None,
            next: String::new(),
            date: String::new(),
            share_contact,
        };
        let stuck = point(PointKind::Blocker, "The proxy **blocks** video calls", false);
        self.act(ana(), Command::Point(PointCommand::Add(stuck)));
        let help = point(PointKind::NeedChangeManagement, "A partner for the branches", true);
        self.act(bruno(), Command::Point(PointCommand::Add(help)));
        let internal = NewPoint {
            owner: Some(Named::Known(FM)),
            next: "Ask the team".to_owned(),
            date: "2027-03-20".to_owned(),
            ..point(PointKind::SmeRequest, "Voice expert", false)
        };
        self.act(fm(), Command::Point(PointCommand::Add(internal)));
        let how = Settle::Answered("Yes, from the admin center".to_owned());
        let question = point(PointKind::DeploymentQuestion, "Can we switch it off?", false);
        self.act(ana(), Command::Point(PointCommand::Add(question)));
        self.act(fm(), Command::Point(PointCommand::Settle { point: PointNo(4), how }));
        if stage == Stage::Factors {
            return;
        }
        self.act(fm(), Command::Ssat(SsatCommand::Ask(vec![Named::Known(ANA), Named::Known(BRUNO)])));
        if stage == Stage::FactorsAsked {
            return;
        }
        let answer = |who, when: &str| FactorAnswer { who, when: when.to_owned() };
        let answers = BTreeMap::from([
            (Factor::Awareness, answer(AnsweredBy::Person(Named::Known(BRUNO)), "2027-03-20")),
            (Factor::Training, answer(AnsweredBy::Nobody, "")),
        ]);
        self.act(ana(), Command::Ssat(SsatCommand::Answer(answers)));
        if stage == Stage::FactorsSaid {
            return;
        }
        self.act(fm(), Command::Ssat(SsatCommand::Accept(ANA)));
        let same = vec![
            (Factor::Awareness, entry(FactorStatus::InPlace, &[ANA], "")),
            (Factor::Training, entry(FactorStatus::InPlace, &[], "")),
        ];
        self.act(fm(), enter(same, BTreeMap::new()));
        if stage == Stage::WorkshopClosed {
            self.act(fm(), Command::Ssat(SsatCommand::Review));
            self.act(fm(), Command::Ssat(SsatCommand::CloseWorkshop));
        }
    }
}
