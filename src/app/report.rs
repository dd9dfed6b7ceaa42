//! The trail as the demo's page shows it: with the names of the simulator's people and conversations.

use teams_simulator::{BotLine, BotOutcome, Simulator};

use crate::protocol::{AadObjectId, UserId};
use crate::records::Queue;
use crate::trail::{Line, Outcome, Trail, Whom};
use crate::turn::context::person_key;

/// What `trail` keeps, for the page of `sim`.
pub(super) fn of(trail: &Trail, sim: &Simulator) -> Vec<BotLine> {
    trail.lines().into_iter().map(|line| shown(line, sim)).collect()
}

fn shown(line: Line, sim: &Simulator) -> BotLine {
    let outcome = match line.outcome {
        Outcome::Sent(_) => BotOutcome::Sent,
        Outcome::Parked(_) => BotOutcome::Parked,
        Outcome::Skipped(_) => BotOutcome::Skipped,
        Outcome::GivenUp(_) => BotOutcome::GivenUp,
    };
    let why = line.outcome.to_string();
    let to = match line.to {
        Whom::Named(name) => name,
        Whom::Queue(queue) => name_of(&queue, sim).unwrap_or(queue.conversation),
    };
    BotLine { at: line.at, outcome, to, what: line.what, about: line.about, why }
}

/// The name of a person, or of a conversation and its team.
fn name_of(queue: &Queue, sim: &Simulator) -> Option<String> {
    let world = sim.world();
    if let Some(key) = queue.person() {
        let is = |aad: Option<&str>, mri: String| {
            let aad = aad.map(|id| AadObjectId::new(id.to_owned()));
            person_key(&key.tenant, aad.as_ref(), &UserId::new(mri)) == key
        };
        let person =
            world.people.iter().find(|one| is(one.aad_object_id.as_deref(), sim.person(&one.key).mri()))?;
        return Some(person.name.clone());
    }
    let place = world.conversations.iter().find(|one| one.id == queue.conversation)?;
    let name = place.name.clone().unwrap_or_else(|| "General".to_owned());
    let team = place.team.as_deref().and_then(|team| world.team(team));
    Some(team.map_or_else(|| name.clone(), |team| format!("{}: {name}", team.name)))
}
