//! Every content has a shot: the arms of what the bot can say are read from the source, so that a new one without a
//! shot fails here, and is looked at by every test that is driven from the shots.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::Path;

use super::shots::shots;
use crate::dialogue::{Content, DialogContent, JourneyContent, MeetingContent, PlanForm, Refused};

/// What a content is made of, and where it is written.
const PARTS: [(&str, &str); 20] = [
    ("Content", "dialogue/content.rs"),
    ("Managing", "dialogue/content.rs"),
    ("DialogContent", "dialogue/dialog.rs"),
    ("JourneyContent", "dialogue/journey.rs"),
    ("JourneyView", "dialogue/journey.rs"),
    ("JourneyForm", "dialogue/journey.rs"),
    ("SsatContent", "dialogue/success.rs"),
    ("PointsContent", "dialogue/success.rs"),
    ("SsatDialog", "dialogue/success.rs"),
    ("PointDialog", "dialogue/success.rs"),
    ("Sheet", "dialogue/plan_sheet.rs"),
    ("PlanForm", "dialogue/plan_sheet.rs"),
    ("MeetingContent", "dialogue/meeting.rs"),
    ("MeetingDialog", "dialogue/meeting.rs"),
    ("Notice", "dialogue/notice.rs"),
    ("Refused", "dialogue/notice.rs"),
    ("JourneyRefusal", "engagement/journey/command.rs"),
    ("PlanRefusal", "engagement/plan_command.rs"),
    ("MeetingRefusal", "engagement/meeting/command.rs"),
    ("Wrong", "engagement/refusal.rs"),
];

/// What is no card: a file, and the question about it, are Teams' own.
const NO_CARDS: [(&str, &str); 2] = [("Content", "FileOffer"), ("Content", "File")];

/// The arms of an enum, as written.
fn written(name: &str, file: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file);
    let source = std::fs::read_to_string(&path).expect("a source");
    let (_, rest) = source.split_once(&format!("pub enum {name} {{")).expect("the enum");
    let (body, _) = rest.split_once("\n}").expect("its end");
    let arms = body
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|first: char| first.is_ascii_uppercase()));
    arms.map(arm).collect()
}

/// The name at the beginning of `text`.
fn arm(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric()).collect()
}

fn arm_of(value: &impl Debug) -> String {
    arm(&format!("{value:?}"))
}

/// The arms that a content is made of.
fn parts(content: &Content) -> Vec<(&'static str, String)> {
    let mut found = vec![("Content", arm_of(content))];
    match content {
        Content::Manage { managing, .. } => found.push(("Managing", arm_of(managing))),
        Content::Ssat(ssat) => found.push(("SsatContent", arm_of(ssat))),
        Content::Points(points) => found.push(("PointsContent", arm_of(points))),
        Content::Meetings(meetings) => {
            found.push(("MeetingContent", arm_of(meetings)));
            if let MeetingContent::Draft { typed, .. } = meetings {
                found.extend(typed.problems.iter().map(|problem| ("Wrong", arm_of(&problem.what))));
            }
        }
        Content::Plan { sheet, .. } => found.push(("Sheet", arm_of(sheet))),
        Content::Notice { notice, .. } => found.push(("Notice", arm_of(notice))),
        Content::Refused { refused, .. } => found.extend(refusal(refused)),
        Content::Journey(journey) => {
            found.push(("JourneyContent", arm_of(journey)));
            if let JourneyContent::Card { view, .. } = journey {
                found.push(("JourneyView", arm_of(view)));
            }
        }
        Content::Dialog { dialog, form } => {
            found.extend(dialogs(dialog));
            found.extend(form.problems.iter().map(|problem| ("Wrong", arm_of(&problem.what))));
        }
        other => assert!(!arm_of(other).is_empty(), "it has no parts of its own"),
    }
    found
}

fn refusal(refused: &Refused) -> Vec<(&'static str, String)> {
    let mut found = vec![("Refused", arm_of(refused))];
    if let Refused::Journey(why) = refused {
        found.push(("JourneyRefusal", arm_of(why)));
    }
    if let Refused::Meeting(why) = refused {
        found.push(("MeetingRefusal", arm_of(why)));
    }
    if let Refused::Plan { why } = refused {
        found.push(("PlanRefusal", arm_of(why)));
    }
    found
}

fn dialogs(dialog: &DialogContent) -> Vec<(&'static str, String)> {
    let mut found = vec![("DialogContent", arm_of(dialog))];
    match dialog {
        DialogContent::Ssat(ssat) => found.push(("SsatDialog", arm_of(ssat))),
        DialogContent::Point(point) => found.push(("PointDialog", arm_of(point))),
        DialogContent::Refused { refused, .. } => found.extend(refusal(refused)),
        DialogContent::Plan { form, .. } => {
            found.push(("PlanForm", arm_of(form)));
            if let PlanForm::Sheet(sheet) = form {
                found.push(("Sheet", arm_of(sheet)));
            }
        }
        DialogContent::Meeting(meeting) => found.push(("MeetingDialog", arm_of(meeting))),
        DialogContent::Journey(journey) => found.push(("JourneyForm", arm_of(&journey.form))),
        other => assert!(!arm_of(other).is_empty(), "it has no parts of its own"),
    }
    found
}

#[test]
fn every_content_has_a_shot() {
    let mut seen: BTreeSet<(&str, String)> = NO_CARDS.map(|(name, arm)| (name, arm.to_owned())).into();
    seen.extend(shots().iter().flat_map(|shot| parts(&shot.content)));
    let all = PARTS.iter().flat_map(|(name, file)| written(name, file).into_iter().map(|arm| (*name, arm)));
    let lacking: Vec<_> = all.filter(|part| !seen.contains(part)).collect();
    assert!(lacking.is_empty(), "no shot of {lacking:?}");
}
