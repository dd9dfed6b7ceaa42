//! The request to confirm, in all its states, for everyone and for each person.

use serde_json::{Value, json};

use super::context::{Context, verbs};
use super::text::Text;
use super::{CardError, Mention, Refresh, View, facts, marks, people, unasked};
use crate::dialogue::verb::Points;
use crate::dialogue::{Place, Verb, View as Who};
use crate::engagement::reminder::{DigestState, Kind, request_occurrence};
use crate::engagement::{CorrectionNo, PersonNo, ServiceId, Side, State};

/// How the services asked about stand, taken together.
pub(super) struct Sum {
    /// All of them.
    services: Vec<ServiceId>,
    /// Those not confirmed yet.
    pub(super) rest: Vec<ServiceId>,
    /// How many have an open report.
    wrong: usize,
    /// How many have answers that differ.
    disputed: usize,
    /// Those that the reader has reported; where everyone reads the same card, those that anybody has.
    reported: Vec<ServiceId>,
}

pub(super) fn sum(context: &Context<'_>, services: &[ServiceId]) -> Result<Sum, CardError> {
    let mut sum = Sum { services: Vec::new(), rest: Vec::new(), wrong: 0, disputed: 0, reported: Vec::new() };
    for service in services {
        let standing = context.standing(service)?;
        // What became incomplete since cannot be confirmed; the FM completes and asks anew.
        if standing.state < State::Captured {
            continue;
        }
        sum.services.push(service.clone());
        if standing.state < State::Confirmed {
            sum.rest.push(service.clone());
        }
        sum.wrong += usize::from(!standing.open.is_empty());
        sum.disputed += usize::from(standing.disputed);
        if has_reported(context, &standing.open) {
            sum.reported.push(service.clone());
        }
    }
    Ok(sum)
}

/// Whether one of these reports is the reader's; anybody's, where it is not known who reads.
fn has_reported(context: &Context<'_>, reports: &[CorrectionNo]) -> bool {
    let by = |no| context.scene.engagement?.corrections.get(no).map(|report| report.by);
    let mut all = reports.iter().filter_map(by);
    match (context.reader.view, context.me()) {
        (Who::Customer, Some(me)) => all.any(|by| context.is(me.no, by)),
        (Who::Outsider, _) | (Who::Customer, None) => all.next().is_some(),
        (Who::Fm | Who::Colleague, _) => false,
    }
}

/// What this reader may press.
#[derive(Default)]
struct May {
    confirm: bool,
    wrong: bool,
    join: bool,
    take_back: bool,
}

fn may(context: &Context<'_>, sum: &Sum) -> Result<May, CardError> {
    let engagement = context.engagement()?;
    let open = !sum.rest.is_empty();
    // Nobody confirms by the way what they have said is wrong.
    let left = |service: &&ServiceId| !sum.reported.contains(service);
    let confirm = sum.rest.iter().any(|service| left(&service));
    Ok(match context.reader.view {
        // The base card: everyone may press, and who may not is told what they can do instead.
        Who::Outsider => May { confirm, wrong: open, ..May::default() },
        Who::Fm | Who::Colleague => May::default(),
        Who::Customer => {
            let Some(me) = context.me() else {
                return Ok(May { confirm, wrong: open, ..May::default() });
            };
            let mine = |service: &&ServiceId| engagement.may_confirm(me, service, context.scene.policy);
            let unsigned = |service: &&ServiceId| !people::has_signed(context, service, me.no);
            let entitled = sum.services.iter().any(|service| mine(&service));
            May {
                confirm: sum.rest.iter().filter(left).any(|service| mine(&service) && unsigned(&service)),
                wrong: open && me.side == Side::Customer,
                join: open && !entitled,
                take_back: sum.services.iter().any(|service| people::has_signed(context, service, me.no)),
            }
        }
    })
}

/// With whom everything still to confirm is recorded as agreed, while nobody has asked for a confirmation since.
fn recorded_with(context: &Context<'_>, sum: &Sum) -> Option<PersonNo> {
    let engagement = context.scene.engagement?;
    let mut with = None;
    for service in &sum.rest {
        let dibs = context.dibs(service)?;
        let agreed = dibs.agreed.as_ref()?;
        let asked = dibs.asked.as_ref().is_some_and(|asked| asked.at >= agreed.at);
        let whole = context.standing(service).is_ok_and(|standing| standing.state == State::Agreed);
        let person = engagement.resolve(agreed.with);
        if asked || !whole || with.is_some_and(|known| known != person) {
            return None;
        }
        with = Some(person);
    }
    with
}

fn title(context: &Context<'_>, sum: &Sum, recorded: Option<PersonNo>) -> Result<Text, CardError> {
    let count = sum.services.len();
    if count == 0 {
        return context.text("request_withdrawn");
    }
    if sum.rest.is_empty() {
        return confirmed_title(context, sum);
    }
    if sum.disputed > 0 {
        return context.say("request_disputed_title", &[("count", sum.disputed.into())]);
    }
    if sum.wrong > 0 {
        return context.say("request_wrong_title", &[("count", sum.wrong.into())]);
    }
    if sum.rest.len() < count {
        let done = count - sum.rest.len();
        return context.say("request_partly_title", &[("done", done.into()), ("count", count.into())]);
    }
    if let Some(with) = recorded {
        if context.me().is_some_and(|me| me.no == with) {
            return context.say("request_recorded_title", &[("count", count.into())]);
        }
        let args = [("count", count.into()), ("name", context.name(with)?.into())];
        return context.say("request_recorded_with_title", &args);
    }
    let minutes = count.div_ceil(6);
    context.say("request_title", &[("count", count.into()), ("minutes", minutes.into())])
}

fn confirmed_title(context: &Context<'_>, sum: &Sum) -> Result<Text, CardError> {
    let mut signers = Vec::new();
    let mut last = None;
    for (people, at) in sum.services.iter().filter_map(|service| people::signers(context, service)) {
        last = last.max(Some(at));
        signers.extend(people);
    }
    let mut unique = Vec::new();
    for person in signers {
        if !unique.contains(&person) {
            unique.push(person);
        }
    }
    let when = match last {
        Some(at) => context.calendar.moment(context.words, at)?,
        None => Text::empty(),
    };
    let names = context.names(&unique)?;
    let args = [("count", sum.services.len().into()), ("names", names.into()), ("when", when.into())];
    context.say("request_confirmed_title", &args)
}

/// Whom the request is for: at most two are mentioned, the others named.
pub(super) fn for_whom(context: &Context<'_>, rest: &[ServiceId]) -> Result<(Text, Vec<Mention>), CardError> {
    // Sponsors and project managers may confirm too, but are called only where no success owner can.
    let engagement = context.engagement()?;
    let requests = engagement.requests(rest, context.scene.policy);
    let mut mentioned: Vec<PersonNo> = requests.into_iter().flat_map(|request| request.mention).collect();
    mentioned.truncate(2);
    let mut called = mentioned.clone();
    called.extend(people::owners(context, rest).into_iter().filter(|owner| !mentioned.contains(owner)));
    if called.is_empty() {
        return Ok((Text::empty(), Vec::new()));
    }
    let found = people::mentions(context, &mentioned);
    let mut names = Vec::new();
    for no in &called {
        names.push(match found.iter().find(|(person, _)| person == no) {
            Some((_, mention)) => Text::mention(&mention.name),
            None => context.name(*no)?,
        });
    }
    let text = context.say("request_for", &[("names", context.words.list(&names)?.into())])?;
    Ok((text, found.into_iter().map(|(_, mention)| mention).collect()))
}

fn foot(context: &Context<'_>, sum: &Sum, may: &May) -> Result<Text, CardError> {
    if sum.rest.is_empty() {
        return Ok(Text::empty());
    }
    match context.reader.view {
        Who::Fm => context.text("request_fm_view"),
        Who::Customer if may.join => {
            let awaited = people::awaited(context, &sum.rest)?;
            if awaited.is_empty() {
                return Ok(Text::empty());
            }
            context.say("request_not_for_you", &[("names", context.names(&awaited)?.into())])
        }
        Who::Customer | Who::Colleague | Who::Outsider => Ok(Text::empty()),
    }
}

/// The request.
pub(super) fn request(context: &Context<'_>, services: &[ServiceId]) -> Result<View, CardError> {
    let sum = sum(context, services)?;
    let may = may(context, &sum)?;
    let recorded = recorded_with(context, &sum);
    let title = title(context, &sum, recorded)?;
    let (people, mentions) = for_whom(context, &sum.rest)?;
    let again = again(context, &sum);
    let lead = match (recorded, again) {
        (Some(_), _) => context.text("request_recorded")?,
        (None, Some(DigestState::Sent)) => context.text("request_again")?,
        (None, Some(DigestState::Later | DigestState::Stopped) | None) => Text::empty(),
    };
    let all_done = sum.rest.is_empty();
    let rows = sum
        .services
        .iter()
        .map(|service| {
            Ok(marks::row(facts::line(context, service)?, &marks::in_request(context, service, all_done)?))
        })
        .collect::<Result<Vec<_>, CardError>>()?;
    let summary = if all_done {
        title.raw().to_owned()
    } else {
        let args = [("customer", context.customer()?.into()), ("count", sum.rest.len().into())];
        context.say("request_summary", &args)?.raw().to_owned()
    };
    let data = json!({
        "title": title,
        "people": people,
        "lead": lead,
        "rows": rows,
        "foot": foot(context, &sum, &may)?,
        "may": {
            "confirm": may.confirm,
            "wrong": may.wrong,
            "join": may.join,
            "take_back": may.take_back,
            "answer": may.confirm || may.wrong,
        },
        "all": context.text(if sum.reported.is_empty() { "request_all_correct" } else { "wrong_others" })?,
        "verbs": request_verbs(context, services, &sum.reported)?,
        "unasked": unasked::foot(context, Kind::Unanswered, again, services)?,
    });
    let mut view = View::new("request", summary, data);
    view.mentions = mentions;
    let points = Points { on: context.shown()?, services: services.to_vec(), but: Vec::new() };
    view.refresh = refresh_with(context, Verb::RequestRefresh(points));
    Ok(view)
}

/// Whether what is still to be confirmed was sent a second time, since nobody answered; and what was made of that.
fn again(context: &Context<'_>, sum: &Sum) -> Option<DigestState> {
    let asked = |service| context.dibs(service)?.asked.as_ref().map(|asked| asked.revision);
    let asked: Vec<String> = sum.rest.iter().filter_map(asked).map(request_occurrence).collect();
    let sent = context.scene.unasked.iter().rfind(|one| asked.contains(&one.occurrence));
    sent.map(|one| one.state)
}

fn request_verbs(
    context: &Context<'_>,
    services: &[ServiceId],
    but: &[ServiceId],
) -> Result<Value, CardError> {
    let points = || {
        let points = Points { on: context.shown()?, services: services.to_vec(), but: Vec::new() };
        Ok::<_, CardError>(points)
    };
    Ok(verbs([
        ("confirm", Verb::Confirm(Points { but: but.to_vec(), ..points()? }).data()),
        ("wrong", Verb::WrongOpen(points()?).dialog_data()),
        ("join", Verb::JoinOpen(context.shown()?).dialog_data()),
        ("take_back", Verb::TakeBack(points()?).data()),
    ]))
}

/// Clients of the people in the room ask for their own view; only in a shared conversation.
pub(super) fn refresh_with(context: &Context<'_>, verb: Verb) -> Option<Refresh> {
    match context.reader.place {
        Place::Personal => None,
        Place::Shared => Some(Refresh { verb, user_ids: context.refreshed() }),
    }
}
