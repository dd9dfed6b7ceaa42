//! What an export is asked for as, and the file that Teams made room for.

use serde::{Deserialize, Serialize};

use crate::engagement::MeetingNo;

/// The form of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// JSON.
    Json,
    /// Comma-separated values.
    Csv,
    /// Markdown.
    Md,
    /// A workbook.
    Xlsx,
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FileOf {
    /// The record of an engagement.
    Export {
        /// In which form.
        #[serde(alias = "f")]
        format: Format,
    },
    /// A meeting, for calendars.
    Meeting {
        /// Which.
        #[serde(alias = "m")]
        meeting: MeetingNo,
    },
}

impl Format {
    /// Every format, as cards offer them.
    pub const ALL: [Self; 4] = [Self::Xlsx, Self::Csv, Self::Md, Self::Json];

    /// The file name's extension, also the format's name in commands.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Md => "md",
            Self::Xlsx => "xlsx",
        }
    }

    /// The format with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension() == name)
    }
}

/// Where Teams wants a file's bytes, once the person has agreed to have it ("Send and receive files through your
/// bot", Microsoft Learn).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    /// The address that takes the bytes, without our token; valid for a short time.
    pub url: String,
    /// Where the file then is.
    pub content_url: String,
    /// The file's name there.
    pub name: String,
    /// Its id there.
    pub unique_id: String,
    /// Its type there, an extension.
    pub file_type: String,
}
