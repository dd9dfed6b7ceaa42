//! What an entry says, as it is now: a card, the question whether a file is wanted, or the file itself.

use crate::cards::{self, Rendered};
use crate::dialogue::verb::{Filed, Shown};
use crate::dialogue::{Content, FileOf, Place, Reader, Upload, Verb};
use crate::engagement::Now;
use crate::protocol::MessageBody;
use crate::records::{Owed, Target};
use crate::report;
use crate::stage::Stage;
use crate::store::Key;

use super::Inner;
use super::deliver::slot_of;

/// A message, and the bytes that go ahead of it.
pub(super) struct Message {
    pub(super) body: MessageBody,
    pub(super) file: Option<(String, Vec<u8>)>,
}

/// The same for every copy of a message, and for no other message.
pub(super) fn nonce(key: &Key, owed: &Owed) -> String {
    match slot_of(&owed.action) {
        Some(slot) => slot.name.clone(),
        None => key.segments().last().unwrap_or_default().into_owned(),
    }
}

impl Inner {
    /// What the entry says now, to `reader`; `None` if it could not be made, which was logged.
    pub(super) fn message(&self, key: &Key, owed: &Owed, stage: &Stage, reader: &Reader) -> Option<Message> {
        let sequence = key.segments().last().unwrap_or_default().into_owned();
        let made = if let Content::FileOffer { file, .. } = &owed.content {
            self.file(stage, reader, *file, None, &sequence)
        } else if let Content::File { file, upload, .. } = &owed.content {
            self.file(stage, reader, *file, Some(upload), &sequence)
        } else {
            self.card(stage, owed, reader)
        };
        made.map_err(|error| tracing::error!(error, "a message could not be made")).ok()
    }

    fn card(&self, stage: &Stage, owed: &Owed, reader: &Reader) -> Result<Message, String> {
        let scene = stage.scene(self.deps.clock.now(), &self.deps.policy);
        let rendered = cards::render(&owed.content, &scene, reader);
        let Rendered { card, summary, .. } = rendered.map_err(|error| error.to_string())?;
        let body = MessageBody::card(card).summary(&summary).locale(reader.locale.as_str());
        let alerts = reader.place == Place::Personal && matches!(owed.target, Target::Person { .. });
        Ok(Message { body: if alerts { body.alert() } else { body }, file: None })
    }

    /// The question whether the file is wanted, or, once Teams made room for it, the file.
    fn file(
        &self,
        stage: &Stage,
        reader: &Reader,
        file: FileOf,
        upload: Option<&Upload>,
        sequence: &str,
    ) -> Result<Message, String> {
        let engagement = stage.engagement().ok_or("no engagement")?;
        let now = self.deps.clock.now();
        let about = cards::about_file(file, &stage.scene(now, &self.deps.policy), reader)
            .map_err(|error| error.to_string())?;
        let (name, bytes) = match file {
            FileOf::Export { format } => {
                let report = report::of(engagement, &self.deps.policy, Now { at: now });
                let name = report::file_name(&report, format);
                (name, report::write(&[report], format, reader.locale).map_err(|error| error.to_string())?)
            }
            FileOf::Meeting { meeting } => {
                let meeting = engagement.meetings.planned.get(&meeting).ok_or("no such meeting")?;
                let name = report::calendar_name(engagement, meeting, reader.locale);
                (name, report::calendar(engagement, meeting, reader.locale, now))
            }
        };
        let Some(upload) = upload else {
            // What comes back with the answer is not what the button carried: it is another press.
            let on = Shown {
                engagement: engagement.head.id.clone(),
                revision: engagement.head.revision,
                nonce: sequence.to_owned(),
            };
            let context = Verb::ExportFile(Filed { on, file }).data();
            let body = MessageBody::file_consent(&name, &about, bytes.len(), &context).summary(&about);
            return Ok(Message { body, file: None });
        };
        let body =
            MessageBody::file_info(&upload.name, &upload.content_url, &upload.unique_id, &upload.file_type);
        Ok(Message { body: body.summary(&about), file: Some((upload.url.clone(), bytes)) })
    }
}
