//! Cards of an engagement that stand somewhere: the FM's cards of reports.

use crate::dialogue::Content;
use crate::engagement::{CorrectionState, Engagement};
use crate::records::Op;

use super::deliver::slots;
use super::{Stop, Turn};

impl Turn<'_> {
    /// Owes the FM's cards of reports anew that were not taken over: whose answers differ may have changed.
    pub(super) async fn owe_report_updates(&mut self, engagement: &Engagement) -> Result<(), Stop> {
        for report in engagement.corrections.values() {
            match report.state {
                CorrectionState::Open | CorrectionState::Answered { .. } => {}
                CorrectionState::Accepted { .. } => continue,
            }
            let slot = slots::correction(&engagement.head.id, report.no.0);
            if self.stands(&slot).await? {
                let content =
                    Content::Correction { engagement: engagement.head.id.clone(), correction: report.no };
                self.owe_person(engagement, engagement.head.fm, Op::Update { slot }, content).await?;
            }
        }
        Ok(())
    }
}
