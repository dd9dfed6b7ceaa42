//! The inputs of the forms about the success plan and about what is measured.

use crate::engagement::{ItemField, MeasureField};

/// Ids of the inputs. Those that repeat for each service are made by [`super::form::per_service`].
pub mod id {
    /// What is to be done.
    pub const TEXT: &str = "in_text";
    /// An item of the playbook that is not on the list.
    pub const TAKE: &str = "in_take";
    /// A heading of the checklist; `all` for all of them.
    pub const GROUP: &str = "in_group";
    /// By when, `YYYY-MM-DD`.
    pub const DUE: &str = "in_due";
    /// Only what nobody owns yet: `true` or `false`.
    pub const ONLY_FREE: &str = "in_only_free";
    /// A note.
    pub const NOTE: &str = "in_note";
    /// What shows that it is done.
    pub const EVIDENCE: &str = "in_evidence";
    /// Links ticked, comma-separated.
    pub const LINKS: &str = "in_links";
    /// The goals near at hand.
    pub const NEAR: &str = "in_near";
    /// The goals in the long term.
    pub const LONG: &str = "in_long";
    /// What success means.
    pub const SUCCESS: &str = "in_success";
    /// How much help is wanted.
    pub const HELP: &str = "in_help";
    /// How often people talk.
    pub const RHYTHM: &str = "in_rhythm";
    /// Where.
    pub const CHANNEL: &str = "in_channel";
    /// Seats.
    pub const SEATS: &str = "in_seats";
    /// Active users.
    pub const ACTIVE: &str = "in_active";
    /// The value of the own metric.
    pub const VALUE: &str = "in_value";
    /// As of which day.
    pub const ON: &str = "in_on";
    /// Where the figures come from.
    pub const SOURCE: &str = "in_source";
    /// What the own metric measures; blank for active use.
    pub const METRIC: &str = "in_metric";
    /// Where it started.
    pub const BASELINE: &str = "in_baseline";
    /// Where it should come to.
    pub const GOAL: &str = "in_goal";
    /// By when it should.
    pub const BY: &str = "in_by";
    /// Since when the service is switched on.
    pub const ENABLED: &str = "in_enabled";
    /// When people were told.
    pub const ANNOUNCED: &str = "in_announced";
    /// Users to be migrated.
    pub const PLANNED: &str = "in_planned";
    /// Users migrated.
    pub const MIGRATED: &str = "in_migrated";
    /// When the service was taken over.
    pub const HANDSHAKE: &str = "in_handshake";
}

/// The input in which a field of an item stands.
#[must_use]
pub const fn item_input(field: ItemField) -> &'static str {
    match field {
        ItemField::Text => id::TEXT,
        ItemField::Owner => super::form::id::PERSON,
        ItemField::Due => id::DUE,
        ItemField::Services => super::form::id::SERVICES,
        ItemField::Note => id::NOTE,
        ItemField::Evidence => id::EVIDENCE,
        ItemField::Reason => super::form::id::COMMENT,
    }
}

/// The input in which something measured stands.
#[must_use]
pub const fn measure_input(field: MeasureField) -> &'static str {
    match field {
        MeasureField::Near => id::NEAR,
        MeasureField::Long => id::LONG,
        MeasureField::Success => id::SUCCESS,
        MeasureField::Channel => id::CHANNEL,
        MeasureField::Seats => id::SEATS,
        MeasureField::Planned => id::PLANNED,
        MeasureField::Migrated => id::MIGRATED,
        MeasureField::Enabled => id::ENABLED,
        MeasureField::Announced => id::ANNOUNCED,
        MeasureField::Csm => super::form::id::PERSON,
        MeasureField::Handshake => id::HANDSHAKE,
        MeasureField::Metric => id::METRIC,
        MeasureField::Baseline => id::BASELINE,
        MeasureField::Target => id::GOAL,
        MeasureField::By => id::BY,
        MeasureField::Source => id::SOURCE,
        MeasureField::On => id::ON,
        MeasureField::Active => id::ACTIVE,
        MeasureField::Value => id::VALUE,
    }
}
