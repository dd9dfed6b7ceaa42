//! Tolerant reading of JSON, field by field: what is absent, null or of another type is `None`.
//!
//! Used for everything a turn can do without, so that one odd field never costs the whole activity.

use serde::Deserialize;
use serde_json::Value;

/// The field `name` of `object`, if it is there and can be read as `T`.
pub(super) fn field<'a, T: Deserialize<'a>>(object: &'a Value, name: &str) -> Option<T> {
    object.get(name).and_then(|value| T::deserialize(value).ok())
}

/// A string field that is there and not empty.
pub(super) fn text(object: &Value, name: &str) -> Option<String> {
    object.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// An id: a string field that is there and not empty.
pub(super) fn id<T: From<String>>(object: &Value, name: &str) -> Option<T> {
    text(object, name).map(T::from)
}

/// The elements of an array field that `read` understands; empty if it is no array.
pub(super) fn list<'a, T>(object: &'a Value, name: &str, read: impl Fn(&'a Value) -> Option<T>) -> Vec<T> {
    object.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(read).collect()
}
