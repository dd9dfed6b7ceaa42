//! The lists to choose from in forms: people, intents, reasons, services, languages, roles.

use serde_json::{Value, json};

use super::CardError;
use super::context::Context;
use crate::dialogue::{Locale, PersonChoice};
use crate::engagement::{How, IntentKind, Role, ServiceId, Side};
use crate::playbook::Playbook;

pub(super) fn choice(title: &str, value: &str) -> Value {
    json!({"title": title, "value": value})
}

/// The most people of the room that a list offers besides those whom the engagement knows.
const FROM_ROOM: usize = 40;

/// The customer's people to choose from: those of the engagement, those in the room whom it does not know (guests
/// first, as many as fit), somebody else.
pub(super) fn customer_people(context: &Context<'_>) -> Result<Vec<Value>, CardError> {
    let engagement = context.engagement()?;
    let mut list = known_people(context)?;
    let mut strangers: Vec<_> =
        context.scene.room.iter().filter(|member| engagement.find(&member.key).is_none()).collect();
    strangers.sort_by_key(|member| !member.guest);
    for member in strangers.into_iter().take(FROM_ROOM) {
        list.push(choice(&member.name, &PersonChoice::InRoom(member.key.person.clone()).value()));
    }
    list.push(choice(&context.plain("enter_owner_other")?, &PersonChoice::New.value()));
    Ok(list)
}

/// The customer's people whom the engagement knows, and those it cannot place.
fn known_people(context: &Context<'_>) -> Result<Vec<Value>, CardError> {
    let mut list = Vec::new();
    for person in context.engagement()?.people.values() {
        let offered = match person.side {
            Side::Customer | Side::Outsider => person.same_as.is_none() && !person.name.is_empty(),
            Side::Delivery => false,
        };
        if offered {
            list.push(choice(&person.name, &PersonChoice::Known(person.no).value()));
        }
    }
    Ok(list)
}

/// Everybody: the engagement's people on either side, those in the room whom it does not know, somebody else.
pub(super) fn everybody(context: &Context<'_>) -> Result<Vec<Value>, CardError> {
    let engagement = context.engagement()?;
    let mut list = anybody(context)?;
    let strangers = context.scene.room.iter().filter(|member| engagement.find(&member.key).is_none());
    list.extend(
        strangers
            .take(FROM_ROOM)
            .map(|member| choice(&member.name, &PersonChoice::InRoom(member.key.person.clone()).value())),
    );
    list.push(choice(&context.plain("enter_owner_other")?, &PersonChoice::New.value()));
    Ok(list)
}

/// `list` cut to `most` entries; those with a value in `used` always stay.
pub(super) fn cut(list: Vec<Value>, used: &[String], most: usize) -> Vec<Value> {
    let is_used = |choice: &Value| {
        choice.get("value").and_then(Value::as_str).is_some_and(|value| used.iter().any(|used| used == value))
    };
    let free = most.saturating_sub(list.iter().filter(|choice| is_used(choice)).count());
    let mut taken = 0;
    list.into_iter()
        .filter(|choice| {
            is_used(choice) || {
                taken += 1;
                taken <= free
            }
        })
        .collect()
}

/// Everybody who could remove a block: either side.
pub(super) fn anybody(context: &Context<'_>) -> Result<Vec<Value>, CardError> {
    let people = context.engagement()?.people.values();
    let named = people.filter(|person| person.same_as.is_none() && !person.name.is_empty());
    Ok(named.map(|person| choice(&person.name, &PersonChoice::Known(person.no).value())).collect())
}

/// The intents.
pub(super) fn intents(context: &Context<'_>) -> Result<Vec<Value>, CardError> {
    IntentKind::ALL.iter().map(|kind| Ok(choice(&context.plain(intent_id(*kind))?, kind.key()))).collect()
}

fn intent_id(kind: IntentKind) -> &'static str {
    match kind {
        IntentKind::GoingAhead => "intent_going_ahead",
        IntentKind::Blocked => "intent_blocked",
        IntentKind::NotNow => "intent_not_now",
        IntentKind::NotDecided => "intent_not_decided",
        IntentKind::NotApplicable => "intent_not_applicable",
    }
}

/// The 14 business reasons.
pub(super) fn reasons(context: &Context<'_>) -> Vec<Value> {
    let locale = context.words.locale();
    Playbook::get()
        .reasons()
        .iter()
        .map(|reason| choice(reason.names.of(locale), reason.id.as_str()))
        .collect()
}

/// The services that an engagement can be started with.
pub(super) fn offered_services(context: &Context<'_>) -> Vec<Value> {
    let locale = context.words.locale();
    Playbook::get().offered().map(|service| choice(service.names.of(locale), service.id.as_str())).collect()
}

/// These services.
pub(super) fn services(context: &Context<'_>, services: &[ServiceId]) -> Vec<Value> {
    services.iter().map(|service| choice(context.service(service).raw(), service.as_str())).collect()
}

/// The languages, each in its own words.
pub(super) fn languages(context: &Context<'_>) -> Result<Vec<Value>, CardError> {
    Locale::ALL
        .iter()
        .map(|locale| Ok(choice(&context.plain(language_id(*locale))?, locale.as_str())))
        .collect()
}

/// The message that names a language in its own words.
pub(super) fn language_id(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "language_en",
        Locale::Es => "language_es",
        Locale::PtBr => "language_pt",
    }
}

/// The ways in which somebody agreed.
pub(super) fn hows(context: &Context<'_>) -> Result<Vec<Value>, CardError> {
    let list = [How::Call, How::Meeting, How::Email];
    list.iter()
        .map(|how| {
            let (id, value) = match how {
                How::Call => ("agree_how_call", "call"),
                How::Meeting => ("agree_how_meeting", "meeting"),
                How::Email => ("agree_how_email", "email"),
            };
            Ok(choice(&context.plain(id)?, value))
        })
        .collect()
}

/// The roles that somebody may claim.
pub(super) fn roles(context: &Context<'_>) -> Result<Vec<Value>, CardError> {
    let id = |role: Role| match role {
        // Whoever claims this should know what it means.
        Role::SuccessOwner => "claim_success_owner",
        other => role_id(other),
    };
    Role::CLAIMABLE.iter().map(|role| Ok(choice(&context.plain(id(*role))?, role_value(*role)))).collect()
}

/// The message that names a role.
pub(super) fn role_id(role: Role) -> &'static str {
    match role {
        Role::Fm => "role_fm",
        Role::Deputy => "role_deputy",
        Role::Partner => "role_partner",
        Role::Sme => "role_sme",
        Role::Csm => "role_csm",
        Role::AccountTeam => "role_account_team",
        Role::SuccessOwner => "role_success_owner",
        Role::Sponsor => "role_sponsor",
        Role::ProjectManager => "role_project_manager",
        Role::ItLead => "role_it_lead",
        Role::TrainingLead => "role_training_lead",
        Role::Other => "role_other",
    }
}

/// A role's value in a form: its stored form.
fn role_value(role: Role) -> &'static str {
    match role {
        Role::Fm => "fm",
        Role::Deputy => "deputy",
        Role::Partner => "partner",
        Role::Sme => "sme",
        Role::Csm => "csm",
        Role::AccountTeam => "account_team",
        Role::SuccessOwner => "success_owner",
        Role::Sponsor => "sponsor",
        Role::ProjectManager => "project_manager",
        Role::ItLead => "it_lead",
        Role::TrainingLead => "training_lead",
        Role::Other => "other",
    }
}
