//! What is answered to a press on a sheet of the success plan: the sheet again, in its place or in its dialog, and
//! the form again where something typed cannot be.

use crate::dialogue::verb::{OnForm, OnSheet};
use crate::dialogue::{Content, DialogContent, Inputs, PlanForm, Problem, Reply, Sheet};
use crate::engagement::{Change, Engagement};

use super::{Stop, Turn};

impl Turn<'_> {
    /// The sheet as it is now, where it was pressed.
    #[must_use]
    pub fn sheet_again(&self, engagement: &Engagement, at: &OnSheet) -> Reply {
        let (id, sheet) = (engagement.head.id.clone(), at.sheet.clone());
        if at.dialog {
            return self.plan_dialog(engagement, at, PlanForm::Sheet(sheet), Inputs::default(), Vec::new());
        }
        Reply::Show(Content::Plan { engagement: id, sheet })
    }

    /// A form about the plan, or a sheet, in a dialog.
    #[must_use]
    pub fn plan_dialog(
        &self,
        engagement: &Engagement,
        at: &OnSheet,
        form: PlanForm,
        values: Inputs,
        problems: Vec<Problem>,
    ) -> Reply {
        let dialog = DialogContent::Plan {
            engagement: engagement.head.id.clone(),
            form,
            sheet: at.sheet.clone(),
            nested: at.dialog,
        };
        self.dialog(dialog, values, problems)
    }

    /// What follows a form that was saved: the sheet that it was opened from. In a dialog it comes next; elsewhere
    /// the dialog closes and the card changes.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn plan_saved(&mut self, change: &Change, form: &OnForm) -> Result<Reply, Stop> {
        let engagement = &change.engagement;
        self.owe_ties(change).await?;
        self.owe_plan(change, &form.at.sheet, true).await?;
        if form.at.dialog {
            return Ok(self.sheet_again(engagement, &form.at));
        }
        Ok(Reply::Close)
    }

    /// Owes the cards that show the plan anew; the actor's own sheet too, unless the answer is that card.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn owe_plan(&mut self, change: &Change, sheet: &Sheet, own: bool) -> Result<(), Stop> {
        if change.is_nothing() {
            return Ok(());
        }
        self.owe_updates(&change.engagement).await?;
        if own {
            self.owe_own_sheet(&change.engagement, sheet.clone()).await?;
        }
        Ok(())
    }
}
