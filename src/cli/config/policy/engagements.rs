//! The keys about the rules of an engagement: who confirms, what gates measure, the plan, links, health.

use jiff::SignedDuration;

use super::Key;
use super::values::{addresses, inline, keys, list, number, one_of, set, switch, toml_text, word, words};
use crate::engagement::{Confirmer, Gate};
use crate::playbook::{ItemId, LinkId, Playbook};

/// Every key about the rules of an engagement, in order.
pub(super) const KEYS: &[Key] = &[
    Key {
        path: "dibs.gate",
        meaning: "What opens the success workshop: \"agreed\" (the FM recorded that a customer person agreed) or\n\
            \"confirmed\" (an entitled customer person tapped).",
        show: |policy| toml_text(gate_word(policy.gate)),
        set: |policy, value| set(&mut policy.gate, word(value, &GATES)),
    },
    Key {
        path: "dibs.confirmers",
        meaning: "Who may confirm a service's points, besides being known from Teams and on the customer's side:\n\
            \"success_owner\" (of that service), \"sponsor\", \"project_manager\". At least one.",
        show: |policy| list(policy.confirmers.iter().map(|confirmer| confirmer_word(*confirmer))),
        set: |policy, value| {
            let words = words(value)?.into_iter().map(|text| one_of(text, &CONFIRMERS));
            let confirmers: Result<_, String> = words.collect();
            set(&mut policy.confirmers, confirmers)?;
            if policy.confirmers.is_empty() {
                Err("names nobody; keep at least one".to_owned())
            } else {
                Ok(())
            }
        },
    },
    Key {
        path: "dibs.gather_minutes",
        meaning: "The FM's changes to what was asked about are gathered for so many minutes and then asked in one\n\
            message. 0 to 1440.",
        show: |policy| policy.gather.as_mins().to_string(),
        set: |policy, value| {
            set(&mut policy.gather, number(value, 0, 1440).map(|n: u32| SignedDuration::from_mins(n.into())))
        },
    },
    Key {
        path: "people.group_mailboxes",
        meaning: "Local parts of e-mail addresses, and names, that are nobody in particular: no success owner can be\n\
            called so. This list replaces the default one.",
        show: |policy| list(policy.group_mailboxes.iter().map(String::as_str)),
        set: |policy, value| {
            let names = words(value)?.into_iter().map(|name| name.trim().to_lowercase());
            policy.group_mailboxes = names.filter(|name| !name.is_empty()).collect();
            Ok(())
        },
    },
    Key {
        path: "health.red_overdue_days",
        meaning: "An engagement with a date overdue is amber; overdue by more than so many days it is red. 0 to 365.",
        show: |policy| policy.health.red_overdue_days.to_string(),
        set: |policy, value| set(&mut policy.health.red_overdue_days, number(value, 0, 365)),
    },
    Key {
        path: "health.silence_days",
        meaning: "After so many days in which nobody did anything, an engagement is amber. 1 to 365.",
        show: |policy| policy.health.silence_days.to_string(),
        set: |policy, value| set(&mut policy.health.silence_days, number(value, 1, 365)),
    },
    Key {
        path: "health.unanswered_days",
        meaning: "An engagement whose request to confirm is unanswered for so many business days (Monday to Friday)\n\
            is amber. 1 to 60.",
        show: |policy| policy.health.unanswered_days.to_string(),
        set: |policy, value| set(&mut policy.health.unanswered_days, number(value, 1, 60)),
    },
    Key {
        path: "usage.active_percent",
        meaning: "Active use of a service that counts as success, in percent of its seats, unless the customer chose a\n\
            metric of their own. 1 to 100.",
        show: |policy| policy.journey.usage_percent.to_string(),
        set: |policy, value| set(&mut policy.journey.usage_percent, number(value, 1, 100)),
    },
    Key {
        path: "usage.review_all",
        meaning: "Whether every intended service must reach its metric before a success review is due; otherwise one does.",
        show: |policy| policy.journey.review_all.to_string(),
        set: |policy, value| set(&mut policy.journey.review_all, switch(value)),
    },
    Key {
        path: "rfa.active_users",
        meaning: "Active users at which enablement is complete for a request for assistance (RFA). 1 to 1000000.",
        show: |policy| policy.journey.active_users.to_string(),
        set: |policy, value| set(&mut policy.journey.active_users, number(value, 1, 1_000_000)),
    },
    Key {
        path: "rfa.small_seats",
        meaning: "Below this many seats a share of them is asked for instead. 0 to 1000000.",
        show: |policy| policy.journey.small_seats.to_string(),
        set: |policy, value| set(&mut policy.journey.small_seats, number(value, 0, 1_000_000)),
    },
    Key {
        path: "rfa.small_percent",
        meaning: "That share, in percent. 1 to 100.",
        show: |policy| policy.journey.small_percent.to_string(),
        set: |policy, value| set(&mut policy.journey.small_percent, number(value, 1, 100)),
    },
    Key {
        path: "rfa.continues",
        meaning: "Whether an engagement on request goes on towards a success review after its completion; otherwise\n\
            FastTrack leaves then.",
        show: |policy| policy.journey.rfa_continues.to_string(),
        set: |policy, value| set(&mut policy.journey.rfa_continues, switch(value)),
    },
    Key {
        path: "playbook.teams_first",
        meaning: "Whether Teams is set up and pitched first for every customer that owns it, whatever they intend.",
        show: |policy| policy.journey.teams_first.to_string(),
        set: |policy, value| set(&mut policy.journey.teams_first, switch(value)),
    },
    Key {
        path: "playbook.benefit_licences",
        meaning: "Licences from which the additional adoption benefit is open and an Adoption SME is introduced.\n\
            1 to 10000000.",
        show: |policy| policy.journey.benefit_licences.to_string(),
        set: |policy, value| set(&mut policy.journey.benefit_licences, number(value, 1, 10_000_000)),
    },
    Key {
        path: "playbook.migration_over",
        meaning: "Entitlements above which FastTrack helps with migration. 0 to 10000000.",
        show: |policy| policy.journey.migration_over.to_string(),
        set: |policy, value| set(&mut policy.journey.migration_over, number(value, 0, 10_000_000)),
    },
    Key {
        path: "playbook.next_action_years",
        meaning: "When an engagement is over, the next action is the last day of the year so many years on. 0 to 10.",
        show: |policy| policy.journey.next_action_years.to_string(),
        set: |policy, value| set(&mut policy.journey.next_action_years, number(value, 0, 10)),
    },
    Key {
        path: "plan.items_on",
        meaning: "Items of the success checklist that are on every list besides those that the playbook states, by key\n\
            (src/playbook/checklist.json).",
        show: |policy| list(policy.items_on.iter().map(ItemId::as_str)),
        set: |policy, value| set(&mut policy.items_on, keys(value, &item_keys(), ItemId::new)),
    },
    Key {
        path: "plan.items_off",
        meaning: "Items that are left out until an FM takes one in.",
        show: |policy| list(policy.items_off.iter().map(ItemId::as_str)),
        set: |policy, value| set(&mut policy.items_off, keys(value, &item_keys(), ItemId::new)),
    },
    Key {
        path: "links.most",
        meaning: "The most links in one share. 1 to 6.",
        show: |policy| policy.share_links.to_string(),
        set: |policy, value| set(&mut policy.share_links, number(value, 1, 6)),
    },
    Key {
        path: "links.off",
        meaning: "Links that are never offered, by key (src/playbook/links.json).",
        show: |policy| list(policy.links_off.iter().map(LinkId::as_str)),
        set: |policy, value| set(&mut policy.links_off, keys(value, &link_keys(), LinkId::new)),
    },
    Key {
        path: "links.addresses",
        meaning: "Addresses in place of the playbook's own, by key: { key-stakeholders-guide = \"https://…\" }.",
        show: |policy| {
            let pairs = policy.link_addresses.iter();
            inline(pairs.map(|(id, address)| (id.as_str().to_owned(), address.clone())))
        },
        set: |policy, value| {
            let read = addresses(value, &link_keys())?;
            policy.link_addresses =
                read.into_iter().map(|(id, address)| (LinkId::new(id), address)).collect();
            Ok(())
        },
    },
];

fn item_keys() -> Vec<&'static str> {
    Playbook::get().items().iter().map(|item| item.id.as_str()).collect()
}

fn link_keys() -> Vec<&'static str> {
    Playbook::get().links().iter().map(|link| link.id.as_str()).collect()
}

const GATES: [(&str, Gate); 2] = [("agreed", Gate::Agreed), ("confirmed", Gate::Confirmed)];
const CONFIRMERS: [(&str, Confirmer); 3] = [
    ("success_owner", Confirmer::SuccessOwner),
    ("sponsor", Confirmer::Sponsor),
    ("project_manager", Confirmer::ProjectManager),
];

fn gate_word(gate: Gate) -> &'static str {
    match gate {
        Gate::Agreed => "agreed",
        Gate::Confirmed => "confirmed",
    }
}

fn confirmer_word(confirmer: Confirmer) -> &'static str {
    match confirmer {
        Confirmer::SuccessOwner => "success_owner",
        Confirmer::Sponsor => "sponsor",
        Confirmer::ProjectManager => "project_manager",
    }
}
