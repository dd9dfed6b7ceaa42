//! Elements that not every client can draw: progress and charts. Each carries a text for those that can't.

use serde_json::{Map, Value, json};

/// One value of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Datum<'d> {
    /// What the value is of.
    pub label: &'d str,
    /// The value.
    pub value: f64,
}

/// An element with a fallback (Microsoft Learn, "Charts in Adaptive Cards", "ProgressBar").
///
/// ```
/// use adaptive_cards::Element;
///
/// let bar = Element::progress_bar(3.0, 8.0, "3 of 8").into_value();
/// assert_eq!(bar["fallback"]["text"], "3 of 8");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Element(Map<String, Value>);

impl Element {
    fn new(kind: &str, fallback: &str) -> Self {
        let mut map = Map::new();
        map.insert("type".into(), kind.into());
        map.insert("fallback".into(), json!({"type": "TextBlock", "text": fallback, "wrap": true}));
        Self(map)
    }

    /// `ProgressBar`: `value` of `max`.
    pub fn progress_bar(value: f64, max: f64, fallback: &str) -> Self {
        Self::new("ProgressBar", fallback).with("value", value).with("max", max)
    }

    /// `Chart.Donut`: parts of a whole.
    pub fn donut<'d>(title: &str, data: impl IntoIterator<Item = Datum<'d>>, fallback: &str) -> Self {
        Self::parts("Chart.Donut", title, data, fallback)
    }

    /// `Chart.Pie`: parts of a whole.
    pub fn pie<'d>(title: &str, data: impl IntoIterator<Item = Datum<'d>>, fallback: &str) -> Self {
        Self::parts("Chart.Pie", title, data, fallback)
    }

    fn parts<'d>(kind: &str, title: &str, data: impl IntoIterator<Item = Datum<'d>>, fallback: &str) -> Self {
        let data: Vec<Value> =
            data.into_iter().map(|d| json!({"legend": d.label, "value": d.value})).collect();
        Self::new(kind, fallback).with("title", title).with("data", data)
    }

    /// `Chart.HorizontalBar`: values side by side.
    pub fn bars<'d>(title: &str, data: impl IntoIterator<Item = Datum<'d>>, fallback: &str) -> Self {
        let data: Vec<Value> = data.into_iter().map(|d| json!({"x": d.label, "y": d.value})).collect();
        Self::new("Chart.HorizontalBar", fallback).with("title", title).with("data", data)
    }

    /// Any other property; `fallback` may be replaced too.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.into(), value.into());
        self
    }

    /// The element as JSON.
    pub fn into_value(self) -> Value {
        Value::Object(self.0)
    }
}

impl From<Element> for Value {
    fn from(element: Element) -> Self {
        element.into_value()
    }
}
