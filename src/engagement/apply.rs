//! The one way in which an engagement changes: who may ask, what it does, what history says of it.
//!
//! Here live the entry points and the working state; each group of commands has a file of its own.

use super::command::{Actor, Command, Human, Now, Start};
use super::event::{Event, What};
use super::ids::{EngagementId, PersonNo, RecordId, Revision, TextNo};
use super::measure::Goals;
use super::people::{Person, Role, Side};
use super::plan::Plan;
use super::policy::Policy;
use super::refusal::{Problem, Refusal, Spot, Wrong};
use super::status::Status;
use super::text::{FreeText, Text, TooLong};
use super::{Change, Engagement};

mod answers;
mod carried;
mod corrections;
mod enter;
mod handing;
mod journey;
mod journey_facts;
mod measure;
mod meeting_change;
mod meeting_chats;
mod meeting_ends;
mod meeting_moves;
mod meeting_read;
mod meetings;
mod people;
mod plan;
mod plan_items;
mod points;
mod setup;
mod ssat;
mod ssat_said;
mod status;
mod terms;
mod undo;

/// Starts an engagement under a fresh `id`; the actor becomes its FM.
///
/// # Errors
/// When policy does not let the actor be an FM, or something typed cannot be.
pub fn start(id: EngagementId, actor: &Actor, command: &Start, now: Now) -> Result<Change, Refusal> {
    setup::start(id, actor, command, now)
}

/// Decides `command`: the change that it makes, or why it makes none. Asking again for what is so already is
/// no refusal: the change is then [`Change::is_nothing`].
///
/// # Errors
/// When the rules say no; nothing has changed then.
pub fn apply(
    engagement: &Engagement,
    actor: &Actor,
    command: Command,
    now: Now,
    policy: &Policy,
) -> Result<Change, Refusal> {
    if engagement.head.status == Status::Closed && !command.reaches_closed() {
        return Err(Refusal::Closed);
    }
    let mut work = Work::new(engagement, actor, now, policy);
    match command {
        Command::SetHome(home) => work.set_home(home)?,
        Command::SetDetails { customer, language, zone } => work.set_details(customer, language, zone)?,
        Command::SetServices(services) => work.set_services(services)?,
        Command::AddPerson { who, role, email_only } => work.add_person(who, role, email_only)?,
        Command::Tie { person, key } => work.tie(person, &key)?,
        Command::Claim(role) => work.claim(role)?,
        Command::AcceptClaim { person, is } => work.accept_claim(person, is)?,
        Command::DeclineClaim(person) => work.decline_claim(person)?,
        Command::EnterDibs { entries, because } => work.enter_dibs(entries, &because)?,
        Command::SaveDraft { form, data } => work.save_draft(form, data)?,
        Command::DropDraft(form) => work.drop_draft(&form)?,
        Command::RecordAgreed { with, how, on, note, services } => {
            work.record_agreed(with, how, on, &note, services)?;
        }
        Command::AskToConfirm(services) => work.ask_to_confirm(services)?,
        Command::Confirm { services, shown } => work.confirm(&services, shown)?,
        Command::ReportWrong { reports, others_correct, shown } => {
            work.report_wrong(reports, others_correct, shown)?;
        }
        Command::AcceptCorrection(correction) => work.accept_correction(correction)?,
        Command::AnswerCorrection { correction, text } => work.answer_correction(correction, &text)?,
        Command::TakeBack(services) => work.take_back(&services)?,
        Command::SetAside { service, person, reason } => work.set_aside(&service, person, &reason)?,
        Command::Journey(command) => work.journey(command)?,
        Command::SetStatus { status, because } => work.set_status(status, &because)?,
        Command::Pause(until) => work.pause(until)?,
        Command::Undo(change) => work.undo(&change)?,
        Command::TypedIntoFtop { rows, shown } => work.typed_into_ftop(rows, shown)?,
        Command::Ssat(command) => work.ssat(command)?,
        Command::Point(command) => work.point(command)?,
        Command::Plan(command) => work.plan(command)?,
        Command::Measure(command) => work.measure(command)?,
        Command::Meeting(command) => work.meeting(command)?,
    }
    work.settle()?;
    Ok(work.finish(engagement))
}

/// A command being decided: the state so far, with the revision that it will make.
struct Work<'a> {
    e: Engagement,
    actor: &'a Actor,
    now: Now,
    policy: &'a Policy,
    events: Vec<Event>,
}

impl<'a> Work<'a> {
    fn new(engagement: &Engagement, actor: &'a Actor, now: Now, policy: &'a Policy) -> Self {
        let mut e = engagement.clone();
        e.end_cover(now);
        e.head.revision = e.head.revision.next();
        Self { e, actor, now, policy, events: Vec::new() }
    }

    /// The revision that this command makes.
    const fn revision(&self) -> Revision {
        self.e.head.revision
    }

    fn finish(self, old: &Engagement) -> Change {
        if self.events.is_empty() && self.e.drafts == old.drafts {
            return Change::nothing(old);
        }
        Change::between(Some(old), self.e, self.events)
    }

    /// Whoever acts, if the engagement knows them.
    fn acting(&self) -> Option<&Person> {
        match self.actor {
            Actor::Human(human) => self.e.find(&human.key),
            Actor::Bot => None,
        }
    }

    fn human(&self) -> Option<&'a Human> {
        match self.actor {
            Actor::Human(human) => Some(human),
            Actor::Bot => None,
        }
    }

    /// The actor, who must have the FM's rights.
    fn leader(&self) -> Result<PersonNo, Refusal> {
        self.acting().filter(|person| person.leads()).map(|person| person.no).ok_or(Refusal::NotFm)
    }

    /// The actor, who must be of the customer's side.
    fn customer(&self) -> Result<PersonNo, Refusal> {
        match self.acting().map(|person| (person.side, person.no)) {
            Some((Side::Customer, no)) => Ok(no),
            Some((Side::Delivery, _)) => Err(Refusal::NotCustomer { claimable: Vec::new() }),
            Some((Side::Outsider, _)) | None => {
                Err(Refusal::NotCustomer { claimable: Role::CLAIMABLE.to_vec() })
            }
        }
    }

    /// Adds to history.
    fn tell(&mut self, what: What) {
        let by = self.acting().map(|person| person.no);
        if by.is_some() {
            self.e.head.heard_at = Some(self.now.at);
        }
        self.events.push(Event { revision: self.revision(), at: self.now.at, by, what });
    }

    /// Stores a text typed by `by`, unless `like` says the same already; `None` for a blank.
    fn text(&mut self, by: PersonNo, raw: &str, like: Option<TextNo>) -> Result<Option<TextNo>, Wrong> {
        let Some(text) = FreeText::parse(raw)? else { return Ok(None) };
        if let Some(like) = like.filter(|like| self.e.text(*like) == Some(text.as_str())) {
            return Ok(Some(like));
        }
        let no = self.e.head.last_text.next();
        self.e.head.last_text = no;
        self.e.texts.insert(no, Text { no, by, at: self.now.at, text: Some(text) });
        Ok(Some(no))
    }

    /// Stores a text that must not be blank.
    fn needed_text(&mut self, by: PersonNo, raw: &str, at: Spot) -> Result<TextNo, Refusal> {
        match self.text(by, raw, None) {
            Ok(Some(no)) => Ok(no),
            Ok(None) => Err(wrong(at, Wrong::Blank)),
            Err(what) => Err(wrong(at, what)),
        }
    }
}

fn wrong(at: Spot, what: Wrong) -> Refusal {
    Refusal::Wrong(vec![Problem { at, what }])
}

impl From<TooLong> for Wrong {
    fn from(TooLong { units, max }: TooLong) -> Self {
        Self::TooLong { units, max }
    }
}

impl Change {
    fn nothing(engagement: &Engagement) -> Self {
        Self {
            engagement: engagement.clone(),
            touched: Default::default(),
            removed: Default::default(),
            events: Vec::new(),
        }
    }

    /// The change from `old` (nothing at all, if `None`) to `new`, its records found by comparing the two.
    fn between(old: Option<&Engagement>, new: Engagement, events: Vec<Event>) -> Self {
        let mut change =
            Self { engagement: new, touched: [RecordId::Head].into(), removed: Default::default(), events };
        let Self { engagement: new, touched, removed, .. } = &mut change;
        macro_rules! compare {
            ($($part:ident).+, $id:expr) => {
                let before = old.map(|old| &old.$($part).+);
                for (key, value) in &new.$($part).+ {
                    if before.and_then(|map| map.get(key)) != Some(value) {
                        touched.insert($id(key.clone()));
                    }
                }
                for (key, _) in before.into_iter().flatten() {
                    if !new.$($part).+.contains_key(key) {
                        removed.insert($id(key.clone()));
                    }
                }
            };
        }
        compare!(people, RecordId::Person);
        compare!(dibs, RecordId::Dibs);
        compare!(corrections, RecordId::Correction);
        compare!(texts, RecordId::Text);
        let (differ, gone) = new.path.differences(old.map(|old| &old.path));
        touched.extend(differ.into_iter().map(RecordId::Journey));
        removed.extend(gone.into_iter().map(RecordId::Journey));
        compare!(typed, RecordId::Typed);
        compare!(drafts, |(person, form)| RecordId::Draft(person, form));
        compare!(ssat, |(service, factor)| RecordId::Ssat(service, factor));
        compare!(points, RecordId::Point);
        compare!(meetings.planned, RecordId::Meeting);
        compare!(meetings.occasions, |(meeting, planned)| RecordId::Occasion(meeting, planned));
        compare!(items, RecordId::Item);
        compare!(measures, RecordId::Measure);
        if old.map_or_else(Plan::default, |old| old.plan.clone()) != new.plan {
            touched.insert(RecordId::Plan);
        }
        if old.map_or_else(Goals::default, |old| old.goals) != new.goals {
            touched.insert(RecordId::Goals);
        }
        change
    }
}
