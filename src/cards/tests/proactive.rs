//! Every kind of message that nobody asked for: it says why it comes, and one tap stops it. The kinds are those of
//! the one table, so a new one is looked at here.

use std::collections::BTreeSet;

use serde_json::Value;

use super::shots::{Shot, reminders};
use super::{actions, rendered, texts};
use crate::dialogue::{Content, Locale, ReminderContent};
use crate::engagement::reminder::Kind;

fn verbs(card: &Value) -> Vec<&str> {
    let mut found = Vec::new();
    actions(card, &mut found);
    found.iter().filter_map(|action| action["verb"].as_str()).collect()
}

/// The element of a card with this id, wherever it is.
fn element<'a>(card: &'a Value, id: &str) -> Option<&'a Value> {
    match card {
        Value::Object(fields) if fields.get("id").and_then(Value::as_str) == Some(id) => Some(card),
        Value::Object(fields) => fields.values().find_map(|value| element(value, id)),
        Value::Array(list) => list.iter().find_map(|value| element(value, id)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// Why a card in the open comes: what its button shows.
fn reason_in_place(card: &Value) -> Option<String> {
    let mut found = Vec::new();
    actions(card, &mut found);
    let toggle = found.into_iter().find(|action| action["type"] == "Action.ToggleVisibility")?;
    let shows = toggle["targetElements"][0].as_str()?;
    element(card, shows)?["text"].as_str().map(str::to_owned)
}

/// Why a message in somebody's own chat comes: the card that its button leads to.
fn reason_behind(shot: Shot, locale: Locale) -> Option<String> {
    let Content::Reminder(ReminderContent::Digest { no }) = &shot.content else { return None };
    let content = Content::Reminder(ReminderContent::Why { no: no.clone() });
    let (why, _) = rendered(&Shot { content, ..shot }, locale);
    verbs(&why).contains(&"reminder.stop_one").then(|| texts(&why["body"][2]).join(" "))
}

#[test]
fn every_kind_says_why_it_comes_and_is_put_off_or_stopped_in_one_tap() {
    for (kind, locale) in Kind::ALL.iter().flat_map(|kind| Locale::ALL.map(|locale| (*kind, locale))) {
        let shots = reminders::of_kind(kind);
        assert!(!shots.is_empty(), "{kind:?} comes to nobody");
        for shot in shots {
            if shot.name.ends_with("-done") {
                continue;
            }
            let name = format!("{} {locale}", shot.name);
            let (card, summary) = rendered(&shot, locale);
            let verbs = verbs(&card);
            let stops = ["reminder.stop", "reminder.stop_here"];
            let later = ["reminder.later", "reminder.later_here"];
            assert!(verbs.iter().any(|verb| stops.contains(verb)), "{name} cannot be stopped: {verbs:?}");
            // What comes at the hour of a meeting is of no use later.
            let timed = matches!(kind, Kind::Begins | Kind::Held);
            assert!(
                timed || verbs.iter().any(|verb| later.contains(verb)),
                "{name} cannot be put off: {verbs:?}"
            );
            let reason = if verbs.contains(&"reminder.why") {
                reason_behind(shot, locale)
            } else if timed {
                let reasons = ["Comes ", "Llega ", "Chega "];
                let open = |text: &&String| reasons.iter().any(|reason| text.contains(reason));
                texts(&card).iter().find(open).cloned()
            } else {
                reason_in_place(&card)
            };
            assert!(reason.is_some_and(|text| text.trim().len() > 20), "{name} does not say why");
            assert!(!summary.trim().is_empty(), "{name} has no summary");
            let said = texts(&card);
            assert!(!said.iter().any(|text| text.trim().is_empty()), "{name} says nothing: {said:?}");
        }
    }
}

#[test]
fn what_was_done_or_has_passed_since_is_told_apart_and_is_not_put_off() {
    let done = ["✔ All done", "✔ Todo hecho", "✔ Tudo feito"];
    let over = ["No longer current", "Ya no está vigente", "Já não está vigente"];
    let mut kinds_done = BTreeSet::new();
    for (kind, locale) in Kind::ALL.iter().flat_map(|kind| Locale::ALL.map(|locale| (*kind, locale))) {
        for shot in reminders::of_kind(kind).into_iter().filter(|shot| shot.name.ends_with("-done")) {
            let (card, summary) = rendered(&shot, locale);
            let is_done = done.contains(&summary.as_str());
            assert!(is_done || over.contains(&summary.as_str()), "{} {locale}: {summary}", shot.name);
            let sign = if is_done { "✔ " } else { "– " };
            let said = texts(&card);
            assert!(said.iter().any(|text| text.starts_with(sign) && text.len() > 20), "{said:?}");
            assert!(!verbs(&card).contains(&"reminder.later"), "{} {locale}", shot.name);
            if is_done {
                kinds_done.insert(kind.key());
            }
        }
    }
    assert_eq!(
        kinds_done,
        BTreeSet::from([Kind::ItemDue.key(), Kind::LeftOpen.key()]),
        "what passed was not done by that"
    );
}

#[test]
fn a_message_of_which_nothing_is_left_names_no_customer_and_counts_nothing() {
    let shots = reminders::shots();
    let shot = shots.iter().find(|shot| shot.name == "digest-ana-gone").expect("the shot");
    let (card, summary) = rendered(shot, Locale::En);
    assert_eq!(summary, "Nothing is left of this");
    assert!(!texts(&card).iter().any(|text| text.contains("Contoso")), "{:?}", texts(&card));
    let verbs = verbs(&card);
    assert!(!verbs.contains(&"reminder.later") && !verbs.contains(&"reminder.stop"), "{verbs:?}");
}

#[test]
fn settings_that_could_not_be_saved_come_back_as_they_were_typed() {
    let shots = reminders::shots();
    for name in ["settings-wrong", "settings-hours", "settings-away"] {
        let shot = shots.iter().find(|shot| shot.name == name).expect("the shot");
        let (card, _) = rendered(shot, Locale::En);
        let fields = ["in_from", "in_to", "in_zone", "in_away"];
        let values = fields.map(|id| element(&card, id).and_then(|input| input["value"].as_str()));
        assert_eq!(values, ["18:00", "09:00", "Mexiko", "2027-02-01"].map(Some), "{name}");
    }
}

#[test]
fn a_customers_wait_is_the_heading_only_where_one_waits_and_something_else_stands_below() {
    let heading = "First what a customer waits for";
    let shots = reminders::shots();
    for (name, first) in [("digest-fm", true), ("digest-fm-one", false), ("digest-fm-more", false)] {
        let shot = shots.iter().find(|shot| shot.name == name).expect("the shot");
        let (card, _) = rendered(shot, Locale::En);
        assert_eq!(texts(&card).iter().any(|text| text.contains(heading)), first, "{name}");
    }
}

#[test]
fn what_is_too_much_for_one_card_is_on_the_next_and_back() {
    let shots = reminders::shots();
    let card = |name: &str, locale: Locale| {
        let shot = shots.iter().find(|shot| shot.name == name).expect("the shot");
        rendered(shot, locale).0
    };
    let leads_to = |card: &Value| {
        let mut found = Vec::new();
        actions(card, &mut found);
        let shows = found.into_iter().filter(|action| action["verb"] == "reminder.show");
        shows.filter_map(|action| action["data"]["d"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    for (locale, more) in Locale::ALL.into_iter().zip(["and 18 more", "y 18 más", "e mais 18"]) {
        let first = card("digest-fm-more", locale);
        assert!(texts(&first).contains(&more.to_owned()), "{:?}", texts(&first));
        assert_eq!(leads_to(&first), ["more.1"]);
        assert_eq!(leads_to(&card("digest-fm-rest", locale)), ["more"]);
    }
}
