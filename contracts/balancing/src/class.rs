//! Of which class metering points are, one value per bank.

use cosmwasm_std::{Order, Storage};
use interface::balancing::{ClassedPoint, PointClass};
use units::{BANK_SIZE, bank_of, index_in_bank, pack::PackError};

use crate::{points::point_at, state::CLASSES};

/// A byte for each metering point of a bank, in order of index: 0 where nothing is said, else its class and 1. What is not there is 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BankClasses(Vec<u8>);

impl BankClasses {
    pub fn load(storage: &dyn Storage, bank: u32) -> Result<Self, PackError> {
        storage.get(&key(bank)).map_or(Ok(Self::default()), |bytes| Self::decode(&bytes))
    }

    pub fn save(&self, storage: &mut dyn Storage, bank: u32) {
        if self.0.is_empty() {
            storage.remove(&key(bank));
        } else {
            storage.set(&key(bank), &self.0);
        }
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let most = PointClass::ALL.len();
        match bytes.iter().position(|code| usize::from(*code) > most) {
            Some(at) => Err(PackError::Unexpected { value: bytes[at].into(), at }),
            None if bytes.len() > BANK_SIZE as usize => Err(PackError::TooLarge { at: BANK_SIZE as usize }),
            None => Ok(Self(bytes.to_vec())),
        }
    }

    pub fn get(&self, index: u8) -> PointClass {
        let code = self.0.get(usize::from(index)).copied().unwrap_or_default();
        let class = code.checked_sub(1).and_then(|code| PointClass::ALL.get(usize::from(code)));
        class.copied().unwrap_or(PointClass::Ordinary)
    }

    pub fn set(&mut self, index: u8, class: PointClass) {
        let index = usize::from(index);
        if self.0.len() <= index {
            self.0.resize(index + 1, 0);
        }
        self.0[index] = if class == PointClass::Ordinary { 0 } else { class.code() + 1 };
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}

/// Metering points that are not ordinary, from one on.
pub fn classed_from(
    storage: &dyn Storage,
    from_meter: u32,
    limit: usize,
) -> Result<Vec<ClassedPoint>, PackError> {
    let mut found = Vec::new();
    let start = key(bank_of(from_meter));
    for (key, bytes) in storage.range(Some(&start), Some(&[CLASSES + 1]), Order::Ascending) {
        let classes = BankClasses::decode(&bytes)?;
        let bank = key.get(1..).and_then(|bank| bank.try_into().ok()).map_or(0, u32::from_be_bytes);
        for index in 0..=u8::MAX {
            let (meter_id, class) = (point_at(bank, index), classes.get(index));
            if found.len() == limit {
                return Ok(found);
            }
            if meter_id >= from_meter && class != PointClass::Ordinary {
                found.push(ClassedPoint { meter_id, class });
            }
        }
    }
    Ok(found)
}

pub fn class_of(storage: &dyn Storage, meter_id: u32) -> Result<PointClass, PackError> {
    Ok(BankClasses::load(storage, bank_of(meter_id))?.get(index_in_bank(meter_id)))
}

fn key(bank: u32) -> Vec<u8> {
    [&[CLASSES], bank.to_be_bytes().as_slice()].concat()
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_bytes_decode_to_classes_that_encode_to_them_or_to_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            if let Ok(classes) = BankClasses::decode(&bytes) {
                prop_assert_eq!(classes.0, bytes);
            }
        }
    }

    #[test]
    fn points_are_ordinary_until_something_is_said_and_again_when_that_is() {
        let mut storage = MockStorage::new();
        let said =
            [(3, PointClass::Flexible), (255, PointClass::LifeSupporting), (256, PointClass::Flexible)];
        for (meter_id, class) in said {
            let mut classes = BankClasses::load(&storage, bank_of(meter_id)).unwrap();
            classes.set(index_in_bank(meter_id), class);
            classes.save(&mut storage, bank_of(meter_id));
        }
        let all = said.map(|(meter_id, class)| ClassedPoint { meter_id, class });
        assert_eq!(classed_from(&storage, 0, 9).unwrap(), all);
        assert_eq!(classed_from(&storage, 4, 1).unwrap(), all[1..2]);
        assert_eq!(class_of(&storage, 7), Ok(PointClass::Ordinary));
        let mut classes = BankClasses::load(&storage, 1).unwrap();
        classes.set(0, PointClass::Ordinary);
        classes.save(&mut storage, 1);
        assert_eq!(classed_from(&storage, 0, 9).unwrap(), all[..2]);
        assert_eq!(storage.range(None, None, Order::Ascending).count(), 1);
        assert_eq!(BankClasses::decode(&[0, 4]), Err(PackError::Unexpected { value: 4, at: 1 }));
    }
}
