//! Short cards: welcome, help, choices, and one-answer cards (notices and the apology).

use serde_json::{Value, json};

use super::context::{Context, press, verbs};
use super::text::Text;
use super::{CardError, View, choices};
use crate::dialogue::{Command, Locale, Notice, Place, Verb};
use crate::engagement::EngagementId;

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

/// What everybody of the project can type.
const CUSTOMER: &[Command] = &[
    Command::Status,
    Command::Checklist,
    Command::Mine,
    Command::Plan,
    Command::Share,
    Command::Language(None),
    Command::Help,
];

/// What an FM can type in a shared conversation.
const LEADING: &[Command] = &[
    Command::Bring,
    Command::Status,
    Command::Checklist,
    Command::Mine,
    Command::Plan,
    Command::Share,
    Command::Language(None),
    Command::Help,
];

/// What one can type and press here.
pub(super) fn help(context: &Context<'_>) -> Result<View, CardError> {
    let fm = context.reader.is_fm();
    let (commands, hint): (&[Command], &str) = match (context.reader.place, fm) {
        (Place::Personal, true) => (
            &[
                Command::Start,
                Command::Bring,
                Command::Enter,
                Command::Status,
                Command::Checklist,
                Command::Mine,
                Command::Plan,
                Command::Share,
                Command::Figures,
                Command::Language(None),
                Command::Help,
            ],
            "help_hint_personal",
        ),
        (Place::Personal, false) => (CUSTOMER, "help_hint_personal"),
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
        Command::Status | Command::Missing => "does_status",
        Command::Checklist => "does_checklist",
        Command::Mine => "does_mine",
        Command::Plan => "does_plan",
        Command::Share => "does_share",
        Command::Figures => "does_figures",
        Command::Language(_) => "does_language",
        Command::Help | Command::Link | Command::Handover | Command::Privacy => "does_help",
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
        Command::Language(_) => "command_language",
        Command::Checklist => "command_checklist",
        Command::Mine => "command_mine",
        Command::Plan => "command_plan",
        Command::Share => "command_share",
        Command::Figures => "command_figures",
        Command::Link => "command_link",
        Command::Handover => "command_handover",
        Command::Missing => "command_missing",
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
    presses: Vec<Value>,
    pub(super) dialogs: Vec<Value>,
}

impl Answer {
    pub(super) fn of(title: Text, text: Text) -> Self {
        Self { title, text, lines: Vec::new(), presses: Vec::new(), dialogs: Vec::new() }
    }

    pub(super) fn view(self) -> View {
        let summary = spoken(&self.title, &self.text);
        let lines: Vec<Value> = self.lines.iter().map(|line| json!({"line": line})).collect();
        let data = json!({
            "title": self.title,
            "text": self.text,
            "lines": lines,
            "any": !self.presses.is_empty() || !self.dialogs.is_empty(),
            "presses": self.presses,
            "dialogs": self.dialogs,
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
        Notice::Later { command } => {
            let named = context.text(command_id(*command))?;
            let args = [("command", named.into()), ("help", context.word(Command::Help).into())];
            let text = context.say("notice_later_text", &args)?;
            Ok(Answer::of(context.text("notice_later_title")?, text).view())
        }
        Notice::LanguageSet { .. } => plain("notice_language_title", "notice_language_text"),
        Notice::WhoAreYou => plain("notice_who_title", "notice_who_text"),
        Notice::StillWorking => plain("notice_working_title", "notice_working_text"),
        Notice::StaleCard => {
            let text =
                context.say("notice_stale_text", &[("status", context.word(Command::Status).into())])?;
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
    }
}

/// Something went wrong on our side.
pub(super) fn apology(context: &Context<'_>, activity: &str) -> Result<View, CardError> {
    let text = context.say("apology_text", &[("activity", Text::typed(activity).into())])?;
    let mut view = Answer::of(context.text("apology_title")?, text).view();
    view.summary = context.plain("apology_summary")?;
    Ok(view)
}
