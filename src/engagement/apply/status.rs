//! Pausing, closing and reopening; that an export was typed into FTOP.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Work, wrong};
use crate::engagement::event::What;
use crate::engagement::ids::Revision;
use crate::engagement::refusal::{Refusal, Spot, Wrong};
use crate::engagement::reminder::Stretch;
use crate::engagement::status::Status;
use crate::engagement::{Command, ServiceId, Typed, TypedRow};

/// The most rows that are remembered as typed into FTOP; far above what an engagement has.
const MOST_ROWS: usize = 1_000;

impl Command {
    /// Whether it may change an engagement that is closed.
    pub(super) fn reaches_closed(&self) -> bool {
        match self {
            Self::SetStatus { .. } | Self::Undo(_) | Self::TypedIntoFtop { .. } | Self::DropDraft(_) => true,
            // The journey tells an end of its own from one that the FM set.
            Self::Journey(_) => true,
            Self::SetHome(_)
            | Self::SetDetails { .. }
            | Self::SetServices(_)
            | Self::Pause(_)
            | Self::AddPerson { .. }
            | Self::Tie { .. }
            | Self::Claim(_)
            | Self::AcceptClaim { .. }
            | Self::DeclineClaim(_)
            | Self::EnterDibs { .. }
            | Self::SaveDraft { .. }
            | Self::RecordAgreed { .. }
            | Self::AskToConfirm(_)
            | Self::Confirm { .. }
            | Self::ReportWrong { .. }
            | Self::AcceptCorrection(_)
            | Self::AnswerCorrection { .. }
            | Self::TakeBack(_)
            | Self::SetAside { .. }
            | Self::Ssat(_)
            | Self::Point(_)
            | Self::Plan(_)
            | Self::Measure(_) => false,
            Self::Meeting(_) => false,
        }
    }
}

impl Work<'_> {
    /// A reason is needed for everything but going on.
    pub(super) fn set_status(&mut self, status: Status, because: &str) -> Result<(), Refusal> {
        let by = self.leader()?;
        let old = self.e.head.status;
        if old == status {
            return Ok(());
        }
        let because = match status {
            Status::Active => self.text(by, because, None).map_err(|what| wrong(Spot::Comment, what))?,
            Status::OnHold | Status::Unresponsive | Status::Closed => {
                Some(self.needed_text(by, because, Spot::Comment)?)
            }
        };
        self.e.head.status = status;
        let held = self.e.path.state.hold.take_if(|hold| hold.status.key() != status.key());
        self.tell(What::StatusSet { old, new: status, because, held: held.map(Box::new) });
        Ok(())
    }

    /// A pause begins today, also one that is made longer or shorter.
    pub(super) fn pause(&mut self, until: Option<Date>) -> Result<(), Refusal> {
        self.leader()?;
        let from = self.e.today(self.now);
        if until.is_some_and(|until| until < from) {
            return Err(wrong(Spot::Comment, Wrong::NotInFuture { today: from }));
        }
        let paused = until.map(|until| Stretch { from, until });
        if self.e.head.paused.map(|old| old.until) == until {
            return Ok(());
        }
        self.e.head.paused = paused;
        self.tell(What::Paused { until });
        Ok(())
    }

    /// What was recorded as agreed is not.
    pub(super) fn withdraw_agreed(&mut self, services: Vec<ServiceId>) {
        for dibs in self.e.dibs.values_mut().filter(|dibs| services.contains(&dibs.service)) {
            dibs.agreed = None;
        }
        self.tell(What::AgreementWithdrawn { services });
    }

    /// Remembers what was typed, so that the next export can lead with what changed since.
    pub(super) fn typed_into_ftop(
        &mut self,
        rows: BTreeMap<String, BTreeMap<String, String>>,
        shown: Revision,
    ) -> Result<(), Refusal> {
        let by = self.leader()?;
        // The stamp itself is a command: the same press again finds it there.
        if self.e.head.typed.as_ref().is_some_and(|typed| typed.shown == shown) {
            return Ok(());
        }
        if Revision(self.revision().0.saturating_sub(1)) != shown {
            return Err(Refusal::ExportStale);
        }
        self.e.typed = rows
            .into_iter()
            .take(MOST_ROWS)
            .map(|(row, cells)| (row.clone(), TypedRow { row, cells }))
            .collect();
        self.e.head.typed = Some(Typed { by, at: self.now.at, shown });
        self.tell(What::TypedIntoFtop);
        Ok(())
    }
}
