//! What is owed about success factors and open points: the cards that stand somewhere, as they are now.

use crate::dialogue::{Content, PointsContent, SsatContent};
use crate::engagement::{Engagement, PersonKey, PointNo};
use crate::records::{Op, PersonRecord, keys};

use super::deliver::slots;
use super::{Stop, Turn};

impl Turn<'_> {
    /// Owes the cards about success factors and open points anew, wherever they stand.
    ///
    /// # Errors
    /// When state cannot be read.
    pub(super) async fn owe_success_updates(&mut self, engagement: &Engagement) -> Result<(), Stop> {
        let (id, fm) = (engagement.head.id.clone(), engagement.head.fm);
        let overview = Content::Ssat(SsatContent::Overview { engagement: id.clone() });
        let list = Content::Points(PointsContent::List { engagement: id.clone() });
        for (slot, content) in [(slots::factors(&id), overview), (slots::points(&id), list)] {
            if self.stands(&slot).await? {
                self.owe_person(engagement, fm, Op::Update { slot }, content).await?;
            }
        }
        let Some(asked) = engagement.head.workshop.asked.clone() else {
            return Ok(());
        };
        let request = Content::Ssat(SsatContent::Request { engagement: id.clone() });
        if self.stands(&slots::factors_request(&id)).await? {
            self.owe_home(engagement, Op::Update { slot: slots::factors_request(&id) }, request.clone());
        }
        for person in asked.people {
            let slot = slots::factors_request_to(&id, person.0);
            if self.stands(&slot).await? {
                self.owe_person(engagement, person, Op::Update { slot }, request.clone()).await?;
            }
        }
        for (person, _) in engagement.head.workshop.answered.clone() {
            let slot = slots::said(&id, person.0);
            if self.stands(&slot).await? {
                let said = Content::Ssat(SsatContent::Said { engagement: id.clone(), person });
                self.owe_person(engagement, fm, Op::Update { slot }, said).await?;
            }
        }
        Ok(())
    }

    /// Owes the FM's card of a point anew, where it stands.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn owe_point_update(&mut self, engagement: &Engagement, point: PointNo) -> Result<(), Stop> {
        let id = engagement.head.id.clone();
        let slot = slots::point(&id, point.0);
        if self.stands(&slot).await? {
            let content = Content::Points(PointsContent::One { engagement: id, point });
            self.owe_person(engagement, engagement.head.fm, Op::Update { slot }, content).await?;
        }
        Ok(())
    }

    /// Whether this person has a chat of their own with the bot, so that something can be asked there.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn has_own_chat(&mut self, key: &PersonKey) -> Result<bool, Stop> {
        let record = self.work.get::<PersonRecord>(&keys::person(key)).await?;
        Ok(record.is_some_and(|record| record.personal.is_some()))
    }
}
