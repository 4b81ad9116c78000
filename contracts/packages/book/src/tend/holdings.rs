use std::collections::BTreeMap;

use cosmwasm_std::Storage;
use ledger::{AccountBank, LedgerError, Position, PositionRow, ReserveRow, row_of};
use units::{bank_of, index_in_bank};

use crate::tend::cost;

/// Money and positions that the steps of one tick move: read when they are first needed, written once when the tick ends.
#[derive(Default)]
pub struct Holdings {
    accounts: BTreeMap<u32, AccountBank>,
    reserves: BTreeMap<u32, ReserveRow>,
    /// By slot and row.
    positions: BTreeMap<(u32, u32), PositionRow>,
    /// What it cost since this was last asked for, in points.
    points: u32,
}

impl Holdings {
    /// What an order held back is available again; so many orders of the point are no longer open.
    pub fn free(
        &mut self,
        storage: &dyn Storage,
        meter_id: u32,
        micro: u128,
        orders: u32,
    ) -> Result<(), LedgerError> {
        let (row, bank) = (row_of(meter_id), bank_of(meter_id));
        let mut reserves = match self.reserves.get(&row) {
            Some(reserves) => reserves.clone(),
            None => {
                self.points = self.points.saturating_add(cost::RESERVES);
                ReserveRow::load(storage, row)?
            }
        };
        reserves.free(meter_id, micro, orders)?;
        let accounts = match self.accounts.get_mut(&bank) {
            Some(accounts) => accounts,
            None => {
                self.points = self.points.saturating_add(cost::ACCOUNTS);
                self.accounts.entry(bank).or_insert(AccountBank::load(storage, bank)?)
            }
        };
        accounts.add(index_in_bank(meter_id), micro)?;
        self.reserves.insert(row, reserves);
        Ok(())
    }

    /// Changes what a point traded for a slot.
    pub fn trade(
        &mut self,
        storage: &dyn Storage,
        slot: u32,
        meter_id: u32,
        change: impl FnOnce(&mut Position),
    ) -> Result<(), LedgerError> {
        let row = row_of(meter_id);
        let positions = match self.positions.get_mut(&(slot, row)) {
            Some(positions) => positions,
            None => {
                self.points = self.points.saturating_add(cost::POSITIONS);
                let positions = PositionRow::load(storage, slot, row)?;
                self.positions.entry((slot, row)).or_insert(positions)
            }
        };
        let mut position = positions.get(meter_id);
        change(&mut position);
        positions.set(meter_id, position);
        Ok(())
    }

    pub fn take_points(&mut self) -> u32 {
        std::mem::take(&mut self.points)
    }

    pub fn save(self, storage: &mut dyn Storage) {
        self.accounts.iter().for_each(|(bank, accounts)| accounts.save(storage, *bank));
        self.reserves.iter().for_each(|(row, reserves)| reserves.save(storage, *row));
        self.positions.iter().for_each(|((slot, row), positions)| positions.save(storage, *slot, *row));
    }
}
