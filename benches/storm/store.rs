//! The bot's store as a day of downtime leaves it: engagements with their people, and what everyone is owed at once.

use std::path::Path;
use std::sync::Arc;

use fasttrack_bot::dialogue::{Content, Locale, Place, Reader, View};
use fasttrack_bot::engagement::{
    Actor, Change, EngagementId, Human, Now, Person, PersonKey, PersonNo, Policy, RecordId, Role, ServiceId,
    Side, Start, start,
};
use fasttrack_bot::records::{ConversationRecord, Op, Owed, PersonRecord, Queue, Slot, Target, Work, keys};
use fasttrack_bot::store::{self, Store};
use teams_simulator::Simulator;

use crate::people::{Due, Size, TO_A_GROUP, TOGETHER, asker, group, leader, tenant};

/// How many engagements are written together.
const BATCH: usize = 20;

/// The bot's store, for as long as no bot has it open.
pub(crate) struct Disk<'a> {
    store: Arc<dyn Store>,
    sim: &'a Simulator,
    size: &'a Size,
    now: jiff::Timestamp,
}

/// Due people of one engagement.
struct Party {
    id: EngagementId,
    tenant: usize,
    due: Vec<Due>,
}

impl<'a> Disk<'a> {
    pub(crate) async fn open(folder: &Path, sim: &'a Simulator, size: &'a Size) -> Self {
        let store = store::open(&format!("sled:{}", folder.display())).await.expect("a store");
        Self { store, sim, size, now: sim.clock().now() }
    }

    pub(crate) async fn close(self) {
        self.store.close().await.expect("closed");
    }

    fn parties(&self) -> Vec<Party> {
        let mut parties = Vec::new();
        for tenant in 0..self.size.due.len() {
            let due: Vec<Due> = (0..self.size.due[tenant]).map(|n| Due { tenant, n }).collect();
            for due in due.chunks(TOGETHER) {
                let id = EngagementId::parse(&format!("{:010}", parties.len())).expect("an id");
                parties.push(Party { id, tenant, due: due.to_vec() });
            }
        }
        parties
    }

    /// Writes everybody and every engagement; nothing is owed.
    pub(crate) async fn settle(&self) {
        for batch in self.parties().chunks(BATCH) {
            let mut work = Work::new(Arc::clone(&self.store));
            for party in batch {
                self.write_party(&mut work, party).await;
            }
            work.commit().await.expect("committed");
        }
        for at in 0..self.size.due.len() {
            let mut work = Work::new(Arc::clone(&self.store));
            self.write_person(&mut work, at, &leader(at), true);
            self.write_person(&mut work, at, &asker(at), true);
            if at < self.size.groups {
                self.write_place(&mut work, at, &self.sim.conversation(&group(at)), "groupChat");
            }
            work.commit().await.expect("committed");
        }
    }

    /// Owes everyone what they are due; how many messages that are.
    pub(crate) async fn owe(&self) -> usize {
        let mut owed = 0;
        for batch in self.parties().chunks(BATCH) {
            let mut work = Work::new(Arc::clone(&self.store));
            for party in batch {
                for (at, due) in party.due.iter().enumerate() {
                    owed += 1;
                    self.owe_person(&mut work, party, *due, number(at), owed);
                }
            }
            work.commit().await.expect("committed");
        }
        let parties = self.parties();
        for at in 0..self.size.groups {
            let first = parties.iter().find(|party| party.tenant == at).expect("a party");
            let mut work = Work::new(Arc::clone(&self.store));
            for _ in 0..TO_A_GROUP {
                owed += 1;
                self.owe_group(&mut work, first, at, owed);
            }
            work.commit().await.expect("committed");
        }
        owed
    }

    /// Of the messages that are owed those to people, as the keys of people, and whether each is known to be parked.
    pub(crate) async fn left(&self) -> Vec<(String, bool)> {
        let work = Work::new(Arc::clone(&self.store));
        let mut left = Vec::new();
        for (_, owed) in work.look::<Owed>(&store::Key::new(["out"]), 1_000_000).await.expect("readable") {
            let Some(person) = owed.queue().person() else {
                left.push((owed.conversation, false));
                continue;
            };
            let mut work = Work::new(Arc::clone(&self.store));
            let record = work.get::<PersonRecord>(&keys::person(&person)).await.expect("readable");
            let parked = record.is_some_and(|record| record.parked.is_some());
            left.push((person.person, parked));
        }
        left
    }

    async fn write_party(&self, work: &mut Work, party: &Party) {
        let fm = self.key_of(party.tenant, &leader(party.tenant));
        let human = Human { key: fm, name: leader(party.tenant), email: None, may_be_fm: true };
        let command = Start {
            customer: format!("Customer {}", party.id),
            services: ["teams", "exchange", "sharepoint", "onedrive"].map(ServiceId::new).into(),
            language: Locale::En,
            zone: Some("Europe/Madrid".to_owned()),
        };
        let now = Now { at: self.now };
        let mut change: Change =
            start(party.id.clone(), &Actor::Human(human), &command, now).expect("started");
        for (at, due) in party.due.iter().enumerate() {
            let person = Person {
                no: number(at),
                side: Side::Customer,
                role: Role::Other,
                name: due.key(),
                email: None,
                link: Some(self.key_of(party.tenant, &due.key())),
                email_only: false,
                claim: None,
                same_as: None,
            };
            change.touched.insert(RecordId::Person(person.no));
            change.engagement.people.insert(person.no, person);
            self.write_person(work, party.tenant, &due.key(), !due.is_new());
        }
        work.save_change(&change, &Policy::default(), now).await.expect("saved");
    }

    fn key_of(&self, at: usize, key: &str) -> PersonKey {
        let person = self.sim.person(key).aad_object_id().expect("an id").to_owned();
        PersonKey { tenant: tenant(at).id, person }
    }

    fn write_person(&self, work: &mut Work, at: usize, key: &str, has_chat: bool) {
        let chat = self.sim.conversation(key);
        let record = PersonRecord {
            name: key.to_owned(),
            mri: Some(self.sim.person(key).mri()),
            aad: self.sim.person(key).aad_object_id().map(str::to_owned),
            locale: Some("en-US".to_owned()),
            personal: has_chat.then(|| chat.clone()),
            service_url: Some(self.sim.service_url(&tenant(at).id)),
            ..PersonRecord::default()
        };
        work.put(keys::person(&self.key_of(at, key)), &record).expect("an object");
        if has_chat {
            self.write_place(work, at, &chat, "personal");
        }
    }

    fn write_place(&self, work: &mut Work, at: usize, conversation: &str, kind: &str) {
        let record = ConversationRecord {
            service_url: self.sim.service_url(&tenant(at).id),
            kind: kind.to_owned(),
            bot: self.sim.bot_mri(),
            greeted: true,
            ..ConversationRecord::default()
        };
        work.put(keys::conversation(&tenant(at).id, conversation), &record).expect("an object");
    }

    fn owe_person(&self, work: &mut Work, party: &Party, due: Due, no: PersonNo, count: usize) {
        let key = self.key_of(party.tenant, &due.key());
        let reader =
            Reader { locale: Locale::En, place: Place::Personal, view: View::Customer, person: Some(no) };
        let slot = Slot { owner: party.id.as_str().to_owned(), name: format!("due-{}", no.0) };
        let target = Target::Person { person: key.clone() };
        let queue = Queue::of_person(&key);
        let owed = self.owed(&queue, target, Some(slot), (&party.id, reader), Some(key));
        work.put(queue.entry(&format!("{count:016x}0000")), &owed).expect("an object");
    }

    fn owe_group(&self, work: &mut Work, party: &Party, at: usize, count: usize) {
        let conversation = self.sim.conversation(&group(at));
        let queue = Queue::of_conversation(&tenant(at).id, &conversation);
        let target = Target::Conversation { id: conversation };
        let owed = self.owed(&queue, target, None, (&party.id, Reader::everyone(Locale::En)), None);
        work.put(queue.entry(&format!("{count:016x}0000")), &owed).expect("an object");
    }

    /// Where the engagement stands, owed by a process that is no more.
    fn owed(
        &self,
        queue: &Queue,
        target: Target,
        slot: Option<Slot>,
        (engagement, reader): (&EngagementId, Reader),
        me: Option<PersonKey>,
    ) -> Owed {
        Owed {
            conversation: queue.conversation.clone(),
            tenant: queue.tenant.clone(),
            target,
            action: Op::Post { slot },
            content: Content::Status { engagement: engagement.clone() },
            reader,
            me,
            unasked: true,
            at: self.now,
            born: "yesterday".to_owned(),
            maybe_sent: 0,
            until: None,
            attempt: None,
        }
    }
}

/// The number of the person who stands at `at` in their party; the FM and the customer come before.
fn number(at: usize) -> PersonNo {
    PersonNo(u32::try_from(at).expect("few") + 100)
}
