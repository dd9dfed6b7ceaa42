//! The cards and dialogs of the success plan and of what is measured.

use super::super::world::{Stage, engagement_id};
use super::{ALL, AS_ANA, AS_BRUNO, AS_FM, FM_SHARED, Shot, shot};
use crate::dialogue::Inputs;
use crate::dialogue::plan_form::id;
use crate::dialogue::{Content, DialogContent, Form, Place, PlanForm, Problem, Sheet, View};
use crate::engagement::Wrong;
use crate::engagement::{ChecklistGroup, ItemKey, PersonNo, ServiceId};
use crate::playbook::LinkId;

const ANA_ALONE: (Place, View, Option<PersonNo>) = (Place::Personal, View::Customer, Some(super::ANA));

fn card(name: &str, sheet: Sheet, stage: Stage, who: (Place, View, Option<PersonNo>)) -> Shot {
    shot(name, Content::Plan { engagement: engagement_id(), sheet }, stage, who)
}

fn dialog(
    name: &str,
    which: PlanForm,
    form: Form,
    stage: Stage,
    who: (Place, View, Option<PersonNo>),
) -> Shot {
    let nested = matches!(which, PlanForm::Sheet(_));
    let dialog =
        DialogContent::Plan { engagement: engagement_id(), form: which, sheet: Sheet::Checklist, nested };
    shot(name, Content::Dialog { dialog, form }, stage, who)
}

fn blank() -> Form {
    Form { nonce: "form-1".to_owned(), ..Form::default() }
}

fn typed(values: &[(&str, &str)], problems: &[(&str, Wrong)]) -> Form {
    let mut inputs = Inputs::default();
    values.iter().for_each(|(id, value)| inputs.set(id, *value));
    let problem = |(input, kind): &(&str, Wrong)| Problem { input: (*input).to_owned(), what: *kind };
    Form { values: inputs, problems: problems.iter().map(problem).collect(), ..blank() }
}

/// Every sheet and form, in every state worth looking at.
pub(super) fn shots() -> Vec<Shot> {
    let mut list = sheets();
    list.extend(forms());
    list
}

fn sheets() -> Vec<Shot> {
    let group = |group| Sheet::Group(group, 0);
    vec![
        card("plan-checklist-late", Sheet::Checklist, Stage::Late, AS_FM),
        card("plan-checklist-fresh", Sheet::Checklist, Stage::Captured, AS_FM),
        card("plan-checklist-no-dates", Sheet::Checklist, Stage::Home, AS_FM),
        card("plan-checklist-everyone", Sheet::Checklist, Stage::Late, ALL),
        card("plan-checklist-ana", Sheet::Checklist, Stage::Late, AS_ANA),
        card("plan-checklist-fm-shared", Sheet::Checklist, Stage::Late, FM_SHARED),
        card("plan-group-training-fm", group(ChecklistGroup::Training), Stage::Late, AS_FM),
        card("plan-group-plan-fm", group(ChecklistGroup::Plan), Stage::Planned, AS_FM),
        card("plan-group-plan-more", Sheet::Group(ChecklistGroup::Plan, 1), Stage::Planned, AS_FM),
        card("plan-group-together-ana", group(ChecklistGroup::Together), Stage::Planned, AS_ANA),
        card("plan-mine-ana", Sheet::Mine, Stage::Late, AS_ANA),
        card("plan-mine-ana-alone", Sheet::Mine, Stage::Late, ANA_ALONE),
        card("plan-mine-bruno", Sheet::Mine, Stage::Planned, AS_BRUNO),
        card("plan-mine-nobody", Sheet::Mine, Stage::Captured, AS_BRUNO),
        card("plan-mine-everyone", Sheet::Mine, Stage::Late, ALL),
        card("plan-document", Sheet::Plan, Stage::Late, ANA_ALONE),
        card("plan-document-everyone", Sheet::Plan, Stage::Captured, ALL),
        card("plan-links-fm", Sheet::Links, Stage::Planned, AS_FM),
        card("plan-links-everyone", Sheet::Links, Stage::Planned, ALL),
        card("plan-links-fm-shared", Sheet::Links, Stage::Planned, FM_SHARED),
        card("plan-links-shared", shared(), Stage::Planned, ALL),
        card("plan-links-sent", shared(), Stage::Planned, AS_FM),
        card("plan-figures", Sheet::Figures, Stage::Measured, AS_FM),
        card("plan-figures-none", Sheet::Figures, Stage::Captured, AS_FM),
        shot(
            "plan-engagement-everyone",
            Content::Engagement { engagement: engagement_id() },
            Stage::Late,
            ALL,
        ),
        shot("plan-engagement-fm", Content::Engagement { engagement: engagement_id() }, Stage::Late, AS_FM),
    ]
}

fn shared() -> Sheet {
    Sheet::Shared(["resource-hub", "key-stakeholders-guide", "bvd-guide"].map(LinkId::new).into())
}

fn forms() -> Vec<Shot> {
    let item = |id: &str| PlanForm::Item(ItemKey::new(id));
    let past = Wrong::InPast { today: jiff::civil::date(2027, 3, 2) };
    let wrong_figures = typed(
        &[(id::ON, "2027-03-01"), ("in_active.teams", "many"), ("in_seats.teams", "1000")],
        &[("in_active.teams", Wrong::NotANumber), ("in_active.exchange", Wrong::MoreThan { max: 3500 })],
    );
    vec![
        dialog("dialog-plan-form-item", item("scenarios"), blank(), Stage::Planned, AS_FM),
        dialog("dialog-plan-sheet", PlanForm::Sheet(Sheet::Checklist), blank(), Stage::Late, AS_ANA),
        dialog("dialog-plan-mine", PlanForm::Sheet(Sheet::Mine), blank(), Stage::Late, AS_ANA),
        dialog("dialog-plan-item-ana", item("scenarios"), blank(), Stage::Planned, AS_ANA),
        dialog("dialog-plan-item-own", item("+1"), blank(), Stage::Planned, AS_BRUNO),
        dialog(
            "dialog-plan-add-ana",
            PlanForm::Add(Some(ChecklistGroup::Training)),
            blank(),
            Stage::Planned,
            AS_ANA,
        ),
        dialog("dialog-plan-add-fm", PlanForm::Add(None), blank(), Stage::Planned, AS_FM),
        dialog("dialog-plan-arrange", PlanForm::Arrange(None), blank(), Stage::Planned, FM_SHARED),
        dialog(
            "dialog-plan-arrange-marked",
            PlanForm::Arrange(Some(ChecklistGroup::Training)),
            typed(&[(id::DUE, "2027-02-01"), (id::GROUP, "training")], &[(id::DUE, past)]),
            Stage::Planned,
            AS_FM,
        ),
        dialog("dialog-plan-copy", PlanForm::Copy, blank(), Stage::Late, AS_ANA),
        dialog("dialog-plan-figures", PlanForm::Figures, blank(), Stage::Measured, AS_FM),
        dialog("dialog-plan-figures-marked", PlanForm::Figures, wrong_figures, Stage::Measured, AS_FM),
        dialog("dialog-plan-goals", PlanForm::Goals, blank(), Stage::Measured, AS_FM),
        dialog(
            "dialog-plan-service",
            PlanForm::Service(ServiceId::new("onedrive")),
            blank(),
            Stage::Measured,
            AS_FM,
        ),
        dialog(
            "dialog-plan-service-marked",
            PlanForm::Service(ServiceId::new("teams")),
            typed(&[(id::SEATS, "50")], &[(id::SEATS, Wrong::LessThan { min: 87 })]),
            Stage::Measured,
            AS_FM,
        ),
    ]
}
