//! The four processes of the playbook's pages from entry to exit, in each language, by buttons and dialogs: kick-off,
//! success workshop, success execution, success review. The FM reads the language, and so does the customer. Each begins
//! at the real exit of the one before; no phase is set by hand.

use fasttrack_bot::playbook::{ActId, Locale};

use crate::harness::{Stage, on_stage};
use crate::tongue::{Tongue, act};

/// What is read at the turning points, as each language says it.
struct Read {
    locale: Locale,
    /// The phase after the kick-off.
    assess: &'static str,
    /// What everyone reads once the customer confirmed.
    confirmed: &'static str,
    /// What the customer is asked about training.
    asked: &'static str,
    /// The success track once the workshop is closed.
    closed: &'static str,
    /// The phase after the enablement.
    execution: &'static str,
    /// A heading of the customer's checklist.
    learn: &'static str,
    /// How far the figures are.
    figures: &'static str,
    /// The phase after the use was reached.
    review_due: &'static str,
    /// What stands in the way of leaving.
    survey: &'static str,
    /// The farewell.
    farewell: &'static str,
}

const ENGLISH: Read = Read {
    locale: Locale::En,
    assess: "Workshop and technical assessment",
    confirmed: "✔ Ana Ruiz confirmed all 4",
    asked: "Who looks after training?",
    closed: "✔ the workshop is closed",
    execution: "Success execution",
    learn: "How they learn",
    figures: "4 of 4 services have reached what was agreed",
    review_due: "Success review due",
    survey: "The survey is sent",
    farewell: "thank you, and all the best",
};

const SPANISH: Read = Read {
    locale: Locale::Es,
    assess: "Taller para el éxito y evaluación técnica",
    confirmed: "✔ Los 4 puntos confirmados por Ana Ruiz",
    asked: "¿Quién se ocupa de la capacitación?",
    closed: "✔ el taller está cerrado",
    execution: "Ejecución de éxito",
    learn: "Cómo aprenden",
    figures: "4 de 4 servicios alcanzaron lo acordado",
    review_due: "Revisión del éxito pendiente",
    survey: "La encuesta",
    farewell: "gracias y mucho éxito",
};

const PORTUGUESE: Read = Read {
    locale: Locale::PtBr,
    assess: "Workshop de sucesso e avaliação técnica",
    confirmed: "✔ Os 4 pontos confirmados por Ana Ruiz",
    asked: "Quem cuida do treinamento?",
    closed: "✔ o workshop está encerrado",
    execution: "Execução de sucesso",
    learn: "Como aprendem",
    figures: "4 de 4 serviços alcançaram o combinado",
    review_due: "Revisão de sucesso pendente",
    survey: "A pesquisa",
    farewell: "obrigado e muito sucesso",
};

/// Everything agreed and asked, in one language for all: the FM reads it, and the customer.
async fn begin<'s>(stage: &'s Stage, read: &Read) -> Tongue<'s> {
    let tongue = Tongue { stage, locale: read.locale, known: &[] };
    tongue.begin().await;
    tongue
}

/// The kick-off: hand-over, first message, booking, meeting, confirmation, terms, results.
async fn kickoff(stage: &Stage, read: &Read) {
    let tongue = begin(stage, read).await;
    let card = tongue.types("phase").await;
    let card = tongue.presses(&card, act(ActId::HandoverReceived, read.locale)).await;
    let card = tongue.clears(card, act(ActId::OutreachSent, read.locale)).await;
    let card = tongue.clears(card, act(ActId::KickoffBooked, read.locale)).await;
    let card = tongue.clears(card, act(ActId::KickoffHeld, read.locale)).await;
    let everyone = tongue.ana_confirms().await;
    assert!(everyone.says(read.confirmed), "{:?}", everyone.texts());
    let card = tongue.records_terms(&card).await;
    let process = tongue.process(&card).await;
    tongue.has_completed(&process, &["994", "1904", "3979", "3616"]);
    let attested = tongue.presses(&process, tongue.word("process_all")).await;
    assert!(!attested.has_button(tongue.word("process_all")), "nothing is left: {:?}", attested.texts());
    let card = tongue.presses(&attested, tongue.word("way_phase")).await;
    let card = tongue.clears(card, act(ActId::KickoffClosed, read.locale)).await;
    assert!(card.says(read.assess), "{:?}", card.texts());
}

/// The workshop: the customer answers, the FM enters and closes, the plan is made.
async fn workshop(stage: &Stage, read: &Read) {
    let tongue = begin(stage, read).await;
    let card = tongue.kicks_off().await;
    assert!(card.says(read.assess), "{:?}", card.texts());
    let overview = tongue.types("factors").await;
    let request = tongue.asks_ana(&overview).await;
    assert!(request.says(read.asked), "{:?}", request.texts());
    tongue.ana_answers("training", "Eva Sanz").await;
    let said = stage.johns(tongue.word("correction_accept"));
    assert!(said.says("Eva Sanz"), "{:?}", said.texts());
    let _ = tongue.presses(&said, tongue.word("correction_accept")).await;
    let overview = tongue.enters_factors(&["stakeholders", "scenarios", "awareness"]).await;
    let closed = tongue.presses(&overview, tongue.word("factors_close")).await;
    assert!(!closed.has_button(tongue.word("factors_close")), "{:?}", closed.texts());
    let card = tongue.types("phase").await;
    assert!(card.says(read.closed), "{:?}", card.texts());
    let checklist = tongue.types("checklist").await;
    let made = tongue.presses(&checklist, tongue.word("plan_make")).await;
    assert!(made.says(read.learn), "{:?}", made.texts());
    let tasks = tongue.types("tasks").await;
    tongue.has_completed(&tasks, &["2536"]);
}

/// Success execution: the customer works on the plan, the figures reach what was agreed.
async fn execution(stage: &Stage, read: &Read) {
    let tongue = begin(stage, read).await;
    let _ = tongue.kicks_off().await;
    let card = tongue.enables().await;
    assert!(card.says(read.execution), "{:?}", card.texts());
    let checklist = tongue.types("checklist").await;
    let _ = tongue.presses(&checklist, tongue.word("plan_make")).await;
    let done = tongue.ana_does_an_item().await;
    assert!(done.text_content().contains("✔ Ana Ruiz"), "{:?}", done.texts());
    let figures = tongue.types("figures").await;
    let figures = tongue.enters_figures(&figures, "1000", "120").await;
    assert!(figures.says(read.figures), "{:?}", figures.texts());
    let card = tongue.types("phase").await;
    let card = tongue.clears(card, act(ActId::UsageReached, read.locale)).await;
    assert!(card.says(read.review_due), "{:?}", card.texts());
}

/// The review: held, its outcome chosen, the survey sent, the customer's farewell.
async fn review(stage: &Stage, read: &Read) {
    let tongue = begin(stage, read).await;
    let _ = tongue.kicks_off().await;
    let _ = tongue.enables().await;
    let card = tongue.reaches_use().await;
    assert!(card.says(read.review_due), "{:?}", card.texts());
    let card = tongue.presses(&card, act(ActId::ReviewHeld, read.locale)).await;
    let process = tongue.process(&card).await;
    tongue.has_completed(&process, &["3735"]);
    let card = tongue.presses(&process, tongue.word("way_phase")).await;
    let refused = tongue.is_refused(&card, &[("in_choice", "disengage")]).await;
    assert!(refused.text_content().contains(read.survey), "{}", refused.text_content());
    refused.close();
    let process = tongue.process(&card).await;
    let card = tongue.presses(&process, tongue.word("process_all")).await;
    let card = tongue.presses(&card, tongue.word("way_phase")).await;
    // The survey was among the outputs; that practice was shared is said where it is asked for.
    let refused = tongue.is_refused(&card, &[("in_choice", "disengage")]).await;
    assert!(!refused.text_content().contains(read.survey), "{}", refused.text_content());
    tongue.attests_in(refused).await;
    let card = tongue.types("phase").await;
    let outcome = [("in_choice", "disengage"), ("in_comment", "Todos se reúnen en Teams")];
    let card = tongue.fills(&card, tongue.word("way_outcome"), &outcome).await;
    assert!(!card.has_button(tongue.word("way_outcome")), "{:?}", card.texts());
    let farewell = stage.last("deployments");
    assert!(
        farewell.says(read.farewell) && farewell.says("Todos se reúnen en Teams"),
        "{:?}",
        farewell.texts()
    );
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
    the_kickoff_goes_from_entry_to_exit_in_english: kickoff in ENGLISH;
    the_kickoff_goes_from_entry_to_exit_in_spanish: kickoff in SPANISH;
    the_kickoff_goes_from_entry_to_exit_in_portuguese: kickoff in PORTUGUESE;
    the_workshop_goes_from_entry_to_exit_in_english: workshop in ENGLISH;
    the_workshop_goes_from_entry_to_exit_in_spanish: workshop in SPANISH;
    the_workshop_goes_from_entry_to_exit_in_portuguese: workshop in PORTUGUESE;
    success_execution_goes_from_entry_to_exit_in_english: execution in ENGLISH;
    success_execution_goes_from_entry_to_exit_in_spanish: execution in SPANISH;
    success_execution_goes_from_entry_to_exit_in_portuguese: execution in PORTUGUESE;
    the_review_goes_from_entry_to_exit_in_english: review in ENGLISH;
    the_review_goes_from_entry_to_exit_in_spanish: review in SPANISH;
    the_review_goes_from_entry_to_exit_in_portuguese: review in PORTUGUESE;
}
