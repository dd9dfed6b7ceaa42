//! The request to confirm as a mail's text, in the engagement's language: for people who are not in Teams.

use super::context::Context;
use super::text::Text;
use super::{CardError, facts, people};
use crate::engagement::Person;

/// Subject and body, plain.
pub(super) fn text(context: &Context<'_>) -> Result<String, CardError> {
    let engagement = context.engagement()?;
    let context = Context::in_language(context.scene, context.reader, engagement.head.language)?;
    let services = engagement.to_confirm(context.scene.policy, context.now());
    let args = [("customer", context.customer()?.into()), ("count", services.len().into())];
    let subject = context.say("mail_subject", &args)?;
    // Whoever cannot tap is written to by name; if everyone can, the mail is for whom the FM likes.
    let owners = people::owners(&context, &services);
    let away: Vec<_> =
        owners.into_iter().filter(|no| context.person(*no).is_some_and(|p| !Person::is_linked(p))).collect();
    let hello = if away.is_empty() {
        context.text("mail_hello_all")?
    } else {
        context.say("mail_hello", &[("name", context.names(&away)?.into())])?
    };
    let mut lines = vec![
        context.say("mail_subject_line", &[("subject", subject.into())])?,
        Text::empty(),
        hello,
        Text::empty(),
        context.text("mail_intro")?,
        Text::empty(),
    ];
    for service in &services {
        lines.push(context.say("mail_line", &[("line", facts::line(&context, service)?.into())])?);
    }
    lines.extend([
        Text::empty(),
        context.text("mail_ask")?,
        Text::empty(),
        context.text("mail_end")?,
        context.say("mail_from", &[("fm", context.fm()?.into())])?,
    ]);
    let lines: Vec<&str> = lines.iter().map(Text::raw).collect();
    Ok(lines.join("\n"))
}
