//! Open points: adding one, saying who acts, dealing with it.

use super::enter::{date, edited};
use super::{Work, wrong};
use crate::engagement::command::{Edit, Named};
use crate::engagement::event::What;
use crate::engagement::ids::{PersonNo, PointNo};
use crate::engagement::people::{Role, Side};
use crate::engagement::point::{Point, Settled, Settlement};
use crate::engagement::refusal::{Limited, PointField, Problem, Refusal, Spot, Wrong};
use crate::engagement::ssat_command::{NewPoint, PointCommand, Settle};
use crate::engagement::ssat_command::{PointEvent, PointPlan};

/// How many points an engagement keeps, those dealt with included.
const MAX_POINTS: usize = 500;

impl Work<'_> {
    pub(super) fn point(&mut self, command: PointCommand) -> Result<(), Refusal> {
        match command {
            PointCommand::Add(new) => self.add_point(new),
            PointCommand::Settle { point, how } => self.settle_point(point, how),
            PointCommand::Reopen(point) => self.reopen_point(point),
            PointCommand::Plan { point, owner, next, date } => self.plan_point(point, owner, next, date),
        }
    }

    /// The actor, who must be of either side.
    pub(super) fn member(&self) -> Result<(PersonNo, Side), Refusal> {
        match self.acting().map(|person| (person.no, person.side)) {
            Some((no, side @ (Side::Delivery | Side::Customer))) => Ok((no, side)),
            Some((_, Side::Outsider)) | None => {
                Err(Refusal::NotCustomer { claimable: Role::CLAIMABLE.to_vec() })
            }
        }
    }

    fn add_point(&mut self, new: NewPoint) -> Result<(), Refusal> {
        let (by, side) = self.member()?;
        let mut problems = Vec::new();
        let mut wrong =
            |field: PointField, what: Wrong| problems.push(Problem { at: Spot::Point(field), what });
        if new.service.as_ref().is_some_and(|service| !self.e.head.services.contains(service)) {
            wrong(PointField::Service, Wrong::NotOffered);
        }
        let like = self.same_open(by, &new);
        let text = self.text(by, &new.what, like.as_ref().map(|point| point.what));
        let what =
            text.and_then(|text| text.ok_or(Wrong::Blank)).map_err(|what| wrong(PointField::What, what));
        let next = self.text(by, &new.next, None).map_err(|what| wrong(PointField::Next, what));
        let until = self.point_date(&new.date, None).map_err(|what| wrong(PointField::Date, what));
        let owner = new.owner.map(|who| self.named(who, Role::Other)).transpose();
        let owner = owner.map_err(|what| wrong(PointField::Owner, what));
        let (Ok(what), Ok(next), Ok(until), Ok(owner), true) =
            (what, next, until, owner, problems.is_empty())
        else {
            return Err(Refusal::Wrong(problems));
        };
        self.check_room()?;
        if like.is_some_and(|point| point.what == what) {
            return Ok(());
        }
        if self.e.points.len() >= MAX_POINTS {
            return Err(Refusal::TooMany(Limited::Points));
        }
        let no = self.e.head.last_point.next();
        self.e.head.last_point = no;
        let share_contact = new.share_contact && new.kind.is_out_of_scope();
        let point = Point {
            no,
            kind: new.kind,
            what,
            service: new.service,
            owner,
            next,
            date: until,
            share_contact,
            by,
            from_customer: side == Side::Customer,
            at: self.now.at,
            settled: None,
        };
        self.e.points.insert(no, point);
        self.tell(What::Point(PointEvent::Added { no, kind: new.kind, text: what, share_contact }));
        Ok(())
    }

    /// An open point of the same person that says the same: it is not added twice.
    fn same_open(&self, by: PersonNo, new: &NewPoint) -> Option<Point> {
        let says = |point: &&Point| self.e.text(point.what).is_some_and(|text| text == new.what.trim());
        let same = |point: &&Point| {
            point.is_open() && point.by == by && point.kind == new.kind && point.service == new.service
        };
        self.e.points.values().filter(same).find(says).cloned()
    }

    fn known_point(&self, no: PointNo) -> Result<Point, Refusal> {
        self.e.points.get(&no).cloned().ok_or(Refusal::UnknownPoint(no))
    }

    /// The actor, who must be allowed to deal with this point.
    fn settler(&self, point: &Point) -> Result<PersonNo, Refusal> {
        let me = self.acting().map(|person| person.no).ok_or(Refusal::NotFm)?;
        if self.e.may_settle(point, me) { Ok(me) } else { Err(Refusal::NotFm) }
    }

    fn settle_point(&mut self, no: PointNo, how: Settle) -> Result<(), Refusal> {
        self.acting().map(|person| person.no).ok_or(Refusal::NotFm)?;
        let mut point = self.known_point(no)?;
        let by = self.settler(&point)?;
        let at = Spot::Point(PointField::Text);
        let before = point.settled.as_ref().map(|settled| settled.how.clone());
        let like = before.as_ref().and_then(Settlement::text);
        let mut said = |raw: &str| self.text(by, raw, like).map_err(|what| wrong(at.clone(), what));
        let how = match how {
            Settle::Answered(raw) => {
                Settlement::Answered { text: said(&raw)?.ok_or(wrong(at.clone(), Wrong::Blank))? }
            }
            Settle::Dropped(raw) => {
                Settlement::Dropped { reason: said(&raw)?.ok_or(wrong(at.clone(), Wrong::Blank))? }
            }
            Settle::SentToPartner(raw) => Settlement::SentToPartner { text: said(&raw)? },
            Settle::Scheduled { on, text } => {
                let text = said(&text)?;
                let known = match &before {
                    Some(Settlement::Scheduled { on, .. }) => Some(*on),
                    Some(_) | None => None,
                };
                let spot = || Spot::Point(PointField::Date);
                let on = self.point_date(&on, known).map_err(|what| wrong(spot(), what))?;
                Settlement::Scheduled { on: on.ok_or_else(|| wrong(spot(), Wrong::Blank))?, text }
            }
        };
        match before {
            Some(before) if before == how => return Ok(()),
            Some(_) => return Err(Refusal::PointSettled(no)),
            None => {}
        }
        let settled = Settled { by, at: self.now.at, how };
        point.settled = Some(settled.clone());
        self.e.points.insert(no, point);
        self.tell(What::Point(PointEvent::Settled { no, settled }));
        Ok(())
    }

    fn reopen_point(&mut self, no: PointNo) -> Result<(), Refusal> {
        self.leader()?;
        let mut point = self.known_point(no)?;
        if let Some(was) = point.settled.take() {
            self.e.points.insert(no, point);
            self.tell(What::Point(PointEvent::Reopened { no, was: Some(was) }));
        }
        Ok(())
    }

    fn plan_point(
        &mut self,
        no: PointNo,
        owner: Edit<Named>,
        next: Edit<String>,
        until: Edit<String>,
    ) -> Result<(), Refusal> {
        let by = self.leader()?;
        let old = self.known_point(no)?;
        if !old.is_open() {
            return Err(Refusal::PointSettled(no));
        }
        let mut new = old.clone();
        let mut problems = Vec::new();
        let mut wrong =
            |field: PointField, what: Wrong| problems.push(Problem { at: Spot::Point(field), what });
        match edited(owner, |who| self.named(who, Role::Other).map(Some)) {
            None => {}
            Some(Ok(owner)) => new.owner = owner,
            Some(Err(what)) => wrong(PointField::Owner, what),
        }
        match edited(next, |text| self.text(by, &text, old.next)) {
            None => {}
            Some(Ok(next)) => new.next = next,
            Some(Err(what)) => wrong(PointField::Next, what),
        }
        match edited(until, |text| self.point_date(&text, old.date)) {
            None => {}
            Some(Ok(date)) => new.date = date,
            Some(Err(what)) => wrong(PointField::Date, what),
        }
        if !problems.is_empty() {
            return Err(Refusal::Wrong(problems));
        }
        self.check_room()?;
        if new != old {
            let (PointPlan { owner, next, date }, was) = (PointPlan::of(&new), Some(PointPlan::of(&old)));
            self.e.points.insert(no, new);
            self.tell(What::Point(PointEvent::Planned { no, owner, next, date, was }));
        }
        Ok(())
    }

    /// A date from today on, unless it is the one that is `known`.
    fn point_date(
        &self,
        raw: &str,
        known: Option<jiff::civil::Date>,
    ) -> Result<Option<jiff::civil::Date>, Wrong> {
        let today = self.e.today(self.now);
        let read = date(raw)?;
        if read.is_some_and(|date| date < today && Some(date) != known) {
            return Err(Wrong::NotInFuture { today: today.yesterday().unwrap_or(today) });
        }
        Ok(read)
    }
}
