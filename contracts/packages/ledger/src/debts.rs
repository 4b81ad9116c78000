//! Paying utilities what points owe them, as soon as there are coins.

use std::collections::BTreeMap;

use cosmwasm_std::{Addr, Event, Storage, Uint128};
use interface::{
    trading::{DebtsReceived, DuesMoved},
    wire::Packed,
};
use units::{bank_of, index_in_bank};

use crate::{counterparty::Counterparty, dues::DueBank, error::LedgerError, utilities::UTILITIES};

/// Where coins for debts come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payer {
    /// What comes into a point's account.
    Account,
    /// A withdrawal that is on its way.
    Withdrawal,
}

/// Pays the debts of `meter_ids` from `coins_micro`, in order, and those of a point in order of utility. Returns what is left, and what to tell.
pub fn pay_debts(
    storage: &mut dyn Storage,
    meter_ids: &[u32],
    coins_micro: u128,
    payer: Payer,
) -> Result<(u128, Vec<Event>), LedgerError> {
    let mut left_micro = coins_micro;
    let mut banks: BTreeMap<u32, (DueBank, DueBank)> = BTreeMap::new();
    let mut paid: BTreeMap<u32, u128> = BTreeMap::new();
    for meter_id in meter_ids {
        let (bank, index) = (bank_of(*meter_id), index_in_bank(*meter_id));
        if let std::collections::btree_map::Entry::Vacant(entry) = banks.entry(bank) {
            let dues = DueBank::load(storage, bank)?;
            entry.insert((dues.clone(), dues));
        }
        let Some((_, dues)) = banks.get_mut(&bank) else { continue };
        let debts: Vec<_> = dues.of(index).filter(|due| due.due_micro < 0).collect();
        for debt in debts {
            let pays_micro = debt.due_micro.unsigned_abs().min(left_micro);
            let rest_micro = debt.due_micro.unsigned_abs().saturating_sub(pays_micro);
            dues.set(index, debt.utility, owed(rest_micro)?);
            left_micro = left_micro.saturating_sub(pays_micro);
            let sum = paid.entry(debt.utility).or_default();
            *sum = sum.saturating_add(pays_micro);
        }
    }
    let mut told = receive(storage, paid)?;
    for (bank, (before, after)) in banks.into_iter().filter(|(_, (before, after))| before != after) {
        after.save(storage, bank);
        let moved = Packed::of(after.moved_since(&before)?);
        told.push(DuesMoved { bank, moved, by_withdrawal: payer == Payer::Withdrawal }.into());
    }
    Ok((left_micro, told))
}

fn receive(storage: &mut dyn Storage, paid: BTreeMap<u32, u128>) -> Result<Vec<Event>, LedgerError> {
    let mut told = Vec::with_capacity(paid.len());
    if paid.is_empty() {
        return Ok(told);
    }
    let utilities = UTILITIES.load(storage)?;
    for (number, micro) in paid.into_iter().filter(|(_, micro)| *micro > 0) {
        let utility: &Addr = utilities.get(number as usize).ok_or(LedgerError::NoUtility { number })?;
        let mut account = Counterparty::load(storage, utility)?;
        account.add(micro)?;
        account.receivable_micro =
            account.receivable_micro.checked_sub(micro).ok_or(LedgerError::Insufficient {
                amount_micro: micro,
                available_micro: account.receivable_micro,
            })?;
        account.save(storage, utility)?;
        told.push(DebtsReceived { utility: utility.clone(), amount_micro: Uint128::new(micro) }.into());
    }
    Ok(told)
}

fn owed(micro: u128) -> Result<i128, LedgerError> {
    let owed = i128::try_from(micro).ok().and_then(i128::checked_neg);
    owed.ok_or(LedgerError::Overflow { available_micro: 0, by_micro: micro })
}
