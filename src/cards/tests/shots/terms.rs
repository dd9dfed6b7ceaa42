//! FastTrack's terms: the customer's card in each of its states, and what the FM reads and fills in. The adoption
//! expert's introduction likewise.

use super::*;

pub(super) fn terms() -> Vec<Shot> {
    let card = |barred| Content::Journey(JourneyContent::Terms { engagement: engagement_id(), barred });
    let process = || {
        let view = JourneyView::Process(ProcessId::new("initiate.kickoff"));
        Content::Journey(JourneyContent::Card { engagement: engagement_id(), view })
    };
    let form =
        JourneyDialog { engagement: engagement_id(), form: JourneyForm::Terms, view: JourneyView::Phase };
    let phase = JourneyContent::Card { engagement: engagement_id(), view: JourneyView::Phase };
    let workshop = || {
        let view = JourneyView::Process(ProcessId::new("assess.success-workshop"));
        Content::Journey(JourneyContent::Card { engagement: engagement_id(), view })
    };
    let introduction = Content::Journey(JourneyContent::Introduction { engagement: engagement_id() });
    let introduce = JourneyDialog { form: JourneyForm::Introduce, ..form.clone() };
    vec![
        shot("introduction", introduction, Stage::ExpertMet, ALL),
        shot("journey-process-expert-wanted", workshop(), Stage::ExpertWanted, AS_FM),
        shot("journey-process-expert-met", workshop(), Stage::ExpertMet, AS_FM),
        shot(
            "dialog-journey-introduce",
            dialog(DialogContent::Journey(introduce)),
            Stage::ExpertWanted,
            AS_FM,
        ),
        shot("terms-sent", card(false), Stage::TermsSent, ALL),
        shot("terms-sent-ana", card(false), Stage::TermsSent, AS_ANA),
        shot("terms-sent-bruno", card(false), Stage::TermsSent, AS_BRUNO),
        shot("terms-sent-fm", card(false), Stage::TermsSent, FM_SHARED),
        shot("terms-barred", card(true), Stage::TermsSent, AS_BRUNO),
        shot("terms-accepted", card(false), Stage::TermsAccepted, ALL),
        shot("terms-accepted-ana", card(false), Stage::TermsAccepted, AS_ANA),
        shot("terms-recorded", card(false), Stage::TermsRecorded, ALL),
        shot("terms-recorded-ana", card(false), Stage::TermsRecorded, AS_ANA),
        shot("terms-settled", card(false), Stage::TermsSettled, ALL),
        shot("journey-phase-terms", Content::Journey(phase), Stage::TermsNeeded, AS_FM),
        shot("journey-process-terms-needed", process(), Stage::TermsNeeded, AS_FM),
        shot("journey-process-terms-accepted", process(), Stage::TermsAccepted, AS_FM),
        shot("journey-process-terms-recorded", process(), Stage::TermsRecorded, AS_FM),
        shot("dialog-journey-terms", dialog(DialogContent::Journey(form)), Stage::TermsSent, AS_FM),
    ]
}
