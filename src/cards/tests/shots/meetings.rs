//! The cards and dialogs of meetings.

use super::super::world::{ANA, Met, Stage, engagement_id, first_check_in as first};
use super::{ALL, AS_ANA, AS_FM, FM_SHARED, Shot, shot};
use crate::dialogue::Inputs;
use crate::dialogue::form::id;
use crate::dialogue::{
    Content, DialogContent, Form, MeetingContent, MeetingDialog, Place, Problem, Refused, View,
};
use crate::engagement::Wrong;
use crate::engagement::reminder::Kind;
use crate::engagement::{MeetingNo, MeetingRefusal, PersonNo};

type Who = (Place, View, Option<PersonNo>);

const ANA_ALONE: Who = (Place::Personal, View::Customer, Some(ANA));

fn card(name: &str, content: MeetingContent, stage: Stage, who: Who) -> Shot {
    shot(name, Content::Meetings(content), stage, who)
}

fn dialog(name: &str, dialog: MeetingDialog, form: Form, stage: Stage, who: Who) -> Shot {
    shot(name, Content::Dialog { dialog: DialogContent::Meeting(dialog), form }, stage, who)
}

fn typed(values: &[(&str, &str)], problems: &[(&str, Wrong)]) -> Form {
    let mut inputs = Inputs::default();
    values.iter().for_each(|(id, value)| inputs.set(id, *value));
    let problem = |(input, kind): &(&str, Wrong)| Problem { input: (*input).to_owned(), what: *kind };
    let problems = problems.iter().map(problem).collect();
    Form { values: inputs, problems, nonce: "form-1".to_owned() }
}

/// Every card and form, in every state worth looking at.
pub(super) fn shots() -> Vec<Shot> {
    let mut list = planned();
    list.extend(gone_through());
    list.extend(forms());
    list
}

fn planned() -> Vec<Shot> {
    let list = || MeetingContent::List { engagement: engagement_id() };
    let one = |no| MeetingContent::One { engagement: engagement_id(), meeting: MeetingNo(no) };
    vec![
        card("meetings-fm", list(), Stage::Meeting(Met::Planned), AS_FM),
        card("meetings-everyone", list(), Stage::Meeting(Met::Planned), ALL),
        card("meetings-ana", list(), Stage::Meeting(Met::Planned), AS_ANA),
        card("meetings-ana-alone", list(), Stage::Meeting(Met::Planned), ANA_ALONE),
        card("meetings-none", list(), Stage::Late, AS_FM),
        card("meeting-weekly-fm", one(1), Stage::Meeting(Met::Planned), AS_FM),
        card("meeting-weekly-ana-alone", one(1), Stage::Meeting(Met::Planned), ANA_ALONE),
        card("meeting-review-fm", one(2), Stage::Meeting(Met::Planned), AS_FM),
        card("meeting-review-fm-shared", one(2), Stage::Meeting(Met::Planned), FM_SHARED),
        card("meeting-in-calendar", one(1), Stage::Meeting(Met::Agenda), AS_FM),
        card("meeting-changed-fm", one(1), Stage::Meeting(Met::Changed), AS_FM),
        card("meeting-changed-list", list(), Stage::Meeting(Met::Changed), AS_FM),
        card("meeting-off", one(1), Stage::Meeting(Met::Off), AS_FM),
        shot(
            "meeting-engagement-fm",
            Content::Engagement { engagement: engagement_id() },
            Stage::Meeting(Met::Planned),
            AS_FM,
        ),
        shot(
            "meeting-changed-all",
            Content::Engagement { engagement: engagement_id() },
            Stage::Meeting(Met::Changed),
            ALL,
        ),
        shot(
            "meeting-changed-history",
            Content::History { engagement: engagement_id(), page: 0 },
            Stage::Meeting(Met::Changed),
            AS_FM,
        ),
        shot(
            "meeting-engagement-all",
            Content::Engagement { engagement: engagement_id() },
            Stage::Meeting(Met::Planned),
            ALL,
        ),
    ]
}

fn gone_through() -> Vec<Shot> {
    let agenda = || MeetingContent::Agenda { engagement: engagement_id(), which: first() };
    let desk = || MeetingContent::Desk { engagement: engagement_id(), which: first() };
    let wrong = typed(&[(id::NOTE, "All well"), (id::TIME, "")], &[(id::TIME, Wrong::NotATime)]);
    let draft = MeetingContent::Draft { engagement: engagement_id(), which: first(), typed: wrong };
    vec![
        card("agenda-everyone", agenda(), Stage::Meeting(Met::Agenda), ALL),
        card("agenda-ana", agenda(), Stage::Meeting(Met::Agenda), AS_ANA),
        card("agenda-fm-shared", agenda(), Stage::Meeting(Met::Agenda), FM_SHARED),
        card("agenda-minutes", agenda(), Stage::Meeting(Met::Published), ALL),
        card("held-asks", desk(), Stage::Meeting(Met::Asked), AS_FM),
        card("held-not", desk(), Stage::Meeting(Met::NotHeld), AS_FM),
        card("held-draft", desk(), Stage::Meeting(Met::Draft), AS_FM),
        card("held-draft-marked", draft, Stage::Meeting(Met::Draft), AS_FM),
        card("stopped-agenda", agenda(), Stage::Meeting(Met::Agenda), ALL),
        card("stopped-held-draft", desk(), Stage::Meeting(Met::Draft), AS_FM),
        card("held-written", desk(), Stage::Meeting(Met::Published), AS_FM),
        shot(
            "meetings-full",
            Content::Refused { engagement: Some(engagement_id()), refused: Refused::TooManyMeetings },
            Stage::Meeting(Met::Planned),
            AS_FM,
        ),
        shot(
            "meeting-refused",
            Content::Refused {
                engagement: Some(engagement_id()),
                refused: Refused::Meeting(MeetingRefusal::NotYet),
            },
            Stage::Meeting(Met::Planned),
            AS_FM,
        ),
        shot(
            "meeting-history",
            Content::History { engagement: engagement_id(), page: 0 },
            Stage::Meeting(Met::Published),
            AS_FM,
        ),
    ]
}

/// The cards that come by the clock of a meeting.
pub(super) fn unasked(kind: Kind) -> Vec<Shot> {
    let agenda = || MeetingContent::Agenda { engagement: engagement_id(), which: first() };
    let desk = || MeetingContent::Desk { engagement: engagement_id(), which: first() };
    if kind == Kind::Begins {
        return vec![
            card("unasked-begins-all", agenda(), Stage::Meeting(Met::Agenda), ALL),
            card("unasked-begins-ana", agenda(), Stage::Meeting(Met::Agenda), AS_ANA),
        ];
    }
    vec![
        card("unasked-held-asks", desk(), Stage::Meeting(Met::Asked), AS_FM),
        card("unasked-held-draft", desk(), Stage::Meeting(Met::Draft), AS_FM),
    ]
}

fn forms() -> Vec<Shot> {
    let engagement = engagement_id;
    let (which, plan) = (first(), || MeetingDialog::Plan { engagement: engagement() });
    let past = Wrong::InPast { today: jiff::civil::date(2027, 3, 12) };
    let wrong = typed(
        &[(id::KIND, "success-workshop"), (id::WHEN, "2027-03-01"), (id::ZONE, "Madrid"), (id::MINUTES, "0")],
        &[
            (id::WHEN, past),
            (id::TIME, Wrong::NotATime),
            (id::ZONE, Wrong::NotAZone),
            (id::MINUTES, Wrong::NotPositive),
            (id::DESPITE, Wrong::Against),
        ],
    );
    let blank = || typed(&[], &[]);
    vec![
        dialog("dialog-meeting-plan", plan(), blank(), Stage::Meeting(Met::Planned), AS_FM),
        dialog("dialog-meeting-plan-marked", plan(), wrong, Stage::Meeting(Met::Planned), AS_FM),
        dialog(
            "dialog-meeting-change",
            MeetingDialog::Change { engagement: engagement(), which },
            blank(),
            Stage::Meeting(Met::Planned),
            AS_FM,
        ),
        dialog(
            "dialog-meeting-move",
            MeetingDialog::Move { engagement: engagement(), which },
            blank(),
            Stage::Meeting(Met::Planned),
            AS_FM,
        ),
        dialog(
            "dialog-meeting-move-ana",
            MeetingDialog::Move { engagement: engagement(), which },
            blank(),
            Stage::Meeting(Met::Planned),
            AS_ANA,
        ),
        dialog(
            "dialog-meeting-off",
            MeetingDialog::Off { engagement: engagement(), which },
            blank(),
            Stage::Meeting(Met::Planned),
            AS_FM,
        ),
        dialog(
            "dialog-meeting-action",
            MeetingDialog::Action { engagement: engagement(), which },
            blank(),
            Stage::Meeting(Met::Agenda),
            AS_ANA,
        ),
    ]
}
