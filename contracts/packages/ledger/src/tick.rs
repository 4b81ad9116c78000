use cosmwasm_std::{DepsMut, Env, Event};
use interface::trading::Config;

use crate::{budget::WorkBudget, clock::Clock, error::LedgerError, state::CONFIG};

/// A tick in the making, as every step sees it.
pub struct Tick<'a> {
    pub deps: DepsMut<'a>,
    /// Unix seconds.
    pub now: u64,
    pub config: Config,
    /// Where settlement stands; the pool moves it.
    pub clock: Clock,
    pub budget: WorkBudget,
    pub events: Vec<Event>,
}

impl<'a> Tick<'a> {
    /// The clock's call may use so much gas.
    pub fn load(deps: DepsMut<'a>, env: &Env, gas_budget: u64) -> Result<Self, LedgerError> {
        let config = CONFIG.load(deps.storage)?;
        let clock = Clock::load(deps.storage)?;
        let budget = WorkBudget::new(config.points_per_tick, gas_budget);
        Ok(Self { deps, now: env.block.time.seconds(), config, clock, budget, events: Vec::new() })
    }

    pub fn emit(&mut self, event: impl Into<Event>) {
        self.events.push(event.into());
    }
}
