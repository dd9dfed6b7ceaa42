//! The record for FTOP: from chat as text and as files, stamped, and from the command line.

use std::process::Command;

use fasttrack_bot::store;
use serde_json::json;
use teams_simulator::{Effect, Fault, FaultOn, ShownMessage};

use crate::harness::{Stage, on_stage};

const CONSENT: &str = "application/vnd.microsoft.teams.card.file.consent";
const INFO: &str = "application/vnd.microsoft.teams.card.file.info";

impl Stage {
    /// The card of what can be exported, in John's own chat.
    async fn john_exports(&self) -> ShownMessage {
        self.sim.person("john").says("john", "export").await;
        self.settle().await;
        let card = self.last("john");
        self.looks_at("john");
        card
    }

    /// The file card that stands in John's chat.
    fn johns_file(&self, kind: &str) -> Option<ShownMessage> {
        let messages = self.sim.messages("john");
        messages.into_iter().rfind(|m| !m.deleted && m.files.iter().any(|file| file["contentType"] == kind))
    }
}

#[test]
fn the_text_for_ftop_is_copied_from_a_dialog() {
    on_stage(async |stage| {
        stage.asked().await;
        let card = stage.john_exports().await;
        assert!(card.says("Not typed into FTOP yet"), "{:?}", card.texts());
        let dialog = stage.sim.person("john").press(&card, "Copy as text", ()).await.dialog();
        let text = dialog.value("in_copy");
        for line in ["[TEAMS] Teams", "D: target date: 2026-03-15", "I: intent (L1): In Progress"] {
            assert!(text.lines().any(|other| other == line), "{line}: {text}");
        }
    });
}

#[test]
fn a_file_is_offered_and_its_bytes_come_once_the_person_agrees() {
    on_stage(async |stage| {
        stage.asked().await;
        let card = stage.john_exports().await;
        let john = stage.sim.person("john");
        let _ = john.press(&card, "Excel", ()).await.card();
        stage.settle().await;
        let offer = stage.johns_file(CONSENT).expect("Teams asks whether it is wanted");
        let name = offer.files[0]["name"].as_str().expect("a name").to_owned();
        assert!(name.starts_with("Contoso-") && name.ends_with(".xlsx"), "{name}");
        assert!(john.consents(&offer, true).await.status == Some(200));
        stage.settle().await;
        assert!(stage.johns_file(CONSENT).is_none(), "the question is gone");
        let file = stage.johns_file(INFO).expect("the file");
        let bytes = stage.sim.uploaded(file.files[0]["content"]["uniqueId"].as_str().expect("an id"));
        let bytes = bytes.expect("its bytes");
        assert!(bytes.starts_with(b"PK"), "a workbook is a zip file");
        let size = offer.files[0]["content"]["sizeInBytes"].as_u64().expect("a size");
        assert!(size > 1_000, "{size}");
    });
}

#[test]
fn a_file_that_is_not_wanted_is_not_sent_and_can_be_asked_for_again() {
    on_stage(async |stage| {
        stage.asked().await;
        let card = stage.john_exports().await;
        let john = stage.sim.person("john");
        for wanted in [false, true] {
            let _ = john.press(&card, "CSV", ()).await.card();
            stage.settle().await;
            let offer = stage.johns_file(CONSENT).expect("Teams asks whether it is wanted");
            assert!(john.consents(&offer, wanted).await.status == Some(200));
            stage.settle().await;
            assert!(stage.johns_file(CONSENT).is_none(), "the question is gone");
            assert_eq!(stage.johns_file(INFO).is_some(), wanted);
        }
        let file = stage.johns_file(INFO).expect("the file");
        let bytes = stage.sim.uploaded(file.files[0]["content"]["uniqueId"].as_str().expect("an id"));
        let text = String::from_utf8(bytes.expect("its bytes")).expect("text");
        assert!(text.contains("Exchange") && text.contains("2026-03-15"), "{text}");
    });
}

#[test]
fn an_answer_about_a_file_that_comes_twice_leaves_one_file() {
    on_stage(async |stage| {
        stage.asked().await;
        let card = stage.john_exports().await;
        let john = stage.sim.person("john");
        let _ = john.press(&card, "JSON", ()).await.card();
        stage.settle().await;
        let offer = stage.johns_file(CONSENT).expect("Teams asks whether it is wanted");
        stage.sim.fault(Fault::once(FaultOn::Delivery, Effect::DuplicateNewId));
        let _ = john.consents(&offer, true).await;
        stage.settle().await;
        let files =
            stage.sim.messages("john").into_iter().filter(|m| !m.deleted && !m.files.is_empty()).count();
        assert_eq!(files, 1);
    });
}

#[test]
fn the_second_export_leads_with_what_changed_since_the_first_was_typed() {
    on_stage(async |stage| {
        stage.asked().await;
        let card = stage.john_exports().await;
        let john = stage.sim.person("john");
        let typed = john.press(&card, "Typed into FTOP", ()).await.card();
        assert!(typed.says("Nothing has changed since"), "{:?}", typed.texts());
        stage.settle().await;
        let ana = stage.sim.person("ana");
        ana.opens("deployments").await;
        let request = ana.sees("deployments").into_iter().rfind(|m| !m.deleted && m.has_button("confirm"));
        let _ = ana.press(&request.expect("the request"), "confirm", ()).await.card();
        stage.settle().await;
        stage.looks_at("deployments");
        let told = john.press(&typed, "Typed into FTOP", ()).await.message();
        assert!(told.contains("It changed since you exported it"), "{told}");
        let card = stage.john_exports().await;
        assert!(card.says("Teams, DIBS: Confirmed (was: Agreed)"), "{:?}", card.texts());
        assert!(!card.says("target date"), "what did not change is not among it: {:?}", card.texts());
    });
}

#[test]
fn a_ticked_item_of_the_plan_leads_the_next_export() {
    on_stage(async |stage| {
        crate::plan::planned(&stage).await;
        let card = stage.john_exports().await;
        let john = stage.sim.person("john");
        let _ = john.press(&card, "Typed into FTOP", ()).await.card();
        stage.settle().await;
        let _ = crate::plan::asks(&stage, "ana", "deployments", "@FastTrack lista").await;
        let heading = crate::plan::opens_training(&stage, "ana").await;
        let taken = heading.press("tap:training-plan").await.dialog();
        stage.settle().await;
        let _ = taken.press("tap:training-plan").await.dialog();
        stage.settle().await;
        stage.looks_at("deployments");
        let card = stage.john_exports().await;
        for line in ["Plan how people will learn it, State: Done (was: Open)", "Owner: Ana Ruiz"] {
            assert!(card.texts().iter().any(|text| text.contains(line)), "{line}: {:?}", card.texts());
        }
    });
}

#[test]
fn the_record_asked_for_in_a_shared_conversation_is_sent_to_the_fms_own_chat() {
    on_stage(async |stage| {
        stage.asked().await;
        stage.sim.person("john").says("deployments", "@FastTrack export").await;
        stage.settle().await;
        let answer = stage.last("deployments");
        assert!(answer.says("Sent to you") && !answer.says("FTOP"), "{:?}", answer.texts());
        assert!(stage.last("john").says("Contoso: for FTOP"), "{:?}", stage.last("john").texts());
    });
}

/// Runs the program on the store in `folder`; exit code, standard output, standard error.
fn program(folder: &std::path::Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_fasttrack-bot"))
        .args(arguments)
        .env_clear()
        .env("STORE", format!("sled:{}", folder.display()))
        .output()
        .expect("it runs");
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    (run.status.code(), text(&run.stdout), text(&run.stderr))
}

#[test]
fn the_command_writes_every_engagement_and_says_when_a_bot_runs() {
    use fasttrack_bot::engagement::{
        Actor, EngagementId, Human, Locale, Now, PersonKey, Policy, ServiceId, Start, start,
    };
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("store");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let url = format!("sled:{}", place.display());
    let (code, _, error) = program(&place, &["export", "--all", "--format", "json"]);
    assert_eq!(code, Some(1), "{error}");
    assert!(error.contains("there is no store") && !place.exists(), "{error}");
    runtime.block_on(async {
        let opened = store::open(&url).await.expect("a store");
        for (id, customer) in [("0000000001", "Contoso"), ("0000000002", "=Fabrikam")] {
            let key = PersonKey { tenant: "t".to_owned(), person: "fm".to_owned() };
            let fm = Human { key, name: "Fiona".to_owned(), email: None, may_be_fm: true };
            let services = vec![ServiceId::new("teams")];
            let command = Start { customer: customer.to_owned(), services, language: Locale::En, zone: None };
            let now = Now { at: crate::harness::START.parse().expect("an instant") };
            let id = EngagementId::parse(id).expect("an id");
            let change = start(id, &Actor::Human(fm), &command, now).expect("started");
            let mut work = fasttrack_bot::records::Work::new(std::sync::Arc::clone(&opened));
            work.save_change(&change, &Policy::default(), now).await.expect("saved");
            work.commit().await.expect("committed");
        }
        let (code, _, error) = program(&place, &["export", "--all", "--format", "csv"]);
        assert_eq!(code, Some(1), "{error}");
        assert!(error.contains("in use by a running bot"), "{error}");
        opened.close().await.expect("closed");
    });
    let (code, out, error) = program(&place, &["export", "--all", "--format", "json"]);
    assert_eq!(code, Some(0), "{error}");
    let record: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let customers = ["/engagements/0/engagement/0/customer", "/engagements/1/engagement/0/customer"];
    assert_eq!(customers.map(|at| record.pointer(at)), [Some(&json!("Contoso")), Some(&json!("=Fabrikam"))]);
    let file = folder.path().join("record.csv");
    let out = file.display().to_string();
    let (code, _, error) = program(&place, &["export", "0000000002", "--format", "csv", "--out", &out]);
    assert_eq!(code, Some(0), "{error}");
    let csv = std::fs::read_to_string(&file).expect("the file");
    assert!(csv.contains("'=Fabrikam") && !csv.contains("Contoso"), "{csv}");
    for (arguments, code, says) in [
        (["export", "0000000009", "--format", "md"], 1, "there is no engagement"),
        (["export", "nonsense!", "--format", "md"], 1, "not the id of an engagement"),
        (["export", "--all", "--format", "doc"], 2, "possible values"),
    ] {
        let (exit, _, error) = program(&place, &arguments);
        assert_eq!(exit, Some(code), "{error}");
        assert!(error.contains(says), "{error}");
    }
    assert_eq!(program(&place, &["export", "--format", "md"]).0, Some(2), "which engagement is not said");
}
