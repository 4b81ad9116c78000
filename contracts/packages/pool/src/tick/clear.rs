use std::collections::BTreeMap;

use cosmwasm_std::{Storage, Uint64};
use interface::{
    grid::ZoneTotals,
    trading::{SlotCleared, Stage},
    wire::Json,
};
use ledger::{CLAIMS_SLOT, Counterparty, MONEY_PARAMS, Next, UTILITIES, numbers_of_utilities};
use settlement::{ClearedZone, SettlementError, ZoneSums, clear_pool};

use crate::{
    error::PoolError,
    slot::SlotWork,
    supplier::{AtTariff, Supplier},
    work::Work,
};

/// Utilities that supply nobody in a slot, and pay claims of before with it.
const OTHERS_PAYING_CLAIMS: usize = 64;

/// Clears the pool and turns to settling.
pub fn clear(work: &mut Work, slot: &mut SlotWork) -> Result<Next, PoolError> {
    match cleared(work, slot) {
        Some(cleared) => slot.cleared = cleared,
        None => {
            slot.progress.no_market = true;
            slot.cleared = clear_pool(&slot.terms, &vec![ZoneSums::new(); slot.given.zones.len()])?;
        }
    }
    let utility_of = utilities(work, slot)?;
    (slot.progress.suppliers, slot.progress.supplier_of) = suppliers(work, slot, &utility_of)?;
    slot.progress.stage = Stage::Settling;
    slot.progress.banks_done = 0;
    let zones: Vec<ZoneTotals> = slot.cleared.iter().map(totals).collect();
    work.tick.emit(SlotCleared { slot: slot.slot, zones: Json::of(&zones)? });
    Ok(Next::Step)
}

fn cleared(work: &Work, slot: &SlotWork) -> Option<Vec<ClearedZone>> {
    let positions = 0..slot.given.zones.len();
    let sums = positions
        .map(|position| slot.sums_of(work.tick.deps.storage, position))
        .collect::<Result<Vec<_>, _>>();
    clear_pool(&slot.terms, &sums.ok()?).ok()
}

/// The number of who stands by for the points of each zone, by position: the utility, or the operator of its island.
fn utilities(work: &mut Work, slot: &SlotWork) -> Result<Vec<u32>, PoolError> {
    let utility = &work.tick.config.utility;
    let addresses = (0..slot.given.zones.len()).map(|position| {
        let island = slot.terms.island(position)?;
        Ok(island.and_then(|zone_id| slot.given.operator_of(zone_id)).unwrap_or_else(|| utility.clone()))
    });
    let addresses = addresses.collect::<Result<Vec<_>, PoolError>>()?;
    Ok(numbers_of_utilities(work.tick.deps.storage, addresses)?)
}

/// What each of them owes and has, and which is whose, by position; with others that pay claims in this slot.
fn suppliers(
    work: &mut Work,
    slot: &SlotWork,
    utility_of: &[u32],
) -> Result<(Vec<Supplier>, Vec<u8>), PoolError> {
    let mut owed_micro: BTreeMap<u32, u128> = BTreeMap::new();
    for (position, number) in utility_of.iter().enumerate() {
        let sum = owed_micro.entry(*number).or_default();
        *sum = sum.saturating_add(owed_for_surplus(slot, position)?);
    }
    let storage = &mut *work.tick.deps.storage;
    let accounts = UTILITIES.load(storage)?.into_iter();
    let accounts = accounts.map(|utility| Counterparty::load(storage, &utility));
    let accounts: Vec<Counterparty> = accounts.collect::<Result<_, _>>()?;
    let pays_claims =
        accounts.iter().any(|account| account.payable_micro > 0) && claims_are_due(storage, slot.slot)?;
    let account = |number: u32| accounts.get(number as usize).copied().unwrap_or_default();
    let in_slot = owed_micro.iter().map(|(number, owed)| (*number, account(*number), *owed));
    let others = (0..).zip(&accounts).filter(|(number, account)| {
        pays_claims && account.payable_micro > 0 && !owed_micro.contains_key(number)
    });
    let others = others.map(|(number, account)| (number, *account, 0)).take(OTHERS_PAYING_CLAIMS);
    let suppliers: Vec<Supplier> = in_slot
        .chain(others)
        .map(|(number, account, owed)| Supplier::new(number, &account, owed, pays_claims))
        .collect();
    let place_of = |number: &u32| owed_micro.keys().position(|known| known == number).unwrap_or_default();
    let supplier_of = utility_of.iter().map(|number| u8::try_from(place_of(number)).unwrap_or_default());
    Ok((suppliers, supplier_of.collect()))
}

/// What points of a zone sell the utility: what neighbours and storage leave of their surplus.
fn owed_for_surplus(slot: &SlotWork, position: usize) -> Result<u128, PoolError> {
    let ClearedZone { hold_requested_wh, pool } = slot.cleared[position];
    let held_wh = hold_requested_wh.min(slot.terms.storage_room_wh(position)?);
    let left_wh = slot.progress.surplus_wh[position].saturating_sub(held_wh).saturating_sub(pool.sold_wh);
    Ok(AtTariff::of(slot.terms.tariff(), left_wh, 0).map_err(SettlementError::from)?.sold_micro)
}

/// Whether enough slots have passed since claims were paid; if so, they are with this one.
fn claims_are_due(storage: &mut dyn Storage, slot: u32) -> Result<bool, PoolError> {
    let every_slots = MONEY_PARAMS.load(storage)?.claims_every_slots;
    let due = match CLAIMS_SLOT.may_load(storage)? {
        Some(last) => slot >= last.saturating_add(every_slots),
        None => true,
    };
    if due {
        CLAIMS_SLOT.save(storage, &slot)?;
    }
    Ok(due)
}

/// What clearing knows of a zone: the rest comes with settlement.
fn totals(zone: &ClearedZone) -> ZoneTotals {
    let pool = &zone.pool;
    let price = pool.traded_price();
    ZoneTotals {
        zone_id: pool.zone,
        import_wh: Uint64::zero(),
        export_wh: Uint64::zero(),
        pool_sold_wh: Uint64::new(pool.sold_wh),
        pool_bought_wh: Uint64::new(pool.bought_wh),
        utility_sold_wh: Uint64::zero(),
        utility_bought_wh: Uint64::zero(),
        held_wh: Uint64::zero(),
        used_wh: Uint64::zero(),
        line_flow_wh: pool.flow_wh,
        price_micro_per_kwh: price.and_then(|price| u32::try_from(price).ok()),
    }
}
