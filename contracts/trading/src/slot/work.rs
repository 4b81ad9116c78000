use std::collections::BTreeMap;

use cosmwasm_std::{Addr, DepsMut, Env, Event, Response, Storage, SubMsg};
use interface::{
    token::SlotLedger,
    trading::{BankSetAside, Config, Stage},
};
use settlement::{ClearedZone, Terms, ZoneSums};
use units::{BANK_SIZE, pack::Reader};

use super::{
    Clock, Progress, SlotTerms,
    bank::{Bank, BankError},
    tokens::Tokens,
};
use crate::{
    error::ContractError,
    outbox,
    packed::Marks,
    state::{CONFIG, keys},
};

/// A bank without readings still costs its reads.
const LEAST_POINTS_OF_A_BANK: u32 = 16;

/// Banks kept in memory between summing and settling in one tick: about a megabyte.
const SUMMED_BANKS_KEPT: usize = 64;

/// A tick in the making.
pub struct Work<'a> {
    pub deps: DepsMut<'a>,
    pub now: u64,
    pub config: Config,
    pub clock: Clock,
    pub slot: Option<SlotWork>,
    pub tokens: Tokens,
    /// Banks summed in this tick: nothing of them can change before they are settled in it.
    pub summed: BTreeMap<u32, Bank>,
    pub events: Vec<Event>,
    pub messages: Vec<SubMsg>,
    /// What a new slot needs to know is still on its way to another contract.
    pub settle_first: bool,
    /// A slot's end moved references of the forward book.
    pub references_moved: bool,
    stored_clock: Clock,
    points_done: u32,
    slots_opened: u32,
}

/// A slot between its opening and its end.
pub struct SlotWork {
    pub slot: u32,
    pub given: SlotTerms,
    pub terms: Terms,
    pub progress: Progress,
    /// By position; loaded when a bank of the zone is summed.
    pub sums: Vec<Option<ZoneSums>>,
    /// By position, once the pool is cleared.
    pub cleared: Vec<ClearedZone>,
    terms_stored: bool,
    cleared_stored: bool,
}

impl<'a> Work<'a> {
    pub fn load(deps: DepsMut<'a>, env: &Env) -> Result<Self, ContractError> {
        let config = CONFIG.load(deps.storage)?;
        let clock = Clock::load(deps.storage)?;
        let slot = match clock.slot_in_work() {
            Some(slot) => Some(SlotWork::load(deps.storage, slot)?),
            None => None,
        };
        Ok(Self {
            deps,
            now: env.block.time.seconds(),
            config,
            clock,
            slot,
            tokens: Tokens::default(),
            summed: BTreeMap::new(),
            events: Vec::new(),
            messages: Vec::new(),
            settle_first: false,
            references_moved: false,
            stored_clock: clock,
            points_done: 0,
            slots_opened: 0,
        })
    }

    /// Whether another ordinary bank fits into this tick.
    pub fn has_room(&self) -> bool {
        self.has_room_for(BANK_SIZE)
    }

    /// The first bank of a tick always has room.
    pub fn has_room_for(&self, points: u32) -> bool {
        self.points_done == 0 || self.points_done.saturating_add(points) <= self.config.points_per_tick
    }

    pub fn count_points(&mut self, points: u32) {
        self.count(points.max(LEAST_POINTS_OF_A_BANK));
    }

    /// Work that is no bank's.
    pub fn count(&mut self, points: u32) {
        self.points_done = self.points_done.saturating_add(points);
    }

    /// Nothing was worked on in this tick yet.
    pub fn is_idle(&self) -> bool {
        self.points_done == 0
    }

    pub fn keep_summed(&mut self, bank: u32, summed: Bank) {
        if self.summed.len() < SUMMED_BANKS_KEPT {
            self.summed.insert(bank, summed);
        }
    }

    pub fn may_open(&self, most: u32) -> bool {
        self.slots_opened < most && !self.settle_first && self.has_room()
    }

    pub fn opened(&mut self, slot: SlotWork) {
        self.slots_opened += 1;
        self.summed.clear();
        self.clock.in_work = true;
        self.slot = Some(slot);
    }

    pub fn emit(&mut self, event: impl Into<Event>) {
        self.events.push(event.into());
    }

    pub fn set_aside(&mut self, slot: u32, bank: u32, error: &BankError) {
        self.emit(BankSetAside { slot, bank, error: error.to_string() });
    }

    /// Energy tokens are moved only while the token contract knows of every earlier move.
    pub fn tokens_in_step(&self) -> bool {
        self.stored_clock.deferral.is_none()
    }

    /// Tells the token what this tick has drawn and held so far.
    pub fn tell_token(&mut self, slot: u32, ledger: Option<SlotLedger>) -> Result<(), ContractError> {
        if let Some(msg) = std::mem::take(&mut self.tokens).message(slot, ledger) {
            let token = self.config.token.clone();
            self.send(token, &msg)?;
        }
        Ok(())
    }

    pub fn send(&mut self, to: Addr, msg: &impl serde::Serialize) -> Result<(), ContractError> {
        outbox::send(self, to, msg)
    }

    pub fn save(mut self) -> Result<Response, ContractError> {
        if let Some(slot) = self.slot.take() {
            self.tell_token(slot.slot, None)?;
            slot.save(self.deps.storage);
        }
        if self.clock != self.stored_clock {
            self.clock.save(self.deps.storage);
        }
        Ok(Response::new().add_submessages(self.messages).add_events(self.events))
    }
}

impl SlotWork {
    pub fn begin(
        slot: u32,
        given: SlotTerms,
        terms: Terms,
        traded_forward: bool,
        pruned_slot: Option<u32>,
    ) -> Self {
        let zones = terms.tree().len();
        Self {
            slot,
            given,
            terms,
            progress: Progress { traded_forward, ..Progress::begin(zones, pruned_slot) },
            sums: vec![None; zones],
            cleared: Vec::new(),
            terms_stored: false,
            cleared_stored: false,
        }
    }

    pub fn load(storage: &dyn Storage, slot: u32) -> Result<Self, ContractError> {
        let given = SlotTerms::decode(&storage.get(&keys::TERMS).unwrap_or_default())?;
        let terms = given.check()?;
        let zones = terms.tree().len();
        let progress = Progress::decode(&storage.get(&keys::PROGRESS).unwrap_or_default(), zones)?;
        let cleared_stored = matches!(progress.stage, Stage::Settling);
        let cleared = if cleared_stored {
            let bytes = storage.get(&keys::CLEARED).unwrap_or_default();
            let mut reader = Reader::new(&bytes);
            (0..zones).map(|_| ClearedZone::unpack(&mut reader)).collect::<Result<_, _>>()?
        } else {
            Vec::new()
        };
        Ok(Self {
            slot,
            given,
            terms,
            progress,
            sums: vec![None; zones],
            cleared,
            terms_stored: true,
            cleared_stored,
        })
    }

    /// The sums of a zone so far.
    pub fn sums_of(&self, storage: &dyn Storage, position: usize) -> Result<ZoneSums, BankError> {
        if let Some(sums) = &self.sums[position] {
            return Ok(sums.clone());
        }
        if !self.progress.stored[position] {
            return Ok(ZoneSums::new());
        }
        let bytes = storage.get(&keys::sums(position)).unwrap_or_default();
        Ok(ZoneSums::unpack(&self.terms, &bytes)?)
    }

    /// What summing found out about a bank's points.
    pub fn marks_of(&self, storage: &dyn Storage, bank: u32) -> Result<Marks, ContractError> {
        match self.progress.marked.binary_search(&bank) {
            Ok(_) => Marks::load(storage, bank),
            Err(_) => Ok(Marks::default()),
        }
    }

    fn save(mut self, storage: &mut dyn Storage) {
        if !self.terms_stored {
            storage.set(&keys::TERMS, &self.given.encode());
        }
        if matches!(self.progress.stage, Stage::Settling) {
            if !self.cleared_stored {
                let mut bytes = Vec::with_capacity(self.cleared.len() * 24);
                self.cleared.iter().for_each(|zone| zone.pack(&mut bytes));
                storage.set(&keys::CLEARED, &bytes);
            }
        } else {
            for (position, sums) in self.sums.iter().enumerate() {
                if let Some(sums) = sums {
                    storage.set(&keys::sums(position), &sums.pack());
                    self.progress.stored[position] = true;
                }
            }
        }
        storage.set(&keys::PROGRESS, &self.progress.encode());
    }
}
