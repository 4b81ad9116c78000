use std::collections::BTreeMap;

use cosmwasm_std::{Addr, Response};
use interface::{token::SlotLedger, trading::BankSetAside};
use ledger::{Clock, Tick};
use serde::Serialize;

use crate::{
    bank::Bank,
    error::{BankError, PoolError},
    outbox::Outbox,
    slot::SlotWork,
    tokens::Tokens,
};

/// Banks kept in memory between summing and settling in one tick: about a megabyte.
const SUMMED_BANKS_KEPT: usize = 64;

/// The pool's part of a tick.
pub struct Work<'a> {
    pub tick: Tick<'a>,
    pub slot: Option<SlotWork>,
    pub tokens: Tokens,
    /// Banks summed in this tick: nothing of them can change before they are settled in it.
    pub summed: BTreeMap<u32, Bank>,
    pub outbox: Outbox,
    /// What a new slot needs to know is still on its way to another contract.
    pub settle_first: bool,
    stored_clock: Clock,
    slots_opened: u32,
}

impl<'a> Work<'a> {
    pub fn load(mut tick: Tick<'a>) -> Result<Self, PoolError> {
        let stored_clock = tick.clock;
        let slot = match stored_clock.slot_in_work() {
            Some(slot) => Some(SlotWork::load(tick.deps.storage, slot)?),
            None => None,
        };
        if let Some(slot) = &slot {
            tick.budget.keep_for_slot(slot.given.zones.len());
        }
        Ok(Self {
            tick,
            slot,
            tokens: Tokens::default(),
            summed: BTreeMap::new(),
            outbox: Outbox::default(),
            settle_first: false,
            stored_clock,
            slots_opened: 0,
        })
    }

    pub fn keep_summed(&mut self, bank: u32, summed: Bank) {
        if self.summed.len() < SUMMED_BANKS_KEPT {
            self.summed.insert(bank, summed);
        }
    }

    pub fn may_open(&self, most: u32) -> bool {
        self.slots_opened < most && !self.settle_first && self.tick.budget.has_room_to_open(Bank::MOST_WORK)
    }

    pub fn opened(&mut self, slot: SlotWork) {
        self.slots_opened += 1;
        self.tick.budget.keep_for_slot(slot.given.zones.len());
        self.summed.clear();
        self.tick.clock.in_work = true;
        self.slot = Some(slot);
    }

    pub fn set_aside(&mut self, slot: u32, bank: u32, error: &BankError) {
        self.tick.emit(BankSetAside { slot, bank, error: error.to_string() });
    }

    /// Energy tokens are moved only while the token contract knows of every earlier move.
    pub fn tokens_in_step(&self) -> bool {
        self.stored_clock.deferral.is_none()
    }

    /// Tells the token what this tick has drawn and held so far.
    pub fn tell_token(&mut self, slot: u32, ledger: Option<SlotLedger>) -> Result<(), PoolError> {
        if let Some(msg) = std::mem::take(&mut self.tokens).message(slot, ledger) {
            let token = self.tick.config.token.clone();
            self.send(token, &msg)?;
        }
        Ok(())
    }

    pub fn send(&mut self, to: Addr, msg: &impl Serialize) -> Result<(), PoolError> {
        self.outbox.send(&mut self.tick, to, msg)
    }

    /// Sends the oldest deferred message once more when its time has come.
    pub fn retry(&mut self) -> Result<(), PoolError> {
        self.outbox.retry(&mut self.tick)
    }

    /// Writes what the tick changed; what it sends and tells.
    pub fn save(mut self) -> Result<Response, PoolError> {
        if let Some(slot) = self.slot.take() {
            self.tell_token(slot.slot, None)?;
            slot.save(self.tick.deps.storage);
        }
        if self.tick.clock != self.stored_clock {
            self.tick.clock.save(self.tick.deps.storage);
        }
        Ok(Response::new().add_submessages(self.outbox.into_messages()).add_events(self.tick.events))
    }
}
