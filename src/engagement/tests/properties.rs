//! What holds whatever people do, in whatever order.
//!
//! The oracle reads history alone: what was confirmed is what `Confirmed` events carried, judged by the state
//! just before each of them.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::Config;

use super::*;

/// Who acts. Ada and Bea are typed at first, and Ada can be tied.
fn cast() -> Vec<Actor> {
    let partner = Actor::Human(human("paul", "Paul Partner"));
    vec![fm(), ana(), sam(), ivo(), stranger(), partner, Actor::Bot]
}

fn services() -> Vec<ServiceId> {
    vec![teams(), exchange(), service("onedrive")]
}

fn dates() -> impl Strategy<Value = Edit<String>> {
    prop_oneof![
        Just(Edit::Keep),
        Just(Edit::Clear),
        prop::sample::select(vec!["2026-02-10", "2026-03-15", "2026-04-01", "2026-01-01", "soon", ""])
            .prop_map(on),
    ]
}

fn named() -> impl Strategy<Value = Named> {
    prop_oneof![
        (0_usize..5).prop_map(|who| in_room(&cast()[who])),
        (1_u32..9).prop_map(|no| Named::Known(PersonNo(no))),
        prop::sample::select(vec!["Ada Typed", "Bea Typed", "IT"]).prop_map(|name| typed(name, "")),
    ]
}

fn intents() -> impl Strategy<Value = Edit<IntentInput>> {
    let text = prop::sample::select(vec!["", "Budget", "Later"]);
    let input = (prop::sample::select(IntentKind::ALL.to_vec()), text, prop::option::of(named()));
    let set = input
        .prop_map(|(kind, reason, owner)| Edit::Set(IntentInput { kind, reason: reason.to_owned(), owner }));
    prop_oneof![2 => Just(intent(IntentKind::GoingAhead, "")), 1 => Just(Edit::Keep), 1 => set]
}

fn entries() -> impl Strategy<Value = Entry> {
    let business = prop_oneof![
        Just(Edit::Keep),
        Just(Edit::Clear),
        prop::sample::select(vec!["anywhere", "savings"]).prop_map(because_of),
    ];
    let owner = prop_oneof![Just(Edit::Keep), named().prop_map(Edit::Set)];
    (dates(), dates(), intents(), business, owner).prop_map(|(start, date, intent, business, owner)| Entry {
        start,
        date,
        intent,
        business,
        owner,
    })
}

fn factor_entries() -> impl Strategy<Value = FactorEntries> {
    let status = prop::sample::select(FactorStatus::ALL.to_vec());
    let text = || prop::sample::select(vec!["", "Budget", "Later"]).prop_map(str::to_owned);
    let entry = (
        prop_oneof![3 => Just(Edit::Keep), 3 => status.prop_map(Edit::Set)],
        dates(),
        text(),
        vec(named(), 0..3),
    )
        .prop_map(|(status, date, reason, people)| FactorEntry {
            status,
            date,
            reason: Edit::Set(reason),
            people: if people.is_empty() { Edit::Keep } else { Edit::Set(people) },
            ..FactorEntry::default()
        });
    prop::collection::btree_map(prop::sample::select(Factor::ALL.to_vec()), entry, 0..4)
}

fn factors() -> impl Strategy<Value = SsatCommand> {
    let who = prop_oneof![
        Just(AnsweredBy::Unsaid),
        Just(AnsweredBy::Nobody),
        named().prop_map(AnsweredBy::Person),
    ];
    let when = prop::sample::select(vec!["", "2026-03-15", "2026-01-01"]).prop_map(str::to_owned);
    let answer = (who, when).prop_map(|(who, when)| FactorAnswer { who, when });
    let factor = || prop::sample::select(Factor::ALL.to_vec());
    let exceptions = prop::collection::btree_map(prop::sample::select(services()), factor_entries(), 0..2);
    let all = |status| {
        let entry = FactorEntry { status: Edit::Set(status), ..FactorEntry::default() };
        let same = Factor::ALL.iter().copied().map(|factor| (factor, entry.clone())).collect();
        SsatCommand::Enter { services: services(), same, exceptions: BTreeMap::new() }
    };
    prop_oneof![
        3 => (some_services(), factor_entries(), exceptions)
            .prop_map(|(services, same, exceptions)| SsatCommand::Enter { services, same, exceptions }),
        2 => Just(all(FactorStatus::InPlace)),
        1 => vec(named(), 0..3).prop_map(SsatCommand::Ask),
        2 => prop::collection::btree_map(factor(), answer, 0..3).prop_map(SsatCommand::Answer),
        1 => (1_u32..9).prop_map(|no| SsatCommand::Accept(PersonNo(no))),
        3 => Just(SsatCommand::Review),
        3 => Just(SsatCommand::CloseWorkshop),
    ]
}

fn points() -> impl Strategy<Value = PointCommand> {
    let text = || prop::sample::select(vec!["", "Proxy", "Licences"]).prop_map(str::to_owned);
    let date = || prop::sample::select(vec!["", "2026-03-15", "2026-01-01", "soon"]).prop_map(str::to_owned);
    let kind = prop::sample::select(PointKind::ALL.to_vec());
    let new = (
        kind,
        text(),
        prop::option::of(prop::sample::select(services())),
        prop::option::of(named()),
        date(),
        any::<bool>(),
    );
    let add = new.prop_map(|(kind, what, service, owner, date, share_contact)| {
        PointCommand::Add(NewPoint { kind, what, service, owner, next: String::new(), date, share_contact })
    });
    let how = prop_oneof![
        text().prop_map(Settle::Answered),
        (date(), text()).prop_map(|(on, text)| Settle::Scheduled { on, text }),
        text().prop_map(Settle::SentToPartner),
        text().prop_map(Settle::Dropped),
    ];
    let point = || (1_u32..5).prop_map(PointNo);
    prop_oneof![
        4 => add,
        2 => (point(), how).prop_map(|(point, how)| PointCommand::Settle { point, how }),
        1 => point().prop_map(PointCommand::Reopen),
        1 => (point(), named(), text(), dates()).prop_map(|(point, who, next, date)| PointCommand::Plan {
            point,
            owner: Edit::Set(who),
            next: Edit::Set(next),
            date,
        }),
    ]
}

fn some_services() -> impl Strategy<Value = Vec<ServiceId>> {
    prop::sample::subsequence(services(), 0..=3)
}

/// A revision some way back from the present, or not been yet.
type Back = i64;

#[derive(Debug, Clone)]
enum Step {
    Do(Command),
    Confirm(Vec<ServiceId>, Back),
    Report(Vec<Report>, Vec<ServiceId>, Back),
    AcceptLatest,
    UndoMine,
    Wait(i64),
}

fn steps() -> impl Strategy<Value = Step> {
    let one = || prop::sample::select(services());
    let back = || prop_oneof![6 => Just(0_i64), 2 => 0_i64..6, 1 => Just(-1_i64)];
    let person = || (1_u32..9).prop_map(PersonNo);
    let role =
        || prop::sample::select(vec![Role::Sponsor, Role::ProjectManager, Role::Other, Role::Sme, Role::Fm]);
    let full = |service: ServiceId, who: usize| {
        let entry = Entry { owner: set(in_room(&cast()[who])), ..World::full() };
        (service, entry)
    };
    let enter = prop_oneof![
        (one(), 1_usize..4).prop_map(move |(service, who)| BTreeMap::from([full(service, who)])),
        prop::collection::btree_map(one(), entries(), 1..3),
    ];
    let report = (one(), vec(prop::sample::select(Field::ALL.to_vec()), 0..2), entries(), "|Wrong|Right")
        .prop_map(|(service, wrong, right, comment)| Report { service, wrong, right, comment });
    let plain =
        (one(), prop::sample::select(vec!["2026-05-01", "2026-05-02"])).prop_map(|(service, date)| {
            let right = Entry { date: on(date), ..Entry::default() };
            Report { service, wrong: vec![], right, comment: String::new() }
        });
    let report = prop_oneof![report, plain];
    let how = prop::sample::select(vec![How::Meeting, How::Email, How::Call]);
    let agreed_on = prop::option::of(prop::sample::select(vec![day("2026-02-01"), day("2026-06-01")]));
    let agreed = (named(), how, agreed_on, some_services()).prop_map(|(with, how, on, services)| {
        Command::RecordAgreed { with, how, on, note: "Call".to_owned(), services }
    });
    let correction = || (0_u32..6).prop_map(CorrectionNo);
    prop_oneof![
        8 => (enter, "|Later").prop_map(|(entries, because)| {
            Step::Do(Command::EnterDibs { entries, because })
        }),
        8 => (some_services(), back()).prop_map(|(services, back)| Step::Confirm(services, back)),
        5 => (vec(report, 0..2), some_services(), back()).prop_map(|(r, others, back)| {
            Step::Report(r, others, back)
        }),
        3 => agreed.prop_map(Step::Do),
        3 => some_services().prop_map(|services| Step::Do(Command::AskToConfirm(services))),
        4 => correction().prop_map(|no| Step::Do(Command::AcceptCorrection(no))),
        3 => Just(Step::AcceptLatest),
        3 => Just(Step::UndoMine),
        1 => prop::sample::select(Status::ALL.to_vec()).prop_map(|status| {
            Step::Do(Command::SetStatus { status, because: "So it is.".to_owned() })
        }),
        1 => correction().prop_map(|correction| {
            Step::Do(Command::AnswerCorrection { correction, text: "No.".to_owned() })
        }),
        2 => some_services().prop_map(|services| Step::Do(Command::TakeBack(services))),
        1 => (one(), person()).prop_map(|(service, person)| {
            Step::Do(Command::SetAside { service, person, reason: "Left.".to_owned() })
        }),
        1 => role().prop_map(|role| Step::Do(Command::Claim(role))),
        1 => (person(), prop::option::of(person())).prop_map(|(person, is)| {
            Step::Do(Command::AcceptClaim { person, is })
        }),
        1 => (person(), 0_usize..5).prop_map(|(person, who)| {
            let Actor::Human(Human { key, .. }) = cast()[who].clone() else { panic!("the bot has no key") };
            Step::Do(Command::Tie { person, key })
        }),
        1 => (named(), role()).prop_map(|(who, role)| {
            Step::Do(Command::AddPerson { who, role, email_only: false })
        }),
        1 => vec(one(), 0..3).prop_map(|services| Step::Do(Command::SetServices(services))),
        1 => Just(Step::Do(Command::SaveDraft { form: "dibs".to_owned(), data: "x".into() })),
        1 => (1_i64..2000).prop_map(Step::Wait),
        6 => factors().prop_map(|command| Step::Do(Command::Ssat(command))),
        3 => points().prop_map(|command| Step::Do(Command::Point(command))),
    ]
}

fn scripts() -> impl Strategy<Value = Vec<(usize, Step)>> {
    let actor = prop_oneof![4 => Just(0_usize), 3 => Just(1), 2 => Just(2), 2 => 3_usize..7];
    vec((actor, steps()), 1..60)
}

/// Per service and field, the confirmations that history holds and nothing has taken back since.
type Ledger = BTreeMap<(ServiceId, Field, PersonNo), FieldValue>;

/// Plays a script on top of two captured services; counts the confirmations by tap and by own value, and workshops
/// that were closed.
fn play(script: Vec<(usize, Step)>) -> Result<[usize; 3], TestCaseError> {
    let mut world = World::captured();
    world.does(&fm(), Command::SetServices(services()));
    let partner = in_room(&cast()[5]);
    world.does(&fm(), Command::AddPerson { who: partner, role: Role::Partner, email_only: false });
    let done = FactorEntry { status: Edit::Set(FactorStatus::InPlace), ..FactorEntry::default() };
    let same = Factor::ALL.iter().copied().map(|factor| (factor, done.clone())).collect();
    let all = SsatCommand::Enter { services: services(), same, exceptions: BTreeMap::new() };
    world.does(&fm(), Command::Ssat(all));
    let mut ledger = Ledger::new();
    let mut history: Vec<Event> = Vec::new();
    let mut counts = [0, 0, 0];
    for (who, step) in script {
        let actor = &cast()[who];
        let at = |back: Back| Revision(world.e.head.revision.0.saturating_add_signed(-back));
        let command = match step {
            Step::Wait(minutes) => {
                world.later(SignedDuration::from_mins(minutes));
                continue;
            }
            Step::UndoMine => {
                let me = match actor {
                    Actor::Human(human) => world.e.find(&human.key).map(|person| person.no),
                    Actor::Bot => None,
                };
                Command::Undo(me.map(|me| last_change(&history, me)).unwrap_or_default())
            }
            Step::AcceptLatest => Command::AcceptCorrection(world.e.head.last_correction),
            Step::Do(command) => command,
            Step::Confirm(services, back) => Command::Confirm { services, shown: at(back) },
            Step::Report(reports, others_correct, back) => {
                Command::ReportWrong { reports, others_correct, shown: at(back) }
            }
        };
        let Ok(change) = world.tries(actor, command.clone()) else { continue };
        sides_keep_to_their_commands(&world, actor, &command, &change)?;
        history_explains(&world.e, &change)?;
        closing_finds_all_settled(&world, &change)?;
        counts[2] += usize::from(world.e.head.workshop.closed != change.engagement.head.workshop.closed);
        confirmed(&world, &change, &mut ledger, &mut counts)?;
        again_changes_nothing(&world, actor, &command, &change)?;
        undone_is_as_before(&world.e, &command, &change)?;
        history.extend(change.events);
        world.e = change.engagement;
        values_are_as_confirmed(&world, &ledger)?;
        agreed_is_complete(&world)?;
    }
    Ok(counts)
}

/// What is undone goes back to what it was, and nothing else changes its value.
fn undone_is_as_before(old: &Engagement, command: &Command, change: &Change) -> Result<(), TestCaseError> {
    let Command::Undo(undone) = command else { return Ok(()) };
    for (service, dibs) in &change.engagement.dibs {
        for field in Field::ALL {
            let own = undone.iter().find_map(|event| match &event.what {
                What::DibsChanged { service: of, changes, .. } if of == service => {
                    changes.iter().find(|change| change.field == field)
                }
                _ => None,
            });
            let expected = match own {
                Some(change) => change.old.clone(),
                None => old.dibs.get(service).and_then(|dibs| dibs.values.get(field)),
            };
            prop_assert_eq!(dibs.values.get(field), expected, "{} {:?}", service, field);
        }
    }
    Ok(())
}

/// No command by the wrong side changes anything.
fn sides_keep_to_their_commands(
    world: &World,
    actor: &Actor,
    command: &Command,
    change: &Change,
) -> Result<(), TestCaseError> {
    if change.is_nothing() {
        return Ok(());
    }
    let known = match actor {
        Actor::Human(human) => world.e.find(&human.key),
        Actor::Bot => None,
    };
    let (side, leads) = (known.map(|p| p.side), known.is_some_and(Person::leads));
    let right = match command {
        Command::Confirm { .. } | Command::ReportWrong { .. } | Command::TakeBack(_) => {
            side == Some(Side::Customer)
        }
        Command::Claim(_) => !leads,
        Command::Undo(_) => leads || side == Some(Side::Customer),
        Command::AskToConfirm(_) => leads || *actor == Actor::Bot,
        Command::SetHome(_)
        | Command::SetDetails { .. }
        | Command::SetServices(_)
        | Command::Pause(_)
        | Command::AddPerson { .. }
        | Command::Tie { .. }
        | Command::AcceptClaim { .. }
        | Command::DeclineClaim(_)
        | Command::EnterDibs { .. }
        | Command::SaveDraft { .. }
        | Command::DropDraft(_)
        | Command::RecordAgreed { .. }
        | Command::AcceptCorrection(_)
        | Command::AnswerCorrection { .. }
        | Command::SetStatus { .. }
        | Command::TypedIntoFtop { .. }
        | Command::SetAside { .. }
        | Command::Journey(_) => leads,
        Command::Ssat(SsatCommand::Answer(_)) => side == Some(Side::Customer),
        Command::Ssat(
            SsatCommand::Enter { .. }
            | SsatCommand::Ask(_)
            | SsatCommand::Accept(_)
            | SsatCommand::Review
            | SsatCommand::CloseWorkshop,
        ) => leads,
        Command::Point(PointCommand::Add(_)) => matches!(side, Some(Side::Customer | Side::Delivery)),
        Command::Point(PointCommand::Settle { point, .. }) => {
            let owns = world.e.points[point].owner == known.map(|p| p.no);
            leads || (side == Some(Side::Delivery) && owns)
        }
        Command::Point(PointCommand::Reopen(_) | PointCommand::Plan { .. }) => leads,
        Command::Measure(_) => leads,
        // Tests of their own.
        Command::Plan(_) | Command::Meeting(_) => true,
    };
    prop_assert!(right, "{actor:?} did {command:?}");
    if side == Some(Side::Customer) {
        let values =
            |e: &Engagement| e.dibs.iter().map(|(s, d)| (s.clone(), d.values.clone())).collect::<Vec<_>>();
        prop_assert_eq!(values(&world.e), values(&change.engagement), "customers change no value");
        let noted =
            |e: &Engagement| e.ssat.iter().map(|(k, s)| (k.clone(), s.values.clone())).collect::<Vec<_>>();
        let before: BTreeMap<_, _> = noted(&world.e).into_iter().collect();
        for (key, values) in noted(&change.engagement) {
            prop_assert_eq!(before.get(&key).cloned().unwrap_or_default(), values, "nor a success factor");
        }
    }
    Ok(())
}

/// Revisions count up by one; every changed record is touched; every change but a draft's has an event; values
/// change exactly as the events say.
fn history_explains(old: &Engagement, change: &Change) -> Result<(), TestCaseError> {
    let new = &change.engagement;
    if change.is_nothing() {
        prop_assert_eq!(old, new);
        return Ok(());
    }
    prop_assert_eq!(new.head.revision, old.head.revision.next());
    prop_assert!(change.touched.contains(&RecordId::Head));
    let drafts_alone = old.drafts != new.drafts && {
        let mut same = new.clone();
        same.drafts = old.drafts.clone();
        same.head.revision = old.head.revision;
        same == *old
    };
    prop_assert!(drafts_alone || !change.events.is_empty(), "{change:?}");
    for event in &change.events {
        prop_assert_eq!(event.revision, new.head.revision);
        let by = event.by.map(|no| new.people.contains_key(&no));
        prop_assert!(by != Some(false), "nobody did it");
    }
    let mut told: BTreeMap<ServiceId, Values> =
        old.dibs.iter().map(|(s, d)| (s.clone(), d.values.clone())).collect();
    for event in &change.events {
        if let What::DibsChanged { service, changes, .. } = &event.what {
            let values = told.entry(service.clone()).or_default();
            for change in changes {
                prop_assert_eq!(values.get(change.field), change.old.clone());
                values.set(change.field, change.new.clone());
            }
        }
    }
    factors_are_told(old, change)?;
    for (service, dibs) in &new.dibs {
        prop_assert_eq!(&told[service], &dibs.values);
        let changed = old.dibs.get(service).is_none_or(|before| before.values != dibs.values);
        prop_assert!(!changed || change.touched.contains(&RecordId::Dibs(service.clone())));
    }
    Ok(())
}

/// Success factors change exactly as the events say, and their records are touched.
fn factors_are_told(old: &Engagement, change: &Change) -> Result<(), TestCaseError> {
    let mut told: BTreeMap<(ServiceId, Factor), FactorValues> = BTreeMap::new();
    for event in &change.events {
        if let What::Ssat(SsatEvent::Changed { service, factor, old: before, new, .. }) = &event.what {
            let key = (service.clone(), *factor);
            let known = told.get(&key).cloned().unwrap_or_else(|| old.factor(service, *factor));
            prop_assert_eq!(&known, before);
            told.insert(key, new.clone());
        }
    }
    for (key, ssat) in &change.engagement.ssat {
        let before = old.factor(&key.0, key.1);
        prop_assert_eq!(told.get(key).unwrap_or(&before), &ssat.values);
        let same = old.ssat.get(key) == Some(ssat);
        prop_assert!(same || change.touched.contains(&RecordId::Ssat(key.0.clone(), key.1)));
    }
    Ok(())
}

/// A workshop is closed only when every factor of every intended service is settled by the letter of the rule,
/// nobody's answer waits, and what the FM reviewed is what stands there.
fn closing_finds_all_settled(world: &World, change: &Change) -> Result<(), TestCaseError> {
    let closed = |e: &Engagement| e.head.workshop.closed.is_some();
    let e = &change.engagement;
    if closed(&world.e) || !closed(e) {
        return Ok(());
    }
    let intended = e.intended(&world.policy, world.now);
    prop_assert!(!intended.is_empty() && world.e.head.workshop.reviewed.is_some());
    let reviewed = world.e.head.workshop.reviewed.map(|stamp| stamp.revision).unwrap_or_default();
    for service in intended {
        for factor in Factor::ALL.iter().copied() {
            let ssat = e.ssat.get(&(service.clone(), factor)).expect("something is noted");
            let v = &ssat.values;
            let settled = match v.status {
                FactorStatus::InPlace => true,
                FactorStatus::InProgress => !v.people.is_empty() && v.date.is_some(),
                FactorStatus::NotPlanned | FactorStatus::NotApplicable => v.reason.is_some(),
                FactorStatus::NotStarted => false,
            };
            prop_assert!(settled && ssat.said.is_empty(), "{service} {factor:?}: {ssat:?}");
            prop_assert!(ssat.revision <= reviewed);
        }
    }
    Ok(())
}

/// Every confirmation is of an entitled, linked customer person, of values that were current at the revision
/// shown to them or that they themselves gave. Keeps the ledger.
fn confirmed(
    world: &World,
    change: &Change,
    ledger: &mut Ledger,
    counts: &mut [usize; 3],
) -> Result<(), TestCaseError> {
    for event in &change.events {
        if let What::Confirmed { service, person, via, shown, values } = &event.what {
            let before = world.e.people.get(person);
            let entitled = before.is_some_and(|p| {
                p.is_linked() && p.side == Side::Customer && world.e.may_confirm(p, service, &world.policy)
            });
            prop_assert!(entitled, "{person} may not confirm {service}");
            prop_assert!(*shown <= world.e.head.revision);
            if *via == Via::Tap {
                prop_assert_eq!(event.by, Some(*person), "nobody taps for another");
                let dibs = &world.e.dibs[service];
                for value in values {
                    prop_assert!(dibs.traces[&value.field()].changed <= *shown);
                    prop_assert_eq!(dibs.values.get(value.field()), Some(value.clone()));
                }
            } else {
                let gave = |c: &&Correction| c.by == *person && c.service == *service;
                let own: Vec<_> = world.e.corrections.values().filter(gave).flat_map(|c| &c.values).collect();
                // Two numbers may stand for one person or one text.
                let said = |value| own.iter().any(|own| change.engagement.same_value(own, value));
                prop_assert!(values.iter().all(said), "not their own value: {values:?}, said: {own:?}");
            }
            for value in values {
                ledger.insert((service.clone(), value.field(), *person), value.clone());
            }
            counts[usize::from(*via == Via::OwnValue)] += 1;
        }
        if let What::DibsChanged { service, changes, .. } = &event.what {
            ledger.retain(|(of, field, _), _| of != service || changes.iter().all(|c| c.field != *field));
        }
        if let What::TakenBack { service, fields } = &event.what {
            let by = event.by;
            ledger.retain(|(of, f, who), _| of != service || !fields.contains(f) || Some(*who) != by);
        }
        if let What::SetAside { service, person, fields, .. } = &event.what {
            ledger.retain(|(of, f, who), _| of != service || !fields.contains(f) || who != person);
        }
    }
    Ok(())
}

/// What counts as confirmed is what standing confirmations carried, no more and no less.
fn values_are_as_confirmed(world: &World, ledger: &Ledger) -> Result<(), TestCaseError> {
    let mut standing = Ledger::new();
    for (service, dibs) in &world.e.dibs {
        for sign in &dibs.signs {
            prop_assert!(!sign.fields.is_empty());
            for field in &sign.fields {
                let value = dibs.values.get(*field).expect("a confirmed field has a value");
                let doubled = standing.insert((service.clone(), *field, sign.by), value);
                prop_assert!(doubled.is_none(), "{} confirmed {field:?} twice", sign.by);
            }
        }
        let standing = world.e.standing(service, &world.policy, world.now);
        for field in dibs.values.needed() {
            let by = ledger.keys().any(|(of, f, _)| of == service && f == field);
            let holds = standing.fields[field].state == FieldState::Confirmed;
            prop_assert!(!holds || by);
        }
        if standing.state == State::Confirmed {
            let all = dibs.values.needed().iter().all(|f| standing.fields[f].state == FieldState::Confirmed);
            prop_assert!(all && standing.missing.is_empty() && !standing.undecided);
        }
    }
    prop_assert_eq!(&standing, ledger);
    Ok(())
}

/// *Agreed* names a customer person, a day that has been, and an FM who recorded it.
fn agreed_is_complete(world: &World) -> Result<(), TestCaseError> {
    for dibs in world.e.dibs.values() {
        let Some(agreed) = &dibs.agreed else { continue };
        let with = world.e.person(agreed.with);
        prop_assert!(with.is_some_and(|person| !person.leads()));
        prop_assert!(world.e.people.get(&agreed.recorded_by).is_some_and(Person::leads));
        prop_assert!(agreed.on <= world.e.today(world.now) && agreed.at <= world.now.at);
        prop_assert!(!agreed.fields.is_empty());
        prop_assert!(agreed.fields.iter().all(|field| dibs.values.is_filled(*field)));
    }
    Ok(())
}

/// The same press again finds its work done, or is refused; it never acts twice.
fn again_changes_nothing(
    world: &World,
    actor: &Actor,
    command: &Command,
    change: &Change,
) -> Result<(), TestCaseError> {
    let after = World { e: change.engagement.clone(), now: world.now, policy: world.policy.clone() };
    if let Ok(again) = after.tries(actor, command.clone()) {
        prop_assert!(again.is_nothing(), "{command:?} acted twice: {:?}", again.events);
    }
    Ok(())
}

proptest! {
    #![proptest_config(Config { cases: 400, failure_persistence: None, ..Config::default() })]

    #[test]
    fn the_promises_hold_whatever_people_do(script in scripts()) {
        play(script)?;
    }

    #[test]
    fn no_typed_text_breaks_a_record(text in ".*", name in ".*") {
        if let Ok(Some(text)) = FreeText::parse(&text) {
            let json = serde_json::to_string(&text).expect("JSON");
            prop_assert!(json.len() <= 2 + 3 * text.as_str().encode_utf16().count());
            prop_assert_eq!(FreeText::parse(text.as_str()), Ok(Some(text)));
        }
        let world = World::new();
        let who = typed(&name, "");
        let add = Command::AddPerson { who, role: Role::Sponsor, email_only: false };
        if let Ok(change) = world.tries(&fm(), add) {
            let no = change.engagement.head.last_person;
            prop_assert!(serde_json::to_string(&change.engagement.people[&no]).expect("JSON").len() < 1000);
        }
    }
}

#[test]
fn the_random_scripts_reach_confirmations() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut reached = [0, 0, 0];
    for _ in 0..200 {
        let script = scripts().new_tree(&mut runner).expect("a script").current();
        let counts = play(script).expect("the promises hold");
        for (reached, count) in reached.iter_mut().zip(counts) {
            *reached += usize::from(count > 0);
        }
    }
    let enough = reached[0] > 40 && reached[1] > 3 && reached[2] > 3;
    assert!(enough, "of 200 scripts, {reached:?} confirm by tap and by own value, and close a workshop");
}
