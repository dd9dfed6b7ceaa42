//! The record: every word exists, what is typed is remembered and what changed since is said, no cell is a formula.

use std::collections::BTreeMap;
use std::io::Read;

use super::*;
use crate::dialogue::Format;
use crate::engagement::{
    Acted, Actor, BusinessInput, ChecklistGroup, Command, Edit, EngagementId, Entry, FiguresInput,
    GoalsInput, HelpWanted, How, Human, IntentInput, IntentKind, JourneyCommand, Locale, MeasureCommand,
    Named, NewItem, NewPoint, PersonKey, PersonNo, Phase, PlanCommand, PointCommand, PointKind, ReasonId,
    Rhythm, Role, ServiceId, Side, Start, apply, start,
};
use crate::playbook::Playbook;
use crate::playbook::{ActId, TaskId, TaskStatus};

struct World {
    e: Engagement,
    policy: Policy,
    now: Now,
}

fn fm() -> Actor {
    Actor::Human(Human {
        key: PersonKey { tenant: "t".to_owned(), person: "fm".to_owned() },
        name: "Fiona Meyer".to_owned(),
        email: None,
        may_be_fm: true,
    })
}

fn teams() -> ServiceId {
    ServiceId::new("teams")
}

impl World {
    fn new(customer: &str) -> Self {
        let now = Now { at: "2026-02-03T10:00:00Z".parse().expect("an instant") };
        let services = vec![teams(), ServiceId::new("exchange")];
        let command = Start { customer: customer.to_owned(), services, language: Locale::En, zone: None };
        let id = EngagementId::parse("0123456789").expect("an id");
        let e = start(id, &fm(), &command, now).expect("started").engagement;
        Self { e, policy: Policy::default(), now }
    }

    fn does(&mut self, command: Command) {
        let change = apply(&self.e, &fm(), command, self.now, &self.policy).expect("allowed");
        self.e = change.engagement;
    }

    fn enters(&mut self, text: &str, owner: &str) {
        let entry = Entry {
            start: Edit::Set("2026-02-03".to_owned()),
            date: Edit::Set("2026-03-15".to_owned()),
            intent: Edit::Set(IntentInput {
                kind: IntentKind::Blocked,
                reason: text.to_owned(),
                owner: Some(Named::Known(PersonNo(1))),
            }),
            business: Edit::Set(BusinessInput {
                reasons: vec![ReasonId::new("anywhere")],
                text: text.to_owned(),
            }),
            owner: Edit::Set(Named::Typed {
                name: owner.to_owned(),
                email: Some("ana@contoso.example".to_owned()),
            }),
        };
        let entries = BTreeMap::from([(teams(), entry)]);
        self.does(Command::EnterDibs { entries, because: String::new() });
    }

    /// A bit of everything that an engagement gathers on its way, each with `text` where something is typed.
    fn gathers(&mut self, text: &str) {
        self.enters(text, "Ana Ruiz");
        let typed = || Edit::Set(text.to_owned());
        self.does(Command::Plan(PlanCommand::Make));
        self.does(Command::Plan(PlanCommand::Add(NewItem {
            text: text.to_owned(),
            group: ChecklistGroup::Training,
            owner: None,
            due: "2026-02-20".to_owned(),
            services: Vec::new(),
        })));
        self.does(Command::Point(PointCommand::Add(NewPoint {
            kind: PointKind::Blocker,
            what: text.to_owned(),
            service: Some(teams()),
            owner: Some(Named::Known(PersonNo(1))),
            next: text.to_owned(),
            date: "2026-02-03".to_owned(),
            share_contact: false,
        })));
        let goals = GoalsInput { near: typed(), success: typed(), ..GoalsInput::default() };
        self.does(Command::Measure(MeasureCommand::Goals(goals)));
        self.reads("87");
        let held = Acted { note: text.to_owned(), ..Acted::of(ActId::KickoffHeld) };
        self.does(Command::Journey(JourneyCommand::Act(held)));
        self.does(Command::Journey(JourneyCommand::Override { to: Phase::Assess, reason: text.to_owned() }));
    }

    fn reads(&mut self, active: &str) {
        let figures = FiguresInput {
            active: active.to_owned(),
            seats: Edit::Set("1000".to_owned()),
            ..Default::default()
        };
        self.does(Command::Measure(MeasureCommand::Figures {
            on: String::new(),
            source: String::new(),
            figures: BTreeMap::from([(teams(), figures)]),
        }));
    }

    fn since(&self) -> Vec<String> {
        lead(&self.report(), Locale::En).expect("typed").1
    }

    fn report(&self) -> Report<'_> {
        of(&self.e, &self.policy, self.now)
    }

    fn types_it(&mut self) {
        let (rows, shown) = (to_remember(&self.report()), self.e.head.revision);
        self.does(Command::TypedIntoFtop { rows, shown });
    }

    fn file(&self, format: Format) -> Vec<u8> {
        write(&[self.report()], format, Locale::En).expect("a file")
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("text")
}

#[test]
fn every_section_column_and_word_has_a_name() {
    let ftop = Playbook::get().ftop();
    let mut world = World::new("Contoso");
    world.enters("late", "Ana Ruiz");
    let report = world.report();
    for section in &report.sections {
        assert!(ftop.knows(section.key), "{}", section.key);
        for row in &section.rows {
            assert_eq!(row.cells.len(), section.columns.len(), "{}", section.key);
        }
        assert!(section.columns.iter().all(|column| ftop.knows(column)), "{:?}", section.columns);
    }
    let stored = |value: serde_json::Value| value.as_str().expect("a word").to_owned();
    for role in [Role::Fm, Role::Deputy].into_iter().chain(Role::CLAIMABLE) {
        assert!(ftop.knows(&format!("role.{}", stored(serde_json::json!(role)))), "{role:?}");
    }
    for how in [How::Meeting, How::Email, How::Call] {
        assert!(ftop.knows(&format!("how.{}", stored(serde_json::json!(how)))));
    }
    for side in [Side::Delivery, Side::Customer] {
        assert!(ftop.knows(&format!("side.{}", stored(serde_json::json!(side)))));
    }
    for kind in PointKind::ALL {
        assert!(ftop.knows(&format!("point.{}", stored(serde_json::json!(kind)))), "{kind:?}");
    }
    for key in HelpWanted::ALL.map(|help| format!("help.{}", help.key())) {
        assert!(ftop.knows(&key), "{key}");
    }
    for key in Rhythm::ALL.map(|rhythm| format!("rhythm.{}", rhythm.key())) {
        assert!(ftop.knows(&key), "{key}");
    }
    for phase in Playbook::get().phases() {
        let ours: Phase = serde_json::from_value(serde_json::json!(phase.id)).expect("a phase of ours");
        assert_eq!(ours.key(), phase.id.as_str());
    }
}

#[test]
fn the_text_for_ftop_is_in_ftops_words_under_its_prefixes() {
    let mut world = World::new("Contoso");
    world.enters("No licences", "Ana Ruiz");
    let english = note(&world.report(), Locale::En);
    for line in [
        "[TEAMS] Teams",
        "[EXO] Exchange",
        "D: target date: 2026-03-15",
        "I: intent (L1): Blocked",
        "Reason for the intent: No licences",
        "Owner of the block: Fiona Meyer",
        "B: business reason: Work from Anywhere",
        "S: success owner: Ana Ruiz",
        "Success owner's e-mail: ana@contoso.example",
        "DIBS: Captured",
    ] {
        assert!(english.lines().any(|other| other == line), "{line}\n{english}");
    }
    assert!(note(&world.report(), Locale::Es).contains("I: intención (L1): Bloqueo"));
    assert!(note(&world.report(), Locale::PtBr).contains("I: intenção (L1): Bloqueado"));
}

#[test]
fn a_second_export_leads_with_what_changed_since_the_first_was_typed_and_nothing_else() {
    let mut world = World::new("Contoso");
    world.enters("No licences", "Ana Ruiz");
    assert_eq!(lead(&world.report(), Locale::En), None, "never typed");
    world.types_it();
    let (title, lines) = lead(&world.report(), Locale::En).expect("typed");
    assert_eq!(
        (title.as_str(), lines),
        ("Nothing changed since it was typed into FTOP on 2026-02-03", vec![])
    );
    let later = Entry { date: Edit::Set("2026-04-01".to_owned()), ..Entry::default() };
    world
        .does(Command::EnterDibs { entries: BTreeMap::from([(teams(), later)]), because: "late".to_owned() });
    let (title, lines) = lead(&world.report(), Locale::En).expect("typed");
    assert!(title.starts_with("Changed since"), "{title}");
    assert_eq!(lines, ["Teams, D: target date: 2026-04-01 (was: 2026-03-15)"]);
    assert!(note(&world.report(), Locale::En).starts_with("Changed since"));
    world.types_it();
    assert_eq!(lead(&world.report(), Locale::En).expect("typed").1, Vec::<String>::new());
}

#[test]
fn what_changed_since_leads_for_tasks_figures_points_and_items_too() {
    let mut world = World::new("Contoso");
    world.gathers("words");
    world.types_it();
    assert_eq!(world.since(), Vec::<String>::new());
    let set =
        JourneyCommand::SetTask { task: TaskId(994), status: TaskStatus::InProgress, note: String::new() };
    world.does(Command::Journey(set));
    world.reads("99");
    let point = *world.e.points.keys().next().expect("a point");
    let how = crate::engagement::Settle::Answered("Bought".to_owned());
    world.does(Command::Point(PointCommand::Settle { point, how }));
    world.does(Command::Plan(PlanCommand::Do(crate::engagement::ItemKey::own(1))));
    let since = world.since();
    for line in [
        "Task status: In Progress (was: Complete)",
        "Teams, Active users: 99 (was: 87)",
        "Teams, Share of seats: 9.9 % (was: 8.7 %)",
        "words, State: Answered (was: Open)",
        "words, State: Done (was: Open)",
    ] {
        assert!(since.iter().any(|other| other.ends_with(line)), "{line}: {since:#?}");
    }
    assert!(since.len() < 16, "and little else: {since:#?}");
}

#[test]
fn no_field_changes_by_the_clock_alone() {
    let mut world = World::new("Contoso");
    world.enters("words", "Ana Ruiz");
    world.types_it();
    world.now.at += jiff::SignedDuration::from_hours(24 * 400);
    assert_eq!(world.since(), Vec::<String>::new());
}

#[test]
fn the_notes_are_in_the_house_format() {
    let mut world = World::new("Contoso");
    world.gathers("Call the reseller");
    let text = note(&world.report(), Locale::En);
    let overall = "Overall Status\nSummary: ";
    let next = "Next action: Call the reseller\nDate: 2026-02-03\nOwner: Fiona Meyer\n";
    assert!(text.starts_with(overall) && text.contains(next), "{text}");
    let service = "[TEAMS] Entitlement Status\nIntent: Blocked\nWhy: Call the reseller; Work from Anywhere";
    assert!(text.contains(service), "{text}");
}

#[test]
fn a_service_that_left_and_one_that_came_are_changes() {
    let mut world = World::new("Contoso");
    world.types_it();
    world.does(Command::SetServices(vec![teams(), ServiceId::new("onedrive")]));
    let (_, lines) = lead(&world.report(), Locale::En).expect("typed");
    assert!(lines.iter().any(|line| line.starts_with("OneDrive for Business, DIBS: Missing")), "{lines:?}");
    assert!(lines.iter().any(|line| line == "Services, Service: blank (was: Exchange)"), "{lines:?}");
}

#[test]
fn what_is_remembered_as_typed_names_nobody() {
    let mut world = World::new("Contoso");
    world.enters("A secret reason", "Ana Ruiz");
    let remembered = format!("{:?}", to_remember(&world.report()));
    for personal in ["Ana", "Fiona", "contoso.example", "secret"] {
        assert!(!remembered.contains(personal), "{remembered}");
    }
}

#[test]
fn an_export_of_another_revision_is_not_stamped() {
    let mut world = World::new("Contoso");
    let (rows, shown) = (to_remember(&world.report()), world.e.head.revision);
    world.enters("late", "Ana Ruiz");
    let stamp = Command::TypedIntoFtop { rows, shown };
    let refused = apply(&world.e, &fm(), stamp, world.now, &world.policy);
    assert_eq!(refused.expect_err("stale"), crate::engagement::Refusal::ExportStale);
}

const FORMULAS: [&str; 6] = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "=cmd|'/c calc'!A0"];

#[test]
fn no_cell_of_a_csv_begins_as_a_formula_does() {
    for formula in FORMULAS {
        let mut world = World::new(formula);
        world.enters(formula, "+Ana");
        let file = text(world.file(Format::Csv));
        let mut cells = 0;
        for record in csv::ReaderBuilder::new().has_headers(false).from_reader(file.as_bytes()).records() {
            for cell in &record.expect("a record") {
                assert!(!cell.starts_with(['=', '+', '-', '@', '＝', '\t', '\r']), "{cell}");
                cells += usize::from(cell == format!("'{formula}") || cell == "'+Ana");
            }
        }
        assert!(cells >= 4, "customer, reason, own words, owner: {file}");
    }
}

#[test]
fn no_cell_of_the_plan_and_the_way_begins_as_a_formula_does() {
    for formula in FORMULAS {
        let mut world = World::new("Contoso");
        world.gathers(formula);
        let file = text(world.file(Format::Csv));
        let mut told = 0;
        for record in csv::ReaderBuilder::new().has_headers(false).from_reader(file.as_bytes()).records() {
            for cell in &record.expect("a record") {
                assert!(!cell.starts_with(['=', '+', '-', '@', '＝', '\t', '\r']), "{cell}");
                told += usize::from(cell == format!("'{formula}"));
            }
        }
        assert!(told >= 9, "service, goals, next action, task, point, item, override: {told} in {file}");
    }
}

/// The files of a workbook, unpacked.
fn unpacked(bytes: Vec<u8>) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    (0..zip.len())
        .map(|index| {
            let mut file = zip.by_index(index).expect("a file");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("text");
            (file.name().expect("a name").into_owned(), text)
        })
        .collect()
}

#[test]
fn a_workbook_has_a_sheet_a_section_and_no_formula() {
    let mut world = World::new("=1+1");
    world.enters("=cmd|'/c calc'!A0", "+Ana");
    let files = unpacked(world.file(Format::Xlsx));
    let sheets = files.keys().filter(|name| name.starts_with("xl/worksheets/sheet")).count();
    assert_eq!(sheets, world.report().sections.len());
    for (name, content) in &files {
        assert!(!content.contains("<f>"), "{name} holds a formula");
    }
    assert!(files["xl/styles.xml"].contains("quotePrefix"), "editing keeps it a text");
    assert!(files["xl/sharedStrings.xml"].contains("=1+1"), "as it was typed");
}

#[test]
fn json_and_markdown_hold_what_was_typed_and_stay_what_they_are() {
    let mut world = World::new("Contoso | \"Ltd\"");
    world.enters("a | b\nc", "Ana Ruiz");
    let json: serde_json::Value = serde_json::from_slice(&world.file(Format::Json)).expect("JSON");
    let teams = &json["engagements"][0]["service"][0];
    assert_eq!((teams["reason"].as_str(), teams["date"].as_str()), (Some("a | b\nc"), Some("2026-03-15")));
    assert_eq!(json["engagements"][0]["service"][1]["date"], serde_json::Value::Null);
    let markdown = text(world.file(Format::Md));
    let rows: Vec<&str> = markdown.lines().filter(|line| line.starts_with('|')).collect();
    let cells = |row: &str| row.replace("\\|", "").matches('|').count();
    assert!(rows.iter().any(|row| row.contains("a \\| b<br>c")), "{markdown}");
    assert_eq!(cells(rows[3]), cells(rows[5]), "a row is as wide as its head: {markdown}");
}

#[test]
fn a_file_is_named_after_the_customer_as_far_as_file_systems_take_it() {
    let world = World::new("Contoso / \"México\" ..");
    assert_eq!(file_name(&world.report(), Format::Xlsx), "Contoso-México-0123456789.xlsx");
}

#[test]
fn every_cell_comes_back_from_its_stored_form() {
    let cells = [
        Cell::Blank,
        Cell::Date(jiff::civil::date(2026, 3, 15)),
        Cell::Person(PersonNo(3)),
        Cell::Word("status.active".to_owned()),
        Cell::list([Cell::Service(teams()), Cell::Intent(IntentKind::NotNow)]),
    ];
    for cell in cells {
        assert_eq!(Cell::parse(&cell.code()), cell);
    }
    assert_eq!(Cell::parse("{\"later\": 1}"), Cell::Blank);
}
