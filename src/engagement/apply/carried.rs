//! What is carried from one part of an engagement into another: from the workshop into the plan, and a service to a
//! success manager, whether told by the act or entered with the service's dates.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Work;
use super::journey::consequences;
use crate::engagement::event::What;
use crate::engagement::ids::{PersonNo, TextNo};
use crate::engagement::journey::{About, JourneyEvent};
use crate::engagement::plan::{Item, ItemKey, MAX_ITEM_UNITS, MAX_OWN_ITEMS, OwnItem};
use crate::engagement::plan_command::PlanEvent;
use crate::engagement::refusal::Refusal;
use crate::playbook::{ActId, Factor, FactorStatus, Playbook, ServiceId, TaskStatus};

impl Work<'_> {
    /// What the workshop agreed on and is under way becomes items of the plan: an item a factor, with the people and
    /// the date that it has, for all services for which these are the same. What is not planned stays in the workshop's
    /// record with its reason.
    pub(super) fn plan_what_is_agreed(&mut self, by: PersonNo) {
        let mut agreed: BTreeMap<(Factor, BTreeSet<PersonNo>, Option<Date>), Vec<ServiceId>> =
            BTreeMap::new();
        for (service, factor) in self.e.carried_over(self.policy, self.now) {
            let values = self.e.factor(&service, factor);
            if values.status == FactorStatus::InProgress {
                agreed.entry((factor, values.people, values.date)).or_default().push(service);
            }
        }
        let locale = self.e.head.language;
        for ((factor, people, due), services) in agreed {
            let own = self.e.items.values().filter(|item| item.own.is_some()).count();
            if own >= MAX_OWN_ITEMS {
                return;
            }
            let names: Vec<&str> =
                services.iter().map(|service| Playbook::get().service_name(service, locale)).collect();
            let words = format!("{}: {}", Playbook::get().factor(factor).plain.of(locale), names.join(", "));
            let short: String = words.chars().take(MAX_ITEM_UNITS / 2).collect();
            let Ok(Some(text)) = self.text(by, &short, None) else { continue };
            self.e.plan.last_item += 1;
            let key = ItemKey::own(self.e.plan.last_item);
            let own = OwnItem { text, group: factor.into(), by };
            let owner = people.first().copied();
            let services = self.services_named(&services);
            let item = Item { own: Some(own), owner, due, services, ..Item::blank(key.clone()) };
            self.keep_item(item);
            // What belongs to the workshop is not undone by itself.
            self.tell(What::Plan(PlanEvent::Added { item: key, own, whole: None }));
        }
    }

    /// A success manager took a service over: the act, its task where there is one, and the day.
    pub(super) fn hand_shake(
        &mut self,
        by: PersonNo,
        service: &ServiceId,
        on: Date,
        note: Option<TextNo>,
    ) -> Result<(), Refusal> {
        let (act, about) = (ActId::HandshakeAccepted, About::Service(service.clone()));
        let effects = consequences(act, &about).unwrap_or_default();
        self.record(by, act, about, on, note);
        for effect in effects {
            self.follow(by, effect, act);
        }
        Ok(())
    }

    /// It was entered by mistake: the service is ours again, its task begun.
    pub(super) fn take_hand_shake_back(&mut self, by: PersonNo, service: &ServiceId) -> Result<(), Refusal> {
        self.e.path.state.handed.remove(service);
        let act = ActId::HandshakeAccepted;
        for effect in consequences(act, &About::Service(service.clone())).unwrap_or_default() {
            self.put_task(by, effect.task, TaskStatus::InProgress, None);
        }
        if self.e.path.state.handed.is_empty() {
            self.e.path.acts.remove(&act);
        }
        self.happened(JourneyEvent::HandshakeTakenBack { service: service.clone() });
        Ok(())
    }
}
