//! `JSON.parse`: text straight to values, without a tree in between.

use crate::value::{Members, Text, V};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;

/// Up to so many members are compared with each other to find names that come twice.
const FEW: usize = 16;

/// Reads JSON.
pub(crate) fn parse<'a>(text: &str) -> Result<V<'a>, serde_json::Error> {
    let mut source = serde_json::Deserializer::from_str(text);
    let value = Own(PhantomData).deserialize(&mut source)?;
    source.end()?;
    Ok(value)
}

/// Makes values that are our own.
#[derive(Clone, Copy)]
struct Own<'a>(PhantomData<fn() -> V<'a>>);

impl<'de, 'a> DeserializeSeed<'de> for Own<'a> {
    type Value = V<'a>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<V<'a>, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de, 'a> Visitor<'de> for Own<'a> {
    type Value = V<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<V<'a>, E> {
        Ok(V::Null)
    }

    fn visit_bool<E: Error>(self, b: bool) -> Result<V<'a>, E> {
        Ok(V::Bool(b))
    }

    fn visit_i64<E: Error>(self, n: i64) -> Result<V<'a>, E> {
        Ok(V::Num(n as f64))
    }

    fn visit_u64<E: Error>(self, n: u64) -> Result<V<'a>, E> {
        Ok(V::Num(n as f64))
    }

    fn visit_f64<E: Error>(self, n: f64) -> Result<V<'a>, E> {
        Ok(V::Num(n))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<V<'a>, E> {
        Ok(V::text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<V<'a>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(self)? {
            items.push(item);
        }
        Ok(V::array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<V<'a>, A::Error> {
        let mut members = Vec::new();
        while let Some(key) = map.next_key_seed(Name)? {
            members.push((Text::Made(key), map.next_value_seed(self)?));
        }
        Ok(V::object(each_once(members)))
    }
}

/// A member's name.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = std::rc::Rc<str>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = std::rc::Rc<str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(text.into())
    }
}

/// Of members with the same name the first place and the last value count.
fn each_once(members: Members<'_>) -> Members<'_> {
    let twice = match members.len() {
        0..=FEW => {
            members.iter().enumerate().any(|(i, (key, _))| members[..i].iter().any(|(k, _)| **k == **key))
        }
        _ => true,
    };
    if !twice {
        return members;
    }
    let mut places: HashMap<std::rc::Rc<str>, usize> = HashMap::with_capacity(members.len());
    let mut once: Members<'_> = Vec::with_capacity(members.len());
    for (key, value) in members {
        let place = *places.entry((*key).into()).or_insert(once.len());
        match once.get_mut(place) {
            Some(member) => member.1 = value,
            None => once.push((key, value)),
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::js::show;
    use crate::limits::{Budget, Limits};

    #[test]
    fn json_reads_as_a_tree_of_it_would() {
        let many: Vec<String> = (0..40).map(|n| format!("\"k{}\":{n}", n % 30)).collect();
        let texts = [
            "null",
            " [1, -2, 2.5, 1e3, 18446744073709551615, 0.1] ",
            "\"a\\u00e9\\n\\\\\"",
            "{}",
            "[]",
            "[[[]]]",
            "{\"a\":{\"b\":[true,false,null]},\"c\":\"d\"}",
            "{\"a\":1,\"b\":2,\"a\":3}",
            "{\"2\":1,\"1\":2}",
        ];
        for text in texts.into_iter().map(str::to_owned).chain([format!("{{{}}}", many.join(","))]) {
            let budget = Budget::new(&Limits::DEFAULT);
            let tree = V::own(&serde_json::from_str(&text).unwrap());
            let shown = |value: &V<'_>| show::stringify(value, &budget).unwrap();
            assert_eq!(shown(&parse(&text).unwrap()), shown(&tree), "{text}");
        }
        for wrong in ["", "{", "[1,]", "1 2", "nul", "{1:2}", "1e999"] {
            assert_eq!(
                parse(wrong).map(drop).unwrap_err().to_string(),
                serde_json::from_str::<serde_json::Value>(wrong).unwrap_err().to_string()
            );
        }
        assert!(parse(&"[".repeat(200)).is_err());
    }
}
