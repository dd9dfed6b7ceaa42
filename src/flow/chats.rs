//! The chat of a meeting that is nobody's home: which engagement it belongs to is chosen in the FM's own chat, where the
//! offer of `bring` stands; from then on that engagement's meetings take place in it. Taking that back.

use crate::dialogue::verb::{OfChat, There};
use crate::dialogue::{Content, MeetingContent, Notice, Place, Reply};
use crate::engagement::{ChatId, Command, Engagement, MeetingChat, MeetingCommand};
use crate::records::{ConversationRecord, Op, Queue, Target, keys};
use crate::turn::deliver::slots;
use crate::turn::{Message, Stop, Turn};

/// Links the chat that was offered to the engagement.
///
/// # Errors
/// Stops when the rules say no, or another customer's engagement is there.
pub async fn link(turn: &mut Turn<'_>, there: &There) -> Result<Reply, Stop> {
    let conversation = there.conversation.clone();
    let engagement = turn.led(&there.on.engagement).await?;
    if engagement.head.home.is_none() || !crate::turn::context::is_a_meetings(&conversation) {
        return Err(Stop::notice(Notice::StaleCard));
    }
    let tenant = there.tenant.clone().unwrap_or_else(|| turn.here.tenant.clone());
    // Only where the roster names this person: what the button says is no proof.
    if !turn.is_there(&tenant, &conversation).await? {
        return Err(Stop::notice(Notice::StaleCard));
    }
    let key = keys::conversation(&tenant, &conversation);
    let Some(mut record) = turn.work.get::<ConversationRecord>(&key).await? else {
        return Err(Stop::notice(Notice::StaleCard));
    };
    turn.only_one_customer(&engagement, &record, (&tenant, &conversation)).await?;
    let id = ChatId { tenant, conversation };
    let chat = MeetingChat { id: id.clone(), name: record.name.chars().take(MAX_NAME).collect() };
    let change = turn.command(&engagement, Command::Meeting(MeetingCommand::Join(chat))).await?;
    if !change.is_nothing() {
        if !record.linked.contains(&engagement.head.id) {
            record.linked.push(engagement.head.id.clone());
        }
        turn.work.put(key, &record)?;
        said_is_gone(turn, &change.engagement, &id);
        turn.owe_updates(&change.engagement).await?;
    }
    Ok(list(&engagement))
}

/// The longest name of a chat that is kept, in characters.
const MAX_NAME: usize = 80;

/// The chat does not belong to the engagement any more; what was shown there stays as it is.
///
/// # Errors
/// Stops when the rules say no.
pub async fn unlink(turn: &mut Turn<'_>, of: &OfChat) -> Result<Reply, Stop> {
    let engagement = turn.led(&of.on.engagement).await?;
    let change = turn.command(&engagement, Command::Meeting(MeetingCommand::Leave(of.chat.clone()))).await?;
    turn.owe_updates(&change.engagement).await?;
    Ok(list(&engagement))
}

/// Somebody who may lead speaks to the bot in the chat of a meeting that is nobody's: whether they are to be offered
/// what could meet there.
///
/// # Errors
/// When state cannot be read.
pub async fn is_nobodys(turn: &mut Turn<'_>) -> Result<bool, Stop> {
    let could = turn.here.place() == Place::Shared && turn.here.is_a_meetings();
    Ok(could && turn.may_be_fm().unwrap_or(false) && turn.candidates().await?.is_empty())
}

/// That something was sent to the FM goes from the chat.
fn said_is_gone(turn: &mut Turn<'_>, engagement: &Engagement, chat: &ChatId) {
    let slot = slots::note(&chat.tenant, &chat.conversation);
    let target = Target::Conversation { id: chat.conversation.clone() };
    let content = Content::Engagement { engagement: engagement.head.id.clone() };
    let message = Message::new(content, crate::dialogue::Reader::everyone(engagement.head.language));
    turn.owe(Queue::of_conversation(&chat.tenant, &chat.conversation), target, Op::Delete { slot }, message);
}

fn list(engagement: &Engagement) -> Reply {
    Reply::Show(Content::Meetings(MeetingContent::List { engagement: engagement.head.id.clone() }))
}
