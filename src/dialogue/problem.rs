//! The state of a form that is shown: its values, and what is wrong with them, input by input.

use serde::{Deserialize, Serialize};

use super::form::{id, per_factor, per_service};
use super::inputs::Inputs;
use super::plan_form;
use crate::engagement::{self, FactorField, Field, MeetingField, PointField, Spot, Wrong};

/// The state of a form: what stands in it and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Form {
    /// Values to show; a field without one shows what the state holds.
    #[serde(default, skip_serializing_if = "Inputs::is_empty")]
    pub values: Inputs,
    /// What was wrong with the last submission, by field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
    /// The instance of the form, carried by its submit button.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub nonce: String,
}

impl Form {
    /// A form without values, problems and nonce.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.values.is_empty() && self.problems.is_empty() && self.nonce.is_empty()
    }
}

/// One thing wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The id of the input (see [`super::form::id`]); empty for the form as a whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub input: String,
    /// What is wrong.
    pub what: Wrong,
}

/// Which form a refused value came from: the same field has another input there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One set of inputs: start, page 1, agree, wrong, answer.
    Single,
    /// One row of inputs a service: page 2.
    Rows,
}

/// The domain's problems as problems of inputs, for showing the form again.
#[must_use]
pub fn problems(wrong: &[engagement::Problem], layout: Layout) -> Vec<Problem> {
    let input = |spot: &Spot| match spot {
        Spot::Dibs(service, field) => {
            let input = match field {
                Field::Start => id::START,
                Field::Date => id::TARGET,
                Field::Intent => id::WHY_NOT,
                Field::Business => id::REASON_TEXT,
                Field::Owner => id::PERSON,
            };
            match layout {
                Layout::Rows => per_service(input, service.as_str()),
                Layout::Single => input.to_owned(),
            }
        }
        Spot::Customer => id::CUSTOMER.to_owned(),
        Spot::Services => id::SERVICES.to_owned(),
        Spot::Zone => String::new(),
        Spot::Reason => match layout {
            Layout::Rows => id::MOVED_WHY.to_owned(),
            Layout::Single => id::COMMENT.to_owned(),
        },
        Spot::Comment => id::COMMENT.to_owned(),
        Spot::Person => id::PERSON.to_owned(),
        Spot::AgreedOn => id::WHEN.to_owned(),
        Spot::Factor(service, factor, field) => {
            per_service(&per_factor(factor_input(*field), *factor), service.as_str())
        }
        Spot::Answer(factor, field) => per_factor(factor_input(*field), *factor),
        Spot::Point(field) => point_input(*field).to_owned(),
        Spot::Item(field) => plan_form::item_input(*field).to_owned(),
        Spot::Measure(service, field) => {
            let input = plan_form::measure_input(*field);
            match (layout, service) {
                (Layout::Rows, Some(service)) => per_service(input, service.as_str()),
                (Layout::Rows, None) | (Layout::Single, _) => input.to_owned(),
            }
        }
        Spot::Meeting(field) => meeting_input(*field).to_owned(),
    };
    let mut found: Vec<Problem> = Vec::new();
    for problem in wrong {
        let shown = Problem { input: input(&problem.at), what: problem.what };
        if !found.contains(&shown) {
            found.push(shown);
        }
    }
    found
}

fn factor_input(field: FactorField) -> &'static str {
    match field {
        FactorField::People => id::WHO,
        FactorField::Date => id::WHEN,
        FactorField::Reason | FactorField::Note => id::NOTE,
        FactorField::Evidence => id::LINK,
    }
}

fn point_input(field: PointField) -> &'static str {
    match field {
        PointField::What => id::WHAT,
        PointField::Service => id::SERVICE,
        PointField::Owner => id::PERSON,
        PointField::Next => id::NEXT,
        PointField::Date => id::WHEN,
        PointField::Text => id::COMMENT,
    }
}

fn meeting_input(field: MeetingField) -> &'static str {
    match field {
        MeetingField::Title => id::TITLE,
        MeetingField::Day => id::WHEN,
        MeetingField::Time => id::TIME,
        MeetingField::Zone => id::ZONE,
        MeetingField::Minutes => id::MINUTES,
        MeetingField::Until => id::UNTIL,
        MeetingField::People => id::PEOPLE,
        MeetingField::Agenda => id::AGENDA,
        MeetingField::Despite => id::DESPITE,
        MeetingField::Note => id::NOTE,
    }
}
