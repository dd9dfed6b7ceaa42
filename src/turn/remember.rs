//! What every activity teaches: who the person is, and where the conversation is.
//!
//! Written only when something changed, in the turn's own commit.

use jiff::Timestamp;

use crate::protocol::{Activity, Member, ZoneHint};
use crate::records::{ConversationRecord, PersonRecord, RecordError, keys};

use super::Turn;

impl Turn<'_> {
    /// Keeps what `activity` says about its sender and its place.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub(crate) async fn remember(&mut self, activity: &Activity) -> Result<(), RecordError> {
        self.tenant_is_back().await?;
        self.remember_place().await?;
        let mut record = self.actor.record.clone();
        if activity.from.id.as_str().is_empty() {
            return Ok(());
        }
        record.mri = Some(activity.from.id.as_str().to_owned());
        record.aad = activity.from.aad_object_id.as_ref().map(|aad| aad.as_str().to_owned());
        if let Some(name) = &activity.from.name {
            record.name.clone_from(name);
        }
        record.locale = activity.locale().map(str::to_owned).or(record.locale);
        if let Some(ZoneHint::Name(zone)) = activity.zone() {
            record.zone = Some(zone);
        }
        record.service_url = Some(self.here.service_url.clone());
        if self.here.place() == crate::dialogue::Place::Personal {
            let known = record.personal.replace(self.here.conversation.clone()).is_some();
            // What was owed to them before they had this chat, or while it could not be made, can go out.
            let parked = record.parked.take().is_some();
            record.told.clear();
            if !known || parked {
                self.unparked.insert(self.queue_here());
            }
        }
        self.actor.record = record;
        self.save_actor()
    }

    /// Writes the actor's record.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn save_actor(&mut self) -> Result<(), RecordError> {
        let record = self.actor.record.clone();
        self.work.put(keys::person(&self.actor.key), &record)
    }

    async fn remember_place(&mut self) -> Result<(), RecordError> {
        let key = keys::conversation(&self.here.tenant, &self.here.conversation);
        let mut record = self.work.get::<ConversationRecord>(&key).await?.unwrap_or_default();
        record.service_url.clone_from(&self.here.service_url);
        self.here.kind.as_str().clone_into(&mut record.kind);
        if self.here.team.is_some() {
            record.team.clone_from(&self.here.team);
        }
        if !self.here.name.is_empty() {
            record.name.clone_from(&self.here.name);
        }
        if !self.here.bot.is_empty() {
            record.bot.clone_from(&self.here.bot);
        }
        // Whoever speaks here again can be answered again.
        record.told.clear();
        if record.parked.take().is_some() {
            self.unparked.insert(self.queue_here());
        }
        self.work.put(key, &record)
    }
}

/// Takes over what a roster says about a person.
pub(crate) fn learn(record: &mut PersonRecord, member: &Member, now: Timestamp) {
    if let Some(name) = &member.name {
        record.name.clone_from(name);
    }
    record.email.clone_from(&member.email);
    record.upn.clone_from(&member.user_principal_name);
    record.mri = Some(member.id.as_str().to_owned());
    record.aad = member.aad_object_id.as_ref().map(|aad| aad.as_str().to_owned());
    record.home_tenant = member.tenant_id.as_ref().map(|tenant| tenant.as_str().to_owned());
    record.guest = member.user_role.as_deref().is_some_and(|role| role != "user");
    record.checked_at = Some(now);
}
