//! What an entry says, as it is now: a card, the question whether a file is wanted, or the file itself.

use crate::cards::{self, Rendered};
use crate::dialogue::verb::{Filed, Shown};
use crate::dialogue::{Content, Format, Place, Upload, Verb};
use crate::engagement::Now;
use crate::protocol::MessageBody;
use crate::records::{Owed, Target, Work};
use crate::report;
use crate::stage::Stage;
use crate::store::Key;

use super::Inner;
use super::deliver::{Delay, slot_of};

/// What is to be sent.
pub(super) enum Said {
    /// This message; for a file, once its bytes are where Teams wants them.
    Message(Box<Message>),
    /// Nothing any more: what it was about was deleted.
    Gone,
    /// It could not be made, which was logged.
    Failed,
}

/// A message, and the bytes that go ahead of it.
pub(super) struct Message {
    pub(super) body: MessageBody,
    pub(super) file: Option<(String, Vec<u8>)>,
}

impl Inner {
    /// What the entry says now.
    pub(super) async fn message(&self, work: &mut Work, key: &Key, owed: &Owed) -> Result<Said, Delay> {
        let sequence = key.segments().last().unwrap_or_default().into_owned();
        // The same for every copy of this message, and for no other message.
        let nonce = match slot_of(&owed.action) {
            Some(slot) => slot.name.clone(),
            None => sequence.clone(),
        };
        let stage = Stage::load(work, &owed.content, owed.me.as_ref(), &nonce).await?;
        if owed.content.engagement().is_some() && stage.engagement().is_none() {
            return Ok(Said::Gone);
        }
        let made = match &owed.content {
            Content::FileOffer { format, .. } => self.file(&stage, owed, *format, None, &sequence),
            Content::File { format, upload, .. } => self.file(&stage, owed, *format, Some(upload), &sequence),
            Content::Welcome
            | Content::Help
            | Content::DidYouMean { .. }
            | Content::Language
            | Content::Notice { .. }
            | Content::Refused { .. }
            | Content::Apology { .. }
            | Content::Engagement { .. }
            | Content::Bring { .. }
            | Content::Status { .. }
            | Content::Captured { .. }
            | Content::Request { .. }
            | Content::ChangedSince { .. }
            | Content::NotEntitled { .. }
            | Content::Correction { .. }
            | Content::Claim { .. }
            | Content::TieSuggestion { .. }
            | Content::Portfolio { .. }
            | Content::History { .. }
            | Content::Undo { .. }
            | Content::Manage { .. }
            | Content::Export { .. }
            | Content::Dialog { .. } => self.card(&stage, owed),
        };
        Ok(match made {
            Ok(message) => Said::Message(Box::new(message)),
            Err(error) => {
                tracing::error!(error, "a message could not be made");
                Said::Failed
            }
        })
    }

    fn card(&self, stage: &Stage, owed: &Owed) -> Result<Message, String> {
        let scene = stage.scene(self.deps.clock.now(), &self.deps.policy);
        let rendered = cards::render(&owed.content, &scene, &owed.reader);
        let Rendered { card, summary, .. } = rendered.map_err(|error| error.to_string())?;
        let body = MessageBody::card(card).summary(&summary).locale(owed.reader.locale.as_str());
        let alerts = owed.reader.place == Place::Personal && matches!(owed.target, Target::Person { .. });
        Ok(Message { body: if alerts { body.alert() } else { body }, file: None })
    }

    /// The question whether the file is wanted, or, once Teams made room for it, the file.
    fn file(
        &self,
        stage: &Stage,
        owed: &Owed,
        format: Format,
        upload: Option<&Upload>,
        sequence: &str,
    ) -> Result<Message, String> {
        let engagement = stage.engagement().ok_or("no engagement")?;
        let now = self.deps.clock.now();
        let about = cards::about_file(format, &stage.scene(now, &self.deps.policy), &owed.reader)
            .map_err(|error| error.to_string())?;
        let report = report::of(engagement, &self.deps.policy, Now { at: now });
        let name = report::file_name(&report, format);
        let bytes =
            report::write(&[report], format, owed.reader.locale).map_err(|error| error.to_string())?;
        let Some(upload) = upload else {
            // What comes back with the answer is not what the button carried: it is another press.
            let on = Shown {
                engagement: engagement.head.id.clone(),
                revision: engagement.head.revision,
                nonce: sequence.to_owned(),
            };
            let context = Verb::ExportFile(Filed { on, format }).data();
            let body = MessageBody::file_consent(&name, &about, bytes.len(), &context).summary(&about);
            return Ok(Message { body, file: None });
        };
        let body =
            MessageBody::file_info(&upload.name, &upload.content_url, &upload.unique_id, &upload.file_type);
        Ok(Message { body: body.summary(&about), file: Some((upload.url.clone(), bytes)) })
    }
}
