//! Totals since the start, from which the supply follows.
//!
//! A slot's energy moves in three steps: what is drawn is burned when the slot is summed, what is held is minted when it is settled, and
//! the ledger comes last. Until then the slot is unbooked. So, after every message,
//!
//! ```text
//! Σ balances = supply = minted - burned consumed - burned exported - retired + unbooked held - unbooked drawn
//! ```
//!
//! A ledger is taken only if `minted - burned consumed - burned exported = held - drawn` of its slot, so booking never changes the supply;
//! and when no slot is unbooked, `minted - burned consumed - burned exported - retired = supply`.

use interface::{registry::Source, token::SlotLedger};
use serde::{Deserialize, Serialize};

use crate::error::ContractError;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// In order of the source's code.
    pub minted_wh: [u64; Source::ALL.len()],
    pub burned_consumed_wh: u64,
    pub burned_exported_wh: u64,
    /// Burned by holders themselves.
    pub retired_wh: u64,
    /// Of slots whose ledger has not come yet.
    pub unbooked: Moves,
}

/// What settlement added to and took from holdings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moves {
    pub held_wh: u64,
    pub drawn_wh: u64,
}

impl Moves {
    pub fn hold(&mut self, energy_wh: u64) -> Result<(), ContractError> {
        add("held", &mut self.held_wh, energy_wh)
    }

    pub fn draw(&mut self, energy_wh: u64) -> Result<(), ContractError> {
        add("drawn", &mut self.drawn_wh, energy_wh)
    }
}

impl Book {
    /// Wh that holders have in all.
    pub fn supply_wh(&self) -> u128 {
        let minted: u128 = self.minted_wh.iter().copied().map(u128::from).sum();
        let burned =
            [self.burned_consumed_wh, self.burned_exported_wh, self.retired_wh, self.unbooked.drawn_wh];
        let burned: u128 = burned.into_iter().map(u128::from).sum();
        // Nothing is burned that no holder had.
        (minted + u128::from(self.unbooked.held_wh)).saturating_sub(burned)
    }

    pub fn retire(&mut self, energy_wh: u64) -> Result<(), ContractError> {
        add("retired", &mut self.retired_wh, energy_wh)
    }

    /// Takes the ledger of a slot whose holdings moved by `moves`.
    pub fn book(&mut self, slot: u32, ledger: &SlotLedger, moves: Moves) -> Result<(), ContractError> {
        check_balance(slot, ledger, moves)?;
        let mut seen = [false; Source::ALL.len()];
        for minted in &ledger.minted {
            let code = usize::from(minted.source.code());
            if std::mem::replace(&mut seen[code], true) {
                return Err(ContractError::SourceTwice(minted.source));
            }
            add("minted", &mut self.minted_wh[code], minted.energy_wh.u64())?;
        }
        add("burned consumed", &mut self.burned_consumed_wh, ledger.burned_consumed_wh.u64())?;
        add("burned exported", &mut self.burned_exported_wh, ledger.burned_exported_wh.u64())?;
        // The slot's moves are part of all unbooked ones.
        self.unbooked.held_wh = self.unbooked.held_wh.saturating_sub(moves.held_wh);
        self.unbooked.drawn_wh = self.unbooked.drawn_wh.saturating_sub(moves.drawn_wh);
        Ok(())
    }
}

fn check_balance(slot: u32, ledger: &SlotLedger, moves: Moves) -> Result<(), ContractError> {
    let Moves { held_wh, drawn_wh } = moves;
    let (mut minted_wh, mut burned_wh) = (0, ledger.burned_consumed_wh.u64());
    for minted in &ledger.minted {
        add("minted", &mut minted_wh, minted.energy_wh.u64())?;
    }
    add("burned", &mut burned_wh, ledger.burned_exported_wh.u64())?;
    let sides = [(minted_wh, drawn_wh), (burned_wh, held_wh)].map(|(a, b)| u128::from(a) + u128::from(b));
    if sides[0] != sides[1] {
        return Err(ContractError::LedgerOutOfBalance { slot, minted_wh, burned_wh, held_wh, drawn_wh });
    }
    Ok(())
}

fn add(what: &'static str, value: &mut u64, by: u64) -> Result<(), ContractError> {
    let overflow = ContractError::Overflow { what, value: (*value).into(), by: by.into() };
    *value = value.checked_add(by).ok_or(overflow)?;
    Ok(())
}
