//! Who is in the room, and the FM's other engagements.

use super::*;

/// The channel: the FM, two guests who are known, one who is not.
pub(in crate::cards::tests) fn room() -> Vec<Member> {
    let member = |human: Human, guest| Member {
        id: format!("29:{}", human.key.person),
        key: human.key,
        name: human.name,
        upn: human.email.clone(),
        email: human.email,
        guest,
    };
    vec![member(fm(), false), member(ana(), true), member(bruno(), true), member(carla(), true)]
}

pub(in crate::cards::tests) fn rows() -> Vec<Row> {
    let draft = Row {
        id: engagement_id(),
        revision: Revision(1),
        customer: "Contoso *Ltd*".to_owned(),
        services: services(),
        has_home: false,
    };
    let elsewhere = Row { id: elsewhere_id(), has_home: true, ..draft.clone() };
    vec![draft, elsewhere]
}

/// Many engagements of one FM, of every colour.
pub(in crate::cards::tests) fn lines() -> Vec<Line> {
    let world = World::at(Stage::Asked, Locale::En);
    let base = world.engagement().signals(&world.policy, world.now);
    let due = |text: &str| vec![text.parse().expect("a date")];
    let names =
        ["Adatum", "Contoso *Ltd*", "Fabrikam", "Litware", "Northwind", "Proseware", "Tailspin", "Wingtip"];
    let mut lines: Vec<Line> = (0..11)
        .map(|no| Line {
            standing: crate::engagement::Listing::Leads,
            id: EngagementId::parse(&format!("{no:010}")).expect("an id"),
            customer: names
                .get(no)
                .map_or_else(|| format!("Woodgrove Bank de México {no}"), |n| (*n).to_owned()),
            has_home: no != 3,
            signals: base.clone(),
        })
        .collect();
    lines[0].signals.blocked = 2;
    lines[0].signals.blockers = 1;
    let until = "2027-03-05".parse().ok();
    lines[1].standing = crate::engagement::Listing::Deputy { until };
    lines[10].standing = crate::engagement::Listing::Partner;
    lines[1].signals.due = due("2027-02-20");
    lines[2].signals.due = due("2027-02-26");
    lines[3].signals.turn = Turn::Fm;
    lines[4].signals.status = Status::Unresponsive;
    lines[5].signals.status = Status::OnHold;
    lines[6].signals.status = Status::Closed;
    lines[7].signals.heard_at = "2027-01-01T00:00:00Z".parse().expect("an instant");
    lines
}
