//! An answer made visible: the card, the line or the dialog for the person who asked, in their language.

use crate::cards;
use crate::dialogue::{Answer, Content, Notice, Reader, View};
use crate::protocol::{CardErrorStatus, Dialog, DialogSize, InvokeResponse};
use crate::stage::Stage;
use crate::turn::Turn;

/// The HTTP answer for `answer`, from the state as it is now.
pub(super) async fn respond(turn: &mut Turn<'_>, answer: &Answer, activity: &str) -> InvokeResponse {
    let rendered = match answer {
        Answer::Done | Answer::Close => return InvokeResponse::empty(),
        Answer::Unknown => return InvokeResponse::not_implemented(),
        Answer::Card { content } => card(turn, content).await,
        Answer::Text { content } => line(turn, content).await.map(|text| InvokeResponse::message(&text)),
        Answer::Dialog { content } => dialog(turn, content).await,
    };
    match rendered {
        Ok(response) => response,
        Err(error) => {
            tracing::error!(activity, %error, "an answer could not be rendered");
            apology(turn, answer, activity).await
        }
    }
}

/// Why an answer could not be made visible.
#[derive(Debug, thiserror::Error)]
enum RenderError {
    #[error(transparent)]
    Record(#[from] crate::records::RecordError),
    #[error(transparent)]
    Card(#[from] cards::CardError),
}

async fn card(turn: &mut Turn<'_>, content: &Content) -> Result<InvokeResponse, RenderError> {
    let (stage, reader) = staged(turn, content).await?;
    let scene = stage.scene(turn.now, &turn.env.policy);
    Ok(InvokeResponse::card(cards::render(content, &scene, &reader)?.card))
}

async fn line(turn: &mut Turn<'_>, content: &Content) -> Result<String, RenderError> {
    let (stage, reader) = staged(turn, content).await?;
    let scene = stage.scene(turn.now, &turn.env.policy);
    Ok(cards::render(content, &scene, &reader)?.summary)
}

async fn dialog(turn: &mut Turn<'_>, content: &Content) -> Result<InvokeResponse, RenderError> {
    let (stage, reader) = staged(turn, content).await?;
    let scene = stage.scene(turn.now, &turn.env.policy);
    let dialog = cards::dialog(content, &scene, &reader)?;
    Ok(InvokeResponse::dialog(Dialog {
        title: dialog.title,
        height: size(dialog.height),
        width: size(dialog.width),
        card: dialog.card,
    }))
}

/// What the content is about, and the person who asked as its reader.
async fn staged(turn: &mut Turn<'_>, content: &Content) -> Result<(Stage, Reader), RenderError> {
    let key = turn.actor.me.clone();
    let stage = Stage::load(&mut turn.work, content, Some(&key), content.instance()).await?.at(turn.now);
    let reader = match stage.engagement() {
        Some(engagement) => {
            let person = engagement.find(&key);
            Reader { view: View::of(person), person: person.map(|person| person.no), ..turn.reader_here() }
        }
        None => turn.reader_here(),
    };
    Ok((stage, reader))
}

/// A plain apology with the activity's id for the operator; never internals.
async fn apology(turn: &mut Turn<'_>, answer: &Answer, activity: &str) -> InvokeResponse {
    let content = Content::Apology { activity: activity.to_owned() };
    let text = match line(turn, &content).await {
        Ok(text) => text,
        Err(_) => activity.to_owned(),
    };
    match answer {
        Answer::Dialog { .. } => InvokeResponse::dialog_message(&text),
        Answer::Done | Answer::Card { .. } | Answer::Text { .. } | Answer::Close | Answer::Unknown => {
            InvokeResponse::error(CardErrorStatus::Internal, "Failed", &text)
        }
    }
}

/// What is said at once when the work takes longer than an answer may.
pub(super) fn still_working() -> Content {
    Content::Notice { notice: Notice::StillWorking, engagement: None }
}

fn size(size: cards::Size) -> DialogSize {
    match size {
        cards::Size::Small => DialogSize::Small,
        cards::Size::Medium => DialogSize::Medium,
        cards::Size::Large => DialogSize::Large,
    }
}
