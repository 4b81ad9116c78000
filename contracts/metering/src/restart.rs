use cosmwasm_std::{Addr, Env};
use interface::{
    metering::Config,
    quorum::Quorum,
    signed::{RegistersAt, chain_tag, restart_bytes},
};
use serde::{Deserialize, Serialize};
use units::{Slot, SlotError, slot_at};

use crate::{
    error::ContractError,
    registers::LastReading,
    verdict::{BASELINE_SLOTS, CATCH_UP_SLOTS, REGISTER_LIMIT_WH, Terms},
};

/// A restart waits so long to be confirmed: a day.
pub const RESTART_SLOTS: Slot = 96;

/// A meter's registers start again at most once in so many slots: whoever confirms it looks at no more than one gap a day.
pub const RESTART_EVERY_SLOTS: Slot = 96;

/// Registers that start again, as the meter has signed it and until somebody else has confirmed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restart {
    pub last: Registers,
    pub first: Registers,
    pub lapses_slot: Slot,
    /// Of verifiers, each of whom has one.
    pub votes: Vec<Vote>,
}

/// Registers at the end of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registers {
    pub slot: Slot,
    pub import_total_wh: u64,
    pub export_total_wh: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    pub by: Addr,
    pub missed_import_wh: u64,
}

impl From<&LastReading> for Registers {
    fn from(last: &LastReading) -> Self {
        let LastReading { slot, import_total_wh, export_total_wh, .. } = *last;
        Self { slot, import_total_wh, export_total_wh }
    }
}

impl From<Registers> for RegistersAt {
    fn from(registers: Registers) -> Self {
        let Registers { slot, import_total_wh, export_total_wh } = registers;
        Self { slot, import_total_wh, export_total_wh }
    }
}

impl Restart {
    /// What the meter has to have signed.
    pub fn signed_bytes(&self, env: &Env, meter_id: u32) -> Vec<u8> {
        let chain = chain_tag(&env.block.chain_id);
        let contract = env.contract.address.as_str();
        restart_bytes(&chain, contract, meter_id, &self.last.into(), &self.first.into())
    }

    /// A verifier's vote; those of who is none any more are gone. Whether enough now name the same.
    pub fn vote(&mut self, vote: Vote, quorum: Quorum<'_>) -> bool {
        self.votes.retain(|other| other.by != vote.by && quorum.counts(&other.by));
        let missed_import_wh = vote.missed_import_wh;
        self.votes.push(vote);
        let same = self.votes.iter().filter(|vote| vote.missed_import_wh == missed_import_wh);
        quorum.is_reached_by(same.map(|vote| &vote.by))
    }

    /// The most that the connection let through between its two registers.
    pub fn most_missed_wh(&self, connection_w: u32, metered_seconds_per_slot: u32) -> u64 {
        most_missed_wh(connection_w, self.last.slot, self.first.slot, metered_seconds_per_slot)
    }
}

/// The most that a connection let through from the end of slot `last` to that of `first`, of which a day counts at most.
pub fn most_missed_wh(connection_w: u32, last: Slot, first: Slot, metered_seconds_per_slot: u32) -> u64 {
    let slots = first.saturating_sub(last).min(CATCH_UP_SLOTS);
    let watt_seconds = u128::from(connection_w) * u128::from(slots) * u128::from(metered_seconds_per_slot);
    u64::try_from(watt_seconds / 3600).unwrap_or(u64::MAX)
}

/// Whether a meter's registers may start again so: in a slot that is over, lately, and after its last reading.
pub fn check_start(
    config: &Config,
    env: &Env,
    meter_id: u32,
    last: &Registers,
    first: &Registers,
) -> Result<Slot, ContractError> {
    let now = arrival_slot(config, env)?;
    let slot = first.slot;
    let is_future = Terms::of(slot, config, env.block.time)?.is_future;
    let from_slot = last.slot.saturating_add(1).max(now.saturating_sub(BASELINE_SLOTS));
    if is_future || slot < from_slot {
        return Err(ContractError::RestartSlot { meter_id, slot, from_slot, to_slot: now.saturating_sub(1) });
    }
    let register_wh = first.import_total_wh.max(first.export_total_wh);
    if register_wh >= REGISTER_LIMIT_WH {
        return Err(ContractError::RegisterTooLarge { meter_id, register_wh });
    }
    Ok(now)
}

pub fn arrival_slot(config: &Config, env: &Env) -> Result<Slot, SlotError> {
    slot_at(env.block.time.seconds(), config.slot_seconds)
}
