//! What customers may read, over every card, reply and refusal in three languages: no internal word (product §11), and
//! place before role: where a customer is present nobody reads more than they may, whatever their role.
//!
//! Driven from every shot, each read by everyone who could stand in a customer's conversation, so a shot for the FM
//! is tried on customers too. That every content has a shot is looked after in `complete`.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde_json::Value;

use super::shots::{Shot, shots};
use super::texts;
use super::world::{ANA, BRUNO, FM};
use crate::cards::words::Words;
use crate::cards::{CardError, dialog, render};
use crate::dialogue::{Audience, Content, DialogContent, Locale, Place, PlanForm, Reader, Sheet, View};
use crate::engagement::PersonNo;
use crate::playbook::{Playbook, TaskId};

/// Everyone who reads in a shared conversation, customers first, and a customer in their own chat.
const READERS: [(Place, View, Option<PersonNo>); 6] = [
    (Place::Shared, View::Outsider, None),
    (Place::Shared, View::Customer, Some(ANA)),
    (Place::Shared, View::Customer, Some(BRUNO)),
    (Place::Personal, View::Customer, Some(ANA)),
    (Place::Shared, View::Colleague, None),
    (Place::Shared, View::Fm, Some(FM)),
];

/// Words that no customer view contains, in any language.
const INTERNAL: [&str; 12] =
    ["dibs", "ssat", "ftop", "l1", "au", "bvd", "cpe", "m/o", "rfa", "sme", "csm", "quickleads"];

/// What the FM wrote down in the worlds of the shots, for nobody else.
const SECRETS: [&str; 6] =
    ["licences are late", "no budget", "Voice expert", "Ask the team", "Took it over", "old tool stays"];

/// Who reads, and where.
type Who = (Place, View, Option<PersonNo>);

/// A card as one reader gets it.
struct Reading {
    shot: String,
    content: Content,
    locale: Locale,
    who: Who,
    /// The card as it is sent.
    whole: String,
    /// Everything in it that somebody reads, its summary or title too.
    all: Vec<String>,
    /// What it says: without buttons, inputs and what a tap on them is called.
    said: BTreeSet<String>,
}

/// What the shot shows to each who gets it; nothing for those for whom it is not in their place.
fn readings_of(shot: &Shot, locale: Locale, readers: &[Who]) -> Vec<Reading> {
    shot.with(locale, |content, scene, _| {
        let made = readers.iter().filter_map(|who| {
            let (place, view, person) = *who;
            let reader = Reader { locale, place, view, person };
            let made = match content {
                Content::Dialog { .. } => dialog(content, scene, &reader).map(|made| (made.card, made.title)),
                content => render(content, scene, &reader).map(|made| (made.card, made.summary)),
            };
            match made {
                Ok((card, title)) => Some(reading(shot, locale, *who, &card, title)),
                Err(CardError::Scene { .. }) => None,
                Err(error) => panic!("{} {locale} {who:?}: {error}", shot.name),
            }
        });
        made.collect()
    })
}

fn reading(shot: &Shot, locale: Locale, who: Who, card: &Value, title: String) -> Reading {
    let mut all = texts(card);
    filled_in(card, &mut all);
    all.push(title.clone());
    let mut said = BTreeSet::from([title]);
    say(&card["body"], &mut said);
    let (shot, content) = (shot.name.clone(), shot.content.clone());
    Reading { shot, content, locale, who, whole: card.to_string(), all, said }
}

/// Every shot in every language, for everyone in [`READERS`].
fn readings() -> &'static [Reading] {
    static ALL: OnceLock<Vec<Reading>> = OnceLock::new();
    ALL.get_or_init(|| {
        let shots = shots();
        let each = shots.iter().flat_map(|shot| Locale::ALL.into_iter().map(move |locale| (shot, locale)));
        each.flat_map(|(shot, locale)| readings_of(shot, locale, &READERS)).collect()
    })
}

/// Fails with everything that `find` finds in what customers, and those beside them, read.
#[track_caller]
fn nobody_reads(find: impl Fn(&Reading) -> Option<String>) {
    let found: Vec<String> = readings()
        .iter()
        .filter_map(|reading| {
            let found = find(reading)?;
            Some(format!("{} {} {:?}: {found}", reading.shot, reading.locale, reading.who))
        })
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// What stands in the inputs for text and in facts: the only values that people read as they are.
fn filled_in(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let kind = fields.get("type").and_then(Value::as_str).unwrap_or_default();
            if kind == "Input.Text" {
                into.extend(fields.get("value").and_then(Value::as_str).map(str::to_owned));
            }
            let facts = fields.get("facts").and_then(Value::as_array).into_iter().flatten();
            into.extend(facts.filter_map(|fact| fact["value"].as_str().map(str::to_owned)));
            fields.iter().filter(|(key, _)| *key != "data").for_each(|(_, value)| filled_in(value, into));
        }
        Value::Array(list) => list.iter().for_each(|value| filled_in(value, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The texts that are neither buttons nor inputs.
fn say(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            let kind = fields.get("type").and_then(Value::as_str).unwrap_or_default();
            if kind.starts_with("Action.") || kind.starts_with("Input.") {
                return;
            }
            for (key, value) in fields {
                match (key.as_str(), value) {
                    ("text" | "altText" | "title" | "value", Value::String(text)) => {
                        into.insert(text.clone());
                    }
                    (_, value) => say(value, into),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| say(value, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn internal_word(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric() && c != '/');
    let task = |word: &str| word.parse().is_ok_and(|no| Playbook::get().task(TaskId(no)).is_some());
    let found = words.find(|word| INTERNAL.contains(word) || task(word))?;
    Some(format!("{found} in {text:?}"))
}

#[test]
fn no_internal_word_and_no_task_is_read_by_a_customer() {
    nobody_reads(|reading| reading.all.iter().find_map(|text| internal_word(text)));
}

#[test]
fn the_playbooks_names_of_letters_and_tasks_are_not_read_by_a_customer() {
    let playbook = Playbook::get();
    nobody_reads(|reading| {
        let named = |text: &&String| {
            let bare = text.trim_matches('*');
            playbook.factors().iter().any(|factor| factor.names.of(reading.locale) == bare)
        };
        let all = reading.all.join("\n");
        let task = playbook.tasks().iter().map(|task| task.names.of(reading.locale));
        reading.all.iter().find(named).cloned().or_else(|| {
            let mut tasks = task;
            tasks.find(|name| all.contains(*name)).map(str::to_owned)
        })
    });
}

#[test]
fn what_the_fm_wrote_for_nobody_else_is_in_no_part_of_a_card_that_customers_get() {
    let secret = |reading: &Reading| {
        let found = SECRETS.iter().find(|secret| reading.whole.contains(**secret));
        found.map(|secret| (*secret).to_owned())
    };
    nobody_reads(secret);
    // Each of them is somewhere to be found: the FM reads it.
    let shots = shots();
    let own = shots.iter().flat_map(|shot| {
        let who = (shot.place, shot.view, shot.person);
        readings_of(shot, Locale::En, &[who])
    });
    let whole: Vec<String> = own.map(|reading| reading.whole).collect();
    let untold = SECRETS.iter().find(|secret| !whole.iter().any(|whole| whole.contains(**secret)));
    assert_eq!(untold, None, "the FM reads it nowhere");
}

#[test]
fn what_is_for_the_fm_alone_is_made_for_nobody_who_stands_with_a_customer() {
    nobody_reads(|reading| {
        let Content::Dialog { dialog, .. } = &reading.content else {
            return (reading.content.audience() == Audience::Fm).then(|| "it".to_owned());
        };
        let journey = matches!(dialog, DialogContent::Journey(_));
        let desk = matches!(dialog, DialogContent::Status { .. } | DialogContent::ExportText { .. });
        (journey || desk).then(|| "a form of the FM's".to_owned())
    });
}

#[test]
fn a_list_of_customers_is_never_shown_in_a_shared_conversation() {
    nobody_reads(|reading| {
        let list = matches!(reading.content, Content::Portfolio { .. });
        (list && reading.who.0 == Place::Shared).then(|| "a list".to_owned())
    });
}

/// Whether the content says no more of the engagement to the FM than to others by its own meaning: what is about no
/// engagement, and one's own items, which stand in the plan that everyone reads.
fn says_nothing_new(content: &Content) -> bool {
    let own = |sheet: &Sheet| matches!(sheet, Sheet::Mine);
    match content {
        Content::Plan { sheet, .. } => own(sheet),
        Content::Dialog { dialog: DialogContent::Plan { form: PlanForm::Sheet(sheet), .. }, .. } => {
            own(sheet)
        }
        content => content.engagement().is_none(),
    }
}

#[test]
fn in_a_shared_conversation_the_delivery_side_has_more_buttons_and_never_more_facts() {
    // Instructions without arguments are the same for every customer.
    let plain = Locale::ALL.map(|locale| {
        let words = Words::of(locale).expect("words");
        let plain: BTreeSet<String> = words.messages().keys().filter_map(|id| words.plain(id).ok()).collect();
        (locale, plain)
    });
    let of_customers = |reading: &Reading| {
        let theirs = readings().iter().filter(|other| {
            let customer = matches!(other.who.1, View::Customer | View::Outsider);
            customer && other.shot == reading.shot && other.locale == reading.locale
        });
        theirs.flat_map(|other| &other.said).collect::<BTreeSet<_>>()
    };
    nobody_reads(|reading| {
        let delivery = matches!(reading.who.1, View::Colleague | View::Fm);
        if !delivery || says_nothing_new(&reading.content) {
            return None;
        }
        let theirs = of_customers(reading);
        let (_, plain) = plain.iter().find(|(locale, _)| *locale == reading.locale)?;
        reading.said.iter().find(|fact| !theirs.contains(fact) && !plain.contains(*fact)).cloned()
    });
}
