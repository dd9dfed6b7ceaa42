//! The file is read back by a reader that is not ours, and says what the plan says.

use icalendar::{Calendar, CalendarComponent, Component};
use jiff::civil::DateTime;
use proptest::prelude::*;

use super::*;
use crate::engagement::{
    Actor, Command, EngagementId, Human, MeetingCommand, NewMeeting, Now, PersonKey, Planned, Policy,
    RepeatsInput, Start, When, Which, apply, start,
};
use crate::playbook::{MeetingKindId, ServiceId};

struct World {
    e: Engagement,
    now: Now,
}

fn fm() -> Actor {
    Actor::Human(Human {
        key: PersonKey { tenant: "contoso".to_owned(), person: "fiona".to_owned() },
        name: "Fiona Meyer".to_owned(),
        email: Some("fiona@example.com".to_owned()),
        may_be_fm: true,
    })
}

fn when(text: &str) -> When {
    let (day, time) = text.split_once('T').expect("a day and an hour");
    When { day: day.to_owned(), time: time.to_owned() }
}

fn checkin(start: &str, zone: &str, every: Option<Every>) -> NewMeeting {
    NewMeeting {
        kind: MeetingKindId::new("checkin"),
        title: String::new(),
        service: None,
        start: when(start),
        zone: zone.to_owned(),
        minutes: "45".to_owned(),
        repeats: every.map(|every| RepeatsInput { every, until: String::new(), times: "10".to_owned() }),
        attendees: Vec::new(),
        agenda: String::new(),
        despite: String::new(),
    }
}

impl World {
    fn new(meeting: NewMeeting) -> Self {
        let now = Now { at: "2026-02-03T10:00:00Z".parse().expect("an instant") };
        let command = Start {
            customer: "Contoso; México, S.A.".to_owned(),
            services: vec![ServiceId::new("teams")],
            language: Locale::Es,
            zone: None,
        };
        let e = start(EngagementId::parse("0123456789").expect("an id"), &fm(), &command, now);
        let mut world = Self { e: e.expect("started").engagement, now };
        world.does(MeetingCommand::Schedule(Box::new(meeting)));
        world
    }

    fn does(&mut self, command: MeetingCommand) {
        let done = apply(&self.e, &fm(), Command::Meeting(command), self.now, &Policy::default());
        self.e = done.expect("allowed").engagement;
    }

    fn meeting(&self) -> &Meeting {
        self.e.meetings.planned.values().next().expect("a meeting")
    }

    fn which(&self, planned: &str) -> Which {
        let planned: DateTime = planned.parse().expect("a time");
        Which { meeting: self.meeting().no, planned: Planned(planned) }
    }

    fn file(&self) -> String {
        String::from_utf8(calendar(&self.e, self.meeting(), Locale::En, self.now.at)).expect("text")
    }

    fn events(&self) -> Vec<icalendar::Event> {
        let read: Calendar = self.file().parse().expect("a calendar");
        let event = |part: CalendarComponent| {
            if let CalendarComponent::Event(event) = part { Some(event) } else { None }
        };
        read.components.into_iter().filter_map(event).collect()
    }
}

fn lines(file: &str) -> Vec<&str> {
    file.split("\r\n").collect()
}

#[test]
fn a_weekly_meeting_is_read_back_with_its_rule_its_zone_and_its_words() {
    let world = World::new(checkin("2026-02-09T09:00", "Romance Standard Time", Some(Every::Week)));
    let file = world.file();
    for line in [
        "METHOD:PUBLISH",
        "TZID:Europe/Paris",
        "UID:0123456789-1@fasttrack-bot",
        "SEQUENCE:0",
        "STATUS:TENTATIVE",
        "DTSTART;TZID=Europe/Paris:20260209T090000",
        "DTEND;TZID=Europe/Paris:20260209T094500",
        "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=10",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "SUMMARY:Check-in · Contoso\\; México\\, S.A.",
    ] {
        assert!(lines(&file).contains(&line), "{line} in\n{file}");
    }
    let [event] = world.events().try_into().expect("one event");
    assert_eq!(event.get_summary(), Some("Check-in · Contoso; México, S.A."));
}

#[test]
fn what_was_moved_and_what_is_off_is_told_with_a_higher_sequence() {
    let mut world = World::new(checkin("2026-02-09T09:00", "Europe/Madrid", Some(Every::Week)));
    let no = world.meeting().no;
    world.does(MeetingCommand::InCalendar(no));
    let to = when("2026-02-17T15:30");
    world.does(MeetingCommand::Move { which: world.which("2026-02-16T09:00"), to, all: false });
    world.does(MeetingCommand::CancelOne { which: world.which("2026-02-23T09:00"), reason: String::new() });
    let file = world.file();
    for line in [
        "SEQUENCE:2",
        "STATUS:CONFIRMED",
        "EXDATE;TZID=Europe/Madrid:20260223T090000",
        "RECURRENCE-ID;TZID=Europe/Madrid:20260216T090000",
        "DTSTART;TZID=Europe/Madrid:20260217T153000",
    ] {
        assert!(lines(&file).contains(&line), "{line} in\n{file}");
    }
    assert_eq!(world.events().len(), 2);
    world.does(MeetingCommand::CancelAll { meeting: no, reason: String::new() });
    let file = world.file();
    let off = ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3", "UID:0123456789-1@fasttrack-bot"];
    assert!(off.iter().all(|line| lines(&file).contains(line)), "{file}");
}

#[test]
fn zones_without_daylight_saving_and_with_another_rule_are_written_too() {
    for (zone, has, lacks) in [
        ("America/Sao_Paulo", "TZOFFSETTO:-0300", "BEGIN:DAYLIGHT"),
        ("America/New_York", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "BYDAY=-1SU"),
        ("Asia/Kolkata", "TZOFFSETTO:+0530", "BEGIN:DAYLIGHT"),
    ] {
        let file = World::new(checkin("2026-02-09T09:00", zone, Some(Every::Month))).file();
        assert!(lines(&file).contains(&has) && !file.contains(lacks), "{file}");
        assert!(lines(&file).contains(&"RRULE:FREQ=MONTHLY;BYDAY=2MO;COUNT=10"), "{file}");
    }
    // Without a yearly rule each change stands by itself.
    let file = World::new(checkin("2026-02-09T09:00", "Africa/Casablanca", None)).file();
    assert!(file.matches("BEGIN:STANDARD").count() + file.matches("BEGIN:DAYLIGHT").count() > 4, "{file}");
}

#[test]
fn teams_form_opens_with_spaces_as_percent_20_times_with_their_offset_and_encoded_names() {
    let world = World::new(checkin("2026-04-13T09:00", "Europe/Madrid", None));
    let one = world.e.next_occurrence(world.now.at).expect("one");
    let subject = subject(&world.e, world.meeting(), Locale::Es);
    let upns = ["ana@contoso.example", "bo_fabrikam.example#EXT#@contoso.example"];
    let link =
        invitation("teams.microsoft.com", &subject, "Uno\ny dos & tres", (world.meeting(), &one), &upns);
    assert!(
        link.starts_with(
            "https://teams.microsoft.com/l/meeting/new?subject=Reuni%C3%B3n%20de%20seguimiento%20"
        )
    );
    assert!(
        link.contains(
            "&startTime=2026-04-13T09%3A00%3A00%2B02%3A00&endTime=2026-04-13T09%3A45%3A00%2B02%3A00&"
        )
    );
    assert!(link.contains("&content=Uno%0Ay%20dos%20%26%20tres&"));
    assert!(
        link.ends_with("&attendees=ana%40contoso.example,bo_fabrikam.example%23EXT%23%40contoso.example")
    );
    assert!(!link.contains('+') && !link.contains(' '));
}

proptest! {
    #[test]
    fn any_title_and_any_agenda_come_back_from_lines_that_are_short_enough(
        title in "[a-zA-Zñ€😀,;:\\\\ \"]{1,50}",
        agenda in "[a-zA-Zñ€😀,;:\\\\ \n\"]{0,200}",
    ) {
        prop_assume!(!title.trim().is_empty());
        let mut meeting = checkin("2026-02-09T09:00", "Europe/Madrid", Some(Every::TwoWeeks));
        meeting.title.clone_from(&title);
        meeting.agenda.clone_from(&agenda);
        let world = World::new(meeting);
        let file = world.file();
        prop_assert!(lines(&file).iter().all(|line| line.len() <= 75));
        prop_assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
        let [event] = world.events().try_into().expect("one event");
        let said = subject(&world.e, world.meeting(), Locale::En);
        prop_assert_eq!(event.get_summary(), Some(said.as_str()));
        let about = about(&world.e, world.meeting(), Locale::En);
        prop_assert_eq!(event.get_description(), Some(about.as_str()));
    }
}
