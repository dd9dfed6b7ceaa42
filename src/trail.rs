//! The trail: what became lately of what the bot had to say (sent, parked, skipped, given up) and why. Kept in memory,
//! bounded, and only where somebody looks, as in the demo; nothing is decided by it, and nothing of it is stored, logged
//! or counted in metrics.
//!
//! What is noted, and when, is each part's own: what the rules hold back where it is decided, what Teams took or did
//! not take where it is sent.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use crate::dialogue::Content;
use crate::engagement::reminder::{Held, Mark};
use crate::records::{Parked, Queue};

/// How many lines of each outcome are kept.
const KEPT: usize = 50;

/// The contents that have contents of their own, each stored under this name.
const FAMILIES: [&str; 5] = ["journey", "ssat", "points", "reminder", "meetings"];

/// One thing that the bot had to say, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// By what it is known: the same thing with the same outcome is one line, however often it is looked at.
    pub id: String,
    /// When this was so.
    pub at: Timestamp,
    /// To whom or where.
    pub to: Whom,
    /// What kind of thing it is.
    pub what: String,
    /// What it says or whom it is about, if that is known.
    pub about: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// To whom or where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// A conversation, or a person's own chat.
    Queue(Queue),
    /// Somebody who is known by name alone.
    Named(String),
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Teams has it.
    Sent(Did),
    /// It cannot be sent at present.
    Parked(Beyond),
    /// It is not sent, or not by itself, or not now.
    Skipped(Skip),
    /// It was given up; the text is for whoever reads logs.
    GivenUp(String),
}

/// What was done in Teams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// A new message.
    Posted,
    /// A message that stands was changed.
    Changed,
    /// A message was removed.
    Removed,
}

/// Why something cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beyond {
    /// Teams takes nothing there.
    Refused(Parked),
    /// The engagement has no home yet.
    NoHome,
    /// Nobody in Teams is known to be this person.
    Untied,
    /// The bot never met them.
    Unmet,
}

/// Why something is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    /// A rule of reminders holds it back.
    Held(Held),
    /// It goes into its reader's next morning message.
    Gathered,
    /// What it was about has been dealt with.
    Settled,
    /// Its moment has passed.
    TooLate,
    /// The engagement lives elsewhere now.
    Moved,
    /// It is not for this person any more.
    NotTheirs,
    /// What it shows was deleted.
    Deleted,
    /// A later one takes its place.
    Replaced,
}

impl Outcome {
    /// Its name, in the order in which they are kept.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Sent(_) => "sent",
            Self::Parked(_) => "parked",
            Self::Skipped(_) => "skipped",
            Self::GivenUp(_) => "given up",
        }
    }

    const fn shelf(&self) -> usize {
        match self {
            Self::Sent(_) => 0,
            Self::Parked(_) => 1,
            Self::Skipped(_) => 2,
            Self::GivenUp(_) => 3,
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sent(Did::Posted) => f.write_str("new message"),
            Self::Sent(Did::Changed) => f.write_str("changed in place"),
            Self::Sent(Did::Removed) => f.write_str("removed"),
            Self::Parked(beyond) => f.write_str(match beyond {
                Beyond::Refused(Parked::Blocked) => "blocked the bot",
                Beyond::Refused(Parked::Removed) => "the bot is not there",
                Beyond::Refused(Parked::Disabled) => "switched off by an administrator",
                Beyond::Refused(Parked::Gone) => "the conversation is gone",
                Beyond::NoHome => "the engagement has no conversation yet",
                Beyond::Untied => "not tied to anybody in Teams",
                Beyond::Unmet => "never met the bot",
            }),
            Self::Skipped(Skip::Held(held)) => held.fmt(f),
            Self::Skipped(skip) => f.write_str(match skip {
                Skip::Held(_) => "held",
                Skip::Gathered => "digest instead",
                Skip::Settled => "settled meanwhile",
                Skip::TooLate => "too late",
                Skip::Moved => "the engagement lives elsewhere",
                Skip::NotTheirs => "not for this person any more",
                Skip::Deleted => "deleted meanwhile",
                Skip::Replaced => "a later one takes its place",
            }),
            Self::GivenUp(why) => f.write_str(why),
        }
    }
}

/// Where lines are noted. The usual one keeps nothing.
#[derive(Clone, Default)]
pub struct Trail(Option<Arc<Kept>>);

struct Kept {
    lines: Mutex<[VecDeque<Line>; 4]>,
    told: Box<dyn Fn() + Send + Sync>,
}

impl Kept {
    fn lines(&self) -> MutexGuard<'_, [VecDeque<Line>; 4]> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Trail {
    /// A trail that keeps the last lines of each outcome and calls `told` after each new one.
    #[must_use]
    pub fn keeping(told: impl Fn() + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(Kept { lines: Mutex::default(), told: Box::new(told) })))
    }

    /// Whether anything is kept.
    #[must_use]
    pub fn keeps(&self) -> bool {
        self.0.is_some()
    }

    /// Notes a line, unless it is known already. What is sent is noted each time.
    pub fn note(&self, line: impl FnOnce() -> Line) {
        let Some(kept) = &self.0 else { return };
        let line = line();
        {
            let mut lines = kept.lines();
            let Some(shelf) = lines.get_mut(line.outcome.shelf()) else { return };
            let known = |old: &Line| old.id == line.id && old.outcome == line.outcome;
            if !matches!(line.outcome, Outcome::Sent(_)) && shelf.iter().any(known) {
                return;
            }
            if shelf.len() == KEPT {
                shelf.pop_front();
            }
            shelf.push_back(line);
        }
        (kept.told)();
    }

    /// What is kept, the latest last.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = self
            .0
            .iter()
            .flat_map(|kept| kept.lines().iter().flatten().cloned().collect::<Vec<_>>())
            .collect();
        lines.sort_by_key(|line| line.at);
        lines
    }
}

/// What kind of thing a content is, in the words under which it is stored: its own, and that of what is within it.
#[must_use]
pub fn kind_of(content: &Content) -> String {
    let stored = serde_json::to_value(content).unwrap_or_default();
    let what = stored["what"].as_str().unwrap_or_default();
    let within = if FAMILIES.contains(&what) { stored[what].as_str() } else { None };
    [Some(what), within].into_iter().flatten().collect::<Vec<_>>().join(", ").replace('_', " ")
}

/// By what a reminder is known here, and its kind.
#[must_use]
pub fn name_of(engagement: &str, mark: &Mark) -> (String, String) {
    let Mark { kind, subject, occurrence, to } = mark;
    (
        format!("{engagement}/{}/{subject}/{occurrence}/{to}", kind.key()),
        format!("reminder, {}", kind.key().replace('_', " ")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, outcome: Outcome) -> Line {
        let (to, at) = (Whom::Named("Ana".to_owned()), Timestamp::UNIX_EPOCH);
        Line { id: id.to_owned(), at, to, what: String::new(), about: String::new(), outcome }
    }

    #[test]
    fn a_content_is_called_as_it_is_stored_and_by_no_id() {
        use crate::dialogue::{JourneyContent, ReminderContent};
        let engagement = crate::engagement::EngagementId::parse("v0k8q2m5vv").expect("an id");
        let digest = Content::Reminder(ReminderContent::Digest { no: "7".to_owned() });
        assert_eq!(kind_of(&digest), "reminder, digest");
        let farewell = Content::Journey(JourneyContent::Farewell { engagement: engagement.clone() });
        assert_eq!(kind_of(&farewell), "journey, farewell");
        assert_eq!(
            kind_of(&Content::ChangedSince { engagement, services: Vec::new(), changes: Vec::new() }),
            "changed since"
        );
    }

    #[test]
    fn the_usual_trail_keeps_nothing() {
        let trail = Trail::default();
        trail.note(|| unreachable!("no line is made"));
        assert!(!trail.keeps() && trail.lines().is_empty());
    }

    #[test]
    fn the_same_is_noted_once_unless_it_was_sent() {
        let trail = Trail::keeping(|| {});
        for _ in 0..3 {
            trail.note(|| line("a", Outcome::Sent(Did::Changed)));
            trail.note(|| line("a", Outcome::Skipped(Skip::Gathered)));
            trail.note(|| line("a", Outcome::Skipped(Skip::Held(Held::Stopped))));
            trail.note(|| line("b", Outcome::Parked(Beyond::Untied)));
        }
        let names: Vec<_> = trail.lines().iter().map(|line| line.outcome.name()).collect();
        assert_eq!(names, ["sent", "sent", "sent", "parked", "skipped", "skipped"]);
    }

    #[test]
    fn many_of_one_outcome_do_not_drive_out_another() {
        let trail = Trail::keeping(|| {});
        trail.note(|| line("a", Outcome::Parked(Beyond::NoHome)));
        for _ in 0..200 {
            trail.note(|| line("b", Outcome::Sent(Did::Posted)));
        }
        assert_eq!(trail.lines().len(), KEPT + 1);
    }
}
