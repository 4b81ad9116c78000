//! A question to the engine as a value, in the shape of the vectors: what the `balance` example reads and prints.

use serde::{Deserialize, Serialize};

use crate::{
    BalancingError,
    call::{Call, Called, award},
    curtail::{Curtailed, Curtailment, curtail},
    delivery::{Delivered, Delivery, deliver},
    dispatch::{Outlook, Plan, dispatch},
    forecast::{Foreseen, Known, forecast},
    need::{Expectation, Need, need},
    restoration::{Blackout, Restoration, restore},
    state::{Watch, Watched, watch},
};

/// A question; `kind` says to which part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Case {
    /// What will a zone do?
    Forecast(Known),
    /// How does it fare?
    State(Watch),
    /// What of it is too much?
    Need(Expectation),
    /// Whose offers are awarded?
    Call(Call),
    /// What did an award deliver?
    Delivery(Delivery),
    /// Who has to do less?
    Curtail(Curtailment),
    /// What does a battery do?
    Dispatch(Outlook),
    /// What is switched on first?
    Restoration(Blackout),
}

/// The answer, in the shape of the question's part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Outcome {
    /// What it will do.
    Forecast(Foreseen),
    /// How it fares.
    State(Watched),
    /// What is too much.
    Need(Need),
    /// Who is called.
    Call(Called),
    /// What was delivered.
    Delivery(Delivered),
    /// Who is cut.
    Curtail(Curtailed),
    /// The battery's plan.
    Dispatch(Plan),
    /// The order.
    Restoration(Restoration),
}

/// Answers a question.
pub fn balance(case: &Case) -> Result<Outcome, BalancingError> {
    Ok(match case {
        Case::Forecast(known) => Outcome::Forecast(forecast(known)?),
        Case::State(zone) => Outcome::State(watch(zone)?),
        Case::Need(expectation) => Outcome::Need(need(expectation)?),
        Case::Call(call) => Outcome::Call(award(call)?),
        Case::Delivery(delivery) => Outcome::Delivery(deliver(delivery)?),
        Case::Curtail(curtailment) => Outcome::Curtail(curtail(curtailment)?),
        Case::Dispatch(outlook) => Outcome::Dispatch(dispatch(outlook)?),
        Case::Restoration(blackout) => Outcome::Restoration(restore(blackout)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(case: &str) -> String {
        serde_json::from_str::<Case>(case).unwrap_err().to_string()
    }

    #[test]
    fn a_kind_that_is_none_is_refused_by_name() {
        assert!(refused(r#"{"kind":"weather"}"#).starts_with("unknown variant `weather`, expected one of"));
        assert!(refused(r#"{"needed_wh":1}"#).starts_with("missing field `kind`"));
    }

    #[test]
    fn a_field_that_is_none_is_refused_by_name() {
        let case = r#"{"kind":"forecast","values":[],"ahead":1,"horizon":2}"#;
        assert_eq!(refused(case), "unknown field `horizon`, expected `values` or `ahead`");
    }

    #[test]
    fn a_value_below_0_is_refused_by_name() {
        let call = r#"{"kind":"call","needed_wh":1,"min_wh":1,"price_cap":-1000,"offers":[]}"#;
        assert_eq!(refused(call), "price -1000 micro/kWh is below 0; no price is negative, 0 is the lowest");
        let dispatch = r#"{"kind":"dispatch","step_wh":1,"capacity_wh":1,"power_wh":1,"charge_wh":0,"efficiency_permille":900,
            "net_wh":[0],"feed_in":[-1000],"retail":[0],"limit_up_wh":0,"limit_down_wh":0,"breach":0,"end_worth":0}"#;
        assert_eq!(
            refused(dispatch),
            "price -1000 micro/kWh is below 0; no price is negative, 0 is the lowest"
        );
        let energy = r#"{"kind":"call","needed_wh":-5,"min_wh":1,"price_cap":0,"offers":[]}"#;
        assert_eq!(refused(energy), "invalid value: integer `-5`, expected u64");
    }
}
