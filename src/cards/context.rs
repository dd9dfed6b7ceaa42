//! What every view is made from: the words, the calendar, the scene and the reader, and short ways to them.

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::text::Text;
use super::when::Calendar;
use super::words::{Arg, Words};
use super::{CardError, Member, Scene};
use crate::dialogue::{Command, Reader, Shown, Verb};
use crate::engagement::{Dibs, Engagement, Now, Person, PersonNo, ServiceId, Side, Standing, TextNo};
use crate::playbook::{Locale, Playbook};

/// What a view is made from.
pub(super) struct Context<'a> {
    pub(super) words: Words,
    pub(super) calendar: Calendar,
    pub(super) scene: &'a Scene<'a>,
    pub(super) reader: &'a Reader,
}

impl<'a> Context<'a> {
    pub(super) fn new(scene: &'a Scene<'a>, reader: &'a Reader) -> Result<Self, CardError> {
        Self::in_language(scene, reader, reader.locale)
    }

    /// The same, in another language: the text of a mail is in the customer's.
    pub(super) fn in_language(
        scene: &'a Scene<'a>,
        reader: &'a Reader,
        locale: Locale,
    ) -> Result<Self, CardError> {
        let zone = scene.engagement.and_then(|e| TimeZone::get(&e.head.zone).ok()).unwrap_or(TimeZone::UTC);
        Ok(Self { words: Words::of(locale)?, calendar: Calendar::at(scene.now, zone), scene, reader })
    }

    pub(super) fn text(&self, id: &str) -> Result<Text, CardError> {
        self.words.text(id)
    }

    pub(super) fn plain(&self, id: &str) -> Result<String, CardError> {
        self.words.plain(id)
    }

    pub(super) fn say(&self, id: &str, args: &[(&'static str, Arg)]) -> Result<Text, CardError> {
        self.words.say(id, args)
    }

    /// Itself, if what only the FM may read can be shown to this reader in this place: the last guard behind the
    /// flows, which answer elsewhere.
    pub(super) fn for_the_fm(&self) -> Result<&Self, CardError> {
        let may = self.reader.sees_internal_facts();
        may.then_some(self).ok_or(CardError::Scene { what: "a reader who may see this here" })
    }

    /// The engagement that the content is about.
    pub(super) fn engagement(&self) -> Result<&'a Engagement, CardError> {
        self.scene.engagement.ok_or(CardError::Scene { what: "the engagement" })
    }

    pub(super) fn now(&self) -> Now {
        Now { at: self.scene.now }
    }

    /// What the buttons carry: the engagement as it is now, and this message or form.
    pub(super) fn shown(&self) -> Result<Shown, CardError> {
        self.shown_as(self.scene.nonce)
    }

    /// The same for a form with a nonce of its own.
    pub(super) fn shown_as(&self, nonce: &str) -> Result<Shown, CardError> {
        let head = &self.engagement()?.head;
        Ok(Shown { engagement: head.id.clone(), revision: head.revision, nonce: nonce.to_owned() })
    }

    pub(super) fn standing(&self, service: &ServiceId) -> Result<Standing, CardError> {
        Ok(self.engagement()?.standing(service, self.scene.policy, self.now()))
    }

    pub(super) fn dibs(&self, service: &ServiceId) -> Option<&'a Dibs> {
        self.scene.engagement.and_then(|engagement| engagement.dibs.get(service))
    }

    /// A service's name.
    pub(super) fn service(&self, id: &ServiceId) -> Text {
        Text::name(Playbook::get().service_name(id, self.words.locale()))
    }

    /// The person a number means now.
    pub(super) fn person(&self, no: PersonNo) -> Option<&'a Person> {
        let engagement = self.scene.engagement?;
        engagement.people.get(&engagement.resolve(no))
    }

    /// A person's name; "somebody" once it was erased.
    pub(super) fn name(&self, no: PersonNo) -> Result<Text, CardError> {
        match self.person(no).map(|person| person.name.as_str()).filter(|name| !name.is_empty()) {
            Some(name) => Ok(Text::typed(name)),
            None => self.text("someone"),
        }
    }

    /// Whether the two numbers mean the same person now.
    pub(super) fn is(&self, one: PersonNo, other: PersonNo) -> bool {
        self.scene.engagement.is_some_and(|engagement| engagement.resolve(one) == engagement.resolve(other))
    }

    /// Several names as a list in a sentence.
    pub(super) fn names(&self, people: &[PersonNo]) -> Result<Text, CardError> {
        let names = people.iter().map(|no| self.name(*no)).collect::<Result<Vec<_>, _>>()?;
        self.words.list(&names)
    }

    /// The FM's name.
    pub(super) fn fm(&self) -> Result<Text, CardError> {
        self.name(self.engagement()?.head.fm)
    }

    pub(super) fn customer(&self) -> Result<Text, CardError> {
        Ok(Text::typed(&self.engagement()?.head.customer))
    }

    /// What somebody typed.
    pub(super) fn typed(&self, no: TextNo) -> Option<Text> {
        self.scene.engagement?.text(no).map(Text::typed)
    }

    /// The beginning of what somebody typed: for cards on which much stands side by side.
    pub(super) fn brief(&self, no: TextNo, most: usize) -> Option<Text> {
        let text = self.scene.engagement?.text(no)?;
        if text.chars().count() <= most {
            return Some(Text::typed(text));
        }
        let cut: String = text.chars().take(most).collect();
        Some(Text::typed(&format!("{}…", cut.trim_end())))
    }

    /// The word to type for a command.
    pub(super) fn word(&self, command: Command) -> Text {
        Text::name(command.word(self.words.locale()))
    }

    /// A whole number as the language writes it: "1,200", "1.200".
    pub(super) fn count(&self, number: u64) -> Text {
        let separator = match self.words.locale() {
            Locale::En => ",",
            Locale::Es | Locale::PtBr => ".",
        };
        let digits = number.to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push_str(separator);
            }
            grouped.push(digit);
        }
        Text::name(&grouped)
    }

    /// Tenths of a percent as the language writes them: "8.7 %", "8,7 %"; whole ones without a tenth.
    pub(super) fn percent(&self, tenths: u64) -> Text {
        let separator = match self.words.locale() {
            Locale::En => ".",
            Locale::Es | Locale::PtBr => ",",
        };
        let (whole, tenth) = (tenths / 10, tenths % 10);
        let number = if tenth == 0 { whole.to_string() } else { format!("{whole}{separator}{tenth}") };
        let space = if self.words.locale() == Locale::Es { "\u{a0}" } else { "" };
        Text::name(&format!("{number}{space}%"))
    }

    /// The reader, as a person of the engagement.
    pub(super) fn me(&self) -> Option<&'a Person> {
        self.reader.person.and_then(|no| self.person(no))
    }

    /// A person's entry in the room.
    pub(super) fn member(&self, no: PersonNo) -> Option<&'a Member> {
        let link = self.person(no)?.link.as_ref()?;
        self.scene.room.iter().find(|member| member.key == *link)
    }

    /// The ids of everyone in the room whose client should ask for their own view: the customer's people first,
    /// then the delivery side, then everyone else; no more than clients allow.
    pub(super) fn refreshed(&self) -> Vec<String> {
        let rank = |member: &Member| {
            let side = self.scene.engagement.and_then(|e| e.find(&member.key)).map(|person| person.side);
            match side {
                Some(Side::Customer) => 0,
                Some(Side::Delivery) => 1,
                Some(Side::Outsider) | None => 2,
            }
        };
        let mut members: Vec<&Member> = self.scene.room.iter().collect();
        members.sort_by_key(|member| rank(member));
        members.into_iter().take(super::MAX_REFRESHED).map(|member| member.id.clone()).collect()
    }
}

/// A button made from data.
pub(super) fn press(title: &str, verb: &Verb) -> Value {
    json!({"title": title, "data": verb.data()})
}

/// The same buttons, drawn as `style` says: positive, destructive or default.
pub(super) fn styled(buttons: Vec<Value>, style: &str) -> Vec<Value> {
    let styled = buttons.into_iter().map(|mut button| {
        if let Some(button) = button.as_object_mut() {
            button.insert("style".to_owned(), json!(style));
        }
        button
    });
    styled.collect()
}

/// Several verbs by the name under which a template knows them.
pub(super) fn verbs<const N: usize>(list: [(&str, Value); N]) -> Value {
    Value::Object(list.into_iter().map(|(name, data)| (name.to_owned(), data)).collect())
}
