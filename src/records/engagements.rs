//! One engagement read whole and written by what changed.
//!
//! `e/{eng}` is the head, rewritten by every command, so that one engagement is serial; its parts lie below it.
//! What the parts mean is the domain's.

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::keys;
use super::work::{Record, RecordError, Work};
use crate::engagement::{
    Change, Correction, Dibs, Draft, Engagement, EngagementId, Event, Goals, Head, Item, Measure, Person,
    PersonKey, PersonNo, Plan, RecordId, ServiceId, Side, Text,
};
use crate::store::Key;

/// The most records of one kind that one engagement may have; far above what its rules allow.
const MOST: usize = 2_000;

impl Record for Head {}
impl Record for Person {}
impl Record for Dibs {}
impl Record for Correction {}
impl Record for Text {}
impl Record for Draft {}
impl Record for Item {}
impl Record for Plan {}
impl Record for Goals {}
impl Record for Measure {}
impl Record for Event {}

/// One engagement in the list of the person who leads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortfolioRow {
    /// The customer's name.
    pub customer: String,
    /// Whether it was brought to a conversation.
    pub has_home: bool,
}

impl Record for PortfolioRow {}

/// That somebody is on a project that another leads. The engagement itself says as what, and whether still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnProject {}

impl Record for OnProject {}

/// When an engagement's one wake is due. The same record stands at the wake itself and with the engagement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WakeRecord {
    /// When.
    pub due: Timestamp,
    /// The tenant, which decides the shard.
    pub tenant: String,
}

impl Record for WakeRecord {}

impl Work {
    /// Makes `due` the engagement's one wake, in the shard of `tenant`; `None` if nothing will be due by itself.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn set_wake(
        &mut self,
        id: &EngagementId,
        tenant: &str,
        due: Option<Timestamp>,
    ) -> Result<(), RecordError> {
        let place = keys::next_wake(id);
        let before = self.get::<WakeRecord>(&place).await?;
        let next = due.map(|due| WakeRecord { due, tenant: tenant.to_owned() });
        if before == next {
            return Ok(());
        }
        if let Some(old) = before {
            let key = keys::wake(&old.tenant, old.due, id);
            self.get::<WakeRecord>(&key).await?;
            self.delete(key);
        }
        match next {
            Some(next) => {
                let key = keys::wake(tenant, next.due, id);
                self.get::<WakeRecord>(&key).await?;
                self.put(key, &next)?;
                self.put(place, &next)
            }
            None => {
                self.delete(place);
                Ok(())
            }
        }
    }

    /// The engagement with all its records but its history; `None` if there is none.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn engagement(&mut self, id: &EngagementId) -> Result<Option<Engagement>, RecordError> {
        let Some(head) = self.get::<Head>(&keys::engagement(id)).await? else {
            return Ok(None);
        };
        Ok(Some(Engagement {
            head,
            people: self.parts::<Person>(id, "person").await?.into_iter().map(|p| (p.no, p)).collect(),
            dibs: self.parts::<Dibs>(id, "dibs").await?.into_iter().map(|d| (d.service.clone(), d)).collect(),
            corrections: self.parts::<Correction>(id, "fix").await?.into_iter().map(|c| (c.no, c)).collect(),
            texts: self.parts::<Text>(id, "text").await?.into_iter().map(|t| (t.no, t)).collect(),
            drafts: self.parts::<Draft>(id, "draft").await?.into_iter().map(|d| (d.person, d)).collect(),
            items: self.parts::<Item>(id, "item").await?.into_iter().map(|i| (i.key.clone(), i)).collect(),
            plan: self.get::<Plan>(&part_key(id, &RecordId::Plan)).await?.unwrap_or_default(),
            goals: self.get::<Goals>(&part_key(id, &RecordId::Goals)).await?.unwrap_or_default(),
            measures: self.parts::<Measure>(id, "measure").await?.into_iter().map(measured).collect(),
        }))
    }

    /// Writes what `change` touched, its history and the leading person's portfolio row.
    ///
    /// # Errors
    /// When state cannot be read or a record cannot be stored.
    pub async fn save_change(&mut self, change: &Change) -> Result<(), RecordError> {
        let engagement = &change.engagement;
        let id = &engagement.head.id;
        for record in &change.touched {
            self.save_part(engagement, record)?;
        }
        for record in &change.removed {
            let key = part_key(id, record);
            self.delete(key);
        }
        for (index, event) in change.events.iter().enumerate() {
            self.put(keys::history(id, event.revision.0, index), event)?;
        }
        for record in &change.touched {
            if let RecordId::Person(no) = record {
                self.save_project(engagement, *no).await?;
            }
        }
        self.save_row(engagement).await
    }

    /// The engagements that `who` leads, by id.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn portfolio(
        &mut self,
        who: &PersonKey,
        limit: usize,
    ) -> Result<Vec<(EngagementId, PortfolioRow)>, RecordError> {
        let rows = self.list::<PortfolioRow>(&keys::portfolio(who), limit).await?;
        Ok(rows
            .into_iter()
            .filter_map(|(key, row)| {
                let id = key.segments().last().and_then(|segment| EngagementId::parse(&segment).ok())?;
                Some((id, row))
            })
            .collect())
    }

    /// The engagements that `who` is on, without those that they lead.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn projects(
        &mut self,
        who: &PersonKey,
        limit: usize,
    ) -> Result<Vec<EngagementId>, RecordError> {
        let rows = self.list::<OnProject>(&keys::projects(who), limit).await?;
        let id = |key: &Key| EngagementId::parse(&key.segments().last()?).ok();
        Ok(rows.iter().filter_map(|(key, _)| id(key)).collect())
    }

    /// Notes for a person who can act that they are on the project.
    async fn save_project(&mut self, engagement: &Engagement, no: PersonNo) -> Result<(), RecordError> {
        let person = engagement.people.get(&no).filter(|person| person.side != Side::Outsider);
        let Some(link) = person.filter(|_| no != engagement.head.fm).and_then(|person| person.link.clone())
        else {
            return Ok(());
        };
        let key = keys::project(&link, &engagement.head.id);
        match self.get::<OnProject>(&key).await? {
            Some(_) => Ok(()),
            None => self.put(key, &OnProject {}),
        }
    }

    async fn parts<T: Record + DeserializeOwned>(
        &mut self,
        id: &EngagementId,
        kind: &str,
    ) -> Result<Vec<T>, RecordError> {
        let found = self.list::<T>(&keys::engagement_kind(id, kind), MOST).await?;
        Ok(found.into_iter().map(|(_, record)| record).collect())
    }

    fn save_part(&mut self, engagement: &Engagement, record: &RecordId) -> Result<(), RecordError> {
        let key = part_key(&engagement.head.id, record);
        match record {
            RecordId::Head => self.put(key, &engagement.head),
            RecordId::Person(no) => self.put_some(key, engagement.people.get(no)),
            RecordId::Dibs(service) => self.put_some(key, engagement.dibs.get(service)),
            RecordId::Correction(no) => self.put_some(key, engagement.corrections.get(no)),
            RecordId::Text(no) => self.put_some(key, engagement.texts.get(no)),
            RecordId::Draft(no) => self.put_some(key, engagement.drafts.get(no)),
            RecordId::Item(item) => self.put_some(key, engagement.items.get(item)),
            RecordId::Plan => self.put(key, &engagement.plan),
            RecordId::Goals => self.put(key, &engagement.goals),
            RecordId::Measure(service) => self.put_some(key, engagement.measures.get(service)),
        }
    }

    fn put_some<T: Record>(&mut self, key: Key, record: Option<&T>) -> Result<(), RecordError> {
        match record {
            Some(record) => self.put(key, record),
            None => Ok(()),
        }
    }

    async fn save_row(&mut self, engagement: &Engagement) -> Result<(), RecordError> {
        let leader = engagement.people.get(&engagement.head.fm).and_then(|fm| fm.link.clone());
        let Some(leader) = leader else {
            return Ok(());
        };
        let key = keys::portfolio_row(&leader, &engagement.head.id);
        // Read first, so that the write names the version it replaces.
        self.get::<PortfolioRow>(&key).await?;
        let row = PortfolioRow {
            customer: engagement.head.customer.clone(),
            has_home: engagement.head.home.is_some(),
        };
        self.put(key, &row)
    }
}

fn part_key(id: &EngagementId, record: &RecordId) -> Key {
    match record {
        RecordId::Head => keys::engagement(id),
        RecordId::Person(no) => keys::engagement_record(id, "person", &number(no.0)),
        RecordId::Dibs(service) => keys::engagement_record(id, "dibs", service.as_str()),
        RecordId::Correction(no) => keys::engagement_record(id, "fix", &number(no.0)),
        RecordId::Text(no) => keys::engagement_record(id, "text", &number(no.0)),
        RecordId::Draft(no) => keys::engagement_record(id, "draft", &number(no.0)),
        RecordId::Item(item) => keys::engagement_record(id, "item", item.as_str()),
        RecordId::Plan => keys::engagement_record(id, "plan", "all"),
        RecordId::Goals => keys::engagement_record(id, "goals", "all"),
        RecordId::Measure(service) => keys::engagement_record(id, "measure", service.as_str()),
    }
}

fn measured(measure: Measure) -> (ServiceId, Measure) {
    (measure.service.clone(), measure)
}

fn number(no: u32) -> String {
    format!("{no:08x}")
}
