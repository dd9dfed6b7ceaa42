//! Entering DIBS: reading what was typed, checking what changes, and changing it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Work;
use crate::engagement::command::{BusinessInput, Edit, Entry, IntentInput};
use crate::engagement::dibs::{
    Business, Dibs, Earlier, Field, FieldValue, Intent, IntentKind, Trace, Values,
};
use crate::engagement::event::{Changed, What};
use crate::engagement::ids::{CorrectionNo, PersonNo, TextNo};
use crate::engagement::people::Role;
use crate::engagement::refusal::{Problem, Refusal, Spot, Wrong};
use crate::playbook::{Playbook, ServiceId};

impl Work<'_> {
    pub(super) fn enter_dibs(
        &mut self,
        entries: BTreeMap<ServiceId, Entry>,
        because: &str,
    ) -> Result<(), Refusal> {
        let by = self.leader()?;
        let mut problems = Vec::new();
        let mut planned = Vec::new();
        let mut moved = false;
        for (service, entry) in entries {
            if !self.e.head.services.contains(&service) {
                return Err(Refusal::NotIntended(service));
            }
            let values = self.read_entry(by, &service, entry, &mut problems);
            self.check_values(&service, &values, &mut problems);
            if let Some((from, to)) = self.moved(&service, &values) {
                moved = true;
                if because.trim().is_empty() {
                    let at = Spot::Dibs(service.clone(), Field::Date);
                    problems.push(Problem { at, what: Wrong::MovedWithoutReason { from, to } });
                }
            }
            planned.push((service, values));
        }
        let because = if moved { self.text(by, because, None) } else { Ok(None) };
        let because = because.unwrap_or_else(|what| {
            problems.push(Problem { at: Spot::Reason, what });
            None
        });
        if !problems.is_empty() {
            return Err(Refusal::Wrong(problems));
        }
        self.check_room()?;
        for (service, values) in planned {
            self.change_values(&service, &values, because, None);
        }
        Ok(())
    }

    /// The values of `service` as they are.
    pub(super) fn values(&self, service: &ServiceId) -> Values {
        self.e.dibs.get(service).map(|dibs| dibs.values.clone()).unwrap_or_default()
    }

    /// The values of `service` with the entry laid over them; what cannot be read is a problem and stays as it
    /// was. A start date that nobody gave is the day on which something was first entered; a blank keeps it.
    pub(super) fn read_entry(
        &mut self,
        by: PersonNo,
        service: &ServiceId,
        entry: Entry,
        problems: &mut Vec<Problem>,
    ) -> Values {
        let old = self.values(service);
        let read = [
            (Field::Start, edited(entry.start, |text| Ok(date(&text)?.map(FieldValue::Start)))),
            (Field::Date, edited(entry.date, |text| Ok(date(&text)?.map(FieldValue::Date)))),
            (Field::Intent, edited(entry.intent, |input| self.read_intent(by, input, old.intent).map(Some))),
            (Field::Business, edited(entry.business, |input| self.read_business(by, input, &old))),
            (
                Field::Owner,
                edited(entry.owner, |who| Ok(Some(FieldValue::Owner(self.named(who, Role::SuccessOwner)?)))),
            ),
        ];
        let mut values = old.clone();
        for (field, outcome) in read {
            match outcome {
                None => {}
                Some(Ok(value)) => values.set(field, value),
                Some(Err(what)) => problems.push(Problem { at: Spot::Dibs(service.clone(), field), what }),
            }
        }
        let entered = Field::FOUR.iter().any(|field| values.get(*field).is_some());
        if values.start.is_none() {
            values.start = old.start.or_else(|| entered.then(|| self.e.today(self.now)));
        }
        values
    }

    fn read_intent(
        &mut self,
        by: PersonNo,
        input: IntentInput,
        old: Option<Intent>,
    ) -> Result<FieldValue, Wrong> {
        let kind = input.kind;
        let like = old.and_then(|old| old.reason);
        let reason = if kind.needs_reason() { self.text(by, &input.reason, like)? } else { None };
        let blocked = kind == IntentKind::Blocked;
        let owner = input.owner.filter(|_| blocked).map(|who| self.named(who, Role::Other)).transpose()?;
        Ok(FieldValue::Intent(Intent { kind, reason, owner }))
    }

    fn read_business(
        &mut self,
        by: PersonNo,
        input: BusinessInput,
        old: &Values,
    ) -> Result<Option<FieldValue>, Wrong> {
        if input.reasons.iter().any(|id| Playbook::get().reason(id).is_none()) {
            return Err(Wrong::NotOffered);
        }
        let like = old.business.as_ref().and_then(|business| business.text);
        let text = self.text(by, &input.text, like)?;
        let business = Business { reasons: input.reasons.into_iter().collect(), text };
        let blank = business == Business::default();
        Ok(if blank { None } else { Some(FieldValue::Business(business)) })
    }

    /// Values are checked when they change, and only then: a date that passes stays a date.
    pub(super) fn check_values(&self, service: &ServiceId, new: &Values, problems: &mut Vec<Problem>) {
        let old = self.values(service);
        let mut wrong = |field: Field, what: Wrong| {
            problems.push(Problem { at: Spot::Dibs(service.clone(), field), what })
        };
        let today = self.e.today(self.now);
        match (new.start, new.date) {
            (_, Some(date)) if new.date != old.date && date <= today => {
                wrong(Field::Date, Wrong::NotInFuture { today });
            }
            (Some(start), Some(date)) if date <= start && new.date != old.date => {
                wrong(Field::Date, Wrong::NotAfterStart { start });
            }
            (Some(start), Some(target)) if target <= start && new.start != old.start => {
                wrong(Field::Start, Wrong::NotBeforeTarget { target });
            }
            _ => {}
        }
        if let Some(owner) = new.owner.filter(|owner| Some(*owner) != old.owner)
            && let Err(what) = self.check_customer_person(owner)
        {
            wrong(Field::Owner, what);
        }
    }

    /// From which day to which the target date of `service` moves, a day that was blanked in between included.
    fn moved(&self, service: &ServiceId, new: &Values) -> Option<(Date, Date)> {
        let dibs = self.e.dibs.get(service)?;
        let blanked = || match dibs.traces.get(&Field::Date)?.earlier.as_ref()?.value {
            Some(FieldValue::Date(date)) => Some(date),
            Some(_) | None => None,
        };
        let (from, to) = (dibs.values.date.or_else(blanked)?, new.date?);
        if from == to { None } else { Some((from, to)) }
    }

    /// Gives `service` these values. Whatever changed loses its agreement and its confirmations, and nothing
    /// else does.
    pub(super) fn change_values(
        &mut self,
        service: &ServiceId,
        new: &Values,
        because: Option<TextNo>,
        correction: Option<CorrectionNo>,
    ) {
        let old = self.values(service);
        let changed = |field: &Field| match (old.get(*field), new.get(*field)) {
            (Some(a), Some(b)) => !self.e.same_value(&a, &b),
            (a, b) => a != b,
        };
        let changes: Vec<Changed> = Field::ALL
            .into_iter()
            .filter(changed)
            .map(|field| Changed { field, old: old.get(field), new: new.get(field) })
            .collect();
        if changes.is_empty() {
            return;
        }
        let (revision, now) = (self.revision(), self.now.at);
        let dibs = self.e.dibs.entry(service.clone()).or_insert_with(|| Dibs::blank(service.clone()));
        for change in &changes {
            dibs.values.set(change.field, change.new.clone());
            if change.field == Field::Start {
                continue;
            }
            let since = dibs.traces.get(&change.field).map(|trace| trace.changed).unwrap_or_default();
            let earlier = Some(Earlier { value: change.old.clone(), since });
            dibs.traces.insert(change.field, Trace { changed: revision, earlier });
            dibs.forget_answers(change.field);
            dibs.revision = revision;
            if dibs.asked.is_some() {
                dibs.unasked_since.get_or_insert(now);
            }
        }
        let because = because.filter(|_| changes.iter().any(|change| change.field == Field::Date));
        let owner = changes.iter().any(|change| change.field == Field::Owner).then_some(new.owner).flatten();
        self.tell(What::DibsChanged { service: service.clone(), changes, because, correction });
        if let Some(owner) = owner {
            self.engage(owner, Role::SuccessOwner);
        }
    }
}

pub(super) fn edited<T, V>(
    edit: Edit<T>,
    read: impl FnOnce(T) -> Result<Option<V>, Wrong>,
) -> Option<Result<Option<V>, Wrong>> {
    match edit {
        Edit::Keep => None,
        Edit::Clear => Some(Ok(None)),
        Edit::Set(input) => Some(read(input)),
    }
}

/// A civil date as `Input.Date` gives it; `None` for a blank.
pub(super) fn date(text: &str) -> Result<Option<Date>, Wrong> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let shape = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let date = text.parse::<Date>().ok().filter(|_| shape);
    date.map(Some).ok_or(Wrong::NotADate)
}
