//! The expression language: text to tree. What the functions do stands in `functions`, how a tree is
//! evaluated in `evaluate`.

mod lexer;
mod parser;
mod print;
mod string;

pub(crate) use parser::Setting;
pub(crate) use string::{Parsed, parse_interpolation, parse_template_string};

use crate::functions::Function;

/// A node of an expression.
#[derive(Debug, Clone)]
pub(crate) struct Expr {
    pub(crate) node: Node,
    /// The character in the template's string where the node's name or operator stands, from 1.
    pub(crate) column: usize,
    /// Levels below and including this one.
    depth: usize,
}

#[derive(Debug, Clone)]
pub(crate) enum Node {
    Constant(Constant),
    Call {
        function: &'static Function,
        args: Vec<Expr>,
        /// For a chain of plain names: the path as the reference engine builds it.
        path: Option<Box<Path>>,
    },
    /// A function that doesn't exist: the reference engine fails when it is evaluated.
    Unknown {
        name: String,
        args: Vec<Expr>,
    },
}

/// A literal.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Constant {
    Undefined,
    Null,
    Bool(bool),
    Num(f64),
    Str(String),
}

/// Keeps expressions that are read during an expansion for as long as it lasts.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    kept: std::cell::OnceCell<Box<(Vec<Expr>, Shelf)>>,
}

impl Shelf {
    pub(crate) fn keep(&self, parts: Vec<Expr>) -> &[Expr] {
        let mut shelf = self;
        while let Some(next) = shelf.kept.get() {
            shelf = &next.1;
        }
        &shelf.kept.get_or_init(|| Box::new((parts, Shelf::default()))).0
    }
}

impl Drop for Shelf {
    /// One after the other: a long chain must not overflow the stack.
    fn drop(&mut self) {
        let mut next = self.kept.take();
        while let Some(mut boxed) = next {
            next = boxed.1.kept.take();
        }
    }
}

/// A path through memory.
#[derive(Debug, Clone)]
pub(crate) struct Path {
    /// As the reference engine writes it, for example `a.b[0]`.
    pub(crate) text: String,
    /// The text as a missing value is shown: `${a.b[0]}`.
    pub(crate) shown: String,
    pub(crate) parts: Vec<Part>,
    pub(crate) start: Start,
    pub(crate) memo: Memo,
}

/// Where an expansion remembers what a path leads to, and what it leads to without its last name. Paths that begin
/// alike share these places.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Memo {
    pub(crate) whole: usize,
    pub(crate) parent: usize,
}

impl Memo {
    /// It isn't remembered.
    const NONE: Self = Self { whole: usize::MAX, parent: usize::MAX };
}

/// Where a path begins, unless a local value has its first name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Start {
    /// With the first name in the present data.
    Data,
    /// Behind the first name, which is a reserved one.
    Root,
    ThisData,
    Index,
    Host,
    Version,
    /// Nowhere: a name with a dollar sign that isn't a reserved one.
    Nowhere,
}

impl Start {
    fn of(text: &str, first: &str) -> Self {
        let same = |name| crate::js::text::same_name(first, name);
        match text.starts_with('$') {
            false => Start::Data,
            true if same("$root") => Start::Root,
            true if same("$data") => Start::ThisData,
            true if same("$index") => Start::Index,
            true if same("$host") => Start::Host,
            true if same("$_acTemplateVersion") => Start::Version,
            true => Start::Nowhere,
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) name: String,
    /// What `parseInt` makes of the name: the index if the value is a list.
    pub(crate) index: Option<f64>,
    /// How many bytes longer a name that is equal but for letter case can be: the sign for kelvin is a `k`, too.
    /// `None` if the name isn't plain ASCII.
    longer: Option<usize>,
}

impl Part {
    fn new(name: &str) -> Self {
        let kelvins = || name.bytes().filter(|byte| byte.eq_ignore_ascii_case(&b'k')).count();
        let longer = name.is_ascii().then(|| kelvins() * ('\u{212a}'.len_utf8() - 1));
        Self { index: crate::js::number::parse_int_any(name), name: name.to_owned(), longer }
    }

    /// The member of an object that the engine finds by this name: the first that is equal but for letter case.
    pub(crate) fn of<'v>(
        &self,
        map: &'v serde_json::Map<String, serde_json::Value>,
    ) -> Option<&'v serde_json::Value> {
        let mut members = map.iter();
        match self.longer {
            Some(longer) => members.find(|(key, _)| self.is(key, longer)),
            None => members.find(|(key, _)| crate::js::text::same_name(key, &self.name)),
        }
        .map(|(_, value)| value)
    }

    /// What it leads to in an object or a list of the data.
    pub(crate) fn in_json<'v>(&self, json: &'v serde_json::Value) -> Option<&'v serde_json::Value> {
        match json {
            serde_json::Value::Object(map) => self.of(map),
            serde_json::Value::Array(items) => {
                let index = self.index.filter(|index| *index >= 0.0)?;
                items.get(index as usize)
            }
            _ => None,
        }
    }

    /// Whether a key is this name, which is plain ASCII.
    #[inline]
    fn is(&self, key: &str, longer: usize) -> bool {
        let (name, bytes) = (self.name.as_bytes(), key.as_bytes());
        if bytes.len() != name.len() {
            let may = bytes.len() > name.len() && bytes.len() <= name.len() + longer && !key.is_ascii();
            return may && crate::js::text::same_name(key, &self.name);
        }
        // Nearly all names of the same length differ in their first or last letter, too.
        let differ = |a: Option<&u8>, b: Option<&u8>| a.zip(b).is_some_and(|(a, b)| (a ^ b) & !0x20 != 0);
        !differ(bytes.first(), name.first())
            && !differ(bytes.last(), name.last())
            && (same_bytes(bytes, name) || bytes.eq_ignore_ascii_case(name))
    }
}

/// Whether two texts of the same length are equal; quicker for short ones than the general comparison.
#[inline]
fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    match a.len() {
        0..4 => a.iter().eq(b),
        4..8 => a.first_chunk::<4>() == b.first_chunk() && a.last_chunk::<4>() == b.last_chunk(),
        8..=16 => a.first_chunk::<8>() == b.first_chunk() && a.last_chunk::<8>() == b.last_chunk(),
        _ => a == b,
    }
}

impl Path {
    /// Takes a path apart as the reference engine does: at every run of dots and brackets.
    pub(crate) fn new(text: String) -> Self {
        let parts: Vec<Part> = text
            .split(['.', '[', ']'])
            .filter(|part| !part.is_empty())
            .map(|part| Part::new(unquote(part)))
            .collect();
        let start = Start::of(&text, parts.first().map_or("", |part| &part.name));
        let shown = format!("${{{text}}}");
        Self { text, shown, parts, start, memo: Memo::NONE }
    }
}

fn unquote(part: &str) -> &str {
    for quote in ['"', '\''] {
        if part.starts_with(quote) && part.ends_with(quote) {
            // A lone quote mark is its own beginning and end; `substr(1, -1)` of it is empty.
            return part.get(1..part.len().max(2) - 1).unwrap_or("");
        }
    }
    part
}

impl Expr {
    pub(crate) fn constant(value: Constant, column: usize) -> Self {
        Self { node: Node::Constant(value), column, depth: 1 }
    }

    pub(crate) fn args(&self) -> &[Expr] {
        match &self.node {
            Node::Constant(_) => &[],
            Node::Call { args, .. } | Node::Unknown { args, .. } => args,
        }
    }

    /// The path that it is, if it is nothing else.
    pub(crate) fn path(&self) -> Option<&Path> {
        match &self.node {
            Node::Call { path, .. } => path.as_deref(),
            Node::Constant(_) | Node::Unknown { .. } => None,
        }
    }

    pub(crate) fn is_constant(&self) -> bool {
        matches!(self.node, Node::Constant(_))
    }

    /// The function called, by the reference engine's name for it.
    pub(crate) fn function(&self) -> Option<&'static Function> {
        match &self.node {
            Node::Call { function, .. } => Some(function),
            Node::Constant(_) | Node::Unknown { .. } => None,
        }
    }

    /// Calls `visit` on the path of this node and on all below it.
    pub(crate) fn paths_mut(&mut self, visit: &mut dyn FnMut(&mut Path)) {
        match &mut self.node {
            Node::Constant(_) => {}
            Node::Call { path: Some(path), .. } => visit(path),
            Node::Call { args, .. } | Node::Unknown { args, .. } => {
                args.iter_mut().for_each(|arg| arg.paths_mut(visit));
            }
        }
    }

    /// Calls `visit` on this node and all below it.
    pub(crate) fn walk<'e>(&'e self, visit: &mut dyn FnMut(&'e Expr)) {
        visit(self);
        for arg in self.args() {
            arg.walk(visit);
        }
    }
}
