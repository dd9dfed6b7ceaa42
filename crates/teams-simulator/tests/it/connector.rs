//! Connector calls: what they do and how they are refused.

use serde_json::{Value, json};
use teams_simulator::{Effect, Fault, FaultOn};

use crate::bot::{Bot, card, config, encode, message};

fn text(text: &str) -> Value {
    json!({"type": "message", "text": text})
}

#[tokio::test]
async fn a_message_is_sent_edited_and_deleted_and_nobody_looked_at_it_until_somebody_did() {
    let bot = Bot::new().await;
    let sent = bot.send("core-team", &text("one")).await;
    assert_eq!(sent.status, 201);
    assert_eq!(bot.sim.unread().len(), 1);
    assert_eq!(bot.sim.next_bot_message("core-team").await.text.as_deref(), Some("one"));
    assert!(bot.sim.unread().is_empty());
    let path = format!("{}/{}", bot.activities("core-team"), sent.id());
    assert_eq!(bot.call("PUT", &path, Some(&text("two"))).await.id(), sent.id());
    let seen = bot.sim.person("liwei").sees("core-team");
    assert_eq!((seen[0].text.as_deref(), seen[0].edited), (Some("two"), true));
    assert_eq!(bot.call("DELETE", &path, None).await.status, 200);
    assert!(bot.sim.messages("core-team")[0].deleted);
    assert_eq!(bot.call("PUT", &path, Some(&text("three"))).await.code(), "ActivityNotFoundInConversation");
}

#[tokio::test]
async fn in_a_channel_a_post_starts_a_thread_and_a_reply_joins_one() {
    let bot = Bot::new().await;
    let channel = bot.sim.conversation("deployments");
    let body = json!({"isGroup": true, "channelData": {"channel": {"id": channel}, "tenant": {"id": bot.sim.home_tenant()}},
        "activity": text("root")});
    let created = bot.call("POST", "v3/conversations", Some(&body)).await;
    let root = created.body["activityId"].as_str().unwrap().to_owned();
    assert_eq!(created.id(), format!("{channel};messageid={root}"));
    let reply = bot.send(&format!("deployments;messageid={root}"), &text("reply")).await;
    let mut by_id = text("reply by id");
    by_id["replyToId"] = json!(root);
    bot.send("deployments", &by_id).await;
    bot.send("deployments", &text("another thread")).await;
    let thread = bot.sim.messages(&format!("deployments;messageid={root}"));
    let texts: Vec<&str> = thread.iter().filter_map(|m| m.text.as_deref()).collect();
    assert_eq!(texts, ["root", "reply", "reply by id"]);
    assert_eq!(thread[1].activity_id, reply.id());
    let missing = bot.send("deployments;messageid=1", &text("lost")).await;
    assert_eq!((missing.status, missing.code()), (404, "ConversationNotFound"));
    assert_eq!(bot.sim.messages("deployments").len(), 4);
}

#[tokio::test]
async fn a_personal_chat_is_the_same_each_time_and_only_for_those_who_have_the_app() {
    let bot = Bot::alone(config()).await;
    let sim = &bot.sim;
    let create = async |id: &str| {
        let body =
            json!({"members": [{"id": id}], "tenantId": sim.home_tenant(), "bot": {"id": sim.bot_mri()}});
        bot.call("POST", "v3/conversations", Some(&body)).await
    };
    let marta = sim.person("marta");
    assert_eq!(create(&marta.mri()).await.code(), "BotNotInConversationRoster");
    marta.installs("marta").await;
    let chat = create(&marta.mri()).await;
    assert_eq!((chat.status, chat.id()), (201, sim.conversation("marta")));
    assert_eq!(create(marta.aad_object_id().unwrap()).await.id(), chat.id());
    // Nadia never installed it, but is in a team that has it.
    assert_eq!(create(&sim.person("nadia").mri()).await.status, 403);
    marta.installs("deployments").await;
    assert_eq!(create(&sim.person("nadia").mri()).await.status, 201);
    assert_eq!(create(&sim.person("liwei").mri()).await.code(), "BotNotInConversationRoster");
    assert_eq!(create("29:nobody").await.code(), "Bad Argument");
}

#[tokio::test]
async fn the_reasons_for_403_and_404_are_those_of_teams() {
    let bot = Bot::new().await;
    let sim = &bot.sim;
    let marta = sim.person("marta");
    marta.blocks(true);
    assert_eq!(bot.send("marta", &text("x")).await.code(), "ConversationBlockedByUser");
    marta.blocks(false);
    assert_eq!(bot.send("marta", &text("x")).await.status, 201);
    sim.disable_tenant(sim.home_tenant(), true);
    assert_eq!(bot.send("marta", &text("x")).await.code(), "BotDisabledByAdmin");
    sim.disable_tenant(sim.home_tenant(), false);
    marta.uninstalls("core-team").await;
    let out = bot.send("core-team", &text("x")).await;
    assert_eq!((out.status, out.code()), (403, "BotNotInConversationRoster"));
    let lost =
        bot.call("POST", "v3/conversations/19%3Anowhere%40thread.v2/activities", Some(&text("x"))).await;
    assert_eq!((lost.status, lost.code()), (404, "ConversationNotFound"));
    // A conversation of one tenant is not found under another tenant's service URL.
    let path = bot.activities("marta");
    assert_eq!(bot.call_in("contoso", "POST", &path, Some(&text("x"))).await.code(), "ConversationNotFound");
    let _ = sim.messages("marta");
}

#[tokio::test]
async fn ids_in_paths_must_be_percent_encoded() {
    let bot = Bot::new().await;
    let path = format!("v3/conversations/{}/activities", bot.sim.conversation("core-team"));
    let refused = bot.call("POST", &path, Some(&text("x"))).await;
    assert_eq!((refused.status, refused.code()), (400, "BadSyntax"));
}

#[tokio::test]
async fn malformed_activities_are_bad_arguments() {
    let bot = Bot::new().await;
    let cases = [
        json!({"text": "no type"}),
        json!({"type": "message"}),
        json!({"type": "message", "text": 7}),
        json!({"type": "message", "attachments": {}}),
        json!({"type": "message", "attachments": [{"content": {}}]}),
        json!({"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": {}}]}),
        json!({"type": "message", "text": "hi", "entities": [{"type": "mention", "text": "<at>Ana Ruiz</at>",
            "mentioned": {"id": bot.sim.person("ana").mri(), "name": "Ana Ruiz"}}]}),
        json!({"type": "message", "text": "<at>Otto Lang</at>", "entities": [{"type": "mention", "text": "<at>Otto Lang</at>",
            "mentioned": {"id": bot.sim.person("otto").mri(), "name": "Otto Lang"}}]}),
    ];
    for (n, case) in cases.iter().enumerate() {
        // In steps, so as not to be throttled.
        bot.sim.clock().advance(jiff::SignedDuration::from_secs(1));
        let refused = bot.send("core-team", case).await;
        assert_eq!((refused.status, refused.code()), (400, "Bad Argument"), "case {n}: {refused:?}");
    }
    let not_json =
        bot.http.post(format!("{}{}", bot.sim.service_url("fasttrack"), bot.activities("core-team")));
    let not_json =
        not_json.bearer_auth(bot.token().await).header("content-type", "application/json").body("{");
    assert_eq!(not_json.send().await.unwrap().status(), 400);
    assert!(bot.sim.messages("core-team").is_empty());
}

#[tokio::test]
async fn more_than_100_kb_of_utf16_is_too_big() {
    let bot = Bot::new().await;
    assert_eq!(bot.send("core-team", &text(&"ä".repeat(50_000))).await.status, 201);
    let big = bot.send("core-team", &text(&"a".repeat(51_300))).await;
    assert_eq!((big.status, big.code()), (413, "MessageSizeTooBig"));
    let _ = bot.sim.messages("core-team");
}

#[tokio::test]
async fn text_and_card_in_one_activity_become_two_messages_without_an_id() {
    let bot = Bot::new().await;
    let mut both = message(&card("card"));
    both["text"] = json!("text");
    let split = bot.send("core-team", &both).await;
    assert_eq!((split.status, &split.body), (201, &json!({})));
    let messages = bot.sim.messages("core-team");
    assert_eq!(messages.len(), 2);
    assert_eq!((messages[0].text.as_deref(), messages[1].text.as_deref()), (Some("text"), None));
    assert!(messages[1].card.is_some());
}

#[tokio::test]
async fn typing_shows_nothing_and_answers_nothing() {
    let bot = Bot::new().await;
    let typing = bot.send("marta", &json!({"type": "typing"})).await;
    assert_eq!((typing.status, &typing.body), (201, &Value::Null));
    assert!(bot.sim.unread().is_empty());
}

#[tokio::test]
async fn members_say_who_is_a_guest_and_who_has_no_entra_id() {
    let bot = Bot::new().await;
    let chat = encode(&bot.sim.conversation("core-team"));
    let one = async |key: &str| {
        let user = encode(&bot.sim.person(key).mri());
        bot.call("GET", &format!("v3/conversations/{chat}/members/{user}"), None).await
    };
    let ana = one("ana").await.body;
    assert_eq!(
        (&ana["userRole"], &ana["givenName"], &ana["surname"]),
        (&json!("guest"), &json!("Ana"), &json!("Ruiz"))
    );
    assert!(ana["userPrincipalName"].as_str().unwrap().contains("#EXT#"));
    assert_eq!(ana["aadObjectId"].as_str(), bot.sim.person("ana").aad_object_id());
    let liwei = one("liwei").await.body;
    assert!(liwei.get("aadObjectId").is_none() && liwei.get("userPrincipalName").is_none());
    assert_eq!(liwei["tenantId"], bot.sim.world().tenant("contoso").unwrap().id);
    assert_eq!(one("otto").await.status, 404);
    let by_aad = encode(bot.sim.person("marta").aad_object_id().unwrap());
    let marta = bot.call("GET", &format!("v3/conversations/{chat}/members/{by_aad}"), None).await;
    assert_eq!(marta.body["name"], "Marta Gil");
}

#[tokio::test]
async fn a_team_is_read_by_pages_and_a_chat_at_once() {
    let mut config = config();
    config.members_per_page = Some(4);
    let bot = Bot::with(config).await;
    let page = async |conversation: &str, query: &str| {
        let id = encode(&bot.sim.conversation(conversation));
        bot.call("GET", &format!("v3/conversations/{id}/pagedMembers{query}"), None).await.body
    };
    let first = page("deployments", "?pageSize=50").await;
    assert_eq!(first["members"].as_array().unwrap().len(), 4);
    assert!(first["members"][0].get("objectId").is_some());
    let token = first["continuationToken"].as_str().unwrap();
    let second = page("deployments", &format!("?pageSize=50&continuationToken={token}")).await;
    assert_eq!(second["members"].as_array().unwrap().len(), 2);
    assert!(second.get("continuationToken").is_none());
    assert_eq!(page("kickoff", "").await["members"].as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn teams_channels_and_meetings_are_described() {
    let bot = Bot::new().await;
    let team = encode(&bot.sim.conversation("general"));
    let details = bot.call("GET", &format!("v3/teams/{team}"), None).await.body;
    assert_eq!((&details["name"], &details["memberCount"]), (&json!("Contoso rollout"), &json!(6)));
    let channels = bot.call("GET", &format!("v3/teams/{team}/conversations"), None).await.body;
    assert_eq!(channels["conversations"][0]["name"], Value::Null);
    assert_eq!(channels["conversations"][1]["name"], "Despliegue");
    let meeting = bot.sim.world().conversations.iter().find_map(|c| c.meeting.clone()).unwrap();
    let found = bot.call("GET", &format!("v1/meetings/{}", encode(&meeting.id)), None).await.body;
    assert_eq!(
        (&found["details"]["title"], &found["organizer"]["name"]),
        (&json!("Contoso kick-off"), &json!("Marta Gil"))
    );
    let ana = bot.sim.person("ana").aad_object_id().unwrap().to_owned();
    let path =
        format!("v1/meetings/{}/participants/{ana}?tenantId={}", encode(&meeting.id), bot.sim.home_tenant());
    assert_eq!(bot.call("GET", &path, None).await.body["meeting"]["role"], "Attendee");
}

#[tokio::test]
async fn faults_strike_where_they_were_placed_and_as_often() {
    let bot = Bot::new().await;
    bot.sim.fault(
        Fault::once(FaultOn::Send, Effect::Throttle { retry_after: Some(7) }).in_conversation("marta"),
    );
    assert_eq!(bot.send("john", &text("x")).await.status, 201);
    let throttled = bot.send("marta", &text("x")).await;
    assert_eq!((throttled.status, throttled.retry_after.as_deref()), (429, Some("7")));
    assert!(bot.sim.broken_limits().is_empty());
    for (effect, status) in
        [(Effect::PreconditionFailed, 412), (Effect::BadGateway, 502), (Effect::ServerError, 500)]
    {
        bot.sim.fault(Fault::once(FaultOn::Connector, effect));
        assert_eq!(bot.send("marta", &text("x")).await.status, status);
    }
    assert_eq!(bot.sim.messages("marta").len(), 0);
    bot.sim.fault(Fault::once(FaultOn::Send, Effect::TimeoutAfterDelivery));
    assert_eq!(bot.send("marta", &text("late")).await.status, 504);
    assert_eq!(bot.sim.messages("marta").len(), 1);
    bot.sim.fault(Fault::once(FaultOn::Send, Effect::DropReply));
    let url = format!("{}{}", bot.sim.service_url("fasttrack"), bot.activities("marta"));
    let dropped = bot.http.post(url).bearer_auth(bot.token().await).json(&text("lost")).send().await;
    let lost = match dropped {
        Ok(response) => response.bytes().await.is_err(),
        Err(_) => true,
    };
    assert!(lost);
    assert_eq!(bot.sim.messages("marta").len(), 2);
    let _ = bot.sim.messages("john");
}

#[tokio::test]
async fn a_second_write_while_one_is_in_flight_is_412() {
    let mut config = config();
    config.write_time = std::time::Duration::from_millis(300);
    let bot = Bot::with(config).await;
    let (first, second) = (text("1"), text("2"));
    let (one, two) = tokio::join!(bot.send("marta", &first), bot.send("marta", &second));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 412]);
    let _ = bot.sim.messages("marta");
}
