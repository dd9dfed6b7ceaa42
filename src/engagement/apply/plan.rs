//! Changing the success plan: who ticks, takes and arranges what, what is added, dropped and shared.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::enter::{date, edited};
use super::{Work, wrong};
use crate::engagement::command::{Edit, Named};
use crate::engagement::event::What;
use crate::engagement::ids::PersonNo;
use crate::engagement::people::Role;
use crate::engagement::plan::{
    Item, ItemKey, ItemState, ItemStatus, ItemWords, MAX_ITEM_UNITS, MAX_OWN_ITEMS, MAX_SHARED, Made,
    OwnItem, PlanItem, SharedLink, is_delivered,
};
use crate::engagement::plan_command::{
    Arranged, ItemEdit, Jotted, NewItem, PlanCommand, PlanEvent, PlanRefusal,
};
use crate::engagement::refusal::{ItemField, Limited, Refusal, Spot, Wrong};
use crate::playbook::{ChecklistGroup, Link, LinkId, ServiceId};

const fn refused(why: PlanRefusal) -> Refusal {
    Refusal::Plan(why)
}

const fn at(field: ItemField) -> Spot {
    Spot::Item(field)
}

impl Work<'_> {
    pub(super) fn plan(&mut self, command: PlanCommand) -> Result<(), Refusal> {
        match command {
            PlanCommand::Make => self.make_plan(),
            PlanCommand::Do(item) => self.do_item(item, false),
            PlanCommand::Undo(item) => self.undo_item(item, false),
            PlanCommand::Claim(item) => self.claim_item(item),
            PlanCommand::Release(item) => self.release_item(item),
            PlanCommand::Arrange { group, only_free, owner, due } => {
                self.arrange(group, only_free, owner, due)
            }
            PlanCommand::Edit { item, edit } => self.edit_item(item, edit),
            PlanCommand::Add(new) => self.add_item(new, false),
            PlanCommand::Drop { item, reason } => self.drop_item(item, &reason),
            PlanCommand::Include(item) => self.include_item(item),
            PlanCommand::Share(links) => self.share_links(links),
        }
    }

    /// The item as it stands.
    fn item(&self, key: &ItemKey) -> Result<PlanItem<'static>, Refusal> {
        let list = self.e.checklist(self.policy, self.now);
        list.into_iter().find(|item| item.key == *key).ok_or(refused(PlanRefusal::UnknownItem))
    }

    /// Keeps what differs from the proposal.
    pub(super) fn keep_item(&mut self, item: Item) {
        if item == Item::blank(item.key.clone()) {
            self.e.items.remove(&item.key);
        } else {
            self.e.items.insert(item.key.clone(), item);
        }
    }

    fn tell_plan(&mut self, event: PlanEvent) {
        self.tell(What::Plan(event));
    }

    /// Whether the actor may change the item: its owner and the FM may.
    fn may_change(&self, me: PersonNo, item: &PlanItem<'_>) -> Result<(), Refusal> {
        match item.owner {
            _ if self.leader().is_ok() => Ok(()),
            Some(owner) if owner == me => Ok(()),
            Some(person) => Err(refused(PlanRefusal::TakenBy { person })),
            None => Err(Refusal::NotFm),
        }
    }

    fn make_plan(&mut self) -> Result<(), Refusal> {
        let by = self.leader()?;
        let target = self.e.earliest_target(self.policy, self.now);
        let target = target.ok_or(refused(PlanRefusal::NoTarget))?;
        let moved = self.e.plan.made.is_some_and(|made| made.target != target);
        let mut items = 0;
        if moved {
            // The dates that nobody chose are proposed anew.
            for item in self.e.items.values_mut() {
                if item.due_proposed && item.status == ItemStatus::Open {
                    (item.due, item.due_proposed) = (None, false);
                }
            }
        }
        for standing in self.e.checklist(self.policy, self.now) {
            let ItemWords::Playbook(words) = standing.words else { continue };
            let mut item = standing.item.clone();
            if standing.state != ItemState::Open || item.due.is_some() || standing.due.is_none() {
                continue;
            }
            (item.due, item.due_proposed) = (standing.due, true);
            if is_delivered(words) {
                item.owner = item.owner.or(Some(by));
            }
            items += 1;
            self.keep_item(item);
        }
        if items > 0 || moved || self.e.plan.made.is_none() {
            self.e.plan.made = Some(Made { by, at: self.now.at, target });
            self.tell_plan(PlanEvent::Made { target, items });
        }
        Ok(())
    }

    /// Done; in a meeting whoever is there says so for everybody.
    pub(super) fn do_item(&mut self, key: ItemKey, together: bool) -> Result<(), Refusal> {
        let (me, _) = self.member()?;
        let standing = self.item(&key)?;
        match standing.item.status {
            ItemStatus::Done { .. } => return Ok(()),
            ItemStatus::Dropped { .. } => return Err(refused(PlanRefusal::Settled)),
            ItemStatus::Open => {}
        }
        let took = standing.owner.is_none() && self.leader().is_err();
        if !took && !together {
            self.may_change(me, &standing)?;
        }
        let mut item = standing.item;
        item.status = ItemStatus::Done { by: me, at: self.now.at, took };
        if took {
            item.owner = Some(me);
        }
        self.keep_item(item);
        self.tell_plan(PlanEvent::Done { item: key });
        Ok(())
    }

    pub(super) fn undo_item(&mut self, key: ItemKey, together: bool) -> Result<(), Refusal> {
        let (me, _) = self.member()?;
        let standing = self.item(&key)?;
        let mut item = standing.item.clone();
        let (by, took) = match item.status {
            ItemStatus::Open => return Ok(()),
            ItemStatus::Done { by, took, .. } => (by, took),
            ItemStatus::Dropped { by, .. } => (by, false),
        };
        if self.e.resolve(by) != me && !together {
            self.may_change(me, &standing)?;
        }
        let was = std::mem::take(&mut item.status);
        if took {
            item.owner = None;
        }
        let was = Some(was);
        self.keep_item(item);
        self.tell_plan(PlanEvent::Reopened { item: key, was });
        Ok(())
    }

    fn claim_item(&mut self, key: ItemKey) -> Result<(), Refusal> {
        let (me, _) = self.member()?;
        let standing = self.item(&key)?;
        if standing.owner == Some(me) {
            return Ok(());
        }
        if standing.state != ItemState::Open {
            return Err(refused(PlanRefusal::Settled));
        }
        if let Some(person) = standing.owner
            && self.leader().is_err()
        {
            return Err(refused(PlanRefusal::TakenBy { person }));
        }
        self.arrange_item(&standing, Some(me), standing.item.due);
        Ok(())
    }

    fn release_item(&mut self, key: ItemKey) -> Result<(), Refusal> {
        let (me, _) = self.member()?;
        let standing = self.item(&key)?;
        if standing.owner.is_none() {
            return Ok(());
        }
        self.may_change(me, &standing)?;
        if standing.state != ItemState::Open {
            return Err(refused(PlanRefusal::Settled));
        }
        self.arrange_item(&standing, None, standing.item.due);
        Ok(())
    }

    /// Gives an item its owner and its date.
    fn arrange_item(&mut self, standing: &PlanItem<'_>, owner: Option<PersonNo>, due: Option<Date>) {
        let mut item = standing.item.clone();
        let old = Arranged::of(&item);
        let new = Arranged { owner, due, proposed: old.proposed && old.due == due };
        if old == new {
            return;
        }
        (item.owner, item.due, item.due_proposed) = (owner, due, new.proposed);
        self.keep_item(item);
        self.tell_plan(PlanEvent::Arranged { item: standing.key.clone(), old, new });
    }

    fn arrange(
        &mut self,
        group: Option<ChecklistGroup>,
        only_free: bool,
        owner: Edit<Named>,
        due: Edit<String>,
    ) -> Result<(), Refusal> {
        self.leader()?;
        if owner == Edit::Keep && due == Edit::Keep {
            return Err(wrong(at(ItemField::Owner), Wrong::Blank));
        }
        let due = self.read_due(due, None)?;
        let owner = self.read_owner(owner)?;
        let meant = |item: &PlanItem<'_>| {
            let here = group.is_none_or(|group| item.group == group);
            here && item.state == ItemState::Open && !(only_free && item.owner.is_some())
        };
        let list = self.e.checklist(self.policy, self.now);
        for standing in list.into_iter().filter(meant) {
            let owner = owner.unwrap_or(standing.item.owner);
            let due = due.unwrap_or(standing.item.due);
            self.arrange_item(&standing, owner, due);
        }
        self.check_room()
    }

    /// The owner named; `None` if the owner stays.
    fn read_owner(&mut self, owner: Edit<Named>) -> Result<Option<Option<PersonNo>>, Refusal> {
        let read = edited(owner, |who| Ok(Some(self.named(who, Role::Other)?)));
        read.transpose().map_err(|what| wrong(at(ItemField::Owner), what))
    }

    /// The date named, not before today unless it is `old`; `None` if the date stays.
    fn read_due(&self, due: Edit<String>, old: Option<Date>) -> Result<Option<Option<Date>>, Refusal> {
        let today = self.e.today(self.now);
        let checked = |text: String| match date(&text)? {
            Some(day) if day < today && Some(day) != old => Err(Wrong::InPast { today }),
            read => Ok(read),
        };
        edited(due, checked).transpose().map_err(|what| wrong(at(ItemField::Due), what))
    }

    fn edit_item(&mut self, key: ItemKey, edit: ItemEdit) -> Result<(), Refusal> {
        let (me, _) = self.member()?;
        let standing = self.item(&key)?;
        self.may_change(me, &standing)?;
        let due = self.read_due(edit.due, standing.due)?;
        let owner = if self.leader().is_ok() { self.read_owner(edit.owner)? } else { None };
        let services = edited(edit.services, |list| Ok(Some(self.services_named(&list))));
        let services = services.transpose().map_err(|what: Wrong| wrong(at(ItemField::Services), what))?;
        let before = standing.item.clone();
        let note = self.read_note(me, edit.note, before.note, ItemField::Note)?;
        let evidence = self.read_note(me, edit.evidence, before.evidence, ItemField::Evidence)?;
        let due = match due {
            // The proposal that the form showed is no choice of a date.
            Some(same) if same == standing.due => before.due,
            Some(new) => new,
            None => before.due,
        };
        self.arrange_item(&standing, owner.unwrap_or(before.owner), due);
        let mut item = self.e.items.get(&key).cloned().unwrap_or_else(|| Item::blank(key.clone()));
        item.services = services.unwrap_or_else(|| Some(before.services.clone())).unwrap_or_default();
        (item.note, item.evidence) = (note, evidence);
        let changed =
            (&item.services, item.note, item.evidence) != (&before.services, before.note, before.evidence);
        if changed {
            let services = item.services.iter().cloned().collect();
            self.keep_item(item);
            let was = Some(Jotted::of(&before));
            self.tell_plan(PlanEvent::Noted { item: key, services, note, evidence, was });
        }
        self.check_room()
    }

    /// The intended services of a list; all of them is as much as none named.
    pub(super) fn services_named(&self, list: &[ServiceId]) -> BTreeSet<ServiceId> {
        let intended = &self.e.head.services;
        let named: BTreeSet<ServiceId> = list.iter().filter(|id| intended.contains(id)).cloned().collect();
        if named.len() == intended.len() { BTreeSet::new() } else { named }
    }

    fn read_note(
        &mut self,
        by: PersonNo,
        note: Edit<String>,
        old: Option<crate::engagement::TextNo>,
        field: ItemField,
    ) -> Result<Option<crate::engagement::TextNo>, Refusal> {
        let read = edited(note, |raw| self.text(by, &raw, old));
        let read = read.transpose().map_err(|what| wrong(at(field), what))?;
        Ok(read.unwrap_or(old))
    }

    /// Something else to do; in a meeting whoever is there gives it to anybody.
    pub(super) fn add_item(&mut self, new: NewItem, together: bool) -> Result<(), Refusal> {
        let (me, _) = self.member()?;
        if self.e.items.values().filter(|item| item.own.is_some()).count() >= MAX_OWN_ITEMS {
            return Err(Refusal::TooMany(Limited::Items));
        }
        let due = self.read_due(Edit::Set(new.due), None)?.flatten();
        let leads = self.leader().is_ok();
        let owner = match new.owner {
            Some(who) if leads || together => self.read_owner(Edit::Set(who))?.flatten(),
            Some(_) | None => (!leads).then_some(me),
        };
        let services = self.services_named(&new.services);
        let said = new.text.trim().to_owned();
        let twin = |item: &&Item| {
            let own = item.own.filter(|own| own.group == new.group);
            let same = own.is_some_and(|own| self.e.text(own.text) == Some(said.as_str()));
            same && item.status == ItemStatus::Open && (item.owner, item.due) == (owner, due)
        };
        if self.e.items.values().any(|item| twin(&item) && item.services == services) {
            return Ok(());
        }
        let units = said.encode_utf16().count();
        if units > MAX_ITEM_UNITS {
            return Err(wrong(at(ItemField::Text), Wrong::TooLong { units, max: MAX_ITEM_UNITS }));
        }
        let text = self.needed_text(me, &said, at(ItemField::Text))?;
        self.e.plan.last_item += 1;
        let key = ItemKey::own(self.e.plan.last_item);
        let own = OwnItem { text, group: new.group, by: me };
        let item = Item { own: Some(own), owner, due, services, ..Item::blank(key.clone()) };
        let whole = Some(Box::new(item.clone()));
        self.keep_item(item);
        self.tell_plan(PlanEvent::Added { item: key, own, whole });
        self.check_room()
    }

    fn drop_item(&mut self, key: ItemKey, reason: &str) -> Result<(), Refusal> {
        let (me, _) = self.member()?;
        let standing = self.item(&key)?;
        self.may_change(me, &standing)?;
        match standing.state {
            ItemState::Dropped => return Ok(()),
            ItemState::Done => return Err(refused(PlanRefusal::Settled)),
            ItemState::Open | ItemState::Shown => {}
        }
        let reason = self.needed_text(me, reason, at(ItemField::Reason))?;
        let mut item = standing.item;
        item.status = ItemStatus::Dropped { by: me, at: self.now.at, reason };
        self.keep_item(item);
        self.tell_plan(PlanEvent::Dropped { item: key, reason });
        Ok(())
    }

    fn include_item(&mut self, key: ItemKey) -> Result<(), Refusal> {
        self.leader()?;
        if self.item(&key).is_ok() {
            return Ok(());
        }
        if !self.e.left_out(self.policy).iter().any(|item| item.id.as_str() == key.as_str()) {
            return Err(refused(PlanRefusal::UnknownItem));
        }
        let mut item = self.e.items.get(&key).cloned().unwrap_or_else(|| Item::blank(key.clone()));
        item.included = true;
        self.keep_item(item);
        self.tell_plan(PlanEvent::Included { item: key });
        Ok(())
    }

    /// Each link becomes evidence of the first item to do that it helps with.
    fn share_links(&mut self, ids: Vec<LinkId>) -> Result<(), Refusal> {
        self.leader()?;
        let ids: BTreeSet<LinkId> = ids.into_iter().collect();
        let links: Vec<&Link> = ids.iter().filter_map(|id| self.policy.link(id)).collect();
        let good = links.iter().all(|link| link.is_for_customers());
        if ids.is_empty() || links.len() != ids.len() || !good || ids.len() > self.policy.share_links {
            return Err(refused(PlanRefusal::NotShareable));
        }
        let mut items = Vec::new();
        for link in links {
            let list = self.e.checklist(self.policy, self.now);
            let named = |item: &&PlanItem<'_>| {
                let helps =
                    matches!(item.words, ItemWords::Playbook(words) if words.links.contains(&link.id));
                helps && item.state != ItemState::Dropped
            };
            let of_letter = |item: &&PlanItem<'_>| {
                let group = link.factors.iter().any(|factor| ChecklistGroup::from(*factor) == item.group);
                group && item.state != ItemState::Dropped
            };
            let found = list.iter().find(named).or_else(|| list.iter().find(of_letter));
            let Some(standing) = found else { continue };
            let mut item = standing.item.clone();
            if item.shared.iter().any(|shared| shared.link == link.id) {
                continue;
            }
            item.shared.push(SharedLink { link: link.id.clone(), at: self.now.at });
            let over = item.shared.len().saturating_sub(MAX_SHARED);
            item.shared.drain(..over);
            items.push(item.key.clone());
            self.keep_item(item);
        }
        if !items.is_empty() {
            self.tell_plan(PlanEvent::Shared { links: ids.into_iter().collect(), items });
        }
        Ok(())
    }
}
