//! Cards about a person, for the FM: somebody says to be on the project; a typed person seems to be somebody
//! in the conversation.

use serde_json::{Value, json};

use super::choices;
use super::context::{Context, press, styled};
use super::text::Text;
use super::{CardError, View};
use crate::dialogue::Verb;
use crate::dialogue::verb::{Claimant, Pair};
use crate::engagement::{PersonNo, Side};

/// The parts of the card.
#[derive(Default)]
struct Parts {
    title: Text,
    text: Text,
    detail: Text,
    guest: Text,
    same: Text,
    settled: Text,
    presses: Vec<Value>,
}

impl Parts {
    fn view(mut self, summary: &Text) -> View {
        // The first is what one comes for.
        let rest = self.presses.split_off(self.presses.len().min(1));
        let presses = [styled(self.presses, "positive"), styled(rest, "default")].concat();
        let data = json!({
            "title": self.title,
            "text": self.text,
            "detail": self.detail,
            "guest": self.guest,
            "same": self.same,
            "settled": self.settled,
            "any": !presses.is_empty(),
            "presses": presses,
        });
        View::new("claim", summary.raw(), data)
    }
}

/// Somebody says who they are on this project.
pub(super) fn claim(context: &Context<'_>, no: PersonNo) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let name = context.name(no)?;
    let Some(person) = context.person(no) else {
        return settled(context, Text::empty());
    };
    let Some(claim) = &person.claim else {
        let text = match person.side {
            Side::Customer | Side::Delivery => {
                let role = context.text(choices::role_id(person.role))?;
                context.say("claim_gone", &[("name", name.into()), ("role", role.into())])?
            }
            Side::Outsider => Text::empty(),
        };
        return settled(context, text);
    };
    let mut parts = Parts {
        title: context.say("claim_title", &[("name", (&name).into())])?,
        text: context.say("claim_text", &[("role", context.text(choices::role_id(claim.role))?.into())])?,
        ..Parts::default()
    };
    if let Some(email) = &person.email {
        parts.detail = context.say("claim_email", &[("email", Text::typed(email).into())])?;
    }
    if context.member(no).is_some_and(|member| member.guest) {
        parts.guest = context.text("claim_guest")?;
    }
    let claimant = |is| Ok::<_, CardError>(Claimant { on: context.shown()?, person: no, is });
    let mut plain = "claim_accept";
    if let Some(typed) = engagement.tie_suggestions(person).first().copied() {
        plain = "claim_accept_new";
        let named = context.name(typed)?;
        parts.same = context.say("claim_is", &[("name", (&named).into())])?;
        let title = context.say("claim_accept_as", &[("name", named.into())])?;
        parts.presses.push(press(title.raw(), &Verb::ClaimAccept(claimant(Some(typed))?)));
    }
    parts.presses.push(press(&context.plain(plain)?, &Verb::ClaimAccept(claimant(None)?)));
    parts.presses.push(press(&context.plain("claim_decline")?, &Verb::ClaimDecline(claimant(None)?)));
    let args = [("customer", context.customer()?.into()), ("name", name.into())];
    Ok(parts.view(&context.say("claim_summary", &args)?))
}

/// A typed person seems to be somebody in the conversation.
pub(super) fn tie(
    context: &Context<'_>,
    typed: PersonNo,
    seen: &str,
    apart: bool,
) -> Result<View, CardError> {
    let there = context.scene.room.iter().find(|member| member.key.person == seen);
    let seen_name = there.map_or_else(|| context.text("someone"), |member| Ok(Text::typed(&member.name)))?;
    let typed_name = context.name(typed)?;
    if context.person(typed).is_none_or(crate::engagement::Person::is_linked) {
        return settled(context, context.say("tie_gone", &[("typed", typed_name.into())])?);
    }
    let names = [("typed", (&typed_name).into()), ("seen", (&seen_name).into())];
    if apart {
        return settled(context, context.say("tie_apart", &names)?);
    }
    let pair = Pair { on: context.shown()?, typed, seen: seen.to_owned() };
    let parts = Parts {
        title: context.text("tie_title")?,
        text: context.say("tie_text", &names)?,
        same: context.say("tie_effect", &[("seen", (&seen_name).into())])?,
        presses: vec![
            press(&context.plain("tie_accept")?, &Verb::Tie(pair.clone())),
            press(&context.plain("tie_decline")?, &Verb::TieDecline(pair)),
        ],
        ..Parts::default()
    };
    let args = [("customer", context.customer()?.into()), ("seen", seen_name.into())];
    Ok(parts.view(&context.say("tie_summary", &args)?))
}

fn settled(context: &Context<'_>, text: Text) -> Result<View, CardError> {
    let title = context.text("claim_settled")?;
    let summary = if text.is_empty() { title.clone() } else { text.clone() };
    Ok(Parts { title, settled: text, ..Parts::default() }.view(&summary))
}
