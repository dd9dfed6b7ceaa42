//! What an operator's monitoring reads of how long things took, through the front door. The clock stands still here, so
//! nothing is measured in real time: what is looked at is what is counted where.

use jiff::SignedDuration;
use teams_simulator::{Effect, Fault, FaultOn};

use crate::harness::on_stage;

/// The value of a line of the page.
fn value(page: &str, name: &str) -> f64 {
    let line = page.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("{name}: {page}")).parse().expect("a number")
}

/// How many were counted in the histogram `name` for `label`, once it is one: buckets that only rise up to the count,
/// and a sum of at least nothing.
fn count(page: &str, name: &str, label: &str) -> f64 {
    let prefix = format!("fasttrack_{name}_bucket{{{label},le=");
    let buckets: Vec<f64> = page
        .lines()
        .filter(|line| line.starts_with(&prefix))
        .filter_map(|line| line.rsplit(' ').next()?.parse().ok())
        .collect();
    let count = value(page, &format!("fasttrack_{name}_count{{{label}}}"));
    assert_eq!(buckets.len(), 12, "{name} {label}: {page}");
    assert!(buckets.is_sorted(), "{buckets:?}");
    assert_eq!(buckets.last(), Some(&count));
    assert!(value(page, &format!("fasttrack_{name}_sum{{{label}}}")) >= 0.0);
    count
}

#[test]
fn a_turn_is_counted_in_the_histogram_of_its_kind() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let john = stage.sim.person("john");
        let page = stage.metrics().await;
        assert!(count(&page, "turn_duration_seconds", "kind=\"other\"") >= 1.0, "the installation");
        for kind in ["message", "invoke"] {
            assert!(count(&page, "turn_duration_seconds", &format!("kind=\"{kind}\"")).abs() < 0.5, "{page}");
        }
        john.says("john", "help").await;
        stage.settle().await;
        stage.looks_at("john");
        let welcome = john.sees("john").remove(0);
        let _ = john.press(&welcome, "Start an engagement", ()).await.dialog();
        let page = stage.metrics().await;
        for kind in ["message", "invoke"] {
            let counted = count(&page, "turn_duration_seconds", &format!("kind=\"{kind}\""));
            assert!((counted - 1.0).abs() < 0.5, "{kind}: {page}");
        }
    });
}

#[test]
fn a_call_to_teams_is_counted_by_what_came_of_it() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let of = |outcome: &str| format!("outcome=\"{outcome}\"");
        let ok = count(&stage.metrics().await, "connector_duration_seconds", &of("ok"));
        assert!(ok >= 1.0, "the welcome");
        stage.sim.fault(Fault::once(FaultOn::Send, Effect::Throttle { retry_after: Some(30) }));
        stage.sim.person("john").says("john", "help").await;
        stage.settles_within(SignedDuration::from_mins(1)).await;
        stage.looks_at("john");
        let page = stage.metrics().await;
        assert!((count(&page, "connector_duration_seconds", &of("throttled")) - 1.0).abs() < 0.5, "{page}");
        assert!(count(&page, "connector_duration_seconds", &of("ok")) > ok, "it went out then");
    });
}

#[test]
fn a_token_is_at_hand_until_it_is_old() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let says = async || {
            stage.sim.person("john").says("john", "help").await;
            stage.settle().await;
            stage.looks_at("john");
            let page = stage.metrics().await;
            let read = |what: &str| value(&page, &format!("fasttrack_token_cache_{what}_total"));
            (read("hits"), read("misses"))
        };
        let before = says().await;
        let after = says().await;
        assert!(before.1 >= 1.0 && after.0 > before.0, "{before:?} {after:?}");
        assert!((after.1 - before.1).abs() < 0.5, "nothing was fetched: {before:?} {after:?}");
        stage.clock.advance(SignedDuration::from_hours(2));
        stage.settle().await;
        assert!(says().await.1 > after.1, "it was fetched anew");
    });
}

#[test]
fn what_the_store_does_is_counted_by_operation() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let page = stage.metrics().await;
        for operation in ["get", "scan", "commit"] {
            let label = format!("operation=\"{operation}\"");
            assert!(count(&page, "store_duration_seconds", &label) >= 1.0, "{page}");
        }
    });
}

#[test]
fn every_metric_is_documented() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let documented = include_str!("../../docs/configuration.md");
        for line in stage.metrics().await.lines().filter_map(|line| line.strip_prefix("# TYPE ")) {
            let name = line.split(' ').next().unwrap_or_default();
            let found =
                [format!("`{name}`"), format!("`{name}{{")].iter().any(|name| documented.contains(name));
            assert!(found, "{name} is not in docs/configuration.md");
        }
    });
}
