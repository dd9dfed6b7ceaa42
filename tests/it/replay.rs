//! What Teams delivers again: every action that changes something is done once and answered the same.
//!
//! Teams resends what was not answered with the same id after 15 s, and once more with a new id 30 s later.

use jiff::SignedDuration;
use serde_json::{Value, json};
use teams_simulator::{Again, Effect, Fault, FaultOn, Outcome, ShownMessage};

use crate::harness::{Stage, on_stage};
use crate::plan::{asks, opens_training, planned};

/// Everything that could show a second effect: the engagements as stored, and what stands in Teams.
async fn everything(stage: &Stage) -> Value {
    let all = fasttrack_bot::store::Key::new(["e"]);
    let records = stage.store.scan(&all, None, 10_000).await.expect("the store");
    // When an engagement is looked at again is no effect of anybody's.
    let records = records.into_iter().filter(|entry| entry.key.segments().nth(2).as_deref() != Some("wake"));
    let records: Vec<_> = records.map(|entry| json!([entry.key.to_string(), entry.value])).collect();
    let places = ["john", "marta", "ana", "deployments", "core-team"];
    let shown: Vec<_> = places
        .into_iter()
        .filter(|place| stage.sim.world().people.iter().all(|p| p.key != *place || p.personal_chat))
        .flat_map(|place| stage.sim.messages(place))
        .map(|message| json!([message.activity_id, message.deleted, message.card]))
        .collect();
    json!([records, shown])
}

/// The verb that an activity carries.
fn verb(activity: &Value) -> Option<&str> {
    ["/value/action/verb", "/value/data/verb", "/value/verb"]
        .iter()
        .find_map(|place| activity.pointer(place).and_then(Value::as_str))
}

/// The action `name`, which was just taken, comes again as Teams sends it again: the same answer, and nothing else.
pub(crate) async fn comes_again(stage: &Stage, name: &str) {
    stage.settle().await;
    let before = everything(stage).await;
    let taken = stage.sim.deliveries().into_iter().rfind(|sent| verb(&sent.activity) == Some(name));
    let taken = taken.unwrap_or_else(|| panic!("{name} was never sent"));
    assert_eq!(taken.delivery.status, Some(200), "{name}: {:?}", taken.delivery);
    for (again, after) in [(Again::SameId, 15), (Again::NewId, 30), (Again::NewId, 1)] {
        stage.clock.advance(SignedDuration::from_secs(after));
        let answer = stage.sim.redeliver(&taken.delivery.activity_id, again).await.expect("it was sent");
        assert_eq!(answer.status, Some(200), "{name} {again:?}: {answer:?}");
        assert_eq!(answer.body, taken.delivery.body, "{name} {again:?}: another answer");
        stage.settle().await;
        assert_eq!(everything(stage).await, before, "{name} {again:?}: a second effect");
    }
}

/// The latest message that `who` sees in a conversation with a button of this verb or title.
pub(crate) async fn with_button(stage: &Stage, who: &str, conversation: &str, button: &str) -> ShownMessage {
    let person = stage.sim.person(who);
    person.opens(conversation).await;
    let seen = person.sees(conversation);
    let titles: Vec<_> = seen.iter().flat_map(|m| m.buttons()).map(|b| (b.title, b.verb)).collect();
    let found = seen.into_iter().rfind(|m| !m.deleted && m.has_button(button));
    found.unwrap_or_else(|| panic!("{who} sees no {button:?} in {conversation}: {titles:?}"))
}

/// `who` presses a button, which must do something.
pub(crate) async fn presses(stage: &Stage, who: &str, conversation: &str, button: &str) -> Outcome {
    let message = with_button(stage, who, conversation, button).await;
    let outcome = stage.sim.person(who).press(&message, button, ()).await;
    assert!(!matches!(outcome, Outcome::Failed(_) | Outcome::NotThere(_)), "{button}: {outcome:?}");
    stage.settle().await;
    outcome
}

#[test]
fn starting_bringing_and_entering_are_done_once() {
    on_stage(async |stage| {
        stage.john_starts().await;
        comes_again(&stage, "start.submit").await;
        stage.john_brings().await;
        comes_again(&stage, "bring.here").await;
        let john = stage.sim.person("john");
        let card = stage.johns("Enter what was agreed");
        let mut dialog = john.press(&card, "Enter what was agreed", ()).await.dialog();
        dialog.fill("in_target", "2026-03-15");
        dialog.fill("in_reasons", "anywhere");
        let ana = stage.sim.person("ana").aad_object_id().map(|id| format!("room:{id}")).expect("an id");
        dialog.fill("in_person", &ana);
        let exceptions = dialog.press("Next").await.dialog();
        comes_again(&stage, "enter.next").await;
        let same = exceptions.press("Back").await.dialog();
        comes_again(&stage, "enter.back").await;
        let exceptions = same.press("Next").await.dialog();
        exceptions.press("Save").await.closed();
        comes_again(&stage, "enter.save").await;
    });
}

#[test]
fn recording_asking_confirming_and_taking_back_are_done_once() {
    on_stage(async |stage| {
        stage.john_starts().await;
        stage.john_brings().await;
        stage.john_enters().await;
        stage.john_records_that_ana_agreed().await;
        comes_again(&stage, "agree.submit").await;
        stage.john_asks().await;
        comes_again(&stage, "ask").await;
        let _ = presses(&stage, "ana", "deployments", "confirm").await.card();
        comes_again(&stage, "confirm").await;
        let _ = presses(&stage, "ana", "deployments", "take_back").await.card();
        comes_again(&stage, "take_back").await;
        let _ = presses(&stage, "ana", "deployments", "confirm").await.card();
        comes_again(&stage, "confirm").await;
    });
}

#[test]
fn making_the_plan_taking_ticking_undoing_adding_and_sharing_are_done_once() {
    on_stage(async |stage| {
        planned(&stage).await;
        comes_again(&stage, "plan.make").await;
        let _ = asks(&stage, "ana", "deployments", "@FastTrack lista").await;
        let heading = opens_training(&stage, "ana").await;
        let taken = heading.press("tap:training-plan").await.dialog();
        comes_again(&stage, "plan.claim").await;
        let done = taken.press("tap:training-plan").await.dialog();
        comes_again(&stage, "plan.do").await;
        let undone = done.press("tap:training-plan").await.dialog();
        comes_again(&stage, "plan.undo").await;
        let mut add = undone.press("Agregar").await.dialog();
        add.fill("in_text", "Reservar la sala");
        let _ = add.press("Guardar").await.dialog();
        comes_again(&stage, "plan.save").await;
        let _ = asks(&stage, "john", "john", "share").await;
        let _ = presses(&stage, "john", "john", "Share with the customer").await.card();
        comes_again(&stage, "plan.share").await;
        let _ = asks(&stage, "john", "john", "figures").await;
        let mut form = presses(&stage, "john", "john", "Enter figures").await.dialog();
        form.fill("in_active.teams", "87");
        form.press("Save").await.closed();
        comes_again(&stage, "plan.save").await;
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn a_report_its_acceptance_and_its_answer_are_done_once() {
    on_stage(async |stage| {
        stage.asked().await;
        ana_reports(&stage, "Teams", "2026-04-01").await;
        comes_again(&stage, "wrong.send").await;
        let _ = presses(&stage, "john", "john", "correction.accept").await;
        comes_again(&stage, "correction.accept").await;
        ana_reports(&stage, "Exchange", "2026-05-01").await;
        comes_again(&stage, "wrong.send").await;
        let mut answer = presses(&stage, "john", "john", "Answer").await.dialog();
        answer.fill("in_comment", "Let us talk about it on Monday.");
        let send = answer.buttons().remove(0).title;
        answer.press(&send).await.closed();
        comes_again(&stage, "correction.answer.submit").await;
    });
}

/// Ana says that the date of a service is wrong.
async fn ana_reports(stage: &Stage, service: &str, date: &str) {
    let request = with_button(stage, "ana", "deployments", "confirm").await;
    let ana = stage.sim.person("ana");
    let pick = ana.press(&request, "Algo no es correcto", ()).await.dialog();
    let mut values = pick.press(service).await.dialog();
    values.fill("in_target", date);
    let _ = values.press("Enviar").await;
    stage.settle().await;
    stage.looks_at("john");
    stage.looks_at("deployments");
}

#[test]
fn success_factors_and_open_points_are_done_once() {
    on_stage(async |stage| {
        stage.asked().await;
        let _ = presses(&stage, "john", "john", "ssat.show").await.card();
        let mut page = presses(&stage, "john", "john", "Enter success factors").await.dialog();
        page.fill("in_status.training", "in_progress");
        let mut rows = page.press("Next").await.dialog();
        comes_again(&stage, "ssat.rows").await;
        rows.fill("in_status.training.teams", "in_place");
        let one = rows.press("Details: Teams").await.dialog();
        comes_again(&stage, "ssat.service").await;
        one.press("Save").await.closed();
        comes_again(&stage, "ssat.save").await;
        let ask = presses(&stage, "john", "john", "Ask the customer").await.dialog();
        ask.press("Ask").await.closed();
        comes_again(&stage, "ssat.ask.send").await;
        let mut answers = presses(&stage, "ana", "deployments", "Responder").await.dialog();
        answers.fill("in_who.training", "nobody");
        answers.press("Enviar").await.closed();
        comes_again(&stage, "ssat.answer.send").await;
        let _ = presses(&stage, "john", "john", "ssat.accept").await.card();
        comes_again(&stage, "ssat.accept").await;
        let mut stuck = presses(&stage, "ana", "deployments", "No puedo avanzar").await.dialog();
        stuck.fill("in_what", "The proxy");
        stuck.press("Enviar").await.closed();
        comes_again(&stage, "point.add.send").await;
        let mut settle = presses(&stage, "john", "john", "Resolve").await.dialog();
        settle.fill("in_comment", "Done");
        settle.press("Save").await.closed();
        comes_again(&stage, "point.settle.send").await;
    });
}

#[test]
fn a_claim_and_the_fms_answer_to_it_are_done_once() {
    for answer in ["claim.accept", "claim.decline"] {
        on_stage(async |stage| {
            stage.asked().await;
            let bruno = stage.sim.person("bruno");
            let request = with_button(&stage, "bruno", "deployments", "confirm").await;
            let refused = bruno.press(&request, "confirm", ()).await.card();
            let join = refused.buttons().into_iter().find(|b| b.verb.is_none()).expect("a dialog").title;
            let mut dialog = bruno.press(&refused, &join, ()).await.dialog();
            dialog.fill("in_role", "it_lead");
            let send = dialog.buttons().remove(0).title;
            let _ = dialog.press(&send).await;
            comes_again(&stage, "join.submit").await;
            let _ = presses(&stage, "john", "john", answer).await;
            comes_again(&stage, answer).await;
        });
    }
}

#[test]
fn setting_an_answer_aside_is_done_once() {
    on_stage(async |stage| {
        stage.asked().await;
        ana_reports(&stage, "Teams", "2026-04-01").await;
        let mut dialog = presses(&stage, "john", "john", "Set aside…").await.dialog();
        dialog.fill("in_comment", "Ana has left the company.");
        dialog.press("Set aside").await.closed();
        comes_again(&stage, "set_aside.submit").await;
    });
}

#[test]
fn moving_is_done_once() {
    on_stage(async |stage| {
        stage.asked().await;
        let john = stage.sim.person("john");
        john.installs("core-team").await;
        john.says("core-team", "@FastTrack bring").await;
        stage.settle().await;
        let _ = presses(&stage, "john", "john", "Move Contoso here").await.card();
        comes_again(&stage, "bring.here").await;
        stage.looks_at("core-team");
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn a_tie_is_made_once() {
    on_stage(async |stage| {
        stage.john_starts().await;
        stage.john_brings().await;
        let john = stage.sim.person("john");
        let card = stage.johns("Enter what was agreed");
        let mut dialog = john.press(&card, "Enter what was agreed", ()).await.dialog();
        dialog.fill("in_target", "2026-03-15");
        dialog.fill("in_reasons", "anywhere");
        dialog.fill("in_person", "new");
        dialog.fill("in_name", "A. Ruiz");
        let ana = stage.sim.world().people.iter().find(|p| p.key == "ana").and_then(|p| p.email.clone());
        dialog.fill("in_email", &ana.expect("an address"));
        dialog.press("Next").await.dialog().press("Save").await.closed();
        stage.settle().await;
        let _ = presses(&stage, "john", "john", "tie").await;
        comes_again(&stage, "tie").await;
    });
}

#[test]
fn a_sample_is_played_once() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let _ = presses(&stage, "john", "john", "sample").await;
        comes_again(&stage, "sample").await;
        assert_eq!(stage.engagements().await, 1);
    });
}

#[test]
fn a_language_chosen_later_is_not_undone_by_an_old_message() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let john = stage.sim.person("john");
        let chosen = john.says("john", "language es").await;
        stage.settle().await;
        john.says("john", "language en").await;
        stage.settle().await;
        stage.looks_at("john");
        let again = stage.sim.redeliver(&chosen.activity_id, Again::SameId).await.expect("it was sent");
        assert_eq!(again.status, Some(200));
        stage.settle().await;
        assert!(stage.sim.unread().is_empty(), "nothing is said twice");
        john.says("john", "help").await;
        assert!(stage.sim.next_bot_message("john").await.says("help"), "in English");
    });
}

#[test]
fn a_message_that_comes_again_is_not_answered_again() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        for text in ["help", "status", "who knows what this means"] {
            let asked = stage.sim.person("john").says("john", text).await;
            stage.settle().await;
            let before = everything(&stage).await;
            for after in [15, 30, 3_600, 86_400] {
                stage.clock.advance(SignedDuration::from_secs(after));
                let again =
                    stage.sim.redeliver(&asked.activity_id, Again::SameId).await.expect("it was sent");
                assert_eq!((again.status, again.body), (Some(200), json!({})));
                stage.settle().await;
                assert_eq!(everything(&stage).await, before, "{text} after {after} s");
            }
        }
    });
}

#[test]
fn an_answer_that_was_lost_is_given_again_when_teams_asks_again() {
    on_stage(async |stage| {
        stage.asked().await;
        let request = with_button(&stage, "ana", "deployments", "confirm").await;
        stage.sim.fault(Fault::once(FaultOn::Delivery, Effect::DropReply));
        let ana = stage.sim.person("ana");
        let outcome = ana.press(&request, "confirm", ()).await;
        assert!(matches!(outcome, Outcome::Failed(_)), "{outcome:?}");
        stage.settle().await;
        let before = everything(&stage).await;
        let sent = stage.sim.deliveries().len();
        stage.clock.advance(SignedDuration::from_secs(15));
        stage.sim.wait_until("the second delivery", |sim| sim.deliveries().len() > sent).await;
        let again = stage.sim.deliveries().pop().expect("a delivery");
        assert_eq!(again.delivery.status, Some(200));
        assert!(again.delivery.body.to_string().contains("adaptive"), "the card: {:?}", again.delivery.body);
        stage.settle().await;
        assert_eq!(everything(&stage).await, before);
    });
}

#[test]
fn an_old_clients_form_that_comes_again_acts_once() {
    on_stage(async |stage| {
        stage.asked().await;
        let otto = stage.sim.person("otto");
        let request = otto.sees("deployments").into_iter().rfind(|m| m.has_button("All correct"));
        let pressed = otto.press(&request.expect("the request"), "All correct", ()).await;
        assert!(matches!(pressed, Outcome::Nothing), "{pressed:?}");
        stage.settle().await;
        let sent = stage.sim.deliveries().pop().expect("a delivery");
        assert_eq!(verb(&sent.activity), Some("confirm"));
        let before = everything(&stage).await;
        stage.clock.advance(SignedDuration::from_secs(15));
        let again =
            stage.sim.redeliver(&sent.delivery.activity_id, Again::SameId).await.expect("it was sent");
        assert_eq!((again.status, again.body), (Some(200), json!({})));
        stage.settle().await;
        assert_eq!(everything(&stage).await, before);
    });
}

#[test]
fn undoing_closing_reopening_stamping_and_deleting_are_done_once() {
    on_stage(async |stage| {
        stage.asked().await;
        let john = stage.sim.person("john");
        for (says, button) in [("export", "export.typed"), ("undo", "undo")] {
            if button == "undo" {
                let mut page = presses(&stage, "john", "john", "Change").await.dialog();
                page.fill("in_target", "2026-04-01");
                let mut rows = page.press("Next").await.dialog();
                rows.fill("in_moved_why", "The network is late");
                rows.press("Save").await.closed();
                stage.settle().await;
            }
            john.says("john", says).await;
            stage.settle().await;
            let _ = presses(&stage, "john", "john", button).await.card();
            comes_again(&stage, button).await;
        }
        john.says("john", "close").await;
        stage.settle().await;
        let mut form = presses(&stage, "john", "john", "Close or pause…").await.dialog();
        form.fill("in_status", "closed");
        form.fill("in_comment", "No budget");
        form.press("Save").await.closed();
        comes_again(&stage, "state.submit").await;
        john.says("john", "reopen").await;
        stage.settle().await;
        let _ = presses(&stage, "john", "john", "reopen").await.card();
        comes_again(&stage, "reopen").await;
        stage.looks_at("deployments");
    });
    on_stage(async |stage| {
        stage.john_starts().await;
        stage.sim.person("john").says("john", "delete").await;
        stage.settle().await;
        let _ = presses(&stage, "john", "john", "delete").await;
        comes_again(&stage, "delete").await;
    });
}

#[test]
fn planning_moving_and_calling_off_a_meeting_are_done_once() {
    on_stage(async |stage| {
        planned(&stage).await;
        stage.weekly_check_in().await;
        comes_again(&stage, "meeting.plan.send").await;
        let _ = presses(&stage, "john", "john", "meeting.booked").await.card();
        comes_again(&stage, "meeting.booked").await;
        let mut form = presses(&stage, "john", "john", "It moved").await.dialog();
        form.fill("in_when", "2026-03-11");
        form.press("Save").await.closed();
        comes_again(&stage, "meeting.move.send").await;
        let mut form = presses(&stage, "john", "john", "Not taking place").await.dialog();
        form.fill("in_comment", "Holiday");
        form.press("Not taking place").await.closed();
        comes_again(&stage, "meeting.off.send").await;
    });
}

#[test]
fn ticking_taking_on_and_publishing_are_done_once() {
    on_stage(async |stage| {
        planned(&stage).await;
        stage.weekly_check_in().await;
        let _ = presses(&stage, "john", "john", "meeting.agenda").await.card();
        comes_again(&stage, "meeting.agenda").await;
        let _ = presses(&stage, "ana", "deployments", "meeting.tick").await.card();
        comes_again(&stage, "meeting.tick").await;
        let _ = presses(&stage, "ana", "deployments", "meeting.untick").await.card();
        comes_again(&stage, "meeting.untick").await;
        let mut form = presses(&stage, "ana", "deployments", "Agregar una acción").await.dialog();
        form.fill("in_text", "Hablar con el sindicato");
        form.press("Guardar").await.closed();
        comes_again(&stage, "meeting.action.send").await;
        stage.comes("2026-03-09T11:32:00Z").await;
        let _ = presses(&stage, "john", "john", "meeting.not_held").await.card();
        comes_again(&stage, "meeting.not_held").await;
        let _ = presses(&stage, "john", "john", "meeting.held").await.card();
        comes_again(&stage, "meeting.held").await;
        let _ = presses(&stage, "john", "john", "meeting.publish").await.card();
        comes_again(&stage, "meeting.publish").await;
    });
}
