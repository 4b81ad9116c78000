use cosmwasm_std::{Addr, DepsMut, Env, Event, Response, SubMsg};
use interface::{balancing::Config, packed::Signals};
use units::slot_at;

use super::{award::Binding, cut::Cutting, open::OpenSlot};
use crate::{
    account::Accounts,
    call::Call,
    days::Pasts,
    energies::Energies,
    error::ContractError,
    execute::check,
    gas::Budget,
    memory::Memory,
    offer_book::OpenRow,
    points::InService,
    state::{CONFIG, Clock},
};

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Next {
    /// The next step of this tick.
    Step,
    /// The next tick: this one has no gas left, or nothing is due.
    Tick,
}

/// A tick in the making, as every step sees it.
pub struct Work<'a> {
    pub deps: DepsMut<'a>,
    /// This contract.
    pub me: Addr,
    /// The present slot.
    pub now: u32,
    pub config: Config,
    /// What the grid signalled as the tick began.
    pub signals: Signals,
    pub clock: Clock,
    pub budget: Budget,
    /// The slot that is being taken in.
    pub open: Option<OpenSlot>,
    /// The row of offers that was looked at last.
    pub row: Option<OpenRow>,
    pub energies: Energies,
    pub accounts: Accounts,
    /// Whether eight slots of all offers were kept since this was asked last.
    pub has_kept: bool,
    /// The call whose awards are bound.
    pub binding: Option<Binding>,
    /// The call whose awards are measured.
    pub measuring: Option<Call>,
    /// The cut that is worked on.
    pub cutting: Option<Cutting>,
    /// Where remembering stands.
    pub memory: Memory,
    /// The days of points that were measured.
    pub past: Pasts,
    pub in_service: Option<InService<'a>>,
    events: Vec<Event>,
    messages: Vec<SubMsg>,
    before: (Clock, Memory),
}

impl<'a> Work<'a> {
    pub fn load(
        deps: DepsMut<'a>,
        env: &Env,
        gas_budget: u64,
        consecutive_failures: u32,
    ) -> Result<Self, ContractError> {
        let config = CONFIG.load(deps.storage)?;
        let clock = Clock::load(deps.storage)?;
        let memory = Memory::load(deps.storage)?;
        Ok(Self {
            now: slot_at(env.block.time.seconds(), config.slot_seconds)?,
            signals: check::signals(deps.as_ref(), &config)?,
            me: env.contract.address.clone(),
            budget: Budget::new(gas_budget, consecutive_failures),
            open: None,
            row: None,
            energies: Energies::default(),
            accounts: Accounts::default(),
            has_kept: false,
            binding: None,
            measuring: None,
            cutting: None,
            past: Pasts::default(),
            in_service: None,
            events: Vec::new(),
            messages: Vec::new(),
            before: (clock, memory.clone()),
            deps,
            config,
            clock,
            memory,
        })
    }

    pub fn emit(&mut self, event: impl Into<Event>) {
        self.events.push(event.into());
    }

    pub fn send(&mut self, message: SubMsg) {
        self.messages.push(message);
    }

    /// Keeps where the work stands, if it went on.
    pub fn save(mut self) -> Result<Response, ContractError> {
        let (clock, memory) = &self.before;
        if self.clock != *clock {
            self.clock.save(self.deps.storage);
        }
        if self.memory != *memory {
            self.memory.save(self.deps.storage);
        }
        if let Some(open) = self.open {
            open.save(self.deps.storage);
        }
        for call in self.binding.map(|binding| binding.call).iter().chain(&self.measuring) {
            call.save(self.deps.storage);
        }
        if let Some(cutting) = self.cutting.filter(|cutting| cutting.is_changed) {
            cutting.cut.save(self.deps.storage);
        }
        self.accounts.save(self.deps.storage);
        Ok(Response::new().add_events(self.events).add_submessages(self.messages))
    }
}
