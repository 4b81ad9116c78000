//! Who supplies points and buys from them without limit: the community's utility, and operators of islands. Each has a number that never changes.

use cosmwasm_std::{Addr, StdResult, Storage};
use cw_storage_plus::Item;

use crate::counterparty::Counterparty;

/// In order of number. The community's utility is the first.
pub const UTILITIES: Item<Vec<Addr>> = Item::new("utilities");

/// The number of each; one that had none gets the next.
pub fn numbers_of_utilities(
    storage: &mut dyn Storage,
    utilities: impl IntoIterator<Item = Addr>,
) -> StdResult<Vec<u32>> {
    let mut known = UTILITIES.may_load(storage)?.unwrap_or_default();
    let before = known.len();
    let numbers = utilities.into_iter().map(|utility| {
        let place = known.iter().position(|address| *address == utility).unwrap_or_else(|| {
            known.push(utility);
            known.len() - 1
        });
        u32::try_from(place).unwrap_or(u32::MAX)
    });
    let numbers = numbers.collect();
    if known.len() > before {
        UTILITIES.save(storage, &known)?;
    }
    Ok(numbers)
}

/// Whether any point and any utility owe each other anything. Only the settlement of a slot can make it so.
pub fn anybody_owes(storage: &dyn Storage) -> StdResult<bool> {
    for utility in UTILITIES.may_load(storage)?.unwrap_or_default() {
        let Counterparty { receivable_micro, payable_micro, .. } = Counterparty::load(storage, &utility)?;
        if receivable_micro > 0 || payable_micro > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    #[test]
    fn a_utility_keeps_its_number() {
        let mut storage = MockStorage::new();
        let mut numbers = |names: &[&str]| {
            numbers_of_utilities(&mut storage, names.iter().map(|name| Addr::unchecked(*name))).unwrap()
        };
        assert_eq!(numbers(&["utility"]), [0]);
        assert_eq!(numbers(&["utility", "island", "utility"]), [0, 1, 0]);
        assert_eq!(numbers(&["other", "island"]), [2, 1]);
    }
}
