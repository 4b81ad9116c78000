//! What came of a cut for one metering point.

use cosmwasm_std::{Addr, Order, Storage};
use interface::balancing::{CallAt, CutOutcome, CutVerdict};
use units::pack::{PackError, Reader, write_u64, write_u128};

use crate::{call::read_address, error::ContractError, state::CUT_RESULTS};

const VERDICTS: [CutVerdict; 4] =
    [CutVerdict::Delivered, CutVerdict::NotDelivered, CutVerdict::Unread, CutVerdict::NoBaseline];

pub fn save(storage: &mut dyn Storage, at: CallAt, meter_id: u32, outcome: &CutOutcome) {
    storage.set(&key(at, meter_id), &encode(outcome));
}

pub fn load(storage: &dyn Storage, at: CallAt, meter_id: u32) -> Result<Option<CutOutcome>, ContractError> {
    Ok(storage.get(&key(at, meter_id)).map(|bytes| decode(&bytes)).transpose()?)
}

/// Forgets the first so many of a cut, and answers whether there may be more.
pub fn forget(storage: &mut dyn Storage, at: CallAt, limit: usize) -> bool {
    let end = CallAt { zone_id: at.zone_id.saturating_add(1), ..at };
    let keys = storage.range_keys(Some(&key(at, 0)), Some(&key(end, 0)), Order::Ascending);
    let keys: Vec<_> = keys.take(limit).collect();
    keys.iter().for_each(|key| storage.remove(key));
    keys.len() == limit
}

/// `verdict u8 | counted_wh + 1 varint, 0 for none | delivered_wh varint | paid_micro varint | owner, as text`.
fn encode(outcome: &CutOutcome) -> Vec<u8> {
    let mut bytes = vec![outcome.verdict as u8];
    write_u128(&mut bytes, outcome.counted_wh.map_or(0, |counted_wh| u128::from(counted_wh.u64()) + 1));
    write_u64(&mut bytes, outcome.delivered_wh.u64());
    write_u128(&mut bytes, outcome.paid_micro.u128());
    bytes.extend(outcome.owner.iter().flat_map(|owner| owner.as_bytes()));
    bytes
}

fn decode(bytes: &[u8]) -> Result<CutOutcome, PackError> {
    let mut reader = Reader::new(bytes);
    let code = reader.u8()?;
    let unexpected = PackError::Unexpected { value: code.into(), at: reader.position() };
    let verdict = VERDICTS.get(usize::from(code)).copied().ok_or(unexpected)?;
    let at = reader.position();
    let counted_wh = reader.u128()?.checked_sub(1).map(u64::try_from).transpose();
    let counted_wh = counted_wh.map_err(|_| PackError::TooLarge { at })?.map(Into::into);
    let (delivered_wh, paid_micro) = (reader.u64()?.into(), reader.u128()?.into());
    let owner: Addr = read_address(&reader, bytes);
    let owner = (!owner.as_bytes().is_empty()).then_some(owner);
    Ok(CutOutcome { verdict, owner, counted_wh, delivered_wh, paid_micro })
}

fn key(CallAt { slot, zone_id }: CallAt, meter_id: u32) -> Vec<u8> {
    let rest = [slot.to_be_bytes(), zone_id.to_be_bytes(), meter_id.to_be_bytes()];
    [&[CUT_RESULTS], rest.concat().as_slice()].concat()
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    #[test]
    fn results_come_back_as_they_were_and_are_forgotten_a_few_at_a_time() {
        let mut storage = MockStorage::new();
        let at = CallAt { slot: 9, zone_id: 3 };
        let result = |verdict, counted_wh: Option<u64>, owner: Option<&str>| CutOutcome {
            verdict,
            owner: owner.map(Addr::unchecked),
            counted_wh: counted_wh.map(Into::into),
            delivered_wh: u64::MAX.into(),
            paid_micro: u128::MAX.into(),
        };
        let all = [
            result(CutVerdict::Delivered, Some(u64::MAX), Some("ada")),
            result(CutVerdict::NotDelivered, Some(0), None),
            result(CutVerdict::Unread, None, Some("bob")),
            result(CutVerdict::NoBaseline, None, None),
        ];
        for (meter_id, outcome) in (0..).zip(&all) {
            save(&mut storage, at, meter_id, outcome);
            assert_eq!(load(&storage, at, meter_id).unwrap().as_ref(), Some(outcome));
        }
        assert_eq!(decode(&[4]), Err(PackError::Unexpected { value: 4, at: 1 }));
        assert!(forget(&mut storage, at, 3));
        assert!(!forget(&mut storage, at, 3));
        assert_eq!(storage.range(None, None, Order::Ascending).count(), 0);
    }
}
