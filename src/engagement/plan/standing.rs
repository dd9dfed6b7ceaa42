//! The checklist as it stands: what the playbook proposes, with what people made of it; its dates and its counts.
//!
//! Nothing here is kept: it is derived from the records, the policy and the day.

use jiff::civil::Date;

use super::{Item, ItemKey, ItemStatus};
use crate::engagement::ids::{PersonNo, TextNo};
use crate::engagement::policy::Policy;
use crate::engagement::{Engagement, Now};
use crate::playbook::{ChecklistGroup, ChecklistItem, Holder, Playbook, ServiceId};

/// How far an item is, with what the records show by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemState {
    /// To do.
    Open,
    /// Done, as somebody said.
    Done,
    /// Done, as the records show: nobody needs to tick it.
    Shown,
    /// Not to be done.
    Dropped,
}

impl ItemState {
    /// Whether it is done, said or shown.
    #[must_use]
    pub const fn is_done(self) -> bool {
        matches!(self, Self::Done | Self::Shown)
    }
}

/// Where an item's wording comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemWords<'a> {
    /// The playbook.
    Playbook(&'a ChecklistItem),
    /// Whoever added it.
    Own(TextNo),
}

/// An item of the checklist as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanItem<'a> {
    /// Its key.
    pub key: ItemKey,
    /// Its heading.
    pub group: ChecklistGroup,
    /// Its wording.
    pub words: ItemWords<'a>,
    /// What differs from the proposal.
    pub item: Item,
    /// Who does it, as the person is known now.
    pub owner: Option<PersonNo>,
    /// By when: as set, else as proposed.
    pub due: Option<Date>,
    /// How far it is.
    pub state: ItemState,
    /// Whether it is to do and its date has passed.
    pub overdue: bool,
}

/// How many items there are and how far they are; dropped ones count nowhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PlanCount {
    /// All.
    pub all: usize,
    /// Done, said or shown.
    pub done: usize,
    /// To do and late.
    pub overdue: usize,
}

impl PlanCount {
    /// The count of these items.
    #[must_use]
    pub fn of<'i, 'a: 'i>(items: impl IntoIterator<Item = &'i PlanItem<'a>>) -> Self {
        let mut count = Self::default();
        for item in items.into_iter().filter(|item| item.state != ItemState::Dropped) {
            count.all += 1;
            count.done += usize::from(item.state.is_done());
            count.overdue += usize::from(item.overdue);
        }
        count
    }
}

impl Engagement {
    /// The checklist by headings; under each what is late, then what is next, then what is done, then what was
    /// dropped.
    #[must_use]
    pub fn checklist(&self, policy: &Policy, now: Now) -> Vec<PlanItem<'static>> {
        let proposals = self.proposals(policy, now);
        let known = Playbook::get().items().iter().filter(|item| self.has_item(item, policy));
        let mut list: Vec<(usize, PlanItem<'static>)> = Vec::new();
        for item in known {
            let record = self.items.get(&ItemKey::from(&item.id)).cloned();
            let record = record.unwrap_or_else(|| Item::blank(ItemKey::from(&item.id)));
            let shown = item.known.is_some_and(|known| self.proof(known, policy, now).is_some());
            let due = record.due.or_else(|| proposals.of(item));
            list.push((
                list.len(),
                self.standing_item(item.group, ItemWords::Playbook(item), record, due, shown, now),
            ));
        }
        for record in self.items.values() {
            if let Some(own) = record.own {
                let (words, due) = (ItemWords::Own(own.text), record.due);
                list.push((
                    list.len(),
                    self.standing_item(own.group, words, record.clone(), due, false, now),
                ));
            }
        }
        let rank = |item: &PlanItem<'_>| match item.state {
            ItemState::Open if item.overdue => 0,
            ItemState::Open => 1,
            ItemState::Done | ItemState::Shown => 2,
            ItemState::Dropped => 3,
        };
        let open_due = |item: &PlanItem<'_>| match item.state {
            ItemState::Open => item.due.map_or((true, Date::MAX), |due| (false, due)),
            ItemState::Done | ItemState::Shown | ItemState::Dropped => (false, Date::MIN),
        };
        list.sort_by_key(|(at, item)| (item.group, rank(item), open_due(item), *at));
        list.into_iter().map(|(_, item)| item).collect()
    }

    /// The items that the playbook has and this engagement leaves out.
    #[must_use]
    pub fn left_out(&self, policy: &Policy) -> Vec<&'static ChecklistItem> {
        Playbook::get()
            .items()
            .iter()
            .filter(|item| self.fits(item) && !self.has_item(item, policy))
            .collect()
    }

    /// The earliest target date of the services that go ahead.
    #[must_use]
    pub fn earliest_target(&self, policy: &Policy, now: Now) -> Option<Date> {
        self.intended(policy, now).iter().filter_map(|service| self.target(service)).min()
    }

    fn standing_item(
        &self,
        group: ChecklistGroup,
        words: ItemWords<'static>,
        item: Item,
        due: Option<Date>,
        shown: bool,
        now: Now,
    ) -> PlanItem<'static> {
        let state = match item.status {
            ItemStatus::Done { .. } => ItemState::Done,
            ItemStatus::Dropped { .. } => ItemState::Dropped,
            ItemStatus::Open if shown => ItemState::Shown,
            ItemStatus::Open => ItemState::Open,
        };
        let overdue = state == ItemState::Open && due.is_some_and(|due| due < self.today(now));
        let owner = item.owner.map(|owner| self.resolve(owner));
        PlanItem { key: item.key.clone(), group, words, item, owner, due, state, overdue }
    }

    /// Whether the item stands on this engagement's list.
    pub(in crate::engagement) fn has_item(&self, item: &ChecklistItem, policy: &Policy) -> bool {
        let taken = self.items.get(&ItemKey::from(&item.id)).is_some_and(|record| record.included);
        self.fits(item) && (policy.lists(item) || taken)
    }

    fn fits(&self, item: &ChecklistItem) -> bool {
        item.services.is_empty() || item.services.iter().any(|service| self.head.services.contains(service))
    }

    fn target(&self, service: &ServiceId) -> Option<Date> {
        let values = &self.dibs.get(service)?.values;
        values.date.filter(|_| values.intent.is_none_or(|intent| intent.kind.needs_all_four()))
    }

    fn proposals(&self, policy: &Policy, now: Now) -> Proposals {
        let today = self.today(now);
        let lead = Playbook::get().items().iter().map(|item| item.days_before).max().unwrap_or(0);
        let targets = self.intended(policy, now).into_iter();
        let targets = targets.filter_map(|service| Some((self.target(&service)?, service))).collect();
        Proposals { today, lead, targets }
    }
}

/// The dates that the playbook proposes, backwards from the target dates.
struct Proposals {
    today: Date,
    /// The longest time before a target date that any item asks for, in days.
    lead: i64,
    targets: Vec<(Date, ServiceId)>,
}

impl Proposals {
    /// By when `item` should be done: so many days before the earliest target date of what it is about, never
    /// before today. Where there is less time than the playbook would take, everything moves together. A day of a
    /// weekend becomes the Friday before, unless that has passed.
    fn of(&self, item: &ChecklistItem) -> Option<Date> {
        let about =
            |(_, service): &&(Date, ServiceId)| item.services.is_empty() || item.services.contains(service);
        let target = self.targets.iter().filter(about).map(|(date, _)| *date).min()?;
        let span = i64::from(target.since(self.today).ok()?.get_days());
        let before = match item.days_before {
            after if after <= 0 => after,
            before if span >= self.lead => before,
            // Too little time: the same order, closer together.
            before => before * span.max(0) / self.lead.max(1),
        };
        let date = target.checked_sub(jiff::Span::new().days(before)).ok()?;
        let workday = match date.weekday() {
            jiff::civil::Weekday::Saturday => date.yesterday().unwrap_or(date),
            jiff::civil::Weekday::Sunday => date.checked_sub(jiff::Span::new().days(2)).unwrap_or(date),
            _ => date,
        };
        Some(if workday < self.today { date.max(self.today) } else { workday })
    }
}

/// Who usually does an item, if that is the delivery side.
pub(in crate::engagement) fn is_delivered(item: &ChecklistItem) -> bool {
    item.holder == Holder::Delivery
}
