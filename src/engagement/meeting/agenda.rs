//! What a meeting goes through, and what came of it: made of what is open and of what changed while it took place.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Occurrence, Which};
use crate::engagement::ids::PointNo;
use crate::engagement::plan::{ItemKey, ItemState, ItemStatus, ItemWords, PlanItem};
use crate::engagement::point::Point;
use crate::engagement::policy::Policy;
use crate::engagement::{Engagement, Now};

/// The most things of one kind that minutes keep.
const MOST: usize = 20;

/// How far ahead an agenda looks, in days.
const AHEAD: i64 = 14;

/// What came of a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Came {
    /// The items that were done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub done: Vec<ItemKey>,
    /// The items that somebody took on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken: Vec<ItemKey>,
    /// The points that somebody added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub raised: Vec<PointNo>,
    /// The points that were dealt with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settled: Vec<PointNo>,
}

impl Came {
    /// Whether nothing did.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl Occurrence {
    /// Since when what changes belongs to it: its agenda, its beginning as Teams says, or its hour, whatever is first.
    #[must_use]
    pub fn since(&self) -> Timestamp {
        [self.known.agenda, self.known.started].into_iter().flatten().fold(self.start, Timestamp::min)
    }
}

impl Engagement {
    /// What is gone through: the items to do that are late or due within two weeks, or that somebody took on; what
    /// is late first. What was done since `since` stays, so that a tick can be taken back.
    #[must_use]
    pub fn agenda(&self, since: Timestamp, policy: &Policy, now: Now) -> Vec<PlanItem<'static>> {
        let today = self.today(now);
        let horizon = today.checked_add(jiff::Span::new().days(AHEAD)).unwrap_or(today);
        let near = |item: &PlanItem<'_>| item.due.is_some_and(|due| due <= horizon);
        let stands = |item: &PlanItem<'_>| match (item.state, &item.item.status) {
            (ItemState::Open, _) => {
                near(item) || (matches!(item.words, ItemWords::Own(_)) && item.owner.is_some())
            }
            (ItemState::Done, ItemStatus::Done { at, .. }) => *at >= since,
            (ItemState::Done | ItemState::Shown | ItemState::Dropped, _) => false,
        };
        let mut list: Vec<PlanItem<'static>> =
            self.checklist(policy, now).into_iter().filter(stands).collect();
        // By date alone: what is done stays where it was when somebody ticked it.
        list.sort_by_key(|item| item.due.map_or((true, jiff::civil::Date::MAX), |due| (false, due)));
        list
    }

    /// What came of a time of a meeting: as published, else as it is now.
    #[must_use]
    pub fn came_of(&self, which: Which, now: Now) -> Came {
        let Some(one) = self.meetings.occurrence(which.meeting, which.planned) else {
            return Came::default();
        };
        if let Some(minutes) = one.known.minutes {
            return minutes.came;
        }
        let from = one.since();
        let during = |at: Timestamp| from <= at && at <= now.at;
        let done = |status: &ItemStatus| matches!(status, ItemStatus::Done { at, .. } if during(*at));
        let taken = |text| self.texts.get(&text).is_some_and(|text| during(text.at));
        let settled = |point: &&Point| point.settled.as_ref().is_some_and(|settled| during(settled.at));
        let raised = |point: &&Point| during(point.at) && point.is_open();
        let (items, points) = (|| self.items.values(), || self.points.values());
        let open = |status: &ItemStatus| *status == ItemStatus::Open;
        let own = items().filter(|item| open(&item.status) && item.own.is_some_and(|own| taken(own.text)));
        Came {
            done: items().filter(|item| done(&item.status)).map(|item| item.key.clone()).take(MOST).collect(),
            taken: own.map(|item| item.key.clone()).take(MOST).collect(),
            raised: points().filter(raised).map(|point| point.no).take(MOST).collect(),
            settled: points().filter(settled).map(|point| point.no).take(MOST).collect(),
        }
    }
}
