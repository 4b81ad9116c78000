//! Withdrawals on their way: at most one of each account, paid when its slot has come.

use cosmwasm_std::{Addr, Empty, Order, StdResult, Storage};
use cw_storage_plus::{Bound, Map};
use interface::trading::AccountRef;
use serde::{Deserialize, Serialize};

/// By [`account_key`].
pub const WITHDRAWALS: Map<&[u8], Withdrawal> = Map::new("withdrawals");

/// The same by the slot in which they are due.
const DUE: Map<(u32, &[u8]), Empty> = Map::new("withdrawals_due");

const POINT: u8 = 0;
const COUNTERPARTY: u8 = 1;

/// Coins that have left an account and are not paid yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    pub account: AccountRef,
    pub to: Addr,
    pub amount_micro: u128,
    pub due_slot: u32,
}

/// Points in order of id, then counterparties.
pub fn account_key(account: &AccountRef) -> Vec<u8> {
    match account {
        AccountRef::Point { meter_id } => [&[POINT][..], &meter_id.to_be_bytes()].concat(),
        AccountRef::Counterparty { address } => [&[COUNTERPARTY][..], address.as_bytes()].concat(),
    }
}

impl Withdrawal {
    pub fn of(storage: &dyn Storage, account: &AccountRef) -> StdResult<Option<Self>> {
        WITHDRAWALS.may_load(storage, &account_key(account))
    }

    /// The metering point, or the counterparty, whose account it is.
    pub fn account_parts(&self) -> (Option<u32>, Option<Addr>) {
        match &self.account {
            AccountRef::Point { meter_id } => (Some(*meter_id), None),
            AccountRef::Counterparty { address } => (None, Some(Addr::unchecked(address))),
        }
    }

    pub fn save(&self, storage: &mut dyn Storage) -> StdResult<()> {
        let key = account_key(&self.account);
        DUE.save(storage, (self.due_slot, &key), &Empty {})?;
        WITHDRAWALS.save(storage, &key, self)
    }

    pub fn remove(&self, storage: &mut dyn Storage) {
        let key = account_key(&self.account);
        DUE.remove(storage, (self.due_slot, &key));
        WITHDRAWALS.remove(storage, &key);
    }

    pub fn first(storage: &dyn Storage) -> StdResult<Option<Self>> {
        match DUE.keys(storage, None, None, Order::Ascending).next() {
            Some(first) => WITHDRAWALS.may_load(storage, &first?.1),
            None => Ok(None),
        }
    }

    /// What is on its way from the accounts of points `first..after`, `after` beyond the last of them.
    pub fn of_points(
        storage: &dyn Storage,
        first: u32,
        after: Option<u32>,
    ) -> impl Iterator<Item = StdResult<Self>> + '_ {
        let first = account_key(&AccountRef::Point { meter_id: first });
        let after = after.map_or(vec![COUNTERPARTY], |meter_id| account_key(&AccountRef::Point { meter_id }));
        WITHDRAWALS
            .range(
                storage,
                Some(Bound::inclusive(first.as_slice())),
                Some(Bound::exclusive(after.as_slice())),
                Order::Ascending,
            )
            .map(|entry| entry.map(|(_, withdrawal)| withdrawal))
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// What is on its way from counterparties' accounts.
    pub fn of_counterparties(storage: &dyn Storage) -> impl Iterator<Item = StdResult<Self>> + '_ {
        let range =
            WITHDRAWALS.range(storage, Some(Bound::inclusive(&[COUNTERPARTY][..])), None, Order::Ascending);
        range.map(|entry| entry.map(|(_, withdrawal)| withdrawal)).collect::<Vec<_>>().into_iter()
    }
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    fn withdrawal(account: AccountRef, due_slot: u32) -> Withdrawal {
        Withdrawal { account, to: Addr::unchecked("ada"), amount_micro: 5, due_slot }
    }

    #[test]
    fn the_one_that_is_due_first_is_found_and_gone_when_removed() {
        let mut storage = MockStorage::new();
        let late = withdrawal(AccountRef::Point { meter_id: 1 }, 300);
        let early = withdrawal(AccountRef::Counterparty { address: "utility".into() }, 9);
        [&late, &early].into_iter().for_each(|withdrawal| withdrawal.save(&mut storage).unwrap());
        assert_eq!(Withdrawal::first(&storage).unwrap(), Some(early.clone()));
        early.remove(&mut storage);
        assert_eq!(Withdrawal::first(&storage).unwrap(), Some(late.clone()));
        assert_eq!(Withdrawal::of(&storage, &late.account).unwrap(), Some(late));
    }

    #[test]
    fn points_of_a_bank_are_told_from_others() {
        let mut storage = MockStorage::new();
        for meter_id in [0, 255, 256, 511, 512] {
            withdrawal(AccountRef::Point { meter_id }, 9).save(&mut storage).unwrap();
        }
        withdrawal(AccountRef::Counterparty { address: "a".into() }, 9).save(&mut storage).unwrap();
        assert_eq!(Withdrawal::of_points(&storage, 256, Some(512)).count(), 2);
        assert_eq!(Withdrawal::of_points(&storage, 512, None).count(), 1);
        assert_eq!(Withdrawal::of_counterparties(&storage).count(), 1);
    }
}
