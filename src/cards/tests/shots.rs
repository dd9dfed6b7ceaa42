//! Every card and dialog of the journey, each with a state and a reader in which it is worth looking at.

use super::super::Scene;
use super::world::{
    ANA, BRUNO, CARLA, FM, IVAN, Stage, World, elsewhere_id, engagement_id, lines, my_data, room, rows,
    services,
};
use crate::dialogue::Inputs;
use crate::dialogue::form::id;
use crate::dialogue::{
    Audience, Command as Typed, Content, DialogContent, Form, JourneyContent, JourneyDialog, JourneyForm,
    JourneyView, Locale, Managing, Notice, Parked, Place, PointDialog, PointsContent, Problem, Reader,
    Refused, SsatContent, SsatDialog, View,
};
use crate::engagement::Wrong;
use crate::engagement::{
    Changed, CorrectionNo, EngagementId, Factor, Field, FieldValue, Filter, JourneyRefusal, PersonNo,
    PlanRefusal, PointKind, PointNo, ProfileField, Role, ServiceId,
};
use crate::playbook::{ActId, Guard, ProcessId, TaskId};

mod agreed;
mod answers;
mod desk;
mod journey;
mod meetings;
mod plan;
pub(super) mod reminders;
mod success;
mod terms;

/// One card of the journey: a name, a content, a stage and a reader.
pub(super) struct Shot {
    pub(super) name: String,
    pub(super) content: Content,
    pub(super) stage: Stage,
    pub(super) place: Place,
    pub(super) view: View,
    pub(super) person: Option<PersonNo>,
}

impl Shot {
    pub(super) fn reader(&self, locale: Locale) -> Reader {
        Reader { locale, place: self.place, view: self.view, person: self.person }
    }

    /// Renders with `render`, in a world of its own.
    pub(super) fn with<T>(
        &self,
        locale: Locale,
        render: impl FnOnce(&Content, &Scene<'_>, &Reader) -> T,
    ) -> T {
        let world = World::at(self.stage, locale);
        let (room, rows, key, lines) = (room(), rows(), reminders::key_of(self), lines());
        let (digest, settings) = (reminders::digest(&world, &self.content), reminders::settings());
        let (mine, unasked) = (my_data(), reminders::unasked(self, &world));
        let scene = Scene {
            engagement: Some(world.engagement()),
            room: &room,
            rows: &rows,
            portfolio: &lines,
            mine: Some(&mine),
            events: &world.events,
            digest: digest.as_ref(),
            settings: Some(&settings),
            unasked: &unasked,
            beyond: if self.stage == Stage::Disputed { &[ANA] } else { &[] },
            me: Some("Marta Gómez"),
            me_key: Some(&key),
            nonce: "slot-1",
            ..Scene::new(world.now.at, &world.policy)
        };
        render(&self.content, &scene, &self.reader(locale))
    }
}

/// Every card and dialog, in every state worth looking at.
pub(super) fn shots() -> Vec<Shot> {
    [
        agreed::personal(),
        agreed::shared(),
        agreed::entry_dialogs(),
        agreed::other_dialogs(),
        desk::desk(),
        success::success(),
        success::success_dialogs(),
        success::point_dialogs(),
        answers::answers(),
        journey::journey(),
        terms::terms(),
        plan::shots(),
        meetings::shots(),
        reminders::shots(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(super) fn shot(name: &str, content: Content, stage: Stage, who: (Place, View, Option<PersonNo>)) -> Shot {
    let (place, view, person) = who;
    Shot { name: name.to_owned(), content, stage, place, view, person }
}

pub(super) const AS_FM: (Place, View, Option<PersonNo>) = (Place::Personal, View::Fm, Some(FM));
pub(super) const ALL: (Place, View, Option<PersonNo>) = (Place::Shared, View::Outsider, None);
pub(super) const AS_ANA: (Place, View, Option<PersonNo>) = (Place::Shared, View::Customer, Some(ANA));
pub(super) const AS_BRUNO: (Place, View, Option<PersonNo>) = (Place::Shared, View::Customer, Some(BRUNO));
pub(super) const FM_SHARED: (Place, View, Option<PersonNo>) = (Place::Shared, View::Fm, Some(FM));
pub(super) const ANYBODY: (Place, View, Option<PersonNo>) = (Place::Personal, View::Outsider, None);

fn dialog(dialog: DialogContent) -> Content {
    Content::Dialog { dialog, form: Form::default() }
}

fn problem(input: &str, what: Wrong) -> Problem {
    Problem { input: input.to_owned(), what }
}

fn marked(dialog: DialogContent, values: &[(&str, &str)], problems: Vec<Problem>) -> Content {
    let mut inputs = Inputs::default();
    for (id, value) in values {
        inputs.set(id, *value);
    }
    Content::Dialog { dialog, form: Form { values: inputs, problems, nonce: "form-1".to_owned() } }
}

const TODAY: jiff::civil::Date = jiff::civil::date(2027, 3, 2);
const PAST: Wrong = Wrong::NotInFuture { today: TODAY };
