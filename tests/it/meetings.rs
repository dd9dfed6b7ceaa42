//! Meetings through the front door: planned from a card, put into a calendar, gone through where the customer is,
//! published with one tap; in a linked chat as Teams tells, elsewhere by the clock.

use jiff::{SignedDuration, Timestamp};
use teams_simulator::{Dialog, ShownMessage};

use crate::harness::{Stage, on_stage};
use crate::plan::planned;
use crate::reminders::runs_until;

/// What must never be read where a customer is.
const INTERNAL: [&str; 8] = ["DIBS", "SSAT", "FTOP", "L1", "BVD", "CPE", "RFA", "priority"];

fn says(message: &ShownMessage, text: &str) -> bool {
    message.texts().iter().any(|line| line.contains(text))
}

impl Stage {
    /// Moves the clock to `at` and lets what is due be done.
    pub(crate) async fn comes(&self, at: &str) {
        let at: Timestamp = at.parse().expect("an instant");
        self.clock.advance(at.duration_since(self.clock.now()));
        self.settle().await;
    }

    /// John opens the form for a meeting, from the list.
    pub(crate) async fn plans_a_meeting(&self) -> Dialog {
        let john = self.sim.person("john");
        john.says("john", "meetings").await;
        self.settle().await;
        let list = self.johns("Plan a meeting");
        john.press(&list, "Plan a meeting", ()).await.dialog()
    }

    /// A check-in every Monday from 9 March, 10:00 in Madrid (09:00 UTC until the 29th), four times.
    pub(crate) async fn weekly_check_in(&self) {
        let mut form = self.plans_a_meeting().await;
        form.fill("in_kind", "checkin");
        form.fill("in_when", "2026-03-09");
        form.fill("in_time", "10:00");
        form.fill("in_zone", "Romance Standard Time");
        form.fill("in_minutes", "30");
        form.fill("in_every", "week");
        form.fill("in_times", "4");
        form.press("Plan it").await.closed();
        self.settle().await;
        self.looks_at("john");
        self.looks_at("deployments");
    }

    /// The message of a conversation that `person` sees with this text, as their own client shows it.
    async fn shows(&self, person: &str, conversation: &str, text: &str) -> ShownMessage {
        let someone = self.sim.person(person);
        someone.opens(conversation).await;
        let seen = someone.sees(conversation);
        let lines: Vec<_> = seen.iter().map(ShownMessage::texts).collect();
        let found = seen.into_iter().rfind(|message| !message.deleted && says(message, text));
        found.unwrap_or_else(|| panic!("{person} sees no {text:?} in {conversation}: {lines:#?}"))
    }

    fn posted(&self, conversation: &str) -> usize {
        self.sim.messages(conversation).iter().filter(|message| !message.deleted).count()
    }
}

#[test]
fn a_rejected_form_comes_back_with_what_was_typed() {
    on_stage(async |stage| {
        planned(&stage).await;
        let mut form = stage.plans_a_meeting().await;
        form.fill("in_kind", "checkin");
        form.fill("in_when", "2026-01-01");
        form.fill("in_time", "10:00");
        form.fill("in_zone", "Middle of nowhere");
        form.fill("in_title", "Friday round");
        let again = form.press("Plan it").await.dialog();
        let lines = again.texts().join("\n");
        assert!(
            lines.contains("can't be before today") && lines.contains("time zone is not known"),
            "{lines}"
        );
        assert_eq!(again.value("in_title"), "Friday round");
        assert_eq!(again.value("in_zone"), "Middle of nowhere");
        let mut form = again;
        form.fill("in_when", "2026-03-09");
        form.fill("in_zone", "Europe/Madrid");
        form.press("Plan it").await.closed();
        stage.settle().await;
        assert!(says(&stage.last("john"), "Friday round"), "its card comes");
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn a_meeting_goes_into_a_calendar_by_teams_own_form_or_by_a_file() {
    on_stage(async |stage| {
        planned(&stage).await;
        stage.weekly_check_in().await;
        let john = stage.sim.person("john");
        let card = stage.johns("It is in the calendar");
        assert!(says(&card, "As entered here"), "{:?}", card.texts());
        let link =
            card.buttons().into_iter().find(|button| button.title == "Add to calendar").expect("a link");
        let url = link.action["url"].as_str().expect("an address");
        assert!(url.contains("startTime=2026-03-09T10%3A00%3A00%2B01%3A00"), "{url}");
        let _ = john.press(&card, "Calendar file", ()).await.card();
        stage.settle().await;
        let asked = |m: &ShownMessage| {
            m.files.iter().any(|f| f["name"].as_str().is_some_and(|n| n.ends_with(".ics")))
        };
        let offer =
            stage.sim.messages("john").into_iter().rfind(|m| !m.deleted && asked(m)).expect("an offer");
        assert_eq!(john.consents(&offer, true).await.status, Some(200));
        stage.settle().await;
        let file = stage.sim.messages("john").into_iter().rfind(|m| !m.deleted && !m.files.is_empty());
        let id = file.expect("the file").files[0]["content"]["uniqueId"].as_str().expect("an id").to_owned();
        let text = String::from_utf8(stage.sim.uploaded(&id).expect("its bytes")).expect("text");
        assert!(text.contains("RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=4\r\n"), "{text}");
        assert!(text.contains("DTSTART;TZID=Europe/Paris:20260309T100000\r\n"), "{text}");
        let card = stage.johns("It is in the calendar");
        let booked = john.press(&card, "It is in the calendar", ()).await.card();
        assert!(says(&booked, "In the calendar, says John Reed") && !booked.has_button("Add to calendar"));
        stage.settle().await;
        let everyone = stage.sim.messages("deployments");
        assert!(everyone.iter().any(|m| says(m, "Next meeting: Check-in")), "everyone's card says so");
        stage.looks_at("john");
    });
}

#[test]
fn a_check_in_by_the_clock_costs_the_fm_one_tap() {
    on_stage(async |stage| {
        planned(&stage).await;
        stage.weekly_check_in().await;
        stage.comes("2026-03-09T08:58:00Z").await;
        let before = stage.posted("deployments");
        stage.comes("2026-03-09T09:01:00Z").await;
        assert_eq!(stage.posted("deployments"), before + 1, "one agenda");
        let agenda = stage.shows("ana", "deployments", "Agenda:").await;
        assert!(!INTERNAL.iter().any(|word| says(&agenda, word)), "{:?}", agenda.texts());
        let ana = stage.sim.person("ana");
        let ticked = ana.press(&agenda, "meeting.tick", ()).await.card();
        assert!(says(&ticked, "✔"), "{:?}", ticked.texts());
        stage.settle().await;
        let agenda = stage.shows("ana", "deployments", "Agenda:").await;
        let mut action = ana.press(&agenda, "Agregar una acción", ()).await.dialog();
        let empty = action.press("Guardar").await.dialog();
        assert!(!empty.texts().is_empty(), "what is to be done must be said");
        action = empty;
        action.fill("in_text", "Hablar con el sindicato");
        action.fill("in_due", "2026-03-20");
        action.press("Guardar").await.closed();
        stage.settle().await;
        let everyone = stage.sim.messages("deployments");
        assert!(everyone.iter().any(|m| says(m, "Hablar con el sindicato")), "everyone sees it");
        assert_eq!(stage.posted("deployments"), before + 1, "nothing more is posted");
        stage.looks_at("john");
        stage.comes("2026-03-09T09:32:00Z").await;
        let draft = stage.shows("john", "john", "Draft minutes").await;
        assert!(says(&draft, "Hablar con el sindicato"), "{:?}", draft.texts());
        let input = |id: &str| draft.inputs().into_iter().find(|input| input["id"] == id).expect("an input");
        assert_eq!(
            (&input("in_when")["value"], &input("in_time")["value"]),
            (&"2026-03-16".into(), &"10:00".into())
        );
        let john = stage.sim.person("john");
        let typed = [("in_note", "All well"), ("in_when", "2026-03-17"), ("in_time", "11:00")];
        let published = john.press(&draft, "Publish", typed).await.card();
        let note = published.inputs().into_iter().find(|input| input["id"] == "in_copy").expect("the note");
        let note = note["value"].as_str().expect("text").to_owned();
        assert!(note.contains("Overall Status") && note.contains("All well"), "{note}");
        stage.settle().await;
        let minutes = stage.shows("ana", "deployments", "Hablar con el sindicato").await;
        assert!(says(&minutes, "All well") && !minutes.has_button("meeting.tick"), "{:?}", minutes.texts());
        assert_eq!(stage.posted("deployments"), before + 1, "the agenda became the minutes");
        assert!(stage.sim.messages("deployments").iter().any(|m| says(m, "17 March, 11:00")), "the next one");
        stage.looks_at("john");
    });
}

#[test]
fn without_a_sign_the_fm_is_asked_two_hours_after_the_end_and_not_held_yields_no_minutes() {
    on_stage(async |stage| {
        planned(&stage).await;
        stage.weekly_check_in().await;
        stage.comes("2026-03-09T09:01:00Z").await;
        stage.looks_at("deployments");
        stage.looks_at("john");
        stage.comes("2026-03-09T11:28:00Z").await;
        assert_eq!(stage.sim.unread().len(), 0, "nothing before two hours have passed");
        stage.comes("2026-03-09T11:32:00Z").await;
        let card = stage.shows("john", "john", "Was it held?").await;
        let john = stage.sim.person("john");
        let not = john.press(&card, "Not held", ()).await.card();
        assert!(says(&not, "It was not held") && !not.has_button("Publish"), "{:?}", not.texts());
        stage.settle().await;
        stage.comes("2026-03-10T12:00:00Z").await;
        assert!(
            !stage.sim.messages("john").iter().any(|message| message.has_button("Publish")),
            "no minutes"
        );
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn a_meeting_that_the_fm_left_open_is_in_the_next_mornings_message_once_and_is_settled_from_there() {
    on_stage(async |stage| {
        planned(&stage).await;
        stage.weekly_check_in().await;
        let lines = |stage: &Stage| {
            let messages = stage.sim.messages("john").into_iter();
            messages.filter(|m| !m.deleted && says(m, "Not said yet whether it was held")).collect::<Vec<_>>()
        };
        runs_until(&stage, "2026-03-13T23:00:00Z".parse().expect("an instant")).await;
        stage.looks_at("deployments");
        let told = lines(&stage);
        assert_eq!(told.len(), 1, "{:?}", told.iter().map(ShownMessage::texts).collect::<Vec<_>>());
        assert!(told[0].at.starts_with("2026-03-10"), "on the next working morning: {}", told[0].at);
        let john = stage.sim.person("john");
        let _ = john.press(&told[0], "Open", ()).await.card();
        stage.settle().await;
        assert!(!says(&stage.last("john"), "Was it held?"), "[Open] shows the engagement");
        let _ = john.press(&told[0], "Settle it", ()).await.card();
        stage.settle().await;
        let card = stage.last("john");
        assert!(says(&card, "Was it held?"), "{:?}", card.texts());
        let _ = john.press(&card, "It was held", ()).await.card();
        stage.settle().await;
        let now = async || {
            let why = john.press(&told[0], "Why?", ()).await.card();
            john.press(&why, "Back", ()).await.card()
        };
        let waits = now().await;
        assert!(says(&waits, "The minutes are not published yet"), "{:?}", waits.texts());
        let draft = stage.shows("john", "john", "Draft minutes").await;
        let _ = john.press(&draft, "Publish", ()).await.card();
        stage.settle().await;
        let settled = now().await;
        assert!(says(&settled, "✔ Done") && !settled.has_button("Settle it"), "{:?}", settled.texts());
        stage.looks_at("john");
        stage.looks_at("deployments");
    });
}

#[test]
fn after_it_moved_nothing_comes_at_the_old_hour() {
    on_stage(async |stage| {
        planned(&stage).await;
        stage.weekly_check_in().await;
        let ana = stage.sim.person("ana");
        ana.says("deployments", "@FastTrack reuniones").await;
        stage.settle().await;
        stage.looks_at("deployments");
        let list = stage.shows("ana", "deployments", "Reuniones").await;
        let mut form = ana.press(&list, "Cambió de fecha", ()).await.dialog();
        form.fill("in_when", "2026-03-10");
        form.fill("in_time", "16:00");
        form.press("Guardar").await.closed();
        stage.settle().await;
        assert!(says(&stage.last("john"), "Tuesday 10 March, 16:00"), "the FM learns of it");
        stage.looks_at("deployments");
        stage.comes("2026-03-09T13:00:00Z").await;
        assert_eq!(stage.sim.unread().len(), 0, "nothing at the old hour, nor after it");
        stage.comes("2026-03-10T15:01:00Z").await;
        let _ = stage.shows("ana", "deployments", "Agenda:").await;
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

/// The engagement lives in the chat of a meeting, and its kick-off is planned for 10:00 UTC.
async fn in_a_meeting_chat(stage: &Stage, kind: &str) {
    stage.john_starts().await;
    let john = stage.sim.person("john");
    let _ = stage.sim.adds_members("kickoff", &["john"]).await;
    john.installs("kickoff").await;
    stage.settle().await;
    stage.looks_at("john");
    stage.looks_at("kickoff");
    john.says("kickoff", "@FastTrack bring").await;
    stage.settle().await;
    stage.looks_at("kickoff");
    let _ = john.press(&stage.johns("Put Contoso here"), "Put Contoso here", ()).await.card();
    stage.settle().await;
    let mut form = stage.plans_a_meeting().await;
    form.fill("in_kind", kind);
    form.fill("in_when", "2026-03-02");
    form.fill("in_time", "10:00");
    form.fill("in_zone", "UTC");
    form.fill("in_every", "");
    form.press("Plan it").await.closed();
    stage.settle().await;
    stage.looks_at("john");
    stage.looks_at("kickoff");
}

#[test]
fn a_start_in_a_linked_chat_shows_the_agenda_and_moves_an_entry_that_is_off() {
    on_stage(async |stage| {
        in_a_meeting_chat(&stage, "checkin").await;
        stage.comes("2026-03-02T09:20:00Z").await;
        let began = stage.sim.meeting_starts("kickoff").await.expect("a meeting with the app");
        assert_eq!(began.status, Some(200));
        stage.settle().await;
        let agenda = stage.shows("john", "kickoff", "Agenda:").await;
        assert!(says(&agenda, "09:20–"), "moved to when it began: {:?}", agenda.texts());
        stage.comes("2026-03-02T09:40:00Z").await;
        assert!(!stage.sim.messages("john").iter().any(|message| message.has_button("Publish")), "not yet");
        let _ = stage.sim.meeting_ends("kickoff").await.expect("a meeting with the app");
        stage.settle().await;
        let draft = stage.shows("john", "john", "Draft minutes").await;
        assert!(draft.has_button("Publish") && draft.has_button("Not held"));
        stage.comes("2026-03-02T14:00:00Z").await;
        stage.looks_at("john");
        stage.looks_at("kickoff");
        stage.clock.advance(SignedDuration::from_hours(24));
        stage.settle().await;
        assert_eq!(stage.sim.unread().len(), 0, "it is asked about once");
    });
}

#[test]
fn a_kick_off_that_was_held_is_the_act_and_what_was_agreed_is_entered_next() {
    on_stage(async |stage| {
        in_a_meeting_chat(&stage, "kickoff").await;
        stage.comes("2026-03-02T13:05:00Z").await;
        let card = stage.shows("john", "john", "Was it held?").await;
        assert!(card.has_button("Enter what was agreed"), "{:?}", card.button_titles());
        let john = stage.sim.person("john");
        let held = john.press(&card, "It was held", ()).await.card();
        assert!(held.has_button("Publish") && held.has_button("Enter what was agreed"));
        stage.settle().await;
        john.says("john", "history").await;
        stage.settle().await;
        let history = stage.last("john");
        assert!(says(&history, "Kick-off held") || says(&history, "was held"), "{:?}", history.texts());
        stage.looks_at("john");
        stage.looks_at("kickoff");
    });
}

#[test]
fn dead_and_back_between_due_and_sent_the_agenda_is_there_once() {
    on_stage(async |stage| {
        planned(&stage).await;
        stage.weekly_check_in().await;
        let agendas = |stage: &Stage| {
            stage.sim.messages("deployments").iter().filter(|m| !m.deleted && says(m, "Agenda:")).count()
        };
        stage.comes("2026-03-09T09:00:30Z").await;
        stage.dies_and_comes_back().await;
        stage.comes("2026-03-09T09:04:00Z").await;
        assert_eq!(agendas(&stage), 1);
        stage.comes("2026-03-09T11:32:00Z").await;
        stage.dies_and_comes_back().await;
        stage.comes("2026-03-09T12:00:00Z").await;
        let asked =
            stage.sim.messages("john").iter().filter(|m| !m.deleted && says(m, "Was it held?")).count();
        assert_eq!(asked, 1);
    });
}
