//! The steps of the first journey, taken by people in the simulator, for tests that begin in the middle of it.

use teams_simulator::{Outcome, ShownMessage};

use crate::harness::Stage;

/// The services of the engagement in these scenes.
pub(crate) const SERVICES: &str = "exchange,teams,sharepoint,onedrive";

impl Stage {
    /// John adds the bot and starts an engagement with Contoso in English.
    pub(crate) async fn john_starts(&self) {
        self.john_starts_in("en").await;
    }

    /// The same, in the customer's language.
    pub(crate) async fn john_starts_in(&self, language: &str) {
        let john = self.sim.person("john");
        john.installs("john").await;
        let welcome = self.sim.next_bot_message("john").await;
        let mut dialog = john.press(&welcome, "Start an engagement", ()).await.dialog();
        dialog.fill("in_customer", "Contoso");
        dialog.fill("in_services", SERVICES);
        dialog.fill("in_language", language);
        assert!(matches!(dialog.press("Start").await, Outcome::Closed), "the dialog closes");
        self.settle().await;
        self.looks_at("john");
    }

    /// John brings it to the channel `deployments`.
    pub(crate) async fn john_brings(&self) {
        let john = self.sim.person("john");
        john.installs("general").await;
        self.settle().await;
        self.looks_at("john");
        john.says("deployments", "@FastTrack bring").await;
        self.settle().await;
        self.looks_at("deployments");
        let offer = self.last("john");
        let _ = john.press(&offer, "Put Contoso here", ()).await.card();
        self.settle().await;
        self.looks_at("john");
        self.looks_at("deployments");
    }

    /// John enters what was agreed: everything in use by 15 March, Ana responsible, work from anywhere.
    pub(crate) async fn john_enters(&self) {
        let john = self.sim.person("john");
        let card = self.johns("Enter what was agreed");
        let mut dialog = john.press(&card, "Enter what was agreed", ()).await.dialog();
        dialog.fill("in_target", "2026-03-15");
        dialog.fill("in_reasons", "anywhere");
        let ana = self.sim.person("ana");
        let ana = ana.aad_object_id().expect("Ana has an object id");
        dialog.fill("in_person", &format!("room:{ana}"));
        let exceptions = dialog.press("Next").await.dialog();
        assert!(matches!(exceptions.press("Save").await, Outcome::Closed), "the dialog closes");
        self.settle().await;
        self.looks_at("john");
    }

    /// John records that Ana agreed in the kick-off.
    pub(crate) async fn john_records_that_ana_agreed(&self) {
        let john = self.sim.person("john");
        let card = self.johns("Agreed on the call with…");
        let dialog = john.press(&card, "Agreed on the call with…", ()).await.dialog();
        assert!(matches!(dialog.press("Record").await, Outcome::Closed), "the dialog closes");
        self.settle().await;
        self.looks_at("john");
        self.looks_at("deployments");
    }

    /// John asks Ana to confirm.
    pub(crate) async fn john_asks(&self) {
        let john = self.sim.person("john");
        let card = self.johns("Ask to confirm");
        let _ = john.press(&card, "Ask to confirm", ()).await.card();
        self.settle().await;
        self.looks_at("john");
        self.looks_at("deployments");
    }

    /// Everything up to the request to confirm.
    pub(crate) async fn asked(&self) {
        self.john_starts().await;
        self.john_brings().await;
        self.john_enters().await;
        self.john_records_that_ana_agreed().await;
        self.john_asks().await;
    }

    /// Counts everything in a conversation as seen.
    pub(crate) fn looks_at(&self, conversation: &str) {
        let _ = self.sim.messages(conversation);
    }

    /// The last message of the bot in a conversation.
    pub(crate) fn last(&self, conversation: &str) -> ShownMessage {
        let messages = self.sim.messages(conversation);
        messages
            .into_iter()
            .rfind(|message| message.from.bot && !message.deleted)
            .expect("a message of the bot")
    }

    /// The last card with this button in John's own chat.
    pub(crate) fn johns(&self, button: &str) -> ShownMessage {
        let messages = self.sim.person("john").sees("john");
        let buttons: Vec<_> =
            messages.iter().flat_map(ShownMessage::buttons).map(|button| button.title).collect();
        let found = messages.into_iter().rfind(|message| !message.deleted && message.has_button(button));
        found.unwrap_or_else(|| panic!("no button {button:?} among {buttons:?}"))
    }
}
