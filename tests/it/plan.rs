//! The success plan through the front door: the FM makes it, the customer's people take items and tick them, and
//! what the figures say comes back as a share.

use teams_simulator::{Dialog, Outcome, ShownMessage};

use crate::harness::{Stage, on_stage};

fn says(texts: &[String], text: &str) -> bool {
    texts.iter().any(|line| line.contains(text))
}

/// What must never be read where a customer is.
const INTERNAL: [&str; 8] = ["DIBS", "SSAT", "FTOP", "L1", "BVD", "CPE", "RFA", "priority"];

/// The bot's last message in the channel as `person` sees it, once their client has refreshed it.
async fn seen(stage: &Stage, person: &str, conversation: &str) -> ShownMessage {
    let person = stage.sim.person(person);
    person.opens(conversation).await;
    let last = person.sees(conversation).into_iter().rfind(|message| message.from.bot && !message.deleted);
    last.expect("a message of the bot")
}

/// `person` writes a word and sees the card that comes.
pub(crate) async fn asks(stage: &Stage, person: &str, conversation: &str, words: &str) -> ShownMessage {
    stage.sim.person(person).says(conversation, words).await;
    stage.settle().await;
    stage.looks_at(conversation);
    seen(stage, person, conversation).await
}

/// John's engagement in the channel, everything in use by 15 March, and the plan made.
pub(crate) async fn planned(stage: &Stage) {
    stage.john_starts().await;
    stage.john_brings().await;
    stage.john_enters().await;
    let card = asks(stage, "john", "john", "checklist").await;
    assert!(says(&card.texts(), "Proposed dates"), "{:?}", card.texts());
    let made = stage.sim.person("john").press(&card, "Make these dates the plan", ()).await.card();
    assert!(!made.has_button("Make these dates the plan"), "{:?}", made.texts());
    stage.settle().await;
    stage.looks_at("deployments");
    stage.looks_at("john");
}

/// John says that Bruno is of the customer's team: Bruno claims it.
async fn bruno_joins(stage: &Stage) {
    let bruno = stage.sim.person("bruno");
    let card = asks(stage, "bruno", "deployments", "@FastTrack status").await;
    let mut join = bruno.press(&card, "Participo deste projeto como…", ()).await.dialog();
    join.fill("in_role", "training_lead");
    let _ = join.press("Enviar").await;
    stage.settle().await;
    let _ = stage.sim.person("john").press(&stage.johns("Accept"), "Accept", ()).await.card();
    stage.settle().await;
    stage.looks_at("deployments");
    stage.looks_at("john");
}

pub(crate) async fn opens_training(stage: &Stage, person: &str) -> Dialog {
    let card = seen(stage, person, "deployments").await;
    stage.sim.person(person).press(&card, "go:training:0", ()).await.dialog()
}

#[test]
fn a_customer_takes_an_item_ticks_it_and_undoes_it_where_everyone_is() {
    on_stage(async |stage| {
        planned(&stage).await;
        let card = asks(&stage, "ana", "deployments", "@FastTrack lista").await;
        assert!(says(&card.texts(), "Cómo aprenden"), "{:?}", card.texts());
        let messages = stage.sim.messages("deployments").len();
        let heading = opens_training(&stage, "ana").await;
        let taken = heading.press("tap:training-plan").await.dialog();
        assert!(says(&taken.texts(), "Ana Ruiz"), "{:?}", taken.texts());
        stage.settle().await;
        let done = taken.press("tap:training-plan").await.dialog();
        assert!(says(&done.texts(), "✔ Ana Ruiz"), "{:?}", done.texts());
        stage.settle().await;
        let everyone = stage.last("deployments");
        assert!(says(&everyone.texts(), "1 of 5 done"), "{:?}", everyone.texts());
        let undone = done.press("tap:training-plan").await.dialog();
        assert!(!says(&undone.texts(), "✔ Ana Ruiz"), "{:?}", undone.texts());
        stage.settle().await;
        assert!(says(&stage.last("deployments").texts(), "0 of 5 done"), "everyone sees it");
        assert_eq!(stage.sim.messages("deployments").len(), messages, "nothing is posted for a tick");
        stage.looks_at("john");
    });
}

#[test]
fn nobody_ticks_what_another_does_and_each_sees_their_own_items() {
    on_stage(async |stage| {
        planned(&stage).await;
        bruno_joins(&stage).await;
        let _ = asks(&stage, "ana", "deployments", "@FastTrack lista").await;
        let heading = opens_training(&stage, "ana").await;
        let _ = heading.press("tap:training-plan").await.dialog();
        stage.settle().await;
        let theirs = opens_training(&stage, "bruno").await;
        assert!(!theirs.buttons().iter().any(|b| b.action["id"] == "tap:training-plan"), "it is Ana's");
        let mine = asks(&stage, "ana", "deployments", "@FastTrack mis puntos").await;
        assert!(says(&mine.texts(), "Planear cómo aprenderán las personas"), "{:?}", mine.texts());
        let brunos = seen(&stage, "bruno", "deployments").await;
        assert!(!says(&brunos.texts(), "Planejar como as pessoas vão aprender"), "{:?}", brunos.texts());
        assert!(says(&stage.last("deployments").texts(), "Ana Ruiz"), "everyone sees who has how many");
        stage.looks_at("john");
    });
}

#[test]
fn the_fm_gives_a_heading_its_owner_and_its_date_in_one_action() {
    on_stage(async |stage| {
        planned(&stage).await;
        let john = stage.sim.person("john");
        let card = asks(&stage, "john", "john", "checklist").await;
        let heading = john.press(&card, "go:awareness:0", ()).await.card();
        let mut form = john.press(&heading, "Who and by when", ()).await.dialog();
        form.fill("in_due", "2026-02-01");
        form.fill("in_name", "Bea Neu");
        let again = form.press("Save").await.dialog();
        assert!(says(&again.texts(), "can't be before today"), "{:?}", again.texts());
        assert_eq!(again.value("in_due"), "2026-02-01");
        assert_eq!(again.value("in_name"), "Bea Neu");
        let mut form = again;
        form.fill("in_due", "2026-03-09");
        form.press("Save").await.closed();
        stage.settle().await;
        let changed = stage.last("john");
        let lines = changed.texts();
        assert!(lines.iter().filter(|line| line.contains("by 9 March · Bea Neu")).count() >= 3, "{lines:?}");
        stage.looks_at("deployments");
    });
}

#[test]
fn an_item_is_changed_dropped_with_a_reason_and_added() {
    on_stage(async |stage| {
        planned(&stage).await;
        let john = stage.sim.person("john");
        let card = asks(&stage, "john", "john", "checklist").await;
        let heading = john.press(&card, "go:training:0", ()).await.card();
        let form = john.press(&heading, "edit:self-service", ()).await.dialog();
        let marked = form.press("Not needed").await.dialog();
        assert!(says(&marked.texts(), "Something is needed here"), "{:?}", marked.texts());
        let mut form = marked;
        form.fill("in_comment", "They have a help desk");
        form.press("Not needed").await.closed();
        stage.settle().await;
        let heading = stage.last("john");
        assert!(says(&heading.texts(), "not needed: They have a help desk"), "{:?}", heading.texts());
        let mut add = john.press(&heading, "Add item", ()).await.dialog();
        add.fill("in_text", "Book the big room");
        add.fill("in_due", "2026-03-10");
        add.press("Save").await.closed();
        stage.settle().await;
        assert!(says(&stage.last("john").texts(), "Book the big room"), "it stands under its heading");
        stage.looks_at("deployments");
    });
}

#[test]
fn the_customer_reads_no_internal_word_in_any_sheet() {
    on_stage(async |stage| {
        planned(&stage).await;
        for words in ["lista", "mis puntos", "plan de éxito", "enlaces"] {
            let card = asks(&stage, "ana", "deployments", &format!("@FastTrack {words}")).await;
            for text in card.texts() {
                let found = INTERNAL
                    .iter()
                    .find(|word| text.split(|c: char| !c.is_alphanumeric()).any(|w| w == **word));
                assert_eq!(found, None, "{words}: {text}");
            }
        }
        let figures = asks(&stage, "john", "deployments", "@FastTrack figures").await;
        assert!(says(&figures.texts(), "your own chat"), "{:?}", figures.texts());
        let plan = asks(&stage, "ana", "deployments", "@FastTrack plan").await;
        let text = stage.sim.person("ana").press(&plan, "Copiar como texto", ()).await.dialog();
        assert!(text.value("in_copy").contains("# Success plan for Contoso"), "{}", text.value("in_copy"));
        assert!(text.value("in_copy").contains("- [ ] "), "{}", text.value("in_copy"));
        stage.looks_at("john");
    });
}

#[test]
fn links_are_shared_with_the_customer_once_and_kept_as_evidence() {
    on_stage(async |stage| {
        planned(&stage).await;
        let john = stage.sim.person("john");
        let card = asks(&stage, "john", "john", "share").await;
        assert!(says(&card.texts(), "Only for you"), "{:?}", card.texts());
        let shared = john.press(&card, "Share with the customer", ()).await.card();
        assert!(says(&shared.texts(), "✔ Shared"), "{:?}", shared.texts());
        stage.settle().await;
        let posted = stage.last("deployments");
        let links = posted.texts().iter().filter(|text| text.contains("](http")).count();
        assert_eq!(links, 3, "{:?}", posted.texts());
        assert!(!says(&posted.texts(), "Only for you"), "{:?}", posted.texts());
        stage.looks_at("deployments");
        let card = asks(&stage, "john", "john", "checklist").await;
        let heading = john.press(&card, "go:stakeholders:0", ()).await.card();
        let form = john.press(&heading, "edit:stakeholders", ()).await.dialog();
        assert!(says(&form.texts(), "Shared: "), "{:?}", form.texts());
        stage.looks_at("john");
    });
}

#[test]
fn one_form_takes_all_figures_and_the_share_is_computed() {
    on_stage(async |stage| {
        planned(&stage).await;
        let john = stage.sim.person("john");
        let card = asks(&stage, "john", "john", "figures").await;
        let mut form = john.press(&card, "Enter figures", ()).await.dialog();
        form.fill("in_active.teams", "many");
        form.fill("in_seats.teams", "1.000");
        form.fill("in_source", "Admin centre");
        let again = form.press("Save").await.dialog();
        assert!(says(&again.texts(), "Enter a whole number"), "{:?}", again.texts());
        assert_eq!(again.value("in_active.teams"), "many");
        assert_eq!(again.value("in_source"), "Admin centre");
        let mut form = again;
        form.fill("in_active.teams", "87");
        form.press("Save").await.closed();
        stage.settle().await;
        let figures = stage.last("john");
        assert!(says(&figures.texts(), "87 of 1,000 active (8.7%) on 2 March"), "{:?}", figures.texts());
        assert!(says(&figures.texts(), "87 of 100 active users (10% of the seats)"), "{:?}", figures.texts());
        assert!(says(&figures.texts(), "13 to go"), "{:?}", figures.texts());
        let mut goals = john.press(&figures, "Goals and rhythm", ()).await.dialog();
        goals.fill("in_success", "Nobody sends files by mail");
        goals.fill("in_rhythm", "weekly");
        goals.press("Save").await.closed();
        stage.settle().await;
        assert!(says(&stage.last("john").texts(), "Nobody sends files by mail"), "it is noted");
        let mut teams = john.press(&stage.last("john"), "edit:teams", ()).await.dialog();
        teams.fill("in_metric", "Meetings held in Teams");
        teams.fill("in_goal", "200");
        teams.press("Save").await.closed();
        stage.settle().await;
        assert!(
            says(&stage.last("john").texts(), "Meetings held in Teams: 0 of 200"),
            "the own measure counts"
        );
        stage.looks_at("deployments");
    });
}

#[test]
fn the_checklist_opens_from_the_engagements_card_and_stays_in_its_dialog() {
    on_stage(async |stage| {
        planned(&stage).await;
        let ana = stage.sim.person("ana");
        let card = seen(&stage, "ana", "deployments").await;
        let sheet = ana.press(&card, "Lista de comprobación", ()).await.dialog();
        assert!(says(&sheet.texts(), "Quién debe estar a bordo"), "{:?}", sheet.texts());
        let heading = sheet.press("go:training:0").await.dialog();
        let mut add = heading.press("Agregar").await.dialog();
        add.fill("in_text", "Reservar la sala");
        let after = add.press("Guardar").await;
        let Outcome::Dialog(after) = after else { panic!("the sheet follows: {after:?}") };
        assert!(says(&after.texts(), "Reservar la sala"), "{:?}", after.texts());
        stage.settle().await;
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn somebody_on_the_project_finds_their_items_in_their_own_chat() {
    on_stage(async |stage| {
        planned(&stage).await;
        let nadia = stage.sim.person("nadia");
        let card = asks(&stage, "nadia", "deployments", "@FastTrack status").await;
        let mut join = nadia.press(&card, "I'm on this project as…", ()).await.dialog();
        join.fill("in_role", "sme");
        let _ = join.press("Send").await;
        stage.settle().await;
        let _ = stage.sim.person("john").press(&stage.johns("Accept"), "Accept", ()).await.card();
        stage.settle().await;
        stage.welcome("nadia").await;
        let mine = asks(&stage, "nadia", "nadia", "my items").await;
        assert!(says(&mine.texts(), "Nothing is waiting for you"), "{:?}", mine.texts());
        let taken = nadia.press(&mine, "I'll do it", ()).await.card();
        assert!(says(&taken.texts(), "1 item to do"), "{:?}", taken.texts());
        let done = nadia.press(&taken, "Done", ()).await.card();
        assert!(says(&done.texts(), "Nothing is waiting for you"), "{:?}", done.texts());
        assert!(done.has_button("Undo"), "{:?}", done.texts());
        stage.settle().await;
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}
