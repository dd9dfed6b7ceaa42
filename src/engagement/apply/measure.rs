//! Changing what the gates measure: goals, a service's metric and dates, and what the figures say.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Work;
use super::enter::{date, edited};
use crate::engagement::command::Edit;
use crate::engagement::event::What;
use crate::engagement::ids::{PersonNo, TextNo};
use crate::engagement::measure::{MAX_NUMBER, Measure, Metric, Reading};
use crate::engagement::measure_command::{
    FiguresInput, GoalsInput, MeasureCommand, MeasureEvent, MetricInput, ServiceInput,
};
use crate::engagement::people::Role;
use crate::engagement::refusal::{MeasureField, Problem, Refusal, Spot, Wrong};
use crate::playbook::ServiceId;

/// Reads typed values and gathers what is wrong with them.
#[derive(Default)]
struct Problems(Vec<Problem>);

impl Problems {
    fn read<T>(&mut self, at: Spot, read: Result<T, Wrong>) -> Option<T> {
        read.map_err(|what| self.0.push(Problem { at, what })).ok()
    }

    /// What a value becomes: as read, or as it was where it stays or cannot be read.
    fn edit<T>(&mut self, at: Spot, read: Option<Result<Option<T>, Wrong>>, old: Option<T>) -> Option<T> {
        match read {
            None => old,
            Some(read) => self.read(at, read).unwrap_or(old),
        }
    }

    fn done(self) -> Result<(), Refusal> {
        if self.0.is_empty() { Ok(()) } else { Err(Refusal::Wrong(self.0)) }
    }
}

impl Work<'_> {
    pub(super) fn measure(&mut self, command: MeasureCommand) -> Result<(), Refusal> {
        match command {
            MeasureCommand::Goals(input) => self.set_goals(input),
            MeasureCommand::Service { service, input } => self.set_measure(&service, *input),
            MeasureCommand::Figures { on, source, figures } => self.read_figures(&on, &source, figures),
        }
    }

    fn set_goals(&mut self, input: GoalsInput) -> Result<(), Refusal> {
        let by = self.leader()?;
        let mut problems = Problems::default();
        let old = self.e.goals;
        let mut new = old;
        let mut text = |work: &mut Self, field, edit: Edit<String>, old: Option<TextNo>| {
            let read = edited(edit, |raw| work.text(by, &raw, old));
            problems.edit(Spot::Measure(None, field), read, old)
        };
        new.near = text(self, MeasureField::Near, input.near, old.near);
        new.long = text(self, MeasureField::Long, input.long, old.long);
        new.success = text(self, MeasureField::Success, input.success, old.success);
        new.channel = text(self, MeasureField::Channel, input.channel, old.channel);
        new.help = changed(input.help, old.help);
        new.rhythm = changed(input.rhythm, old.rhythm);
        problems.done()?;
        if new != old {
            self.e.goals = new;
            self.tell(What::Measure(MeasureEvent::Goals { old, new }));
        }
        Ok(())
    }

    fn set_measure(&mut self, service: &ServiceId, input: ServiceInput) -> Result<(), Refusal> {
        let by = self.leader()?;
        if !self.e.head.services.contains(service) {
            return Err(Refusal::NotIntended(service.clone()));
        }
        let old = self.e.measure(service);
        let mut new = old.clone();
        let mut problems = Problems::default();
        let at = |field| Spot::Measure(Some(service.clone()), field);
        let today = self.e.today(self.now);
        let past = |raw: String| match date(&raw)? {
            Some(day) if day > today => Err(Wrong::InFuture { today }),
            read => Ok(read),
        };
        let count = |edit: Edit<String>| edited(edit, |raw| number(&raw));
        new.seats = problems.edit(at(MeasureField::Seats), count(input.seats), old.seats);
        new.planned = problems.edit(at(MeasureField::Planned), count(input.planned), old.planned);
        new.migrated = problems.edit(at(MeasureField::Migrated), count(input.migrated), old.migrated);
        new.enabled = problems.edit(at(MeasureField::Enabled), edited(input.enabled, past), old.enabled);
        let announced = edited(input.announced, |raw| date(&raw));
        new.announced = problems.edit(at(MeasureField::Announced), announced, old.announced);
        let was = self.e.handed_on(service);
        let handed = problems.edit(at(MeasureField::Handshake), edited(input.handshake, past), was);
        let csm = edited(input.csm, |who| Ok(Some(self.named(who, Role::Csm)?)));
        new.csm = problems.edit(at(MeasureField::Csm), csm, old.csm);
        new.metric = match input.metric {
            Edit::Keep => old.metric.clone(),
            Edit::Clear => None,
            Edit::Set(metric) => self.read_metric(by, service, metric, old.metric.as_ref(), &mut problems),
        };
        if new.seats.is_some_and(|seats| new.latest().and_then(|read| read.active) > Some(seats)) {
            let active = new.latest().and_then(|read| read.active).unwrap_or(0);
            problems.0.push(Problem { at: at(MeasureField::Seats), what: Wrong::LessThan { min: active } });
        }
        problems.done()?;
        self.check_room()?;
        self.keep_measure(service, &old, new);
        match handed {
            Some(on) if was != Some(on) => self.hand_shake(by, service, on, None),
            None if was.is_some() => self.take_hand_shake_back(by, service),
            Some(_) | None => Ok(()),
        }
    }

    pub(super) fn keep_measure(&mut self, service: &ServiceId, old: &Measure, new: Measure) {
        if *old == new {
            return;
        }
        let bare = |measure: &Measure| Box::new(Measure { readings: Vec::new(), ..measure.clone() });
        let event = MeasureEvent::Service { service: service.clone(), old: bare(old), new: bare(&new) };
        self.put_measure(new);
        self.tell(What::Measure(event));
    }

    /// Keeps what is measured of a service, if anything is.
    pub(super) fn put_measure(&mut self, measure: Measure) {
        let service = measure.service.clone();
        if measure == Measure::blank(service.clone()) {
            self.e.measures.remove(&service);
        } else {
            self.e.measures.insert(service, measure);
        }
    }

    fn read_metric(
        &mut self,
        by: PersonNo,
        service: &ServiceId,
        input: MetricInput,
        old: Option<&Metric>,
        problems: &mut Problems,
    ) -> Option<Metric> {
        let at = |field| Spot::Measure(Some(service.clone()), field);
        let name = self.text(by, &input.name, old.map(|old| old.name));
        let name = problems.read(at(MeasureField::Metric), name.and_then(needed));
        let source = self.text(by, &input.source, old.and_then(|old| old.source));
        let source = problems.read(at(MeasureField::Source), source);
        let baseline = problems.read(at(MeasureField::Baseline), number(&input.baseline));
        let target = problems.read(at(MeasureField::Target), number(&input.target).and_then(needed));
        let due = problems.read(at(MeasureField::By), date(&input.by));
        Some(Metric { name: name?, baseline: baseline?, target: target?, by: due?, source: source? })
    }

    fn read_figures(
        &mut self,
        on: &str,
        source: &str,
        figures: BTreeMap<ServiceId, FiguresInput>,
    ) -> Result<(), Refusal> {
        let by = self.leader()?;
        let mut problems = Problems::default();
        let today = self.e.today(self.now);
        let on = problems.read(Spot::Measure(None, MeasureField::On), date(on)).flatten().unwrap_or(today);
        if on > today {
            let at = Spot::Measure(None, MeasureField::On);
            problems.0.push(Problem { at, what: Wrong::InFuture { today } });
        }
        let like = self.e.measures.values().find_map(|measure| measure.latest()?.source);
        let source = self.text(by, source, like);
        let source = problems.read(Spot::Measure(None, MeasureField::Source), source).flatten();
        let mut planned = Vec::new();
        for (service, input) in figures {
            if !self.e.head.services.contains(&service) {
                return Err(Refusal::NotIntended(service));
            }
            planned.push(self.read_service(by, on, source, &service, input, &mut problems));
        }
        if problems.0.is_empty() && planned.iter().all(|(old, new, _)| old == new) {
            return Err(Refusal::Nothing);
        }
        problems.done()?;
        for (old, new, reading) in planned {
            let service = old.service.clone();
            if old.seats != new.seats {
                let seats = Measure { seats: new.seats, ..old.clone() };
                self.keep_measure(&service, &old, seats);
            }
            if let Some(reading) = reading.filter(|_| old.readings != new.readings) {
                let seats = new.seats;
                let was = old.readings.iter().find(|before| before.on == reading.on).cloned();
                self.tell(What::Measure(MeasureEvent::Read {
                    service: service.clone(),
                    reading,
                    seats,
                    was,
                }));
                self.e.measures.insert(service, new);
            }
        }
        Ok(())
    }

    /// Active users as of today, without where the figures come from.
    pub(super) fn note_active(&mut self, by: PersonNo, active: &BTreeMap<ServiceId, u64>) {
        let on = self.e.today(self.now);
        for (service, count) in active {
            if self.e.active_of(service) == Some(*count) {
                continue;
            }
            let mut measure = self.e.measure(service);
            let reading =
                Reading { on, active: Some(*count), value: None, source: None, by, at: self.now.at };
            let was = measure.readings.iter().find(|before| before.on == on).cloned();
            let reading = measure.read(reading);
            let event = MeasureEvent::Read { service: service.clone(), reading, seats: measure.seats, was };
            self.e.measures.insert(service.clone(), measure);
            self.tell(What::Measure(event));
        }
    }

    /// A service's figures read: as it was, as it becomes, and what was read. Figures of a day replace those that
    /// were read of it before; the same figures again change nothing.
    fn read_service(
        &self,
        by: PersonNo,
        on: Date,
        source: Option<TextNo>,
        service: &ServiceId,
        input: FiguresInput,
        problems: &mut Problems,
    ) -> (Measure, Measure, Option<Reading>) {
        let at = |field| Spot::Measure(Some(service.clone()), field);
        let old = self.e.measure(service);
        let mut new = old.clone();
        let seats = edited(input.seats, |raw| number(&raw));
        new.seats = problems.edit(at(MeasureField::Seats), seats, old.seats);
        let active = problems.read(at(MeasureField::Active), number(&input.active)).flatten();
        let value = problems.read(at(MeasureField::Value), number(&input.value)).flatten();
        if let (Some(active), Some(seats)) = (active, new.seats)
            && active > seats
        {
            problems.0.push(Problem { at: at(MeasureField::Active), what: Wrong::MoreThan { max: seats } });
        }
        if active.is_none() && value.is_none() {
            return (old, new, None);
        }
        let reading = Reading { on, active, value, source, by, at: self.now.at };
        let said = |one: &Reading| (one.on, one.active, one.value, one.source);
        if new.readings.iter().any(|before| said(before) == said(&reading)) {
            return (old, new, None);
        }
        let reading = new.read(reading);
        (old, new, Some(reading))
    }
}

fn needed<T>(value: Option<T>) -> Result<T, Wrong> {
    value.ok_or(Wrong::Blank)
}

fn changed<T>(edit: Edit<T>, old: Option<T>) -> Option<T> {
    match edit {
        Edit::Keep => old,
        Edit::Clear => None,
        Edit::Set(new) => Some(new),
    }
}

/// A whole number as people write it: `1200`, `1.200`, `1,200`, `1 200`, or `1200.0` as some clients send it; `None`
/// for a blank.
fn number(raw: &str) -> Result<Option<u64>, Wrong> {
    let text = raw.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let plain: String = match text.strip_suffix(".0") {
        Some(whole) if whole.bytes().all(|b| b.is_ascii_digit()) => whole.to_owned(),
        Some(_) | None => {
            let mut groups = text.split(['.', ',', ' ', '\u{a0}', '\u{202f}']);
            let first = groups.next().unwrap_or_default();
            let rest: Vec<&str> = groups.collect();
            let grouped = rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || first.len() <= 3);
            if !grouped || first.is_empty() {
                return Err(Wrong::NotANumber);
            }
            std::iter::once(first).chain(rest).collect()
        }
    };
    let digits = plain.bytes().all(|b| b.is_ascii_digit());
    let number = plain.parse::<u64>().ok().filter(|number| digits && *number <= MAX_NUMBER);
    number.map(Some).ok_or(Wrong::NotANumber)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for (text, read) in [
            ("", None),
            (" 87 ", Some(87)),
            ("1.200", Some(1200)),
            ("1,200,000", Some(1_200_000)),
            ("1 200", Some(1200)),
            ("87.0", Some(87)),
            ("0", Some(0)),
        ] {
            assert_eq!(number(text).ok(), Some(read), "{text:?}");
        }
        for text in ["many", "-1", "1.5", "12.00", "1.2.3", "1..000", ".100", "999999999999", "10 %", "1e3"] {
            assert!(number(text).is_err(), "{text:?}");
        }
    }
}
