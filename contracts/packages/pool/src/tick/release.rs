use std::collections::BTreeMap;

use cosmwasm_std::Storage;
use interface::{
    packed::{FreedReserve, FreedReserves},
    trading::{BookSetAside, ReservesFreed},
    wire::Packed,
};
use ledger::{AccountBank, LedgerError, Position, ReserveRow, positions_of_bank, row_of};
use units::meter_id;

use crate::{error::PoolError, work::Work};

/// What forward trades of a bank's points held back until now, and their orders that no longer count as open.
#[derive(Default)]
pub struct Release {
    rows: BTreeMap<u32, ReserveRow>,
    freed: FreedReserves,
    /// Defects: what was to be freed is not held.
    faults: Vec<LedgerError>,
}

impl Release {
    /// Moves reserves into the accounts.
    pub fn of(
        storage: &dyn Storage,
        bank: u32,
        traded: &[(u8, Position)],
        accounts: &mut AccountBank,
    ) -> Self {
        let mut release = Self::default();
        for (index, position) in traded {
            if let Err(error) = release.add(storage, bank, *index, position, accounts) {
                release.faults.push(error);
            }
        }
        release
    }

    fn add(
        &mut self,
        storage: &dyn Storage,
        bank: u32,
        index: u8,
        position: &Position,
        accounts: &mut AccountBank,
    ) -> Result<(), LedgerError> {
        let Position { reserved_micro: freed_micro, orders, .. } = *position;
        let Some(meter_id) = meter_id(bank, index) else { return Ok(()) };
        let row = row_of(meter_id);
        let mut reserves = match self.rows.get(&row) {
            Some(reserves) => reserves.clone(),
            None => ReserveRow::load(storage, row)?,
        };
        reserves.free(meter_id, freed_micro, orders)?;
        accounts.add(index, freed_micro)?;
        self.rows.insert(row, reserves);
        if freed_micro > 0 {
            self.freed.0.push(FreedReserve { index, freed_micro });
        }
        Ok(())
    }

    /// The accounts are the caller's to save.
    pub fn perform(self, work: &mut Work, slot: u32, bank: u32) {
        self.rows.iter().for_each(|(row, reserves)| reserves.save(work.tick.deps.storage, *row));
        if !self.freed.0.is_empty() {
            work.tick.emit(ReservesFreed { slot, bank, freed: Packed::of(self.freed) });
        }
        for error in self.faults {
            work.tick.emit(BookSetAside { slot, order_id: None, error: error.to_string() });
        }
    }
}

/// A bank that cannot be settled keeps nobody's reserve.
pub fn release_unsettled(work: &mut Work, slot: u32, bank: u32) -> Result<(), PoolError> {
    let storage = &*work.tick.deps.storage;
    let traded = positions_of_bank(storage, slot, bank)?;
    if traded.is_empty() {
        return Ok(());
    }
    let mut accounts = AccountBank::load(storage, bank)?;
    let release = Release::of(storage, bank, &traded, &mut accounts);
    accounts.save(work.tick.deps.storage, bank);
    release.perform(work, slot, bank);
    Ok(())
}
