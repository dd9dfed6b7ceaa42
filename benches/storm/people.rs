//! Who there is: tenants of very different sizes, people who are due, groups that are owed many messages, and those
//! who go on asking meanwhile. The same for the simulator and for the bot's store.

use teams_simulator::{ConversationData, ConversationKind, PersonData, PersonKind, Tenant, World};

/// How many people share an engagement.
pub(crate) const TOGETHER: usize = 5;
/// Of so many people one has blocked the bot.
pub(crate) const BLOCKED: usize = 50;
/// Of so many people one has no chat with the bot yet.
pub(crate) const NEW: usize = 20;
/// How many messages a group is owed, all at once.
pub(crate) const TO_A_GROUP: usize = 12;

/// How large the storm is.
#[derive(Debug, Clone)]
pub(crate) struct Size {
    /// How many people of each tenant are due.
    pub(crate) due: Vec<usize>,
    /// In how many tenants, the first ones, a group is owed messages.
    pub(crate) groups: usize,
}

/// Somebody who is due.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Due {
    pub(crate) tenant: usize,
    pub(crate) n: usize,
}

impl Due {
    pub(crate) fn key(self) -> String {
        format!("due-{}-{}", self.tenant, self.n)
    }

    /// The Entra object id.
    pub(crate) fn object_id(self) -> String {
        format!("11aa0b6e-36a1-4f3c-{:04x}-{:012x}", self.tenant, self.n)
    }

    pub(crate) fn is_blocked(self) -> bool {
        self.n % BLOCKED == 7
    }

    pub(crate) fn is_new(self) -> bool {
        self.n % NEW == 3
    }
}

impl Size {
    /// `people` in `tenants`: the largest has many times as many as the smallest, as it is in life.
    pub(crate) fn of(people: usize, tenants: usize) -> Self {
        let weight = |tenant: usize| 1.0 / (tenant as f64 + 3.0);
        let all: f64 = (0..tenants).map(weight).sum();
        let share = |tenant| ((people as f64 * weight(tenant) / all) as usize).max(1);
        let mut due: Vec<usize> = (0..tenants).map(share).collect();
        let given: usize = due.iter().sum();
        due[0] += people.saturating_sub(given);
        Self { due, groups: tenants / 2 }
    }

    pub(crate) fn people(&self) -> usize {
        self.due.iter().sum()
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = Due> {
        self.due.iter().enumerate().flat_map(|(tenant, many)| (0..*many).map(move |n| Due { tenant, n }))
    }

    /// The world of the simulator.
    pub(crate) fn world(&self) -> World {
        let mut world = World {
            bot_name: "FastTrack".to_owned(),
            tenants: (0..self.due.len()).map(tenant).collect(),
            people: Vec::new(),
            teams: Vec::new(),
            conversations: Vec::new(),
        };
        for at in 0..self.due.len() {
            world.people.push(person(at, &leader(at), 0xf));
            world.people.push(person(at, &asker(at), 0xa));
        }
        world.people.extend(self.all().map(|due| PersonData {
            aad_object_id: Some(due.object_id()),
            ..person(due.tenant, &due.key(), 0)
        }));
        world.conversations.extend((0..self.groups).map(|at| ConversationData {
            key: group(at),
            id: format!("19:storm{at}@thread.v2"),
            kind: ConversationKind::GroupChat,
            name: Some(format!("Customer {at}")),
            team: None,
            tenant: Some(tenant(at).key),
            members: vec![leader(at), asker(at)],
            meeting: None,
        }));
        world
    }
}

/// The FM of a tenant's engagements.
pub(crate) fn leader(tenant: usize) -> String {
    format!("fm-{tenant}")
}

/// Who asks something now and then in a tenant.
pub(crate) fn asker(tenant: usize) -> String {
    format!("asks-{tenant}")
}

/// The group chat of a tenant.
pub(crate) fn group(tenant: usize) -> String {
    format!("group-{tenant}")
}

pub(crate) fn tenant(at: usize) -> Tenant {
    Tenant {
        key: format!("t{at}"),
        id: format!("5f3c1a52-7f0e-4d1c-9a55-{at:012x}"),
        name: format!("Tenant {at}"),
        region: "emea".to_owned(),
    }
}

fn person(at: usize, key: &str, kind: u16) -> PersonData {
    PersonData {
        key: key.to_owned(),
        name: format!("Person {key}"),
        tenant: tenant(at).key,
        kind: PersonKind::Member,
        aad_object_id: Some(format!("22aa0b6e-36a1-4f3c-{kind:04x}-{at:012x}")),
        upn: Some(format!("{key}@bench.example")),
        email: Some(format!("{key}@bench.example")),
        home_tenant_id: None,
        locale: "en-US".to_owned(),
        timezone: "Europe/Madrid".to_owned(),
        personal_chat: true,
        old_client: false,
        platform: "web".to_owned(),
        about: String::new(),
    }
}
