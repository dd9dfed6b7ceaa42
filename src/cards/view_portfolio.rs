//! One FM's engagements, one line each, in their own chat: how each fares and why, what comes next, and the way to it.

use serde_json::{Value, json};

use super::context::{Context, verbs};
use super::text::Text;
use super::when::Calendar;
use super::words::Arg;
use super::{CardError, View};
use crate::dialogue::verb::Listed;
use crate::dialogue::{Place, Verb};
use crate::engagement::{
    Ailment, Diagnosis, Filter, Health, Line, Listing, Selection, Signals, Status, select,
};
use crate::playbook::Playbook;

/// How many engagements a page shows.
const PAGE: usize = 8;

/// The list.
pub(super) fn portfolio(
    context: &Context<'_>,
    filter: Filter,
    search: &str,
    page: usize,
) -> Result<View, CardError> {
    // Names of several customers: never anywhere but in one's own chat.
    if context.reader.place != Place::Personal {
        return Err(CardError::Scene { what: "a reader who may see this here" });
    }
    let selection = select(context.scene.portfolio, filter, search, context.scene.policy, context.now());
    let found = selection.lines.len();
    let last = found.saturating_sub(1) / PAGE;
    let page = page.min(last);
    let shown = selection.lines.iter().skip(page * PAGE).take(PAGE);
    let rows = shown.map(|(line, diagnosis)| row(context, line, diagnosis)).collect::<Result<Vec<_>, _>>()?;
    let [all, mine, red, ..] = selection.counts;
    let counts = [("all", all.into()), ("mine", mine.into()), ("red", red.into())];
    // What is counted is what the search has found: of nothing there is nothing to count.
    let found_none = rows.is_empty() && !search.is_empty();
    let title = context.text("portfolio_title")?;
    let none = if rows.is_empty() { context.text("portfolio_none")? } else { Text::empty() };
    let summary = if found_none {
        Text::join(&[title.clone(), none.clone()], ": ")
    } else {
        context.say("portfolio_summary", &counts)?
    };
    let turn_to =
        |page| Verb::Portfolio(Listed { filter, search: search.to_owned(), page: Some(page) }).data();
    let args = [("page", Arg::from(page + 1)), ("pages", Arg::from(last + 1)), ("found", Arg::from(found))];
    let data = json!({
        "title": title,
        "text": if found_none { Text::empty() } else { context.say("portfolio_counts", &counts)? },
        "filters": filters(context, &selection)?,
        "f": {"filter": filter.key(), "search": search},
        "rows": rows,
        "none": none,
        "pages": if last > 0 { context.say("portfolio_pages", &args)? } else { Text::empty() },
        "may": {"previous": page > 0, "next": page < last, "turn": last > 0},
        "verbs": verbs([
            ("show", Verb::Portfolio(Listed::default()).data()),
            ("previous", turn_to(page.saturating_sub(1))),
            ("next", turn_to(page + 1)),
        ]),
    });
    Ok(View::new("portfolio", summary.raw(), data))
}

fn filters(context: &Context<'_>, selection: &Selection<'_>) -> Result<Vec<Value>, CardError> {
    let choice = |(filter, count): (Filter, usize)| {
        let id = match filter {
            Filter::All => "portfolio_all",
            Filter::NeedsMe => "portfolio_needs_me",
            Filter::Red => "portfolio_red",
            Filter::Waiting => "portfolio_waiting",
            Filter::Closed => "portfolio_closed",
        };
        let title = context.say(id, &[("count", count.into())])?;
        Ok(json!({"title": title.raw(), "value": filter.key()}))
    };
    Filter::ALL.into_iter().zip(selection.counts).map(choice).collect()
}

fn row(context: &Context<'_>, line: &Line, diagnosis: &Diagnosis) -> Result<Value, CardError> {
    let (mark, color) = match diagnosis.health {
        _ if !line.standing.sees_inside() => ("○", "default"),
        Health::Red => ("▲", "attention"),
        Health::Amber => ("◆", "warning"),
        Health::Green => ("●", "good"),
    };
    let name = Text::typed(&line.customer).bold();
    Ok(json!({
        "line": Text::join(&[Text::name(mark), name], " "),
        "note": note(context, line, diagnosis)?,
        "color": color,
        "subtle": diagnosis.health == Health::Green,
        // What a screen reader says in place of "open".
        "open": context.say("portfolio_open", &[("customer", Text::typed(&line.customer).into())])?.raw(),
        "data": Verb::Status { engagement: Some(line.id.clone()) }.data(),
    }))
}

/// As what one acts in it, unless one leads it; phase and status, what ails it, what comes next. A partner reads what a
/// customer may.
fn note(context: &Context<'_>, line: &Line, diagnosis: &Diagnosis) -> Result<Text, CardError> {
    let signals = &line.signals;
    let calendar = Calendar::at(context.scene.now, signals.time_zone());
    let mut pieces = match line.standing {
        Listing::Leads => stands(context, signals),
        Listing::Deputy { until } => {
            let last = until.map(|until| calendar.date(context.words, until)).transpose()?;
            let deputy = match last {
                Some(last) => context.say("portfolio_deputy_until", &[("date", last.into())])?,
                None => context.text("role_deputy")?,
            };
            std::iter::once(deputy).chain(stands(context, signals)).collect()
        }
        Listing::Partner => vec![context.text("role_partner")?],
    };
    if !line.has_home && signals.status == Status::Active {
        pieces.push(context.text("portfolio_draft")?);
    }
    for ailment in &diagnosis.ailments {
        // That it does not answer is its status already.
        if *ailment != Ailment::Unresponsive {
            pieces.push(self::ailment(context, *ailment)?);
        }
    }
    if let Some(next) = diagnosis.next {
        let date = calendar.date(context.words, next)?;
        pieces.push(context.say("portfolio_next", &[("date", date.into())])?);
    }
    Ok(Text::join(&pieces, " · "))
}

/// The phase, and the status where it is not the ordinary one.
fn stands(context: &Context<'_>, signals: &Signals) -> Vec<Text> {
    let phase = Playbook::get().phase(&signals.phase.id());
    let name = phase.map_or(signals.phase.key(), |phase| phase.names.of(context.words.locale()));
    let status = (signals.status != Status::Active).then(|| status(context, signals.status));
    std::iter::once(Text::name(name)).chain(status).collect()
}

/// A status in words.
pub(super) fn status(context: &Context<'_>, status: Status) -> Text {
    Text::name(Playbook::get().status(status).names.of(context.words.locale()))
}

/// Why an engagement is not green.
pub(super) fn ailment(context: &Context<'_>, ailment: Ailment) -> Result<Text, CardError> {
    let days = |days: i32| Arg::from(i64::from(days));
    match ailment {
        Ailment::Blocked(count) => context.say("ails_blocked", &[("count", i64::from(count).into())]),
        Ailment::Blockers(count) => context.say("ails_blockers", &[("count", i64::from(count).into())]),
        Ailment::Unresponsive => context.text("ails_unresponsive"),
        Ailment::Overdue { count, days: since } => {
            context.say("ails_overdue", &[("count", count.into()), ("days", days(since))])
        }
        Ailment::Unanswered(since) => context.say("ails_unanswered", &[("days", days(since))]),
        Ailment::Silent(since) => context.say("ails_silent", &[("days", days(since))]),
    }
}
