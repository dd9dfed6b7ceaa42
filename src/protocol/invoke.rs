//! Invokes: requests from Teams whose HTTP answer is the answer to the person.
//!
//! Known are the card action, the two of dialogs and the one of files; every other is kept, and answered 501 by whoever has no
//! use for it. The answers are in `reply`. Source: "Universal Actions for Adaptive Cards" and "Use dialogs in
//! Teams bots", Microsoft Learn.

use serde_json::Value;

use super::activity::ParseError;
use super::open::open_enum;
use super::read;

/// An invoke with its value.
#[derive(Debug, Clone, PartialEq)]
pub enum Invoke {
    /// `adaptiveCard/action`: a button of a card (`Action.Execute`) or its refresh.
    CardAction(CardAction),
    /// `task/fetch`: a dialog is to be opened.
    TaskFetch(TaskRequest),
    /// `task/submit`: a dialog was sent off.
    TaskSubmit(TaskRequest),
    /// `fileConsent/invoke`: whether a file that was offered is wanted.
    FileConsent(FileConsent),
    /// Any other invoke.
    Unknown {
        /// Its name; empty if there was none.
        name: String,
        /// Its value, as it came.
        value: Value,
    },
}

/// What was pressed on a card.
#[derive(Debug, Clone, PartialEq)]
pub struct CardAction {
    /// The verb of the action; empty if the card gave none.
    pub verb: String,
    /// The action's own data with the inputs merged in. Untrusted.
    pub data: Value,
    /// The id of the action.
    pub id: Option<String>,
    /// The type of the action, normally `Action.Execute`.
    pub action_type: Option<String>,
    /// Whether a person pressed or the client refreshed by itself; absent counts as pressed.
    pub trigger: Trigger,
    /// The state of a sign-in that was going on.
    pub state: Option<String>,
}

open_enum!(
    /// What set a card action off. An automatic one must change nothing.
    Trigger {
        /// A person pressed.
        Manual = "manual",
        /// The client refreshed the card by itself.
        Automatic = "automatic",
    }
);

/// A dialog's request.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskRequest {
    /// The data of the button or of the form. Untrusted.
    pub data: Value,
    /// The theme of the client, e.g. `dark`.
    pub theme: Option<String>,
}

/// The answer to a file consent card ("Send and receive files through your bot", Microsoft Learn).
#[derive(Debug, Clone, PartialEq)]
pub struct FileConsent {
    /// The context of the card's accept or decline. Untrusted.
    pub context: Value,
    /// Where the bytes are wanted; `None` where the file is not.
    pub upload: Option<UploadInfo>,
}

/// Where a file's bytes are wanted. The address is untrusted until [`super::ServiceHosts`] has checked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadInfo {
    /// Takes the bytes, without our token.
    pub url: String,
    /// Where the file then is.
    pub content_url: String,
    /// Its name there.
    pub name: String,
    /// Its id there.
    pub unique_id: String,
    /// Its type there, an extension.
    pub file_type: String,
}

impl FileConsent {
    fn read(value: &Value) -> Result<Self, ParseError> {
        if !value.is_object() {
            return Err(ParseError::Missing("value"));
        }
        let accepted = read::text(value, "action").is_some_and(|action| action == "accept");
        let info = value.get("uploadInfo").filter(|_| accepted);
        let upload = info.map(|info| {
            let text = |name| read::text(info, name).unwrap_or_default();
            Some(UploadInfo {
                url: read::text(info, "uploadUrl")?,
                content_url: text("contentUrl"),
                name: text("name"),
                unique_id: text("uniqueId"),
                file_type: text("fileType"),
            })
        });
        let upload = upload.map(|info| info.ok_or(ParseError::Missing("value.uploadInfo.uploadUrl")));
        if accepted && upload.is_none() {
            return Err(ParseError::Missing("value.uploadInfo"));
        }
        Ok(Self { context: value.get("context").cloned().unwrap_or_default(), upload: upload.transpose()? })
    }
}

impl Invoke {
    /// Reads an invoke from its name and value.
    pub(super) fn read(name: String, value: &Value) -> Result<Self, ParseError> {
        Ok(match name.as_str() {
            "adaptiveCard/action" => Self::CardAction(CardAction::read(value)?),
            "task/fetch" => Self::TaskFetch(TaskRequest::read(value)?),
            "task/submit" => Self::TaskSubmit(TaskRequest::read(value)?),
            "fileConsent/invoke" => Self::FileConsent(FileConsent::read(value)?),
            _ => Self::Unknown { name, value: value.clone() },
        })
    }

    /// The name on the wire.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::CardAction(_) => "adaptiveCard/action",
            Self::TaskFetch(_) => "task/fetch",
            Self::TaskSubmit(_) => "task/submit",
            Self::FileConsent(_) => "fileConsent/invoke",
            Self::Unknown { name, .. } => name,
        }
    }
}

impl CardAction {
    fn read(value: &Value) -> Result<Self, ParseError> {
        let action =
            value.get("action").filter(|it| it.is_object()).ok_or(ParseError::Missing("value.action"))?;
        Ok(Self {
            verb: read::text(action, "verb").unwrap_or_default(),
            data: action.get("data").cloned().unwrap_or_default(),
            id: read::text(action, "id"),
            action_type: read::text(action, "type"),
            trigger: read::text(value, "trigger").map_or(Trigger::Manual, Trigger::from),
            state: read::text(value, "state"),
        })
    }
}

impl TaskRequest {
    fn read(value: &Value) -> Result<Self, ParseError> {
        if !value.is_object() {
            return Err(ParseError::Missing("value"));
        }
        Ok(Self {
            data: value.get("data").cloned().unwrap_or_default(),
            theme: value.get("context").and_then(|context| read::text(context, "theme")),
        })
    }
}
