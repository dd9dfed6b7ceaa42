//! What people see: a content, for a reader, in a place, from the state as it is now, becomes a card.
//!
//! [`render`] builds a view (plain JSON of ready strings) and expands the card's template with it. Templates are
//! in `cards/<card>.json`, words in `cards/strings`. Views decide what a reader may see: place comes before
//! role. Nothing is sent or stored here, and the state is only read.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::dialogue::{Content, JourneyContent, Locale, Reader, ReminderContent};

mod choices;
mod context;
mod dialogs;
mod factor_words;
mod facts;
mod journey_page;
mod journey_sheet;
mod lines;
pub mod lint;
mod mail;
mod marks;
mod meeting_note;
mod meeting_words;
mod people;
mod plan_forms;
mod progress;
mod scene;
mod sheet;
mod sketch;
mod templates;
mod text;
mod unasked;
mod view_answer;
mod view_ask;
mod view_desk;
mod view_dialog;
mod view_digest;
mod view_enter;
mod view_factor_forms;
mod view_factors;
mod view_fm;
mod view_gathering;
mod view_history;
mod view_journey;
mod view_journey_form;
mod view_links;
mod view_manage;
mod view_measure;
mod view_meeting_forms;
mod view_meetings;
mod view_missing;
mod view_notice;
mod view_parting;
mod view_person;
mod view_plan;
mod view_plan_text;
mod view_point_forms;
mod view_points;
mod view_portfolio;
mod view_privacy;
mod view_refused;
mod view_request;
mod view_settings;
mod view_shared;
mod view_short;
mod view_status;
mod view_terms;
mod view_weekly;
mod when;
mod words;
mod words_history;
mod words_journey;
mod words_journey_history;
mod words_reminder;

#[cfg(test)]
mod tests;

use context::Context;
pub use dialogs::{Dialog, Size};
pub use scene::{Digest, GatheredLine, Member, MyData, Row, Scene, Settings, Stopped, Unasked};
pub use templates::check_all;
pub use view_manage::about_file;

/// The largest card that is sent, in bytes of JSON.
pub const MAX_CARD_BYTES: usize = 25 * 1024;

/// The most people whose clients refresh a card by themselves ("User Specific Views", Microsoft Learn).
pub const MAX_REFRESHED: usize = 60;

/// A card ready to be sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendered {
    /// The Adaptive Card.
    pub card: Value,
    /// The text of the toast and the activity feed; plain.
    pub summary: String,
    /// Whom the card mentions (already among the card's `msteams.entities`).
    pub mentions: Vec<Mention>,
}

/// A mention in a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The id by which Teams knows the person (`29:…`).
    pub id: String,
    /// The name that is shown.
    pub name: String,
}

/// Why a card could not be made. Each is a mistake of ours, never of the person who asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// A string file is malformed, or differs from the English one.
    #[error("strings for {locale}: {why}")]
    Strings {
        /// Which language.
        locale: Locale,
        /// What is wrong.
        why: String,
    },
    /// A message is missing, or one of its arguments.
    #[error("no words {id:?} for {locale}")]
    MissingWords {
        /// Which language.
        locale: Locale,
        /// Which message.
        id: String,
    },
    /// A template is missing, malformed or cannot be expanded.
    #[error("card {name}: {why}")]
    Template {
        /// Which card.
        name: String,
        /// What is wrong.
        why: String,
    },
    /// The scene lacks what the content is about.
    #[error("the scene lacks {what}")]
    Scene {
        /// What was not loaded.
        what: &'static str,
    },
    /// The card is larger than [`MAX_CARD_BYTES`].
    #[error("card {name} has {bytes} bytes")]
    TooLarge {
        /// Which card.
        name: String,
        /// Its size.
        bytes: usize,
    },
}

/// What a view gives its template.
struct View {
    /// The template.
    template: &'static str,
    /// The data, without `t`, `lang` and `summary`.
    data: Value,
    /// The toast.
    summary: String,
    /// Whom to mention.
    mentions: Vec<Mention>,
    /// What clients ask for by themselves, and whose.
    refresh: Option<Refresh>,
}

/// The card's own refresh.
struct Refresh {
    verb: crate::dialogue::Verb,
    user_ids: Vec<String>,
}

impl View {
    fn new(template: &'static str, summary: impl Into<String>, data: Value) -> Self {
        Self { template, data, summary: summary.into(), mentions: Vec::new(), refresh: None }
    }
}

/// The card for `content` as `reader` may see it. For a dialog see [`dialog`].
///
/// # Errors
/// [`CardError`] if the scene lacks what the content needs, or by a mistake in templates or words.
pub fn render(content: &Content, scene: &Scene<'_>, reader: &Reader) -> Result<Rendered, CardError> {
    let context = Context::new(scene, reader)?;
    finish(&context, view_of(content, &context)?)
}

/// The dialog for a [`Content::Dialog`].
///
/// # Errors
/// As [`render`]; also if the content is no dialog.
pub fn dialog(content: &Content, scene: &Scene<'_>, reader: &Reader) -> Result<Dialog, CardError> {
    let context = Context::new(scene, reader)?;
    match content {
        Content::Dialog { dialog, form } => dialogs::render(dialog, form, &context),
        other => dialogs::of_card(render(other, scene, reader)?, &context),
    }
}

fn view_of(content: &Content, context: &Context<'_>) -> Result<View, CardError> {
    match content {
        Content::Welcome => view_short::welcome(context),
        Content::Help => view_short::help(context),
        Content::DidYouMean { commands } => view_short::did_you_mean(context, commands),
        Content::Language => view_short::language(context),
        Content::Privacy => view_privacy::privacy(context),
        Content::Notice { notice, .. } => view_notice::notice(context, notice),
        Content::Refused { refused, .. } => view_refused::refused(context, refused),
        Content::Apology { activity } => view_notice::apology(context, activity),
        Content::Engagement { .. } if context.reader.sees_internal_facts() => view_fm::engagement(context),
        Content::Engagement { .. } => view_shared::engagement(context),
        Content::Bring { tenant, conversation, name, engagements } => {
            view_shared::bring(context.for_the_fm()?, (tenant, conversation), name, engagements)
        }
        Content::Status { .. } => view_status::status(context),
        Content::Captured { .. } => view_fm::captured(context.for_the_fm()?),
        Content::Request { services, .. } => view_request::request(context, services),
        Content::ChangedSince { services, changes, .. } => view_answer::changed(context, services, changes),
        Content::NotEntitled { services, .. } => view_answer::not_entitled(context, services),
        Content::Correction { correction, .. } => view_fm::correction(context.for_the_fm()?, *correction),
        Content::Claim { person, .. } => view_person::claim(context.for_the_fm()?, *person),
        Content::TieSuggestion { typed, seen, apart, .. } => {
            view_person::tie(context.for_the_fm()?, *typed, seen, *apart)
        }
        Content::Journey(JourneyContent::Card { view, .. }) => {
            view_journey::card(context.for_the_fm()?, view)
        }
        Content::Journey(JourneyContent::HandOver { .. }) => view_parting::hand_over(context),
        Content::Journey(JourneyContent::Farewell { .. }) => view_parting::farewell(context),
        Content::Journey(JourneyContent::Introduction { .. }) => view_parting::introduction(context),
        Content::Journey(JourneyContent::Terms { barred, .. }) => view_terms::card(context, *barred),
        Content::Portfolio { filter, search, page } => {
            view_portfolio::portfolio(context, *filter, search, *page)
        }
        Content::History { page, .. } => view_history::history(context, *page),
        Content::Undo { .. } => view_history::undo(context),
        Content::Manage { managing, .. } => view_manage::manage(context.for_the_fm()?, *managing),
        Content::Export { .. } => view_manage::export(context.for_the_fm()?),
        Content::FileOffer { .. } | Content::File { .. } => {
            Err(CardError::Scene { what: "a card: it is a file" })
        }
        Content::Ssat(content) => view_factors::view_of(content, context),
        Content::Points(content) => view_points::view_of(content, context),
        Content::Reminder(ReminderContent::Digest { .. }) => view_digest::digest(context),
        Content::Reminder(ReminderContent::Why { .. }) => view_digest::why(context),
        Content::Reminder(ReminderContent::Weekly { .. }) => view_weekly::weekly(context),
        Content::Reminder(ReminderContent::Below { .. }) => view_weekly::below(context),
        Content::Reminder(ReminderContent::Settings { saved, problem, typed }) => {
            view_settings::settings(context, *saved, *problem, typed)
        }
        Content::Plan { sheet, .. } => view_plan::sheet(context, sheet, None),
        Content::Meetings(content) => view_meetings::view_of(context, content),
        Content::Dialog { dialog, form } => dialogs::view_of(dialog, form, context).map(|(view, _)| view),
    }
}

/// Counts what is written, and keeps nothing.
struct Counter(usize);

impl std::io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Expands the view and adds what belongs to Teams: refresh and mentions.
fn finish(context: &Context<'_>, view: View) -> Result<Rendered, CardError> {
    let View { template, data, summary, mentions, refresh } = view;
    let mut card = templates::expand(template, context.words, data, &summary)?;
    if let Some(fields) = card.as_object_mut() {
        if let Some(refresh) = refresh {
            let verb = refresh.verb;
            fields.insert(
                "refresh".to_owned(),
                json!({
                    "action": {"type": "Action.Execute", "verb": verb.name(), "data": verb.data()},
                    "userIds": refresh.user_ids,
                }),
            );
        }
        if !mentions.is_empty() {
            let entities: Vec<Value> = mentions
                .iter()
                .map(|mention| {
                    let text = text::Text::mention(&mention.name);
                    json!({
                        "type": "mention",
                        "text": text.markdown(),
                        "mentioned": {"id": mention.id, "name": mention.name},
                    })
                })
                .collect();
            fields.insert("msteams".to_owned(), json!({"entities": entities}));
        }
    }
    let mut counter = Counter(0);
    // Counting cannot fail.
    let _ = serde_json::to_writer(&mut counter, &card);
    let bytes = counter.0;
    if bytes > MAX_CARD_BYTES {
        return Err(CardError::TooLarge { name: template.to_owned(), bytes });
    }
    Ok(Rendered { card, summary, mentions })
}
