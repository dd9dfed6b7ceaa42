//! Cards of one answer: what a text and at most a button or two say. Notices and the apology; other files make theirs of
//! [`Answer`].

use jiff::civil::Date;
use serde_json::{Value, json};

use super::context::{Context, press, styled};
use super::text::Text;
use super::words::Arg;
use super::{CardError, View, view_short};
use crate::dialogue::verb::OfForm;
use crate::dialogue::{
    Command, JourneyForm, JourneyVerb, JourneyView, Notice, Parked, Place, ReminderVerb, Verb,
};
use crate::engagement::PersonNo;

/// A card of one answer.
pub(super) struct Answer {
    title: Text,
    text: Text,
    pub(super) lines: Vec<Text>,
    pub(super) presses: Vec<Value>,
    pub(super) dialogs: Vec<Value>,
    /// Whether what is pressed cannot be taken back.
    pub(super) destroys: bool,
    /// Whether what is pressed is what one comes for.
    pub(super) first: bool,
}

impl Answer {
    pub(super) fn of(title: Text, text: Text) -> Self {
        let (lines, presses, dialogs) = (Vec::new(), Vec::new(), Vec::new());
        Self { title, text, lines, presses, dialogs, destroys: false, first: false }
    }

    pub(super) fn view(self) -> View {
        let summary = spoken(&self.title, &self.text);
        let lines: Vec<Value> = self.lines.iter().map(|line| json!({"line": line})).collect();
        let style = match (self.destroys, self.first) {
            (true, _) => "destructive",
            (false, true) => "positive",
            (false, false) => "default",
        };
        // A form alone is what one comes for.
        let alone = self.presses.is_empty() && self.dialogs.len() == 1;
        let opens = if alone { "positive" } else { "default" };
        let data = json!({
            "title": self.title,
            "text": self.text,
            "lines": lines,
            "any": !self.presses.is_empty() || !self.dialogs.is_empty(),
            "presses": styled(self.presses, style),
            "dialogs": styled(self.dialogs, opens),
        });
        View::new("notice", summary, data)
    }
}

/// Both as one line, for where a client shows no card: a toast, or the words under a pressed card.
fn spoken(title: &Text, text: &Text) -> String {
    match (title.raw(), text.raw()) {
        (title, "") => title.to_owned(),
        (title, text) if title.ends_with(['.', '?', '!', '…']) => format!("{title} {text}"),
        (title, text) => format!("{title}. {text}"),
    }
}

/// A short answer.
pub(super) fn notice(context: &Context<'_>, notice: &Notice) -> Result<View, CardError> {
    let plain = |title, text| Ok(Answer::of(context.text(title)?, context.text(text)?).view());
    let word = |title, text, command| {
        let text = context.say(text, &[("word", context.word(command).into())])?;
        Ok(Answer::of(context.text(title)?, text).view())
    };
    match notice {
        Notice::LanguageSet { .. } => plain("notice_language_title", "notice_language_text"),
        Notice::WhoAreYou => plain("notice_who_title", "notice_who_text"),
        Notice::StillWorking => plain("notice_working_title", "notice_working_text"),
        Notice::StaleCard => {
            let text = match context.reader.place {
                Place::Shared => "notice_stale_shared_text",
                Place::Personal => "notice_stale_text",
            };
            let text = context.say(text, &[("status", context.word(Command::Status).into())])?;
            Ok(Answer::of(context.text("notice_stale_title")?, text).view())
        }
        Notice::NotAnFm => plain("notice_not_fm_title", "notice_not_fm_text"),
        Notice::SentToYou => plain("notice_sent_title", "notice_sent_text"),
        Notice::OnlyShared { command } => {
            word("notice_only_shared_title", "notice_only_shared_text", *command)
        }
        Notice::NoEngagement => match context.reader.place {
            Place::Shared => word("notice_no_engagement_title", "notice_no_engagement_text", Command::Bring),
            Place::Personal if context.reader.is_fm() => word(
                "notice_no_engagement_personal_title",
                "notice_no_engagement_personal_text",
                Command::Start,
            ),
            Place::Personal => plain("notice_no_engagement_title", "welcome_text"),
        },
        Notice::WhichEngagement { engagements } => view_short::which(context, engagements),
        Notice::NoDrafts => plain("notice_no_drafts_title", "notice_no_drafts_text"),
        Notice::OnlyPersonal => plain("notice_only_personal_title", "notice_only_personal_text"),
        Notice::CannotAct => plain("notice_cannot_act_title", "notice_cannot_act_text"),
        Notice::WhoIsHere => plain("notice_who_is_here_title", "notice_who_is_here_text"),
        Notice::NotBroughtYet => word("notice_not_brought_title", "notice_not_brought_text", Command::Bring),
        Notice::OtherCustomerHere => plain("notice_other_customer_title", "notice_other_customer_text"),
        Notice::Moved => {
            let title = context.say("notice_moved_title", &[("fm", context.fm()?.into())])?;
            Ok(Answer::of(title, Text::empty()).view())
        }
        Notice::CorrectionSent => {
            let title = context.say("notice_correction_sent_title", &[("fm", context.fm()?.into())])?;
            Ok(Answer::of(title, context.text("notice_correction_sent_text")?).view())
        }
        Notice::LinkCode { code } => {
            let title = context.say("notice_link_code_title", &[("code", Text::typed(code).into())])?;
            Ok(Answer::of(title, context.text("notice_link_code_text")?).view())
        }
        Notice::Linked => plain("notice_linked_title", "notice_linked_text"),
        Notice::LinkWrong => word("notice_link_wrong_title", "notice_link_wrong_text", Command::Link),
        Notice::LinkElsewhere => plain("notice_link_elsewhere_title", "notice_link_elsewhere_text"),
        Notice::ClaimSent => {
            let title = context.say("notice_claim_sent_title", &[("fm", context.fm()?.into())])?;
            Ok(Answer::of(title, context.text("notice_claim_sent_text")?).view())
        }
        Notice::Begin { form } => begin(context, form),
        Notice::NotTakenOver { person } => {
            let args = [("name", context.name(*person)?.into()), ("customer", context.customer()?.into())];
            let title = context.say("notice_kept_title", &args)?;
            Ok(Answer::of(title, context.text("notice_kept_text")?).view())
        }
        Notice::Terms { person, approved } => terms(context.for_the_fm()?, *person, *approved),
        Notice::Away { until } => away(context, *until),
        Notice::Paused { until } => paused(context, *until),
        Notice::Resumed => plain("notice_resumed_title", "notice_resumed_text"),
        Notice::UntilWhen { command } => word("notice_until_title", "notice_until_text", *command),
        Notice::OutOfReach { person, why } => out_of_reach(context.for_the_fm()?, *person, *why),
        Notice::Deleted => plain("notice_deleted_title", "notice_deleted_text"),
        Notice::OnlyDrafts => word("notice_only_drafts_title", "notice_only_drafts_text", Command::Close),
        Notice::FileDeclined => plain("notice_file_declined_title", "notice_file_declined_text"),
    }
}

/// Somebody approved the terms, or took that back.
fn terms(context: &Context<'_>, person: PersonNo, approved: bool) -> Result<View, CardError> {
    let (title, text) = if approved {
        ("notice_terms_title", "notice_terms_text")
    } else {
        ("notice_terms_back_title", "notice_terms_back_text")
    };
    let args = [("name", context.name(person)?.into()), ("customer", context.customer()?.into())];
    Ok(Answer::of(context.say(title, &args)?, context.text(text)?).view())
}

/// One is away, and how to be back.
fn away(context: &Context<'_>, until: Date) -> Result<View, CardError> {
    let date = context.calendar.date(context.words, until)?;
    let title = context.say("notice_away_title", &[("date", date.into())])?;
    let word = context.word(Command::Reminders);
    let mut answer = Answer::of(title, context.say("notice_away_text", &[("word", word.into())])?);
    answer.presses.push(press(&context.plain("settings_back")?, &Verb::Reminder(ReminderVerb::Back)));
    Ok(answer.view())
}

/// The engagement is paused, and how to end that.
fn paused(context: &Context<'_>, until: Date) -> Result<View, CardError> {
    let date = context.calendar.date(context.words, until)?;
    let args = [("date", date.into()), ("customer", context.customer()?.into())];
    let title = context.say("notice_paused_title", &args)?;
    let mut answer = Answer::of(title, context.text("notice_paused_text")?);
    if context.reader.is_fm() {
        let end = Verb::Reminder(ReminderVerb::Unpause(context.shown()?));
        answer.presses.push(press(&context.plain("unpause")?, &end));
    }
    Ok(answer.view())
}

/// Whom or where nothing can be sent, why, and what the FM can do.
fn out_of_reach(context: &Context<'_>, person: Option<PersonNo>, why: Parked) -> Result<View, CardError> {
    let why = Arg::Key(match why {
        Parked::Removed => "removed",
        Parked::Blocked => "blocked",
        Parked::Disabled => "disabled",
        Parked::Gone => "gone",
    });
    let customer = ("customer", context.customer()?.into());
    let (title, text) = match person {
        Some(person) => {
            let name = || Ok::<_, CardError>(("name", context.name(person)?.into()));
            let title = context.say("notice_reach_person_title", &[name()?, customer])?;
            (title, context.say("notice_reach_person_text", &[("why", why), name()?])?)
        }
        None => {
            let bring = context.word(Command::Bring).into();
            let title = context.say("notice_reach_home_title", &[customer])?;
            (title, context.say("notice_reach_home_text", &[("why", why), ("bring", bring)])?)
        }
    };
    Ok(Answer::of(title, text).view())
}

/// A card whose button begins what was asked for.
fn begin(context: &Context<'_>, form: &JourneyForm) -> Result<View, CardError> {
    let (title, text) = match form {
        JourneyForm::Cover => ("cover_title", "cover_intro"),
        _ => ("handover_title", "handover_intro"),
    };
    let title = context.text(title)?;
    let mut answer = Answer::of(title.clone(), context.text(text)?);
    let of = OfForm { on: context.shown()?, form: form.clone(), view: JourneyView::Phase };
    let data = Verb::Journey(JourneyVerb::Open(of)).dialog_data();
    answer.dialogs.push(json!({"title": context.plain("notice_begin")?, "data": data}));
    Ok(answer.view())
}

/// Something went wrong on our side.
pub(super) fn apology(context: &Context<'_>, activity: &str) -> Result<View, CardError> {
    let text = context.say("apology_text", &[("activity", Text::typed(activity).into())])?;
    let mut view = Answer::of(context.text("apology_title")?, text).view();
    view.summary = context.plain("apology_summary")?;
    Ok(view)
}
