//! Accounts used to be signed, and could stand for more coins than there were. Below zero they become debts. What a utility's or an operator's account
//! lacks in coins becomes claims on it, the same part of every account that has coins.

use cosmwasm_std::{Addr, Order, StdResult, Storage};
use cw_storage_plus::{Item, Map};
use interface::{
    packed::{Due, Dues},
    trading::DuesMoved,
    wire::Packed,
};
use ledger::{AccountBank, COINS, CONFIG, Counterparty, DueBank, keys, numbers_of_utilities};
use units::{
    Share,
    pack::{PackError, Reader},
};

use crate::error::ContractError;

/// The utility's number.
const UTILITY: u32 = 0;

const KEPT_TOTAL: Item<i128> = Item::new("kept_total");
const PARTIES: Map<&Addr, i128> = Map::new("parties");

/// A bank's accounts as they were.
struct SignedBank {
    bank: u32,
    accounts: Vec<i128>,
}

/// What somebody's account lacks in coins.
struct Short {
    utility: u32,
    claims_micro: u128,
}

pub fn split(storage: &mut dyn Storage) -> Result<Vec<DuesMoved>, ContractError> {
    let banks = signed_banks(storage)?;
    let debts_micro = sum(&banks, |account| account.min(0).unsigned_abs());
    let short = split_counterparties(storage, debts_micro)?;
    let kept_micro = KEPT_TOTAL.load(storage)?;
    COINS.save(storage, &kept_micro.max(0).unsigned_abs())?;
    KEPT_TOTAL.remove(storage);
    let mut events = split_banks(storage, banks, short)?;
    events.retain(|moved| moved.moved != Packed::of(Dues::default()));
    Ok(events)
}

fn signed_banks(storage: &dyn Storage) -> Result<Vec<SignedBank>, ContractError> {
    let (first, after) = (keys::accounts(0), keys::after_accounts());
    let banks = storage.range(Some(&first), Some(&after), Order::Ascending);
    banks
        .map(|(key, bytes)| {
            let bank = key.last_chunk().copied().map_or(0, u32::from_be_bytes);
            Ok(SignedBank { bank, accounts: signed_accounts(&bytes)? })
        })
        .collect()
}

fn signed_accounts(bytes: &[u8]) -> Result<Vec<i128>, PackError> {
    let mut reader = Reader::new(bytes);
    let mut accounts = Vec::new();
    while !reader.is_empty() {
        accounts.push(reader.i128()?);
    }
    Ok(accounts)
}

fn sum(banks: &[SignedBank], part: impl Fn(i128) -> u128) -> u128 {
    let accounts = banks.iter().flat_map(|bank| &bank.accounts);
    accounts.fold(0, |sum, account| sum.saturating_add(part(*account)))
}

/// An account's coins are what it says less what is owed to it.
fn split_counterparties(storage: &mut dyn Storage, debts_micro: u128) -> Result<Vec<Short>, ContractError> {
    let utility = CONFIG.load(storage)?.utility;
    numbers_of_utilities(storage, [utility.clone()])?;
    let mut parties: Vec<(Addr, i128)> =
        PARTIES.range(storage, None, None, Order::Ascending).collect::<StdResult<_>>()?;
    if !parties.iter().any(|(address, _)| *address == utility) {
        parties.push((utility.clone(), 0));
    }
    let mut short = Vec::new();
    for (address, micro) in parties {
        PARTIES.remove(storage, &address);
        let receivable_micro = if address == utility { debts_micro } else { 0 };
        let coins = micro.saturating_sub_unsigned(receivable_micro);
        let claims_micro = coins.min(0).unsigned_abs();
        if claims_micro > 0 {
            let numbers = numbers_of_utilities(storage, [address.clone()])?;
            short.extend(numbers.into_iter().map(|utility| Short { utility, claims_micro }));
        }
        let available_micro = coins.max(0).unsigned_abs();
        Counterparty { available_micro, receivable_micro, payable_micro: claims_micro }
            .save(storage, &address)?;
    }
    Ok(short)
}

fn split_banks(
    storage: &mut dyn Storage,
    banks: Vec<SignedBank>,
    short: Vec<Short>,
) -> Result<Vec<DuesMoved>, ContractError> {
    let mut whole_micro = sum(&banks, |account| account.max(0).unsigned_abs());
    let mut shares = Vec::new();
    for Short { utility, claims_micro } in short {
        shares.push((utility, Share::new(counted(claims_micro), counted(whole_micro))?));
        whole_micro = whole_micro.saturating_sub(claims_micro);
    }
    let mut events = Vec::new();
    for SignedBank { bank, accounts } in banks {
        let mut coins = AccountBank::default();
        let mut dues = DueBank::default();
        for (index, account) in (0..=u8::MAX).zip(accounts) {
            let mut available_micro = account.max(0).unsigned_abs();
            for (utility, share) in &mut shares {
                let claim_micro = share.next(counted(available_micro))?;
                available_micro = available_micro.saturating_sub(claim_micro.into());
                dues.set(index, *utility, claim_micro.into());
            }
            if account < 0 {
                dues.set(index, UTILITY, account);
            }
            coins.set(index, available_micro);
        }
        coins.save(storage, bank);
        dues.save(storage, bank);
        let dues: Vec<Due> = dues.all().to_vec();
        events.push(DuesMoved { bank, moved: Packed::of(Dues(dues)), by_withdrawal: false });
    }
    Ok(events)
}

fn counted(micro: u128) -> u64 {
    u64::try_from(micro).unwrap_or(u64::MAX)
}
