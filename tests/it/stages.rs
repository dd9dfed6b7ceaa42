//! The playbook's way through the front door, a process at a time: each begins where the one before really ended.

use fasttrack_bot::playbook::ActId;
use teams_simulator::ShownMessage;

use crate::tongue::{Tongue, act};

impl Tongue<'_> {
    /// The kick-off, from the hand-over to its exit; the card of the playbook as it is then.
    pub(crate) async fn kicks_off(&self) -> ShownMessage {
        let card = self.types("phase").await;
        let card = self.holds_kickoff(card).await;
        self.clears(card, act(ActId::KickoffClosed, self.locale)).await
    }

    /// The kick-off is held, and Ana confirmed what was agreed.
    pub(crate) async fn holds_kickoff(&self, card: ShownMessage) -> ShownMessage {
        let mut card = self.presses(&card, act(ActId::HandoverReceived, self.locale)).await;
        for step in [ActId::OutreachSent, ActId::KickoffBooked, ActId::KickoffHeld] {
            card = self.clears(card, act(step, self.locale)).await;
        }
        let _ = self.ana_confirms().await;
        card
    }

    /// The workshop, closed with what John enters; the card of the playbook as it is then.
    pub(crate) async fn closes_workshop(&self) -> ShownMessage {
        let _ = self.types("factors").await;
        let settled = self.enters_factors(&["stakeholders", "scenarios", "awareness"]).await;
        let _ = self.presses(&settled, self.word("factors_close")).await;
        self.types("phase").await
    }

    /// Assessment and enablement, from the kick-off's exit on; the card of the playbook as it is then.
    pub(crate) async fn enables(&self) -> ShownMessage {
        let card = self.closes_workshop().await;
        let card = self.clears(card, act(ActId::AssessmentComplete, self.locale)).await;
        self.clears(card, act(ActId::EnablementComplete, self.locale)).await
    }

    /// Success execution, until the use that was agreed is reached; the card of the playbook as it is then.
    pub(crate) async fn reaches_use(&self) -> ShownMessage {
        let figures = self.types("figures").await;
        let _ = self.enters_figures(&figures, "1000", "120").await;
        let card = self.types("phase").await;
        self.clears(card, act(ActId::UsageReached, self.locale)).await
    }
}
