//! FastTrack's terms, through the front door: sent to the shared conversation, accepted by one tap, recorded, taken
//! back; what everyone reads of it, and who may not.

use fasttrack_bot::playbook::{Locale, Playbook, RuleId};
use teams_simulator::{Outcome, ShownMessage};

use crate::harness::{Stage, on_stage};
use crate::moving::john_moves_it;
use crate::replay::comes_again;
use crate::tongue::{Known, Tongue};

const MIGRATES: &[Known] = &[("ask_migration", &[("in_choice", "yes")])];

/// What each language says.
struct Read {
    locale: Locale,
    asks: &'static str,
    accept: &'static str,
    accepted: &'static str,
    recorded: &'static str,
    told: &'static str,
    told_back: &'static str,
    by_tap: &'static str,
}

const ENGLISH: Read = Read {
    locale: Locale::En,
    asks: "Please accept FastTrack's terms",
    accept: "We accept the terms",
    accepted: "✔ Ana Ruiz accepted FastTrack's terms, 2 March",
    recorded: "✔ Ana Ruiz accepted FastTrack's terms by e-mail, 2 March",
    told: "Ana Ruiz (Contoso) accepted FastTrack's terms",
    told_back: "Ana Ruiz (Contoso) took back",
    by_tap: "Approved by Ana Ruiz in the shared conversation",
};

const SPANISH: Read = Read {
    locale: Locale::Es,
    asks: "Por favor, acepte los términos de FastTrack",
    accept: "Aceptamos los términos",
    accepted: "✔ Ana Ruiz aceptó los términos de FastTrack, 2 de marzo",
    recorded: "✔ Ana Ruiz aceptó los términos de FastTrack por correo electrónico, 2 de marzo",
    told: "Ana Ruiz (Contoso) aceptó los términos de FastTrack",
    told_back: "Ana Ruiz (Contoso) retiró",
    by_tap: "Aprobados por Ana Ruiz en la conversación compartida",
};

const PORTUGUESE: Read = Read {
    locale: Locale::PtBr,
    asks: "Por favor, aceite os termos do FastTrack",
    accept: "Aceitamos os termos",
    accepted: "✔ Ana Ruiz aceitou os termos do FastTrack, 2 de março",
    recorded: "✔ Ana Ruiz aceitou os termos do FastTrack por e-mail, 2 de março",
    told: "Ana Ruiz (Contoso) aceitou os termos do FastTrack",
    told_back: "Ana Ruiz (Contoso) desfez",
    by_tap: "Aprovados por Ana Ruiz na conversa compartilhada",
};

impl Tongue<'_> {
    /// Everything agreed, and migration is planned; John's card of the playbook, which offers to send the terms.
    async fn needs_terms(&self) -> ShownMessage {
        self.begin().await;
        let card = self.types("phase").await;
        assert!(!card.has_button(self.word("terms_send")), "nobody knows whether they are needed");
        let rules = self.presses(&card, self.word("way_rules")).await;
        let reason = Playbook::get().rule(RuleId::Terms).reason.of(self.locale);
        let rules = self.asked_until(rules, reason).await;
        self.presses(&rules, self.word("way_phase")).await
    }

    /// The same, and John sends them; the card that everyone has in the channel.
    async fn sent_terms(&self) -> ShownMessage {
        let card = self.needs_terms().await;
        let card = self.presses(&card, self.word("terms_send")).await;
        assert!(!card.has_button(self.word("terms_send")), "once a day: {:?}", card.button_titles());
        self.stage.last("deployments")
    }

    /// How often John was told this in his own chat.
    fn times_told(&self, words: &str) -> usize {
        self.stage.sim.messages("john").iter().filter(|m| !m.deleted && m.says(words)).count()
    }

    async fn ana_presses(&self, button: &str) -> ShownMessage {
        let shown = self.anas(button).await;
        let card = self.stage.sim.person("ana").press(&shown, button, ()).await.card();
        self.settled().await;
        card
    }
}

fn with<'s>(stage: &'s Stage, read: &Read) -> Tongue<'s> {
    Tongue { stage, locale: read.locale, known: MIGRATES }
}

/// Sent, accepted by one tap, read by everyone, told to the FM once, taken back.
async fn by_tap(stage: &Stage, read: &Read) {
    let tongue = with(stage, read);
    let everyone = tongue.sent_terms().await;
    assert!(everyone.says(read.asks) && everyone.says("<at>Ana Ruiz</at>"), "{:?}", everyone.texts());
    assert!(everyone.text_content().contains("aka.ms/fasttrackterms"), "{:?}", everyone.texts());
    assert_eq!(everyone.button_titles(), [read.accept], "one button, and nothing to fill in");
    let tasks = tongue.types("tasks").await;
    tongue.has_completed(&tasks, &["1903"]);
    assert!(tasks.says("○ 1904"), "{:?}", tasks.texts());
    let hers = tongue.ana_presses(read.accept).await;
    assert!(hers.says(read.accepted), "{:?}", hers.texts());
    let everyone = stage.last("deployments");
    assert!(everyone.says(read.accepted) && everyone.button_titles().is_empty(), "{:?}", everyone.texts());
    assert_eq!(tongue.times_told(read.told), 1);
    let tasks = tongue.types("tasks").await;
    tongue.has_completed(&tasks, &["1903", "1904"]);
    assert!(tasks.says(read.by_tap), "{:?}", tasks.texts());
    let open = tongue.ana_presses(tongue.word("request_take_back")).await;
    assert!(open.has_button(read.accept), "{:?}", open.texts());
    assert_eq!(tongue.times_told(read.told_back), 1);
    assert!(stage.last("deployments").says(read.asks), "{:?}", stage.last("deployments").texts());
    let tasks = tongue.types("tasks").await;
    assert!(tasks.says("○ 1904"), "{:?}", tasks.texts());
}

/// Recorded by the FM, read by everyone, and by the person named, who can say that it is not so.
async fn by_word(stage: &Stage, read: &Read) {
    let tongue = with(stage, read);
    let card = tongue.needs_terms().await;
    let process = tongue.process(&card).await;
    let john = stage.sim.person("john");
    let mut form = john.press(&process, tongue.word("terms_record"), ()).await.dialog();
    form.fill("in_how", "email");
    assert!(matches!(form.press(tongue.word("agree_submit")).await, Outcome::Closed), "the dialog closes");
    tongue.settled().await;
    let everyone = stage.last("deployments");
    assert!(everyone.says(read.recorded) && everyone.says("<at>Ana Ruiz</at>"), "{:?}", everyone.texts());
    assert!(everyone.button_titles().is_empty(), "{:?}", everyone.button_titles());
    let tasks = tongue.types("tasks").await;
    tongue.has_completed(&tasks, &["1903", "1904"]);
    let open = tongue.ana_presses(tongue.word("terms_not_so")).await;
    assert!(open.has_button(read.accept), "{:?}", open.texts());
    assert_eq!(tongue.times_told(read.told_back), 1);
}

macro_rules! in_each_language {
    ($($name:ident: $journey:ident in $read:ident;)*) => {
        $(#[test]
        fn $name() {
            on_stage(async |stage| $journey(&stage, &$read).await);
        })*
    };
}

in_each_language! {
    the_terms_are_accepted_with_one_tap_in_english: by_tap in ENGLISH;
    the_terms_are_accepted_with_one_tap_in_spanish: by_tap in SPANISH;
    the_terms_are_accepted_with_one_tap_in_portuguese: by_tap in PORTUGUESE;
    an_approval_given_elsewhere_is_shown_to_who_gave_it_in_english: by_word in ENGLISH;
    an_approval_given_elsewhere_is_shown_to_who_gave_it_in_spanish: by_word in SPANISH;
    an_approval_given_elsewhere_is_shown_to_who_gave_it_in_portuguese: by_word in PORTUGUESE;
}

#[test]
fn who_may_not_accept_the_terms_is_told_who_may_and_nothing_changes() {
    on_stage(async |stage| {
        let tongue = with(&stage, &ENGLISH);
        let everyone = tongue.sent_terms().await;
        let stranger = stage.sim.person("nadia").press(&everyone, ENGLISH.accept, ()).await.card();
        assert_eq!(stranger.button_titles(), [tongue.word("home_join")], "{:?}", stranger.texts());
        assert!(stranger.says("Ana Ruiz can confirm this"), "{:?}", stranger.texts());
        let outcome = stage.sim.person("john").press(&everyone, ENGLISH.accept, ()).await;
        let Outcome::Message(refused) = outcome else { panic!("{outcome:?}") };
        assert!(refused.starts_with("This is for the customer's side."), "{refused}");
        let spanish = stage.sim.person("marta").press(&everyone, ENGLISH.accept, ()).await.card();
        assert!(spanish.says("Puede confirmarlo Ana Ruiz"), "{:?}", spanish.texts());
        tongue.settled().await;
        assert!(stage.last("deployments").says(ENGLISH.asks));
        let tasks = tongue.types("tasks").await;
        assert!(tasks.says("○ 1904"), "{:?}", tasks.texts());
        assert_eq!(tongue.times_told("accepted FastTrack's terms"), 0);
    });
}

#[test]
fn sending_accepting_and_taking_back_are_done_once_however_often_they_come() {
    on_stage(async |stage| {
        let tongue = with(&stage, &ENGLISH);
        let everyone = tongue.sent_terms().await;
        comes_again(&stage, "terms.send").await;
        let ana = stage.sim.person("ana");
        let _ = ana.press(&everyone, ENGLISH.accept, ()).await.card();
        comes_again(&stage, "terms.accept").await;
        let again = ana.press(&everyone, ENGLISH.accept, ()).await.card();
        tongue.settled().await;
        assert!(again.says(ENGLISH.accepted), "{:?}", again.texts());
        assert_eq!(tongue.times_told(ENGLISH.told), 1);
        let _ = ana.press(&again, "terms.take_back", ()).await.card();
        comes_again(&stage, "terms.take_back").await;
        assert_eq!(tongue.times_told(ENGLISH.told_back), 1);
    });
}

#[test]
fn terms_that_do_not_apply_are_not_offered() {
    on_stage(async |stage| {
        let tongue = Tongue { stage: &stage, locale: Locale::En, known: &[] };
        tongue.begin().await;
        let card = tongue.types("phase").await;
        let rules = tongue.presses(&card, tongue.word("way_rules")).await;
        let rules = tongue.asked_through(rules, "ask_migration").await;
        let card = tongue.presses(&rules, tongue.word("way_phase")).await;
        assert!(!card.has_button(tongue.word("terms_send")), "{:?}", card.button_titles());
        let process = tongue.process(&card).await;
        assert!(
            !process.has_button(tongue.word("terms_send")) && !process.says("1903"),
            "{:?}",
            process.texts()
        );
    });
}

#[test]
fn terms_that_wait_move_with_the_engagement() {
    on_stage(async |stage| {
        let tongue = with(&stage, &ENGLISH);
        let _ = tongue.sent_terms().await;
        stage.sim.person("john").installs("core-team").await;
        tongue.settled().await;
        stage.looks_at("core-team");
        john_moves_it(&stage, "core-team").await;
        let there = stage.sim.messages("core-team");
        assert!(there.iter().any(|message| !message.deleted && message.says(ENGLISH.asks)));
        let left = stage.sim.messages("deployments");
        assert!(!left.iter().any(|message| !message.deleted && message.says(ENGLISH.asks)));
    });
}
