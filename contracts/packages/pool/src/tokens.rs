use std::collections::BTreeMap;

use cosmwasm_std::{Addr, Deps, Uint64, Uint128};
use cw_storage_plus::Map;
use interface::token::{self, OwnerEnergy, SlotLedger};

/// As the token stores them: a query by key costs a tenth of a call.
const BALANCES: Map<&Addr, Uint128> = Map::new(token::BALANCES);

/// Energy tokens that this tick takes and gives. The token contract hears of it after the tick, so balances it reports are less by what
/// was drawn since.
#[derive(Default)]
pub struct Tokens {
    drawn: BTreeMap<Addr, u64>,
    held: BTreeMap<Addr, u64>,
}

impl Tokens {
    /// What `owner` may still draw. An owner whose balance cannot be read draws nothing.
    pub fn drawable(&self, deps: Deps, token: &Addr, owner: &Addr) -> u64 {
        let balance = BALANCES.query(&deps.querier, token.clone(), owner).ok().flatten().unwrap_or_default();
        let balance = u64::try_from(balance.u128()).unwrap_or(u64::MAX);
        balance.saturating_sub(self.drawn.get(owner).copied().unwrap_or_default())
    }

    pub fn draw(&mut self, owner: Addr, energy_wh: u64) {
        add(&mut self.drawn, owner, energy_wh);
    }

    pub fn hold(&mut self, owner: Addr, energy_wh: u64) {
        add(&mut self.held, owner, energy_wh);
    }

    /// The message that tells the token, if there is anything to tell.
    pub fn message(self, slot: u32, ledger: Option<SlotLedger>) -> Option<token::ExecuteMsg> {
        if self.drawn.is_empty() && self.held.is_empty() && ledger.is_none() {
            return None;
        }
        Some(token::ExecuteMsg::Settle { slot, drawn: listed(self.drawn), held: listed(self.held), ledger })
    }
}

fn add(energies: &mut BTreeMap<Addr, u64>, owner: Addr, energy_wh: u64) {
    if energy_wh > 0 {
        let energy = energies.entry(owner).or_default();
        *energy = energy.saturating_add(energy_wh);
    }
}

fn listed(energies: BTreeMap<Addr, u64>) -> Vec<OwnerEnergy> {
    let energies = energies.into_iter();
    energies
        .map(|(owner, wh)| OwnerEnergy { owner: owner.into_string(), energy_wh: Uint64::new(wh) })
        .collect()
}
