//! Text commands: what a person typed, in any of the three languages, read as a command.
//!
//! The words are data (`cards/strings/commands.json`; the manifest's command titles are checked against it) and are
//! matched in every language whoever writes, because Teams sends a localised command title back as text. Text
//! commands never change state, except for idempotent settings; what a command answers is decided in `flow`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::until::Day;
use crate::playbook::Locale;

/// Longest text that is looked at, in characters; a command is a few words.
const LONGEST: usize = 200;
/// How alike (0 to 1) a text and a command must be to be suggested.
const ALIKE: f64 = 0.84;
/// Most suggestions in one answer.
const MOST_SUGGESTIONS: usize = 3;

/// What a person can ask for by typing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// The list of what one can type and press here.
    Help,
    /// A greeting: the welcome card.
    Hello,
    /// Offer to start an engagement.
    Start,
    /// Play an engagement with sample data.
    Sample,
    /// Offer to put one of one's drafts into this conversation.
    Bring,
    /// Offer to enter what was agreed with the customer.
    Enter,
    /// Where the engagement stands.
    Status,
    /// The success factors.
    Factors,
    /// Open points.
    Points,
    /// What meetings are coming.
    Meetings,
    /// Choose one's language, or, with the language named, set it.
    Language(Option<Locale>),
    /// One's own engagements, one line each.
    Portfolio,
    /// What happened.
    History,
    /// Offer to undo one's own last change.
    Undo,
    /// Offer to close or pause the engagement.
    Close,
    /// Offer to let it go on.
    Reopen,
    /// One is away until the end of a day; without one, what one's settings are.
    Away(Option<Day>),
    /// Nothing is said unasked about the engagement until the end of a day.
    Pause(Option<Day>),
    /// When one may be written to, and what one stopped.
    Reminders,
    /// Offer to delete a draft.
    Delete,
    /// Offer the record for FTOP, as text and as files.
    Export,
    /// A code that joins one's identity in another tenant.
    Link,
    /// Hand an engagement to a successor.
    Handover,
    /// Have somebody stand in.
    Cover,
    /// What is still missing to move on.
    Missing,
    /// The success checklist.
    Checklist,
    /// What waits for oneself: items of the checklist and open points.
    Mine,
    /// The success plan as a document.
    Plan,
    /// Links that help with what is open.
    Share,
    /// What the figures say.
    Figures,
    /// Where the playbook stands, and what is next.
    Phase,
    /// The FTOP tasks.
    Tasks,
    /// What is stored about oneself (not yet).
    Privacy,
}

impl Command {
    /// Every command, without arguments, in the order in which `help` lists them.
    pub const ALL: [Self; 33] = [
        Self::Start,
        Self::Bring,
        Self::Enter,
        Self::Status,
        Self::Phase,
        Self::Missing,
        Self::Tasks,
        Self::Portfolio,
        Self::History,
        Self::Undo,
        Self::Export,
        Self::Close,
        Self::Reopen,
        Self::Delete,
        Self::Away(None),
        Self::Pause(None),
        Self::Reminders,
        Self::Factors,
        Self::Points,
        Self::Checklist,
        Self::Mine,
        Self::Plan,
        Self::Share,
        Self::Figures,
        Self::Meetings,
        Self::Language(None),
        Self::Help,
        Self::Hello,
        Self::Sample,
        Self::Link,
        Self::Handover,
        Self::Cover,
        Self::Privacy,
    ];

    /// The command's key in `cards/strings/commands.json` and in message ids.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Help => "help",
            Self::Hello => "hello",
            Self::Start => "start",
            Self::Sample => "sample",
            Self::Bring => "bring",
            Self::Enter => "enter",
            Self::Status => "status",
            Self::Factors => "factors",
            Self::Points => "points",
            Self::Meetings => "meetings",
            Self::Language(_) => "language",
            Self::Portfolio => "portfolio",
            Self::History => "history",
            Self::Undo => "undo",
            Self::Close => "close",
            Self::Reopen => "reopen",
            Self::Away(_) => "away",
            Self::Pause(_) => "pause",
            Self::Reminders => "reminders",
            Self::Delete => "delete",
            Self::Export => "export",
            Self::Checklist => "checklist",
            Self::Mine => "mine",
            Self::Plan => "plan",
            Self::Share => "share",
            Self::Figures => "figures",
            Self::Link => "link",
            Self::Handover => "handover",
            Self::Cover => "cover",
            Self::Missing => "missing",
            Self::Phase => "phase",
            Self::Tasks => "tasks",
            Self::Privacy => "privacy",
        }
    }

    /// Whether it sets something, instead of showing or offering it.
    #[must_use]
    pub const fn sets(self) -> bool {
        matches!(self, Self::Language(Some(_)) | Self::Away(Some(_)) | Self::Pause(Some(_)))
    }

    /// The word that a reader of `locale` would type for this command.
    #[must_use]
    pub fn word(self, locale: Locale) -> &'static str {
        TABLE
            .spoken
            .get(self.key())
            .and_then(|languages| languages.get(&locale))
            .and_then(|words| words.first())
            .map_or(self.key(), String::as_str)
    }
}

/// How a text was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parsed {
    /// One command, without doubt.
    Command(Command),
    /// A code as `link` gives it, alone or after that word: `abcd-efgh`.
    Code(String),
    /// Not a command, but close to these, the closest first; never empty.
    DidYouMean(Vec<Command>),
    /// Nothing like a command. An empty text is `Nothing` too.
    Nothing,
}

/// The words of `cards/strings/commands.json`: key → language → words, the one to show first.
type Spoken = BTreeMap<String, BTreeMap<Locale, Vec<String>>>;

/// Words beside the commands: what is ignored, and what languages are called.
#[derive(Deserialize)]
struct Other {
    polite: Vec<String>,
    languages: BTreeMap<Locale, Vec<String>>,
}

/// All words, as shown and as matched.
struct Table {
    spoken: Spoken,
    /// (folded phrase, command), the longest phrase first.
    phrases: Vec<(String, Command)>,
    polite: Vec<String>,
    languages: BTreeMap<String, Locale>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let spoken: Spoken = serde_json::from_str(include_str!("../../cards/strings/commands.json"))
        .expect("the command words are valid JSON (a test reads them)");
    let other: Other = serde_json::from_str(include_str!("words.json"))
        .expect("the other words are valid JSON (a test reads them)");
    let mut phrases: Vec<(String, Command)> = Command::ALL
        .iter()
        .flat_map(|command| {
            let words = spoken.get(command.key()).into_iter().flat_map(BTreeMap::values).flatten();
            words.map(|phrase| (fold(phrase), *command))
        })
        .collect();
    phrases.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
    phrases.dedup();
    let languages = other
        .languages
        .iter()
        .flat_map(|(locale, names)| names.iter().map(|name| (fold(name), *locale)))
        .collect();
    Table { spoken, phrases, polite: other.polite.iter().map(|word| fold(word)).collect(), languages }
});

/// Reads a text from which the bot's own mention was already removed.
#[must_use]
pub fn parse(text: &str) -> Parsed {
    let table = &*TABLE;
    let folded = fold(&text.chars().take(LONGEST).collect::<String>());
    let asked = without_polite(table, &folded);
    if asked.is_empty() {
        return Parsed::Nothing;
    }
    if let Some(command) = exact(table, &folded).or_else(|| exact(table, &asked)) {
        return Parsed::Command(command);
    }
    if let Some(code) = code(table, text) {
        return Parsed::Code(code);
    }
    if let Some(command) = until(table, &folded) {
        return Parsed::Command(command);
    }
    if let Some(locale) = named_language(table, &asked) {
        return Parsed::Command(Command::Language(Some(locale)));
    }
    let mut near = contained(table, &asked);
    for command in alike(table, &asked) {
        if !near.contains(&command) {
            near.push(command);
        }
    }
    near.truncate(MOST_SUGGESTIONS);
    if near.is_empty() { Parsed::Nothing } else { Parsed::DidYouMean(near) }
}

/// The code that `text` is, alone or after the word for it.
fn code(table: &Table, text: &str) -> Option<String> {
    let (before, last) = text.trim().rsplit_once(char::is_whitespace).unwrap_or(("", text.trim()));
    let code = last.to_ascii_lowercase();
    let half =
        |half: &str| half.len() == 4 && half.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
    let (first, second) = code.split_once('-')?;
    let said = before.trim().is_empty() || exact(table, &fold(before)) == Some(Command::Link);
    (half(first) && half(second) && said).then_some(code)
}

/// Lower case, no accents, every run of anything but letters and digits one space.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // An apostrophe joins ("what's"); everything else that is not a letter or digit separates.
    for c in text.nfkd().filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’')) {
        if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The text without words that only make it polite.
fn without_polite(table: &Table, folded: &str) -> String {
    let padded = format!(" {folded} ");
    let bare = table.polite.iter().fold(padded, |text, word| text.replace(&format!(" {word} "), " "));
    bare.trim().to_owned()
}

fn exact(table: &Table, folded: &str) -> Option<Command> {
    table.phrases.iter().find(|(phrase, _)| phrase == folded).map(|(_, command)| *command)
}

/// A command with the day that it lasts until: "away until 15 April".
fn until(table: &Table, folded: &str) -> Option<Command> {
    table.phrases.iter().find_map(|(phrase, command)| {
        let rest = folded.strip_prefix(phrase.as_str()).filter(|rest| rest.starts_with(' '))?;
        match command {
            Command::Away(_) => Some(Command::Away(Some(Day::parse(rest.trim())?))),
            Command::Pause(_) => Some(Command::Pause(Some(Day::parse(rest.trim())?))),
            _ => None,
        }
    })
}

/// A language alone ("português") or after the command ("language spanish", "cambiar idioma a inglés").
fn named_language(table: &Table, asked: &str) -> Option<Locale> {
    if let Some(locale) = table.languages.get(asked) {
        return Some(*locale);
    }
    let of_language = |(phrase, command): &&(String, Command)| {
        matches!(command, Command::Language(_))
            && asked.strip_prefix(phrase.as_str()).is_some_and(|r| r.starts_with(' '))
    };
    let (phrase, _) = table.phrases.iter().find(of_language)?;
    let rest = asked[phrase.len()..].trim();
    let rest = ["to ", "a ", "para o ", "para "].iter().find_map(|p| rest.strip_prefix(p)).unwrap_or(rest);
    table.languages.get(rest).copied()
}

/// Commands one of whose phrases stands whole in a longer text, the longest phrase first.
fn contained(table: &Table, asked: &str) -> Vec<Command> {
    let padded = format!(" {asked} ");
    let mut found = Vec::new();
    for (phrase, command) in &table.phrases {
        if phrase.len() > 3 && padded.contains(&format!(" {phrase} ")) && !found.contains(command) {
            found.push(*command);
        }
    }
    found
}

/// Commands whose words look like the text or like one of its words, the most alike first.
fn alike(table: &Table, asked: &str) -> Vec<Command> {
    let candidates: Vec<&str> =
        std::iter::once(asked).chain(asked.split(' ').filter(|word| word.chars().count() > 3)).collect();
    let mut scored: Vec<(f64, Command)> = table
        .phrases
        .iter()
        .filter_map(|(phrase, command)| {
            let score = candidates.iter().map(|c| likeness(c, phrase)).fold(0.0, f64::max);
            (score >= ALIKE).then_some((score, *command))
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut found = Vec::new();
    for (_, command) in scored {
        if !found.contains(&command) {
            found.push(command);
        }
    }
    found
}

/// Both measures must agree: one forgives a swapped letter, the other does not forgive different word ends.
fn likeness(a: &str, b: &str) -> f64 {
    let edit = strsim::normalized_damerau_levenshtein(a, b);
    if edit < 0.6 { 0.0 } else { strsim::jaro_winkler(a, b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_words_in_every_language_and_each_is_understood() {
        for command in Command::ALL {
            for locale in Locale::ALL {
                let words = &TABLE.spoken[command.key()][&locale];
                assert!(!words.is_empty(), "{command:?} has no word in {locale}");
                for word in words {
                    assert_eq!(parse(word), Parsed::Command(command), "{word:?} in {locale}");
                }
            }
        }
        assert_eq!(TABLE.spoken.len(), Command::ALL.len(), "a key of commands.json belongs to no command");
    }

    #[test]
    fn case_accents_punctuation_and_emoji_do_not_matter() {
        for text in ["AYUDA", "  ¡Ayuda! ", "ayuda 🙏", "Ayuda, por favor", "**ayuda**", "\u{a0}Ajuda?"] {
            assert_eq!(parse(text), Parsed::Command(Command::Help), "{text:?}");
        }
        assert_eq!(parse("¿Cómo vamos?"), Parsed::Command(Command::Status));
        assert_eq!(parse("como estamos"), Parsed::Command(Command::Status));
        assert_eq!(parse("What’s missing?"), Parsed::Command(Command::Missing));
        assert_eq!(parse("qué falta"), parse("que\u{301} falta"));
    }

    #[test]
    fn a_language_can_be_named_in_any_language() {
        for text in
            ["language spanish", "español", "mudar idioma para espanhol", "Change language to Spanish please"]
        {
            assert_eq!(parse(text), Parsed::Command(Command::Language(Some(Locale::Es))), "{text:?}");
        }
        assert_eq!(parse("idioma pt-BR"), Parsed::Command(Command::Language(Some(Locale::PtBr))));
        assert_eq!(parse("idioma"), Parsed::Command(Command::Language(None)));
    }

    #[test]
    fn slips_and_whole_sentences_are_met_with_suggestions() {
        for (slip, meant) in
            [("stauts", Command::Status), ("hlep", Command::Help), ("traser", Command::Bring)]
        {
            let Parsed::DidYouMean(near) = parse(slip) else { panic!("{slip:?} is close to {meant:?}") };
            assert_eq!(near.first(), Some(&meant), "{slip:?}");
        }
        let Parsed::DidYouMean(near) = parse("can you show me the status of contoso") else {
            panic!("a sentence with a command in it is no command")
        };
        assert!(near.contains(&Command::Status), "{near:?}");
        let Parsed::DidYouMean(near) = parse("trazer o envolvimento da Contoso para cá") else {
            panic!("a sentence with a command in it is no command")
        };
        assert_eq!(near.first(), Some(&Command::Bring));
    }

    #[test]
    fn what_is_nothing_like_a_command_is_nothing() {
        for text in ["", "   ", "👍", "🎉🎉", "please", "xyzzy plugh", "Hoy llueve mucho"] {
            assert_eq!(parse(text), Parsed::Nothing, "{text:?}");
        }
    }

    #[test]
    fn a_phrase_belongs_to_one_command_alone() {
        let mut seen: BTreeMap<&str, Command> = BTreeMap::new();
        for (phrase, command) in &TABLE.phrases {
            if let Some(other) = seen.insert(phrase, *command) {
                assert_eq!(other, *command, "{phrase:?} is two commands");
            }
        }
    }

    #[test]
    fn any_text_is_read_without_a_crash() {
        for text in ["\u{0}", "ﷺ", "İ", "a\u{301}\u{301}\u{301}", "🇧🇷", "ß", &"help ".repeat(10_000)]
        {
            let _ = parse(text);
        }
    }

    #[test]
    fn a_code_is_read_alone_or_after_its_word_and_nothing_else_is_one() {
        for text in ["7k2m-9qxd", " 7K2M-9QXD ", "link 7k2m-9qxd", "vincular 7k2m-9qxd"] {
            assert_eq!(parse(text), Parsed::Code("7k2m-9qxd".to_owned()), "{text}");
        }
        for text in ["status 7k2m-9qxd", "7k2m9qxd", "7k2m-9qx", "bring-it!", "hand-over"] {
            assert!(!matches!(parse(text), Parsed::Code(_)), "{text}");
        }
    }
}
