//! The one place where what came is matched to what is done about it: activity, then word or button, then flow.

use crate::dialogue::verb::Listed;
use crate::dialogue::verb::OnItem;
use crate::dialogue::{
    self, Command, Content, Inputs, JourneyForm, JourneyVerb, JourneyView, Managing, MeetingVerb, Notice,
    Parsed, Place, PlanForm, PlanVerb, PointVerb, ReminderVerb, Reply, Sheet, SsatVerb, UnknownVerb, Upload,
    Verb,
};
use crate::engagement::PlanCommand;
use crate::flow::{
    agree, bring, chats, desk, enter, export, factors, gathering, handing, home, journey, link, measure,
    meetings, people, plan, points, reminders, request, sample, start, terms, unasked, workshop, wrong,
};
use crate::protocol::{Activity, EventValue, InstallAction, Invoke, Kind, TeamEvent, UploadInfo};
use crate::records::Parked;
use crate::turn::{Reach, Stop, Turn};

use super::answer;

/// Does what `activity` asks for.
///
/// # Errors
/// Stops with what is told instead.
pub(super) async fn run(
    turn: &mut Turn<'_>,
    activity: &Activity,
    verb: Option<Result<Verb, UnknownVerb>>,
) -> Result<Reply, Stop> {
    match (&activity.kind, verb) {
        // What Teams asks for by itself may only read.
        (Kind::Invoke(_), Some(Ok(verb))) if answer::is_automatic(activity) && !verb.only_reads() => {
            Err(Stop::notice(Notice::StaleCard))
        }
        (Kind::Invoke(Invoke::FileConsent(consent)), Some(Ok(Verb::ExportFile(filed)))) => {
            export::consent(turn, &filed, consent.upload.as_ref().map(upload)).await
        }
        (Kind::Message | Kind::Invoke(_), Some(Ok(verb))) => {
            press(turn, &verb, &answer::inputs_of(activity)).await
        }
        (Kind::Message | Kind::Invoke(_), Some(Err(_))) => Err(Stop::notice(Notice::StaleCard)),
        (Kind::Message, None) => say(turn, activity).await,
        // One that this bot does not know: it is answered so.
        (Kind::Invoke(_), None) => Ok(Reply::Nothing),
        (Kind::ConversationUpdate(update), None | Some(_)) => {
            if activity.names_the_bot(&update.members_removed) {
                home::farewell(turn, Reach::App, Parked::Removed).await?;
            } else if activity.names_the_bot(&update.members_added) {
                arrived(turn).await?;
            } else if let Some(event) = &update.event {
                team_changed(turn, activity, event).await?;
            }
            Ok(Reply::Nothing)
        }
        (Kind::InstallationUpdate(action), None | Some(_)) => {
            match action {
                InstallAction::Add | InstallAction::AddUpgrade => arrived(turn).await?,
                InstallAction::Remove => home::farewell(turn, Reach::App, Parked::Removed).await?,
                // An upgrade removes and adds; nobody has left. What came later is not known.
                InstallAction::RemoveUpgrade | InstallAction::Other(_) => {}
            }
            Ok(Reply::Nothing)
        }
        (
            Kind::MessageReaction { .. } | Kind::MessageUpdate(_) | Kind::MessageDelete | Kind::Other(_),
            None | Some(_),
        ) => Ok(Reply::Nothing),
        (Kind::Event(event), None | Some(_)) => {
            match &event.value {
                EventValue::MeetingStart(moment) => gathering::began(turn, moment).await?,
                EventValue::MeetingEnd(moment) => gathering::ended(turn, moment).await?,
                EventValue::ParticipantsJoined(_)
                | EventValue::ParticipantsLeft(_)
                | EventValue::ReadReceipt(_)
                | EventValue::Other(_) => {}
            }
            Ok(Reply::Nothing)
        }
    }
}

fn upload(info: &UploadInfo) -> Upload {
    Upload {
        url: info.url.clone(),
        content_url: info.content_url.clone(),
        name: info.name.clone(),
        unique_id: info.unique_id.clone(),
        file_type: info.file_type.clone(),
    }
}

/// A channel or a team is no more, or back.
async fn team_changed(turn: &mut Turn<'_>, activity: &Activity, event: &TeamEvent) -> Result<(), Stop> {
    let channel = activity.channel_data.channel.as_ref().map(|channel| channel.id.as_str());
    let channel = channel.map_or(Reach::App, Reach::Channel);
    match event {
        TeamEvent::ChannelDeleted => home::farewell(turn, channel, Parked::Gone).await,
        TeamEvent::TeamDeleted | TeamEvent::TeamHardDeleted => {
            home::farewell(turn, Reach::App, Parked::Gone).await
        }
        TeamEvent::ChannelRestored => home::back(turn, channel).await,
        TeamEvent::TeamRestored => home::back(turn, Reach::App).await,
        TeamEvent::ChannelCreated
        | TeamEvent::ChannelRenamed
        | TeamEvent::ChannelShared
        | TeamEvent::ChannelUnshared
        | TeamEvent::TeamMemberAdded
        | TeamEvent::TeamMemberRemoved
        | TeamEvent::TeamRenamed
        | TeamEvent::TeamArchived
        | TeamEvent::TeamUnarchived
        | TeamEvent::Other(_) => Ok(()),
    }
}

async fn arrived(turn: &mut Turn<'_>) -> Result<(), Stop> {
    home::back(turn, Reach::App).await?;
    match turn.here.place() {
        Place::Personal => home::welcome(turn).await,
        Place::Shared => bring::added(turn).await,
    }
}

/// A text command.
async fn say(turn: &mut Turn<'_>, activity: &Activity) -> Result<Reply, Stop> {
    let spoken = activity.spoken();
    let shared = turn.here.place() == Place::Shared;
    if shared && !spoken.to_bot {
        return Ok(Reply::Nothing);
    }
    match dialogue::command::parse(&spoken.text) {
        Parsed::Code(code) => link::redeem(turn, &code).await,
        Parsed::Command(said) => match command(turn, said).await {
            Err(Stop::Told(content)) if nothing_here(&content) && chats::is_nobodys(turn).await? => {
                bring::offer(turn).await
            }
            other => other,
        },
        Parsed::DidYouMean(commands) => Ok(home::did_you_mean(commands)),
        Parsed::Nothing if spoken.text.is_empty() => Ok(home::hello(turn)),
        Parsed::Nothing => Ok(home::did_you_mean(Vec::new())),
    }
}

/// Whether the answer would be that there is no engagement here.
fn nothing_here(content: &Content) -> bool {
    matches!(content, Content::Notice { notice: Notice::NoEngagement, .. })
}

async fn command(turn: &mut Turn<'_>, command: Command) -> Result<Reply, Stop> {
    match command {
        Command::Help => Ok(home::help()),
        Command::Hello => Ok(home::hello(turn)),
        Command::Start => Ok(Reply::Show(Content::Welcome)),
        Command::Bring => bring::offer(turn).await,
        Command::Enter | Command::Status => home::status(turn, None).await,
        Command::Factors => workshop::meant(turn).await,
        Command::Points => points::meant(turn).await,
        Command::Meetings => meetings::meant(turn).await,
        Command::Language(None) => Ok(Reply::Show(Content::Language)),
        Command::Language(Some(locale)) => home::set_language(turn, locale),
        Command::Sample => sample::play(turn).await,
        Command::Away(day) => reminders::away(turn, day).await,
        Command::Pause(day) => reminders::pause(turn, day).await,
        Command::Reminders => reminders::settings(turn).await,
        Command::Phase => journey::meant(turn, JourneyView::Phase).await,
        Command::Missing => journey::meant(turn, JourneyView::Missing).await,
        Command::Tasks => journey::meant(turn, JourneyView::Tasks).await,
        Command::Handover => handing::meant(turn, JourneyForm::HandOver).await,
        Command::Cover => handing::meant(turn, JourneyForm::Cover).await,
        Command::Portfolio => desk::portfolio(turn, &Listed::default(), &Inputs::default()).await,
        Command::History => desk::history(turn, None).await,
        Command::Undo => desk::offer_undo(turn).await,
        Command::Close => desk::offer(turn, Managing::Close).await,
        Command::Reopen => desk::offer(turn, Managing::Reopen).await,
        Command::Delete => desk::offer(turn, Managing::Delete).await,
        Command::Export => export::offer(turn, None).await,
        Command::Link => link::offer(turn).await,
        Command::Checklist => plan::ask(turn, Sheet::Checklist).await,
        Command::Mine => plan::ask(turn, Sheet::Mine).await,
        Command::Plan => plan::ask(turn, Sheet::Plan).await,
        Command::Share => plan::ask(turn, Sheet::Links).await,
        Command::Figures => plan::ask(turn, Sheet::Figures).await,
        Command::Privacy => home::privacy(turn).await,
    }
}

/// A button of a card or a dialog.
async fn press(turn: &mut Turn<'_>, verb: &Verb, inputs: &Inputs) -> Result<Reply, Stop> {
    match verb {
        Verb::Help => Ok(home::help()),
        Verb::Status { engagement } => home::status(turn, engagement.as_ref()).await,
        Verb::SetLanguage { locale } => home::choose_language(turn, *locale),
        Verb::Run { command: said } => match command(turn, *said).await? {
            // What was asked for comes as a message; a press wants an answer all the same.
            Reply::Nothing => Ok(turn.sent_to_you()),
            reply => Ok(reply),
        },
        Verb::StartOpen => start::open(turn),
        Verb::StartSubmit { .. } => start::submit(turn, inputs).await,
        Verb::Sample { .. } => sample::play(turn).await,
        Verb::BringHere(there) => bring::put(turn, there).await,
        Verb::EngagementRefresh(on) => home::card_refresh(turn, on).await,
        Verb::StatusRefresh(on) => home::status_refresh(turn, on).await,
        Verb::EnterOpen(on) => enter::open(turn, on).await,
        Verb::EnterNext(on) => enter::next(turn, on, inputs).await,
        Verb::EnterBack(on) => enter::back(turn, on, inputs).await,
        Verb::EnterSave(on) => enter::save(turn, on, inputs).await,
        Verb::AgreeOpen(on) => agree::open(turn, on).await,
        Verb::AgreeSubmit(on) => agree::submit(turn, on, inputs).await,
        Verb::Ask(on) => agree::ask(turn, on).await,
        Verb::CopyOpen(on) => agree::copy(turn, on).await,
        Verb::RequestRefresh(points) => request::refresh(turn, points).await,
        Verb::Confirm(points) => request::confirm(turn, points).await,
        Verb::TakeBack(points) => request::take_back(turn, points).await,
        Verb::WrongOpen(points) => wrong::open(turn, points).await,
        Verb::WrongPick(point) => wrong::pick(turn, point).await,
        Verb::WrongSend(point) => wrong::send(turn, point, inputs).await,
        Verb::SetAsideOpen(aside) => wrong::set_aside_open(turn, aside).await,
        Verb::SetAsideSubmit(aside) => wrong::set_aside(turn, aside, inputs).await,
        Verb::CorrectionAccept(reported) => wrong::accept(turn, reported).await,
        Verb::AnswerOpen(reported) => wrong::answer_open(turn, reported).await,
        Verb::AnswerSubmit(reported) => wrong::answer(turn, reported, inputs).await,
        Verb::Portfolio(listed) => desk::portfolio(turn, listed, inputs).await,
        Verb::History(paged) => desk::history(turn, Some(paged)).await,
        Verb::Undo(undoing) => desk::undo(turn, undoing).await,
        Verb::StateOpen(on) => desk::open_state(turn, on).await,
        Verb::StateSubmit(on) => desk::set_state(turn, on, inputs).await,
        Verb::Reopen(on) => desk::reopen(turn, on).await,
        Verb::Delete(on) => desk::delete(turn, on).await,
        Verb::Export(on) => export::offer(turn, Some(on)).await,
        Verb::ExportCopy(on) => export::copy(turn, on).await,
        Verb::ExportFile(filed) => export::file(turn, filed).await,
        Verb::ExportTyped(on) => export::typed(turn, on).await,
        Verb::JoinOpen(on) => people::join_open(turn, on).await,
        Verb::JoinSubmit(on) => people::join(turn, on, inputs).await,
        Verb::ClaimAccept(someone) => people::accept(turn, someone).await,
        Verb::ClaimDecline(someone) => people::decline(turn, someone).await,
        Verb::Tie(pair) => people::tie(turn, pair).await,
        Verb::TieDecline(pair) => people::keep_apart(turn, pair).await,
        Verb::Journey(verb) => press_journey(turn, verb, inputs).await,
        Verb::Ssat(verb) => press_factors(turn, verb, inputs).await,
        Verb::Point(verb) => press_points(turn, verb, inputs).await,
        Verb::Reminder(verb) => press_reminder(turn, verb, inputs).await,
        Verb::Plan(verb) => press_plan(turn, verb, inputs).await,
        Verb::Meeting(verb) => press_meetings(turn, verb, inputs).await,
    }
}

async fn press_journey(turn: &mut Turn<'_>, verb: &JourneyVerb, inputs: &Inputs) -> Result<Reply, Stop> {
    match verb {
        JourneyVerb::Show(of) => journey::show(turn, of).await,
        JourneyVerb::Begin(of) => journey::begin(turn, of).await,
        JourneyVerb::Act(of) => journey::act(turn, of).await,
        JourneyVerb::Attest(of) => journey::attest(turn, of).await,
        JourneyVerb::AttestAll(of) => journey::attest_all(turn, of).await,
        JourneyVerb::Open(of) => journey::open(turn, of).await,
        JourneyVerb::Send(of) => journey::send(turn, of, inputs).await,
        JourneyVerb::Resume(of) => journey::resume(turn, of).await,
        JourneyVerb::EndCover(of) => journey::end_cover(turn, of).await,
        JourneyVerb::Take(on) => handing::take(turn, on).await,
        JourneyVerb::Keep(on) => handing::keep(turn, on).await,
        JourneyVerb::SendTerms(of) => journey::send_terms(turn, of).await,
        JourneyVerb::TermsRefresh(on) => terms::refresh(turn, on).await,
        JourneyVerb::AcceptTerms(on) => terms::accept(turn, on).await,
        JourneyVerb::TakeBackTerms(on) => terms::take_back(turn, on).await,
    }
}

async fn press_factors(turn: &mut Turn<'_>, verb: &SsatVerb, inputs: &Inputs) -> Result<Reply, Stop> {
    match verb {
        SsatVerb::Show(on) | SsatVerb::Refresh(on) => workshop::show(turn, on).await,
        SsatVerb::RequestRefresh(on) => workshop::request(turn, on).await,
        SsatVerb::Open(on) => factors::open(turn, on).await,
        SsatVerb::Rows(paged) => factors::rows(turn, paged, inputs).await,
        SsatVerb::Back(on) => factors::back(turn, on, inputs).await,
        SsatVerb::Service(of) => factors::service(turn, of, inputs).await,
        SsatVerb::One(of) => factors::one(turn, of).await,
        SsatVerb::Save(on) => factors::save(turn, on, inputs).await,
        SsatVerb::AskOpen(on) => workshop::ask_open(turn, on).await,
        SsatVerb::Ask(on) => workshop::ask(turn, on, inputs).await,
        SsatVerb::AnswerOpen(on) => workshop::answer_open(turn, on).await,
        SsatVerb::Answer(on) => workshop::answer(turn, on, inputs).await,
        SsatVerb::Accept(said) => workshop::accept(turn, said).await,
        SsatVerb::Close(on) => workshop::close(turn, on).await,
    }
}

async fn press_points(turn: &mut Turn<'_>, verb: &PointVerb, inputs: &Inputs) -> Result<Reply, Stop> {
    match verb {
        PointVerb::Show(on) | PointVerb::Refresh(on) => points::show(turn, on).await,
        PointVerb::AddOpen(adding) => points::add_open(turn, adding).await,
        PointVerb::Add(adding) => points::add(turn, adding, inputs).await,
        PointVerb::SettleOpen(of) => points::settle_open(turn, of).await,
        PointVerb::Settle(of) => points::settle(turn, of, inputs).await,
        PointVerb::PlanOpen(of) => points::plan_open(turn, of).await,
        PointVerb::Plan(of) => points::plan(turn, of, inputs).await,
        PointVerb::Reopen(of) => points::reopen(turn, of).await,
    }
}

async fn press_reminder(turn: &mut Turn<'_>, verb: &ReminderVerb, inputs: &Inputs) -> Result<Reply, Stop> {
    match verb {
        ReminderVerb::Show(of) => Ok(reminders::show(of)),
        ReminderVerb::Why(of) => Ok(reminders::why(of)),
        ReminderVerb::Later(of) => reminders::later(turn, of).await,
        ReminderVerb::Stop(of) => reminders::stop(turn, of, true).await,
        ReminderVerb::Resume(of) => reminders::stop(turn, of, false).await,
        ReminderVerb::StopOne(of) => reminders::stop_one(turn, of, true).await,
        ReminderVerb::ResumeOne(of) => reminders::stop_one(turn, of, false).await,
        ReminderVerb::Done(of) => reminders::done(turn, of).await,
        ReminderVerb::Open(of) => reminders::open(turn, of).await,
        ReminderVerb::Settle(of) => reminders::settle(turn, of).await,
        ReminderVerb::WeeklyRefresh(on) => unasked::weekly(turn, on).await,
        ReminderVerb::LaterHere(of) => unasked::later(turn, of).await,
        ReminderVerb::StopHere(of) => unasked::stop(turn, of, true).await,
        ReminderVerb::ResumeHere(of) => unasked::stop(turn, of, false).await,
        ReminderVerb::Settings => reminders::settings(turn).await,
        ReminderVerb::SettingsSave { .. } => reminders::save(turn, inputs).await,
        ReminderVerb::Back => reminders::back(turn).await,
        ReminderVerb::Unpause(on) => reminders::unpause(turn, on).await,
    }
}

/// A button of a card or a dialog about the success plan.
async fn press_plan(turn: &mut Turn<'_>, verb: &PlanVerb, inputs: &Inputs) -> Result<Reply, Stop> {
    let item = |item: &OnItem| item.item.clone();
    match verb {
        PlanVerb::Show(at) | PlanVerb::Refresh(at) => plan::show(turn, at).await,
        PlanVerb::Do(on) => plan::act(turn, &on.at, PlanCommand::Do(item(on))).await,
        PlanVerb::Undo(on) => plan::act(turn, &on.at, PlanCommand::Undo(item(on))).await,
        PlanVerb::Claim(on) => plan::act(turn, &on.at, PlanCommand::Claim(item(on))).await,
        PlanVerb::Make(at) => plan::act(turn, at, PlanCommand::Make).await,
        PlanVerb::Release(on) => plan::release(turn, on).await,
        PlanVerb::Drop(on) => plan::drop(turn, on, inputs).await,
        PlanVerb::Open(form) => plan::open(turn, form).await,
        PlanVerb::Save(form) => match form.form {
            PlanForm::Figures | PlanForm::Goals | PlanForm::Service(_) => {
                measure::save(turn, form, inputs).await
            }
            PlanForm::Sheet(_)
            | PlanForm::Arrange(_)
            | PlanForm::Item(_)
            | PlanForm::Add(_)
            | PlanForm::Copy => plan::save(turn, form, inputs).await,
        },
        PlanVerb::Share(links) => plan::share(turn, links).await,
    }
}

async fn press_meetings(turn: &mut Turn<'_>, verb: &MeetingVerb, inputs: &Inputs) -> Result<Reply, Stop> {
    match verb {
        MeetingVerb::Show(on) | MeetingVerb::Refresh(on) => meetings::show(turn, on).await,
        MeetingVerb::One(of) => meetings::one(turn, of).await,
        MeetingVerb::PlanOpen(on) => meetings::plan_open(turn, on).await,
        MeetingVerb::Plan(on) => meetings::plan(turn, on, inputs).await,
        MeetingVerb::ChangeOpen(of) => meetings::change_open(turn, of).await,
        MeetingVerb::Change(of) => meetings::change(turn, of, inputs).await,
        MeetingVerb::MoveOpen(of) => meetings::move_open(turn, of).await,
        MeetingVerb::Move(of) => meetings::moved(turn, of, inputs).await,
        MeetingVerb::OffOpen(of) => meetings::off_open(turn, of).await,
        MeetingVerb::Off(of) => meetings::off(turn, of, inputs).await,
        MeetingVerb::Booked(of) => meetings::booked(turn, of).await,
        MeetingVerb::Held(of) => gathering::held(turn, of).await,
        MeetingVerb::NotHeld(of) => gathering::not_held(turn, of).await,
        MeetingVerb::Agenda(of) => gathering::show_agenda(turn, of).await,
        MeetingVerb::AgendaRefresh(of) => gathering::agenda(turn, of).await,
        MeetingVerb::Tick(of) => gathering::tick(turn, of, true).await,
        MeetingVerb::Untick(of) => gathering::tick(turn, of, false).await,
        MeetingVerb::ActionOpen(of) => gathering::action_open(turn, of).await,
        MeetingVerb::Action(of) => gathering::action(turn, of, inputs).await,
        MeetingVerb::Link(there) => chats::link(turn, there).await,
        MeetingVerb::Unlink(of) => chats::unlink(turn, of).await,
        MeetingVerb::Publish(of) => gathering::publish(turn, of, inputs).await,
    }
}
