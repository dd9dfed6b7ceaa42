//! Text on its way into a card, in both of its forms: as Markdown for a text block, and plain.
//!
//! Typed text is escaped here and nowhere else, so no template can forget it. A `TextBlock` takes a [`Text`]
//! (which serializes as Markdown); input values, choice titles, button titles, dialog titles and summaries take
//! [`Text::raw`], because clients show those as they are.

use adaptive_cards::escape_markdown;
use serde::{Serialize, Serializer};

/// A piece of text, safe to show as Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Text {
    markdown: String,
    plain: String,
}

impl Text {
    /// Text that somebody typed, or a name from Teams: never Markdown, never a mention.
    pub(super) fn typed(text: &str) -> Self {
        Self { markdown: escape_markdown(text), plain: text.to_owned() }
    }

    /// Our own words: Markdown as written in the strings, plain with its emphasis marks taken out.
    pub(super) fn words(markdown: String, plain: &str) -> Self {
        Self { markdown, plain: plain.replace("**", "") }
    }

    /// Nothing.
    pub(super) fn empty() -> Self {
        Self::default()
    }

    /// Words of ours without any argument or mark, such as a product's name.
    pub(super) fn name(name: &str) -> Self {
        Self::typed(name)
    }

    /// A mention's text; the client replaces it only together with the entity of the same text.
    pub(super) fn mention(name: &str) -> Self {
        let name: String = name.chars().filter(|c| !matches!(c, '<' | '>')).collect();
        Self { markdown: format!("<at>{name}</at>"), plain: name }
    }

    /// The Markdown form.
    pub(super) fn markdown(&self) -> &str {
        &self.markdown
    }

    /// The plain form, for everything that is not a text block.
    pub(super) fn raw(&self) -> &str {
        &self.plain
    }

    /// At most `most` characters of it, with a sign where it was cut; emphasis of ours is lost then.
    pub(super) fn cut(self, most: usize) -> Self {
        if self.plain.chars().count() <= most {
            return self;
        }
        let short: String = self.plain.chars().take(most).collect();
        Self::typed(&format!("{}…", short.trim_end()))
    }

    /// The text in bold; nothing stays nothing.
    pub(super) fn bold(&self) -> Self {
        if self.is_empty() {
            return Self::empty();
        }
        Self { markdown: format!("**{}**", self.markdown), plain: self.plain.clone() }
    }

    /// Pieces joined by `separator`, empty ones left out.
    pub(super) fn join(pieces: &[Self], separator: &str) -> Self {
        let of = |form: fn(&Self) -> &str| {
            let filled: Vec<&str> = pieces.iter().filter(|piece| !piece.is_empty()).map(form).collect();
            filled.join(separator)
        };
        Self { markdown: of(Self::markdown), plain: of(Self::raw) }
    }

    /// Whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.markdown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_marks_are_escaped_and_stay_as_typed_in_the_plain_form() {
        let text = Text::typed("**bold** <at>Ana</at>");
        assert_eq!(text.markdown(), "\\*\\*bold\\*\\* \\<at>Ana\\</at>");
        assert_eq!(text.raw(), "**bold** <at>Ana</at>");
    }

    #[test]
    fn pieces_are_joined_and_empty_ones_left_out() {
        let joined = Text::join(&[Text::name("Teams").bold(), Text::empty(), Text::typed("a*b")], " · ");
        assert_eq!(joined.markdown(), "**Teams** · a\\*b");
        assert_eq!(joined.raw(), "Teams · a*b");
    }

    #[test]
    fn a_mention_cannot_be_closed_by_the_name() {
        assert_eq!(Text::mention("A</at><at>B").markdown(), "<at>A/atatB</at>");
    }
}
