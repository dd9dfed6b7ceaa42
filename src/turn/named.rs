//! A person named in a form: picked from the list of people known or in the room, or typed.

use crate::dialogue::{Inputs, PersonChoice};
use crate::engagement::{Engagement, Named, PersonKey};
use crate::records::{Member, PersonRecord, keys};

use super::{Stop, Turn};

/// The person that the inputs (pick, name, e-mail) name; `None` when they name nobody.
///
/// # Errors
/// When state cannot be read.
pub async fn of(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    values: &Inputs,
    [pick, name, email]: [&str; 3],
) -> Result<Option<Named>, Stop> {
    let typed = values
        .text(name)
        .map(|name| Named::Typed { name: name.to_owned(), email: values.text(email).map(str::to_owned) });
    match values.text(pick).and_then(PersonChoice::parse) {
        Some(choice) => chosen(turn, engagement, choice, typed).await,
        None => Ok(typed),
    }
}

/// Everybody ticked in the input `pick`; "somebody else" is who is typed in `name` and `email`.
///
/// # Errors
/// When state cannot be read.
pub async fn several(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    values: &Inputs,
    [pick, name, email]: [&str; 3],
) -> Result<Vec<Named>, Stop> {
    let choices: Vec<PersonChoice> = values.choices(pick).filter_map(PersonChoice::parse).collect();
    let mut all = Vec::new();
    for choice in choices {
        let typed = values
            .text(name)
            .map(|name| Named::Typed { name: name.to_owned(), email: values.text(email).map(str::to_owned) });
        let typed = typed.filter(|_| choice == PersonChoice::New);
        all.extend(chosen(turn, engagement, choice, typed).await?);
    }
    Ok(all)
}

async fn chosen(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    choice: PersonChoice,
    typed: Option<Named>,
) -> Result<Option<Named>, Stop> {
    match choice {
        PersonChoice::Known(no) => Ok(Some(Named::Known(no))),
        PersonChoice::InRoom(person) => {
            let home = engagement.head.home.as_ref();
            let tenant = home.map_or_else(|| turn.here.tenant.clone(), |home| home.tenant.clone());
            let key = PersonKey { tenant, person };
            // Only somebody whom the roster names there: what the form says is no proof.
            let there = match home {
                Some(home) => {
                    turn.work.get::<Member>(&keys::member(&home.tenant, &home.conversation, &key)).await?
                }
                None => None,
            };
            let record =
                turn.work.get::<PersonRecord>(&keys::person(&key)).await?.filter(|_| there.is_some());
            Ok(record.map(|record| Named::InRoom { key, name: record.name, email: record.email }).or(typed))
        }
        PersonChoice::New => Ok(typed),
    }
}
