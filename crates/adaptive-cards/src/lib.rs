#![doc = include_str!("../README.md")]

mod build;
mod check;
mod error;
mod evaluate;
mod expression;
mod functions;
mod js;
mod limits;
mod template;
mod text;
mod value;

pub use build::{
    Action, ActionStyle, Datum, Directory, Element, Mention, PeoplePicker, Refresh, RefreshError,
    add_mentions,
};
pub use check::{CheckOptions, Finding, Severity, check};
pub use error::{ExpandError, ExpandErrorKind, Place, TemplateError};
pub use limits::Limits;
pub use template::{ExpandOptions, Expanded, Expansion, ParseOptions, Template};
pub use text::{Escaped, escape_markdown};
