//! Many engagements of one FM as a list: which are shown, in which order, and how many there are of each sort.

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::health::{Diagnosis, Health, Signals};
use super::ids::EngagementId;
use super::people::{Person, Role, Side};
use super::policy::Policy;
use super::status::{Status, Turn};
use super::{Engagement, Now};

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
    /// As what the person of the list acts in it.
    pub standing: Standing,
}

/// As what somebody has an engagement on their list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// They lead it.
    #[default]
    Leads,
    /// They stand in for whoever leads it.
    Deputy {
        /// Until the end of which day, if one was named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// They are its partner, who sees what customers see.
    Partner,
}

impl Standing {
    /// Whether they lead it.
    #[must_use]
    pub fn leads(&self) -> bool {
        *self == Self::Leads
    }

    /// Whether they see how it fares.
    #[must_use]
    pub fn sees_inside(&self) -> bool {
        *self != Self::Partner
    }

    /// Whether it is over on a day.
    fn is_past(&self, today: Date) -> bool {
        matches!(self, Self::Deputy { until: Some(until) } if *until < today)
    }
}

impl Engagement {
    /// As what `person` has this engagement on their list, if they do.
    #[must_use]
    pub fn listed_by(&self, person: &Person) -> Option<Standing> {
        match person.role {
            _ if person.no == self.head.fm => Some(Standing::Leads),
            _ if person.side != Side::Delivery || person.same_as.is_some() => None,
            Role::Deputy => {
                let cover = self.path.state.cover.filter(|cover| cover.person == person.no);
                Some(Standing::Deputy { until: cover.map(|cover| cover.until) })
            }
            Role::Partner => Some(Standing::Partner),
            Role::Fm
            | Role::Sme
            | Role::Csm
            | Role::AccountTeam
            | Role::SuccessOwner
            | Role::Sponsor
            | Role::ProjectManager
            | Role::ItLead
            | Role::TrainingLead
            | Role::Other => None,
        }
    }
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

    fn keeps(self, line: &Line, health: Health) -> bool {
        let signals = &line.signals;
        let open = signals.status != Status::Closed;
        match self {
            // How it fares is not a partner's to see.
            Self::NeedsMe | Self::Red | Self::Waiting if !line.standing.sees_inside() => false,
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
        if line.standing.is_past(today) {
            continue;
        }
        let diagnosis = match line.standing.sees_inside() {
            true => signals.diagnose(policy.health, today),
            false => signals.dates(today),
        };
        for (count, filter) in counts.iter_mut().zip(Filter::ALL) {
            *count += usize::from(filter.keeps(line, diagnosis.health));
        }
        if filter.keeps(line, diagnosis.health) {
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
            blockers: 0,
            due: Vec::new(),
            asked_at: None,
            heard_at: "2026-03-02T09:00:00Z".parse().expect("an instant"),
            turn: Turn::Nobody,
            zone: "Europe/Madrid".to_owned(),
        };
        change(&mut signals);
        let id = EngagementId::parse(&format!("{no:010}")).expect("an id");
        Line { id, customer: customer.to_owned(), has_home: true, signals, standing: Standing::Leads }
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
    fn a_deputy_has_the_line_until_the_last_day_and_a_partner_without_how_it_fares() {
        let until = Some(date(2026, 3, 2));
        let covered = Line { standing: Standing::Deputy { until }, ..line(1, "Covered", |s| s.blocked = 1) };
        let shared = Line { standing: Standing::Partner, ..line(2, "Shared", |s| s.blocked = 1) };
        let lines = [covered, shared];
        let on = |at: &str| {
            let now = Now { at: at.parse().expect("an instant") };
            let selection = select(&lines, Filter::All, "", &Policy::default(), now);
            let shown = selection.lines.iter().map(|(line, d)| (line.customer.as_str(), d.health));
            (shown.collect::<Vec<_>>(), selection.counts)
        };
        let (shown, counts) = on("2026-03-02T22:30:00Z");
        assert_eq!(shown, [("Covered", Health::Red), ("Shared", Health::Green)]);
        assert_eq!(counts, [2, 0, 1, 0, 0]);
        assert_eq!(on("2026-03-02T23:30:00Z").0, [("Shared", Health::Green)], "past midnight in Madrid");
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
