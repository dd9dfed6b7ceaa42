//! Random scripts: who acts, and what they do.

use proptest::collection::vec;

use super::*;

/// Who acts. Ada and Bea are typed at first, and Ada can be tied.
pub(super) fn cast() -> Vec<Actor> {
    let partner = Actor::Human(human("paul", "Paul Partner"));
    vec![fm(), ana(), sam(), ivo(), stranger(), partner, Actor::Bot]
}

pub(super) fn services() -> Vec<ServiceId> {
    vec![teams(), exchange(), service("onedrive")]
}

pub(super) fn dates() -> impl Strategy<Value = Edit<String>> {
    prop_oneof![
        Just(Edit::Keep),
        Just(Edit::Clear),
        prop::sample::select(vec!["2026-02-10", "2026-03-15", "2026-04-01", "2026-01-01", "soon", ""])
            .prop_map(on),
    ]
}

pub(super) fn named() -> impl Strategy<Value = Named> {
    prop_oneof![
        (0_usize..5).prop_map(|who| in_room(&cast()[who])),
        (1_u32..9).prop_map(|no| Named::Known(PersonNo(no))),
        prop::sample::select(vec!["Ada Typed", "Bea Typed", "IT"]).prop_map(|name| typed(name, "")),
    ]
}

pub(super) fn intents() -> impl Strategy<Value = Edit<IntentInput>> {
    let text = prop::sample::select(vec!["", "Budget", "Later"]);
    let input = (prop::sample::select(IntentKind::ALL.to_vec()), text, prop::option::of(named()));
    let set = input
        .prop_map(|(kind, reason, owner)| Edit::Set(IntentInput { kind, reason: reason.to_owned(), owner }));
    prop_oneof![2 => Just(intent(IntentKind::GoingAhead, "")), 1 => Just(Edit::Keep), 1 => set]
}

pub(super) fn entries() -> impl Strategy<Value = Entry> {
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

pub(super) fn factor_entries() -> impl Strategy<Value = FactorEntries> {
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

pub(super) fn factors() -> impl Strategy<Value = SsatCommand> {
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

pub(super) fn points() -> impl Strategy<Value = PointCommand> {
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

pub(super) fn some_services() -> impl Strategy<Value = Vec<ServiceId>> {
    prop::sample::subsequence(services(), 0..=3)
}

/// A revision some way back from the present, or not been yet.
pub(super) type Back = i64;

#[derive(Debug, Clone)]
pub(super) enum Step {
    Do(Command),
    Confirm(Vec<ServiceId>, Back),
    Report(Vec<Report>, Vec<ServiceId>, Back),
    AcceptLatest,
    UndoMine,
    Wait(i64),
}

pub(super) fn steps() -> impl Strategy<Value = Step> {
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

pub(super) fn scripts() -> impl Strategy<Value = Vec<(usize, Step)>> {
    let actor = prop_oneof![4 => Just(0_usize), 3 => Just(1), 2 => Just(2), 2 => 3_usize..7];
    vec((actor, steps()), 1..60)
}
