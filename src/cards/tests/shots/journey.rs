//! The playbook's card in each of its views, its forms, the successor's card and the customer's farewell.

use super::*;

/// The playbook's card in each of its views, its forms, the successor's card and the customer's farewell.
pub(super) fn journey() -> Vec<Shot> {
    let engagement = engagement_id;
    let card = |view| Content::Journey(JourneyContent::Card { engagement: engagement(), view });
    let mut list = Vec::new();
    let stages = [
        ("assigned", Stage::Started),
        ("preparing", Stage::Preparing),
        ("kickoff", Stage::Kickoff),
        ("assess", Stage::Assess),
        ("rfa", Stage::Rfa),
        ("overridden", Stage::Overridden),
        ("reviewed", Stage::Reviewed),
        ("left", Stage::Left),
    ];
    for (name, stage) in stages {
        for (view_name, view) in [("phase", JourneyView::Phase), ("missing", JourneyView::Missing)] {
            list.push(shot(&format!("journey-{view_name}-{name}"), card(view), stage, AS_FM));
        }
    }
    list.push(shot("journey-rules", card(JourneyView::Rules), Stage::Kickoff, AS_FM));
    list.push(shot("journey-rules-rfa", card(JourneyView::Rules), Stage::Rfa, AS_FM));
    list.push(shot("journey-tasks", card(JourneyView::Tasks), Stage::Assess, AS_FM));
    for process in crate::playbook::Playbook::get().processes() {
        let name = format!("journey-process-{}", process.id);
        list.push(shot(&name, card(JourneyView::Process(process.id.clone())), Stage::Assess, AS_FM));
    }
    let forms = [
        ("act", JourneyForm::Act(None), Stage::Assess),
        ("act-handshake", JourneyForm::Act(Some(ActId::HandshakeAccepted)), Stage::Reviewed),
        ("task", JourneyForm::Task(TaskId(994)), Stage::Kickoff),
        ("task-other", JourneyForm::Task(TaskId(4017)), Stage::Kickoff),
        ("find", JourneyForm::Find, Stage::Kickoff),
        ("attest", JourneyForm::Attest(ProcessId::new("initiate.kickoff")), Stage::Kickoff),
        ("override", JourneyForm::Override, Stage::Kickoff),
        ("outcome", JourneyForm::Outcome, Stage::Reviewed),
        ("rest", JourneyForm::Rest, Stage::Kickoff),
        ("handover", JourneyForm::HandOver, Stage::Kickoff),
        ("cover", JourneyForm::Cover, Stage::Kickoff),
    ];
    let dialog = |form| {
        let dialog = JourneyDialog { engagement: engagement(), form, view: JourneyView::Phase };
        Content::Dialog { dialog: DialogContent::Journey(dialog), form: Form::default() }
    };
    for (name, form, stage) in forms {
        list.push(shot(&format!("dialog-journey-{name}"), dialog(form), stage, AS_FM));
    }
    for field in ProfileField::ALL {
        let name = format!("dialog-journey-ask-{}", field.key());
        list.push(shot(&name, dialog(JourneyForm::Field(*field)), Stage::Rfa, AS_FM));
    }
    let hand_over = || Content::Journey(JourneyContent::HandOver { engagement: engagement() });
    let successor = (Place::Personal, View::Colleague, Some(PersonNo(6)));
    list.push(shot("hand-over", hand_over(), Stage::Handing, successor));
    list.push(shot("hand-over-settled", hand_over(), Stage::Asked, AS_FM));
    let farewell = Content::Journey(JourneyContent::Farewell { engagement: engagement() });
    list.push(shot("farewell", farewell, Stage::Left, ALL));
    list
}
