//! The templates of `cards/`, parsed once, and the words each of them asks for.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use adaptive_cards::{ExpandOptions, Template};
use include_dir::{Dir, include_dir};
use serde_json::{Map, Value};

use super::CardError;
use super::lint::WORDS;
use super::words::{self, Words};
use crate::dialogue::Locale;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/cards");

/// A template and the ids of its messages.
struct Loaded {
    template: Template,
    words: Vec<String>,
    /// The messages in English, Spanish and Portuguese, once asked for.
    texts: [OnceLock<Map<String, Value>>; 3],
}

impl Loaded {
    /// The texts of its messages, ready for the template.
    fn texts(&self, words: Words) -> Result<&Map<String, Value>, CardError> {
        let [en, es, pt_br] = &self.texts;
        let known = match words.locale() {
            Locale::En => en,
            Locale::Es => es,
            Locale::PtBr => pt_br,
        };
        if let Some(texts) = known.get() {
            return Ok(texts);
        }
        let text = |id: &String| Ok((id.clone(), Value::from(words.plain(id)?)));
        let texts = self.words.iter().map(text).collect::<Result<_, CardError>>()?;
        Ok(known.get_or_init(|| texts))
    }
}

static TEMPLATES: LazyLock<Result<BTreeMap<String, Loaded>, CardError>> = LazyLock::new(|| {
    let mut loaded = BTreeMap::new();
    for (name, file) in sources() {
        let wrong = |why: String| CardError::Template { name: name.to_owned(), why };
        let source: Value = serde_json::from_slice(file).map_err(|error| wrong(error.to_string()))?;
        let template = Template::parse(&source).map_err(|error| wrong(error.to_string()))?;
        let words =
            template.paths().iter().filter_map(|path| path.strip_prefix(WORDS)).map(str::to_owned).collect();
        loaded.insert(name.to_owned(), Loaded { template, words, texts: Default::default() });
    }
    Ok(loaded)
});

/// The names of the templates and their text, as they are in `cards/`.
pub(super) fn sources() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    FILES.files().filter_map(|file| {
        let name = file.path().file_name()?.to_str()?.strip_suffix(".json")?;
        (!name.ends_with(".sample")).then_some((name, file.contents()))
    })
}

/// The text of a template's sample.
pub(super) fn sample(name: &str) -> Option<&'static [u8]> {
    FILES.get_file(format!("{name}.sample.json")).map(|file| file.contents())
}

fn all() -> Result<&'static BTreeMap<String, Loaded>, CardError> {
    TEMPLATES.as_ref().map_err(Clone::clone)
}

fn get(name: &str) -> Result<&'static Loaded, CardError> {
    let missing =
        || CardError::Template { name: name.to_owned(), why: "there is no such template".to_owned() };
    all()?.get(name).ok_or_else(missing)
}

/// The whole data of a template: the view's, and what every card has.
pub(super) fn data(name: &str, words: Words, view: Value, summary: &str) -> Result<Value, CardError> {
    let texts = get(name)?.texts(words)?.clone();
    let Value::Object(mut data) = view else {
        return Err(CardError::Template { name: name.to_owned(), why: "its data is no object".to_owned() });
    };
    data.insert("lang".to_owned(), Value::from(words.locale().as_str()));
    data.insert("summary".to_owned(), Value::from(summary));
    data.insert("t".to_owned(), Value::Object(texts));
    Ok(Value::Object(data))
}

/// Expands a template; a path that the data lacks is an error, never a blank.
pub(super) fn expand(name: &str, words: Words, view: Value, summary: &str) -> Result<Value, CardError> {
    let data = data(name, words, view, summary)?;
    let expansion = get(name)?.template.expand_with(&data, &ExpandOptions::strict());
    let wrong = |why: String| CardError::Template { name: name.to_owned(), why };
    let expansion = expansion.map_err(|error| wrong(error.to_string()))?;
    match expansion.warnings.into_iter().next() {
        None => Ok(expansion.card),
        Some(warning) => Err(wrong(warning)),
    }
}

/// The names of all templates.
///
/// # Errors
/// [`CardError::Template`] if one is malformed.
pub(super) fn names() -> Result<impl Iterator<Item = &'static str>, CardError> {
    Ok(all()?.keys().map(String::as_str))
}

/// The ids of the messages that a template asks for.
///
/// # Errors
/// [`CardError::Template`] if there is no such template.
pub(super) fn words_of(name: &str) -> Result<&'static [String], CardError> {
    Ok(&get(name)?.words)
}

/// Checks what is built in, at start: every template can be read, every message that one asks for exists and
/// needs no arguments, and the three string files hold the same messages with the same arguments.
///
/// # Errors
/// The first mistake found.
pub fn check_all() -> Result<(), CardError> {
    words::check()?;
    for name in names()? {
        for locale in Locale::ALL {
            let words = Words::of(locale)?;
            for id in words_of(name)? {
                words.text(id)?;
            }
        }
    }
    Ok(())
}
