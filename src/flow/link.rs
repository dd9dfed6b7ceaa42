//! One person in two tenants: an FM who is a guest elsewhere gets a code in their own chat and types it there; that
//! identity is then that FM there. Nothing else ever makes two identities one person.
//!
//! The code is kept by its hash, for ten minutes and one use. It joins a guest of one tenant to an FM of another:
//! not two accounts of one tenant, and nobody who is at home where the code is typed, so that a code which somebody
//! overhears in a shared conversation makes no customer an FM.

use jiff::SignedDuration;
use sha2::{Digest, Sha256};

use crate::dialogue::{Content, Notice, Place, Reply};
use crate::records::{LinkCode, PersonRecord, keys};
use crate::turn::{Stop, Turn};

/// How long a code can be used.
const HOLDS: SignedDuration = SignedDuration::from_mins(10);
/// The characters of a code: 40 bits, far more than can be tried in ten minutes.
const LEN: usize = 8;
/// How many identities one person may have elsewhere.
const MOST: usize = 16;

/// A new code, in the FM's own chat.
///
/// # Errors
/// Stops when this is not that chat, or the person may not lead an engagement.
pub async fn offer(turn: &mut Turn<'_>) -> Result<Reply, Stop> {
    if turn.here.place() == Place::Shared {
        return Err(Stop::notice(Notice::OnlyPersonal));
    }
    if turn.actor.me != turn.actor.key {
        return Err(Stop::notice(Notice::LinkElsewhere));
    }
    turn.human()?;
    if !turn.may_be_fm()? {
        return Err(Stop::notice(Notice::NotAnFm));
    }
    let code = turn.token(LEN);
    let key = keys::link(&hash(&code));
    turn.work.get::<LinkCode>(&key).await?;
    turn.work.put(key, &LinkCode { person: turn.actor.key.clone(), until: turn.now + HOLDS })?;
    let (first, second) = code.split_at(LEN / 2);
    Ok(told(Notice::LinkCode { code: format!("{first}-{second}") }))
}

/// The code was typed: whoever did is from now on that FM here.
///
/// # Errors
/// Stops when there is no such code any more, or it is not for this person.
pub async fn redeem(turn: &mut Turn<'_>, code: &str) -> Result<Reply, Stop> {
    turn.human()?;
    let key = keys::link(&hash(&code.replace('-', "")));
    let found = turn.work.get::<LinkCode>(&key).await?.filter(|found| found.until > turn.now);
    let Some(found) = found else {
        return Err(Stop::notice(Notice::LinkWrong));
    };
    if !turn.actor.record.is_fresh(turn.now) {
        return Err(Stop::notice(Notice::WhoAreYou));
    }
    let elsewhere = found.person.tenant != turn.actor.key.tenant && turn.actor.record.is_guest();
    if !elsewhere {
        return Err(Stop::notice(Notice::LinkElsewhere));
    }
    let row = keys::person(&found.person);
    let mut person = turn.work.get::<PersonRecord>(&row).await?.unwrap_or_default();
    if !turn.is_allowed(&person) {
        return Err(Stop::notice(Notice::NotAnFm));
    }
    person.elsewhere.retain(|identity| *identity != turn.actor.key);
    if person.elsewhere.len() >= MOST {
        person.elsewhere.remove(0);
    }
    person.elsewhere.push(turn.actor.key.clone());
    turn.work.put(row, &person)?;
    turn.work.delete(key);
    turn.actor.record.linked = Some(found.person);
    turn.save_actor()?;
    Ok(told(Notice::Linked))
}

fn told(notice: Notice) -> Reply {
    Reply::Show(Content::Notice { notice, engagement: None })
}

fn hash(code: &str) -> String {
    Sha256::digest(code.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
