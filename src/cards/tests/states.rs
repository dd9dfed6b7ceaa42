//! What particular cards say in particular states.

use super::super::{Locale, words::Words};
use super::shots::{Shot, shots};
use super::world::{FM, SERVICES, World, engagement_id, room};
use super::{actions, rendered, texts};
use crate::dialogue::{
    Content, DialogContent, Form, Place, PointDialog, PointsContent, Reader, SsatContent, SsatDialog, View,
};
use crate::engagement::{PointKind, ServiceId};

fn named(name: &str) -> Shot {
    shots().into_iter().find(|shot| shot.name == name).unwrap_or_else(|| panic!("no shot {name}"))
}

fn says(name: &str, locale: Locale) -> String {
    let (card, _) = rendered(&named(name), locale);
    texts(&card["body"]).join("\n")
}

#[track_caller]
fn assert_says(name: &str, locale: Locale, words: &[&str]) {
    let text = says(name, locale);
    for word in words {
        assert!(text.contains(word), "{name} {locale} lacks {word:?}:\n{text}");
    }
}

#[track_caller]
fn assert_silent(name: &str, locale: Locale, words: &[&str]) {
    let text = says(name, locale);
    for word in words {
        assert!(!text.contains(word), "{name} {locale} has {word:?}:\n{text}");
    }
}

#[test]
fn the_request_reads_as_promised_in_three_languages() {
    assert_says(
        "request-asked",
        Locale::En,
        &[
            "Please check 4 points (1 minute)",
            "**Teams** · in use by 15 March · responsible: Ana Ruiz · why: work from anywhere",
            "**OneDrive for Business** · in use by 15 January 2028",
            "All correct",
            "Something is wrong",
        ],
    );
    assert_says(
        "request-asked",
        Locale::Es,
        &[
            "Por favor, revise 4 puntos (1 minuto)",
            "**Teams** · en uso para el 15 de marzo · responsable: Ana Ruiz · motivo: trabajar desde cualquier lugar",
            "15 de enero de 2028",
        ],
    );
    assert_says(
        "request-asked",
        Locale::PtBr,
        &[
            "Por favor, confira 4 pontos (1 minuto)",
            "**Teams** · em uso até 15 de março · responsável: Ana Ruiz · motivo: trabalhar de qualquer lugar",
            "em uso até 1º de abril",
        ],
    );
}

#[test]
fn what_was_recorded_is_told_until_it_is_asked_about() {
    assert_says(
        "request-recorded-ana",
        Locale::En,
        &[
            "4 points were recorded as agreed with you",
            "Recorded from the call. Tap only if something is wrong.",
        ],
    );
    assert_says("request-recorded", Locale::En, &["4 points were recorded as agreed with Ana Ruiz"]);
    assert_says("request-asked-ana", Locale::En, &["Please check 4 points (1 minute)", "All correct"]);
    assert_silent("request-asked-ana", Locale::En, &["Recorded from the call"]);
    assert_silent("request-asked", Locale::En, &["Recorded from the call"]);
    assert_silent("request-asked-bruno", Locale::En, &["Recorded from the call", "All correct"]);
    assert_says("request-asked-bruno", Locale::En, &["I'm on this project as…", "Ana Ruiz can confirm this"]);
    assert_silent("request-asked-fm", Locale::En, &["All correct", "Something is wrong"]);
}

#[test]
fn one_tap_turns_the_request_into_who_and_when_and_only_they_can_take_it_back() {
    assert_says("request-confirmed", Locale::En, &["✔ Ana Ruiz confirmed all 4, 3 March 10:42"]);
    assert_silent(
        "request-confirmed",
        Locale::En,
        &["Take back", "All correct", "Something is wrong", "<at>"],
    );
    assert_says("request-confirmed-ana", Locale::En, &["Take back"]);
}

#[test]
fn agreed_is_never_said_to_be_confirmed() {
    for locale in Locale::ALL {
        let confirmed = Words::of(locale).and_then(|words| words.plain("home_confirmed")).expect("words");
        for name in
            ["captured-agreed", "engagement-agreed", "status-agreed", "status-fm-agreed", "request-asked"]
        {
            assert_silent(name, locale, &[&confirmed, "✔"]);
        }
    }
    assert_says(
        "captured-agreed",
        Locale::En,
        &["Agreed with Ana Ruiz on the call, 2 March; not confirmed yet"],
    );
    assert_says("captured-confirmed", Locale::En, &["✔ Confirmed by Ana Ruiz, 3 March 10:42"]);
}

#[test]
fn a_report_shows_old_and_new_to_the_fm_and_what_accepting_does() {
    assert_says(
        "correction-open",
        Locale::En,
        &[
            "Ana Ruiz says something about Teams is not correct",
            "**target date**: 15 March → 10 May",
            "Accept",
            "Answer",
            "in Ana Ruiz's name",
        ],
    );
    assert_says("correction-accepted", Locale::En, &["✔ Accepted by Marta Gómez", "15 March → 10 May"]);
    assert_says("request-wrong", Locale::En, &["1 point is being corrected", "⚠ Ana Ruiz: 10 May"]);
}

#[test]
fn two_answers_that_differ_are_named_and_either_can_be_set_aside() {
    let either = ["Set aside Ana Ruiz's answer…", "Set aside Carla Núñez's answer…"];
    for card in ["correction-disputed", "captured-disputed"] {
        assert_says(card, Locale::En, &either);
    }
    let answers = "**target date**: two answers differ: ";
    assert_says("correction-disputed", Locale::En, &[answers, "Ana Ruiz: 10 May", "Carla Núñez: 15 March"]);
    assert_says("captured-disputed", Locale::En, &["⚠ Two answers differ"]);
    assert_says("correction-open", Locale::En, &["Set aside…"]);
    assert_silent("correction-accepted", Locale::En, &["Set aside"]);
    assert_silent("captured-confirmed", Locale::En, &["Set aside"]);
}

#[test]
fn nobody_confirms_by_the_way_what_they_have_said_is_wrong() {
    for name in ["request-wrong", "request-wrong-ana"] {
        let (card, _) = rendered(&named(name), Locale::En);
        assert_says(name, Locale::En, &["The others are correct"]);
        assert_silent(name, Locale::En, &["All correct"]);
        let mut found = Vec::new();
        actions(&card, &mut found);
        let confirm = found.into_iter().find(|action| action["verb"] == "confirm").expect("the button");
        assert_eq!(confirm["data"]["b"], serde_json::json!(["teams"]), "{name}");
    }
}

#[test]
fn what_waits_for_its_answer_is_counted_as_open() {
    assert_says("status-fm-wrong", Locale::En, &["Agreed: 3 · Confirmed: 0 · Open: 1"]);
}

#[test]
fn a_workshop_that_was_closed_is_planned_no_more() {
    let cards = ["status-workshop-closed", "status-fm-workshop-closed"];
    let next = ["The workshop is done.", "The success workshop is closed."];
    for (name, next) in cards.into_iter().zip(next) {
        assert_says(name, Locale::En, &[next]);
        assert_silent(name, Locale::En, &["plans the workshop", "can be planned", "may be planned"]);
    }
    assert_silent("status-fm-confirmed", Locale::En, &["may be planned"]);
}

#[test]
fn whether_two_are_one_person_can_be_answered_with_no() {
    assert_says("tie", Locale::En, &["Yes, the same person", "No, two people"]);
    assert_says("tie-apart", Locale::En, &["stay two people"]);
    assert_silent("tie-apart", Locale::En, &["Yes, the same person", "No, two people"]);
}

#[test]
fn values_that_changed_are_shown_with_the_old_ones() {
    assert_says(
        "request-changed",
        Locale::En,
        &["This has changed since you opened it", "the date is now 1 June, was 15 March"],
    );
}

#[test]
fn before_anything_is_put_there_the_fm_sees_who_is_in_the_room() {
    let people = ["Marta Gómez (you)", "Ana Ruiz (guest)", "In this conversation: 4 people"];
    assert_says("bring", Locale::En, &people);
    assert_says("bring", Locale::En, &["Put Contoso *Ltd* here", "Move Contoso *Ltd* here"]);
}

#[test]
fn a_rejected_form_keeps_what_was_typed_and_marks_the_field() {
    let (card, _) = rendered(&named("dialog-enter-same-marked"), Locale::En);
    let text = card.to_string();
    assert!(text.contains("\"value\":\"2027-02-01\"") && text.contains("\"value\":\"nobody\""), "{text}");
    assert_says(
        "dialog-enter-same-marked",
        Locale::En,
        &["The date must be later than 2 March.", "not a group mailbox", "This is not an e-mail address."],
    );
}

#[test]
fn page_2_is_prefilled_from_page_1() {
    let (card, _) = rendered(&named("dialog-enter-exceptions"), Locale::En);
    let text = card.to_string();
    assert_eq!(text.matches("\"value\":\"2027-03-15\"").count(), SERVICES.len());
    assert!(text.contains("Dora Díaz"));
}

#[test]
fn the_mail_is_in_the_engagements_language_whatever_the_fm_speaks() {
    let shot = named("dialog-copy");
    let card = shot.with(Locale::PtBr, |content, scene, reader| {
        let reader = crate::dialogue::Reader { locale: Locale::En, ..*reader };
        super::super::dialog(content, scene, &reader).expect("a dialog").card
    });
    let text = card.to_string();
    assert!(text.contains("Está tudo correto?") && text.contains("Language: Português (Brasil)"), "{text}");
    assert!(!text.contains("**"), "{text}");
}

/// Everything whose size grows with the engagement.
fn large_contents(services: &[ServiceId]) -> Vec<Content> {
    let engagement = engagement_id();
    let form = Form::default();
    let mut contents = vec![
        Content::Dialog {
            dialog: DialogContent::EnterSame { engagement: engagement.clone() },
            form: form.clone(),
        },
        Content::Dialog {
            dialog: DialogContent::EnterExceptions {
                engagement: engagement.clone(),
                services: services.to_vec(),
            },
            form: form.clone(),
        },
        Content::Dialog {
            dialog: DialogContent::EnterExceptions {
                engagement: engagement.clone(),
                services: services[..5].to_vec(),
            },
            form: form.clone(),
        },
        Content::Dialog {
            dialog: DialogContent::Agree { engagement: engagement.clone() },
            form: form.clone(),
        },
        Content::Dialog {
            dialog: DialogContent::WrongPick { engagement: engagement.clone(), services: services.to_vec() },
            form: form.clone(),
        },
        Content::Dialog { dialog: DialogContent::CopyText { engagement: engagement.clone() }, form },
        Content::Request { engagement: engagement.clone(), services: services[..8].to_vec() },
        Content::Engagement { engagement: engagement.clone() },
        Content::Captured { engagement: engagement.clone() },
        Content::Status { engagement: engagement.clone() },
        Content::Bring {
            tenant: "fabrikam".to_owned(),
            conversation: "19:x@thread.tacv2".to_owned(),
            name: String::new(),
            engagements: vec![engagement],
        },
    ];
    contents.extend(large_success(services));
    contents
}

fn large_success(services: &[ServiceId]) -> Vec<Content> {
    let engagement = engagement_id();
    let form = Form::default();
    vec![
        Content::Dialog {
            dialog: DialogContent::Ssat(SsatDialog::Same { engagement: engagement.clone() }),
            form: form.clone(),
        },
        Content::Dialog {
            dialog: DialogContent::Ssat(SsatDialog::Rows { engagement: engagement.clone(), from: 0 }),
            form: form.clone(),
        },
        Content::Dialog {
            dialog: DialogContent::Ssat(SsatDialog::Service {
                engagement: engagement.clone(),
                service: services[0].clone(),
            }),
            form: form.clone(),
        },
        Content::Dialog {
            dialog: DialogContent::Ssat(SsatDialog::Ask { engagement: engagement.clone() }),
            form: form.clone(),
        },
        Content::Dialog {
            dialog: DialogContent::Ssat(SsatDialog::Answer { engagement: engagement.clone() }),
            form: form.clone(),
        },
        Content::Dialog {
            dialog: DialogContent::Point(PointDialog::Add {
                engagement: engagement.clone(),
                kind: PointKind::Blocker,
            }),
            form: form.clone(),
        },
        Content::Ssat(SsatContent::Overview { engagement: engagement.clone() }),
        Content::Ssat(SsatContent::Request { engagement: engagement.clone() }),
        Content::Points(PointsContent::List { engagement: engagement.clone() }),
    ]
}

#[test]
fn the_largest_engagement_in_a_crowded_room_still_fits_a_card() {
    use super::super::{Member, Scene, dialog, render};
    let world = World::crowded();
    let services: Vec<_> = world.engagement().head.services.clone();
    let mut room = room();
    for no in 0..300 {
        let mut member: Member = room[1].clone();
        member.key.person = format!("00000000-0000-0000-0000-{no:012}");
        member.name = format!("Maximiliano Fernández de la Concepción {no}");
        room.push(member);
    }
    let contents = large_contents(&services);
    for locale in Locale::ALL {
        for content in &contents {
            let scene = Scene {
                engagement: Some(world.engagement()),
                room: &room,
                ..Scene::new(world.now.at, &world.policy)
            };
            let place =
                if matches!(content, Content::Request { .. }) { Place::Shared } else { Place::Personal };
            let reader = Reader { locale, place, view: View::Fm, person: Some(FM) };
            let made = match content {
                Content::Dialog { .. } => dialog(content, &scene, &reader).map(|_| ()),
                content => render(content, &scene, &reader).map(|_| ()),
            };
            assert_eq!(made, Ok(()), "{locale} {content:?}");
        }
    }
}
