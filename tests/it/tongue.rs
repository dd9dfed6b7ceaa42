//! A journey in one language: the FM John and the customer Ana both read it, and the buttons they press bear the
//! bot's own words in it (`cards/strings`), so that a better wording breaks no test. What is read is asserted by tests.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use fasttrack_bot::playbook::{ActId, Locale, Playbook};
use serde_json::Value;
use teams_simulator::{Dialog, Outcome, ShownMessage};

use crate::harness::Stage;
use crate::scenes::SERVICES;

/// What an act is called.
pub(crate) fn act(act: ActId, locale: Locale) -> &'static str {
    Playbook::get().act(act).names.of(locale)
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/cards/strings"))
}

/// All messages without arguments, by language and id.
fn messages() -> &'static BTreeMap<&'static str, BTreeMap<String, String>> {
    static ALL: OnceLock<BTreeMap<&'static str, BTreeMap<String, String>>> = OnceLock::new();
    ALL.get_or_init(|| {
        let of = |locale: Locale| {
            let file = folder().join(format!("{}.ftl", locale.as_str()));
            let text = std::fs::read_to_string(file).expect("the words");
            let lines = text.lines().filter_map(|line| line.split_once(" = "));
            let plain = lines.filter(|(id, words)| !id.starts_with([' ', '#']) && !words.contains('{'));
            (locale.as_str(), plain.map(|(id, words)| (id.to_owned(), words.to_owned())).collect())
        };
        Locale::ALL.map(of).into()
    })
}

/// An answer that the FM gives when a question comes up: its id, and what is filled in.
pub(crate) type Known = (&'static str, &'static [(&'static str, &'static str)]);

/// What is known of the customer in these journeys.
const KNOWN: [Known; 13] = [
    ("ask_managed", &[("in_choice", "no")]),
    ("ask_relation", &[("in_choice", "known")]),
    ("ask_priority", &[("in_choice", "low")]),
    ("ask_partner", &[("in_choice", "no")]),
    ("ask_combined", &[("in_choice", "no")]),
    ("ask_motion", &[("in_choice", "customer_health")]),
    ("ask_entitled", &[("in_services", SERVICES)]),
    ("ask_seats", &[("in_number", "1000")]),
    ("ask_benefit", &[("in_choice", "outside")]),
    ("ask_migration", &[("in_choice", "no")]),
    ("ask_gaps", &[("in_choice", "no")]),
    ("ask_csm", &[("in_choice", "no")]),
    ("ask_usage_report", &[("in_choice", "no")]),
];

/// The four success factors.
const LETTERS: [&str; 4] = ["stakeholders", "scenarios", "awareness", "training"];

/// John's and Ana's journey.
pub(crate) struct Tongue<'s> {
    pub(crate) stage: &'s Stage,
    pub(crate) locale: Locale,
    /// What is known otherwise than in [`KNOWN`].
    pub(crate) known: &'s [Known],
}

impl Tongue<'_> {
    /// The words of a message without arguments.
    pub(crate) fn word(&self, id: &str) -> &'static str {
        let found = messages()[self.locale.as_str()].get(id);
        found.unwrap_or_else(|| panic!("{} has no plain message {id}", self.locale))
    }

    /// The word to type for a command.
    fn command(&self, id: &str) -> String {
        let text = std::fs::read_to_string(folder().join("commands.json")).expect("the commands");
        let all: Value = serde_json::from_str(&text).expect("JSON");
        all[id][self.locale.as_str()][0].as_str().expect("a word").to_owned()
    }

    /// An engagement in the language, brought to the channel, entered, agreed and asked about; John and Ana read it.
    pub(crate) async fn begin(&self) {
        self.begin_with(self.locale).await;
    }

    /// The same with a customer of another language than John's and Ana's own.
    pub(crate) async fn begin_with(&self, customer: Locale) {
        let stage = self.stage;
        stage.john_starts_in(customer.as_str()).await;
        stage.john_brings().await;
        stage.john_enters().await;
        stage.john_records_that_ana_agreed().await;
        stage.john_asks().await;
        let name = match self.locale {
            Locale::En => "english",
            Locale::Es => "español",
            Locale::PtBr => "português",
        };
        stage.sim.person("john").says("john", name).await;
        stage.sim.person("ana").says("deployments", &format!("@FastTrack {name}")).await;
        self.settled().await;
    }

    /// John types a command in his own chat; the card that comes.
    pub(crate) async fn types(&self, command: &str) -> ShownMessage {
        self.stage.sim.person("john").says("john", &self.command(command)).await;
        self.settled().await;
        self.stage.last("john")
    }

    /// John presses a button of a card of his; the card as it is then.
    pub(crate) async fn presses(&self, card: &ShownMessage, button: &str) -> ShownMessage {
        let outcome = self.stage.sim.person("john").press(card, button, ()).await;
        self.settled().await;
        match outcome {
            Outcome::Card(card) => card,
            other => panic!("{button}: {other:?} on {:?}", card.texts()),
        }
    }

    /// John fills in the dialog behind a button and sends it; the card as it stands then.
    pub(crate) async fn fills(
        &self,
        card: &ShownMessage,
        button: &str,
        inputs: &[(&str, &str)],
    ) -> ShownMessage {
        let sent = self.sends(card, button, inputs).await;
        if let Outcome::Dialog(back) = sent {
            panic!("{button}: it comes back: {}", back.text_content());
        }
        self.settled().await;
        self.stage.last("john")
    }

    async fn sends(&self, card: &ShownMessage, button: &str, inputs: &[(&str, &str)]) -> Outcome {
        let mut dialog = self.stage.sim.person("john").press(card, button, ()).await.dialog();
        for (input, value) in inputs {
            dialog.fill(input, value);
        }
        dialog.press(self.word("save")).await
    }

    pub(crate) async fn settled(&self) {
        self.stage.settle().await;
        self.stage.looks_at("john");
        self.stage.looks_at("deployments");
    }

    /// John does what is missing, line by line, until `button` is there, and presses it.
    pub(crate) async fn clears(&self, card: ShownMessage, button: &str) -> ShownMessage {
        let mut card = card;
        for _ in 0..40 {
            if card.has_button(button) {
                let card = self.presses(&card, button).await;
                let back = self.word("way_phase");
                return if card.has_button(back) { self.presses(&card, back).await } else { card };
            }
            card = if card.has_button(self.word("way_missing")) {
                self.presses(&card, self.word("way_missing")).await
            } else {
                self.clears_one(&card).await
            };
        }
        panic!("{button} does not come: {:?} {:?}", card.texts(), card.button_titles())
    }

    /// John answers what is asked until the card says `sum`.
    pub(crate) async fn asked_until(&self, card: ShownMessage, sum: &str) -> ShownMessage {
        let mut card = card;
        for _ in 0..10 {
            if card.says(sum) {
                return card;
            }
            card = self.answers_first(&card).await;
        }
        panic!("{sum} does not come: {:?}", card.texts())
    }

    /// John answers what is asked until this question is not asked any more.
    pub(crate) async fn asked_through(&self, card: ShownMessage, question: &str) -> ShownMessage {
        let mut card = card;
        for _ in 0..20 {
            if !card.says(self.word(question)) {
                return card;
            }
            card = self.answers_first(&card).await;
        }
        panic!("{question} is still asked: {:?}", card.texts())
    }

    /// John answers the first question on the card.
    async fn answers_first(&self, card: &ShownMessage) -> ShownMessage {
        let answer = self.answer(card).unwrap_or_else(|| panic!("nobody knows more: {:?}", card.texts()));
        self.fills(card, self.word("missing_answer"), answer).await
    }

    /// What John answers to the first question on the card.
    fn answer(&self, card: &ShownMessage) -> Option<&'static [(&'static str, &'static str)]> {
        card.texts().iter().find_map(|line| {
            let mut known = self.known.iter().chain(&KNOWN);
            known.find(|(question, _)| line.contains(self.word(question))).map(|(_, answer)| *answer)
        })
    }

    /// The first line that John can do something about.
    async fn clears_one(&self, card: &ShownMessage) -> ShownMessage {
        if let Some(answer) = self.answer(card) {
            return self.fills(card, self.word("missing_answer"), answer).await;
        }
        assert!(
            card.has_button(self.word("missing_attest")),
            "nobody knows more: {:?} {:?}",
            card.texts(),
            card.button_titles()
        );
        self.presses(card, self.word("missing_attest")).await
    }

    /// John records an act by the list of all acts.
    pub(crate) async fn records(&self, card: &ShownMessage, act: &str) -> ShownMessage {
        self.fills(card, self.word("way_act"), &[("in_act", act)]).await
    }

    /// John records by the list of all acts that Ana, who is proposed, accepted the terms.
    pub(crate) async fn records_terms(&self, card: &ShownMessage) -> ShownMessage {
        let act = [("in_act", "terms_approved")];
        let form = self.sends(card, self.word("way_act"), &act).await.dialog();
        assert!(matches!(form.press(self.word("agree_submit")).await, Outcome::Closed), "the dialog closes");
        self.settled().await;
        self.stage.last("john")
    }

    /// John moves the engagement by hand.
    pub(crate) async fn moves_to(&self, card: &ShownMessage, phase: &str) -> ShownMessage {
        let inputs = [("in_choice", phase), ("in_comment", "Known from another system")];
        self.fills(card, self.word("way_override"), &inputs).await
    }

    /// The process with its inputs, outputs and tasks.
    pub(crate) async fn process(&self, card: &ShownMessage) -> ShownMessage {
        self.presses(card, self.word("way_process")).await
    }

    /// Whether each of these tasks is shown as complete.
    #[track_caller]
    pub(crate) fn has_completed(&self, card: &ShownMessage, tasks: &[&str]) {
        for task in tasks {
            assert!(card.says(&format!("✔ {task}")), "{task}: {:?}", card.texts());
        }
    }

    /// Choosing an outcome that cannot be: the dialog that says why.
    pub(crate) async fn is_refused(&self, card: &ShownMessage, inputs: &[(&str, &str)]) -> Dialog {
        self.sends(card, self.word("way_outcome"), inputs).await.dialog()
    }

    /// John says in the dialog that what it asks for is so.
    pub(crate) async fn attests_in(&self, dialog: Dialog) {
        let titles = dialog.button_titles();
        let so = titles.iter().find(|title| title.starts_with(self.word("missing_attest")));
        let next = dialog.press(so.unwrap_or_else(|| panic!("nothing to attest: {titles:?}"))).await;
        if let Outcome::Dialog(next) = next {
            next.close();
        }
        self.settled().await;
    }

    /// Ana confirms everything with one tap in the channel; what everyone reads there.
    pub(crate) async fn ana_confirms(&self) -> ShownMessage {
        let request = self.anas(self.word("request_all_correct")).await;
        let ana = self.stage.sim.person("ana");
        let _ = ana.press(&request, self.word("request_all_correct"), ()).await.card();
        self.settled().await;
        let messages = self.stage.sim.messages("deployments");
        messages.into_iter().find(|m| m.activity_id == request.activity_id).expect("the request")
    }

    /// The newest card in the channel that has this button for Ana.
    pub(crate) async fn anas(&self, button: &str) -> ShownMessage {
        let ana = self.stage.sim.person("ana");
        ana.opens("deployments").await;
        let seen = ana.sees("deployments");
        let buttons: Vec<_> = seen.iter().flat_map(ShownMessage::button_titles).collect();
        let found = seen.into_iter().rfind(|message| !message.deleted && message.has_button(button));
        found.unwrap_or_else(|| panic!("Ana has no button {button:?} among {buttons:?}"))
    }

    /// John asks Ana about the success factors; what everyone reads in the channel.
    pub(crate) async fn asks_ana(&self, overview: &ShownMessage) -> ShownMessage {
        let john = self.stage.sim.person("john");
        let dialog = john.press(overview, self.word("factors_ask"), ()).await.dialog();
        assert!(matches!(dialog.press(self.word("ask_send")).await, Outcome::Closed), "the dialog closes");
        self.settled().await;
        self.stage.last("deployments")
    }

    /// Ana answers one of the questions with somebody's name.
    pub(crate) async fn ana_answers(&self, factor: &str, name: &str) {
        let request = self.anas(self.word("ask_answer")).await;
        let ana = self.stage.sim.person("ana");
        let mut answers: Dialog = ana.press(&request, self.word("ask_answer"), ()).await.dialog();
        answers.fill(&format!("in_name.{factor}"), name);
        assert!(matches!(answers.press(self.word("send")).await, Outcome::Closed), "the dialog closes");
        self.settled().await;
    }

    /// John enters that these letters are in place and the others under way; the overview as it is then.
    pub(crate) async fn enters_factors(&self, in_place: &[&str]) -> ShownMessage {
        let john = self.stage.sim.person("john");
        let overview = self.stage.johns(self.word("factors_enter"));
        let mut page = john.press(&overview, self.word("factors_enter"), ()).await.dialog();
        for letter in LETTERS {
            if in_place.contains(&letter) {
                page.fill(&format!("in_status.{letter}"), "in_place");
            } else {
                page.fill(&format!("in_status.{letter}"), "in_progress");
                page.fill(&format!("in_when.{letter}"), "2026-03-30");
            }
        }
        assert!(matches!(page.press(self.word("save")).await, Outcome::Closed), "the dialog closes");
        self.settled().await;
        self.stage.johns(self.word("factors_close"))
    }

    /// Ana takes an item of the checklist and ticks it off; the dialog as it is then.
    pub(crate) async fn ana_does_an_item(&self) -> Dialog {
        let ana = self.stage.sim.person("ana");
        ana.says("deployments", &format!("@FastTrack {}", self.command("checklist"))).await;
        self.settled().await;
        let list = self.anas(self.word("plan_open")).await;
        let heading = ana.press(&list, "go:training:0", ()).await.dialog();
        let taken = heading.press("tap:self-service").await.dialog();
        self.settled().await;
        let done = taken.press("tap:self-service").await.dialog();
        self.settled().await;
        done
    }

    /// John enters the same figures for every service; the sheet as it is then.
    pub(crate) async fn enters_figures(
        &self,
        sheet: &ShownMessage,
        seats: &str,
        active: &str,
    ) -> ShownMessage {
        let mut form =
            self.stage.sim.person("john").press(sheet, self.word("figures_enter"), ()).await.dialog();
        for service in SERVICES.split(',') {
            form.fill(&format!("in_seats.{service}"), seats).fill(&format!("in_active.{service}"), active);
        }
        assert!(matches!(form.press(self.word("save")).await, Outcome::Closed), "the dialog closes");
        self.settled().await;
        self.stage.last("john")
    }
}
