//! The first whole journey: from the start of an engagement to a customer's confirmation.

use crate::harness::on_stage;

#[test]
fn a_customer_confirms_everything_with_one_tap() {
    on_stage(async |stage| {
        stage.asked().await;
        println!("{:#?}", stage.sim.messages("deployments").iter().map(|m| (m.deleted, m.texts())).collect::<Vec<_>>());
        let ana = stage.sim.person("ana");
        ana.opens("deployments").await;
        let request = ana.sees("deployments").into_iter().rfind(|m| m.has_button("All correct")).expect("the request");
        println!("{:#?}", request.texts());
        let confirmed = ana.press(&request, "All correct", ()).await.card();
        println!("{:#?}", confirmed.texts());
        stage.settle().await;
        println!("{:#?}", stage.sim.messages("deployments").iter().map(|m| (m.deleted, m.texts())).collect::<Vec<_>>());
        println!("{:#?}", stage.sim.messages("john").iter().map(|m| (m.deleted, m.texts())).collect::<Vec<_>>());
    });
}
