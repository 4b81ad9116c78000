use cosmwasm_std::{Addr, DepsMut, MessageInfo, Response, Storage, Uint128};
use interface::token::EnergyRetired;

use crate::{
    balance::{debit, positive},
    error::ContractError,
    state::BOOK,
};

pub fn burn(deps: DepsMut, info: MessageInfo, amount: Uint128) -> Result<Response, ContractError> {
    retire(deps.storage, &info.sender, amount)?;
    Ok(Response::new()
        .add_attribute("action", "burn")
        .add_attribute("from", &info.sender)
        .add_attribute("amount", amount)
        .add_event(EnergyRetired { owner: info.sender, by: None, energy_wh: amount }))
}

/// Burns what `owner` holds, apart from what settlement burns.
pub fn retire(storage: &mut dyn Storage, owner: &Addr, amount: Uint128) -> Result<(), ContractError> {
    positive(amount)?;
    debit(storage, owner, amount)?;
    let mut book = BOOK.load(storage)?;
    let overflow =
        |_| ContractError::Overflow { what: "retired", value: book.retired_wh.into(), by: amount.u128() };
    book.retire(u64::try_from(amount.u128()).map_err(overflow)?)?;
    BOOK.save(storage, &book)?;
    Ok(())
}
