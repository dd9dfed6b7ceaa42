//! Many engagements of one FM as a list: which are shown, in which order, and how many there are of each sort.

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Now;
use super::health::{Diagnosis, Health, Signals};
use super::ids::EngagementId;
use super::policy::Policy;
use super::status::{Status, Turn};

/// One engagement of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub id: EngagementId,
    /// The customer's name.
    pub customer: String,
    /// Whether it was brought to a conversation.
    pub has_home: bool,
    /// What its health is computed from.
    pub signals: Signals,
}

/// Which of them are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filter {
    /// All that are not closed.
    #[default]
    All,
    /// Those in which something waits for the FM.
    NeedsMe,
    /// Those that are red.
    Red,
    /// Those that wait for the customer.
    Waiting,
    /// Those that are closed.
    Closed,
}

impl Filter {
    /// Every filter, as forms list them.
    pub const ALL: [Self; 5] = [Self::All, Self::NeedsMe, Self::Red, Self::Waiting, Self::Closed];

    /// Its key, also its stored form.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::NeedsMe => "needs_me",
            Self::Red => "red",
            Self::Waiting => "waiting",
            Self::Closed => "closed",
        }
    }

    /// The filter with this key.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.key() == key)
    }

    fn keeps(self, signals: &Signals, health: Health) -> bool {
        let open = signals.status != Status::Closed;
        match self {
            Self::All => open,
            Self::NeedsMe => open && signals.turn == Turn::Fm,
            Self::Red => open && health == Health::Red,
            Self::Waiting => open && signals.turn == Turn::Customer,
            Self::Closed => !open,
        }
    }
}

/// What is shown of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection<'a> {
    /// How many each filter would show, in the order of [`Filter::ALL`].
    pub counts: [usize; 5],
    /// What is shown: red before amber before green, the longest overdue first, then by customer.
    pub lines: Vec<(&'a Line, Diagnosis)>,
}

/// The lines that `filter` keeps and whose customer's name holds `search`, letter case and accents aside.
#[must_use]
pub fn select<'a>(
    lines: &'a [Line],
    filter: Filter,
    search: &str,
    policy: &Policy,
    now: Now,
) -> Selection<'a> {
    let sought = fold(search.trim());
    let mut counts = [0; 5];
    let mut shown: Vec<(&Line, Diagnosis)> = Vec::new();
    // Zones are few, engagements many: what day it is is found once a zone.
    let mut days: HashMap<&str, Date> = HashMap::new();
    for line in lines {
        if !sought.is_empty() && !fold(&line.customer).contains(&sought) {
            continue;
        }
        let signals = &line.signals;
        let today = *days.entry(&signals.zone).or_insert_with(|| now.at.to_zoned(signals.time_zone()).date());
        let diagnosis = signals.diagnose(policy.health, today);
        for (count, filter) in counts.iter_mut().zip(Filter::ALL) {
            *count += usize::from(filter.keeps(signals, diagnosis.health));
        }
        if filter.keeps(signals, diagnosis.health) {
            shown.push((line, diagnosis));
        }
    }
    shown.sort_by(|(a, one), (b, other)| {
        let order = |line: &'a Line, diagnosis: &Diagnosis| {
            let overdue = line.signals.due.first().copied().filter(|_| diagnosis.overdue > 0);
            (Reverse(diagnosis.health), overdue.unwrap_or(Date::MAX))
        };
        order(a, one)
            .cmp(&order(b, other))
            .then_with(|| a.customer.cmp(&b.customer))
            .then_with(|| a.id.cmp(&b.id))
    });
    Selection { counts, lines: shown }
}

/// Lower case, without accents.
fn fold(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::engagement::Phase;

    fn line(no: usize, customer: &str, change: impl FnOnce(&mut Signals)) -> Line {
        let mut signals = Signals {
            status: Status::Active,
            phase: Phase::Assigned,
            blocked: 0,
            due: Vec::new(),
            asked_at: None,
            heard_at: "2026-03-02T09:00:00Z".parse().expect("an instant"),
            turn: Turn::Nobody,
            zone: "Europe/Madrid".to_owned(),
        };
        change(&mut signals);
        let id = EngagementId::parse(&format!("{no:010}")).expect("an id");
        Line { id, customer: customer.to_owned(), has_home: true, signals }
    }

    fn some() -> Vec<Line> {
        vec![
            line(1, "Zeta", |_| {}),
            line(2, "Ñandú Corp", |s| s.turn = Turn::Customer),
            line(3, "Blocked Ltd", |s| s.blocked = 1),
            line(4, "Late", |s| s.due = vec![date(2026, 2, 27)]),
            line(5, "Alfa", |s| s.turn = Turn::Fm),
            line(6, "Gone", |s| (s.status, s.blocked) = (Status::Closed, 1)),
        ]
    }

    fn names(filter: Filter, search: &str) -> Vec<String> {
        let lines = some();
        let now = Now { at: "2026-03-02T09:00:00Z".parse().expect("an instant") };
        let selection = select(&lines, filter, search, &Policy::default(), now);
        selection.lines.iter().map(|(line, _)| line.customer.clone()).collect()
    }

    #[test]
    fn the_gravest_come_first_and_what_is_closed_only_when_asked_for() {
        assert_eq!(names(Filter::All, ""), ["Blocked Ltd", "Late", "Alfa", "Zeta", "Ñandú Corp"]);
        assert_eq!(names(Filter::Closed, ""), ["Gone"]);
    }

    #[test]
    fn each_filter_shows_its_own() {
        assert_eq!(names(Filter::NeedsMe, ""), ["Alfa"]);
        assert_eq!(names(Filter::Red, ""), ["Blocked Ltd"]);
        assert_eq!(names(Filter::Waiting, ""), ["Ñandú Corp"]);
    }

    #[test]
    fn a_name_is_found_whatever_its_case_and_accents() {
        assert_eq!(names(Filter::All, " NANDU "), ["Ñandú Corp"]);
        assert_eq!(names(Filter::All, "ñandu"), ["Ñandú Corp"]);
        assert_eq!(names(Filter::All, "nobody"), Vec::<String>::new());
    }

    #[test]
    fn the_counts_are_of_what_the_search_finds() {
        let lines = some();
        let now = Now { at: "2026-03-02T09:00:00Z".parse().expect("an instant") };
        let counts = |search| select(&lines, Filter::Red, search, &Policy::default(), now).counts;
        assert_eq!(counts(""), [5, 1, 1, 1, 1]);
        assert_eq!(counts("alfa"), [1, 1, 0, 0, 0]);
    }
}
