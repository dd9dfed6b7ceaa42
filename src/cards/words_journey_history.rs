//! What happened on the way through the playbook, in words, for the history.

use super::context::Context;
use super::text::Text;
use super::words_journey::{phase, question, status, task_name};
use super::{CardError, view_terms};
use crate::engagement::JourneyEvent;
use crate::playbook::Playbook;

/// What happened, for history.
pub(super) fn event(context: &Context<'_>, event: &JourneyEvent) -> Result<Text, CardError> {
    let locale = context.words.locale();
    let playbook = Playbook::get();
    let name = |id, no| context.say(id, &[("name", context.name(no)?.into())]);
    let from_to = |id, from, to| {
        context.say(id, &[("old", phase(context, from).into()), ("new", phase(context, to).into())])
    };
    let dated = |id, first: Text, on| {
        let date = context.calendar.date(context.words, on)?;
        context.say(id, &[("name", first.into()), ("date", date.into())])
    };
    let with =
        |line: Text, typed: Option<crate::engagement::TextNo>| match typed.and_then(|no| context.typed(no)) {
            Some(text) => context.say("hist_with", &[("line", line.into()), ("text", text.into())]),
            None => Ok(line),
        };
    match event {
        JourneyEvent::Acted { act, note, .. } => {
            let act = Text::name(playbook.act(*act).names.of(locale));
            with(context.say("hist_act", &[("act", act.into())])?, *note)
        }
        JourneyEvent::TaskSet { task, old, new, .. } => {
            let args = [
                ("task", task_name(context, *task).into()),
                ("old", status(context, *old).into()),
                ("new", status(context, *new).into()),
            ];
            context.say("hist_task", &args)
        }
        JourneyEvent::TaskAdded { task, .. } => {
            context.say("hist_task_added", &[("task", task_name(context, *task).into())])
        }
        JourneyEvent::Moved { from, to, .. } => from_to("hist_moved", *from, *to),
        JourneyEvent::Overridden { from, to, reason, .. } => {
            with(from_to("hist_overridden", *from, *to)?, Some(*reason))
        }
        JourneyEvent::Attested { subjects, so } => {
            let id = if *so { "hist_attested" } else { "hist_not_attested" };
            context.say(id, &[("count", subjects.len().into())])
        }
        JourneyEvent::Told { field, .. } => {
            context.say("hist_told", &[("question", question(context, *field)?.into())])
        }
        JourneyEvent::Rests { status, reason, on, .. } => {
            let status = Text::name(playbook.status(*status).names.of(locale));
            with(dated("hist_rests", status, *on)?, Some(*reason))
        }
        JourneyEvent::HandshakeTakenBack { service } => {
            context.say("hist_handshake_back", &[("service", context.service(service).into())])
        }
        JourneyEvent::Resumed => context.text("hist_resumed"),
        JourneyEvent::OutcomeChosen { outcome } => {
            let outcome = Text::name(playbook.outcome(*outcome).names.of(locale));
            context.say("hist_outcome", &[("outcome", outcome.into())])
        }
        JourneyEvent::CycleBegan { no, .. } => {
            let no = usize::try_from(*no).unwrap_or(usize::MAX);
            context.say("hist_cycle", &[("no", no.into())])
        }
        JourneyEvent::Offered { to } => name("hist_offered", *to),
        JourneyEvent::TakenOver { to, .. } => name("hist_taken_over", *to),
        JourneyEvent::Kept { to } => name("hist_kept", *to),
        JourneyEvent::Covered { person, until } => dated("hist_covered", context.name(*person)?, *until),
        JourneyEvent::CoverEnded { person } => name("hist_cover_ended", *person),
        JourneyEvent::TermsAccepted { .. } => context.text("hist_terms_accepted"),
        JourneyEvent::TermsRecorded { person, how, on, note } => {
            let args = [
                ("name", context.name(*person)?.into()),
                ("how", view_terms::how(*how)),
                ("date", context.calendar.date(context.words, *on)?.into()),
            ];
            let internal = context.reader.sees_internal_facts();
            with(context.say("hist_terms_recorded", &args)?, note.filter(|_| internal))
        }
        JourneyEvent::Introduced { person } => name("hist_introduced", *person),
        JourneyEvent::TermsTakenBack => context.text("hist_terms_taken_back"),
    }
}
