//! The first whole journey: from the start of an engagement to a customer's confirmation.

use crate::harness::on_stage;

#[test]
fn a_customer_confirms_everything_with_one_tap() {
    on_stage(async |stage| {
        let marta = stage.sim.person("marta");
        marta.installs("marta").await;
        let welcome = stage.sim.next_bot_message("marta").await;
        println!("{:#?}", welcome.texts());
        println!("{:#?}", welcome.buttons());
        let mut dialog = marta.press(&welcome, "start.open", ()).await.dialog();
        println!("{:#?}", dialog);
        dialog.fill("in_customer", "Contoso");
        dialog.fill("in_services", "exchange,teams,sharepoint,onedrive");
        dialog.press("start.submit").await;
        let card = stage.sim.next_bot_message("marta").await;
        println!("{:#?}", card.texts());
        println!("{:#?}", card.buttons());
        marta.installs("deployments").await;
        let bring = stage.sim.next_bot_message("marta").await;
        println!("{:#?}", bring.texts());
        println!("{:#?}", bring.buttons());
    });
}
