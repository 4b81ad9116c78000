//! Who supplies points and buys from them without limit: the community's utility, and operators of islands. Each has a number that never changes.

use cosmwasm_std::{Addr, StdResult, Storage};
use cw_storage_plus::Item;

/// In order of number. The community's utility is the first.
pub const UTILITIES: Item<Vec<Addr>> = Item::new("utilities");

/// A utility's number; one that had none gets the next.
pub fn number_of_utility(storage: &mut dyn Storage, utility: &Addr) -> StdResult<u32> {
    let mut utilities = UTILITIES.may_load(storage)?.unwrap_or_default();
    let found = utilities.iter().position(|known| known == utility);
    let place = match found {
        Some(place) => place,
        None => {
            utilities.push(utility.clone());
            UTILITIES.save(storage, &utilities)?;
            utilities.len() - 1
        }
    };
    Ok(u32::try_from(place).unwrap_or(u32::MAX))
}
