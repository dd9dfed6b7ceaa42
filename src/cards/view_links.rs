//! Links that help with what is open: public ones for everyone, those that need a sign-in for the FM alone.

use super::CardError;
use super::context::Context;
use super::sheet::{Ground, Page, Row, Section};
use super::text::Text;
use super::view_plan::{group_name, items, of_customer};
use crate::dialogue::{Place, Sheet};
use crate::engagement::{ItemState, ItemWords, PlanItem, Policy};
use crate::playbook::{ChecklistGroup, Link, LinkId, Locale, Playbook};

/// The most links that only the FM sees.
const OWN_LINKS: usize = 4;

/// Up to three public links for the letters that are open.
pub(super) fn links(ground: &Ground<'_>) -> Result<Page, CardError> {
    let context = ground.context;
    let list = items(context)?;
    let chosen = chosen(&list, context.scene.policy);
    let ids: Vec<LinkId> = chosen.iter().map(|(_, link)| link.id.clone()).collect();
    let mut page = page(ground, &chosen)?;
    let personal = context.reader.sees_internal_facts();
    if personal {
        page.sections.push(own(context, &list)?);
    }
    let leads = context.me().is_some_and(crate::engagement::Person::leads);
    if leads && !ids.is_empty() {
        let home = context.engagement()?.head.home.is_some();
        let title = if personal { "links_share" } else { "links_note" };
        if home {
            page.actions.push(vec![ground.tap_links(title, &ids)?.first()]);
        }
    }
    page.actions.push(vec![ground.go("plan_back", &Sheet::Checklist)?]);
    Ok(page)
}

/// Links that were shared.
pub(super) fn shared(ground: &Ground<'_>, ids: &[LinkId]) -> Result<Page, CardError> {
    let policy = ground.context.scene.policy;
    let found = ids.iter().filter_map(|id| policy.link(id)).filter(|link| link.is_for_customers());
    let found: Vec<_> = found.map(|link| (letter_of(link), link)).collect();
    let mut page = page(ground, &found)?;
    if ground.context.reader.place == Place::Personal {
        page.lead = ground.context.text("links_shared")?;
    }
    Ok(page)
}

fn page(ground: &Ground<'_>, links: &[(ChecklistGroup, &Link)]) -> Result<Page, CardError> {
    let context = ground.context;
    let mut section = Section::default();
    for (group, link) in links {
        let name = link_text(context, link);
        let mut notes = vec![group_name(context, *group)];
        if link.english_only && context.words.locale() != Locale::En {
            notes.push(context.text("links_english")?);
        }
        section.rows.push(Row::new(name, Text::join(&notes, " · ")));
    }
    let title = context.text("links_title")?;
    let lead = if links.is_empty() { context.text("links_none")? } else { context.text("links_lead")? };
    Ok(Page {
        summary: Text::join(&[context.customer()?, title.clone()], ": ").raw().to_owned(),
        title: of_customer(context, title)?,
        lead,
        sections: vec![section],
        ..Page::default()
    })
}

/// A link's name that opens it. Names are the playbook's own, targets the playbook's or the policy's.
pub(super) fn link_text(context: &Context<'_>, link: &Link) -> Text {
    let name = link.names.of(context.words.locale());
    let url = context.scene.policy.address(link);
    Text::words(format!("[{name}]({url})"), &format!("{name}: {url}"))
}

/// The links of the items that are open, a letter after the other, so that each letter comes first.
fn chosen<'l>(list: &[PlanItem<'l>], policy: &Policy) -> Vec<(ChecklistGroup, &'l Link)> {
    let mut by_letter: Vec<(ChecklistGroup, Vec<&'l Link>)> = Vec::new();
    for group in ChecklistGroup::ALL {
        let open = list.iter().filter(|item| item.group == *group && item.state == ItemState::Open);
        let links = open.filter_map(|item| match item.words {
            ItemWords::Playbook(words) => Some(&words.links),
            ItemWords::Own(_) => None,
        });
        let links = links.flatten().filter_map(|id| policy.link(id));
        by_letter.push((*group, links.filter(|link| link.is_for_customers()).collect()));
    }
    let mut chosen: Vec<(ChecklistGroup, &Link)> = Vec::new();
    let longest = by_letter.iter().map(|(_, links)| links.len()).max().unwrap_or(0);
    for round in 0..longest {
        for (group, links) in &by_letter {
            let Some(link) = links.get(round) else { continue };
            if chosen.len() < policy.share_links && !chosen.iter().any(|(_, had)| had.id == link.id) {
                chosen.push((*group, link));
            }
        }
    }
    chosen
}

/// What helps the FM and needs a Microsoft sign-in.
fn own(context: &Context<'_>, list: &[PlanItem<'_>]) -> Result<Section, CardError> {
    let open = list.iter().filter(|item| item.state == ItemState::Open);
    let ids = open.filter_map(|item| match item.words {
        ItemWords::Playbook(words) => Some(&words.links),
        ItemWords::Own(_) => None,
    });
    let mut rows: Vec<(&LinkId, Row)> = Vec::new();
    for id in ids.flatten() {
        let Some(link) = context.scene.policy.link(id).filter(|link| !link.is_for_customers()) else {
            continue;
        };
        if rows.len() < OWN_LINKS && !rows.iter().any(|(had, _)| *had == id) {
            rows.push((id, Row::new(link_text(context, link), Text::empty())));
        }
    }
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    Ok(Section { heading: context.text("links_own")?, rows })
}

fn letter_of(link: &Link) -> ChecklistGroup {
    let named = Playbook::get().items().iter().find(|item| item.links.contains(&link.id));
    let by_factor = link.factors.first().map(|factor| ChecklistGroup::from(*factor));
    by_factor.or_else(|| named.map(|item| item.group)).unwrap_or(ChecklistGroup::Plan)
}
