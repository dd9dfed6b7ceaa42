//! The example engagement with a success plan and what is measured.

use super::{Stage, World, ana, at, bruno, fm};
use crate::engagement::{
    ChecklistGroup, Command, Edit, FiguresInput, GoalsInput, HelpWanted, ItemKey, MeasureCommand,
    MetricInput, Named, NewItem, PlanCommand, Rhythm, ServiceId, ServiceInput,
};

impl World {
    /// The plan is made; Ana has some of it, some is done, somebody added an item.
    pub(in crate::cards::tests) fn planned(&mut self, stage: Stage) {
        let plan = |command| Command::Plan(command);
        let key = ItemKey::new;
        self.act(fm(), plan(PlanCommand::Make));
        for item in ["scenarios", "comms-plan", "training-plan"] {
            self.act(ana(), plan(PlanCommand::Claim(key(item))));
        }
        self.act(bruno(), plan(PlanCommand::Do(key("champions"))));
        self.act(ana(), plan(PlanCommand::Do(key("stakeholders"))));
        let reason = "They do it **already**".to_owned();
        self.act(fm(), plan(PlanCommand::Drop { item: key("change"), reason }));
        self.act(
            bruno(),
            plan(PlanCommand::Add(NewItem {
                text: "Book the *big* room <at>Ana</at>".to_owned(),
                group: ChecklistGroup::Training,
                owner: None,
                due: "2027-03-09".to_owned(),
                services: vec![ServiceId::new("teams")],
            })),
        );
        let goals = GoalsInput {
            success: Edit::Set("Nobody sends files by mail any more".to_owned()),
            near: Edit::Set("Every team has its channel".to_owned()),
            help: Edit::Set(HelpWanted::KeyPoints),
            rhythm: Edit::Set(Rhythm::TwoWeeks),
            channel: Edit::Set("This channel".to_owned()),
            ..GoalsInput::default()
        };
        self.act(fm(), Command::Measure(MeasureCommand::Goals(goals)));
        if stage == Stage::Measured {
            let figures = [("teams", "87", "1000"), ("exchange", "412", "3500"), ("sharepoint", "", "1000")];
            let figures = figures.map(|(service, active, seats)| {
                let (active, seats) = (active.to_owned(), Edit::Set(seats.to_owned()));
                (ServiceId::new(service), FiguresInput { active, seats, value: String::new() })
            });
            self.act(
                fm(),
                Command::Measure(MeasureCommand::Figures {
                    on: "2027-03-01".to_owned(),
                    source: "Admin centre".to_owned(),
                    figures: figures.into(),
                }),
            );
            let metric = MetricInput {
                name: "Documents shared by link".to_owned(),
                baseline: "120".to_owned(),
                target: "2000".to_owned(),
                ..MetricInput::default()
            };
            let input = ServiceInput {
                metric: Edit::Set(metric),
                enabled: Edit::Set("2027-02-20".to_owned()),
                planned: Edit::Set("400".to_owned()),
                migrated: Edit::Set("150".to_owned()),
                csm: Edit::Set(Named::Typed { name: "Carol Success".to_owned(), email: None }),
                ..ServiceInput::default()
            };
            let (service, input) = (ServiceId::new("onedrive"), Box::new(input));
            self.act(fm(), Command::Measure(MeasureCommand::Service { service, input }));
        }
        if stage == Stage::Late {
            self.now = at("2027-03-12T16:20:00Z");
        }
    }
}
