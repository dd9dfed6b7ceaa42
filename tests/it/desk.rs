//! The FM's desk through the front door: the list, what happened, undo, closing, deleting. Place comes before role.

use jiff::SignedDuration;
use teams_simulator::{Outcome, ShownMessage};

use crate::harness::{Stage, on_stage};

impl Stage {
    /// John says something in his own chat and reads what comes.
    pub(crate) async fn john_asks_for(&self, text: &str) -> ShownMessage {
        self.sim.person("john").says("john", text).await;
        self.settle().await;
        let answer = self.last("john");
        self.looks_at("john");
        answer
    }

    /// Somebody says something to the bot in the channel; the bot's answer there.
    async fn asked_in_the_channel(&self, who: &str, text: &str) -> ShownMessage {
        self.sim.person(who).says("deployments", &format!("@FastTrack {text}")).await;
        self.settle().await;
        self.last("deployments")
    }

    /// John moves every date to another day.
    pub(crate) async fn john_moves(&self, date: &str) {
        let mut page = self.sim.person("john").press(&self.johns("Change"), "Change", ()).await.dialog();
        page.fill("in_target", date);
        let mut rows = page.press("Next").await.dialog();
        rows.fill("in_moved_why", "The network is late");
        assert!(matches!(rows.press("Save").await, Outcome::Closed), "the dialog closes");
        self.settle().await;
        self.looks_at("john");
        self.looks_at("deployments");
    }

    /// John closes Contoso with a reason.
    async fn john_closes(&self) {
        let offer = self.john_asks_for("close").await;
        let mut form = self.sim.person("john").press(&offer, "Close or pause…", ()).await.dialog();
        form.fill("in_status", "closed");
        form.fill("in_comment", "No budget this year");
        form.press("Save").await.closed();
        self.settle().await;
        self.looks_at("john");
        self.looks_at("deployments");
    }
}

#[test]
fn the_list_shows_each_engagement_with_its_phase_and_opens_it() {
    on_stage(async |stage| {
        stage.asked().await;
        let list = stage.john_asks_for("portfolio").await;
        assert!(list.says("Contoso") && list.says("1 engagement"), "{:?}", list.texts());
        assert!(list.says("next date: 15 March"), "{:?}", list.texts());
        let status = stage.sim.person("john").press(&list, "Open", ()).await.card();
        assert!(status.says("Contoso: where things stand"), "{:?}", status.texts());
    });
}

#[test]
fn an_engagement_long_overdue_is_red_and_found_by_filter_and_name() {
    on_stage(async |stage| {
        stage.asked().await;
        stage.clock.advance(SignedDuration::from_hours(24 * 22));
        stage.settle().await;
        let list = stage.john_asks_for("portfolio").await;
        assert!(list.says("1 red") && list.says("4 dates overdue (9 days)"), "{:?}", list.texts());
        let john = stage.sim.person("john");
        let red = [("in_filter", "red"), ("in_search", "CONTOSO")];
        let shown = john.press(&list, "Show", red).await.card();
        assert!(shown.says("Contoso"), "{:?}", shown.texts());
        let none = [("in_filter", "closed"), ("in_search", "")];
        let shown = john.press(&list, "Show", none).await.card();
        assert!(shown.says("Nothing matches") && !shown.says("Contoso"), "{:?}", shown.texts());
    });
}

#[test]
fn the_list_asked_for_in_a_shared_conversation_is_sent_to_the_fms_own_chat() {
    on_stage(async |stage| {
        stage.asked().await;
        let answer = stage.asked_in_the_channel("john", "portfolio").await;
        assert!(answer.says("Sent to you") && !answer.says("engagement ·"), "{:?}", answer.texts());
        assert!(stage.last("john").says("Your engagements"), "{:?}", stage.last("john").texts());
    });
}

#[test]
fn a_customer_who_asks_for_the_list_gets_no_names() {
    on_stage(async |stage| {
        stage.asked().await;
        let answer = stage.asked_in_the_channel("ana", "portafolio").await;
        assert!(
            !answer.says("Contoso") && answer.says("Administradores de FastTrack"),
            "{:?}",
            answer.texts()
        );
    });
}

#[test]
fn the_fm_reads_all_that_happened_in_their_own_chat_and_the_customer_their_part_in_the_channel() {
    on_stage(async |stage| {
        stage.asked().await;
        stage.john_moves("2026-04-01").await;
        let answer = stage.asked_in_the_channel("john", "history").await;
        assert!(answer.says("Sent to you"), "{:?}", answer.texts());
        let full = stage.last("john");
        assert!(full.says("15 March → 1 April") && full.says("The network is late"), "{:?}", full.texts());
        stage.looks_at("john");
        let part = stage.asked_in_the_channel("ana", "historial").await;
        assert!(part.says("15 March → 1 April"), "{:?}", part.texts());
        assert!(!part.says("The network is late"), "the FM's reason is the FM's: {:?}", part.texts());
        let older = stage.sim.person("ana").press(&part, "Older", ()).await.card();
        assert!(older.says("Contoso") || older.has_button("Más recientes"), "{:?}", older.texts());
    });
}

#[test]
fn undo_takes_the_fms_last_change_back_for_everyone() {
    on_stage(async |stage| {
        stage.asked().await;
        stage.john_moves("2026-04-01").await;
        assert!(stage.last("deployments").says("1 April"), "{:?}", stage.last("deployments").texts());
        let offer = stage.john_asks_for("undo").await;
        assert!(offer.says("15 March → 1 April"), "{:?}", offer.texts());
        let _ = stage.sim.person("john").press(&offer, "Undo", ()).await.card();
        stage.settle().await;
        let card = stage.last("deployments");
        assert!(card.says("15 March") && !card.says("1 April"), "{:?}", card.texts());
        stage.looks_at("john");
    });
}

#[test]
fn undo_takes_back_what_was_arranged_in_the_plan_unless_a_customer_touched_it_since() {
    on_stage(async |stage| {
        crate::plan::planned(&stage).await;
        let offer = stage.john_asks_for("undo").await;
        assert!(offer.says("This stays") && offer.says("plan"), "the plan itself stays: {:?}", offer.texts());
        let card = crate::plan::asks(&stage, "john", "john", "checklist").await;
        let john = stage.sim.person("john");
        for (heading, undone) in [("go:awareness:0", true), ("go:training:0", false)] {
            let heading = john.press(&card, heading, ()).await.card();
            let mut form = john.press(&heading, "Who and by when", ()).await.dialog();
            form.fill("in_due", "2026-03-09");
            assert!(matches!(form.press("Save").await, Outcome::Closed), "the dialog closes");
            stage.settle().await;
            let offer = stage.john_asks_for("undo").await;
            assert!(offer.says("Arranged"), "{:?}", offer.texts());
            if undone {
                let told = john.press(&offer, "Undo", ()).await.card();
                assert!(told.says("This stays"), "nothing else is left: {:?}", told.texts());
                stage.settle().await;
                continue;
            }
            let _ = crate::plan::asks(&stage, "ana", "deployments", "@FastTrack lista").await;
            let heading = crate::plan::opens_training(&stage, "ana").await;
            let _ = heading.press("tap:training-plan").await.dialog();
            stage.settle().await;
            let told = john.press(&offer, "Undo", ()).await.card();
            assert!(told.says("Since then, Ana Ruiz: Arranged"), "both are shown: {:?}", told.texts());
        }
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn what_somebody_confirmed_since_is_not_undone_and_both_are_named() {
    on_stage(async |stage| {
        stage.asked().await;
        stage.john_moves("2026-04-01").await;
        let offer = stage.john_asks_for("undo").await;
        let ana = stage.sim.person("ana");
        ana.opens("deployments").await;
        let request = ana.sees("deployments").into_iter().rfind(|m| !m.deleted && m.has_button("confirm"));
        let _ = ana.press(&request.expect("the request"), "confirm", ()).await.card();
        stage.settle().await;
        stage.looks_at("deployments");
        let told = stage.sim.person("john").press(&offer, "Undo", ()).await.card();
        assert!(
            told.says("can't be undone any more") && told.says("Confirmed by Ana Ruiz"),
            "{:?}",
            told.texts()
        );
        stage.settle().await;
        assert!(stage.last("deployments").says("1 April"), "nothing was undone");
        stage.looks_at("john");
    });
}

#[test]
fn a_closed_engagement_takes_no_answer_until_it_is_reopened() {
    on_stage(async |stage| {
        stage.asked().await;
        let ana = stage.sim.person("ana");
        ana.opens("deployments").await;
        let request = ana.sees("deployments").into_iter().rfind(|m| !m.deleted && m.has_button("confirm"));
        let request = request.expect("the request");
        stage.john_closes().await;
        let told = ana.press(&request, "confirm", ()).await.message();
        assert!(told.contains("cerrada"), "{told}");
        let offer = stage.john_asks_for("reopen").await;
        let _ = stage.sim.person("john").press(&offer, "Reopen", ()).await.card();
        stage.settle().await;
        stage.looks_at("deployments");
        let confirmed = ana.press(&request, "confirm", ()).await.card();
        assert!(confirmed.says("Los 4 puntos confirmados"), "{:?}", confirmed.texts());
        stage.settle().await;
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn a_draft_is_deleted_with_its_cards_and_one_that_was_brought_is_not() {
    on_stage(async |stage| {
        stage.john_starts().await;
        let offer = stage.john_asks_for("delete").await;
        let told = stage.sim.person("john").press(&offer, "Delete", ()).await.message();
        assert!(told.contains("Deleted"), "{told}");
        stage.settle().await;
        assert_eq!(stage.engagements().await, 0);
        let lead =
            stage.sim.messages("john").into_iter().find(|m| !m.deleted && m.says("Contoso is started"));
        assert!(lead.is_none(), "its card went too");
        let list = stage.john_asks_for("portfolio").await;
        assert!(list.says("Nothing matches"), "{:?}", list.texts());
    });
    on_stage(async |stage| {
        stage.asked().await;
        let told = stage.john_asks_for("delete").await;
        assert!(told.says("no draft any more"), "{:?}", told.texts());
        assert_eq!(stage.engagements().await, 1);
    });
}

#[test]
fn closing_asked_for_by_a_customer_is_refused_and_nothing_changes() {
    on_stage(async |stage| {
        stage.asked().await;
        for word in ["cerrar", "eliminar", "exportar"] {
            let told = stage.asked_in_the_channel("ana", word).await;
            assert!(told.says("Only the FastTrack Manager"), "{word}: {:?}", told.texts());
        }
    });
}

#[test]
fn whoever_asks_is_told_in_their_own_chat_what_is_kept_about_them() {
    on_stage(async |stage| {
        stage.asked().await;
        let _ = stage.john_asks_for("away 15/4").await;
        let card = stage.john_asks_for("privacy").await;
        assert!(card.says("that you are away (2 March to 15 April)"), "{:?}", card.texts());
        for line in
            ["your name (John", "**Contoso** (FastTrack Manager)", "of yours in its history", "two days"]
        {
            assert!(card.says(line), "{line}: {:?}", card.texts());
        }
        assert!(!card.says("Ana Ruiz"), "nobody else is in it: {:?}", card.texts());
        let shared = stage.asked_in_the_channel("john", "my data").await;
        assert!(shared.says("Sent to you") && !shared.says("Contoso"), "{:?}", shared.texts());
        assert!(stage.last("john").says("What I keep about you"), "{:?}", stage.last("john").texts());
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}
