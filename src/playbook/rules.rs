//! The rules' names and reasons, and the closed lists of what rules ask about.
//!
//! Whether a rule applies is computed in `engagement`; here stands what an FM reads about it.

use serde::Deserialize;

use super::keys::{ServiceId, Source, TaskId, closed_keys};
use super::names::{Names, fact};

closed_keys! {
    /// A condition or rule of the playbook that decides what applies to an engagement.
    RuleId {
        /// An account team looks after the customer.
        ManagedAccount = "managed_account",
        /// A partner takes part.
        PartnerScope = "partner_scope",
        /// Kick-off and technical assessment are one meeting.
        CombinedKickoff = "combined_kickoff",
        /// The engagement comes from a request for assistance.
        Rfa = "rfa",
        /// When enablement is complete for such a request.
        RfaEnablement = "rfa_enablement",
        /// When migration is complete for such a request.
        RfaMigration = "rfa_migration",
        /// What ends such a request.
        RfaCompletion = "rfa_completion",
        /// Teams comes first.
        TeamsFirst = "teams_first",
        /// A need outside FastTrack's scope goes to a partner.
        Quicklead = "quicklead",
        /// FastTrack's terms have to be approved.
        Terms = "terms",
        /// The customer owns services that it does not intend to use.
        EntitledNotIntended = "entitled_not_intended",
        /// Gaps in intent are closed before the workshop.
        IntentGaps = "intent_gaps",
        /// What was found wanting gets a follow-up.
        FollowUps = "follow_ups",
        /// The workshop waits for DIBS.
        DibsBeforeWorkshop = "dibs_before_workshop",
        /// The workshop closes when every factor is settled.
        SsatBeforeClosing = "ssat_before_closing",
        /// The customer takes part in the OneDrive programme.
        OnedriveProgramme = "onedrive_programme",
        /// The workshop is not for who is in the additional adoption benefit.
        NotAdditionalBenefit = "not_additional_benefit",
        /// The customer is large enough for the additional adoption benefit.
        Enterprise20000 = "enterprise_20000",
        /// Services that go well with Exchange.
        ValueAddTip = "value_add_tip",
        /// A service's pitch is due where the service is intended.
        ServicePitch = "service_pitch",
        /// A success manager takes a workload over.
        CsmHandshake = "csm_handshake",
        /// Where one did, check-ins and tracking stop.
        CsmStopsCheckins = "csm_stops_checkins",
        /// Use needs a push for one service.
        RaiseUsage = "raise_usage",
        /// A session on usage reports.
        UsageReport = "usage_report",
        /// The review is due.
        ReviewDue = "review_due",
        /// The review's outcome completes the overall status.
        ReviewOutcome = "review_outcome",
        /// Microsoft's own teams know the plan.
        EnterprisePlan = "enterprise_plan",
        /// The customer wants more.
        Expansion = "expansion",
        /// The customer goes on alone.
        Disengage = "disengage",
        /// The survey is sent.
        Survey = "survey",
        /// Who may get help with migration.
        MigrationBenefit = "migration_benefit",
    }

    /// Something that the records may show, and that settles a line of a process or an item of the checklist.
    Known {
        /// An FM and a team are assigned.
        TeamAssigned = "team_assigned",
        /// The hand-over was received or is not needed.
        HandoverSettled = "handover_settled",
        /// The account team was told of the kick-off.
        AccountTeamTold = "account_team_told",
        /// The scope between FM and partner is noted.
        PartnerScopeNoted = "partner_scope_noted",
        /// The kick-off was held.
        KickoffHeld = "kickoff_held",
        /// Goals, near and long term, are recorded.
        GoalsRecorded = "goals_recorded",
        /// What success means is recorded in the customer's words.
        SuccessDefined = "success_defined",
        /// How much help is wanted is recorded.
        HelpWantedRecorded = "help_wanted_recorded",
        /// Working rhythm and channel are recorded.
        RhythmAgreed = "rhythm_agreed",
        /// The entitled services are recorded.
        EntitlementsKnown = "entitlements_known",
        /// Who is who on both sides is recorded.
        PeopleKnown = "people_known",
        /// An overview of the entitled but not intended services was offered.
        OthersOffered = "others_offered",
        /// DIBS is captured for every intended service.
        DibsCaptured = "dibs_captured",
        /// DIBS is agreed or confirmed for every intended service, as the policy's gate asks.
        DibsPassed = "dibs_passed",
        /// Some factor of some service has a status.
        SsatStarted = "ssat_started",
        /// Every factor of every intended service is settled.
        SsatSettled = "ssat_settled",
        /// The FM marked the factors reviewed.
        SsatReviewed = "ssat_reviewed",
        /// Stakeholders are in place.
        StakeholdersInPlace = "stakeholders_in_place",
        /// Scenarios are in place.
        ScenariosInPlace = "scenarios_in_place",
        /// Awareness is in place or planned with a person and a date.
        AwarenessPlanned = "awareness_planned",
        /// Training is in place or planned with a person and a date.
        TrainingPlanned = "training_planned",
        /// Training is in place.
        TrainingInPlace = "training_in_place",
        /// Every intended service has a success owner.
        OwnersNamed = "owners_named",
        /// A sponsor is among the people.
        SponsorKnown = "sponsor_known",
        /// A project manager is among the people.
        ProjectManagerKnown = "project_manager_known",
        /// Teams is set up for working together.
        TeamsSetUp = "teams_set_up",
        /// No open point is without an answer, a date or a receiver.
        PointsSettled = "points_settled",
        /// No blocker is without an owner and a next action.
        BlockersOwned = "blockers_owned",
        /// The success plan has items with owners and dates.
        PlanStarted = "plan_started",
        /// The workshop was closed.
        WorkshopClosed = "workshop_closed",
        /// The customer is known not to be in the additional adoption benefit.
        NotInAdditionalBenefit = "not_in_additional_benefit",
        /// A value discussion or an SME session was held or offered and declined.
        DiscussionsHeld = "discussions_held",
        /// Every intended service has a metric.
        MetricsSet = "metrics_set",
        /// Every intended service is enabled.
        ServicesEnabled = "services_enabled",
        /// Every intended service was announced.
        ServicesAnnounced = "services_announced",
        /// Readings of active use are recorded.
        UsageTracked = "usage_tracked",
        /// Every intended service has reached its metric.
        UsageReached = "usage_reached",
        /// Each workload that a success manager can take over was taken over, where one is named.
        HandshakesDone = "handshakes_done",
        /// The review was held.
        ReviewHeld = "review_held",
        /// The review's outcome is recorded.
        OutcomeChosen = "outcome_chosen",
        /// The momentum plan is recorded.
        MomentumPlanned = "momentum_planned",
        /// The farewell was sent.
        FarewellSent = "farewell_sent",
        /// Microsoft's own teams were told of the plan.
        InternalTeamsTold = "internal_teams_told",
        /// A contact for the survey is named.
        SurveyContactNamed = "survey_contact_named",
        /// The survey was sent or is complete.
        SurveySent = "survey_sent",
    }

    /// A condition that a change of phase asks for.
    Guard {
        /// The hand-over is complete or not needed.
        HandoverSettled = "handover_settled",
        /// The first outreach was sent.
        OutreachSent = "outreach_sent",
        /// A managed account's team was told and somebody of it invited.
        AccountTeamTold = "account_team_told",
        /// Whether Teams comes first was decided by the rule.
        TeamsFirstEvaluated = "teams_first_evaluated",
        /// DIBS of some intended service is not yet agreed.
        IntentGapsOpen = "intent_gaps_open",
        /// DIBS of at least one intended service is agreed or confirmed, as the policy asks.
        DibsPassedOnce = "dibs_passed_once",
        /// No mandatory task of the kick-off that applies is open.
        KickoffTasksClosed = "kickoff_tasks_closed",
        /// The customer is not in the additional adoption benefit.
        NotInAdditionalBenefit = "not_in_additional_benefit",
        /// Every factor of every intended service is settled.
        SsatSettled = "ssat_settled",
        /// The FM marked the factors reviewed.
        SsatReviewed = "ssat_reviewed",
        /// The assessment found technical gaps.
        TechnicalGapsFound = "technical_gaps_found",
        /// The assessment found no technical gaps.
        NoTechnicalGaps = "no_technical_gaps",
        /// The remediation checklist is resolved.
        RemediationResolved = "remediation_resolved",
        /// Enough people use the services, or nothing technical is in the way.
        EnablementMeasured = "enablement_measured",
        /// Data is to be migrated.
        MigrationInScope = "migration_in_scope",
        /// No data is to be migrated.
        NoMigration = "no_migration",
        /// The engagement comes from a request for assistance.
        IsRfa = "is_rfa",
        /// The engagement does not come from a request for assistance.
        NotRfa = "not_rfa",
        /// The agreed number of users was migrated.
        MigrationMeasured = "migration_measured",
        /// The completion was talked over with the customer.
        CompletionTalkHeld = "completion_talk_held",
        /// The task that records the disengagement is complete.
        CompletionTaskClosed = "completion_task_closed",
        /// No other requested workload is open.
        LastWorkload = "last_workload",
        /// The policy lets such an engagement go on after its completion.
        RfaContinues = "rfa_continues",
        /// Each intended service that was not handed over has reached its metric.
        UsageReached = "usage_reached",
        /// One of the four outcomes was chosen.
        OutcomeChosen = "outcome_chosen",
        /// Good practice was shared and the customer knows where support is.
        PracticesShared = "practices_shared",
        /// The survey was sent.
        SurveySent = "survey_sent",
        /// Something that ended is taken up again as a new cycle.
        NewCycle = "new_cycle",
    }
}

/// A rule in words: what an FM reads where it applies, and why it does.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Which.
    pub rule: RuleId,
    /// Its short name.
    pub names: Names,
    /// When it applies and what it asks: the reason that is shown.
    pub reason: Names,
    /// The tasks that it makes due, offers or spares.
    #[serde(default)]
    pub tasks: Vec<TaskId>,
    /// The services it is about; none named means all.
    #[serde(default)]
    pub services: Vec<ServiceId>,
    /// The default that switches or measures it: a field of [`super::Defaults`].
    #[serde(default)]
    pub policy: Vec<String>,
    /// Where this comes from.
    pub sources: Vec<Source>,
    /// What had to be reconciled.
    #[serde(default)]
    pub comment: Option<String>,
}
fact!(Rule, rule, [names, reason]);

/// A guard in words, as `what's missing` says it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuardWords {
    /// Which.
    pub guard: Guard,
    /// What must be so.
    pub names: Names,
    /// Where this comes from.
    pub sources: Vec<Source>,
    /// What had to be reconciled.
    #[serde(default)]
    pub comment: Option<String>,
}
fact!(GuardWords, guard, [names]);
