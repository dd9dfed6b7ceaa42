//! What only the whole card tells: its size, targets, mentions, and every text in it.

use super::{Checking, Severity};
use serde_json::Value;

impl<'c> Checking<'c> {
    /// What only the whole card tells.
    pub(super) fn whole(&mut self, card: &'c Value) {
        for (pointer, id) in std::mem::take(&mut self.targets) {
            if !self.ids.contains_key(id) && !self.fallback_ids.contains(id) {
                self.report_at(
                    pointer,
                    Severity::Error,
                    "target",
                    &format!("nothing in the card has the id `{id}`"),
                );
            }
        }
        if self.refreshes && self.has_inputs {
            let message = "the card has inputs and refreshes by itself: what was typed may be lost";
            self.report(Severity::Warning, "refresh-inputs", message);
        }
        let size = card.to_string().encode_utf16().count() * 2;
        if size > self.options.max_bytes {
            let message = format!("{size} bytes in UTF-16; at most {} are safe", self.options.max_bytes);
            self.report(Severity::Error, "size", &message);
        }
        let mut said = Vec::new();
        self.texts(card, true, &mut said);
        let unsaid = |text: &str| !said.iter().any(|(_, mention)| *mention == text);
        for (pointer, text) in std::mem::take(&mut self.mentions) {
            if text.starts_with("<at>") && unsaid(text) {
                self.report_at(
                    pointer,
                    Severity::Warning,
                    "mention",
                    &format!("`{text}` is not in the card"),
                );
            }
            self.known_mentions.push(text);
        }
        for (pointer, mention) in said {
            if !self.known_mentions.contains(&mention) {
                let message = format!("`{mention}` has no entity in msteams.entities");
                self.report_at(pointer, Severity::Error, "mention", &message);
            }
        }
    }

    /// Looks at every text for left-over templates; at those that people see, for dates and mentions, too.
    fn texts(&mut self, value: &'c Value, shown: bool, said: &mut Vec<(String, &'c str)>) {
        match value {
            Value::String(text) => {
                if text.contains("${") {
                    self.report(Severity::Error, "unexpanded", "an expression was not expanded");
                }
                if shown {
                    self.dates(text);
                    self.mentions_in(text, said);
                }
            }
            Value::Array(items) if self.depth < 120 => {
                self.depth += 1;
                for (i, item) in items.iter().enumerate() {
                    self.below(&i.to_string(), |s| s.texts(item, shown, said));
                }
                self.depth -= 1;
            }
            Value::Object(map) if self.depth < 120 => {
                self.depth += 1;
                let chart =
                    map.get("type").and_then(Value::as_str).is_some_and(|name| name.starts_with("Chart."));
                for (key, member) in map {
                    let seen = shown && key != "entities" && (key != "data" || chart);
                    self.below(key, |s| s.texts(member, seen, said));
                }
                self.depth -= 1;
            }
            _ => {}
        }
    }

    fn mentions_in(&self, text: &'c str, said: &mut Vec<(String, &'c str)>) {
        let mut rest = text;
        while let Some(start) = rest.find("<at>") {
            let escaped = rest[..start].ends_with('\\');
            let Some(end) = rest[start..].find("</at>") else { break };
            let end = start + end + "</at>".len();
            if !escaped {
                said.push((self.pointer.clone(), &rest[start..end]));
            }
            rest = &rest[end..];
        }
    }

    /// `{{DATE(…)}}` and `{{TIME(…)}}` are shown raw unless they are written exactly so.
    fn dates(&mut self, text: &str) {
        for (start, _) in text.match_indices("{{") {
            let rest = &text[start + 2..];
            let Some(inner) = rest.strip_prefix("DATE(").or_else(|| rest.strip_prefix("TIME(")) else {
                continue;
            };
            let body = inner.split_once(")}}").map(|(body, _)| body);
            let (stamp, style) =
                body.map_or(("", None), |b| b.split_once(',').map_or((b, None), |(s, f)| (s, Some(f))));
            let known = style.is_none_or(|s| matches!(s.trim(), "COMPACT" | "SHORT" | "LONG"));
            let exact = stamp.len() >= 20 && !stamp.contains('.') && stamp.parse::<jiff::Timestamp>().is_ok();
            if body.is_none() || !known || !exact {
                let message =
                    "dates are written {{DATE(2026-01-31T09:00:00Z,SHORT)}}: RFC 3339 without fractions";
                self.report(Severity::Warning, "date", message);
            }
        }
    }
}
