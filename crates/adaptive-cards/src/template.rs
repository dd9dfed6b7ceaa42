//! Templates: parsed once, expanded with data as often as needed.

mod build;
mod expand;
mod expanded;
mod paths;
mod plan;
mod prepare;
mod program;
mod write;

pub use expanded::Expanded;

use crate::error::{ExpandError, TemplateError};
use crate::limits::Limits;
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

/// How a template is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ParseOptions {
    /// Bounds on the template and, unless the expansion gives its own, on expansions.
    pub limits: Limits,
    /// Whether expansions will be given the time, so that `utcNow` and its like may be used.
    pub clock: bool,
    /// Load a function that doesn't exist, and fail when it is evaluated, as the reference engine does,
    /// instead of refusing it.
    pub unknown_functions_fail_late: bool,
}

/// How a template is expanded.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct ExpandOptions {
    /// Refuse paths that the data lacks, unless the expression asks whether they exist (`exists`, `empty`,
    /// comparison with `null`). `??` is no such question: outside of conditions the reference engine takes the
    /// text `${path}` for the value of a missing path. Expressions that fail inside of a text are refused too.
    pub strict: bool,
    /// The time for `utcNow`, `getPastTime` and `getFutureTime`.
    pub now: Option<jiff::Timestamp>,
    /// Other bounds than the template was loaded with.
    pub limits: Option<Limits>,
    /// The value of `$host`.
    pub host: Option<Value>,
}

impl ExpandOptions {
    /// Strict expansion: what tests, and cards that people will see, should use.
    pub fn strict() -> Self {
        Self { strict: true, ..Self::default() }
    }
}

/// A card, and what the reference engine would warn of.
#[derive(Debug, Clone, PartialEq)]
pub struct Expansion {
    /// The expanded card.
    pub card: Value,
    /// One for each object that was dropped because its `$when` is no condition.
    pub warnings: Vec<String>,
}

/// A prepared template. It can be shared between threads and expanded any number of times.
///
/// ```
/// use adaptive_cards::Template;
/// use serde_json::json;
///
/// let template = Template::parse(&json!({
///     "type": "TextBlock",
///     "$data": "${people}",
///     "$when": "${age >= 18}",
///     "text": "${$index + 1}. ${name}"
/// }))?;
/// let card = template.expand(&json!({"people": [{"name": "Ana", "age": 40}, {"name": "Bo", "age": 7}]}))?;
/// assert_eq!(card, json!({"type": "TextBlock", "text": "1. Ana"}));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Template {
    root: prepare::Prepared,
    /// The same, as steps that write a tree.
    plan: Vec<plan::Op>,
    /// The same, as steps that write text.
    program: Vec<program::Op>,
    /// How many beginnings of paths an expansion remembers.
    memos: usize,
    guess: Arc<Guess>,
    setting: crate::expression::Setting,
    /// Whether a function changes values in place, so that the data must be copied first.
    mutates: bool,
    /// Whether a function reads expressions during the expansion.
    reads: bool,
}

/// How large the last expansion was: a guess of the size of the next, so that memory is asked for once.
#[derive(Debug, Default)]
struct Guess {
    /// Bytes of the JSON text.
    text: AtomicUsize,
    steps: AtomicUsize,
    /// Bytes of texts that were put together.
    joined: AtomicUsize,
}

impl Template {
    /// Loads a template.
    ///
    /// # Errors
    /// If an expression can't be read, uses a function that doesn't exist or isn't supported, or the template
    /// is beyond the limits.
    pub fn parse(template: &Value) -> Result<Self, TemplateError> {
        Self::parse_with(template, ParseOptions::default())
    }

    /// Loads a template with options.
    ///
    /// # Errors
    /// As [`Template::parse`].
    pub fn parse_with(template: &Value, options: ParseOptions) -> Result<Self, TemplateError> {
        let setting = crate::expression::Setting {
            limits: options.limits,
            unknown_functions_fail_late: options.unknown_functions_fail_late,
            clock: options.clock,
        };
        let (root, memos) = prepare::prepare(template, setting)?;
        let (mut mutates, mut reads) = (false, false);
        root.walk(&mut |expr| {
            mutates |= expr.function().is_some_and(|f| f.mutates);
            reads |= expr.function().is_some_and(|f| f.reads);
        });
        let (plan, program) = (plan::compile(&root), program::compile(&root));
        Ok(Self { root, plan, program, memos, guess: Arc::default(), setting, mutates, reads })
    }

    /// Expands the template with data, which expressions see as `$root` and, at first, as `$data`.
    ///
    /// # Errors
    /// If the reference engine would fail too, or a limit is reached.
    pub fn expand(&self, data: &Value) -> Result<Value, ExpandError> {
        self.expand_with(data, &ExpandOptions::default()).map(|expansion| expansion.card)
    }

    /// Expands the template with data and options.
    ///
    /// # Errors
    /// As [`Template::expand`]; in strict mode also if the data lacks a path.
    pub fn expand_with(&self, data: &Value, options: &ExpandOptions) -> Result<Expansion, ExpandError> {
        expand::expand(self, data, options)
    }

    /// Expands the template to a card that borrows from template and data instead of copying them: the quickest
    /// way to something that can be serialized.
    ///
    /// # Errors
    /// As [`Template::expand_with`].
    pub fn expand_borrowed<'a>(
        &'a self,
        data: &'a Value,
        options: &'a ExpandOptions,
    ) -> Result<Expanded<'a>, ExpandError> {
        expand::expand_borrowed(self, data, options)
    }

    /// Expands the template to JSON text, several times faster than to a [`Value`]: what never changes is text
    /// already, and nothing else is built in between.
    ///
    /// ```
    /// # use adaptive_cards::{ExpandOptions, Template};
    /// # use serde_json::json;
    /// let template = Template::parse(&json!({"type": "TextBlock", "text": "Hi ${name}"}))?;
    /// let text = template.expand_to_string(&json!({"name": "Ana"}), &ExpandOptions::default())?;
    /// assert_eq!(serde_json::from_str::<serde_json::Value>(&text)?, json!({"type": "TextBlock", "text": "Hi Ana"}));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`Template::expand_with`].
    pub fn expand_to_string(&self, data: &Value, options: &ExpandOptions) -> Result<String, ExpandError> {
        expand::expand_to_string(self, data, options)
    }

    /// As [`Template::expand_to_string`], behind what is in `out` already: a host that keeps the text needs no new memory.
    /// Nothing is written if it fails.
    ///
    /// # Errors
    /// As [`Template::expand_with`].
    pub fn expand_into(
        &self,
        data: &Value,
        options: &ExpandOptions,
        out: &mut String,
    ) -> Result<(), ExpandError> {
        expand::expand_into(self, data, options, out)
    }

    /// Whether it is no template but a card: nothing in it depends on data.
    pub fn is_constant(&self) -> bool {
        matches!(self.root, prepare::Prepared::Scalar(_) | prepare::Prepared::Constant(_))
    }

    /// The paths that the template reads, as written (`dibs.date`, `$root.t.title`), sorted, each once.
    /// Inside of a lambda the paths of its own variable are left out. A path ends before an index that has
    /// to be computed.
    ///
    /// ```
    /// # use adaptive_cards::Template;
    /// # use serde_json::json;
    /// let template = Template::parse(&json!({"text": "${$root.t.hello}, ${name}", "title": "${$root.t.title}"}))?;
    /// let words: Vec<_> = template.paths().into_iter().filter_map(|p| Some(p.strip_prefix("$root.t.")?.to_owned())).collect();
    /// assert_eq!(words, ["hello", "title"]);
    /// # Ok::<(), adaptive_cards::TemplateError>(())
    /// ```
    pub fn paths(&self) -> Vec<String> {
        paths::paths(&self.root)
    }
}
