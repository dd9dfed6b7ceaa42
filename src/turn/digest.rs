//! What was gathered for somebody, from all their engagements: when it is sent, and what of it still holds then.
//!
//! Each engagement's wake adds lines; the person's own wake makes one message of them. Lines, message, budget and the
//! next wake change in one commit, so a line is sent once, wherever its engagement wakes.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use crate::dialogue::{Content, Place, Reader, ReminderContent, View, page};
use crate::engagement::reminder::{DigestState, Held, Kind, Pace, Reminder, Said, To, spent, stands};
use crate::engagement::{Engagement, EngagementId, Now, PersonKey, Side};
use crate::records::{
    DigestLine, DigestRecord, How, LineRecord, Op, Queue, Sleeper, WakeRecord, digest_slot, keys,
};
use crate::store::{Key, hex};
use crate::trail::Skip;

use super::{Message, Stop, Turn};

/// The most lines on one page of a message: a phone's screen or two, whoever's they are.
const MOST_LINES: usize = 12;

/// The most pages of a message.
const MOST_PAGES: usize = 10;

/// How late a person's wake may be before it waits for what else is late.
const LATE: SignedDuration = SignedDuration::from_mins(4);

/// How long it then waits.
const WAIT: SignedDuration = SignedDuration::from_mins(2);

/// An engagement of which there are lines, and what was said and stopped about it.
struct Of {
    engagement: Engagement,
    said: Said,
    muted: std::collections::BTreeSet<(To, Kind)>,
}

/// By engagement; nothing where one was deleted.
type Ofs = BTreeMap<EngagementId, Option<Of>>;

impl Turn<'_> {
    /// Sends somebody what was gathered, if its time has come; whether anything is owed.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub(crate) async fn send_gathered(&mut self, key: &PersonKey, wake: &WakeRecord) -> Result<bool, Stop> {
        let who = Sleeper::Person(key.clone());
        let lines = self.work.gathered(key).await?;
        let of = self.engagements_of(lines.values()).await?;
        let (kept, gone): (Vec<_>, Vec<_>) =
            lines.into_iter().partition(|(_, line)| self.holds(key, line, &of));
        self.note_lines(&gone, &of, |of, line| Some(why_gone(of, line)));
        for (line, _) in gone {
            self.work.delete(line);
        }
        let (held, kept): (Vec<_>, Vec<_>) =
            kept.into_iter().partition(|(_, line)| self.is_paused(line, &of));
        let zone = |lines: &[(Key, LineRecord)]| {
            let (_, first) = lines.first()?;
            of.get(&first.engagement)?.as_ref().map(|of| of.engagement.head.zone.clone())
        };
        let wakes = |due, late| WakeRecord { due, tenant: key.tenant.clone(), late };
        self.note_lines(&held, &of, why_paused);
        // What a paused engagement has to say waits where it is.
        let later = match zone(&held) {
            Some(zone) => Some(wakes(self.next_morning(key, &zone).await?, false)),
            None => None,
        };
        let Some(zone) = zone(&kept) else {
            self.work.set_wake(&who, later).await?;
            return Ok(false);
        };
        let people = views(&of, key);
        let delivers = people.values().any(|view| matches!(view, View::Fm | View::Colleague));
        let at = self.next_message(key, &zone, delivers, self.now).await?;
        let late = self.now.duration_since(wake.due) > LATE && !wake.late;
        let at = if late { at.max(self.now + WAIT) } else { at };
        if at > self.now {
            if let Some(why) = self.held_now(key, &zone, delivers).await? {
                self.note_lines(&kept, &of, |_, _| Some(Skip::Held(why)));
            }
            self.work.set_wake(&who, Some(wakes(at, late))).await?;
            return Ok(false);
        }
        self.work.set_wake(&who, later).await?;
        if !self.is_reachable(key).await? {
            return self.drop_gathered(kept, &of).await;
        }
        self.owe_gathered(key, &zone, &people, kept).await
    }

    /// Nothing of what was gathered can be sent.
    async fn drop_gathered(&mut self, lines: Vec<(Key, LineRecord)>, of: &Ofs) -> Result<bool, Stop> {
        for (key, line) in lines {
            if let Some(of) = of_line(&line, of) {
                self.note_parked(&of.engagement, &line.mark).await?;
            }
            self.work.delete(key);
        }
        Ok(false)
    }

    /// Notes why lines that were gathered are not sent, or not now.
    fn note_lines(
        &mut self,
        lines: &[(Key, LineRecord)],
        of: &Ofs,
        why: impl Fn(&Of, &LineRecord) -> Option<Skip>,
    ) {
        for (_, line) in lines {
            if let Some((of, why)) = of_line(line, of).and_then(|of| Some((of, why(of, line)?))) {
                self.note_skipped(&of.engagement, &line.mark, why);
            }
        }
    }

    /// The engagements of these lines, each once.
    async fn engagements_of(&mut self, lines: impl Iterator<Item = &LineRecord>) -> Result<Ofs, Stop> {
        let mut of = Ofs::new();
        for line in lines {
            if !of.contains_key(&line.engagement) {
                let loaded = self.loaded(&line.engagement).await?;
                of.insert(line.engagement.clone(), loaded);
            }
        }
        Ok(of)
    }

    /// Whether a line is still for this person and still so.
    fn holds(&self, key: &PersonKey, line: &LineRecord, of: &Ofs) -> bool {
        let Some(of) = of.get(&line.engagement).and_then(Option::as_ref) else { return false };
        let To::Person(no) = line.mark.to else { return false };
        let mine = of.engagement.person(no).is_some_and(|person| person.link.as_ref() == Some(key));
        let stopped = of.muted.contains(&(line.mark.to, line.mark.kind));
        let now = Now { at: self.now };
        mine && !stopped && stands(&of.engagement, &line.mark, &of.said, &self.env.policy, now)
    }

    fn is_paused(&self, line: &LineRecord, of: &Ofs) -> bool {
        let of = of.get(&line.engagement).and_then(Option::as_ref).map(|of| &of.engagement);
        let today = |of: &Engagement| of.today(Now { at: self.now });
        of.is_some_and(|of| of.head.paused.is_some_and(|paused| paused.holds(today(of))))
    }

    /// Owes somebody one line by itself, whatever the hour, if their budget allows it.
    pub(super) async fn send_at_once(
        &mut self,
        engagement: &Engagement,
        one: &Reminder,
    ) -> Result<How, Stop> {
        let To::Person(no) = one.mark.to else { return Ok(How::Unreachable) };
        let Some(person) = engagement.person(no) else { return Ok(How::Unreachable) };
        let Some(key) = person.link.clone() else { return Ok(How::Unreachable) };
        if !self.is_reachable(&key).await? {
            return Ok(How::Unreachable);
        }
        let zone = &engagement.head.zone;
        let day = self.hours_of(&key, zone).await?.day(self.now);
        let queue = Queue::of_person(&key);
        if person.side == Side::Customer {
            let pace = self.work.get::<Pace>(&keys::pace(&queue)).await?.unwrap_or_default();
            if let Some(why) = spent(&pace, self.env.policy.reminders.person, day) {
                self.note_skipped(engagement, &one.mark, Skip::Held(why));
                return Ok(How::Late);
            }
            self.note_pace(&queue, day).await?;
        }
        let line = DigestLine { engagement: engagement.head.id.clone(), mark: one.mark.clone() };
        self.owe_digest(&key, View::of(Some(person)), vec![line], Some(one.until)).await?;
        Ok(How::Posted)
    }

    /// Owes somebody a message of these lines: what is too much for a card is on further pages.
    async fn owe_digest(
        &mut self,
        key: &PersonKey,
        view: View,
        lines: Vec<DigestLine>,
        until: Option<Timestamp>,
    ) -> Result<(), Stop> {
        // Two of one moment are two.
        let no = format!("{}{}", hex(u64::try_from(self.now.as_millisecond()).unwrap_or(0)), self.token(4));
        let mut more = lines.len();
        for (number, lines) in lines.chunks(MOST_LINES).take(MOST_PAGES).enumerate() {
            more -= lines.len();
            let (lines, state) = (lines.to_vec(), DigestState::default());
            let digest = DigestRecord { at: self.now, lines, more, state };
            self.work.put(keys::digest(key, &page(&no, number)), &digest)?;
        }
        let locale = self.locale_of(key).await?;
        let reader = Reader { locale, place: Place::Personal, view, person: None };
        let action = Op::Post { slot: Some(digest_slot(key, &no)) };
        let content = Content::Reminder(ReminderContent::Digest { no });
        self.owe_key(key, action, Message { until, ..Message::new(content, reader) });
        Ok(())
    }

    async fn loaded(&mut self, id: &EngagementId) -> Result<Option<Of>, Stop> {
        let Some(mut engagement) = self.work.engagement(id).await? else { return Ok(None) };
        engagement.end_cover(Now { at: self.now });
        let said = self.work.said(id, self.now).await?;
        let muted = self.work.muted(id).await?;
        Ok(Some(Of { engagement, said, muted }))
    }

    /// Makes one message of the lines, the most urgent first.
    async fn owe_gathered(
        &mut self,
        key: &PersonKey,
        zone: &str,
        people: &BTreeMap<EngagementId, View>,
        mut lines: Vec<(Key, LineRecord)>,
    ) -> Result<bool, Stop> {
        lines.sort_by_key(|(_, line)| (line.mark.kind, line.at));
        for (line, _) in &lines {
            self.work.delete(line.clone());
        }
        let day = self.hours_of(key, zone).await?.day(self.now);
        self.note_pace(&Queue::of_person(key), day).await?;
        self.work.sweep_digests(key, self.now).await?;
        let lines = lines.into_iter();
        let lines = lines.map(|(_, LineRecord { engagement, mark, .. })| DigestLine { engagement, mark });
        let leads = people.values().any(|view| *view == View::Fm);
        let view = if leads { View::Fm } else { people.values().next().copied().unwrap_or(View::Outsider) };
        self.owe_digest(key, view, lines.collect(), None).await?;
        Ok(true)
    }
}

fn of_line<'o>(line: &LineRecord, of: &'o Ofs) -> Option<&'o Of> {
    of.get(&line.engagement)?.as_ref()
}

/// Why a line does not hold any more.
fn why_gone(of: &Of, line: &LineRecord) -> Skip {
    let stopped = of.muted.contains(&(line.mark.to, line.mark.kind));
    if stopped { Skip::Held(Held::Stopped) } else { Skip::Settled }
}

/// Why a line waits, if that is because its engagement is paused.
fn why_paused(of: &Of, _: &LineRecord) -> Option<Skip> {
    of.engagement.head.paused.map(|paused| Skip::Held(Held::Paused(paused.until)))
}

/// What somebody is to each of the engagements.
fn views(of: &Ofs, key: &PersonKey) -> BTreeMap<EngagementId, View> {
    let view = |(id, of): (&EngagementId, &Option<Of>)| {
        let person = of.as_ref()?.engagement.find(key)?;
        (person.side != Side::Outsider).then(|| (id.clone(), View::of(Some(person))))
    };
    of.iter().filter_map(view).collect()
}
