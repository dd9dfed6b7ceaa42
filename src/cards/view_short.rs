//! Short cards: welcome, help, and what can be chosen: a command, a language, an engagement.

use serde_json::{Value, json};

use super::context::{Context, press, verbs};
use super::text::Text;
use super::{CardError, View, choices};
use crate::dialogue::{Command, Locale, Place, Verb};
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

pub(super) fn which(context: &Context<'_>, engagements: &[EngagementId]) -> Result<View, CardError> {
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
