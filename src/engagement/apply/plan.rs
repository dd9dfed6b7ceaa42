//! Changing the success plan: who ticks, takes and arranges what. What stands on it at all is `plan_items`'.

use jiff::civil::Date;

use super::enter::{date, edited};
use super::{Work, wrong};
use crate::engagement::command::{Edit, Named};
use crate::engagement::event::What;
use crate::engagement::ids::PersonNo;
use crate::engagement::people::Role;
use crate::engagement::plan::{
    Item, ItemKey, ItemState, ItemStatus, ItemWords, Made, PlanItem, is_delivered,
};
use crate::engagement::plan_command::{Arranged, PlanCommand, PlanEvent, PlanRefusal};
use crate::engagement::refusal::{ItemField, Refusal, Spot, Wrong};
use crate::playbook::ChecklistGroup;

pub(super) const fn refused(why: PlanRefusal) -> Refusal {
    Refusal::Plan(why)
}

pub(super) const fn at(field: ItemField) -> Spot {
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
    pub(super) fn item(&self, key: &ItemKey) -> Result<PlanItem<'static>, Refusal> {
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

    pub(super) fn tell_plan(&mut self, event: PlanEvent) {
        self.tell(What::Plan(event));
    }

    /// Whether the actor may change the item: its owner and the FM may.
    pub(super) fn may_change(&self, me: PersonNo, item: &PlanItem<'_>) -> Result<(), Refusal> {
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
    pub(super) fn arrange_item(
        &mut self,
        standing: &PlanItem<'_>,
        owner: Option<PersonNo>,
        due: Option<Date>,
    ) {
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
    pub(super) fn read_owner(&mut self, owner: Edit<Named>) -> Result<Option<Option<PersonNo>>, Refusal> {
        let read = edited(owner, |who| Ok(Some(self.named(who, Role::Other)?)));
        read.transpose().map_err(|what| wrong(at(ItemField::Owner), what))
    }

    /// The date named, not before today unless it is `old`; `None` if the date stays.
    pub(super) fn read_due(
        &self,
        due: Edit<String>,
        old: Option<Date>,
    ) -> Result<Option<Option<Date>>, Refusal> {
        let today = self.e.today(self.now);
        let checked = |text: String| match date(&text)? {
            Some(day) if day < today && Some(day) != old => Err(Wrong::InPast { today }),
            read => Ok(read),
        };
        edited(due, checked).transpose().map_err(|what| wrong(at(ItemField::Due), what))
    }
}
