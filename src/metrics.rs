//! What an operator's monitoring reads, in Prometheus' text format. What is counted, and when, is each part's own.
//!
//! Source: "Exposition formats", prometheus.io.

use std::fmt::{Display, Write};
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::SignedDuration;

/// The media type of the text.
pub const MEDIA_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Where the buckets of a histogram end, in seconds: those that Prometheus' own libraries have.
const BOUNDS: [f64; 11] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// How long things took, by a label with a fixed list of values.
#[derive(Debug)]
pub struct Latencies<const N: usize> {
    label: &'static str,
    values: [(&'static str, Latency); N],
}

/// How long things of one kind took.
#[derive(Debug, Default)]
struct Latency {
    /// How many took at most so long and longer than the bucket before, and beyond all bounds.
    buckets: [AtomicU64; BOUNDS.len() + 1],
    /// All of them together, in nanoseconds.
    sum: AtomicU64,
}

impl<const N: usize> Latencies<N> {
    /// Nothing measured yet, for these values of `label`.
    #[must_use]
    pub fn by(label: &'static str, values: [&'static str; N]) -> Self {
        Self { label, values: values.map(|value| (value, Latency::default())) }
    }

    /// Something of this kind took so long. A kind that is not in the list is not counted, and a clock that went back
    /// counts as no time.
    pub fn took(&self, value: &str, time: SignedDuration) {
        let Some((_, latency)) = self.values.iter().find(|(name, _)| *name == value) else { return };
        let seconds = time.as_secs_f64();
        let bucket = BOUNDS.iter().position(|bound| seconds <= *bound).unwrap_or(BOUNDS.len());
        if let Some(bucket) = latency.buckets.get(bucket) {
            bucket.fetch_add(1, Ordering::Relaxed);
        }
        latency.sum.fetch_add(u64::try_from(time.as_nanos()).unwrap_or(0), Ordering::Relaxed);
    }
}

/// A page of metrics under way.
#[derive(Debug, Default)]
pub struct Page(String);

impl Page {
    /// Something that only grows; `name` without the prefix that all of ours have.
    pub fn counter(&mut self, name: &str, help: &str, value: u64) {
        self.one(name, help, "counter", &value);
    }

    /// Something that comes and goes.
    pub fn gauge(&mut self, name: &str, help: &str, value: f64) {
        self.one(name, help, "gauge", &value);
    }

    /// Counters that differ by labels, each as Prometheus writes it (`kind="message"`).
    pub fn counters(&mut self, name: &str, help: &str, values: impl IntoIterator<Item = (String, u64)>) {
        self.head(name, help, "counter");
        for (labels, value) in values {
            let _ = writeln!(self.0, "fasttrack_{name}{{{labels}}} {value}");
        }
    }

    /// How long things took, in seconds: a histogram for each value of the label.
    pub fn latencies<const N: usize>(&mut self, name: &str, help: &str, all: &Latencies<N>) {
        self.head(name, help, "histogram");
        for (value, latency) in &all.values {
            let label = format!("{}=\"{value}\"", all.label);
            let mut count = 0;
            for (at, bucket) in latency.buckets.iter().enumerate() {
                count += bucket.load(Ordering::Relaxed);
                let bound = BOUNDS.get(at).map_or_else(|| "+Inf".to_owned(), f64::to_string);
                let _ = writeln!(self.0, "fasttrack_{name}_bucket{{{label},le=\"{bound}\"}} {count}");
            }
            let sum = SignedDuration::from_nanos(latency.sum.load(Ordering::Relaxed).cast_signed());
            let _ = writeln!(self.0, "fasttrack_{name}_sum{{{label}}} {}", sum.as_secs_f64());
            let _ = writeln!(self.0, "fasttrack_{name}_count{{{label}}} {count}");
        }
    }

    /// The text.
    #[must_use]
    pub fn text(self) -> String {
        self.0
    }

    fn head(&mut self, name: &str, help: &str, kind: &str) {
        let _ = writeln!(self.0, "# HELP fasttrack_{name} {help}\n# TYPE fasttrack_{name} {kind}");
    }

    fn one(&mut self, name: &str, help: &str, kind: &str, value: &dyn Display) {
        self.head(name, help, kind);
        let _ = writeln!(self.0, "fasttrack_{name} {value}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_what_prometheus_reads() {
        let mut page = Page::default();
        page.counter("sent_total", "Messages sent.", 7);
        page.gauge("age_seconds", "How old.", 1.5);
        page.counters("turns_total", "Turns.", [("kind=\"message\"".to_owned(), 2)]);
        insta::assert_snapshot!(page.text(), @r#"
        # HELP fasttrack_sent_total Messages sent.
        # TYPE fasttrack_sent_total counter
        fasttrack_sent_total 7
        # HELP fasttrack_age_seconds How old.
        # TYPE fasttrack_age_seconds gauge
        fasttrack_age_seconds 1.5
        # HELP fasttrack_turns_total Turns.
        # TYPE fasttrack_turns_total counter
        fasttrack_turns_total{kind="message"} 2
        "#);
    }

    #[test]
    fn a_histogram_counts_up_to_each_bound_and_beyond_the_last() {
        let took = Latencies::by("kind", ["invoke"]);
        for millis in [5, 6, 900, 60_000, -1] {
            took.took("invoke", SignedDuration::from_millis(millis));
        }
        took.took("another", SignedDuration::from_secs(1));
        let mut page = Page::default();
        page.latencies("turn_seconds", "How long.", &took);
        insta::assert_snapshot!(page.text(), @r#"
        # HELP fasttrack_turn_seconds How long.
        # TYPE fasttrack_turn_seconds histogram
        fasttrack_turn_seconds_bucket{kind="invoke",le="0.005"} 2
        fasttrack_turn_seconds_bucket{kind="invoke",le="0.01"} 3
        fasttrack_turn_seconds_bucket{kind="invoke",le="0.025"} 3
        fasttrack_turn_seconds_bucket{kind="invoke",le="0.05"} 3
        fasttrack_turn_seconds_bucket{kind="invoke",le="0.1"} 3
        fasttrack_turn_seconds_bucket{kind="invoke",le="0.25"} 3
        fasttrack_turn_seconds_bucket{kind="invoke",le="0.5"} 3
        fasttrack_turn_seconds_bucket{kind="invoke",le="1"} 4
        fasttrack_turn_seconds_bucket{kind="invoke",le="2.5"} 4
        fasttrack_turn_seconds_bucket{kind="invoke",le="5"} 4
        fasttrack_turn_seconds_bucket{kind="invoke",le="10"} 4
        fasttrack_turn_seconds_bucket{kind="invoke",le="+Inf"} 5
        fasttrack_turn_seconds_sum{kind="invoke"} 60.911
        fasttrack_turn_seconds_count{kind="invoke"} 5
        "#);
    }
}
