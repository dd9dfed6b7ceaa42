//! The first whole journey: from the start of an engagement to a customer's confirmation, and the ways beside it.

use teams_simulator::{Outcome, ShownMessage};

use crate::harness::{Stage, on_stage};

/// The request to confirm as `person` sees it, once their client has refreshed it.
async fn request(stage: &Stage, person: &str) -> ShownMessage {
    let person = stage.sim.person(person);
    person.opens("deployments").await;
    let messages = person.sees("deployments");
    let last = messages.into_iter().rfind(|message| message.from.bot && !message.deleted);
    last.expect("the request stands last")
}

fn says(message: &ShownMessage, text: &str) -> bool {
    message.texts().iter().any(|line| line.contains(text))
}

fn says_in(texts: &[String], text: &str) -> bool {
    texts.iter().any(|line| line.contains(text))
}

/// The bot's messages that stand in the channel.
fn standing(stage: &Stage) -> Vec<ShownMessage> {
    let messages = stage.sim.messages("deployments");
    messages.into_iter().filter(|message| message.from.bot && !message.deleted).collect()
}

#[test]
fn a_customer_confirms_everything_with_one_tap_and_nothing_else_is_posted() {
    on_stage(async |stage| {
        stage.asked().await;
        let before = standing(&stage).len();
        assert!(before <= 3, "the channel holds at most three messages of the bot, not {before}");
        let shown = request(&stage, "ana").await;
        assert!(says(&shown, "4 puntos"), "{:?}", shown.texts());
        let confirmed = stage.sim.person("ana").press(&shown, "Todo correcto", ()).await.card();
        assert!(says(&confirmed, "✔ Los 4 puntos confirmados por Ana Ruiz"), "{:?}", confirmed.texts());
        assert!(confirmed.has_button("Retirar"), "her own view lets her take it back");
        stage.settle().await;
        let everyone = stage.last("deployments");
        assert!(says(&everyone, "✔ Ana Ruiz confirmed all 4"), "{:?}", everyone.texts());
        assert!(!everyone.has_button("Take back"), "nobody else can");
        assert_eq!(standing(&stage).len(), before, "nothing else is posted");
        assert!(says(&stage.johns("Change"), "✔ Confirmed by Ana Ruiz"), "the FM's card says so too");
    });
}

#[test]
fn a_confirmation_that_was_taken_back_can_be_given_again() {
    on_stage(async |stage| {
        stage.asked().await;
        let ana = stage.sim.person("ana");
        let confirmed = ana.press(&request(&stage, "ana").await, "Todo correcto", ()).await.card();
        stage.settle().await;
        let open = ana.press(&confirmed, "Retirar", ()).await.card();
        assert!(open.has_button("Todo correcto"), "{:?}", open.texts());
        stage.settle().await;
        assert!(!says(&stage.last("deployments"), "confirmed all"), "everyone sees that it is open again");
        let again = ana.press(&open, "Todo correcto", ()).await.card();
        assert!(says(&again, "✔ Los 4 puntos confirmados"), "{:?}", again.texts());
        stage.settle().await;
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn a_wrong_date_is_put_right_by_the_customer_and_ends_with_the_fms_one_tap() {
    on_stage(async |stage| {
        stage.asked().await;
        let ana = stage.sim.person("ana");
        let shown = request(&stage, "ana").await;
        let pick = ana.press(&shown, "Algo no es correcto", ()).await.dialog();
        let mut form = pick.press("Teams").await.dialog();
        form.fill("in_target", "2026-04-01");
        form.fill("in_others_ok", "true");
        let sent = form.press("Enviar").await;
        assert!(matches!(sent, Outcome::Closed), "{sent:?}");
        stage.settle().await;
        assert!(!says(&stage.last("deployments"), "confirmed all"), "the wrong date is not confirmed");
        let report = stage.johns("Accept");
        assert!(says(&report, "1 April"), "{:?}", report.texts());
        let _ = stage.sim.person("john").press(&report, "Accept", ()).await.card();
        stage.settle().await;
        let everyone = stage.last("deployments");
        assert!(says(&everyone, "confirmed all 4"), "{:?}", everyone.texts());
        assert!(says(&everyone, "**Teams** · in use by 1 April"), "{:?}", everyone.texts());
        stage.looks_at("john");
    });
}

#[test]
fn who_said_that_one_is_wrong_confirms_the_others_and_not_that_one() {
    on_stage(async |stage| {
        stage.asked().await;
        let ana = stage.sim.person("ana");
        let shown = request(&stage, "ana").await;
        let pick = ana.press(&shown, "Algo no es correcto", ()).await.dialog();
        let mut form = pick.press("Teams").await.dialog();
        form.fill("in_target", "2026-04-01");
        let _ = form.press("Enviar").await;
        stage.settle().await;
        let shown = request(&stage, "ana").await;
        assert!(!shown.has_button("Todo correcto"), "{:?}", shown.texts());
        let left = ana.press(&shown, "Los demás son correctos", ()).await.card();
        assert!(says(&left, "Teams") && says(&left, "Exchange"), "all stand there: {:?}", left.texts());
        stage.settle().await;
        assert!(!says(&stage.last("deployments"), "confirmed all"), "the wrong date is not confirmed");
        let shown = request(&stage, "ana").await;
        assert!(!shown.has_button("Los demás son correctos"), "nothing else is left to confirm");
        let report = stage.johns("Accept");
        let _ = stage.sim.person("john").press(&report, "Accept", ()).await.card();
        stage.settle().await;
        let everyone = stage.last("deployments");
        assert!(says(&everyone, "3 of 4 confirmed"), "{:?}", everyone.texts());
        assert!(
            says(&everyone, "**Teams** · in use by 1 April"),
            "her correction stood: {:?}",
            everyone.texts()
        );
        stage.looks_at("john");
    });
}

#[test]
fn whom_the_fm_says_to_be_two_people_stay_two_and_the_card_asks_no_more() {
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
        let asks = stage.johns("No, two people");
        let answer = john.press(&asks, "No, two people", ()).await.card();
        assert!(says(&answer, "A. Ruiz and Ana Ruiz stay two people."), "{:?}", answer.texts());
        assert!(!answer.has_button("Yes, the same person"), "it asks no more");
        stage.settle().await;
        let _ = john.says("john", "status").await;
        stage.settle().await;
        let status = stage.last("john");
        assert!(says(&status, "A. Ruiz, "), "{:?}", status.texts());
        assert!(says(&status, "(not tied to Teams yet)"), "nobody was tied: {:?}", status.texts());
        stage.looks_at("john");
        stage.looks_at("deployments");
    });
}

#[test]
fn an_unnamed_colleagues_tap_changes_nothing_and_offers_to_say_who_they_are() {
    on_stage(async |stage| {
        stage.asked().await;
        let nadia = stage.sim.person("nadia");
        let shown = request(&stage, "nadia").await;
        let answer = nadia.press(&shown, "All correct", ()).await.card();
        assert!(answer.has_button("I'm on this project as…"), "{:?}", answer.texts());
        stage.settle().await;
        assert!(!says(&stage.last("deployments"), "confirmed"), "nothing changed");
    });
}

#[test]
fn somebody_who_says_who_they_are_can_confirm_once_the_fm_accepts() {
    on_stage(async |stage| {
        stage.asked().await;
        let bruno = stage.sim.person("bruno");
        let answer = bruno.press(&request(&stage, "bruno").await, "Tudo correto", ()).await.card();
        let mut join = bruno.press(&answer, "Participo deste projeto como…", ()).await.dialog();
        join.fill("in_role", "project_manager");
        let _ = join.press("Enviar").await;
        stage.settle().await;
        let claim = stage.johns("Accept");
        assert!(says(&claim, "Bruno Costa"), "{:?}", claim.texts());
        let _ = stage.sim.person("john").press(&claim, "Accept", ()).await.card();
        stage.settle().await;
        let confirmed = bruno.press(&request(&stage, "bruno").await, "Tudo correto", ()).await.card();
        assert!(says(&confirmed, "Bruno Costa"), "{:?}", confirmed.texts());
        stage.settle().await;
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn where_two_answers_differ_the_fm_sees_both_names_and_sets_one_aside() {
    on_stage(async |stage| {
        stage.asked().await;
        let (john, ana, bruno) =
            (stage.sim.person("john"), stage.sim.person("ana"), stage.sim.person("bruno"));
        let answer = bruno.press(&request(&stage, "bruno").await, "Tudo correto", ()).await.card();
        let mut join = bruno.press(&answer, "Participo deste projeto como…", ()).await.dialog();
        join.fill("in_role", "project_manager");
        let _ = join.press("Enviar").await;
        stage.settle().await;
        let _ = john.press(&stage.johns("Accept"), "Accept", ()).await.card();
        stage.settle().await;
        let pick = bruno.press(&request(&stage, "bruno").await, "Algo não está correto", ()).await.dialog();
        let mut form = pick.press("Teams").await.dialog();
        form.fill("in_target", "2026-04-01");
        form.press("Enviar").await.closed();
        stage.settle().await;
        let _ = ana.press(&request(&stage, "ana").await, "Todo correcto", ()).await.card();
        stage.settle().await;
        let button = "Set aside Bruno Costa's answer…";
        for card in [stage.johns(button), stage.johns("Accept")] {
            assert!(card.has_button(button) && card.has_button("Set aside Ana Ruiz's answer…"), "{card:?}");
            assert!(says(&card, "wo answers differ: "), "{:?}", card.texts());
        }
        let mut dialog = john.press(&stage.johns("Accept"), button, ()).await.dialog();
        assert!(says_in(&dialog.texts(), "Bruno Costa's answer about Teams"), "{:?}", dialog.texts());
        dialog.fill("in_comment", "Ana decides about dates.");
        dialog.press("Set aside").await.closed();
        stage.settle().await;
        let everyone = stage.last("deployments");
        assert!(says(&everyone, "✔ Ana Ruiz confirmed all 4"), "{:?}", everyone.texts());
        let chat = stage.sim.messages("john");
        let offered = chat.iter().filter(|card| !card.deleted && card.has_button(button)).count();
        assert_eq!(offered, 0, "no card offers it any more");
    });
}

#[test]
fn an_old_client_confirms_by_a_message_and_the_card_changes_for_everyone() {
    on_stage(async |stage| {
        stage.asked().await;
        let otto = stage.sim.person("otto");
        let shown = request(&stage, "otto").await;
        let pressed = otto.press(&shown, "All correct", ()).await;
        assert!(matches!(pressed, Outcome::Nothing), "a form went out as a message: {pressed:?}");
        stage.settle().await;
        let answer = stage.last("deployments");
        assert!(answer.has_button("I'm on this project as…"), "{:?}", answer.texts());
    });
}

#[test]
fn a_dialog_closed_after_page_one_reopens_with_what_was_typed() {
    on_stage(async |stage| {
        stage.john_starts().await;
        stage.john_brings().await;
        let john = stage.sim.person("john");
        let card = stage.johns("Enter what was agreed");
        let mut dialog = john.press(&card, "Enter what was agreed", ()).await.dialog();
        dialog.fill("in_target", "2026-03-20");
        let _ = dialog.press("Next").await.dialog();
        let again = john.press(&card, "Enter what was agreed", ()).await.dialog();
        assert_eq!(again.value("in_target.teams"), "2026-03-20", "{:?}", again.texts());
        stage.settle().await;
        stage.looks_at("john");
    });
}

#[test]
fn agreed_and_confirmed_are_never_confused() {
    on_stage(async |stage| {
        stage.john_starts().await;
        stage.john_brings().await;
        stage.john_enters().await;
        stage.john_records_that_ana_agreed().await;
        let agreed = stage.johns("Ask to confirm");
        assert!(says(&agreed, "Agreed"), "{:?}", agreed.texts());
        assert!(!says(&agreed, "✔ Confirmed"), "{:?}", agreed.texts());
        let recorded = stage.last("deployments");
        assert!(says(&recorded, "Recorded from the call"), "{:?}", recorded.texts());
        assert!(!says(&recorded, "confirmed"), "{:?}", recorded.texts());
    });
}

#[test]
fn an_engagement_with_sample_data_is_played_in_the_fms_own_chat() {
    on_stage(async |stage| {
        let john = stage.sim.person("john");
        john.installs("john").await;
        let welcome = stage.sim.next_bot_message("john").await;
        let _ = john.press(&welcome, "Show me with sample data", ()).await;
        stage.settle().await;
        let captured = stage.johns("Agreed on the call with…");
        assert!(says(&captured, "Contoso (sample)"), "{:?}", captured.texts());
        assert!(says(&captured, "Ana Ruiz"), "{:?}", captured.texts());
    });
}

#[test]
fn what_the_fm_changed_within_an_hour_is_asked_once() {
    on_stage(async |stage| {
        stage.asked().await;
        let john = stage.sim.person("john");
        for date in ["2026-03-20", "2026-03-25"] {
            let mut page = john.press(&stage.johns("Change"), "Change", ()).await.dialog();
            page.fill("in_target", date);
            let mut rows = page.press("Next").await.dialog();
            rows.fill("in_moved_why", "The network is late");
            assert!(matches!(rows.press("Save").await, Outcome::Closed), "the dialog closes");
            stage.settle().await;
        }
        stage.looks_at("deployments");
        stage.looks_at("john");
        stage.clock.advance(jiff::SignedDuration::from_mins(62));
        let is_asked =
            |message: &ShownMessage| says(message, "Please check 4 points") && says(message, "25 March");
        stage
            .sim
            .wait_until("it is asked again", move |sim| sim.peek("deployments").iter().any(is_asked))
            .await;
        let again = stage.last("deployments");
        assert!(is_asked(&again), "{:?}", again.texts());
        stage.settle().await;
        stage.looks_at("deployments");
        stage.looks_at("john");
        stage.clock.advance(jiff::SignedDuration::from_hours(24));
        stage.settle().await;
        assert_eq!(stage.sim.unread().len(), 0, "it is asked once");
    });
}

#[test]
fn bringing_leaves_one_gap_in_the_fms_chat_at_most_and_their_card_last() {
    on_stage(async |stage| {
        stage.john_starts().await;
        stage.john_brings().await;
        let chat = stage.sim.messages("john");
        assert!(chat.iter().filter(|message| message.deleted).count() <= 1, "{chat:#?}");
        let last = chat.iter().rfind(|message| message.from.bot).expect("a message");
        assert!(!last.deleted && last.has_button("Enter what was agreed"), "{:?}", last.texts());
        // It is the card that is kept up to date from now on.
        stage.john_enters().await;
        let cards = stage.sim.messages("john").into_iter().filter(|m| !m.deleted && says(m, "Contoso"));
        let first = cards.into_iter().find(|m| m.activity_id == last.activity_id).expect("it still stands");
        assert_ne!(first.card, last.card);
        stage.looks_at("deployments");
    });
}
