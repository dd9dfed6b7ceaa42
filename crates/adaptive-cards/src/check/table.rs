//! Reads `types.txt`, the table of what cards are made of.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// Where a type may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Card,
    Element,
    Input,
    Action,
    Inline,
    Layout,
    Part,
}

/// What a property may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Uri,
    AbsoluteUri,
    Bool,
    Number,
    /// Text or number.
    Length,
    Object,
    /// Names of features and the least version of each.
    Requires,
    Objects,
    Texts,
    List,
    /// Text or object.
    Data,
    Element,
    Elements,
    Action,
    Actions,
    /// An action other than `Action.ShowCard`.
    SelectAction,
    Inlines,
    Layouts,
    Targets,
    Background,
    TargetWidth,
    /// One value of a named type.
    One(&'static str),
    /// A list of a named type.
    ListOf(&'static str),
    /// `"drop"` or something that may stand in its place.
    Fallback(&'static str),
    /// One of the values of a named enumeration.
    Choice(&'static str),
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Property {
    pub(super) kind: Kind,
    pub(super) required: bool,
    pub(super) nullable: bool,
    /// Teams knows it, schema 1.5 doesn't.
    pub(super) beyond: bool,
}

#[derive(Debug)]
pub(super) struct Type {
    pub(super) family: Family,
    pub(super) beyond: bool,
    pub(super) properties: BTreeMap<&'static str, Property>,
}

#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) types: HashMap<&'static str, Type>,
    /// The values of each enumeration, and whether only Teams knows the value.
    pub(super) choices: HashMap<&'static str, Vec<(&'static str, bool)>>,
}

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("types.txt")));

impl Table {
    fn read(text: &'static str) -> Self {
        let mut table = Self::default();
        let mut groups: HashMap<&str, BTreeMap<&'static str, Property>> = HashMap::new();
        let mut open: Option<(&'static str, Option<Type>, BTreeMap<&'static str, Property>)> = None;
        for line in text.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')).chain(["end"]) {
            if let Some(property) = line.strip_prefix("  ") {
                if let (Some((_, _, properties)), Some((name, property))) =
                    (&mut open, read_property(property))
                {
                    properties.insert(name, property);
                }
                continue;
            }
            match open.take() {
                Some((name, Some(rule), properties)) => {
                    table.types.insert(name, Type { properties, ..rule });
                }
                Some((name, None, properties)) => {
                    groups.insert(name, properties);
                }
                None => {}
            }
            let (head, parents) = line.split_once(" : ").unwrap_or((line, ""));
            let inherited =
                parents.split(' ').filter_map(|g| groups.get(g)).flatten().map(|(k, v)| (*k, *v)).collect();
            match head.split(' ').collect::<Vec<_>>()[..] {
                ["enum", name, ref values @ ..] => {
                    let values =
                        values.iter().map(|v| v.strip_prefix('~').map_or((*v, false), |v| (v, true)));
                    table.choices.insert(name, values.collect());
                }
                ["group", name] => open = Some((name, None, inherited)),
                ["type", name, family] => {
                    let (name, beyond) = name.strip_prefix('~').map_or((name, false), |n| (n, true));
                    let rule = Type { family: read_family(family), beyond, properties: BTreeMap::new() };
                    open = Some((name, Some(rule), inherited));
                }
                _ => {}
            }
        }
        table
    }
}

fn read_family(name: &str) -> Family {
    match name {
        "card" => Family::Card,
        "element" => Family::Element,
        "input" => Family::Input,
        "action" => Family::Action,
        "inline" => Family::Inline,
        "layout" => Family::Layout,
        _ => Family::Part,
    }
}

fn read_property(line: &'static str) -> Option<(&'static str, Property)> {
    let (name, kind) = line.split_once(' ')?;
    let (name, beyond) = name.strip_prefix('~').map_or((name, false), |n| (n, true));
    let (name, required) = name.strip_suffix('!').map_or((name, false), |n| (n, true));
    let (kind, nullable) = kind.strip_suffix('?').map_or((kind, false), |k| (k, true));
    let kind = match kind {
        "string" => Kind::Text,
        "uri" => Kind::Uri,
        "absolute" => Kind::AbsoluteUri,
        "bool" => Kind::Bool,
        "number" => Kind::Number,
        "length" => Kind::Length,
        "object" => Kind::Object,
        "requires" => Kind::Requires,
        "objects" => Kind::Objects,
        "strings" => Kind::Texts,
        "list" => Kind::List,
        "data" => Kind::Data,
        "element" => Kind::Element,
        "elements" => Kind::Elements,
        "action" => Kind::Action,
        "actions" => Kind::Actions,
        "selectAction" => Kind::SelectAction,
        "inlines" => Kind::Inlines,
        "layouts" => Kind::Layouts,
        "targets" => Kind::Targets,
        "background" => Kind::Background,
        "targetWidth" => Kind::TargetWidth,
        "fallbackElement" => Kind::Fallback("element"),
        "fallbackAction" => Kind::Fallback("action"),
        "fallbackColumn" => Kind::Fallback("Column"),
        "fallbackCard" => Kind::Fallback("AdaptiveCard"),
        other => match other.split_once(':') {
            Some(("one", name)) => Kind::One(name),
            Some((_, name)) => Kind::ListOf(name),
            None => Kind::Choice(other),
        },
    };
    Some((name, Property { kind, required, nullable, beyond }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_in_the_table_is_known_to_it() {
        let table = &*TABLE;
        assert!(table.types.len() > 60 && table.choices.len() > 25);
        for (name, rule) in &table.types {
            for (property, Property { kind, .. }) in &rule.properties {
                let known = match kind {
                    Kind::One(t) | Kind::ListOf(t) => table.types.contains_key(t),
                    Kind::Choice(e) => table.choices.contains_key(e),
                    Kind::Fallback(t) => matches!(*t, "element" | "action") || table.types.contains_key(t),
                    _ => true,
                };
                assert!(known, "{name}.{property}: {kind:?}");
            }
        }
    }
}
