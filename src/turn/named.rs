//! A person named in a form: picked from the list of people known or in the room, or typed.

use crate::dialogue::Inputs;
use crate::dialogue::form::NEW_PERSON;
use crate::engagement::{Named, PersonKey, PersonNo};
use crate::records::{PersonRecord, keys};

use super::{Stop, Turn};

/// Before the key of somebody in the room, in the value of a choice.
pub const IN_ROOM: &str = "room:";

/// The person that the inputs `pick`, or `name` and `email`, name; `None` when they name nobody.
///
/// # Errors
/// When state cannot be read.
pub async fn of(
    turn: &mut Turn<'_>,
    values: &Inputs,
    pick: &str,
    name: &str,
    email: &str,
) -> Result<Option<Named>, Stop> {
    let typed = values.text(name).map(|name| Named::Typed {
        name: name.to_owned(),
        email: values.text(email).map(str::to_owned),
    });
    let picked = match values.text(pick) {
        None | Some(NEW_PERSON) => return Ok(typed),
        Some(picked) => picked,
    };
    if let Ok(no) = picked.parse::<u32>() {
        return Ok(Some(Named::Known(PersonNo(no))));
    }
    let Some((tenant, person)) = picked.strip_prefix(IN_ROOM).and_then(|key| key.split_once('/')) else {
        return Ok(typed);
    };
    let key = PersonKey { tenant: tenant.to_owned(), person: person.to_owned() };
    let record = turn.work.get::<PersonRecord>(&keys::person(&key)).await?;
    Ok(record.map(|record| Named::InRoom { key, name: record.name, email: record.email }).or(typed))
}
