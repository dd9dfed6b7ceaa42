//! First words, help, status and one's language: what anybody may ask for anywhere.

use crate::dialogue::verb::Shown;
use crate::dialogue::{Command, Content, Locale, Notice, Place, Reply};
use crate::engagement::EngagementId;
use crate::records::{ConversationRecord, Parked, keys};
use crate::turn::{Message, Reach, Stop, Turn};

/// The bot was added to a personal chat: first words, once however often Teams says so.
///
/// # Errors
/// When state fails.
pub async fn welcome(turn: &mut Turn<'_>) -> Result<(), Stop> {
    let key = keys::conversation(&turn.here.tenant, &turn.here.conversation);
    let mut record = turn.work.get::<ConversationRecord>(&key).await?.unwrap_or_default();
    if !record.greeted {
        record.greeted = true;
        turn.work.put(key, &record)?;
        let message = Message::new(Content::Welcome, turn.reader_here());
        turn.owe_here(message, None);
    }
    Ok(())
}

/// The bot was removed, or the channel or team is no more: nothing can be sent there.
///
/// # Errors
/// When state fails.
pub async fn farewell(turn: &mut Turn<'_>, which: Reach<'_>, why: Parked) -> Result<(), Stop> {
    Ok(turn.leaves(which, why).await?)
}

/// What was removed or deleted is back.
///
/// # Errors
/// When state fails.
pub async fn back(turn: &mut Turn<'_>, which: Reach<'_>) -> Result<(), Stop> {
    Ok(turn.returns(which).await?)
}

/// What is kept about whoever asks: theirs alone to read.
///
/// # Errors
/// When state fails.
pub async fn privacy(turn: &mut Turn<'_>) -> Result<Reply, Stop> {
    turn.in_own_chat(Content::Privacy).await
}

/// The list of what one can do here.
#[must_use]
pub fn help() -> Reply {
    Reply::Show(Content::Help)
}

/// Where the engagement meant here stands.
///
/// # Errors
/// Stops when there is none, or several.
pub async fn status(turn: &mut Turn<'_>, engagement: Option<&EngagementId>) -> Result<Reply, Stop> {
    let engagement = match engagement {
        Some(id) => turn.engagement(id).await?,
        None => turn.engagement_meant().await?,
    };
    turn.note_used(&engagement.head.id).await?;
    Ok(Reply::Show(Content::Status { engagement: engagement.head.id }))
}

/// The status card as it is now. Teams asks by itself: nothing is changed.
///
/// # Errors
/// Stops when the engagement is not here.
pub async fn status_refresh(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    Ok(Reply::Show(Content::Status { engagement: engagement.head.id }))
}

/// The engagement card as this person may see it now.
///
/// # Errors
/// Stops when the engagement is not here.
pub async fn card_refresh(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    Ok(Reply::Show(Content::Engagement { engagement: engagement.head.id }))
}

/// Sets the person's own language: a setting, so text may do it.
///
/// # Errors
/// When state fails.
pub fn set_language(turn: &mut Turn<'_>, locale: Locale) -> Result<Reply, Stop> {
    let said_at = turn.said_at;
    if turn.actor.record.chosen_at.is_none_or(|chosen| chosen <= said_at) {
        turn.actor.record.chosen_locale = Some(locale.as_str().to_owned());
        turn.actor.record.chosen_at = Some(said_at);
        turn.actor.locale = locale;
        turn.save_actor()?;
    }
    Ok(Reply::Show(Content::Notice { notice: Notice::LanguageSet { locale }, engagement: None }))
}

/// A language chosen by a button: in one's own chat the first card stands there again, in that language, with what
/// can be done from it.
///
/// # Errors
/// When state fails.
pub fn choose_language(turn: &mut Turn<'_>, locale: Locale) -> Result<Reply, Stop> {
    let told = set_language(turn, locale)?;
    Ok(match turn.here.place() {
        Place::Personal => Reply::Show(Content::Welcome),
        Place::Shared => told,
    })
}

/// A text that was not understood: what it may have meant, never silence.
#[must_use]
pub fn did_you_mean(commands: Vec<Command>) -> Reply {
    Reply::Show(Content::DidYouMean { commands })
}

/// A greeting, or the offer to begin.
#[must_use]
pub fn hello(turn: &Turn<'_>) -> Reply {
    match turn.here.place() {
        Place::Personal => Reply::Show(Content::Welcome),
        Place::Shared => Reply::Show(Content::Help),
    }
}
