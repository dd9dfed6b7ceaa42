//! The words of `cards/strings`, by language: plain messages, and messages with arguments.
//!
//! Fluent does plurals and choices. A typed argument is escaped for text blocks and left alone in the plain form
//! (see [`super::text`]). A message missing in one language is an error at start, never a blank.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast;
use unic_langid::LanguageIdentifier;

use super::CardError;
use super::text::Text;
use crate::dialogue::Locale;

/// An argument of a message.
#[derive(Debug, Clone)]
pub(super) enum Arg {
    /// A number, by which plurals are chosen.
    Number(i64),
    /// A keyword by which the message chooses; never shown.
    Key(&'static str),
    /// Text.
    Text(Text),
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Text> for Arg {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<&Text> for Arg {
    fn from(text: &Text) -> Self {
        Self::Text(text.clone())
    }
}

/// The messages of one language.
struct Book {
    bundle: FluentBundle<FluentResource>,
    /// Message id → names of its arguments.
    messages: BTreeMap<String, BTreeSet<String>>,
}

type Books = [Book; 3];

static BOOKS: LazyLock<Result<Books, CardError>> = LazyLock::new(|| {
    Ok([
        book(Locale::En, include_str!("../../cards/strings/en.ftl"))?,
        book(Locale::Es, include_str!("../../cards/strings/es.ftl"))?,
        book(Locale::PtBr, include_str!("../../cards/strings/pt-BR.ftl"))?,
    ])
});

fn book(locale: Locale, source: &str) -> Result<Book, CardError> {
    let broken = |why: String| CardError::Strings { locale, why };
    let resource =
        FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| broken(format!("{errors:?}")))?;
    let mut messages = BTreeMap::new();
    for entry in resource.entries() {
        if let ast::Entry::Message(message) = entry {
            let mut names = BTreeSet::new();
            if let Some(pattern) = &message.value {
                names_in(pattern, &mut names);
            }
            messages.insert(message.id.name.to_owned(), names);
        }
    }
    let language: LanguageIdentifier = locale
        .as_str()
        .parse()
        .map_err(|error: unic_langid::LanguageIdentifierError| broken(error.to_string()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Isolation marks show as boxes in some clients, and all our languages run left to right.
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).map_err(|errors| broken(format!("{errors:?}")))?;
    Ok(Book { bundle, messages })
}

/// Collects the argument names of a pattern.
fn names_in(pattern: &ast::Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            match expression {
                ast::Expression::Inline(inline) => names_in_inline(inline, names),
                ast::Expression::Select { selector, variants } => {
                    names_in_inline(selector, names);
                    variants.iter().for_each(|variant| names_in(&variant.value, names));
                }
            }
        }
    }
}

fn names_in_inline(inline: &ast::InlineExpression<&str>, names: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => match expression.as_ref() {
            ast::Expression::Inline(inner) => names_in_inline(inner, names),
            ast::Expression::Select { selector, .. } => names_in_inline(selector, names),
        },
        ast::InlineExpression::StringLiteral { .. }
        | ast::InlineExpression::NumberLiteral { .. }
        | ast::InlineExpression::FunctionReference { .. }
        | ast::InlineExpression::MessageReference { .. }
        | ast::InlineExpression::TermReference { .. } => {}
    }
}

/// The words of one language.
#[derive(Clone, Copy)]
pub(super) struct Words {
    locale: Locale,
    book: &'static Book,
}

impl Words {
    /// The words of `locale`.
    ///
    /// # Errors
    /// [`CardError::Strings`] if a string file is malformed; a test reads them all.
    pub(super) fn of(locale: Locale) -> Result<Self, CardError> {
        match &*BOOKS {
            Ok([en, es, pt_br]) => {
                let book = match locale {
                    Locale::En => en,
                    Locale::Es => es,
                    Locale::PtBr => pt_br,
                };
                Ok(Self { locale, book })
            }
            Err(error) => Err(error.clone()),
        }
    }

    /// The language.
    pub(super) fn locale(self) -> Locale {
        self.locale
    }

    /// The ids of all messages and the names of their arguments.
    pub(super) fn messages(self) -> &'static BTreeMap<String, BTreeSet<String>> {
        &self.book.messages
    }

    /// The message `id`.
    ///
    /// # Errors
    /// [`CardError::MissingWords`] if there is none, or an argument is missing.
    pub(super) fn text(self, id: &str) -> Result<Text, CardError> {
        self.say(id, &[])
    }

    /// The message `id` in its plain form.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub(super) fn plain(self, id: &str) -> Result<String, CardError> {
        Ok(self.text(id)?.raw().to_owned())
    }

    /// The message `id` with its arguments.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub(super) fn say(self, id: &str, args: &[(&'static str, Arg)]) -> Result<Text, CardError> {
        let markdown = self.format(id, args, Text::markdown)?;
        if !args.iter().any(|(_, arg)| matches!(arg, Arg::Text(text) if text.markdown() != text.raw())) {
            let plain = markdown.clone();
            return Ok(Text::words(markdown, &plain));
        }
        let plain = self.format(id, args, Text::raw)?;
        Ok(Text::words(markdown, &plain))
    }

    fn format(
        self,
        id: &str,
        args: &[(&'static str, Arg)],
        form: fn(&Text) -> &str,
    ) -> Result<String, CardError> {
        let missing = || CardError::MissingWords { locale: self.locale, id: id.to_owned() };
        let pattern =
            self.book.bundle.get_message(id).and_then(|message| message.value()).ok_or_else(missing)?;
        let mut values = FluentArgs::new();
        for (name, arg) in args {
            let value = match arg {
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Key(key) => FluentValue::from(*key),
                Arg::Text(text) => FluentValue::from(form(text).to_owned()),
            };
            values.set(*name, value);
        }
        let mut errors = Vec::new();
        let text: Cow<'_, str> = self.book.bundle.format_pattern(pattern, Some(&values), &mut errors);
        if errors.is_empty() { Ok(text.into_owned()) } else { Err(missing()) }
    }

    /// Texts as a list in a sentence: "a, b and c".
    ///
    /// # Errors
    /// As [`Self::text`].
    pub(super) fn list(self, items: &[Text]) -> Result<Text, CardError> {
        match items {
            [] => Ok(Text::empty()),
            [one] => Ok(one.clone()),
            [first @ .., last] => {
                // Spanish "y" becomes "e" before the sound i.
                let id = if starts_with_i(last.raw()) { "list_and_i" } else { "list_and" };
                self.say(id, &[("first", Text::join(first, ", ").into()), ("last", last.into())])
            }
        }
    }
}

fn starts_with_i(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.starts_with(['i', 'í'])
        || ((lower.starts_with("hi") || lower.starts_with("hí")) && !lower.starts_with("hie"))
}

/// Checks that every language has the same messages with the same arguments.
///
/// # Errors
/// [`CardError::Strings`] naming the first message that differs.
pub(super) fn check() -> Result<(), CardError> {
    let english = Words::of(Locale::En)?.messages();
    for locale in [Locale::Es, Locale::PtBr] {
        let other = Words::of(locale)?.messages();
        let differs = |why: String| Err(CardError::Strings { locale, why });
        if let Some(id) = english.keys().find(|id| !other.contains_key(*id)) {
            return differs(format!("no message {id}"));
        }
        if let Some(id) = other.keys().find(|id| !english.contains_key(*id)) {
            return differs(format!("message {id} is not in English"));
        }
        if let Some(id) = english.keys().find(|id| english.get(*id) != other.get(*id)) {
            return differs(format!("message {id} has other arguments than in English"));
        }
    }
    Ok(())
}
