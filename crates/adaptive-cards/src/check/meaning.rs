//! Rules that no schema tells: what people need to use a card, and what Teams does with it.

use super::table::{Family, TABLE};
use super::{Checking, Severity};
use serde_json::{Map, Value};

/// Teams shows no more actions than this in one place.
const MOST_ACTIONS: usize = 6;
const MOST_REFRESHED: usize = 60;

impl<'c> Checking<'c> {
    /// What a single object must mind.
    pub(super) fn meaning(&mut self, name: &str, family: Family, map: &'c Map<String, Value>) {
        match map.get("id") {
            Some(Value::String(id)) if self.in_fallback => {
                self.fallback_ids.insert(id);
            }
            Some(Value::String(id)) => self.id(id),
            _ => {}
        }
        match family {
            Family::Input => self.input(name, map),
            Family::Card => self.card(map),
            Family::Action => self.action(name, map),
            Family::Element | Family::Inline | Family::Layout | Family::Part => {}
        }
        match name {
            "Image" if is_blank(map.get("altText")) => {
                self.report(
                    Severity::Warning,
                    "alt-text",
                    "an image needs `altText` for those who can't see it",
                );
            }
            "Media" if is_blank(map.get("altText")) => {
                self.report(
                    Severity::Warning,
                    "alt-text",
                    "media need `altText` for those who can't see or hear them",
                );
            }
            "ActionSet" => self.action_count(map),
            _ => {}
        }
        let beyond = TABLE.types.get(name).is_some_and(|rule| rule.beyond);
        let shown = matches!(family, Family::Element | Family::Input | Family::Action);
        if beyond && shown && !self.in_fallback && !map.contains_key("fallback") {
            let message = format!("not every client knows `{name}`: give it a `fallback`");
            self.report(Severity::Warning, "fallback", &message);
        }
    }

    fn id(&mut self, id: &'c str) {
        if let Some(first) = self.ids.get(id) {
            let message = format!("the id `{id}` is taken by {first}");
            self.below("id", |s| s.report(Severity::Error, "id", &message));
            return;
        }
        self.ids.insert(id, self.pointer.clone());
    }

    fn card(&mut self, map: &'c Map<String, Value>) {
        self.action_count(map);
        if self.depth > 1 {
            return;
        }
        if !map.contains_key("type") {
            self.report(Severity::Error, "required", "the card needs `type`");
        }
        match map.get("version").and_then(Value::as_str) {
            None => self.report(Severity::Error, "version", "the card needs `version`"),
            Some("1.0" | "1.1" | "1.2" | "1.3" | "1.4" | "1.5") => {}
            Some(version) => {
                let message = format!("Teams shows versions up to 1.5, not `{version}`");
                self.below("version", |s| s.report(Severity::Error, "version", &message));
            }
        }
        if is_blank(map.get("fallbackText")) {
            self.report(Severity::Info, "fallback-text", "old clients show `fallbackText`; there is none");
        }
        if let Some(Value::Object(refresh)) = map.get("refresh") {
            self.refreshes = true;
            self.below("refresh", |s| s.refresh(refresh));
        }
        if let Some(entities) = map.get("msteams").and_then(|m| m.get("entities")).and_then(Value::as_array) {
            self.below("msteams", |s| s.below("entities", |s| s.entities(entities)));
        }
    }

    fn refresh(&mut self, refresh: &Map<String, Value>) {
        match refresh.get("userIds").and_then(Value::as_array) {
            Some(ids) if ids.len() > MOST_REFRESHED => {
                let message = format!("{} people; a card refreshes for at most {MOST_REFRESHED}", ids.len());
                self.below("userIds", |s| s.report(Severity::Error, "refresh", &message));
            }
            Some(_) => {}
            None => self.report(
                Severity::Warning,
                "refresh",
                "without `userIds` clients differ on whom they refresh for",
            ),
        }
        if !refresh.contains_key("action") {
            self.report(Severity::Error, "refresh", "`refresh` needs an `action`");
        }
    }

    fn entities(&mut self, entities: &'c [Value]) {
        for (i, entity) in entities.iter().enumerate() {
            if entity.get("type").and_then(Value::as_str) != Some("mention") {
                continue;
            }
            let pointer = format!("{}/{i}", self.pointer);
            let text = entity.get("text").and_then(Value::as_str).unwrap_or("");
            let whole = text.starts_with("<at>") && text.ends_with("</at>") && text.len() > "<at></at>".len();
            let said = |key: &str| {
                entity
                    .get("mentioned")
                    .and_then(|m| m.get(key))
                    .and_then(Value::as_str)
                    .is_some_and(|s| !s.is_empty())
            };
            if !whole || !said("id") || !said("name") {
                let message = "a mention needs `text` as <at>…</at>, `mentioned.id` and `mentioned.name`";
                self.report_at(pointer.clone(), Severity::Error, "mention", message);
            }
            self.mentions.push((pointer, text));
        }
    }

    fn input(&mut self, name: &str, map: &'c Map<String, Value>) {
        self.has_inputs = true;
        if is_blank(map.get("label")) && name != "Input.Toggle" {
            self.report(Severity::Warning, "label", "an input needs a `label`; a placeholder vanishes");
        }
        let required = map.get("isRequired") == Some(&Value::Bool(true));
        if required && is_blank(map.get("errorMessage")) {
            self.report(Severity::Warning, "error-message", "a required input needs an `errorMessage`");
        }
        match name {
            "Input.ChoiceSet" => self.choices(map),
            "Input.Number" => {
                let number = |key: &str| map.get(key).and_then(Value::as_f64);
                self.bounds(number("min"), number("value"), number("max"));
            }
            "Input.Date" => self.pattern(map, "YYYY-MM-DD", is_date),
            "Input.Time" => self.pattern(map, "HH:MM", is_time),
            _ => {}
        }
    }

    fn bounds<T: PartialOrd>(&mut self, min: Option<T>, value: Option<T>, max: Option<T>) {
        let above = |a: &Option<T>, b: &Option<T>| matches!((a, b), (Some(a), Some(b)) if a > b);
        if above(&min, &max) {
            self.report(Severity::Error, "bounds", "`min` is above `max`");
        }
        if above(&min, &value) || above(&value, &max) {
            self.report(Severity::Warning, "bounds", "`value` is not between `min` and `max`");
        }
    }

    fn pattern(&mut self, map: &'c Map<String, Value>, shape: &str, fits: impl Fn(&str) -> bool) {
        let text = |key: &str| map.get(key).and_then(Value::as_str).filter(|s| !s.is_empty());
        for key in ["value", "min", "max"] {
            if let Some(given) = text(key).filter(|given| !fits(given)) {
                let message = format!("`{given}` is not {shape}");
                self.below(key, |s| s.report(Severity::Error, "format", &message));
            }
        }
        self.bounds(text("min"), text("value"), text("max"));
    }

    fn choices(&mut self, map: &'c Map<String, Value>) {
        let choices: Vec<&str> = map
            .get("choices")
            .and_then(Value::as_array)
            .map(|list| list.iter().filter_map(|c| c.get("value")?.as_str()).collect())
            .unwrap_or_default();
        let asks = map.contains_key("choices.data");
        if choices.is_empty() && !asks {
            self.report(Severity::Warning, "choices", "there is nothing to choose");
        }
        let mut sorted = choices.clone();
        sorted.sort_unstable();
        if let Some(twice) = sorted.windows(2).find(|pair| pair[0] == pair[1]) {
            let message = format!("two choices have the value `{}`", twice[0]);
            self.report(Severity::Error, "choices", &message);
        }
        let value = map.get("value").and_then(Value::as_str).unwrap_or("");
        let many = map.get("isMultiSelect") == Some(&Value::Bool(true));
        let chosen = value
            .split(',')
            .filter(|v| many && !v.is_empty())
            .chain((!many && !value.is_empty()).then_some(value));
        for missing in chosen.filter(|v| !asks && !choices.contains(v)) {
            let message = format!("`{missing}` is none of the choices");
            self.below("value", |s| s.report(Severity::Warning, "choices", &message));
        }
    }

    fn action(&mut self, name: &str, map: &'c Map<String, Value>) {
        let in_refresh = self.pointer.ends_with("/refresh/action");
        if name == "Action.Execute" && !in_refresh {
            if is_blank(map.get("verb")) {
                self.report(Severity::Warning, "verb", "without a `verb` the bot can't tell what is meant");
            }
            let submit = map.get("fallback").and_then(|f| f.get("type")).and_then(Value::as_str);
            if !self.in_fallback && submit != Some("Action.Submit") {
                let message = "clients without Action.Execute need an Action.Submit as `fallback`";
                self.report(Severity::Warning, "execute-fallback", message);
            }
        }
        if name == "Action.ResetInputs" {
            self.resets(map);
        }
        let listed =
            self.pointer.rsplit('/').next().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()));
        if listed
            && is_blank(map.get("title"))
            && (is_blank(map.get("iconUrl")) || is_blank(map.get("tooltip")))
        {
            self.report(Severity::Warning, "title", "an action needs a `title`, or an icon and a `tooltip`");
        }
    }

    fn resets(&mut self, map: &'c Map<String, Value>) {
        let ids = map.get("targetInputIds").and_then(Value::as_array).into_iter().flatten().enumerate();
        let ids =
            ids.filter_map(|(i, id)| Some((format!("{}/targetInputIds/{i}", self.pointer), id.as_str()?)));
        self.targets.extend(ids);
    }

    fn action_count(&mut self, map: &'c Map<String, Value>) {
        let Some(actions) = map.get("actions").and_then(Value::as_array) else { return };
        let primary = |a: &&Value| {
            !a.get("mode").and_then(Value::as_str).is_some_and(|mode| mode.eq_ignore_ascii_case("secondary"))
        };
        let count = actions.iter().filter(primary).count();
        if count > MOST_ACTIONS {
            let message = format!("{count} actions; Teams shows at most {MOST_ACTIONS}");
            self.below("actions", |s| s.report(Severity::Error, "action-count", &message));
        }
    }
}

fn is_blank(value: Option<&Value>) -> bool {
    value.and_then(Value::as_str).is_none_or(|s| s.trim().is_empty())
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

fn is_time(text: &str) -> bool {
    (text.len() == 5 || text.len() == 8) && text.parse::<jiff::civil::Time>().is_ok()
}
