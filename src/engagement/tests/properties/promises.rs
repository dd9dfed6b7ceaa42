//! What is held against every change: each function is one promise.

use super::*;

/// What is undone goes back to what it was, and nothing else changes its value.
pub(super) fn undone_is_as_before(
    old: &Engagement,
    command: &Command,
    change: &Change,
) -> Result<(), TestCaseError> {
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
pub(super) fn sides_keep_to_their_commands(
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
pub(super) fn history_explains(old: &Engagement, change: &Change) -> Result<(), TestCaseError> {
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
pub(super) fn factors_are_told(old: &Engagement, change: &Change) -> Result<(), TestCaseError> {
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
pub(super) fn closing_finds_all_settled(world: &World, change: &Change) -> Result<(), TestCaseError> {
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
pub(super) fn confirmed(
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
pub(super) fn values_are_as_confirmed(world: &World, ledger: &Ledger) -> Result<(), TestCaseError> {
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
pub(super) fn agreed_is_complete(world: &World) -> Result<(), TestCaseError> {
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
pub(super) fn again_changes_nothing(
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
