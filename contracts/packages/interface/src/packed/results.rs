use units::pack::{PackError, Reader, write_i128, write_u64};

/// Settled points of a bank: an entry is `index u8 | reason u8 | mask u16 | varint of every number whose bit is set | money_micro zigzag`.
/// The mask's bits, from the lowest, are the fields of [`ResultEnergies`] and then of [`CatchUpResult`] in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BankResults(pub Vec<PackedResult>);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackedResult {
    pub index: u8,
    /// Code of [`crate::trading::Reason`].
    pub reason: u8,
    pub energies: ResultEnergies,
    pub catch_up: CatchUpResult,
    pub money_micro: i128,
}

/// What energy of missed slots came to at the utility's prices, in the order in which it is packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CatchUpResult {
    /// For what was fed in.
    pub earned_micro: u64,
    /// For what was taken.
    pub paid_micro: u64,
}

/// What flowed through a point and where it went, in the order in which it is packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ResultEnergies {
    pub export_wh: u64,
    pub import_wh: u64,
    pub forward_sold_wh: u64,
    pub forward_bought_wh: u64,
    pub held_wh: u64,
    pub used_wh: u64,
    pub pool_sold_wh: u64,
    pub pool_bought_wh: u64,
    pub utility_sold_wh: u64,
    pub utility_bought_wh: u64,
    pub catch_up_import_wh: u64,
    pub catch_up_export_wh: u64,
}

impl From<ResultEnergies> for [u64; 12] {
    fn from(energies: ResultEnergies) -> Self {
        [
            energies.export_wh,
            energies.import_wh,
            energies.forward_sold_wh,
            energies.forward_bought_wh,
            energies.held_wh,
            energies.used_wh,
            energies.pool_sold_wh,
            energies.pool_bought_wh,
            energies.utility_sold_wh,
            energies.utility_bought_wh,
            energies.catch_up_import_wh,
            energies.catch_up_export_wh,
        ]
    }
}

impl From<[u64; 12]> for ResultEnergies {
    fn from(packed: [u64; 12]) -> Self {
        let [
            export_wh,
            import_wh,
            forward_sold_wh,
            forward_bought_wh,
            held_wh,
            used_wh,
            pool_sold_wh,
            pool_bought_wh,
            utility_sold_wh,
            utility_bought_wh,
            catch_up_import_wh,
            catch_up_export_wh,
        ] = packed;
        Self {
            export_wh,
            import_wh,
            forward_sold_wh,
            forward_bought_wh,
            held_wh,
            used_wh,
            pool_sold_wh,
            pool_bought_wh,
            utility_sold_wh,
            utility_bought_wh,
            catch_up_import_wh,
            catch_up_export_wh,
        }
    }
}

impl BankResults {
    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut results = Vec::new();
        while !reader.is_empty() {
            results.push(PackedResult::decode(&mut reader)?);
        }
        Ok(Self(results))
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len() * 16);
        self.0.iter().for_each(|result| result.encode(&mut bytes));
        bytes
    }
}

impl PackedResult {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        let (index, reason) = (reader.u8()?, reader.u8()?);
        let mask = u16::from_be_bytes(reader.bytes()?);
        let (mut energies_wh, mut catch_up_micro) = ([0; 12], [0; 2]);
        if mask >> (energies_wh.len() + catch_up_micro.len()) != 0 {
            return Err(PackError::Unexpected { value: u64::from(mask), at: reader.position() });
        }
        for (bit, number) in energies_wh.iter_mut().chain(&mut catch_up_micro).enumerate() {
            if mask & (1 << bit) != 0 {
                *number = reader.u64()?;
                if *number == 0 {
                    return Err(PackError::Unexpected { value: 0, at: reader.position() });
                }
            }
        }
        let [earned_micro, paid_micro] = catch_up_micro;
        let catch_up = CatchUpResult { earned_micro, paid_micro };
        Ok(Self { index, reason, energies: energies_wh.into(), catch_up, money_micro: reader.i128()? })
    }

    fn encode(&self, bytes: &mut Vec<u8>) {
        let energies_wh: [u64; 12] = self.energies.into();
        let catch_up_micro = [self.catch_up.earned_micro, self.catch_up.paid_micro];
        let numbers = energies_wh.into_iter().chain(catch_up_micro).enumerate();
        let set = numbers.filter(|(_, number)| *number != 0);
        let mask = set.clone().fold(0u16, |mask, (bit, _)| mask | 1 << bit);
        bytes.extend_from_slice(&[self.index, self.reason]);
        bytes.extend_from_slice(&mask.to_be_bytes());
        set.for_each(|(_, number)| write_u64(bytes, number));
        write_i128(bytes, self.money_micro);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn results_come_back_as_they_were(entries in prop::collection::vec((any::<u8>(), 0..8u8, any::<[u64; 12]>(), any::<(u64, u64)>(), any::<i128>()), 0..20)) {
            let results = BankResults(
                entries
                    .into_iter()
                    .map(|(index, reason, energies_wh, (earned_micro, paid_micro), money_micro)| {
                        let catch_up = CatchUpResult { earned_micro, paid_micro };
                        PackedResult { index, reason, energies: energies_wh.into(), catch_up, money_micro }
                    })
                    .collect(),
            );
            prop_assert_eq!(BankResults::decode(&results.encode()), Ok(results));
        }

        #[test]
        fn any_bytes_decode_to_results_that_encode_to_them_or_to_an_error(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            if let Ok(results) = BankResults::decode(&bytes) {
                prop_assert_eq!(results.encode(), bytes);
            }
        }
    }
}
