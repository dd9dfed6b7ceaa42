//! The example engagement with meetings: a check-in every Monday, and a review in another zone.

use super::{ANA, BRUNO, IVAN, Met, Stage, World, ana, at, bruno, fm};
use crate::engagement::{
    ChecklistGroup, Command, Every, ItemKey, MeetingCommand, MeetingNo, MinutesInput, Named, NewItem,
    NewMeeting, NewPoint, Planned, PointCommand, PointKind, RepeatsInput, When, Which,
};
use crate::playbook::MeetingKindId;

/// The first check-in.
pub(in crate::cards::tests) fn first_check_in() -> Which {
    time_of("2027-03-15T10:00")
}

fn time_of(planned: &str) -> Which {
    Which { meeting: MeetingNo(1), planned: Planned(planned.parse().expect("a time")) }
}

fn on(day: &str, time: &str) -> When {
    When { day: day.to_owned(), time: time.to_owned() }
}

fn meeting(kind: &str, start: When, zone: &str) -> NewMeeting {
    NewMeeting {
        kind: MeetingKindId::new(kind),
        title: String::new(),
        service: None,
        start,
        zone: zone.to_owned(),
        minutes: "30".to_owned(),
        repeats: None,
        attendees: [ANA, BRUNO, IVAN].map(Named::Known).into(),
        agenda: String::new(),
        despite: String::new(),
    }
}

impl World {
    fn meets(&mut self, command: MeetingCommand) {
        self.act(fm(), Command::Meeting(command));
    }

    /// Planned, then gone through, asked about, published or off.
    pub(super) fn met(&mut self, met: Met) {
        self.planned(Stage::Late);
        let repeats = RepeatsInput { every: Every::Week, until: String::new(), times: "12".to_owned() };
        let mut weekly = meeting("checkin", on("2027-03-15", "10:00"), "America/Mexico_City");
        (weekly.repeats, weekly.agenda) = (Some(repeats), "Licences for the *night shift*".to_owned());
        self.meets(MeetingCommand::Schedule(Box::new(weekly)));
        let review = meeting("success-review", on("2027-04-20", "16:00"), "Europe/Madrid");
        self.meets(MeetingCommand::Schedule(Box::new(review)));
        let to = on("2027-03-23", "11:30");
        self.meets(MeetingCommand::Move { which: time_of("2027-03-22T10:00"), to, all: false });
        if met == Met::Planned {
            return;
        }
        self.meets(MeetingCommand::InCalendar(MeetingNo(1)));
        if met == Met::Changed {
            let repeats =
                RepeatsInput { every: Every::TwoWeeks, until: String::new(), times: "6".to_owned() };
            let mut new = meeting("checkin", on("2027-03-16", "16:00"), "America/Mexico_City");
            (new.title, new.minutes) = ("Ronda del *martes*".to_owned(), "45".to_owned());
            (new.repeats, new.agenda) = (Some(repeats), "Licences for the *night shift*".to_owned());
            return self.meets(MeetingCommand::Change { which: first_check_in(), new: Box::new(new) });
        }
        if met == Met::Off {
            let reason = "Public holiday".to_owned();
            return self.meets(MeetingCommand::CancelAll { meeting: MeetingNo(1), reason });
        }
        self.now = at("2027-03-15T18:30:00Z");
        if met == Met::Asked {
            return;
        }
        if met == Met::NotHeld {
            return self.meets(MeetingCommand::NotHeld(first_check_in()));
        }
        self.now = at("2027-03-15T16:00:00Z");
        self.meets(MeetingCommand::ShowAgenda(first_check_in()));
        self.now = at("2027-03-15T16:12:00Z");
        if met == Met::Agenda {
            return self.gone_through();
        }
        self.gone_through();
        self.now = at("2027-03-15T16:31:00Z");
        if met == Met::Draft {
            return;
        }
        let input = MinutesInput {
            which: first_check_in(),
            done: vec![ItemKey::new("training-plan")],
            note: "The **CEO** will open the next one".to_owned(),
            next: on("2027-03-23", "11:30"),
        };
        self.meets(MeetingCommand::Publish(Box::new(input)));
    }

    fn gone_through(&mut self) {
        let tick =
            MeetingCommand::Tick { which: first_check_in(), item: ItemKey::new("comms-plan"), done: true };
        self.act(bruno(), Command::Meeting(tick));
        let action = NewItem {
            text: "Ask the *union* about recordings".to_owned(),
            group: ChecklistGroup::Together,
            owner: Some(Named::Known(ANA)),
            due: "2027-03-19".to_owned(),
            services: Vec::new(),
        };
        let take = MeetingCommand::TakeOn { which: first_check_in(), action: Box::new(action) };
        self.act(bruno(), Command::Meeting(take));
        let stuck = NewPoint {
            kind: PointKind::Blocker,
            what: "The firewall blocks calls".to_owned(),
            service: None,
            owner: None,
            next: String::new(),
            date: String::new(),
            share_contact: false,
        };
        self.act(ana(), Command::Point(PointCommand::Add(stuck)));
    }
}
