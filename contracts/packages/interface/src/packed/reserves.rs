use units::pack::{PackError, Reader, write_u128};

/// What points of a bank got back of their reserves: `index u8 | freed_micro varint`, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FreedReserves(pub Vec<FreedReserve>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FreedReserve {
    pub index: u8,
    /// Moved from the point's reserved to its available money.
    pub freed_micro: u128,
}

impl FreedReserves {
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len() * 5);
        for freed in &self.0 {
            bytes.push(freed.index);
            write_u128(&mut bytes, freed.freed_micro);
        }
        bytes
    }

    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut freed = Vec::new();
        while !reader.is_empty() {
            freed.push(FreedReserve { index: reader.u8()?, freed_micro: reader.u128()? });
        }
        Ok(Self(freed))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn freed_reserves_come_back_as_they_were(entries in prop::collection::vec(any::<(u8, u128)>(), 0..20)) {
            let freed = FreedReserves(entries.into_iter().map(|(index, freed_micro)| FreedReserve { index, freed_micro }).collect());
            prop_assert_eq!(FreedReserves::decode(&freed.encode()), Ok(freed));
        }
    }
}
