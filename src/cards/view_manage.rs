//! Closing, reopening, deleting; and the record for FTOP: what changed since it was last typed in, and the ways to
//! have it. All of it is the FM's, in their own chat.

use serde_json::json;

use super::context::{Context, press, verbs};
use super::dialogs::{Fields, Frame, Size, with};
use super::text::Text;
use super::view_notice::Answer;
use super::{CardError, Scene, View, meeting_words, view_portfolio};
use crate::dialogue::verb::Filed;
use crate::dialogue::{FileOf, Form, Format, Managing, Reader, Verb};
use crate::engagement::Status;
use crate::report;

/// The most lines of changes that the card shows; the text has them all.
const MOST_CHANGES: usize = 8;
/// The longest text that a dialog holds, in bytes; the file has it all.
const LONGEST: usize = 16_000;

/// What closing, reopening or deleting does, and the button that does it.
pub(super) fn manage(context: &Context<'_>, managing: Managing) -> Result<View, CardError> {
    let status = context.engagement()?.head.status;
    let (title, text) = match (managing, status) {
        (Managing::Close, Status::Closed) => ("close_already_title", "close_already_text"),
        (Managing::Close, Status::Active | Status::OnHold | Status::Unresponsive) => {
            ("close_title", "close_text")
        }
        (Managing::Reopen, Status::Active) => ("reopen_already_title", "reopen_already_text"),
        (Managing::Reopen, Status::OnHold | Status::Unresponsive | Status::Closed) => {
            ("reopen_title", "reopen_text")
        }
        (Managing::Delete, _) => ("delete_title", "delete_text"),
    };
    let customer = context.customer()?;
    let mut answer = Answer::of(context.say(title, &[("customer", customer.into())])?, context.text(text)?);
    match (managing, status) {
        (Managing::Close, Status::Active | Status::OnHold | Status::Unresponsive) => {
            let data = Verb::StateOpen(context.shown()?).dialog_data();
            answer.dialogs.push(json!({"title": context.plain("close_open")?, "data": data}));
        }
        (Managing::Close, Status::Closed)
        | (Managing::Reopen, Status::OnHold | Status::Unresponsive | Status::Closed) => {
            answer.first = true;
            answer.presses.push(press(&context.plain("reopen_do")?, &Verb::Reopen(context.shown()?)));
        }
        (Managing::Reopen, Status::Active) => {}
        (Managing::Delete, _) => {
            answer.destroys = true;
            answer.presses.push(press(&context.plain("delete_do")?, &Verb::Delete(context.shown()?)));
        }
    }
    Ok(answer.view())
}

/// Whether it goes on, and why not.
pub(super) fn state_form(context: &Context<'_>, form: &Form) -> Result<(View, Frame), CardError> {
    let engagement = context.engagement()?;
    let mut fields = Fields::new(context, form);
    fields.add("status", Status::Closed.key())?;
    fields.add("comment", "")?;
    let choices: Vec<_> = [Status::Closed, Status::OnHold, Status::Unresponsive]
        .into_iter()
        .map(|status| {
            let title = view_portfolio::status(context, status);
            json!({"title": title.raw(), "value": status.key()})
        })
        .collect();
    let nonce = if form.nonce.is_empty() { context.scene.nonce } else { &form.nonce };
    let data = json!({
        "intro": context.say("state_intro", &[("customer", context.customer()?.into())])?,
        "choices": choices,
        "verbs": verbs([("submit", Verb::StateSubmit(context.shown_as(nonce)?).data())]),
    });
    let title = context.say("close_title", &[("customer", Text::typed(&engagement.head.customer).into())])?;
    let title = title.raw().to_owned();
    let view = View::new("state_form", title.clone(), with(data, fields.into_data()?));
    Ok((view, Frame::new(title, Size::Medium, Size::Medium)))
}

/// What can be exported, and what changed since it was last typed into FTOP.
pub(super) fn export(context: &Context<'_>) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let report = report::of(engagement, context.scene.policy, context.now());
    let locale = context.words.locale();
    let (lead, lines) = match (&engagement.head.typed, report::lead(&report, locale)) {
        (Some(typed), Some((_, lines))) => {
            let date = context.calendar.date(context.words, context.calendar.day(typed.at))?;
            let lead = if lines.is_empty() { "export_same" } else { "export_since" };
            (context.say(lead, &[("date", date.into())])?, lines)
        }
        (None, _) | (_, None) => (context.text("export_never")?, Vec::new()),
    };
    let more = lines.len().saturating_sub(MOST_CHANGES);
    let shown: Vec<_> =
        lines.iter().take(MOST_CHANGES).map(|line| json!({"line": Text::typed(line)})).collect();
    let files = Format::ALL
        .into_iter()
        .map(|format| {
            let filed = Filed { on: context.shown()?, file: FileOf::Export { format } };
            Ok(press(&context.plain(format_id(format))?, &Verb::ExportFile(filed)))
        })
        .collect::<Result<Vec<_>, CardError>>()?;
    let customer = context.customer()?;
    let data = json!({
        "title": context.say("export_title", &[("customer", (&customer).into())])?,
        "text": context.text("export_text")?,
        "lead": lead,
        "lines": shown,
        "more": if more > 0 { context.say("export_more", &[("count", more.into())])? } else { Text::empty() },
        "files": files,
        "verbs": verbs([
            ("copy", Verb::ExportCopy(context.shown()?).dialog_data()),
            ("typed", Verb::ExportTyped(context.shown()?).data()),
        ]),
    });
    Ok(View::new("export", context.say("export_title", &[("customer", customer.into())])?.raw(), data))
}

/// The text to copy, in the FM's language.
pub(super) fn export_text(context: &Context<'_>) -> Result<(View, Frame), CardError> {
    let report = report::of(context.engagement()?, context.scene.policy, context.now());
    let mut note = report::note(&report, context.words.locale());
    if note.len() > LONGEST {
        let cut = note.floor_char_boundary(LONGEST);
        let end = note.get(..cut).and_then(|text| text.rfind('\n')).unwrap_or(cut);
        note.truncate(end);
        note.push_str("\n\n");
        note.push_str(&context.plain("export_cut")?);
    }
    let data = json!({"intro": context.text("export_copy_intro")?, "mail": note});
    let title = context.plain("export_copy_title")?;
    Ok((View::new("copy_text", title.clone(), data), Frame::new(title, Size::Large, Size::Medium)))
}

fn format_id(format: Format) -> &'static str {
    match format {
        Format::Json => "format_json",
        Format::Csv => "format_csv",
        Format::Md => "format_md",
        Format::Xlsx => "format_xlsx",
    }
}

/// What a file is, in the reader's words: said where Teams asks whether they want it, and in the toast.
///
/// # Errors
/// [`CardError`] if the scene lacks the engagement, or the reader may not have it here.
pub fn about_file(file: FileOf, scene: &Scene<'_>, reader: &Reader) -> Result<String, CardError> {
    let context = Context::new(scene, reader)?;
    let format = match file {
        FileOf::Export { format } => format,
        FileOf::Meeting { meeting } => return Ok(meeting_words::file(&context, meeting)?.raw().to_owned()),
    };
    let context = context.for_the_fm()?;
    let format = context.text(format_id(format))?;
    let args = [("customer", context.customer()?.into()), ("format", format.into())];
    Ok(context.say("file_offer", &args)?.raw().to_owned())
}
