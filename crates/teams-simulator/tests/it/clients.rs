//! What people's clients send, show and refuse.

use jiff::SignedDuration;
use serde_json::{Value, json};
use teams_simulator::Outcome;
use tokio::sync::oneshot;

use crate::bot::{Bot, Reply, card, card_reply, config, message};

fn with_refresh(bot: &Bot, people: &[&str]) -> Value {
    let mut base = card("base");
    let ids: Vec<String> = people.iter().map(|p| bot.sim.person(p).mri()).collect();
    base["refresh"] =
        json!({"action": {"type": "Action.Execute", "verb": "view", "data": {"slot": "s1"}}, "userIds": ids});
    base
}

#[tokio::test]
async fn a_bot_hears_a_shared_conversation_only_when_mentioned() {
    let bot = Bot::new().await;
    let ana = bot.sim.person("ana");
    let unheard = ana.says("deployments", "just us").await;
    assert_eq!((unheard.status, bot.seen().len()), (None, 0));
    let heard = ana.says("deployments", "@FastTrack status").await;
    assert_eq!(heard.status, Some(200));
    let activity = bot.last();
    assert_eq!(activity["text"], "<at>FastTrack</at> status");
    let mention = activity["entities"].as_array().unwrap().iter().find(|e| e["type"] == "mention").unwrap();
    assert_eq!(
        (&mention["mentioned"]["id"], &mention["text"]),
        (&json!(bot.sim.bot_mri()), &json!("<at>FastTrack</at>"))
    );
    let channel = bot.sim.conversation("deployments");
    let root = activity["id"].as_str().unwrap();
    assert_eq!(activity["conversation"]["id"], format!("{channel};messageid={root}"));
    assert_eq!(activity["channelData"]["channel"]["id"], channel);
    ana.replies("deployments", root, "@FastTrack again").await;
    assert_eq!(bot.last()["conversation"]["id"], format!("{channel};messageid={root}"));
}

#[tokio::test]
async fn every_activity_says_who_where_when_and_in_which_language() {
    let bot = Bot::new().await;
    bot.sim.person("ana").says("core-team", "@FastTrack hola").await;
    let a = bot.last();
    assert_eq!(
        (&a["channelId"], &a["type"], &a["locale"]),
        (&json!("msteams"), &json!("message"), &json!("es-MX"))
    );
    assert_eq!(
        (&a["conversation"]["conversationType"], &a["conversation"]["isGroup"]),
        (&json!("groupChat"), &json!(true))
    );
    assert_eq!(a["conversation"]["tenantId"], a["channelData"]["tenant"]["id"]);
    assert_eq!(
        (&a["timestamp"], &a["localTimestamp"]),
        (&json!("2026-03-02T09:00:00.000Z"), &json!("2026-03-02T03:00:00.000-06:00"))
    );
    assert_eq!(
        (&a["localTimezone"], &a["entities"][0]["type"]),
        (&json!("America/Mexico_City"), &json!("clientInfo"))
    );
    assert!(a["from"]["id"].as_str().unwrap().starts_with("29:"));
    assert_eq!(a["attachments"][0]["contentType"], "text/html");
    bot.sim.person("liwei").says("core-team", "@FastTrack hi").await;
    assert!(bot.last()["from"].get("aadObjectId").is_none());
    bot.sim.person("sofia").says("sofia", "hola").await;
    let contoso = bot.sim.world().tenant("contoso").unwrap().id.clone();
    assert_eq!(
        (&bot.last()["conversation"]["tenantId"], &bot.last()["serviceUrl"]),
        (&json!(contoso), &json!(bot.sim.service_url("contoso")))
    );
}

#[tokio::test]
async fn installing_and_removing_send_the_events_of_each_scope() {
    let bot = Bot::alone(config()).await;
    let marta = bot.sim.person("marta");
    marta.installs("marta").await;
    marta.installs("deployments").await;
    let seen = bot.seen();
    let kinds: Vec<&str> = seen.iter().map(|a| a["type"].as_str().unwrap()).collect();
    assert_eq!(
        kinds,
        ["conversationUpdate", "installationUpdate", "conversationUpdate", "installationUpdate"]
    );
    assert_eq!(seen[0]["membersAdded"][0]["id"], seen[0]["recipient"]["id"]);
    assert_eq!(
        (&seen[2]["channelData"]["eventType"], &seen[2]["conversation"]["id"]),
        (&json!("teamMemberAdded"), &seen[2]["channelData"]["team"]["id"])
    );
    assert_eq!(
        seen[3]["channelData"]["settings"]["selectedChannel"]["id"],
        bot.sim.conversation("deployments")
    );
    marta.uninstalls("marta").await;
    assert_eq!(
        (&bot.last()["type"], &bot.last()["action"]),
        (&json!("installationUpdate"), &json!("remove"))
    );
    assert_eq!(marta.says("marta", "hola").await.status, None);
}

#[tokio::test]
async fn members_come_and_go_and_meetings_start() {
    let bot = Bot::new().await;
    bot.sim.adds_members("core-team", &["bruno"]).await;
    assert_eq!(bot.last()["membersAdded"][0]["id"], bot.sim.person("bruno").mri());
    bot.sim.removes_members("deployments", &["otto"]).await;
    assert_eq!(bot.last()["channelData"]["eventType"], "teamMemberRemoved");
    bot.sim.meeting_starts("kickoff").await.unwrap();
    let start = bot.last();
    assert_eq!(start["name"], "application/vnd.microsoft.meetingStart");
    assert!(start["value"]["StartTime"].is_string() && start["value"]["JoinUrl"].is_string());
    bot.sim.meeting_ends("kickoff").await.unwrap();
    assert!(bot.last()["value"]["EndTime"].is_string());
}

#[tokio::test]
async fn an_execute_changes_the_card_for_the_one_who_pressed_it() {
    let bot = Bot::new().await;
    bot.send("deployments", &message(&card("before"))).await;
    bot.answers(|_| card_reply(&card("after")));
    let (ana, bruno) = (bot.sim.person("ana"), bot.sim.person("bruno"));
    let shown = ana.sees("deployments").remove(0);
    let after = ana.press(&shown, "All correct", ()).await.card();
    assert!(after.own_view && after.says("after"));
    assert!(bruno.sees("deployments")[0].says("before"));
    let invoke = bot.last();
    assert_eq!((&invoke["type"], &invoke["name"]), (&json!("invoke"), &json!("adaptiveCard/action")));
    assert_eq!(invoke["replyToId"], shown.activity_id.as_str());
    assert_eq!(invoke["value"]["trigger"], "manual");
    assert_eq!(invoke["value"]["action"]["verb"], "confirm");
    assert_eq!(invoke["value"]["action"]["data"], json!({"slot": "s1"}));
    // An edit of the base ends the own view.
    let path = format!("{}/{}", bot.activities("deployments"), shown.activity_id);
    bot.call("PUT", &path, Some(&message(&card("edited")))).await;
    assert!(ana.sees("deployments")[0].says("edited"));
    assert!(bot.sim.violations().is_empty());
}

#[tokio::test]
async fn listed_people_refresh_when_they_open_once_a_minute_and_each_client_alone() {
    let bot = Bot::new().await;
    let base = with_refresh(&bot, &["ana", "otto"]);
    bot.send("deployments", &message(&base)).await;
    let view = base.clone();
    bot.answers(move |activity| {
        let mut view = view.clone();
        view["body"][0]["text"] = activity["from"]["name"].clone();
        card_reply(&view)
    });
    let (ana, bruno, otto) = (bot.sim.person("ana"), bot.sim.person("bruno"), bot.sim.person("otto"));
    assert_eq!((ana.opens("deployments").await, bruno.opens("deployments").await), (1, 0));
    assert_eq!(bot.last()["value"]["trigger"], "automatic");
    assert!(ana.sees("deployments")[0].says("Ana Ruiz"));
    assert!(bruno.sees("deployments")[0].says("base"));
    assert_eq!(otto.opens("deployments").await, 0, "an old client knows no refresh");
    assert_eq!(ana.opens("deployments").await, 0, "the view is fresh");
    assert_eq!(ana.opens_on("deployments", "phone").await, 1);
    bot.sim.clock().advance(SignedDuration::from_secs(60));
    assert_eq!(ana.opens("deployments").await, 1);
}

#[tokio::test]
async fn a_refresh_that_is_answered_late_takes_nothing_back() {
    let bot = Bot::new().await;
    let base = with_refresh(&bot, &["ana"]);
    bot.send("deployments", &message(&base)).await;
    let (late, wait) = oneshot::channel();
    let mut wait = Some(wait);
    bot.answers(move |activity| match (activity["value"]["trigger"].as_str(), wait.take()) {
        (Some("automatic"), Some(wait)) => {
            let Reply::Json(status, body) = card_reply(&card("before the press")) else { unreachable!() };
            Reply::When(wait, status, body)
        }
        (_, not_yet) => {
            wait = not_yet;
            card_reply(&card("after the press"))
        }
    });
    let ana = bot.sim.person("ana");
    let shown = ana.sees("deployments").remove(0);
    let press = async {
        while bot.seen().is_empty() {
            tokio::task::yield_now().await;
        }
        assert!(ana.press(&shown, "All correct", ()).await.card().own_view);
        late.send(()).unwrap();
    };
    let (asked, ()) = tokio::join!(ana.opens("deployments"), press);
    assert_eq!(asked, 1);
    assert!(ana.sees("deployments")[0].says("after the press"));
}

#[tokio::test]
async fn an_old_client_presses_the_fallback_which_comes_as_a_message() {
    let bot = Bot::new().await;
    bot.send("deployments", &message(&card("base"))).await;
    let otto = bot.sim.person("otto");
    let shown = otto.sees("deployments").remove(0);
    assert!(matches!(otto.press(&shown, "All correct", ()).await, Outcome::Nothing));
    let submit = bot.last();
    assert_eq!(submit["type"], "message");
    assert!(submit.get("text").is_none());
    assert_eq!(submit["value"], json!({"verb": "confirm", "slot": "s1"}));
    assert_eq!(submit["replyToId"], shown.activity_id.as_str());
    assert_eq!(otto.sees("deployments").len(), 1, "a submit is no visible message");
}

fn dialog(title: &str, fields: &Value) -> Reply {
    let card = json!({"type": "AdaptiveCard", "version": "1.5", "body": fields,
        "actions": [{"type": "Action.Submit", "title": "Next", "data": {"step": title}}]});
    Reply::Json(
        200,
        json!({"task": {"type": "continue", "value": {"title": title, "height": "medium", "width": 400,
        "card": {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}}}}),
    )
}

#[tokio::test]
async fn a_dialog_opens_checks_its_inputs_goes_on_and_closes() {
    let bot = Bot::new().await;
    bot.send("deployments", &message(&card("base"))).await;
    let date = json!([{"type": "Input.Date", "id": "date", "label": "When", "isRequired": true, "errorMessage": "when?"}]);
    bot.answers(move |activity| {
        match (activity["name"].as_str(), activity["value"]["data"]["step"].as_str()) {
            (Some("task/fetch"), _) => dialog("one", &date),
            (_, Some("one")) => dialog("two", &json!([])),
            _ => Reply::Json(200, Value::Null),
        }
    });
    let ana = bot.sim.person("ana");
    let shown = ana.sees("deployments").remove(0);
    let mut first = ana.press(&shown, "Something is wrong", ()).await.dialog();
    assert_eq!(bot.last()["value"]["data"], json!({"msteams": {"type": "task/fetch"}, "slot": "s1"}));
    let before = bot.seen().len();
    let Outcome::Invalid(wrong) = first.press("Next").await else { panic!("it was sent") };
    assert_eq!((wrong[0].message.as_str(), bot.seen().len()), ("when?", before));
    let second = first.fill("date", "2026-03-15").press("Next").await.dialog();
    assert_eq!(bot.last()["value"]["data"], json!({"step": "one", "date": "2026-03-15"}));
    assert_eq!(second.title, "two");
    second.press("Next").await.closed();
    assert!(matches!(second.press("Next").await, Outcome::NotThere(_)));
    assert!(bot.sim.violations().is_empty(), "{:?}", bot.sim.violations());
}

#[tokio::test]
async fn answers_that_teams_cannot_use_are_violations_and_show_something_went_wrong() {
    let bot = Bot::new().await;
    bot.send("deployments", &message(&card("base"))).await;
    let ana = bot.sim.person("ana");
    let shown = ana.sees("deployments").remove(0);
    let bad = [
        (200, Value::Null),
        (200, json!({"statusCode": 200})),
        (
            200,
            json!({"statusCode": 200, "type": "application/vnd.microsoft.adaptive.card", "value": card("x")}),
        ),
        (
            200,
            json!({"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": "no card"}),
        ),
        (
            200,
            json!({"statusCode": 200, "type": "application/vnd.microsoft.error", "value": {"code": "a", "message": "b"}}),
        ),
        (500, json!({"error": "oops"})),
        (501, Value::Null),
    ];
    for (n, (status, body)) in bad.into_iter().enumerate() {
        bot.answers(move |_| Reply::Json(status, body.clone()));
        assert!(matches!(ana.press(&shown, "confirm", ()).await, Outcome::Failed(_)), "case {n}");
        assert_eq!(bot.sim.violations().len(), n + 1, "case {n}");
    }
    bot.answers(|_| {
        Reply::Json(
            200,
            json!({"statusCode": 400, "type": "application/vnd.microsoft.error",
        "value": {"code": "Stale", "message": "look again"}}),
        )
    });
    assert_eq!(ana.press(&shown, "confirm", ()).await.error(), ("Stale".to_owned(), "look again".to_owned()));
    bot.answers(|_| Reply::Json(200, json!({"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "thanks"})));
    assert_eq!(ana.press(&shown, "confirm", ()).await.message(), "thanks");
}

#[tokio::test]
async fn a_card_that_people_would_see_broken_is_a_violation() {
    let bot = Bot::new().await;
    let mut big = card(&"x".repeat(29_000));
    big["refresh"] =
        json!({"action": {"type": "Action.Execute"}, "userIds": [bot.sim.person("ana").aad_object_id()]});
    bot.send("deployments", &message(&big)).await;
    let found: Vec<String> = bot.sim.violations().into_iter().map(|v| v.detail).collect();
    assert!(
        found.iter().any(|d| d.contains("bytes")) && found.iter().any(|d| d.contains("29:")),
        "{found:?}"
    );
    let _ = bot.sim.messages("deployments");
}

#[tokio::test]
async fn edits_deletions_and_reactions_reach_the_bot_as_events() {
    let bot = Bot::new().await;
    let marta = bot.sim.person("marta");
    let said = marta.says("marta", "hola").await;
    marta.edits("marta", &said.activity_id, "adios").await;
    assert_eq!(
        (&bot.last()["type"], &bot.last()["channelData"]["eventType"]),
        (&json!("messageUpdate"), &json!("editMessage"))
    );
    assert_eq!((&bot.last()["id"], &bot.last()["text"]), (&json!(said.activity_id), &json!("adios")));
    marta.deletes("marta", &said.activity_id).await;
    assert_eq!(bot.last()["channelData"]["eventType"], "softDeleteMessage");
    let sent = bot.send("marta", &json!({"type": "message", "text": "hi"})).await;
    marta.reacts("marta", &sent.id(), "like").await;
    assert_eq!(
        (&bot.last()["reactionsAdded"], &bot.last()["replyToId"]),
        (&json!([{"type": "like"}]), &json!(sent.id()))
    );
    assert_eq!(bot.sim.messages("marta")[1].reactions.len(), 1);
}

#[tokio::test]
async fn an_accepted_file_is_uploaded_where_teams_said() {
    let bot = Bot::new().await;
    let consent = json!({"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.teams.card.file.consent",
        "name": "export.csv", "content": {"description": "the export", "sizeInBytes": 3, "acceptContext": {"f": 1}, "declineContext": {}}}]});
    bot.send("marta", &consent).await;
    let marta = bot.sim.person("marta");
    marta.consents(&marta.sees("marta")[0], true).await;
    let value = bot.last()["value"].clone();
    assert_eq!(
        (&value["action"], &value["context"]["f"], &value["uploadInfo"]["fileType"]),
        (&json!("accept"), &json!(1), &json!("csv"))
    );
    let put = bot
        .http
        .put(value["uploadInfo"]["uploadUrl"].as_str().unwrap())
        .header("content-range", "bytes 0-2/3")
        .body("a,b");
    assert_eq!(put.send().await.unwrap().status(), 201);
    assert_eq!(
        bot.sim.uploaded(value["uploadInfo"]["uniqueId"].as_str().unwrap()).as_deref(),
        Some(&b"a,b"[..])
    );
}
