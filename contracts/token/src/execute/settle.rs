use cosmwasm_std::{Addr, DepsMut, MessageInfo, Order, Response, StdResult, Storage, Uint64, Uint128};
use cw_storage_plus::Bound;
use interface::{
    token::{EnergyDrawn, EnergyHeld, OwnerEnergy, SlotBooked, SlotLedger},
    wire::Json,
};

use crate::{
    balance::{credit, debit, positive},
    book::{Book, Moves},
    error::ContractError,
    state::{BOOK, CONFIG, KEEP_SLOTS, LEDGERS, LEDGERS_KEPT_FROM, PRUNE_PER_BOOKING, UNBOOKED},
};

/// Burns what was drawn, mints what was held, and with the ledger closes the slot. A slot comes in any number of messages until it is closed.
pub fn settle(
    deps: DepsMut,
    info: MessageInfo,
    slot: u32,
    drawn: Vec<OwnerEnergy>,
    held: Vec<OwnerEnergy>,
    ledger: Option<SlotLedger>,
) -> Result<Response, ContractError> {
    if CONFIG.load(deps.storage)?.trading != info.sender {
        return Err(ContractError::Unauthorized { sender: info.sender });
    }
    let storage = deps.storage;
    if slot < LEDGERS_KEPT_FROM.load(storage)? || LEDGERS.has(storage, slot) {
        return Err(ContractError::AlreadyBooked { slot });
    }
    let mut book = BOOK.load(storage)?;
    let mut moves = UNBOOKED.may_load(storage, slot)?.unwrap_or_default();
    let mut response =
        Response::new().add_attribute("action", "settle").add_attribute("slot", slot.to_string());

    for OwnerEnergy { owner, energy_wh } in drawn {
        let owner = draw(storage, &mut book, &mut moves, owner, energy_wh)?;
        response = response.add_event(EnergyDrawn { slot, owner, energy_wh });
    }
    for OwnerEnergy { owner, energy_wh } in held {
        let owner = hold(storage, &mut book, &mut moves, owner, energy_wh)?;
        response = response.add_event(EnergyHeld { slot, owner, energy_wh });
    }
    match ledger {
        Some(ledger) => {
            book.book(slot, &ledger, moves)?;
            UNBOOKED.remove(storage, slot);
            LEDGERS.save(storage, slot, &ledger)?;
            prune(storage, slot)?;
            response = response.add_event(booked(slot, &ledger)?);
        }
        None => UNBOOKED.save(storage, slot, &moves)?,
    }
    BOOK.save(storage, &book)?;
    Ok(response)
}

fn draw(
    storage: &mut dyn Storage,
    book: &mut Book,
    moves: &mut Moves,
    owner: String,
    energy_wh: Uint64,
) -> Result<Addr, ContractError> {
    let (owner, amount) = (trusted(owner), Uint128::from(energy_wh));
    positive(amount)?;
    debit(storage, &owner, amount)?;
    book.unbooked.draw(energy_wh.u64())?;
    moves.draw(energy_wh.u64())?;
    Ok(owner)
}

fn hold(
    storage: &mut dyn Storage,
    book: &mut Book,
    moves: &mut Moves,
    owner: String,
    energy_wh: Uint64,
) -> Result<Addr, ContractError> {
    let (owner, amount) = (trusted(owner), Uint128::from(energy_wh));
    positive(amount)?;
    credit(storage, &owner, amount)?;
    book.unbooked.hold(energy_wh.u64())?;
    moves.hold(energy_wh.u64())?;
    Ok(owner)
}

/// Owners were validated when their meters were registered; once more would cost gas for each of them.
fn trusted(owner: String) -> Addr {
    Addr::unchecked(owner)
}

fn booked(slot: u32, ledger: &SlotLedger) -> StdResult<SlotBooked> {
    Ok(SlotBooked {
        slot,
        minted: Json::of(&ledger.minted)?,
        burned_consumed_wh: ledger.burned_consumed_wh,
        burned_exported_wh: ledger.burned_exported_wh,
    })
}

/// Removes a bounded number of the oldest ledgers.
fn prune(storage: &mut dyn Storage, slot: u32) -> StdResult<()> {
    let keep_from = Bound::exclusive(slot.saturating_sub(KEEP_SLOTS - 1));
    let old: Vec<u32> = LEDGERS
        .keys(storage, None, Some(keep_from), Order::Ascending)
        .take(PRUNE_PER_BOOKING)
        .collect::<StdResult<_>>()?;
    if let Some(last) = old.last() {
        LEDGERS_KEPT_FROM.save(storage, &last.saturating_add(1))?;
    }
    old.iter().for_each(|slot| LEDGERS.remove(storage, *slot));
    Ok(())
}
