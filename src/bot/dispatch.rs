//! The one place where what came is matched to what is done about it: activity, then word or button, then flow.

use crate::dialogue::verb::OnItem;
use crate::dialogue::{
    self, Command, Content, Inputs, Notice, Parsed, Place, PlanForm, PlanVerb, Reply, Sheet, UnknownVerb,
    Verb,
};
use crate::engagement::PlanCommand;
use crate::flow::{agree, bring, enter, home, link, measure, people, plan, request, sample, start, wrong};
use crate::protocol::{Activity, InstallAction, Kind};
use crate::turn::{Stop, Turn};

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
        (Kind::Message | Kind::Invoke(_), Some(Ok(verb))) => {
            press(turn, &verb, &answer::inputs_of(activity)).await
        }
        (Kind::Message | Kind::Invoke(_), Some(Err(_))) => Err(Stop::notice(Notice::StaleCard)),
        (Kind::Message, None) => say(turn, activity).await,
        // One that this bot does not know: it is answered so.
        (Kind::Invoke(_), None) => Ok(Reply::Nothing),
        (Kind::ConversationUpdate(update), None | Some(_)) => {
            if activity.names_the_bot(&update.members_removed) {
                home::farewell(turn).await?;
            } else if activity.names_the_bot(&update.members_added) {
                arrived(turn).await?;
            }
            Ok(Reply::Nothing)
        }
        (Kind::InstallationUpdate(action), None | Some(_)) => {
            match action {
                InstallAction::Add | InstallAction::AddUpgrade => arrived(turn).await?,
                InstallAction::Remove => home::farewell(turn).await?,
                // An upgrade removes and adds; nobody has left. What came later is not known.
                InstallAction::RemoveUpgrade | InstallAction::Other(_) => {}
            }
            Ok(Reply::Nothing)
        }
        (
            Kind::MessageReaction { .. }
            | Kind::MessageUpdate(_)
            | Kind::MessageDelete
            | Kind::Event(_)
            | Kind::Other(_),
            None | Some(_),
        ) => Ok(Reply::Nothing),
    }
}

async fn arrived(turn: &mut Turn<'_>) -> Result<(), Stop> {
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
        Parsed::Command(said) => command(turn, said).await,
        Parsed::DidYouMean(commands) => Ok(home::did_you_mean(commands)),
        Parsed::Nothing if spoken.text.is_empty() => Ok(home::hello(turn)),
        Parsed::Nothing => Ok(home::did_you_mean(Vec::new())),
    }
}

async fn command(turn: &mut Turn<'_>, command: Command) -> Result<Reply, Stop> {
    match command {
        Command::Help => Ok(home::help()),
        Command::Hello => Ok(home::hello(turn)),
        Command::Start => Ok(Reply::Show(Content::Welcome)),
        Command::Bring => bring::offer(turn).await,
        Command::Enter | Command::Status => home::status(turn, None).await,
        Command::Language(None) => Ok(Reply::Show(Content::Language)),
        Command::Language(Some(locale)) => home::set_language(turn, locale),
        Command::Sample => sample::play(turn).await,
        Command::Link => link::offer(turn).await,
        Command::Checklist => plan::ask(turn, Sheet::Checklist).await,
        Command::Mine => plan::ask(turn, Sheet::Mine).await,
        Command::Plan => plan::ask(turn, Sheet::Plan).await,
        Command::Share => plan::ask(turn, Sheet::Links).await,
        Command::Figures => plan::ask(turn, Sheet::Figures).await,
        Command::Handover | Command::Missing | Command::Privacy => {
            Err(Stop::notice(Notice::Later { command }))
        }
    }
}

/// A button of a card or a dialog.
async fn press(turn: &mut Turn<'_>, verb: &Verb, inputs: &Inputs) -> Result<Reply, Stop> {
    match verb {
        Verb::Help => Ok(home::help()),
        Verb::Status { engagement } => home::status(turn, engagement.as_ref()).await,
        Verb::SetLanguage { locale } => home::choose_language(turn, *locale),
        Verb::Run { command: said } => command(turn, *said).await,
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
        Verb::JoinOpen(on) => people::join_open(turn, on).await,
        Verb::JoinSubmit(on) => people::join(turn, on, inputs).await,
        Verb::ClaimAccept(someone) => people::accept(turn, someone).await,
        Verb::ClaimDecline(someone) => people::decline(turn, someone).await,
        Verb::Tie(pair) => people::tie(turn, pair).await,
        Verb::Plan(verb) => press_plan(turn, verb, inputs).await,
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
