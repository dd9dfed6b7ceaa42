//! The slots of an engagement and of a conversation: names of messages of ours. Nothing is sent here.

use crate::dialogue::FileOf;
use crate::engagement::{EngagementId, Home, MeetingNo, PersonNo, Which};
use crate::records::Slot;

fn of(id: &EngagementId, name: impl Into<String>) -> Slot {
    Slot { owner: id.as_str().to_owned(), name: name.into() }
}

/// The engagement card in its home; in a channel it starts the thread.
#[must_use]
pub fn card(id: &EngagementId) -> Slot {
    of(id, "card")
}

/// The FM's own card of the engagement.
#[must_use]
pub fn lead(id: &EngagementId) -> Slot {
    of(id, "lead")
}

/// The FM's own card as it stood before the engagement was brought: it goes.
#[must_use]
pub fn former_lead(id: &EngagementId) -> Slot {
    of(id, "former-lead")
}

/// What was entered, for the FM.
#[must_use]
pub fn captured(id: &EngagementId) -> Slot {
    of(id, "captured")
}

/// A request to confirm; one for each group of services.
#[must_use]
pub fn request(id: &EngagementId, group: usize) -> Slot {
    of(id, format!("request-{group}"))
}

/// The latest report of one person about one service, for the FM.
#[must_use]
pub fn correction(id: &EngagementId, no: u32) -> Slot {
    of(id, format!("fix-{no}"))
}

/// A sheet of the success plan in the shared conversation, by its name.
#[must_use]
pub fn sheet(id: &EngagementId, name: &str) -> Slot {
    of(id, format!("sheet-{name}"))
}

/// The sheet of the success plan that one person asked for last, in their own chat.
#[must_use]
pub fn own_sheet(id: &EngagementId, no: u32) -> Slot {
    of(id, format!("sheet-{no}"))
}

/// A person's claim, for the FM.
#[must_use]
pub fn claim(id: &EngagementId, no: u32) -> Slot {
    of(id, format!("claim-{no}"))
}

/// That a typed person seems to be somebody in the conversation, for the FM.
#[must_use]
pub fn tie(id: &EngagementId, no: u32) -> Slot {
    of(id, format!("tie-{no}"))
}

/// A file for somebody, or the question whether it is wanted. A record is the FM's alone.
#[must_use]
pub fn file(id: &EngagementId, file: FileOf, no: PersonNo) -> Slot {
    match file {
        FileOf::Export { format } => of(id, format!("file-{}", format.extension())),
        FileOf::Meeting { meeting } => of(id, format!("file-meeting-{meeting}-{no}")),
    }
}

/// The coming meetings, for the FM.
#[must_use]
pub fn meetings(id: &EngagementId) -> Slot {
    of(id, "meetings")
}

/// One meeting, for the FM.
#[must_use]
pub fn meeting(id: &EngagementId, no: MeetingNo) -> Slot {
    of(id, format!("meeting-{no}"))
}

/// What is gone through at one time of a meeting, in the home; then its minutes.
#[must_use]
pub fn agenda(id: &EngagementId, which: Which) -> Slot {
    of(id, format!("agenda-{}-{}", which.meeting, which.planned))
}

/// The same time for the FM: whether it was held, and what came of it.
#[must_use]
pub fn desk(id: &EngagementId, which: Which) -> Slot {
    of(id, format!("held-{}-{}", which.meeting, which.planned))
}

/// What stood in a home that the engagement left: its card, which points away, and the requests, which go.
#[must_use]
pub fn left(home: &Home, was: &Slot) -> Slot {
    Slot {
        owner: format!("{}/{}", home.tenant, home.conversation),
        name: format!("left-{}-{}", was.owner, was.name),
    }
}

/// The success factors, for the FM.
#[must_use]
pub fn factors(id: &EngagementId) -> Slot {
    of(id, "factors")
}

/// The request to answer about the success factors, in the home.
#[must_use]
pub fn factors_request(id: &EngagementId) -> Slot {
    of(id, "factors-ask")
}

/// The same in somebody's own chat.
#[must_use]
pub fn factors_request_to(id: &EngagementId, no: u32) -> Slot {
    of(id, format!("factors-ask-{no}"))
}

/// What somebody answered about them, for the FM.
#[must_use]
pub fn said(id: &EngagementId, no: u32) -> Slot {
    of(id, format!("said-{no}"))
}

/// The open points, for the FM.
#[must_use]
pub fn points(id: &EngagementId) -> Slot {
    of(id, "points")
}

/// An open point that somebody of the customer added, for the FM.
#[must_use]
pub fn point(id: &EngagementId, no: u32) -> Slot {
    of(id, format!("point-{no}"))
}

/// The playbook's card, for one of those who lead.
#[must_use]
pub fn way(id: &EngagementId, no: u32) -> Slot {
    of(id, format!("way-{no}"))
}

/// What a successor reads.
#[must_use]
pub fn hand_over(id: &EngagementId, no: u32) -> Slot {
    of(id, format!("hand-{no}"))
}

/// The engagement's card for a deputy.
#[must_use]
pub fn cover(id: &EngagementId, no: u32) -> Slot {
    of(id, format!("cover-{no}"))
}

/// The customer's farewell at the end of a cycle.
#[must_use]
pub fn farewell(id: &EngagementId, cycle: u32) -> Slot {
    of(id, format!("farewell-{cycle}"))
}

/// The adoption expert, introduced to the customer.
#[must_use]
pub fn introduction(id: &EngagementId) -> Slot {
    of(id, "introduction")
}

/// FastTrack's terms in the home, in one cycle.
#[must_use]
pub fn terms(id: &EngagementId, cycle: u32) -> Slot {
    of(id, format!("terms-{cycle}"))
}

/// The drafts offered to an FM for a conversation.
#[must_use]
pub fn offer(tenant: &str, conversation: &str) -> Slot {
    Slot { owner: format!("{tenant}/{conversation}"), name: "offer".to_owned() }
}

/// The week in the home: one at a time.
#[must_use]
pub fn weekly(id: &EngagementId) -> Slot {
    of(id, "weekly")
}

/// What was said in a conversation while nothing is there yet; it goes when the engagement comes.
#[must_use]
pub fn note(tenant: &str, conversation: &str) -> Slot {
    Slot { owner: format!("{tenant}/{conversation}"), name: "note".to_owned() }
}
