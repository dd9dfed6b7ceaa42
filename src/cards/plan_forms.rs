//! The forms about the plan and about what is measured: one template, its fields as data.

use serde_json::{Value, json};

use super::context::Context;
use super::dialogs::{Frame, Size};
use super::sketch::Sketch;
use super::text::Text;
use super::view_plan::{group_name, item_name, items, note};
use super::{CardError, View, view_measure, view_plan, view_plan_text};
use crate::dialogue::form::{id, per_service};
use crate::dialogue::plan_form::id as input;
use crate::dialogue::verb::{OnForm, OnItem, OnSheet};
use crate::dialogue::{Form, PlanForm, PlanVerb, Sheet, Verb};
use crate::engagement::{HelpWanted, ItemKey, MAX_ITEM_UNITS, Rhythm, ServiceId};
use crate::playbook::ChecklistGroup;

/// The longest text that a field of one line takes, in UTF-16 units.
const SHORT: usize = 200;

/// A form or a sheet of the plan in a dialog.
pub(super) fn view_of(
    context: &Context<'_>,
    form: &Form,
    which: &PlanForm,
    sheet: &Sheet,
    nested: bool,
) -> Result<(View, Frame), CardError> {
    if let PlanForm::Sheet(sheet) = which {
        let view = view_plan::sheet(context, sheet, Some(&form.nonce))?;
        let title = context.say("home_title", &[("customer", context.customer()?.into())])?;
        return Ok((view, Frame::new(title.raw(), Size::Large, Size::Medium)));
    }
    if *which == PlanForm::Copy {
        let title = context.plain("plan_copy")?;
        return Ok((view_plan_text::copy(context)?, Frame::new(title, Size::Large, Size::Medium)));
    }
    let nonce = if form.nonce.is_empty() { context.scene.nonce } else { &form.nonce };
    let at = OnSheet { on: context.shown_as(nonce)?, sheet: sheet.clone(), dialog: nested };
    let mut sketch = Sketch::new(context, form);
    let title = match which {
        PlanForm::Arrange(group) => sketch.arrange(*group)?,
        PlanForm::Item(item) => sketch.item(item, &at)?,
        PlanForm::Add(group) => sketch.add(*group)?,
        PlanForm::Figures => sketch.figures()?,
        PlanForm::Goals => sketch.goals()?,
        PlanForm::Service(service) => sketch.service(service)?,
        PlanForm::Sheet(_) | PlanForm::Copy => return Err(CardError::Scene { what: "a form" }),
    };
    sketch.submit("save", &Verb::Plan(PlanVerb::Save(OnForm { at, form: which.clone() })))?;
    sketch.finish(title.raw())
}

impl Sketch<'_> {
    fn leads(&self) -> bool {
        self.context.me().is_some_and(crate::engagement::Person::leads)
    }

    fn groups(&self, all: bool) -> Result<Vec<Value>, CardError> {
        let mut list = Vec::new();
        if all {
            list.push(json!({"title": self.context.plain("plan_all_heading")?, "value": "all"}));
        }
        for group in ChecklistGroup::ALL {
            list.push(json!({"title": group_name(self.context, *group).raw(), "value": group.key()}));
        }
        Ok(list)
    }

    fn arrange(&mut self, group: Option<ChecklistGroup>) -> Result<Text, CardError> {
        self.intro = self.context.text("plan_arrange_intro")?;
        let groups = self.groups(true)?;
        let state = group.map_or("all", ChecklistGroup::key);
        self.choice("choice", input::GROUP, "plan_heading", state, groups)?;
        self.person("plan_owner", None)?;
        self.date(input::DUE, "plan_due_label", None)?;
        self.field("toggle", input::ONLY_FREE, "plan_only_free", "true", json!({}))?;
        self.context.text("plan_arrange")
    }

    fn item(&mut self, key: &ItemKey, at: &OnSheet) -> Result<Text, CardError> {
        let list = items(self.context)?;
        let item = list.into_iter().find(|item| item.key == *key);
        let item = item.ok_or(CardError::Scene { what: "the item" })?;
        self.intro = Text::join(&[item_name(self.context, &item)?.bold(), note(self.context, &item)?], " · ");
        if self.leads() {
            self.person("plan_owner", item.owner)?;
        }
        self.date(input::DUE, "plan_due_label", item.due)?;
        self.services(&item.item.services)?;
        self.area(input::NOTE, "plan_note", item.item.note)?;
        self.area(input::EVIDENCE, "plan_evidence", item.item.evidence)?;
        let names = item.item.shared.iter().filter_map(|shared| {
            let link = crate::playbook::Playbook::get().link(&shared.link)?;
            Some(Text::name(link.names.of(self.context.words.locale())))
        });
        let names: Vec<Text> = names.collect();
        if !names.is_empty() {
            let list = self.context.words.list(&names)?;
            let text = self.context.say("plan_shared_evidence", &[("links", list.into())])?;
            self.words("note", &text);
        }
        self.field("text", id::COMMENT, "plan_drop_reason", "", json!({}))?;
        let on = OnItem { at: at.clone(), item: key.clone() };
        self.submit("plan_drop", &Verb::Plan(PlanVerb::Drop(on.clone())))?;
        if item.owner.is_some() && item.owner == self.context.me().map(|me| me.no) && !self.leads() {
            self.submit("plan_release", &Verb::Plan(PlanVerb::Release(on)))?;
        }
        self.context.text("plan_item_title")
    }

    fn add(&mut self, group: Option<ChecklistGroup>) -> Result<Text, CardError> {
        self.text(input::TEXT, "plan_text", "", MAX_ITEM_UNITS)?;
        let left_out = self.context.engagement()?.left_out(self.context.scene.policy);
        if self.leads() && !left_out.is_empty() {
            let locale = self.context.words.locale();
            let one = |item: &&crate::playbook::ChecklistItem| json!({"title": item.names.of(locale), "value": item.id.as_str()});
            let list = left_out.iter().map(one).collect();
            self.choice("choice", input::TAKE, "plan_take", "", list)?;
        }
        let groups = self.groups(false)?;
        let state = group.unwrap_or(ChecklistGroup::Together).key();
        self.choice("choice", input::GROUP, "plan_heading", state, groups)?;
        if self.leads() {
            self.person("plan_owner", None)?;
        } else {
            self.intro = self.context.text("plan_add_intro")?;
        }
        self.date(input::DUE, "plan_due_label", None)?;
        self.services(&std::collections::BTreeSet::new())?;
        self.context.text("plan_add")
    }

    fn figures(&mut self) -> Result<Text, CardError> {
        let context = self.context.for_the_fm()?;
        let engagement = context.engagement()?;
        self.intro = context.text("figures_intro")?;
        self.date(input::ON, "figures_on", Some(context.calendar.today))?;
        let source = engagement.measures.values().find_map(|measure| measure.latest()?.source);
        let source = self.typed(source);
        self.text(input::SOURCE, "figures_source", source, SHORT)?;
        for service in engagement.intended(context.scene.policy, context.now()) {
            let measure = engagement.measure(&service);
            let name = context.service(&service);
            self.words("heading", &name);
            let at = |key: &str| per_service(key, service.as_str());
            if !measure.readings.is_empty() {
                let read = view_measure::read(context, &service, &measure)?;
                self.words("note", &context.say("figures_last", &[("read", read.into())])?);
            }
            self.number(&at(input::ACTIVE), "figures_active", None)?;
            self.number(&at(input::SEATS), "figures_seats", measure.seats)?;
            if let Some(metric) = &measure.metric {
                let name = context.typed(metric.name).unwrap_or_default().cut(60);
                self.words("note", &name);
                self.number(&at(input::VALUE), "figures_value", None)?;
            }
        }
        context.text("figures_enter")
    }

    fn goals(&mut self) -> Result<Text, CardError> {
        let context = self.context.for_the_fm()?;
        let goals = context.engagement()?.goals;
        self.intro = context.text("goals_intro")?;
        self.area(input::SUCCESS, "goals_success", goals.success)?;
        self.area(input::NEAR, "goals_near", goals.near)?;
        self.area(input::LONG, "goals_long", goals.long)?;
        let named = |id: &'static str, key: &'static str| {
            Ok::<_, CardError>(json!({"title": context.plain(id)?, "value": key}))
        };
        let helps = HelpWanted::ALL.map(|help| named(view_plan_text::help_id(help), help.key()));
        let helps = helps.into_iter().collect::<Result<Vec<_>, _>>()?;
        self.choice("choice", input::HELP, "goals_help", goals.help.map_or("", HelpWanted::key), helps)?;
        let rhythms = Rhythm::ALL.map(|rhythm| named(view_plan_text::rhythm_id(rhythm), rhythm.key()));
        let rhythms = rhythms.into_iter().collect::<Result<Vec<_>, _>>()?;
        self.choice("choice", input::RHYTHM, "goals_rhythm", goals.rhythm.map_or("", Rhythm::key), rhythms)?;
        let channel = self.typed(goals.channel);
        self.text(input::CHANNEL, "goals_channel", channel, SHORT)?;
        context.text("goals_enter")
    }

    fn service(&mut self, service: &ServiceId) -> Result<Text, CardError> {
        let context = self.context.for_the_fm()?;
        let measure = context.engagement()?.measure(service);
        let metric = measure.metric.as_ref();
        self.number(input::SEATS, "figures_seats", measure.seats)?;
        self.words("heading", &context.text("service_metric_heading")?);
        let percent = context.percent(context.scene.policy.journey.usage_percent * 10);
        self.words("note", &context.say("service_metric_note", &[("percent", percent.into())])?);
        let name = self.typed(metric.map(|metric| metric.name));
        self.text(input::METRIC, "service_metric", name, SHORT)?;
        self.number(input::BASELINE, "service_baseline", metric.and_then(|metric| metric.baseline))?;
        self.number(input::GOAL, "service_goal", metric.map(|metric| metric.target))?;
        self.date(input::BY, "service_by", metric.and_then(|metric| metric.by))?;
        let source = self.typed(metric.and_then(|metric| metric.source));
        self.text(input::SOURCE, "figures_source", source, SHORT)?;
        self.words("heading", &context.text("service_way_heading")?);
        self.date(input::ENABLED, "service_enabled", measure.enabled)?;
        self.date(input::ANNOUNCED, "service_announced", measure.announced)?;
        self.number(input::PLANNED, "service_planned", measure.planned)?;
        self.number(input::MIGRATED, "service_migrated", measure.migrated)?;
        self.words("heading", &context.text("service_csm_heading")?);
        self.person("service_csm", measure.csm)?;
        let handed = context.engagement()?.handed_on(service);
        self.date(input::HANDSHAKE, "service_handshake", handed)?;
        Ok(context.service(service))
    }
}
