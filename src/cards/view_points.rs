//! Open points as cards: the list, one of them for the FM, one's own. Where customer people may be present, and for
//! them, only what their side added is there.

use serde_json::{Value, json};

use super::context::{Context, press, verbs};
use super::lines::groups;
use super::text::Text;
use super::{CardError, View, sheet, view_factors};
use crate::dialogue::verb::{Adding, OfPoint};
use crate::dialogue::{Place, PointVerb, PointsContent, Verb, View as Who};
use crate::engagement::{Person, Point, PointGap, PointKind, PointNo, Role, Settlement};
use crate::playbook::{Playbook, PointKindId, ScopeKindId};

/// How much of a text stands in a list, in characters, and where a point stands alone.
const BRIEF: usize = 200;
const WHOLE: usize = 1000;

/// The most points on one card.
const LISTED: usize = 8;

/// The most points of one's own that are settled already.
const SETTLED: usize = 5;

/// The card for `content`.
pub(super) fn view_of(content: &PointsContent, context: &Context<'_>) -> Result<View, CardError> {
    match content {
        PointsContent::List { .. } => list(context),
        PointsContent::One { point, .. } => one(context.for_the_fm()?, *point),
    }
}

/// Whether the reader may read this point here.
pub(super) fn may_read(context: &Context<'_>, point: &Point) -> bool {
    let concerns = |person: &Person| {
        context.scene.engagement.is_some_and(|engagement| engagement.concerns(point, person.no))
    };
    match (context.reader.place, context.reader.view) {
        (Place::Shared, _) => point.from_customer,
        (Place::Personal, Who::Fm) => true,
        (Place::Personal, Who::Colleague) => {
            let me = context.me();
            point.from_customer || me.is_some_and(|me| me.role != Role::Partner || concerns(me))
        }
        (Place::Personal, Who::Customer | Who::Outsider) => point.from_customer,
    }
}

/// The open points that the reader may read here, in order.
pub(super) fn open<'a>(context: &Context<'a>) -> Result<Vec<&'a Point>, CardError> {
    let points = context.engagement()?.open_points();
    Ok(points.into_iter().filter(|point| may_read(context, point)).collect())
}

/// "2 open points", for the card that everyone sees; empty if there are none.
pub(super) fn count(context: &Context<'_>) -> Result<Text, CardError> {
    match open(context)?.len() {
        0 => Ok(Text::empty()),
        count => context.say("points_count", &[("count", count.into())]),
    }
}

/// What kind a point is: the playbook's words, and for the FM in their own chat the trade's.
pub(super) fn kind(context: &Context<'_>, kind: PointKind) -> Result<Text, CardError> {
    let internal = context.reader.sees_internal_facts();
    let scope = |id: &str| {
        let scope = Playbook::get().scope(&ScopeKindId::new(id));
        let name = Text::name(scope.map_or(id, |scope| scope.names.of(context.words.locale())));
        context.say(
            if internal { "kind_out_of_scope" } else { "kind_plain_out_of_scope" },
            &[("what", name.into())],
        )
    };
    let plain = |id: &str| {
        let point = Playbook::get().point(&PointKindId::new(id));
        Ok(Text::name(point.map_or(id, |point| point.names.of(context.words.locale()))))
    };
    match kind {
        PointKind::NeedProjectManagement => scope("project-management"),
        PointKind::NeedComplexDesign => scope("complex-design"),
        PointKind::NeedChangeManagement => scope("adoption-change"),
        PointKind::NeedOther => scope("other"),
        PointKind::ValueSession if internal => context.text("kind_value_session"),
        PointKind::ValueSession => context.text("kind_plain_value_session"),
        PointKind::DemoSession => context.text("kind_demo_session"),
        PointKind::ExpertSession if internal => context.text("kind_expert_session"),
        PointKind::ExpertSession => context.text("kind_plain_expert_session"),
        PointKind::SmeRequest if internal => context.text("kind_sme_request"),
        PointKind::SmeRequest => plain("expert"),
        PointKind::KnowledgeGap if internal => context.text("kind_knowledge_gap"),
        PointKind::KnowledgeGap => plain("knowledge-gap"),
        PointKind::DeploymentQuestion if internal => context.text("kind_deployment_question"),
        PointKind::DeploymentQuestion => plain("deployment-question"),
        PointKind::Blocker if internal => context.text("kind_blocker"),
        PointKind::Blocker => plain("blocker"),
    }
}

/// What kind of point it is, of which service, and what it is about.
fn title(context: &Context<'_>, point: &Point, most: usize) -> Result<Text, CardError> {
    let what = context.brief(point.what, most).unwrap_or_default();
    let service = point.service.as_ref().map(|service| context.service(service));
    Ok(Text::join(&[kind(context, point.kind)?.bold(), service.unwrap_or_default(), what], " · "))
}

/// Whose it is, who acts, what is next and until when.
fn about(context: &Context<'_>, point: &Point, most: usize) -> Result<Text, CardError> {
    let mut pieces = vec![context.say("point_by", &[("name", context.name(point.by)?.into())])?];
    if let Some(owner) = point.owner.filter(|_| point.is_open()) {
        pieces.push(context.say("point_owner", &[("name", context.name(owner)?.into())])?);
    }
    if let Some(next) = point.next.filter(|_| point.is_open()).and_then(|no| context.brief(no, most)) {
        pieces.push(context.say("point_next", &[("what", next.into())])?);
    }
    if let Some(date) = point.date.filter(|_| point.is_open()) {
        let id = if date < context.calendar.today { "point_overdue" } else { "factor_by" };
        pieces.push(context.say(id, &[("date", context.calendar.date(context.words, date)?.into())])?);
    }
    if point.share_contact {
        pieces.push(context.text("point_share")?);
    }
    Ok(Text::join(&pieces, " · "))
}

/// A point as a row: what it is, who acts, what is lacking, how it was settled.
fn row(context: &Context<'_>, point: &Point, most: usize) -> Result<Value, CardError> {
    let may = context.me().is_some_and(|me| {
        point.is_open() && context.scene.engagement.is_some_and(|e| e.may_settle(point, me.no))
    });
    let of = || Ok::<_, CardError>(OfPoint { on: context.shown()?, point: point.no });
    let plans = may && context.me().is_some_and(Person::leads);
    let lacks = if context.reader.sees_internal_facts() { lacks(context, point)? } else { Text::empty() };
    let lacking = lacks != Text::empty();
    Ok(json!({
        "line": title(context, point, most)?,
        "note": about(context, point, most)?,
        "lacks": lacks,
        "settled": settled(context, point, most)?,
        "may": {
            "settle": may,
            "plan_first": plans && lacking,
            "plan": plans && !lacking,
            "reopen": !point.is_open() && context.reader.sees_internal_facts(),
        },
        "verbs": verbs([
            ("settle", Verb::Point(PointVerb::SettleOpen(of()?)).dialog_data()),
            ("plan", Verb::Point(PointVerb::PlanOpen(of()?)).dialog_data()),
            ("reopen", Verb::Point(PointVerb::Reopen(of()?)).data()),
        ]),
    }))
}

fn lacks(context: &Context<'_>, point: &Point) -> Result<Text, CardError> {
    let mut names = Vec::new();
    for gap in point.gaps() {
        names.push(match gap {
            PointGap::Owner => context.text("gap_owner")?,
            PointGap::Next => context.text("gap_next")?,
            PointGap::Date => context.text("gap_date")?,
        });
    }
    if names.is_empty() {
        return Ok(Text::empty());
    }
    context.say("gap_lacks", &[("what", context.words.list(&names)?.into())])
}

/// How a point was settled; empty while it is open.
fn settled(context: &Context<'_>, point: &Point, most: usize) -> Result<Text, CardError> {
    let Some(settled) = &point.settled else { return Ok(Text::empty()) };
    let text = settled.how.text().and_then(|no| context.brief(no, most)).unwrap_or_default();
    let name = context.name(settled.by)?;
    let head = match &settled.how {
        Settlement::Answered { .. } => context.say("point_answered", &[("name", name.into())])?,
        Settlement::Scheduled { on, .. } => {
            let date = context.calendar.date(context.words, *on)?;
            context.say("point_scheduled", &[("date", date.into())])?
        }
        Settlement::SentToPartner { .. } => context.text("point_partner")?,
        Settlement::Dropped { .. } => context.say("point_dropped", &[("name", name.into())])?,
    };
    Ok(Text::join(&[head, text], ": "))
}

/// An open point in short: what it is, and who acts, what is next and until when.
pub(super) fn brief(context: &Context<'_>, point: &Point) -> Result<(Text, Text), CardError> {
    Ok((title(context, point, BRIEF)?, about(context, point, BRIEF)?))
}

/// The open points.
fn list(context: &Context<'_>) -> Result<View, CardError> {
    let points = open(context)?;
    let shown = points.iter().take(LISTED).map(|point| row(context, point, BRIEF));
    let rows = shown.collect::<Result<Vec<_>, _>>()?;
    let more = match points.len().saturating_sub(LISTED) {
        0 => Text::empty(),
        more => context.say("bring_more", &[("count", more.into())])?,
    };
    let args = [("customer", context.customer()?.into()), ("count", points.len().into())];
    let title = context.say("points_title", &args)?;
    let data = json!({
        "title": title,
        "rows": rows,
        "more": more,
        "groups": ways(context)?,
    });
    let mut view = View::new("points", title.raw(), data);
    view.refresh = view_factors::refreshed(context, Verb::Point(PointVerb::Refresh(context.shown()?)));
    Ok(view)
}

/// What one may do besides, in lines: add a point, say that one is stuck, go back.
fn ways(context: &Context<'_>) -> Result<Vec<Value>, CardError> {
    let open = |title, kind| {
        let data = add(context, kind)?.dialog_data();
        Ok::<_, CardError>((json!({"title": context.plain(title)?, "data": data}), false))
    };
    let mut all = vec![open("point_add", PointKind::DeploymentQuestion)?];
    if !context.reader.is_fm() {
        all.push(open("point_stuck", PointKind::Blocker)?);
    }
    if view_factors::in_place(context) {
        let back = Verb::EngagementRefresh(context.shown()?);
        all.push((press(&context.plain("enter_back")?, &back), true));
    }
    Ok(groups(all))
}

/// One point, for the FM: somebody added it.
fn one(context: &Context<'_>, no: PointNo) -> Result<View, CardError> {
    let point = context.engagement()?.points.get(&no).ok_or(CardError::Scene { what: "the point" })?;
    let name = context.name(point.by)?;
    let id = if point.kind == PointKind::Blocker { "point_stuck_title" } else { "point_asks_title" };
    let title = context.say(id, &[("name", name.into()), ("customer", context.customer()?.into())])?;
    let data = json!({"title": title, "rows": [row(context, point, WHOLE)?]});
    let what = context.brief(point.what, BRIEF).unwrap_or_default();
    let args = [("title", title.into()), ("what", what.into())];
    Ok(View::new("point", context.say("point_summary", &args)?.raw(), data))
}

/// The reader's own points: open ones, then what became of the latest others.
pub(super) fn own(context: &Context<'_>) -> Result<Vec<sheet::Row>, CardError> {
    let engagement = context.engagement()?;
    let own = |point: &&&Point| {
        may_read(context, point) && context.me().is_some_and(|me| engagement.concerns(point, me.no))
    };
    let open = engagement.open_points();
    let mut points: Vec<&Point> = open.iter().filter(own).copied().take(LISTED).collect();
    let dealt: Vec<&Point> = engagement.points.values().rev().filter(|point| !point.is_open()).collect();
    points.extend(dealt.iter().filter(own).copied().take(SETTLED));
    points
        .into_iter()
        .map(|point| {
            let settled = settled(context, point, BRIEF)?;
            let is_open = point.is_open();
            let note = if is_open { about(context, point, BRIEF)? } else { settled };
            let tone = if is_open { sheet::Tone::Plain } else { sheet::Tone::Good };
            Ok(sheet::Row { tone, ..sheet::Row::new(title(context, point, BRIEF)?, note) })
        })
        .collect()
}

/// What opens the form for a new point.
pub(super) fn add(context: &Context<'_>, kind: PointKind) -> Result<Verb, CardError> {
    Ok(Verb::Point(PointVerb::AddOpen(Adding { on: context.shown()?, kind })))
}
