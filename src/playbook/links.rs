//! Links to guides, decks and portals: whom each is for and whether it opens without a Microsoft sign-in.
//!
//! Which links are shared is decided elsewhere; the policy may replace or switch off each.

use serde::Deserialize;

use super::factors::Factor;
use super::keys::{LinkId, Source, closed_keys};
use super::names::{Names, fact};

closed_keys! {
    /// Whom a link is for.
    Audience {
        /// Customers, and everybody else.
        Customer = "customer",
        /// FastTrack's side alone.
        Delivery = "delivery",
    }

    /// What it takes to open a link.
    Access {
        /// Nothing.
        Public = "public",
        /// A Microsoft sign-in, or nobody could tell that none is needed.
        SignIn = "sign_in",
    }
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Its key.
    pub id: LinkId,
    /// What it leads to.
    pub names: Names,
    /// The plain target.
    pub url: String,
    /// Whom it is for.
    pub audience: Audience,
    /// What it takes to open it.
    pub access: Access,
    /// Whether what it leads to is known to exist in English alone.
    #[serde(default)]
    pub english_only: bool,
    /// The factors it helps with.
    #[serde(default)]
    pub factors: Vec<Factor>,
    /// Where this comes from.
    pub sources: Vec<Source>,
    /// What had to be reconciled.
    #[serde(default)]
    pub comment: Option<String>,
}
fact!(Link, id, [names]);

impl Link {
    /// Whether it may be put before a customer: meant for them, and opening without a sign-in.
    #[must_use]
    pub const fn is_for_customers(&self) -> bool {
        matches!((self.audience, self.access), (Audience::Customer, Access::Public))
    }
}
