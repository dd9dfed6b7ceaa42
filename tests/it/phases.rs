//! The playbook's way through the front door: what is missing, moving by hand, the end of a request for assistance
//! with its sums, an expansion, hand-over and cover.

use teams_simulator::{Outcome, ShownMessage};

use crate::harness::{Stage, on_stage};

fn says(message: &ShownMessage, text: &str) -> bool {
    message.texts().iter().any(|line| line.contains(text))
}

impl Stage {
    /// John types a word in his own chat; the card that comes.
    async fn john_types(&self, word: &str) -> ShownMessage {
        self.sim.person("john").says("john", word).await;
        self.settle().await;
        self.last("john")
    }

    /// John presses a button of a card of his; the card as it is then.
    async fn john_presses(&self, card: &ShownMessage, button: &str) -> ShownMessage {
        let outcome = self.sim.person("john").press(card, button, ()).await;
        self.settle().await;
        self.looks_at("john");
        self.looks_at("deployments");
        match outcome {
            Outcome::Card(card) => card,
            other => panic!("{button}: {other:?}"),
        }
    }

    /// John fills in the dialog behind a button; the card as it stands then.
    async fn john_fills(
        &self,
        card: &ShownMessage,
        button: &str,
        inputs: &[(&str, &str)],
        send: &str,
    ) -> ShownMessage {
        let mut dialog = self.sim.person("john").press(card, button, ()).await.dialog();
        for (input, value) in inputs {
            dialog.fill(input, value);
        }
        let sent = dialog.press(send).await;
        assert!(matches!(sent, Outcome::Closed), "{button}: {sent:?}");
        self.settle().await;
        self.looks_at("deployments");
        self.last("john")
    }

    /// John moves the engagement to a phase by hand.
    async fn john_sets_phase(&self, card: &ShownMessage, phase: &str) -> ShownMessage {
        let reason = "Known from another system";
        self.john_fills(card, "Change the phase…", &[("in_choice", phase), ("in_comment", reason)], "Save")
            .await
    }
}

#[test]
fn what_is_missing_opens_only_the_missing_field() {
    on_stage(async |stage| {
        stage.asked().await;
        let card = stage.john_types("phase").await;
        let _ = stage.john_presses(&card, "Hand-over received").await;
        let card = stage.john_types("what's missing").await;
        assert!(says(&card, "Does an account team look after the customer?"), "{:?}", card.texts());
        assert!(says(&card, "tell it of the kick-off"), "it says why: {:?}", card.texts());
        let dialog = stage.sim.person("john").press(&card, "Answer", ()).await.dialog();
        assert_eq!(dialog.inputs().len(), 1, "one question alone");
        dialog.close();
    });
}

#[test]
fn an_internal_answer_asked_for_in_the_shared_conversation_is_sent_to_the_fm() {
    on_stage(async |stage| {
        stage.asked().await;
        stage.sim.person("john").says("deployments", "@FastTrack what's missing").await;
        stage.settle().await;
        let told = stage.last("deployments");
        assert!(says(&told, "Sent to you"), "{:?}", told.texts());
        let card = stage.last("john");
        assert!(says(&card, "what's missing"), "{:?}", card.texts());
        stage.sim.person("ana").says("deployments", "@FastTrack qué falta").await;
        stage.settle().await;
        let refused = stage.last("deployments");
        assert!(says(&refused, "FastTrack Manager"), "{:?}", refused.texts());
        assert_eq!(stage.sim.unread().len(), 0, "nothing of it goes anywhere else");
    });
}

#[test]
fn a_phase_set_by_hand_shows_its_reason_and_what_was_open() {
    on_stage(async |stage| {
        stage.asked().await;
        let card = stage.john_types("phase").await;
        let card = stage.john_sets_phase(&card, "preparing").await;
        assert!(says(&card, "Assigned → Preparing the kick-off, John Reed"), "{:?}", card.texts());
        assert!(says(&card, "Known from another system"), "{:?}", card.texts());
        assert!(says(&card, "The hand-over is received"), "what was open is told: {:?}", card.texts());
    });
}

#[test]
fn a_request_for_assistance_shows_its_sums_and_ends_with_a_farewell() {
    on_stage(async |stage| {
        stage.asked().await;
        let card = stage.john_types("phase").await;
        let card = stage.john_sets_phase(&card, "enable").await;
        let card = stage.john_presses(&card, "What's missing").await;
        let mut card = card;
        // Each question is asked when something needs it: seats, why the engagement exists, figures.
        for _ in 0..3 {
            let (_, inputs) = first_question(&card).expect("a question");
            card = stage.john_fills(&card, "Answer", &inputs, "Save").await;
        }
        assert!(says(&card, "Teams: 99 of 100"), "{:?}", card.texts());
        let card = stage.john_fills(&card, "Answer", &active("100"), "Save").await;
        let card = stage.john_fills(&card, "Answer", &[("in_choice", "no")], "Save").await;
        let card = stage.john_presses(&card, "Enablement complete").await;
        assert!(says(&card, "Talking over the completion"), "{:?}", card.texts());
        let card = stage.john_presses(&card, "It is so").await;
        let _ = stage.john_presses(&card, "Disengaged after enablement").await;
        let farewell = stage.last("deployments");
        assert!(says(&farewell, "thank you, and all the best"), "{:?}", farewell.texts());
        assert!(says(&farewell, "How to come back"), "{:?}", farewell.texts());
    });
}

type Inputs = Vec<(&'static str, &'static str)>;

/// So many active users of every service.
fn active(count: &'static str) -> Inputs {
    ["in_number.exchange", "in_number.teams", "in_number.sharepoint", "in_number.onedrive"]
        .map(|input| (input, count))
        .to_vec()
}

/// The question that the card asks first, with an answer.
fn first_question(card: &ShownMessage) -> Option<(&'static str, Inputs)> {
    let known = [
        ("Why does this engagement exist?", vec![("in_choice", "rfa")]),
        ("Is data to be migrated?", vec![("in_choice", "no")]),
        ("How many seats", vec![("in_number", "1000")]),
        ("How many people use each service?", active("99")),
    ];
    card.texts().iter().find_map(|line| known.iter().find(|(question, _)| line.contains(question)).cloned())
}

#[test]
fn the_customer_is_bidden_farewell_in_their_language() {
    on_stage(async |stage| {
        stage.john_starts_in("es").await;
        stage.john_brings().await;
        let card = stage.john_types("phase").await;
        let card = stage.john_sets_phase(&card, "review_done").await;
        let card = stage.john_presses(&card, "What's missing").await;
        let _ = card;
        let card = stage.john_types("phase").await;
        let fields = [("in_choice", "disengage"), ("in_comment", "Todos se reúnen en Teams")];
        let mut dialog = stage.sim.person("john").press(&card, "Choose the outcome…", ()).await.dialog();
        for (input, value) in fields {
            dialog.fill(input, value);
        }
        let refused = dialog.press("Save").await.dialog();
        assert!(refused.text_content().contains("The survey is sent"), "{}", refused.text_content());
        refused.close();
        let card = stage.john_sets_phase(&card, "disengaged").await;
        assert!(says(&card, "Completed"), "{:?}", card.texts());
        let farewell = stage.last("deployments");
        assert!(says(&farewell, "gracias y mucho éxito"), "{:?}", farewell.texts());
    });
}

#[test]
fn an_expansion_begins_a_new_cycle_and_shows_the_old_one() {
    on_stage(async |stage| {
        stage.asked().await;
        let card = stage.john_types("phase").await;
        let card = stage.john_sets_phase(&card, "review_due").await;
        let card = stage.john_presses(&card, "Success review held").await;
        assert!(says(&card, "choose what comes of it"), "{:?}", card.texts());
        let fields = [("in_choice", "more_workloads"), ("in_services", "intune")];
        let card = stage.john_fills(&card, "Choose the outcome…", &fields, "Save").await;
        assert!(says(&card, "cycle 2"), "{:?}", card.texts());
        assert!(says(&card, "Cycle 1 ended"), "{:?}", card.texts());
        assert!(says(&card, "1 task complete"), "3735 was completed by the review: {:?}", card.texts());
        let home = stage.sim.peek("deployments");
        assert!(home.iter().any(|message| says(message, "Intune")), "everyone sees the new plan");
    });
}

#[test]
fn a_task_is_found_by_its_words_and_its_status_set() {
    on_stage(async |stage| {
        stage.asked().await;
        let card = stage.john_types("tasks").await;
        let john = stage.sim.person("john");
        let mut find = john.press(&card, "Find or change a task…", ()).await.dialog();
        find.fill("in_comment", "security conversation");
        let mut found = find.press("Next").await.dialog();
        found.fill("in_choice", "4017");
        let mut task = found.press("Next").await.dialog();
        task.fill("in_choice", "in_progress");
        task.fill("in_about", "initiate.kickoff");
        assert!(matches!(task.press("Save").await, Outcome::Closed), "the dialog closes");
        stage.settle().await;
        let card = stage.last("john");
        assert!(says(&card, "4017 M365 Security Conversation · In Progress"), "{:?}", card.texts());
        stage.looks_at("deployments");
    });
}

#[test]
fn a_successor_reads_one_card_takes_over_and_the_customers_card_changes_the_name() {
    on_stage(async |stage| {
        stage.welcome("marta").await;
        stage.asked().await;
        let points = stage.john_types("open points").await;
        let mut form = stage.sim.person("john").press(&points, "Add a point", ()).await.dialog();
        form.fill("in_what", "The proxy drops calls").fill("in_kind", "blocker");
        assert!(matches!(form.press("Send").await, Outcome::Closed), "the dialog closes");
        stage.settle().await;
        let offer = stage.john_types("hand over").await;
        let marta = stage.sim.person("marta");
        let choice = format!("room:{}", marta.aad_object_id().expect("an object id"));
        let mut dialog = stage.sim.person("john").press(&offer, "Choose…", ()).await.dialog();
        dialog.fill("in_person", &choice);
        assert!(matches!(dialog.press("Hand over").await, Outcome::Closed), "the dialog closes");
        stage.settle().await;
        stage.looks_at("john");
        stage.looks_at("deployments");
        let card = stage.last("marta");
        assert!(says(&card, "Contoso"), "{:?}", card.texts());
        for line in ["The proxy drops calls", "Todavía no hay ninguna reunión", "Lista de comprobación"] {
            assert!(says(&card, line), "{line}: {:?}", card.texts());
        }
        let taken = marta.press(&card, "Hacerme cargo", ()).await.card();
        assert!(says(&taken, "Marta Gil"), "{:?}", taken.texts());
        stage.settle().await;
        stage.looks_at("john");
        stage.looks_at("marta");
        let home = stage.sim.messages("deployments");
        assert!(home.iter().any(|message| says(message, "Marta Gil guides you")), "the name changes");
        let standing = |person| stage.sim.messages(person).into_iter().filter(|message| !message.deleted);
        assert!(!standing("john").any(|m| m.has_button("Playbook")), "his card of it is gone");
        assert!(standing("marta").any(|m| m.has_button("Cuaderno de estrategias")), "hers is there");
        let refused = stage.john_types("phase").await;
        assert!(!says(&refused, ": playbook"), "John leads no longer: {:?}", refused.texts());
    });
}

#[test]
fn who_knows_nobody_to_hand_over_to_is_told_what_to_do_and_can_send_nothing() {
    on_stage(async |stage| {
        stage.john_starts().await;
        for word in ["hand over", "cover"] {
            let offer = stage.john_types(word).await;
            let dialog = stage.sim.person("john").press(&offer, "Choose…", ()).await.dialog();
            assert!(dialog.text_content().contains("must have spoken to me"), "{}", dialog.text_content());
            assert!(dialog.button_titles().is_empty(), "{word}: {:?}", dialog.button_titles());
            assert!(dialog.inputs().is_empty(), "{word}: {:?}", dialog.inputs());
            dialog.close();
        }
    });
}

#[test]
fn a_deputy_sees_what_the_fm_sees_until_the_last_day() {
    on_stage(async |stage| {
        stage.welcome("marta").await;
        stage.asked().await;
        let offer = stage.john_types("cover").await;
        let marta = stage.sim.person("marta");
        let choice = format!("room:{}", marta.aad_object_id().expect("an object id"));
        let mut dialog = stage.sim.person("john").press(&offer, "Choose…", ()).await.dialog();
        dialog.fill("in_person", &choice);
        dialog.fill("in_when", "2026-03-04");
        assert!(matches!(dialog.press("Save").await, Outcome::Closed), "the dialog closes");
        stage.settle().await;
        stage.looks_at("john");
        stage.looks_at("deployments");
        let card = stage.last("marta");
        marta.says("marta", "mis interacciones").await;
        stage.settle().await;
        assert!(says(&stage.last("marta"), "como suplente hasta"), "{:?}", stage.last("marta").texts());
        let _ = marta.press(&card, "Cuaderno de estrategias", ()).await;
        stage.settle().await;
        let way = stage.last("marta");
        assert!(says(&way, ": cuaderno de estrategias"), "{:?}", way.texts());
        stage.clock.advance(jiff::SignedDuration::from_hours(72));
        let refused = marta.press(&way, "Tareas", ()).await;
        assert!(
            matches!(&refused, Outcome::Message(text) if text.contains("Administrador de FastTrack")),
            "{refused:?}"
        );
        stage.settle().await;
        marta.says("marta", "mis interacciones").await;
        stage.settle().await;
        assert!(!says(&stage.last("marta"), "Contoso"), "{:?}", stage.last("marta").texts());
        stage.looks_at("john");
        stage.looks_at("marta");
        stage.looks_at("deployments");
    });
}

#[test]
fn a_rule_that_depends_on_an_answer_asks_it_and_shows_what_was_agreed_with_a_partner() {
    on_stage(async |stage| {
        stage.asked().await;
        let card = stage.john_types("phase").await;
        let card = stage.john_presses(&card, "Rules").await;
        assert!(says(&card, "Does an account team look after the customer?"), "{:?}", card.texts());
        let card = stage.john_fills(&card, "Answer", &[("in_choice", "no")], "Save").await;
        assert!(says(&card, "Does a partner take part?"), "{:?}", card.texts());
        let card = stage.john_fills(&card, "Answer", &[("in_choice", "yes")], "Save").await;
        let scope = [("in_comment", "The partner migrates, we do the rest")];
        let card = stage.john_fills(&card, "Answer", &scope, "Save").await;
        assert!(says(&card, "The partner migrates, we do the rest"), "{:?}", card.texts());
    });
}
