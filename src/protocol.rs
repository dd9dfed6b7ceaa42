//! What Teams and the bot say to each other: activities, invokes and their answers, Connector bodies, ids.
//!
//! Microsoft adds activities, invokes and fields without warning, so nothing here is closed: the tag is read
//! first, then the exact struct, and what is unknown is kept as JSON. Only what a turn cannot do without is an
//! error. No network here (`connector`), no signatures (`auth`), no card content (`cards`).
//!
//! Besides the wire types this module holds two small contracts shared by `auth` and `connector`, which do not
//! know each other: [`TokenSource`] and [`ServiceHosts`].

mod account;
mod activity;
mod attachment;
mod channel_data;
mod connector_body;
mod entity;
mod event;
mod ids;
mod invoke;
mod open;
mod outbound;
mod read;
mod reply;
mod sanitize;
mod service_hosts;
mod service_url;
mod spoken;
mod token;

pub use account::{Account, Conversation, ConversationKind};
pub use activity::{
    Activity, ConversationUpdate, EditEvent, InstallAction, Kind, ParseError, Submitted, TeamEvent,
};
pub use attachment::{Attachment, CARD_CONTENT_TYPE};
pub use channel_data::{ChannelData, ChannelInfo, TeamInfo};
pub(crate) use connector_body::sent_id;
pub use connector_body::{ConversationResource, MeetingDetails, Member, MembersPage, TeamDetails};
pub use entity::{ClientInfo, Entity, Mention};
pub use event::{Event, EventValue, MeetingMoment, MeetingParticipant};
pub use ids::{AadObjectId, ActivityId, ChannelId, ConversationId, MeetingId, TeamId, TenantId, UserId};
pub use invoke::{CardAction, FileConsent, Invoke, TaskRequest, Trigger, UploadInfo};
pub use outbound::{CreateConversation, MessageBody};
pub use reply::{CardErrorStatus, Dialog, DialogSize, InvokeResponse};
pub use service_hosts::{HostRefusal, ServiceHosts};
pub use service_url::{ServiceUrl, ServiceUrlError};
pub use spoken::{Spoken, ZoneHint};
pub use token::{AccessToken, TokenError, TokenSource};

/// The channel id of Teams in every activity.
pub const TEAMS_CHANNEL: &str = "msteams";
