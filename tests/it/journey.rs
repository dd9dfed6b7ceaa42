//! The first whole journey: from the start of an engagement to a customer's confirmation.

use crate::harness::on_stage;

#[test]
fn a_customer_confirms_everything_with_one_tap() {
    on_stage(async |stage| {
        let john = stage.sim.person("john");
        john.installs("john").await;
        let welcome = stage.sim.next_bot_message("john").await;
        let mut dialog = john.press(&welcome, "Start an engagement", ()).await.dialog();
        dialog.fill("in_customer", "Contoso");
        dialog.fill("in_services", "exchange,teams,sharepoint,onedrive");
        println!("{:#?}", dialog.press("Start").await);
        let card = stage.sim.next_bot_message("john").await;
        println!("{:#?}", card.texts());
        john.installs("deployments").await;
        let bring = stage.sim.next_bot_message("john").await;
        println!("{:#?}", bring.texts());
        println!("{:#?}", john.press(&bring, "Put Contoso here", ()).await.card().texts());
        let engagement = stage.sim.next_bot_message("deployments").await;
        println!("{:#?}", engagement.texts());
        stage.settle().await;
        let chat = john.sees("john");
        println!("{:#?}", chat.iter().map(|m| m.texts()).collect::<Vec<_>>());
        let card = chat.iter().find(|m| m.has_button("Enter what was agreed")).expect("the button");
        let mut dialog = john.press(card, "Enter what was agreed", ()).await.dialog();
        println!("{:#?}", dialog.inputs());
        dialog.fill("in_target", "2026-03-15");
        dialog.fill("in_reasons", "anywhere");
        println!("{:#?}", dialog.press("Next").await);
    });
}
