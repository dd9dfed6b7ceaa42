//! Why the rules said no, in words: what went wrong, and what to do.

use serde_json::{Value, json};

use super::context::{Context, press};
use super::text::Text;
use super::view_notice::Answer;
use super::{CardError, View, factor_words, facts, words_journey};
use crate::dialogue::verb::{OfSubject, OfView};
use crate::dialogue::{JourneyVerb, JourneyView, Refused, SsatVerb, Verb};
use crate::engagement::{
    Factor, Field, GuardState, JourneyRefusal, MeetingRefusal, PlanRefusal, ServiceId, Subject,
};
use crate::playbook::{ActId, Guard, Playbook};

const UNKNOWN_REPORT: [&str; 2] = ["refused_unknown_correction_title", "refused_unknown_correction_text"];
const NOTHING_TO_ACCEPT: [&str; 2] = ["refused_nothing_to_accept_title", "refused_nothing_to_accept_text"];

/// The rules said no: why, and what to do.
pub(super) fn refused(context: &Context<'_>, refused: &Refused) -> Result<View, CardError> {
    let plain = |title: &str, text: &str| Ok(Answer::of(context.text(title)?, context.text(text)?).view());
    let pair = |[title, text]: [&str; 2]| plain(title, text);
    let named = |title, text, person| {
        let title = context.say(title, &[("name", context.name(person)?.into())])?;
        Ok(Answer::of(title, context.text(text)?).view())
    };
    let fm = |title, text| {
        let fm = context.fm().or_else(|_| context.text("role_fm"))?;
        Ok::<_, CardError>(Answer::of(context.text(title)?, context.say(text, &[("fm", fm.into())])?))
    };
    match refused {
        Refused::MayNotBeFm => plain("refused_may_not_be_fm_title", "refused_may_not_be_fm_text"),
        Refused::NotFm => Ok(fm("refused_not_fm_title", "refused_not_fm_text")?.view()),
        Refused::NotCustomer { may_claim: false } => {
            plain("refused_not_customer_title", "refused_not_customer_known_text")
        }
        Refused::NotCustomer { may_claim: true } => {
            let mut answer = fm("refused_not_customer_title", "refused_not_customer_text")?;
            if let Ok(shown) = context.shown() {
                let data = Verb::JoinOpen(shown).dialog_data();
                answer.dialogs.push(json!({"title": context.plain("home_join")?, "data": data}));
            }
            Ok(answer.view())
        }
        Refused::Incomplete { services } => incomplete(context, services),
        Refused::Wrong => plain("refused_wrong_title", "refused_wrong_text"),
        Refused::NotIntended { service } => {
            let title =
                context.say("refused_not_intended_title", &[("service", context.service(service).into())])?;
            Ok(Answer::of(title, context.text("refused_not_intended_text")?).view())
        }
        Refused::UnknownPerson => plain("refused_unknown_person_title", "refused_unknown_person_text"),
        Refused::NotCustomerPerson { person } => {
            named("refused_not_customer_person_title", "refused_not_customer_person_text", *person)
        }
        Refused::AlreadyLinked { person } => {
            named("refused_already_linked_title", "refused_already_linked_text", *person)
        }
        Refused::LinkedTo { person } => named("refused_linked_to_title", "refused_linked_to_text", *person),
        Refused::RoleNotFree { .. } => Ok(fm("refused_role_title", "refused_role_text")?.view()),
        Refused::NoClaim => plain("refused_no_claim_title", "refused_no_claim_text"),
        Refused::UnknownCorrection => pair(UNKNOWN_REPORT),
        Refused::NothingToAccept => pair(NOTHING_TO_ACCEPT),
        Refused::AlreadyAccepted => plain("refused_already_accepted_title", "refused_already_accepted_text"),
        Refused::NoAnswer { person, service } => {
            let args =
                [("name", context.name(*person)?.into()), ("service", context.service(service).into())];
            let text = context.say("refused_no_answer_text", &args)?;
            Ok(Answer::of(context.text("refused_no_answer_title")?, text).view())
        }
        Refused::Journey(refusal) => journey(context, refusal),
        Refused::Nothing => plain("refused_nothing_title", "refused_nothing_text"),
        Refused::Closed => Ok(fm("refused_closed_title", "refused_closed_text")?.view()),
        Refused::NothingToUndo => plain("undo_none_title", "undo_none_text"),
        Refused::ExportStale => plain("refused_export_title", "refused_export_text"),
        Refused::DraftTooLong => plain("refused_draft_title", "refused_draft_text"),
        Refused::TooManyPeople => plain("refused_people_title", "refused_people_text"),
        Refused::TooManyConfirmations => plain("refused_confirmations_title", "refused_confirmations_text"),
        Refused::TooManyPoints => plain("refused_points_title", "refused_points_text"),
        Refused::Unsettled { factors } => unsettled(context, factors),
        Refused::Unreviewed { people } => {
            let text = context.say("refused_unreviewed_text", &[("names", context.names(people)?.into())])?;
            Ok(Answer::of(context.text("refused_unreviewed_title")?, text).view())
        }
        Refused::NotReviewed => plain("refused_not_reviewed_title", "refused_not_reviewed_text"),
        Refused::NothingSaid => plain("refused_nothing_said_title", "refused_nothing_said_text"),
        Refused::TooManyMeetings => plain("refused_meetings_title", "refused_meetings_text"),
        Refused::Meeting(refusal) => plain("refused_meeting_title", meeting_id(refusal)),
        Refused::UnknownPoint => plain("refused_unknown_point_title", "refused_unknown_point_text"),
        Refused::PointSettled => plain("refused_point_settled_title", "refused_point_settled_text"),
        Refused::TooManyItems => plain("refused_items_title", "refused_items_text"),
        Refused::Plan { why } => match why {
            PlanRefusal::UnknownItem => plain("refused_item_title", "refused_item_text"),
            PlanRefusal::TakenBy { person } => named("refused_taken_title", "refused_taken_text", *person),
            PlanRefusal::Settled => plain("refused_settled_title", "refused_item_text"),
            PlanRefusal::NoTarget => plain("refused_no_target_title", "refused_no_target_text"),
            PlanRefusal::NotShareable => plain("refused_share_title", "refused_share_text"),
        },
    }
}

/// Why a meeting stays as it is.
const fn meeting_id(refusal: &MeetingRefusal) -> &'static str {
    match refusal {
        MeetingRefusal::Unknown => "refused_meeting_unknown",
        MeetingRefusal::Off => "refused_meeting_off",
        MeetingRefusal::NotYet => "refused_meeting_not_yet",
        MeetingRefusal::Published => "refused_meeting_published",
        MeetingRefusal::Before { .. } => "refused_meeting_before",
    }
}

/// The journey's rules: what a decision waits for, or why there is nothing to do.
fn journey(context: &Context<'_>, refusal: &JourneyRefusal) -> Result<View, CardError> {
    let plain = |title, text| Ok(Answer::of(context.text(title)?, context.text(text)?).view());
    // Only who leads gets here, in their own chat; anywhere else nothing of it is told.
    if !context.reader.sees_internal_facts() {
        return plain("refused_wrong_title", "refused_wrong_text");
    }
    let name = |act: ActId| Text::name(Playbook::get().act(act).names.of(context.words.locale()));
    match refusal {
        JourneyRefusal::NotYet { act, unmet } => {
            let title = context.say("refused_not_yet_title", &[("act", name(*act).into())])?;
            let open = Text::join(&words_journey::unmet(context, unmet)?, " · ");
            let mut answer =
                Answer::of(title, context.say("refused_not_yet_text", &[("what", open.into())])?);
            // What only the FM can know is said here: nothing else asks for it.
            let standing = |guard: Guard| {
                let engagement = context.engagement()?;
                Ok::<_, CardError>(engagement.guard(guard, context.scene.policy, context.now()))
            };
            for guard in unmet {
                if standing(*guard)? == GuardState::Attestable {
                    answer.presses.push(attest(context, *guard)?);
                }
            }
            let of = OfView { on: context.shown()?, view: JourneyView::Missing };
            let data = Verb::Journey(JourneyVerb::Show(of)).data();
            answer.presses.push(json!({"title": context.plain("way_missing")?, "data": data}));
            Ok(answer.view())
        }
        JourneyRefusal::NotHere { act } => {
            let title = context.say("refused_not_here_title", &[("act", name(*act).into())])?;
            Ok(Answer::of(title, context.text("refused_not_here_text")?).view())
        }
        JourneyRefusal::Unknown => plain("refused_unknown_title", "refused_unknown_text"),
        JourneyRefusal::Over => plain("refused_over_title", "refused_over_text"),
        JourneyRefusal::NothingOffered => plain("refused_no_claim_title", "refused_nothing_offered_text"),
        JourneyRefusal::CannotTake { person } => {
            let args = [("name", context.name(*person)?.into())];
            let title = context.say("refused_cannot_take_title", &args)?;
            Ok(Answer::of(title, context.say("refused_cannot_take_text", &args)?).view())
        }
    }
}

/// The button by which the FM says that a guard holds.
fn attest(context: &Context<'_>, guard: Guard) -> Result<Value, CardError> {
    let what = words_journey::unmet(context, &[guard])?;
    let title = context.say("refused_attest", &[("what", Text::join(&what, " · ").into())])?;
    let subject = Subject::Guard(guard);
    let of = OfSubject { on: context.shown()?, subject, view: JourneyView::Missing };
    Ok(press(title.raw(), &Verb::Journey(JourneyVerb::Attest(of))))
}

/// What is not settled, one line a factor with its services.
fn unsettled(context: &Context<'_>, factors: &[(ServiceId, Factor)]) -> Result<View, CardError> {
    let text = context.text("refused_unsettled_text")?;
    let mut answer = Answer::of(context.text("refused_unsettled_title")?, text);
    for factor in Factor::ALL.iter().copied() {
        let services = factors.iter().filter(|(_, other)| *other == factor);
        let names: Vec<Text> = services.map(|(service, _)| context.service(service)).collect();
        if !names.is_empty() {
            let name = factor_words::name(context, factor)?.bold();
            let args = [("service", name.into()), ("fields", context.words.list(&names)?.into())];
            answer.lines.push(context.say("refused_incomplete_row", &args)?);
        }
    }
    if context.reader.sees_internal_facts() {
        let data = Verb::Ssat(SsatVerb::Open(context.shown()?)).dialog_data();
        answer.dialogs.push(json!({"title": context.plain("factors_enter")?, "data": data}));
    }
    Ok(answer.view())
}

fn incomplete(context: &Context<'_>, services: &[(ServiceId, Vec<Field>)]) -> Result<View, CardError> {
    let internal = context.reader.sees_internal_facts();
    let text = if internal {
        context.text("refused_incomplete_text")?
    } else {
        context.say("refused_incomplete_customer_text", &[("fm", context.fm()?.into())])?
    };
    let mut answer = Answer::of(context.text("refused_incomplete_title")?, text);
    for (service, fields) in services {
        let name = |field: &Field| {
            if internal { facts::field(context, *field) } else { facts::plain_field(context, *field) }
        };
        let fields = context.words.list(&fields.iter().map(name).collect::<Result<Vec<_>, _>>()?)?;
        let args = [("service", context.service(service).bold().into()), ("fields", fields.into())];
        answer.lines.push(context.say("refused_incomplete_row", &args)?);
    }
    if internal {
        let data = Verb::EnterOpen(context.shown()?).dialog_data();
        answer.dialogs.push(json!({"title": context.plain("fm_enter")?, "data": data}));
    }
    Ok(answer.view())
}
