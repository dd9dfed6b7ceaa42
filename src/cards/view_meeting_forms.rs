//! The forms of meetings: planning or changing one, that it moved or is off, and taking something on while its agenda is gone
//! through.

use jiff::ToSpan;
use jiff::civil::Time;
use serde_json::{Value, json};

use super::context::Context;
use super::dialogs::Frame;
use super::sketch::Sketch;
use super::text::Text;
use super::view_gathering::at_time;
use super::{CardError, View, choices, meeting_words, words_journey};
use crate::dialogue::form::id;
use crate::dialogue::plan_form::id as input;
use crate::dialogue::verb::OfTime;
use crate::dialogue::{Form, MeetingDialog, MeetingVerb, PersonChoice, Verb};
use crate::engagement::{
    Every, MAX_ITEM_UNITS, MAX_NAME_UNITS, Meeting, MeetingDetails, Repeats, Side, Until, Which,
};
use crate::playbook::{Cadence, Guard, MeetingKind, MeetingKindId, Playbook};

/// The kind that a form proposes after the kick-off.
const USUAL: &str = "checkin";

/// How long a meeting is proposed to take, in minutes.
const SHORT: u16 = 30;
const LONG: u16 = 60;

/// How many days are looked at for one on which people work.
const DAYS_LOOKED_AT: usize = 14;

/// At what hour.
const USUAL_HOUR: Time = jiff::civil::time(10, 0, 0, 0);

/// The view and the frame of a dialog about meetings.
pub(super) fn view_of(
    context: &Context<'_>,
    form: &Form,
    dialog: &MeetingDialog,
) -> Result<(View, Frame), CardError> {
    let nonce = if form.nonce.is_empty() { context.scene.nonce } else { &form.nonce };
    let mut sketch = Sketch::new(context, form);
    let title = match dialog {
        MeetingDialog::Plan { .. } => {
            let title = sketch.plan(form)?;
            let on = context.shown_as(nonce)?;
            sketch.submit("meeting_plan_do", &Verb::Meeting(MeetingVerb::Plan(on)))?;
            title
        }
        MeetingDialog::Change { which, .. } => {
            let title = sketch.change(*which)?;
            let of = at_time(context, *which, nonce)?;
            sketch.submit("save", &Verb::Meeting(MeetingVerb::Change(of)))?;
            title
        }
        MeetingDialog::Move { which, .. } => {
            let title = sketch.moved(*which)?;
            let of = at_time(context, *which, nonce)?;
            sketch.submit("save", &Verb::Meeting(MeetingVerb::Move(of)))?;
            title
        }
        MeetingDialog::Off { which, .. } => {
            let title = sketch.off(*which)?;
            let of = at_time(context, *which, nonce)?;
            sketch.submit("meeting_off", &Verb::Meeting(MeetingVerb::Off(of)))?;
            title
        }
        MeetingDialog::Action { which, .. } => {
            let title = sketch.action()?;
            let of: OfTime = at_time(context, *which, nonce)?;
            sketch.submit("save", &Verb::Meeting(MeetingVerb::Action(of)))?;
            title
        }
    };
    sketch.finish(title.raw())
}

fn choice(title: &Text, value: &str) -> Value {
    json!({"title": title.raw(), "value": value})
}

impl Sketch<'_> {
    /// A new one, with what is usual.
    fn plan(&mut self, form: &Form) -> Result<Text, CardError> {
        let context = self.context;
        let head = &context.engagement()?.head;
        let kinds = Playbook::get().meetings().iter();
        let kinds = kinds.map(|kind| choice(&meeting_words::kind(context, &kind.id), kind.id.as_str()));
        let kind = self.proposed_kind()?;
        self.choice("choice", id::KIND, "meeting_kind", kind.id.as_str(), kinds.collect())?;
        let days_off = &context.scene.policy.reminders.days_off;
        let coming = context.calendar.today.series(1.day()).skip(1).take(DAYS_LOOKED_AT);
        let day = coming.into_iter().find(|day| days_off.is_working(&head.zone, *day));
        let day = day.unwrap_or(context.calendar.today);
        let known = context.engagement()?.people.values();
        let customers = known.filter(|person| {
            person.side == Side::Customer && person.same_as.is_none() && !person.name.is_empty()
        });
        let regular = kind.cadence == Cadence::Regular;
        self.details(&MeetingDetails {
            title: None,
            service: None,
            start: day.to_datetime(USUAL_HOUR),
            zone: head.zone.clone(),
            minutes: if regular { SHORT } else { LONG },
            repeats: regular.then_some(Repeats { every: Every::Week, until: Until::Ever }),
            attendees: customers.map(|person| person.no).collect(),
            agenda: None,
        })?;
        self.against(form)?;
        context.text("meeting_plan_title")
    }

    /// One that is planned, as it is: a series from that time on.
    fn change(&mut self, which: Which) -> Result<Text, CardError> {
        let context = self.context;
        let meeting = meeting_words::known(context, which.meeting)?;
        let one = self.time(which)?.1;
        if meeting.repeats.is_some() {
            let when = meeting_words::moment(context, meeting, one.planned.0)?;
            self.intro = context.say("meeting_change_intro", &[("when", when.into())])?;
        }
        let title = meeting_words::title(context, meeting);
        self.details(&meeting.details(&one))?;
        context.say("meeting_change_title", &[("title", title.into())])
    }

    /// Everything of a meeting but its kind.
    fn details(&mut self, details: &MeetingDetails) -> Result<(), CardError> {
        let context = self.context;
        self.date(id::WHEN, "meeting_day_label", Some(details.start.date()))?;
        let hour = details.start.strftime("%H:%M").to_string();
        self.field("time", id::TIME, "meeting_time_label", hour, json!({}))?;
        self.text(id::ZONE, "meeting_zone", details.zone.clone(), MAX_NAME_UNITS)?;
        self.text(id::MINUTES, "meeting_minutes", details.minutes.to_string(), 3)?;
        let mut often = vec![choice(&context.text("meeting_once")?, "")];
        for every in Every::ALL {
            often.push(choice(&context.text(meeting_words::every_id(every))?, every.key()));
        }
        let every = details.repeats.map_or("", |repeats| repeats.every.key());
        self.choice("choice", id::EVERY, "meeting_every", every, often)?;
        let (until, times) = match details.repeats.map(|repeats| repeats.until) {
            Some(Until::Day(day)) => (Some(day), String::new()),
            Some(Until::Times(times)) => (None, times.to_string()),
            Some(Until::Ever) | None => (None, String::new()),
        };
        self.date(id::UNTIL, "meeting_until_label", until)?;
        self.text(id::TIMES, "meeting_times_label", times, 3)?;
        self.people(details)?;
        let title = self.typed(details.title);
        self.text(id::TITLE, "meeting_title_label", title, MAX_NAME_UNITS)?;
        let mut list = choices::services(context, &context.engagement()?.head.services);
        list.insert(0, choice(&context.text("point_all_services")?, ""));
        let about = details.service.as_ref().map_or("", |service| service.as_str());
        self.choice("choice", id::SERVICE, "point_service", about, list)?;
        let agenda = self.typed(details.agenda);
        let hint = json!({"hint": context.plain("meeting_agenda_hint")?});
        self.field("area", id::AGENDA, "meeting_agenda_label", agenda, hint)
    }

    /// The kick-off until it was held, then what is usual.
    fn proposed_kind(&self) -> Result<&'static MeetingKind, CardError> {
        let missing = CardError::Scene { what: "kinds of meetings" };
        let kinds = Playbook::get().meetings();
        let first = kinds.first().ok_or(missing)?;
        let done = first.held.is_some_and(|act| self.context.engagement().is_ok_and(|e| e.path.did(act)));
        let usual = Playbook::get().meeting(&MeetingKindId::new(USUAL));
        Ok(if done { usual.unwrap_or(first) } else { first })
    }

    /// Everybody who could be invited.
    fn people(&mut self, details: &MeetingDetails) -> Result<(), CardError> {
        let context = self.context;
        let ticked: Vec<String> =
            details.attendees.iter().map(|no| PersonChoice::Known(*no).value()).collect();
        let ticked = ticked.join(",");
        let used: Vec<String> = self.value(id::PEOPLE, &ticked).split(',').map(str::to_owned).collect();
        let mut list = choices::cut(choices::everybody(context)?, &used, super::sketch::NAMES);
        list.retain(|one| {
            one.get("value").and_then(Value::as_str) != Some(PersonChoice::New.value().as_str())
        });
        self.choice("multi", id::PEOPLE, "meeting_people", ticked, list)
    }

    /// Where the playbook says no, why all the same.
    fn against(&mut self, form: &Form) -> Result<(), CardError> {
        let context = self.context;
        if !form.problems.iter().any(|problem| problem.input == id::DESPITE) {
            return Ok(());
        }
        let kind = Playbook::get().meeting(&MeetingKindId::new(form.values.raw(id::KIND)));
        let unmet = kind.map(|kind| {
            context.engagement().map(|e| e.unmet_before(kind, context.scene.policy, context.now()))
        });
        let guards: Vec<Guard> = unmet.transpose()?.unwrap_or_default().iter().map(|one| one.guard).collect();
        for line in words_journey::unmet(context, &guards)? {
            self.words("note", &line);
        }
        self.text(id::DESPITE, "meeting_despite", "", 300)
    }

    fn time(&self, which: Which) -> Result<(&Meeting, crate::engagement::Occurrence), CardError> {
        let meeting = meeting_words::known(self.context, which.meeting)?;
        let one = self.context.engagement()?.meetings.occurrence(which.meeting, which.planned);
        Ok((meeting, one.ok_or(CardError::Scene { what: "the time of the meeting" })?))
    }

    /// This one alone or all to come, for those of a series that the reader leads.
    fn scope(&mut self, meeting: &Meeting) -> Result<(), CardError> {
        if meeting.repeats.is_none() || !super::view_meetings::leads(self.context) {
            return Ok(());
        }
        let list = vec![
            choice(&self.context.text("meeting_scope_one")?, "one"),
            choice(&self.context.text("meeting_scope_all")?, "all"),
        ];
        self.choice("choice", id::SCOPE, "meeting_scope", "one", list)
    }

    fn moved(&mut self, which: Which) -> Result<Text, CardError> {
        let context = self.context;
        let meeting = meeting_words::known(context, which.meeting)?;
        let one = self.time(which)?.1;
        let when = meeting_words::when(context, meeting, &one)?;
        self.intro = context.say("meeting_move_intro", &[("when", when.into())])?;
        self.date(id::WHEN, "meeting_day_label", Some(one.civil.date()))?;
        let hour = one.civil.strftime("%H:%M").to_string();
        self.field("time", id::TIME, "meeting_time_label", hour, json!({}))?;
        self.scope(meeting)?;
        Ok(meeting_words::title(context, meeting))
    }

    fn off(&mut self, which: Which) -> Result<Text, CardError> {
        let context = self.context;
        let meeting = meeting_words::known(context, which.meeting)?;
        let one = self.time(which)?.1;
        self.intro = meeting_words::when(context, meeting, &one)?;
        self.scope(meeting)?;
        self.text(id::COMMENT, "meeting_off_reason", "", 300)?;
        Ok(meeting_words::title(context, meeting))
    }

    /// What, who, when.
    fn action(&mut self) -> Result<Text, CardError> {
        self.text(input::TEXT, "agenda_what", "", MAX_ITEM_UNITS)?;
        self.person("plan_owner", None)?;
        self.date(input::DUE, "plan_due_label", None)?;
        self.context.text("agenda_add")
    }
}
