//! One engagement read whole and written by what changed.
//!
//! `e/{eng}` is the head, rewritten by every command, so that one engagement is serial; its parts lie below it.
//! What the parts mean is the domain's.

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::keys;
use super::work::{Record, RecordError, Work};
use crate::engagement::{
    Attested, Change, Correction, Cycle, Dibs, Done, Draft, Engagement, EngagementId, Event, Factor, Goals,
    Head, Item, Journey, JourneyRecord, Line, Listing, Measure, Meeting, Meetings, Now, Occasion, Override,
    Path, Person, PersonKey, PersonNo, Plan, Point, Policy, Profile, RecordId, ServiceId, Side, Signals,
    Ssat, Task, Text, TypedRow,
};
use crate::store::{Key, Value};

/// The most records of one kind that one engagement may have; far above what its rules allow.
const MOST: usize = 2_000;
/// The most events of one engagement that are read.
const MOST_EVENTS: usize = 20_000;

impl Record for Head {}
impl Record for Person {}
impl Record for Dibs {}
impl Record for Correction {}
impl Record for Text {}
impl Record for Draft {}
impl Record for TypedRow {}
impl Record for Ssat {}
impl Record for Point {}
impl Record for Meeting {}
impl Record for Occasion {}
impl Record for Item {}
impl Record for Plan {}
impl Record for Goals {}
impl Record for Measure {}
impl Record for Event {}
impl Record for Profile {}
impl Record for Journey {}
impl Record for Task {}
impl Record for Done {}
impl Record for Attested {}
impl Record for Override {}
impl Record for Cycle {}

/// One engagement in the list of somebody who acts in it: 1 KB at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortfolioRow {
    /// The customer's name.
    pub customer: String,
    /// Whether it was brought to a conversation.
    pub has_home: bool,
    /// What its health is computed from.
    pub signals: Signals,
    /// As what the person acts in it.
    #[serde(default, skip_serializing_if = "Listing::leads")]
    pub standing: Listing,
}

impl Record for PortfolioRow {
    const VERSION: u64 = 2;

    /// Version 1 had a name and a home alone: nothing ails such a row until its engagement is next written.
    fn upgrade(mut value: Value, _from: u64) -> Value {
        let signals = json!({"phase": "assigned", "heard_at": Timestamp::MAX, "zone": "UTC"});
        value.entry("signals").or_insert(signals);
        value
    }
}

/// That somebody is on a project that another leads. The engagement itself says as what, and whether still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnProject {}

impl Record for OnProject {}

impl Work {
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
            typed: self
                .parts::<TypedRow>(id, "typed")
                .await?
                .into_iter()
                .map(|t| (t.row.clone(), t))
                .collect(),
            path: self.path(id).await?,
            drafts: self.parts::<Draft>(id, "draft").await?.into_iter().map(drafted).collect(),
            ssat: self.parts::<Ssat>(id, "ssat").await?.into_iter().map(factored).collect(),
            points: self.parts::<Point>(id, "point").await?.into_iter().map(|p| (p.no, p)).collect(),
            meetings: self.meetings(id).await?,
            items: self.parts::<Item>(id, "item").await?.into_iter().map(|i| (i.key.clone(), i)).collect(),
            plan: self.get::<Plan>(&part_key(id, &RecordId::Plan)).await?.unwrap_or_default(),
            goals: self.get::<Goals>(&part_key(id, &RecordId::Goals)).await?.unwrap_or_default(),
            measures: self.parts::<Measure>(id, "measure").await?.into_iter().map(measured).collect(),
        }))
    }

    async fn meetings(&mut self, id: &EngagementId) -> Result<Meetings, RecordError> {
        let planned = self.parts::<Meeting>(id, "meeting").await?.into_iter();
        let occasions = self.parts::<Occasion>(id, "occasion").await?.into_iter();
        Ok(Meetings {
            planned: planned.map(|meeting| (meeting.no, meeting)).collect(),
            occasions: occasions.map(|one| ((one.meeting, one.planned), one)).collect(),
        })
    }

    async fn path(&mut self, id: &EngagementId) -> Result<Path, RecordError> {
        let profile = self.get::<Profile>(&keys::engagement_kind(id, "profile")).await?;
        let state = self.get::<Journey>(&keys::engagement_kind(id, "journey")).await?;
        let attested = self.parts::<Attested>(id, "attested").await?.into_iter();
        Ok(Path {
            profile: profile.unwrap_or_default(),
            state: state.unwrap_or_default(),
            tasks: self.parts::<Task>(id, "task").await?.into_iter().map(|t| (t.id, t)).collect(),
            acts: self.parts::<Done>(id, "act").await?.into_iter().map(|d| (d.act, d)).collect(),
            attested: attested.map(|a| (a.subject.clone(), a)).collect(),
            overrides: self
                .parts::<Override>(id, "override")
                .await?
                .into_iter()
                .map(|o| (o.revision, o))
                .collect(),
            cycles: self.parts::<Cycle>(id, "cycle").await?.into_iter().map(|c| (c.no, c)).collect(),
        })
    }

    /// Writes what `change`, made at `now` under `policy`, touched, its history and the line of everybody who has it on
    /// their list.
    ///
    /// # Errors
    /// When state cannot be read or a record cannot be stored.
    pub async fn save_change(
        &mut self,
        change: &Change,
        policy: &Policy,
        now: Now,
    ) -> Result<(), RecordError> {
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
        self.save_rows(change, policy, now).await
    }

    /// The engagements that `who` leads, stands in for or is the partner of, by id. A list to look at: what is read does not become part of the work.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn portfolio(&self, who: &PersonKey, limit: usize) -> Result<Vec<Line>, RecordError> {
        let rows = self.look::<PortfolioRow>(&keys::portfolio(who), limit).await?;
        Ok(rows
            .into_iter()
            .filter_map(|(key, row)| {
                let id = key.segments().last().and_then(|segment| EngagementId::parse(&segment).ok())?;
                let PortfolioRow { customer, has_home, signals, standing } = row;
                Some(Line { id, customer, has_home, signals, standing })
            })
            .collect())
    }

    /// What happened in an engagement, in order.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn history(&self, id: &EngagementId) -> Result<Vec<Event>, RecordError> {
        let events = self.look::<Event>(&keys::engagement_kind(id, "h"), MOST_EVENTS).await?;
        Ok(events.into_iter().map(|(_, event)| event).collect())
    }

    /// Every engagement there is, by id.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn every_engagement(&self) -> Result<Vec<EngagementId>, RecordError> {
        let mut found: Vec<EngagementId> = Vec::new();
        let mut after: Option<Key> = None;
        while let Some(key) = self.next_below(&keys::engagements(), after.as_ref()).await? {
            let id = key.segments().nth(1).and_then(|segment| EngagementId::parse(&segment).ok());
            // Its records are passed over: no kind of record comes after this one.
            after = Some(id.as_ref().map_or(key, |id| keys::engagement_kind(id, "zzzz")));
            found.extend(id);
        }
        Ok(found)
    }

    /// Removes an engagement with all its records, its history and its portfolio rows.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn delete_engagement(&mut self, engagement: &Engagement) -> Result<(), RecordError> {
        let id = &engagement.head.id;
        let mut gone: Vec<Key> = vec![keys::engagement(id)];
        gone.extend(self.below(&keys::engagement(id)).await?);
        gone.extend(self.below(&keys::ledger(id)).await?);
        let linked = engagement.people.values().filter_map(|person| person.link.as_ref());
        gone.extend(linked.flat_map(|link| [keys::project(link, id), keys::portfolio_row(link, id)]));
        for key in gone {
            self.read(&key).await?;
            self.delete(key);
        }
        Ok(())
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
            RecordId::Typed(row) => self.put_some(key, engagement.typed.get(row)),
            RecordId::Draft(no, form) => self.put_some(key, engagement.drafts.get(&(*no, form.clone()))),
            RecordId::Ssat(service, factor) => {
                self.put_some(key, engagement.ssat.get(&(service.clone(), *factor)))
            }
            RecordId::Point(no) => self.put_some(key, engagement.points.get(no)),
            RecordId::Meeting(no) => self.put_some(key, engagement.meetings.planned.get(no)),
            RecordId::Occasion(no, planned) => {
                self.put_some(key, engagement.meetings.occasions.get(&(*no, *planned)))
            }
            RecordId::Journey(record) => self.save_step(key, &engagement.path, record),
            RecordId::Item(item) => self.put_some(key, engagement.items.get(item)),
            RecordId::Plan => self.put(key, &engagement.plan),
            RecordId::Goals => self.put(key, &engagement.goals),
            RecordId::Measure(service) => self.put_some(key, engagement.measures.get(service)),
        }
    }

    fn save_step(&mut self, key: Key, path: &Path, record: &JourneyRecord) -> Result<(), RecordError> {
        match record {
            JourneyRecord::Profile => self.put(key, &path.profile),
            JourneyRecord::State => self.put(key, &path.state),
            JourneyRecord::Task(id) => self.put_some(key, path.tasks.get(id)),
            JourneyRecord::Act(act) => self.put_some(key, path.acts.get(act)),
            JourneyRecord::Attested(subject) => self.put_some(key, path.attested.get(subject)),
            JourneyRecord::Override(revision) => self.put_some(key, path.overrides.get(revision)),
            JourneyRecord::Cycle(no) => self.put_some(key, path.cycles.get(no)),
        }
    }

    fn put_some<T: Record>(&mut self, key: Key, record: Option<&T>) -> Result<(), RecordError> {
        match record {
            Some(record) => self.put(key, record),
            None => Ok(()),
        }
    }

    /// The line of everybody who has the engagement on their list; who has it there no longer loses it.
    async fn save_rows(&mut self, change: &Change, policy: &Policy, now: Now) -> Result<(), RecordError> {
        let engagement = &change.engagement;
        let signals = engagement.signals(policy, now);
        for person in engagement.people.values() {
            let Some(link) = &person.link else { continue };
            let key = keys::portfolio_row(link, &engagement.head.id);
            if let Some(standing) = engagement.listed_by(person) {
                // Read first, so that the write names the version it replaces.
                self.get::<PortfolioRow>(&key).await?;
                let customer = engagement.head.customer.clone();
                let has_home = engagement.head.home.is_some();
                self.put(key, &PortfolioRow { customer, has_home, signals: signals.clone(), standing })?;
            } else if change.touched.contains(&RecordId::Person(person.no))
                && self.get::<PortfolioRow>(&key).await?.is_some()
            {
                self.delete(key);
            }
        }
        Ok(())
    }
}

fn part_key(id: &EngagementId, record: &RecordId) -> Key {
    match record {
        RecordId::Head => keys::engagement(id),
        RecordId::Person(no) => keys::engagement_record(id, "person", &number(no.0)),
        RecordId::Dibs(service) => keys::engagement_record(id, "dibs", service.as_str()),
        RecordId::Correction(no) => keys::engagement_record(id, "fix", &number(no.0)),
        RecordId::Text(no) => keys::engagement_record(id, "text", &number(no.0)),
        RecordId::Typed(row) => keys::engagement_record(id, "typed", row),
        RecordId::Draft(no, form) => keys::engagement_part(id, "draft", &number(no.0), form),
        RecordId::Ssat(service, factor) => keys::engagement_part(id, "ssat", service.as_str(), factor.key()),
        RecordId::Point(no) => keys::engagement_record(id, "point", &number(no.0)),
        RecordId::Meeting(no) => keys::engagement_record(id, "meeting", &number(no.0)),
        RecordId::Occasion(no, planned) => {
            keys::engagement_part(id, "occasion", &number(no.0), &planned.to_string())
        }
        RecordId::Journey(record) => step_key(id, record),
        RecordId::Item(item) => keys::engagement_record(id, "item", item.as_str()),
        RecordId::Plan => keys::engagement_kind(id, "plan"),
        RecordId::Goals => keys::engagement_kind(id, "goals"),
        RecordId::Measure(service) => keys::engagement_record(id, "measure", service.as_str()),
    }
}

fn step_key(id: &EngagementId, record: &JourneyRecord) -> Key {
    match record {
        JourneyRecord::Profile => keys::engagement_kind(id, "profile"),
        JourneyRecord::State => keys::engagement_kind(id, "journey"),
        JourneyRecord::Task(task) => keys::engagement_record(id, "task", &number(task.0)),
        JourneyRecord::Act(act) => keys::engagement_record(id, "act", act.key()),
        JourneyRecord::Attested(subject) => keys::engagement_record(id, "attested", &subject.name()),
        JourneyRecord::Override(revision) => {
            keys::engagement_record(id, "override", &format!("{:016x}", revision.0))
        }
        JourneyRecord::Cycle(no) => keys::engagement_record(id, "cycle", &number(*no)),
    }
}

fn drafted(draft: Draft) -> ((PersonNo, String), Draft) {
    ((draft.person, draft.form.clone()), draft)
}

fn factored(ssat: Ssat) -> ((ServiceId, Factor), Ssat) {
    ((ssat.service.clone(), ssat.factor), ssat)
}

fn measured(measure: Measure) -> (ServiceId, Measure) {
    (measure.service.clone(), measure)
}

fn number(no: u32) -> String {
    format!("{no:08x}")
}
