//! What an operator's monitoring reads, in Prometheus' text format. What is counted, and when, is each part's own.
//!
//! Source: "Exposition formats", prometheus.io.

use std::fmt::{Display, Write};

/// The media type of the text.
pub const MEDIA_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

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
}
