//! What stands on the success plan: items noted on, added, dropped and taken in, and the links shared for them.

use std::collections::BTreeSet;

use super::enter::edited;
use super::plan::{at, refused};
use super::{Work, wrong};
use crate::engagement::command::Edit;
use crate::engagement::ids::{PersonNo, TextNo};
use crate::engagement::plan::{
    Item, ItemKey, ItemState, ItemStatus, ItemWords, MAX_ITEM_UNITS, MAX_OWN_ITEMS, MAX_SHARED, OwnItem,
    PlanItem, SharedLink,
};
use crate::engagement::plan_command::{ItemEdit, Jotted, NewItem, PlanEvent, PlanRefusal};
use crate::engagement::refusal::{ItemField, Limited, Refusal, Wrong};
use crate::playbook::{ChecklistGroup, Link, LinkId, ServiceId};

impl Work<'_> {
    pub(super) fn edit_item(&mut self, key: ItemKey, edit: ItemEdit) -> Result<(), Refusal> {
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
        old: Option<TextNo>,
        field: ItemField,
    ) -> Result<Option<TextNo>, Refusal> {
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

    pub(super) fn drop_item(&mut self, key: ItemKey, reason: &str) -> Result<(), Refusal> {
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

    pub(super) fn include_item(&mut self, key: ItemKey) -> Result<(), Refusal> {
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
    pub(super) fn share_links(&mut self, ids: Vec<LinkId>) -> Result<(), Refusal> {
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
