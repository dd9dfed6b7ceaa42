//! Every key that is ever written, each in one place.
//!
//! Segments are percent-encoded by [`Key`]; numbers and times are fixed-width hex, so that keys order as they do.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::engagement::reminder::{Mark, To};
use crate::engagement::{EngagementId, PersonKey};
use crate::store::{Key, hex};

use super::queue::{Queue, Slot};
use super::reminders::Sleeper;

/// Milliseconds in a day.
const DAY_MS: i64 = 86_400_000;

/// `p/{tenant}/{person}`: who somebody is to Teams.
#[must_use]
pub fn person(who: &PersonKey) -> Key {
    Key::new(["p", &who.tenant, &who.person])
}

/// `p/{tenant}`: everybody of a tenant.
#[must_use]
pub fn people(tenant: &str) -> Key {
    Key::new(["p", tenant])
}

/// `off/{tenant}`: that an administrator there switched the app off.
#[must_use]
pub fn switched_off(tenant: &str) -> Key {
    Key::new(["off", tenant])
}

/// `link`: all codes.
#[must_use]
pub fn links() -> Key {
    Key::new(["link"])
}

/// `link/{hash}`: who joins an identity in another tenant with the code that has this hash.
#[must_use]
pub fn link(hash: &str) -> Key {
    Key::new(["link", hash])
}

/// `c/{tenant}`: all conversations of a tenant.
#[must_use]
pub fn conversations(tenant: &str) -> Key {
    Key::new(["c", tenant])
}

/// `c/{tenant}/{conversation}`: where a conversation is and what it holds.
#[must_use]
pub fn conversation(tenant: &str, id: &str) -> Key {
    Key::new(["c", tenant, id])
}

/// `t/{tenant}/{thread}`: which engagement a channel thread belongs to.
#[must_use]
pub fn thread(tenant: &str, id: &str) -> Key {
    Key::new(["t", tenant, id])
}

/// `m/{tenant}/{conversation}/…`: who was seen in a conversation.
#[must_use]
pub fn members(tenant: &str, conversation: &str) -> Key {
    Key::new(["m", tenant, conversation])
}

/// `m/{tenant}/{conversation}/{person's tenant}/{person}`.
#[must_use]
pub fn member(tenant: &str, conversation: &str, who: &PersonKey) -> Key {
    Key::new(["m", tenant, conversation, &who.tenant, &who.person])
}

/// `e`: all engagements.
#[must_use]
pub fn engagements() -> Key {
    Key::new(["e"])
}

/// `e/{eng}`: the head; rewritten by every command, so one engagement is serial.
#[must_use]
pub fn engagement(id: &EngagementId) -> Key {
    Key::new(["e", id.as_str()])
}

/// `e/{eng}/{kind}`: all records of one kind.
#[must_use]
pub fn engagement_kind(id: &EngagementId, kind: &str) -> Key {
    Key::new(["e", id.as_str(), kind])
}

/// `e/{eng}/{kind}/{name}`: one record.
#[must_use]
pub fn engagement_record(id: &EngagementId, kind: &str, name: &str) -> Key {
    Key::new(["e", id.as_str(), kind, name])
}

/// `e/{eng}/{kind}/{name}/{part}`: one record of those that go by two names.
#[must_use]
pub fn engagement_part(id: &EngagementId, kind: &str, name: &str, part: &str) -> Key {
    Key::new(["e", id.as_str(), kind, name, part])
}

/// `e/{eng}/h/{revision}/{index}`: what happened.
#[must_use]
pub fn history(id: &EngagementId, revision: u64, index: usize) -> Key {
    Key::new(["e", id.as_str(), "h", &hex(revision), &hex(index as u64)])
}

/// `fm/{tenant}/{person}`: all portfolio rows of one person.
#[must_use]
pub fn portfolio(who: &PersonKey) -> Key {
    Key::new(["fm", &who.tenant, &who.person])
}

/// `fm/{tenant}/{person}/{eng}`: one portfolio row.
#[must_use]
pub fn portfolio_row(who: &PersonKey, id: &EngagementId) -> Key {
    Key::new(["fm", &who.tenant, &who.person, id.as_str()])
}

/// `on/{tenant}/{person}`: all engagements that one person is on without leading them.
#[must_use]
pub fn projects(who: &PersonKey) -> Key {
    Key::new(["on", &who.tenant, &who.person])
}

/// `on/{tenant}/{person}/{eng}`: one of them.
#[must_use]
pub fn project(who: &PersonKey, id: &EngagementId) -> Key {
    Key::new(["on", &who.tenant, &who.person, id.as_str()])
}

/// The UTC day of `at`, as used in `seen` keys.
#[must_use]
pub fn day(at: Timestamp) -> u64 {
    u64::try_from(at.as_millisecond() / DAY_MS).unwrap_or(0)
}

/// `seen`: all marks.
#[must_use]
pub fn all_seen() -> Key {
    Key::new(["seen"])
}

/// `seen/{day}/{hash}`: that something was handled, and what was answered.
#[must_use]
pub fn seen(day: u64, hash: &str) -> Key {
    Key::new(["seen", &hex(day), hash])
}

/// Into how many shards the work that must happen once is divided.
pub const SHARDS: u16 = 16;

/// The shard that a tenant's work belongs to.
#[must_use]
pub fn shard_of(tenant: &str) -> u16 {
    u16::from(Sha256::digest(tenant.as_bytes())[0]) % SHARDS
}

/// `out/{shard}`: all that one shard owes.
#[must_use]
pub fn shard(shard: u16) -> Key {
    Key::new(["out", &hex(shard.into())])
}

/// `out/{shard}/{tenant}/{conversation}`: what one conversation is owed, in order.
#[must_use]
pub fn queue(tenant: &str, conversation: &str) -> Key {
    Key::new(["out", &hex(shard_of(tenant).into()), tenant, conversation])
}

/// `out/{shard}/{tenant}/{conversation}/{sequence}`: one message owed.
#[must_use]
pub fn queue_entry(tenant: &str, conversation: &str, sequence: &str) -> Key {
    Key::new(["out", &hex(shard_of(tenant).into()), tenant, conversation, sequence])
}

/// `knock`: all conversations that somebody owed something who does not send there.
#[must_use]
pub fn knocks() -> Key {
    Key::new(["knock"])
}

/// `knock/{tenant}/{conversation}`: look at this conversation's queue.
#[must_use]
pub fn knock(tenant: &str, conversation: &str) -> Key {
    Key::new(["knock", tenant, conversation])
}

/// `slot/{owner}`: where all messages of one owner stand.
#[must_use]
pub fn slots(owner: &str) -> Key {
    Key::new(["slot", owner])
}

/// `slot/{owner}/{name}`: where a message of ours stands.
#[must_use]
pub fn slot(slot: &Slot) -> Key {
    Key::new(["slot", &slot.owner, &slot.name])
}

/// `wake/{shard}`: what will be due by itself, the earliest first.
#[must_use]
pub fn wakes(shard: u16) -> Key {
    Key::new(["wake", &hex(shard.into())])
}

/// `wake/{shard}/{due}/{eng}`, `wake/{shard}/{due}/person/{tenant}/{person}`: the one wake of an engagement or a person.
#[must_use]
pub fn wake(tenant: &str, due: Timestamp, who: &Sleeper) -> Key {
    let at = Key::new(["wake", &hex(shard_of(tenant).into())]).instant(due);
    match who {
        Sleeper::Engagement(id) => at.push(id.as_str()),
        Sleeper::Person(key) => at.push("person").push(&key.tenant).push(&key.person),
    }
}

/// Whose wake has this key.
#[must_use]
pub fn sleeper(wake: &Key) -> Option<Sleeper> {
    let segments: Vec<_> = wake.segments().skip(3).collect();
    match segments.as_slice() {
        [id] => EngagementId::parse(id).ok().map(Sleeper::Engagement),
        [_, tenant, person] => {
            let (tenant, person) = (tenant.to_string(), person.to_string());
            Some(Sleeper::Person(PersonKey { tenant, person }))
        }
        _ => None,
    }
}

/// `e/{eng}/wake/next`, `call/{tenant}/{person}`: where the one wake is.
#[must_use]
pub fn next_wake(who: &Sleeper) -> Key {
    match who {
        Sleeper::Engagement(id) => engagement_record(id, "wake", "next"),
        Sleeper::Person(key) => Key::new(["call", &key.tenant, &key.person]),
    }
}

/// `ledger/{eng}`: what was said unasked about an engagement.
#[must_use]
pub fn ledger(id: &EngagementId) -> Key {
    Key::new(["ledger", id.as_str()])
}

/// `ledger/{eng}/{kind}/{subject}/{occurrence}/{to}`: that this was decided.
#[must_use]
pub fn ledger_entry(id: &EngagementId, mark: &Mark) -> Key {
    marked(ledger(id), mark)
}

/// `e/{eng}/mute/{to}`: what somebody stopped.
#[must_use]
pub fn mute(id: &EngagementId, to: To) -> Key {
    engagement_record(id, "mute", &to.to_string())
}

/// `line/{tenant}/{person}`: what somebody will read on their next morning, from all engagements.
#[must_use]
pub fn lines(who: &PersonKey) -> Key {
    Key::new(["line", &who.tenant, &who.person])
}

/// `line/{tenant}/{person}/{eng}/{kind}/{subject}/{occurrence}/{to}`: one line of it.
#[must_use]
pub fn line(who: &PersonKey, id: &EngagementId, mark: &Mark) -> Key {
    marked(lines(who).push(id.as_str()), mark)
}

/// `digest/{tenant}/{person}`: what somebody was sent of it.
#[must_use]
pub fn digests(who: &PersonKey) -> Key {
    Key::new(["digest", &who.tenant, &who.person])
}

/// `digest/{tenant}/{person}/{no}`: one message of it.
#[must_use]
pub fn digest(who: &PersonKey, no: &str) -> Key {
    digests(who).push(no)
}

/// `habits/{tenant}/{person}`: when somebody may be written to.
#[must_use]
pub fn habits(who: &PersonKey) -> Key {
    Key::new(["habits", &who.tenant, &who.person])
}

/// `pace/{tenant}/{conversation}`: how often a conversation, or what stands for a person's own chat, heard from the bot
/// unasked.
#[must_use]
pub fn pace(queue: &Queue) -> Key {
    Key::new(["pace", &queue.tenant, &queue.conversation])
}

fn marked(key: Key, mark: &Mark) -> Key {
    let (subject, to) = (mark.subject.to_string(), mark.to.to_string());
    key.push(mark.kind.key()).push(&subject).push(&mark.occurrence).push(&to)
}

/// `lease/{shard}`: who works a shard.
#[must_use]
pub fn lease(shard: u16) -> Key {
    Key::new(["lease", &hex(shard.into())])
}
