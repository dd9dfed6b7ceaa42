//! The forms of open points: a new one, who acts, and how it is dealt with.

use serde_json::{Value, json};

use super::context::{Context, verbs};
use super::dialogs::{Fields, Frame, Size, with};
use super::text::Text;
use super::{CardError, View, choices, view_enter, view_points};
use crate::dialogue::form::id;
use crate::dialogue::verb::{Adding, OfPoint};
use crate::dialogue::{Form, PersonChoice, PointDialog, PointVerb, Verb};
use crate::engagement::{Point, PointKind, PointNo};

fn nonce<'a>(context: &'a Context<'_>, form: &'a Form) -> &'a str {
    if form.nonce.is_empty() { context.scene.nonce } else { &form.nonce }
}

/// The view and the frame of a dialog about open points.
pub(super) fn view_of(
    context: &Context<'_>,
    form: &Form,
    dialog: &PointDialog,
) -> Result<(View, Frame), CardError> {
    match dialog {
        PointDialog::Add { kind, .. } => add(context, form, *kind),
        PointDialog::Settle { point, .. } => settle(context, form, *point),
        PointDialog::Plan { point, .. } => plan(context, form, *point),
    }
}

fn kinds(context: &Context<'_>) -> Result<Vec<Value>, CardError> {
    PointKind::ALL
        .iter()
        .map(|kind| {
            let title = view_points::kind(context, *kind)?;
            Ok(json!({"title": title.raw(), "value": kind.key()}))
        })
        .collect()
}

/// A new point: what, which service, who acts; the rest on demand.
fn add(context: &Context<'_>, form: &Form, kind: PointKind) -> Result<(View, Frame), CardError> {
    let services = &context.engagement()?.head.services;
    let stuck = kind == PointKind::Blocker;
    let mut fields = Fields::new(context, form);
    fields.add("kind", kind.key())?;
    for key in ["what", "service", "person", "next", "when"] {
        fields.add(key, "")?;
    }
    fields.add("share", "false")?;
    let mut list = choices::services(context, services);
    list.insert(0, json!({"title": context.plain("point_all_services")?, "value": ""}));
    let fm = context.reader.is_fm();
    let data = json!({
        "kinds": kinds(context)?,
        "label": context.text(if stuck { "point_what_stuck" } else { "point_what" })?.raw(),
        "services": list,
        "share_ask": context.plain(if fm { "point_share_ask_fm" } else { "point_share_ask" })?,
        "people": choices::anybody(context)?,
        "open": (fm && stuck) || view_enter::has_problem(form, &[id::PERSON, id::NEXT, id::WHEN]),
        "reads": if fm && context.reader.sees_internal_facts() {
            context.text("point_internal")?
        } else {
            context.text("point_shared")?
        },
        "verbs": verbs([("send", Verb::Point(PointVerb::Add(Adding {
            on: context.shown_as(nonce(context, form))?,
            kind,
        })).data())]),
    });
    let title = context.plain(if stuck && !fm { "point_stuck" } else { "point_add_title" })?;
    let view = View::new("point_form", title.clone(), with(data, fields.into_data()?));
    Ok((view, Frame::new(title, Size::Large, Size::Medium)))
}

fn known<'a>(context: &Context<'a>, no: PointNo) -> Result<&'a Point, CardError> {
    context.engagement()?.points.get(&no).ok_or(CardError::Scene { what: "the point" })
}

fn about(context: &Context<'_>, point: &Point) -> Result<Text, CardError> {
    let kind = view_points::kind(context, point.kind)?.bold();
    Ok(Text::join(&[kind, context.typed(point.what).unwrap_or_default()], " · "))
}

/// How a point is dealt with.
fn settle(context: &Context<'_>, form: &Form, no: PointNo) -> Result<(View, Frame), CardError> {
    let point = known(context, no)?;
    let mut fields = Fields::new(context, form);
    fields.add("how", "answered")?;
    fields.add("comment", "")?;
    fields.add("when", "")?;
    let how =
        |id: &str, value: &str| Ok::<_, CardError>(json!({"title": context.plain(id)?, "value": value}));
    let of = OfPoint { on: context.shown_as(nonce(context, form))?, point: no };
    let data = json!({
        "about": about(context, point)?,
        "hows": [
            how("settle_answered", "answered")?,
            how("settle_scheduled", "scheduled")?,
            how("settle_partner", "partner")?,
            how("settle_dropped", "dropped")?,
        ],
        "reads": if point.from_customer { context.text("point_shared")? } else { Text::empty() },
        "verbs": verbs([("send", Verb::Point(PointVerb::Settle(of)).data())]),
    });
    let title = context.plain("point_settle")?;
    let view = View::new("point_settle", title.clone(), with(data, fields.into_data()?));
    Ok((view, Frame::new(title, Size::Medium, Size::Medium)))
}

/// Who acts, what they do, until when.
fn plan(context: &Context<'_>, form: &Form, no: PointNo) -> Result<(View, Frame), CardError> {
    let point = known(context, no)?;
    let owner = point.owner.map_or_else(String::new, |no| PersonChoice::Known(no).value());
    let next = point.next.and_then(|no| context.typed(no)).map_or_else(String::new, |t| t.raw().to_owned());
    let mut fields = Fields::new(context, form);
    fields.add("person", owner)?;
    fields.add("next", next)?;
    fields.add("when", point.date.map_or_else(String::new, |date| date.to_string()))?;
    let of = OfPoint { on: context.shown_as(nonce(context, form))?, point: no };
    let data = json!({
        "about": about(context, point)?,
        "people": choices::anybody(context)?,
        "verbs": verbs([("send", Verb::Point(PointVerb::Plan(of)).data())]),
    });
    let title = context.plain("point_plan")?;
    let view = View::new("point_plan", title.clone(), with(data, fields.into_data()?));
    Ok((view, Frame::new(title, Size::Medium, Size::Medium)))
}
