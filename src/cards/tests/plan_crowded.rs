//! The fullest plan that there can be still fits its cards and dialogs.

use super::super::{Scene, dialog, render};
use super::world::{FM, World, ana, engagement_id, fm, room, rows};
use crate::dialogue::{Content, DialogContent, Form, Locale, Place, PlanForm, Reader, Sheet, View};
use crate::engagement::{
    ChecklistGroup, Command, Edit, FiguresInput, GoalsInput, ItemEdit, ItemKey, MAX_ITEM_UNITS,
    MAX_OWN_ITEMS, MAX_TEXT_UNITS, MeasureCommand, MetricInput, NewItem, PlanCommand, ServiceInput,
};

fn wide(units: usize, no: usize) -> String {
    let text = format!("{no} {}", "€".repeat(units));
    text.chars().take(units).collect()
}

fn full() -> World {
    let mut world = World::crowded();
    let long = || Edit::Set(wide(MAX_TEXT_UNITS, 0));
    for no in 0..MAX_OWN_ITEMS {
        let text = wide(MAX_ITEM_UNITS, no);
        let group = ChecklistGroup::Training;
        let new = NewItem { text, group, owner: None, due: "2027-03-01".to_owned(), services: vec![] };
        world.act(ana(), Command::Plan(PlanCommand::Add(new)));
        let item = ItemKey::own(u32::try_from(no).expect("small") + 1);
        let edit = ItemEdit { note: long(), evidence: long(), ..ItemEdit::default() };
        world.act(ana(), Command::Plan(PlanCommand::Edit { item, edit }));
    }
    world.act(fm(), Command::Plan(PlanCommand::Make));
    let goals =
        GoalsInput { near: long(), long: long(), success: long(), channel: long(), ..GoalsInput::default() };
    world.act(fm(), Command::Measure(MeasureCommand::Goals(goals)));
    let services = world.engagement().head.services.clone();
    for service in services.clone() {
        let metric = MetricInput {
            name: wide(200, 1),
            target: "90000000".to_owned(),
            source: wide(200, 2),
            ..MetricInput::default()
        };
        let input = ServiceInput {
            seats: Edit::Set("90000000".to_owned()),
            metric: Edit::Set(metric),
            ..ServiceInput::default()
        };
        world.act(fm(), Command::Measure(MeasureCommand::Service { service, input: Box::new(input) }));
    }
    let read = |service| {
        let figures = FiguresInput { active: "80000000".to_owned(), ..FiguresInput::default() };
        (service, figures)
    };
    let figures = services.into_iter().map(read).collect();
    let source = wide(200, 3);
    world.act(fm(), Command::Measure(MeasureCommand::Figures { on: String::new(), source, figures }));
    world.now = super::world::at("2027-03-20T10:00:00Z");
    world
}

#[test]
fn the_fullest_plan_fits_every_sheet_and_form() {
    let world = full();
    let (room, rows, key) = (room(), rows(), fm().key);
    let scene = Scene {
        engagement: Some(world.engagement()),
        room: &room,
        rows: &rows,
        me: Some("Marta Gómez"),
        me_key: Some(&key),
        nonce: "slot-1",
        ..Scene::new(world.now.at, &world.policy)
    };
    let groups = ChecklistGroup::ALL.iter().flat_map(|group| (0..8).map(|page| Sheet::Group(*group, page)));
    let mut sheets = vec![Sheet::Checklist, Sheet::Mine, Sheet::Plan, Sheet::Links, Sheet::Figures];
    sheets.extend(groups);
    let service = world.engagement().head.services[0].clone();
    let forms = [
        PlanForm::Arrange(None),
        PlanForm::Item(ItemKey::own(1)),
        PlanForm::Add(None),
        PlanForm::Copy,
        PlanForm::Figures,
        PlanForm::Goals,
        PlanForm::Service(service),
    ];
    let owner = world.engagement().items[&ItemKey::own(1)].owner;
    for locale in Locale::ALL {
        for (view, person) in [(View::Fm, Some(FM)), (View::Customer, owner)] {
            let reader = Reader { locale, place: Place::Personal, view, person };
            for sheet in sheets.iter().filter(|sheet| view == View::Fm || **sheet != Sheet::Figures) {
                let content = Content::Plan { engagement: engagement_id(), sheet: sheet.clone() };
                render(&content, &scene, &reader).unwrap_or_else(|e| panic!("{sheet:?} {locale}: {e}"));
                let shared = Reader { place: Place::Shared, ..reader };
                if *sheet != Sheet::Figures {
                    render(&content, &scene, &shared).unwrap_or_else(|e| panic!("{sheet:?} {locale}: {e}"));
                }
            }
        }
        let reader = Reader { locale, place: Place::Personal, view: View::Fm, person: Some(FM) };
        for form in &forms {
            let which = DialogContent::Plan {
                engagement: engagement_id(),
                form: form.clone(),
                sheet: Sheet::Checklist,
                nested: false,
            };
            let content = Content::Dialog { dialog: which, form: Form::default() };
            dialog(&content, &scene, &reader).unwrap_or_else(|e| panic!("{form:?} {locale}: {e}"));
        }
    }
}
