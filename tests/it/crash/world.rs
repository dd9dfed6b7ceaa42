//! Who is there: for each driver an FM, a customer person and four rooms (two group chats, two channels).

use serde_json::{Value, json};
use teams_simulator::World;

/// The tenant of everybody.
pub(super) const TENANT: &str = "5f3c1a52-7f0e-4d1c-9a55-0c8e8b7d1f10";
/// Rooms of one driver.
pub(super) const ROOMS: usize = 4;

pub(super) fn fm(driver: usize) -> String {
    format!("fm{driver}")
}

pub(super) fn customer(driver: usize) -> String {
    format!("cu{driver}")
}

pub(super) fn room(driver: usize, n: usize) -> String {
    format!("room{driver}-{}", n % ROOMS)
}

/// The Entra object id of a person by key.
pub(super) fn object_id(key: &str) -> String {
    let (kind, n) = key.split_at(2);
    let n: u32 = n.parse().expect("a number");
    format!("11aa0b6e-36a1-4f3c-9a0b-{}{n:08x}", if kind == "fm" { "0001" } else { "0002" })
}

pub(super) fn world(drivers: usize) -> World {
    let mut people = Vec::new();
    let mut teams = Vec::new();
    let mut conversations = Vec::new();
    for n in 0..drivers {
        people.push(person(&fm(n), "member"));
        people.push(person(&customer(n), "guest"));
        let team = format!("19:team{n}@thread.tacv2");
        let members = json!([fm(n), customer(n)]);
        teams.push(
            json!({"key": format!("team{n}"), "id": team, "name": format!("Team {n}"), "tenant": "home",
            "aadGroupId": format!("a4c1e5b0-6d2f-4e8b-9b1a-{n:012x}"), "members": members}),
        );
        for r in 0..ROOMS {
            let key = room(n, r);
            conversations.push(if r % 2 == 0 {
                json!({"key": key, "id": format!("19:{key}@thread.v2"), "kind": "groupChat", "name": key, "tenant": "home",
                    "members": members})
            } else {
                json!({"key": key, "id": format!("19:{key}@thread.tacv2"), "kind": "channel", "name": key,
                    "team": format!("team{n}")})
            });
        }
    }
    let world = json!({
        "botName": "FastTrack",
        "tenants": [{"key": "home", "id": TENANT, "name": "Home", "region": "emea"}],
        "people": people, "teams": teams, "conversations": conversations,
    });
    World::from_json(&world.to_string()).expect("a world")
}

fn person(key: &str, kind: &str) -> Value {
    let ext = if kind == "guest" { "#EXT#" } else { "" };
    json!({"key": key, "name": format!("Person {key}"), "tenant": "home", "kind": kind, "aadObjectId": object_id(key),
        "upn": format!("{key}{ext}@home.example"), "email": format!("{key}@{kind}.example"),
        "locale": "en-GB", "timezone": "Europe/London", "personalChat": kind == "member"})
}
