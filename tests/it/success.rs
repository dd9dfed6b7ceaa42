//! Success factors and open points, through the front door: entered, asked, answered, reviewed, closed.

use teams_simulator::{Dialog, Outcome, ShownMessage};

use crate::harness::{Stage, on_stage};

fn says(message: &ShownMessage, text: &str) -> bool {
    message.texts().iter().any(|line| line.contains(text))
}

/// Words that no customer may read.
const INTERNAL: [&str; 4] = ["SSAT", "Stakeholders", "FTOP", "DIBS"];

impl Stage {
    /// Everything confirmed by Ana: what comes before the success factors.
    pub(crate) async fn confirmed(&self) {
        self.asked().await;
        let ana = self.sim.person("ana");
        ana.opens("deployments").await;
        let request = ana.sees("deployments").into_iter().rfind(|m| m.has_button("confirm"));
        let _ = ana.press(&request.expect("the request"), "confirm", ()).await.card();
        self.settle().await;
        self.looks_at("john");
        self.looks_at("deployments");
    }

    /// John opens the form of the success factors.
    async fn factors(&self) -> Dialog {
        let john = self.sim.person("john");
        let overview = self.overview().await;
        john.press(&overview, "Enter success factors", ()).await.dialog()
    }

    /// John looks at the success factors, on the card posted last or from his own card of the engagement.
    async fn overview(&self) -> ShownMessage {
        let john = self.sim.person("john");
        let shown =
            john.sees("john").into_iter().rfind(|m| !m.deleted && m.has_button("Enter success factors"));
        match shown {
            Some(shown) => shown,
            None => john.press(&self.johns("Success factors"), "Success factors", ()).await.card(),
        }
    }

    /// John saves a dialog.
    async fn saves(&self, dialog: Dialog) {
        let saved = dialog.press("Save").await;
        assert!(matches!(saved, Outcome::Closed), "{saved:?}");
        self.settle().await;
        self.looks_at("john");
        self.looks_at("deployments");
    }

    /// John enters the same status for all four, with what is proposed for the rest.
    async fn enters_all(&self, status: &str) {
        let mut page = self.factors().await;
        for factor in ["stakeholders", "scenarios", "awareness", "training"] {
            page.fill(&format!("in_status.{factor}"), status);
        }
        self.saves(page).await;
    }

    /// John asks Ana in the channel.
    async fn asks_ana(&self) {
        let john = self.sim.person("john");
        let dialog = john.press(&self.overview().await, "Ask the customer", ()).await.dialog();
        assert!(!dialog.value("in_people").is_empty(), "the success owner is proposed");
        assert!(matches!(dialog.press("Ask").await, Outcome::Closed), "the dialog closes");
        self.settle().await;
        self.looks_at("john");
    }

    /// John asks Nadia, who has a chat with the bot, in that chat.
    pub(crate) async fn asks_nadia(&self) {
        self.asks_nadia_meanwhile().await;
        self.settle().await;
    }

    /// The same, and nobody waits until it is sent.
    pub(crate) async fn asks_nadia_meanwhile(&self) {
        let john = self.sim.person("john");
        let mut dialog = john.press(&self.overview().await, "Ask the customer", ()).await.dialog();
        let nadia = Self::choice(&dialog, "in_people", "Nadia");
        dialog.fill("in_people", &nadia).fill("in_where", "personal");
        assert!(matches!(dialog.press("Ask").await, Outcome::Closed), "the dialog closes");
    }

    /// Ana's answers, as she opens them on the request in the channel.
    async fn ana_answers(&self) -> Dialog {
        let ana = self.sim.person("ana");
        ana.opens("deployments").await;
        let request = ana.sees("deployments").into_iter().rfind(|m| m.from.bot && !m.deleted);
        ana.press(&request.expect("the request"), "Responder", ()).await.dialog()
    }

    /// The number of `name` among the choices of an input.
    pub(crate) fn choice(dialog: &Dialog, input: &str, name: &str) -> String {
        let inputs = dialog.inputs();
        let found = inputs.iter().find(|one| one["id"] == input).expect("the input");
        let choices = found["choices"].as_array().expect("choices");
        let choice = choices.iter().find(|one| one["title"].as_str().is_some_and(|t| t.contains(name)));
        choice.and_then(|one| one["value"].as_str()).expect("the name").to_owned()
    }
}

#[test]
fn sixteen_factors_that_are_alike_are_settled_in_a_few_taps_and_the_workshop_closes() {
    on_stage(async |stage| {
        stage.confirmed().await;
        // Success factors, enter, a status for each letter (open, choose), save; who and when are proposed.
        let taps = 2 + 4 * 2 + 1;
        assert!(taps <= 20);
        stage.enters_all("in_progress").await;
        let card = stage.johns("Reviewed: close the workshop");
        assert!(says(&card, "**Teams** · 8 of 8"), "{:?}", card.texts());
        assert!(says(&card, "in progress · Ana Ruiz · by 15 March"), "{:?}", card.texts());
        let john = stage.sim.person("john");
        let closed = john.press(&card, "Reviewed: close the workshop", ()).await.card();
        assert!(says(&closed, "✔ Workshop closed by John Reed"), "{:?}", closed.texts());
        stage.settle().await;
        stage.looks_at("john");
        stage.looks_at("deployments");
    });
}

#[test]
fn an_exception_is_entered_in_its_row_and_its_reason_on_the_page_of_its_service() {
    on_stage(async |stage| {
        stage.confirmed().await;
        let mut page = stage.factors().await;
        for factor in ["stakeholders", "scenarios", "awareness", "training"] {
            page.fill(&format!("in_status.{factor}"), "in_place");
        }
        let mut rows = page.press("Next").await.dialog();
        assert_eq!(rows.value("in_status.training.teams"), "in_place", "prefilled from page 1");
        rows.fill("in_status.training.teams", "not_planned");
        stage.saves(rows).await;
        let card = stage.johns("Complete Teams");
        assert!(says(&card, "Still needed: a reason"), "{:?}", card.texts());
        assert!(!card.has_button("Reviewed: close the workshop"));
        let john = stage.sim.person("john");
        let mut one = john.press(&card, "Complete Teams", ()).await.dialog();
        one.fill("in_note.training.teams", "They know it already.");
        stage.saves(one).await;
        let card = stage.johns("Reviewed: close the workshop");
        assert!(says(&card, "**Teams**: – not planned · They know it already."), "{:?}", card.texts());
    });
}

#[test]
fn a_form_closed_after_page_one_reopens_with_what_was_typed_and_leaves_the_other_forms_draft() {
    on_stage(async |stage| {
        stage.confirmed().await;
        let john = stage.sim.person("john");
        let mut agreed = john.press(&stage.johns("Change"), "Change", ()).await.dialog();
        agreed.fill("in_target", "2026-04-02");
        let _ = agreed.press("Next").await.dialog();
        let mut page = stage.factors().await;
        page.fill("in_status.training", "in_progress").fill("in_when.training", "2026-03-30");
        let _ = page.press("Next").await.dialog();
        let again = stage.factors().await;
        assert_eq!(again.value("in_status.training.teams"), "in_progress", "page 2 comes back");
        let first = again.press("Back").await.dialog();
        assert_eq!(first.value("in_when.training"), "2026-03-30");
        let agreed = john.press(&stage.johns("Change"), "Change", ()).await.dialog();
        assert_eq!(agreed.value("in_target.teams"), "2026-04-02");
    });
}

#[test]
fn a_wrong_date_comes_back_with_what_was_typed() {
    on_stage(async |stage| {
        stage.confirmed().await;
        let mut page = stage.factors().await;
        page.fill("in_status.training", "in_progress").fill("in_when.training", "2026-01-01");
        page.fill("in_note.awareness", "A mail from the board");
        let back = page.press("Save").await.dialog();
        assert_eq!(back.value("in_when.training"), "2026-01-01");
        assert_eq!(back.value("in_note.awareness"), "A mail from the board");
        assert!(back.text_content().contains("The date must be later than 2 March."), "{:?}", back.texts());
    });
}

#[test]
fn a_customer_answers_in_the_channel_and_the_fm_takes_it_over_with_one_tap() {
    on_stage(async |stage| {
        stage.confirmed().await;
        stage.asks_ana().await;
        let request = stage.last("deployments");
        assert!(says(&request, "For <at>Ana Ruiz</at>"), "{:?}", request.texts());
        assert!(request.inputs().is_empty(), "nothing is filled in in the open");
        assert!(!INTERNAL.iter().any(|word| request.text_content().contains(word)));
        let mut answers = stage.ana_answers().await;
        let ana = Stage::choice(&answers, "in_who.awareness", "Ana Ruiz");
        answers.fill("in_who.awareness", &ana).fill("in_when.awareness", "2026-03-20");
        answers.fill("in_who.training", "nobody");
        assert!(matches!(answers.press("Enviar").await, Outcome::Closed), "the dialog closes");
        stage.settle().await;
        let request = stage.last("deployments");
        assert!(says(&request, "✔ Ana Ruiz answered, 2 March"), "{:?}", request.texts());
        let said = stage.johns("Accept");
        assert!(says(&said, "**Awareness**: Ana Ruiz, by 20 March"), "{:?}", said.texts());
        assert!(says(&said, "**Training**: nobody yet"), "{:?}", said.texts());
        let john = stage.sim.person("john");
        let reviewed = john.press(&said, "Accept", ()).await.card();
        assert!(says(&reviewed, "✔ Reviewed"), "{:?}", reviewed.texts());
        stage.settle().await;
        stage.looks_at("john");
        stage.looks_at("deployments");
        let overview = john.press(&stage.johns("Success factors"), "Success factors", ()).await.card();
        assert!(says(&overview, "◑ in progress · Ana Ruiz · by 20 March"), "{:?}", overview.texts());
        assert!(!says(&overview, "not reviewed"), "{:?}", overview.texts());
        let back = john.press(&overview, "Back", ()).await.card();
        assert!(back.has_button("Success factors"), "{:?}", back.texts());
    });
}

#[test]
fn somebody_who_has_a_chat_with_the_bot_can_be_asked_and_answer_there() {
    on_stage(async |stage| {
        stage.welcome("nadia").await;
        stage.confirmed().await;
        let nadia = stage.sim.person("nadia");
        stage.asks_nadia().await;
        assert!(!says(&stage.last("deployments"), "Four short questions"), "nothing is posted there");
        let request = stage.last("nadia");
        let title = request.button_titles().remove(0);
        let mut answers = nadia.press(&request, &title, ()).await.dialog();
        answers.fill("in_who.training", "nobody");
        let send = answers.buttons().pop().expect("a button").title;
        assert!(matches!(answers.press(&send).await, Outcome::Closed), "the dialog closes");
        stage.settle().await;
        assert!(says(&stage.last("nadia"), "✔ Nadia Khan"), "{:?}", stage.last("nadia").texts());
        assert!(says(&stage.johns("Accept"), "Nadia Khan answered"));
        stage.looks_at("deployments");
    });
}

#[test]
fn an_answer_that_cannot_be_comes_back_and_a_stranger_is_asked_who_they_are() {
    on_stage(async |stage| {
        stage.confirmed().await;
        stage.asks_ana().await;
        let mut answers = stage.ana_answers().await;
        answers.fill("in_name.training", "Eva Sanz").fill("in_when.training", "2026-01-01");
        let back = answers.press("Enviar").await.dialog();
        assert_eq!(back.value("in_name.training"), "Eva Sanz");
        assert!(back.text_content().contains("posterior"), "{:?}", back.texts());
        let blank = stage.ana_answers().await.press("Enviar").await.dialog();
        assert!(blank.text_content().contains("Revise"), "{:?}", blank.texts());
        let nadia = stage.sim.person("nadia");
        let refused = nadia.press(&stage.last("deployments"), "Answer", ()).await.dialog();
        assert!(
            refused.button_titles().iter().any(|t| t == "I'm on this project as…"),
            "{:?}",
            refused.texts()
        );
    });
}

#[test]
fn what_a_customer_said_stays_said_until_the_fm_reviews_it() {
    on_stage(async |stage| {
        stage.confirmed().await;
        stage.enters_all("in_place").await;
        stage.asks_ana().await;
        let closable = stage.johns("Reviewed: close the workshop");
        let mut answers = stage.ana_answers().await;
        answers.fill("in_name.training", "Eva Sanz");
        assert!(matches!(answers.press("Enviar").await, Outcome::Closed), "the dialog closes");
        stage.settle().await;
        stage.looks_at("deployments");
        stage.looks_at("john");
        let john = stage.sim.person("john");
        let refused = john.press(&closable, "Reviewed: close the workshop", ()).await.message();
        assert!(refused.contains("Some answers have not been reviewed"), "{refused}");
        // The FM's own entry is a review, too.
        let overview = stage.overview().await;
        assert!(says(&overview, "Ana Ruiz says: Eva Sanz (not reviewed yet)"), "{:?}", overview.texts());
        stage.enters_all("in_place").await;
        let closable = stage.johns("Reviewed: close the workshop");
        let closed = john.press(&closable, "Reviewed: close the workshop", ()).await.card();
        assert!(says(&closed, "✔ Workshop closed"), "{:?}", closed.texts());
        stage.settle().await;
        stage.looks_at("john");
        stage.looks_at("deployments");
    });
}

#[test]
fn a_workshop_that_is_not_settled_any_more_does_not_close_and_says_what_is_lacking() {
    on_stage(async |stage| {
        stage.confirmed().await;
        stage.enters_all("in_place").await;
        let closable = stage.johns("Reviewed: close the workshop");
        let mut page = stage.factors().await;
        page.fill("in_status.training", "not_started");
        assert!(matches!(page.press("Save").await, Outcome::Closed), "the dialog closes");
        let john = stage.sim.person("john");
        // Pressed in the moment before the card changes.
        let refused = john.press(&closable, "Reviewed: close the workshop", ()).await.message();
        assert!(refused.contains("The workshop can't be closed yet"), "{refused}");
        stage.settle().await;
        stage.looks_at("john");
        stage.looks_at("deployments");
        assert!(says(&stage.johns("Enter success factors"), "4 points are still to be settled"));
    });
}

#[test]
fn in_the_channel_nobody_reads_internal_words_or_notes_not_even_the_fm() {
    on_stage(async |stage| {
        stage.confirmed().await;
        let mut page = stage.factors().await;
        page.fill("in_status.training", "not_planned").fill("in_note.training", "Budget fight");
        page.fill("in_status.awareness", "in_place").fill("in_note.awareness", "Weak sponsor");
        stage.saves(page).await;
        for (who, word) in [("ana", "success factors"), ("john", "success factors"), ("ana", "open points")] {
            stage.sim.person(who).says("deployments", &format!("@FastTrack {word}")).await;
            stage.settle().await;
            let card = stage.last("deployments");
            let text = card.text_content();
            for hidden in INTERNAL.into_iter().chain(["Budget", "sponsor"]) {
                assert!(!text.contains(hidden), "{who} {word}: {text}");
            }
        }
        stage.sim.person("john").says("deployments", "@FastTrack ssat").await;
        stage.settle().await;
        let john = stage.sim.person("john");
        john.opens("deployments").await;
        let card = john.sees("deployments").into_iter().rfind(|m| m.from.bot && !m.deleted).expect("a card");
        assert!(says(&card, "How they learn"), "{:?}", card.texts());
        let page = john.press(&card, "Enter success factors", ()).await.dialog();
        assert_eq!(page.value("in_note.awareness"), "", "{:?}", page.texts());
        // What was not shown is not taken away.
        assert!(matches!(page.press("Save").await, Outcome::Closed), "the dialog closes");
        stage.settle().await;
        stage.looks_at("deployments");
        assert!(says(&stage.johns("Ask the customer"), "Weak sponsor"));
        let ana = stage.sim.person("ana");
        let refused = ana.press(&card, "Enter success factors", ()).await.dialog();
        assert!(refused.inputs().is_empty(), "{:?}", refused.texts());
        let text = refused.text_content();
        assert!(text.contains("John Reed"), "she is told who does it: {text}");
    });
}

#[test]
fn a_customer_who_is_stuck_tells_the_fm_and_finds_the_answer_among_their_items() {
    on_stage(async |stage| {
        stage.confirmed().await;
        let ana = stage.sim.person("ana");
        let card = ana
            .sees("deployments")
            .into_iter()
            .find(|m| m.has_button("I'm stuck") || m.has_button("No puedo avanzar"));
        let card = card.expect("the engagement card");
        let stuck = if card.has_button("I'm stuck") { "I'm stuck" } else { "No puedo avanzar" };
        let form = ana.press(&card, stuck, ()).await.dialog();
        let mut again = form.press("Enviar").await.dialog();
        assert!(again.text_content().contains("⚠"), "it needs words: {:?}", again.texts());
        again.fill("in_what", "The proxy blocks video");
        assert!(matches!(again.press("Enviar").await, Outcome::Closed), "the dialog closes");
        stage.settle().await;
        assert!(stage.last_card("deployments").text_content().contains("1 open point"), "everyone sees it");
        let point = stage.johns("Resolve");
        assert!(
            says(&point, "Ana Ruiz is stuck") && says(&point, "The proxy blocks video"),
            "{:?}",
            point.texts()
        );
        assert!(says(&point, "Still needed: who acts, the next action and a date"), "{:?}", point.texts());
        let mut settle = stage.sim.person("john").press(&point, "Resolve", ()).await.dialog();
        settle.fill("in_comment", "Open port 3478");
        assert!(matches!(settle.press("Save").await, Outcome::Closed), "the dialog closes");
        stage.settle().await;
        stage.looks_at("john");
        stage.looks_at("deployments");
        let card = ana
            .sees("deployments")
            .into_iter()
            .find(|m| m.has_button("My items") || m.has_button("Mis pendientes"));
        let card = card.expect("the engagement card");
        let mine = if card.has_button("My items") { "My items" } else { "Mis pendientes" };
        let items = ana.press(&card, mine, ()).await.dialog();
        assert!(items.text_content().contains("Open port 3478"), "{:?}", items.texts());
    });
}

#[test]
fn the_fms_own_points_are_not_read_in_the_channel_and_a_stranger_adds_none() {
    on_stage(async |stage| {
        stage.confirmed().await;
        let john = stage.sim.person("john");
        let list = john.press(&stage.johns("Open points"), "Open points", ()).await.card();
        let mut form = john.press(&list, "Add a point", ()).await.dialog();
        form.fill("in_what", "Voice expert").fill("in_kind", "sme_request");
        assert!(matches!(form.press("Send").await, Outcome::Closed), "the dialog closes");
        stage.settle().await;
        assert!(says(&stage.johns("Add a point"), "**SME request** · Voice expert"));
        stage.looks_at("john");
        stage.looks_at("deployments");
        john.says("deployments", "@FastTrack open points").await;
        stage.settle().await;
        let shared = stage.last("deployments");
        assert!(says(&shared, "no open points") && !says(&shared, "Voice expert"), "{:?}", shared.texts());
        let nadia = stage.sim.person("nadia");
        let refused = nadia.press(&shared, "I'm stuck", ()).await.dialog();
        assert!(refused.text_content().contains("customer's"), "{:?}", refused.texts());
    });
}

impl Stage {
    /// The engagement's card in a conversation.
    fn last_card(&self, conversation: &str) -> ShownMessage {
        let messages = self.sim.messages(conversation);
        messages.into_iter().find(|m| !m.deleted && m.has_button("My items")).expect("the engagement card")
    }
}
