//! Short cards: welcome, help, choices, and one-answer cards (notices and the apology).

use jiff::civil::Date;
use serde_json::{Value, json};

use super::context::{Context, press, styled, verbs};
use super::text::Text;
use super::words::Arg;
use super::{CardError, View, choices};
use crate::dialogue::verb::OfForm;
use crate::dialogue::{
    Command, JourneyForm, JourneyVerb, JourneyView, Locale, Notice, Parked, Place, ReminderVerb, Verb,
};
use crate::engagement::{EngagementId, PersonNo};

/// First words in a personal chat.
pub(super) fn welcome(context: &Context<'_>) -> Result<View, CardError> {
    let fm = context.reader.is_fm();
    let name = context.scene.me.map(first_name).map_or_else(Text::empty, Text::typed);
    let (title, text, summary) = if fm {
        ("welcome_fm_title", "welcome_fm_text", "welcome_summary_fm")
    } else {
        ("welcome_title", "welcome_text", "welcome_summary")
    };
    let data = json!({
        "title": context.say(title, &[("name", name.into())])?,
        "text": context.text(text)?,
        "next": if fm { context.text("welcome_fm_next")? } else { Text::empty() },
        "fm": fm,
        "verbs": verbs([
            ("start", Verb::StartOpen.dialog_data()),
            ("sample", Verb::Sample { nonce: context.scene.nonce.to_owned() }.data()),
            ("help", Verb::Help.data()),
            ("language", Verb::Run { command: Command::Language(None) }.data()),
        ]),
    });
    Ok(View::new("welcome", context.plain(summary)?, data))
}

fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// What an FM can type in their own chat.
const FM_ALONE: &[Command] = &[
    Command::Start,
    Command::Bring,
    Command::Enter,
    Command::Factors,
    Command::Points,
    Command::Checklist,
    Command::Mine,
    Command::Meetings,
    Command::Plan,
    Command::Share,
    Command::Figures,
    Command::Status,
    Command::Phase,
    Command::Missing,
    Command::Tasks,
    Command::Handover,
    Command::Cover,
    Command::Portfolio,
    Command::History,
    Command::Undo,
    Command::Export,
    Command::Close,
    Command::Pause(None),
    Command::Away(None),
    Command::Reminders,
    Command::Language(None),
    Command::Privacy,
    Command::Help,
];

/// What everybody else can type in theirs.
const CUSTOMER_ALONE: &[Command] = &[
    Command::Status,
    Command::Checklist,
    Command::Mine,
    Command::Meetings,
    Command::Plan,
    Command::Share,
    Command::History,
    Command::Undo,
    Command::Away(None),
    Command::Reminders,
    Command::Language(None),
    Command::Privacy,
    Command::Help,
];

/// What an FM can type in a shared conversation.
const LEADING: &[Command] = &[
    Command::Bring,
    Command::Status,
    Command::Factors,
    Command::Points,
    Command::Checklist,
    Command::Mine,
    Command::Meetings,
    Command::Plan,
    Command::Share,
    Command::Language(None),
    Command::Help,
];

/// What everybody else can type there.
const CUSTOMER: &[Command] = &[
    Command::Status,
    Command::Factors,
    Command::Points,
    Command::Checklist,
    Command::Mine,
    Command::Meetings,
    Command::Plan,
    Command::Share,
    Command::Language(None),
    Command::Help,
];

/// What one can type and press here.
pub(super) fn help(context: &Context<'_>) -> Result<View, CardError> {
    let fm = context.reader.is_fm();
    let (commands, hint): (&[Command], &str) = match (context.reader.place, fm) {
        (Place::Personal, true) => (FM_ALONE, "help_hint_personal"),
        (Place::Personal, false) => (CUSTOMER_ALONE, "help_hint_personal"),
        (Place::Shared, true) => (LEADING, "help_hint_shared"),
        (Place::Shared, false) => (CUSTOMER, "help_hint_shared"),
    };
    let line = |command: &Command| {
        let args =
            [("word", context.word(*command).into()), ("does", context.text(does_id(*command))?.into())];
        Ok(json!({"line": context.say("help_line", &args)?}))
    };
    let data = json!({
        "hint": context.text(hint)?,
        "lines": commands.iter().map(line).collect::<Result<Vec<_>, CardError>>()?,
        "fm": fm && context.reader.place == Place::Personal,
        "verbs": verbs([
            ("start", Verb::StartOpen.dialog_data()),
            ("status", Verb::Status { engagement: None }.data()),
            ("language", Verb::Run { command: Command::Language(None) }.data()),
        ]),
    });
    Ok(View::new("help", context.plain("help_summary")?, data))
}

/// What a command does; those that come later are not listed.
fn does_id(command: Command) -> &'static str {
    match command {
        Command::Start | Command::Sample | Command::Hello => "does_start",
        Command::Bring => "does_bring",
        Command::Enter => "does_enter",
        Command::Status => "does_status",
        Command::Phase => "does_phase",
        Command::Missing => "does_missing",
        Command::Tasks => "does_tasks",
        Command::Handover => "does_handover",
        Command::Cover => "does_cover",
        Command::Factors => "does_factors",
        Command::Points => "does_points",
        Command::Checklist => "does_checklist",
        Command::Mine => "does_mine",
        Command::Meetings => "does_meetings",
        Command::Plan => "does_plan",
        Command::Share => "does_share",
        Command::Figures => "does_figures",
        Command::Language(_) => "does_language",
        Command::Portfolio => "does_portfolio",
        Command::History => "does_history",
        Command::Undo => "does_undo",
        Command::Export => "does_export",
        Command::Close | Command::Reopen | Command::Delete => "does_close",
        Command::Privacy => "does_privacy",
        Command::Help | Command::Link => "does_help",
        Command::Away(_) => "does_away",
        Command::Pause(_) => "does_pause",
        Command::Reminders => "does_reminders",
    }
}

/// The button that stands for a command.
fn command_id(command: Command) -> &'static str {
    match command {
        Command::Help => "command_help",
        Command::Hello => "command_hello",
        Command::Start => "command_start",
        Command::Sample => "command_sample",
        Command::Bring => "command_bring",
        Command::Enter => "command_enter",
        Command::Status => "command_status",
        Command::Factors => "command_factors",
        Command::Points => "command_points",
        Command::Language(_) => "command_language",
        Command::Portfolio => "command_portfolio",
        Command::History => "command_history",
        Command::Undo => "command_undo",
        Command::Close => "command_close",
        Command::Reopen => "command_reopen",
        Command::Delete => "command_delete",
        Command::Away(_) => "command_away",
        Command::Pause(_) => "command_pause",
        Command::Reminders => "command_reminders",
        Command::Export => "command_export",
        Command::Checklist => "command_checklist",
        Command::Mine => "command_mine",
        Command::Meetings => "command_meetings",
        Command::Plan => "command_plan",
        Command::Share => "command_share",
        Command::Figures => "command_figures",
        Command::Link => "command_link",
        Command::Handover => "command_handover",
        Command::Missing => "command_missing",
        Command::Phase => "command_phase",
        Command::Tasks => "command_tasks",
        Command::Cover => "command_cover",
        Command::Privacy => "command_privacy",
    }
}

/// The text was not understood.
pub(super) fn did_you_mean(context: &Context<'_>, commands: &[Command]) -> Result<View, CardError> {
    let usual: &[Command] = match context.reader.place {
        Place::Personal if context.reader.is_fm() => &[Command::Start, Command::Status, Command::Help],
        Place::Personal | Place::Shared => &[Command::Status, Command::Help],
    };
    let (offered, text) =
        if commands.is_empty() { (usual, "mean_text_usual") } else { (commands, "mean_text") };
    let presses = offered
        .iter()
        .map(|command| Ok(press(&context.plain(command_id(*command))?, &Verb::Run { command: *command })))
        .collect::<Result<Vec<_>, CardError>>()?;
    choice_card(context, "mean_title", context.text(text)?, presses, "mean_summary")
}

/// Choose one's language: each in its own words.
pub(super) fn language(context: &Context<'_>) -> Result<View, CardError> {
    let button = |locale: &Locale| {
        let title = context.plain(choices::language_id(*locale))?;
        Ok(press(&title, &Verb::SetLanguage { locale: *locale }))
    };
    let presses = Locale::ALL.iter().map(button).collect::<Result<Vec<_>, CardError>>()?;
    let text = context.text("pick_language_text")?;
    choice_card(context, "pick_language_title", text, presses, "pick_language_summary")
}

fn which(context: &Context<'_>, engagements: &[EngagementId]) -> Result<View, CardError> {
    let rows = context.scene.rows.iter().filter(|row| engagements.contains(&row.id));
    let button = |row: &super::Row| press(&row.customer, &Verb::Status { engagement: Some(row.id.clone()) });
    choice_card(context, "which_title", Text::empty(), rows.map(button).collect(), "which_summary")
}

fn choice_card(
    context: &Context<'_>,
    title: &str,
    text: Text,
    presses: Vec<Value>,
    summary: &str,
) -> Result<View, CardError> {
    let data = json!({
        "title": context.text(title)?,
        "text": text,
        "any": !presses.is_empty(),
        "presses": presses,
    });
    Ok(View::new("choices", context.plain(summary)?, data))
}

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
        Notice::WhichEngagement { engagements } => which(context, engagements),
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
