//! FastTrack's terms: the customer's card, which becomes who accepted them and when; and what the FM's lists of tasks
//! say and offer about them.

use super::context::{Context, press};
use super::journey_page::{Row, Sheet, opens};
use super::text::Text;
use super::view_request::{for_whom, refresh_with};
use super::words::Arg;
use super::{CardError, Mention, View, people, view_links};
use crate::dialogue::verb::OfView;
use crate::dialogue::{JourneyForm, JourneyVerb, JourneyView, Verb, View as Who};
use crate::engagement::{Approval, How, Recorded, Side, TERMS_APPROVED, TERMS_SENT, TermsStanding};
use crate::playbook::{LinkId, Playbook, TaskId};

/// The terms' place among the playbook's links.
const LINK: &str = "terms";

/// The customer's card; `barred` when a tap was answered that counts for nothing.
pub(super) fn card(context: &Context<'_>, barred: bool) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let mut sheet = Sheet::default();
    let mentions = match engagement.terms() {
        TermsStanding::Approved(approval) => approved(context, &mut sheet, approval)?,
        TermsStanding::Settled => {
            sheet.title = context.text("terms_settled_title")?;
            Vec::new()
        }
        TermsStanding::Open if barred => {
            not_entitled(context, &mut sheet)?;
            Vec::new()
        }
        TermsStanding::Open => open(context, &mut sheet)?,
    };
    if sheet.summary.is_empty() {
        sheet.summary = sheet.title.raw().to_owned();
    }
    let mut view = sheet.view();
    view.mentions = mentions;
    let again = Verb::Journey(JourneyVerb::TermsRefresh(context.shown()?));
    view.refresh = refresh_with(context, again);
    Ok(view)
}

/// They wait: the link, and the one button for those who may.
fn open(context: &Context<'_>, sheet: &mut Sheet) -> Result<Vec<Mention>, CardError> {
    let services = &context.engagement()?.head.services;
    sheet.title = context.text("terms_title")?;
    let (whom, mentions) = for_whom(context, services)?;
    sheet.subtitle = whom;
    sheet.summary =
        context.say("terms_summary", &[("customer", context.customer()?.into())])?.raw().to_owned();
    let mut row = Row::of(lead(context)?);
    let (may, join) = may(context)?;
    if may {
        let verb = Verb::Journey(JourneyVerb::AcceptTerms(context.shown()?));
        sheet.first = Some(press(&context.plain("terms_accept")?, &verb));
    }
    if join {
        let awaited = people::awaited(context, services)?;
        if !awaited.is_empty() {
            row.note = context.say("request_not_for_you", &[("names", context.names(&awaited)?.into())])?;
        }
        offer_to_join(context, sheet)?;
    }
    sheet.section(Text::empty(), vec![row]);
    Ok(mentions)
}

/// Our words with the link.
fn lead(context: &Context<'_>) -> Result<Text, CardError> {
    let id = LinkId::new(LINK);
    let known = Playbook::get().link(&id).ok_or(CardError::Scene { what: "the link to the terms" })?;
    let link = match context.scene.policy.link(&id) {
        Some(link) => view_links::link_text(context, link),
        None => Text::name(known.names.of(context.words.locale())),
    };
    context.say("terms_lead", &[("link", link.into())])
}

/// Whether the reader has the button that approves, and the one to say who they are.
fn may(context: &Context<'_>) -> Result<(bool, bool), CardError> {
    let engagement = context.engagement()?;
    Ok(match (context.reader.view, context.me()) {
        (Who::Fm | Who::Colleague, _) => (false, false),
        // The base card: everyone may press, and who may not is told what they can do instead.
        (Who::Outsider, _) | (Who::Customer, None) => (true, false),
        (Who::Customer, Some(me)) => {
            let may = engagement.may_accept_terms(me, context.scene.policy);
            (may, !may)
        }
    })
}

fn offer_to_join(context: &Context<'_>, sheet: &mut Sheet) -> Result<(), CardError> {
    let data = Verb::JoinOpen(context.shown()?).dialog_data();
    sheet.dialogs.push(serde_json::json!({"title": context.plain("home_join")?, "data": data}));
    Ok(())
}

/// A tap that did not count: who may, and how to become one of them.
fn not_entitled(context: &Context<'_>, sheet: &mut Sheet) -> Result<(), CardError> {
    let awaited = people::awaited(context, &context.engagement()?.head.services)?;
    let fm = ("fm", context.fm()?.into());
    let text = if awaited.is_empty() {
        context.say("entitled_text_nobody", &[fm])?
    } else {
        context.say("entitled_text", &[("names", context.names(&awaited)?.into()), fm])?
    };
    sheet.title = context.text("entitled_title")?;
    sheet.summary = context.plain("entitled_summary")?;
    sheet.section(Text::empty(), vec![Row::of(text)]);
    offer_to_join(context, sheet)
}

/// Who accepted them and when, for all; whoever that is can take it back.
fn approved(
    context: &Context<'_>,
    sheet: &mut Sheet,
    approval: &Approval,
) -> Result<Vec<Mention>, CardError> {
    let own = context.reader.view == Who::Customer
        && context.me().is_some_and(|me| me.side == Side::Customer && context.is(me.no, approval.person));
    let back = Verb::Journey(JourneyVerb::TakeBackTerms(context.shown()?));
    let Some(recorded) = &approval.recorded else {
        let when = context.calendar.moment(context.words, approval.at)?;
        let args = [("name", context.name(approval.person)?.into()), ("when", when.into())];
        sheet.title = context.say("terms_accepted_title", &args)?;
        if own {
            sheet.presses.push(press(&context.plain("request_take_back")?, &back));
        }
        return Ok(Vec::new());
    };
    sheet.title = context.say("terms_recorded_title", &heard(context, approval, recorded)?)?;
    sheet.subtitle = context.say("terms_recorded_by", &[("name", context.name(recorded.by)?.into())])?;
    let found = people::mentions(context, &[approval.person]);
    let named = match found.first() {
        Some((_, mention)) => Text::mention(&mention.name),
        None => context.name(approval.person)?,
    };
    sheet
        .section(Text::empty(), vec![Row::of(context.say("terms_recorded_ask", &[("name", named.into())])?)]);
    if own {
        sheet.presses.push(press(&context.plain("terms_not_so")?, &back));
    }
    Ok(found.into_iter().map(|(_, mention)| mention).collect())
}

/// Who, how and when, of an approval that the FM recorded.
fn heard(
    context: &Context<'_>,
    approval: &Approval,
    recorded: &Recorded,
) -> Result<[(&'static str, Arg); 3], CardError> {
    Ok([
        ("name", context.name(approval.person)?.into()),
        ("how", how(recorded.how)),
        ("date", context.calendar.date(context.words, recorded.on)?.into()),
    ])
}

/// How somebody agreed, as the strings choose by it.
pub(super) const fn how(how: How) -> Arg {
    Arg::Key(match how {
        How::Meeting => "meeting",
        How::Email => "email",
        How::Call => "call",
    })
}

/// The button that puts the terms before the customer, while they wait and there is somewhere to put them.
pub(super) fn send(
    context: &Context<'_>,
    view: &JourneyView,
) -> Result<Option<serde_json::Value>, CardError> {
    let engagement = context.engagement()?;
    let due = engagement.terms_to_send(context.scene.policy, context.now());
    if !due || engagement.head.home.is_none() {
        return Ok(None);
    }
    let verb = JourneyVerb::SendTerms(OfView { on: context.shown()?, view: view.clone() });
    Ok(Some(press(&context.plain("terms_send")?, &Verb::Journey(verb))))
}

/// What a row of the FM's tasks says and offers about the terms.
pub(super) fn on_row(
    context: &Context<'_>,
    row: &mut Row,
    task: TaskId,
    view: &JourneyView,
) -> Result<(), CardError> {
    let engagement = context.engagement()?;
    if task == TERMS_SENT {
        row.presses.extend(send(context, view)?);
    } else if task == TERMS_APPROVED {
        if let TermsStanding::Approved(approval) = engagement.terms() {
            row.note = match &approval.recorded {
                Some(recorded) => context.say("terms_by_word", &heard(context, approval, recorded)?)?,
                None => {
                    let when = context.calendar.moment(context.words, approval.at)?;
                    let args = [("name", context.name(approval.person)?.into()), ("when", when.into())];
                    context.say("terms_by_tap", &args)?
                }
            };
        } else if engagement.terms_wait(context.scene.policy, context.now()) {
            let title = context.plain("terms_record")?;
            row.dialogs.push(opens(context, &title, JourneyForm::Terms, view)?);
        }
    }
    Ok(())
}
