//! The request to confirm, in all its states, for everyone and for each person; and what a tap that did not
//! count is answered with.

use serde_json::{Value, json};

use super::context::{Context, verbs};
use super::text::Text;
use super::{CardError, Mention, Refresh, View, facts, marks, people};
use crate::dialogue::verb::Points;
use crate::dialogue::{Place, Reader, Verb, View as Who};
use crate::engagement::{Changed, PersonNo, ServiceId, Side, State};

/// How the services asked about stand, taken together.
struct Sum {
    /// All of them.
    services: Vec<ServiceId>,
    /// Those not confirmed yet.
    rest: Vec<ServiceId>,
    /// How many have an open report.
    wrong: usize,
    /// How many have answers that differ.
    disputed: usize,
}

fn sum(context: &Context<'_>, services: &[ServiceId]) -> Result<Sum, CardError> {
    let mut sum = Sum { services: Vec::new(), rest: Vec::new(), wrong: 0, disputed: 0 };
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
    }
    Ok(sum)
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
    Ok(match context.reader.view {
        // The base card: everyone may press, and who may not is told what they can do instead.
        Who::Outsider => May { confirm: open, wrong: open, ..May::default() },
        Who::Fm | Who::Colleague => May::default(),
        Who::Customer => {
            let Some(me) = context.me() else {
                return Ok(May { confirm: open, wrong: open, ..May::default() });
            };
            let mine = |service: &&ServiceId| engagement.may_confirm(me, service, context.scene.policy);
            let unsigned = |service: &&ServiceId| !people::has_signed(context, service, me.no);
            let entitled = sum.services.iter().any(|service| mine(&service));
            May {
                confirm: sum.rest.iter().any(|service| mine(&service) && unsigned(&service)),
                wrong: open && me.side == Side::Customer,
                join: open && !entitled,
                take_back: sum.services.iter().any(|service| people::has_signed(context, service, me.no)),
            }
        }
    })
}

/// Whether everything still to confirm is recorded as agreed with the reader.
fn recorded_for_me(context: &Context<'_>, sum: &Sum) -> bool {
    let (Some(me), Some(engagement)) = (context.me(), context.scene.engagement) else {
        return false;
    };
    let with_me = |service: &ServiceId| {
        let agreed = context.dibs(service).and_then(|dibs| dibs.agreed.as_ref());
        agreed.is_some_and(|agreed| engagement.resolve(agreed.with) == me.no)
            && context.standing(service).is_ok_and(|standing| standing.state == State::Agreed)
    };
    !sum.rest.is_empty() && sum.rest.iter().all(with_me)
}

fn title(context: &Context<'_>, sum: &Sum, recorded: bool) -> Result<Text, CardError> {
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
    if recorded {
        return context.say("request_recorded_title", &[("count", count.into())]);
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
fn for_whom(context: &Context<'_>, sum: &Sum) -> Result<(Text, Vec<Mention>), CardError> {
    // Sponsors and project managers may confirm too, but are called only where no success owner can.
    let engagement = context.engagement()?;
    let requests = engagement.requests(&sum.rest, context.scene.policy);
    let mut mentioned: Vec<PersonNo> = requests.into_iter().flat_map(|request| request.mention).collect();
    mentioned.truncate(2);
    let mut called = mentioned.clone();
    called.extend(people::owners(context, &sum.rest).into_iter().filter(|owner| !mentioned.contains(owner)));
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
    let recorded = recorded_for_me(context, &sum);
    let title = title(context, &sum, recorded)?;
    let (people, mentions) = for_whom(context, &sum)?;
    let lead = if recorded { context.text("request_recorded")? } else { Text::empty() };
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
            "any": may.confirm || may.wrong || may.join || may.take_back,
        },
        "verbs": request_verbs(context, services)?,
    });
    let mut view = View::new("request", summary, data);
    view.mentions = mentions;
    view.refresh = refresh(context, services)?;
    Ok(view)
}

fn request_verbs(context: &Context<'_>, services: &[ServiceId]) -> Result<Value, CardError> {
    let points = || Ok::<_, CardError>(Points { on: context.shown()?, services: services.to_vec() });
    Ok(verbs([
        ("confirm", Verb::Confirm(points()?).data()),
        ("wrong", Verb::WrongOpen(points()?).dialog_data()),
        ("join", Verb::JoinOpen(context.shown()?).dialog_data()),
        ("take_back", Verb::TakeBack(points()?).data()),
    ]))
}

/// Clients of the people in the room ask for their own view; only in a shared conversation.
fn refresh(context: &Context<'_>, services: &[ServiceId]) -> Result<Option<Refresh>, CardError> {
    Ok(match context.reader.place {
        Place::Personal => None,
        Place::Shared => {
            let points = Points { on: context.shown()?, services: services.to_vec() };
            Some(Refresh { verb: Verb::RequestRefresh(points), user_ids: context.refreshed() })
        }
    })
}

/// The values changed since the card was shown: what changed, and the request again.
pub(super) fn changed(
    context: &Context<'_>,
    services: &[ServiceId],
    changes: &[(ServiceId, Vec<Changed>)],
) -> Result<View, CardError> {
    let mut lines = Vec::new();
    for (service, changed) in changes {
        for change in changed {
            lines.push(changed_line(context, service, change)?);
        }
    }
    let mut view = request(context, services)?;
    let text = context.text("changed_text")?;
    let lead = Text::join(&[text, Text::join(&lines, "\n\n")], "\n\n");
    if let Some(data) = view.data.as_object_mut() {
        data.insert("title".to_owned(), json!(context.text("changed_title")?));
        data.insert("people".to_owned(), json!(""));
        data.insert("lead".to_owned(), json!(lead));
    }
    view.summary = context.plain("changed_summary")?;
    view.mentions = Vec::new();
    Ok(view)
}

fn changed_line(context: &Context<'_>, service: &ServiceId, change: &Changed) -> Result<Text, CardError> {
    let value = |value: &Option<_>| value.as_ref().map(|value| facts::value(context, value)).transpose();
    let mut args = vec![
        ("service", context.service(service).bold().into()),
        ("field", facts::plain_field(context, change.field)?.into()),
    ];
    let (old, new) = (value(&change.old)?, value(&change.new)?);
    let id = match (&old, &new) {
        (Some(_), Some(_)) => "changed_row",
        (None, Some(_) | None) => "changed_row_new",
        (Some(_), None) => "changed_row_gone",
    };
    args.extend(old.map(|old| ("old", old.into())));
    args.push(("new", new.unwrap_or_default().into()));
    context.say(id, &args)
}

/// A tap that did not count: who may confirm, and how to become one of them.
pub(super) fn not_entitled(context: &Context<'_>, services: &[ServiceId]) -> Result<View, CardError> {
    let sum = sum(context, services)?;
    let awaited = people::awaited(context, &sum.rest)?;
    let fm = context.fm()?;
    let text = if awaited.is_empty() {
        context.say("entitled_text_nobody", &[("fm", fm.into())])?
    } else {
        context.say("entitled_text", &[("names", context.names(&awaited)?.into()), ("fm", fm.into())])?
    };
    let everyone = Reader { view: Who::Outsider, person: None, ..*context.reader };
    let base = Context {
        reader: &everyone,
        words: context.words,
        calendar: context.calendar.clone(),
        scene: context.scene,
    };
    let mut view = request(&base, services)?;
    if let Some(data) = view.data.as_object_mut() {
        data.insert("title".to_owned(), json!(context.text("entitled_title")?));
        data.insert("people".to_owned(), json!(""));
        data.insert("lead".to_owned(), json!(text));
        let may = json!({"confirm": false, "wrong": false, "join": true, "take_back": false, "any": true});
        data.insert("may".to_owned(), may);
    }
    view.summary = context.plain("entitled_summary")?;
    view.mentions = Vec::new();
    Ok(view)
}
