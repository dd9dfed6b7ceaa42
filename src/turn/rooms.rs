//! Who is in a conversation, and which engagements may live or meet there.

use crate::dialogue::Notice;
use crate::engagement::Engagement;
use crate::records::{ConversationRecord, Member, keys};

use super::{Stop, Turn};

/// The most members of a conversation that are kept; a larger room is named by its first ones.
pub const MOST_MEMBERS: usize = 300;

impl Turn<'_> {
    /// Whether the roster named the actor in that conversation, by this identity or one joined to it.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn is_there(&mut self, tenant: &str, conversation: &str) -> Result<bool, Stop> {
        let mut identities = vec![self.actor.key.clone(), self.actor.me.clone()];
        identities.extend(self.actor.record.elsewhere.iter().cloned());
        identities.extend(self.actor.joined.iter().flat_map(|person| person.elsewhere.iter().cloned()));
        for identity in identities.into_iter().filter(|identity| identity.tenant == tenant) {
            if self.work.get::<Member>(&keys::member(tenant, conversation, &identity)).await?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether everybody whom the roster named there may be FM by the policy.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn only_fms(&mut self, tenant: &str, conversation: &str) -> Result<bool, Stop> {
        let room = self.work.room(tenant, conversation, MOST_MEMBERS).await?;
        let all_known = !room.is_empty() && room.len() < MOST_MEMBERS;
        Ok(all_known && room.iter().all(|(_, person)| self.is_allowed(person)))
    }

    /// The engagements that live or meet in a conversation.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn engagements_in(
        &mut self,
        there: &ConversationRecord,
        (tenant, conversation): (&str, &str),
    ) -> Result<Vec<Engagement>, Stop> {
        let mut found = Vec::new();
        for id in there.engagements.iter().chain(&there.linked) {
            let engagement = self.work.engagement(id).await?;
            found.extend(engagement.filter(|engagement| engagement.is_in(tenant, conversation)));
        }
        Ok(found)
    }

    /// A conversation holds engagements of one customer only, unless everybody in it may be FM.
    ///
    /// # Errors
    /// Stops when another customer's lives or meets there.
    pub async fn only_one_customer(
        &mut self,
        engagement: &Engagement,
        there: &ConversationRecord,
        (tenant, conversation): (&str, &str),
    ) -> Result<(), Stop> {
        let others = self.engagements_in(there, (tenant, conversation)).await?;
        let another = others.iter().any(|other| {
            other.head.id != engagement.head.id && other.head.customer != engagement.head.customer
        });
        if another && !self.only_fms(tenant, conversation).await? {
            return Err(Stop::notice(Notice::OtherCustomerHere));
        }
        Ok(())
    }
}
