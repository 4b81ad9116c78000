use units::pack::{PackError, Reader, write_u64};

use crate::grid::Tariff;

/// The utility's prices of all slots that may still be settled, for other contracts to read: `count of forgotten varint (0 or 1) | prices? | version*`, a
/// version being `slots after the one before varint | prices`, prices `feed_in_micro_per_kwh varint | retail_micro_per_kwh varint`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tariffs {
    /// The worst of the versions that had to make room for newer ones.
    forgotten: Option<UtilityPrices>,
    /// The slot from which each holds until the next one does; ascending.
    versions: Vec<(u32, UtilityPrices)>,
}

/// What the utility pays and asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UtilityPrices {
    pub feed_in_micro_per_kwh: u32,
    pub retail_micro_per_kwh: u32,
}

impl From<&Tariff> for UtilityPrices {
    fn from(tariff: &Tariff) -> Self {
        let Tariff { feed_in_micro_per_kwh, retail_micro_per_kwh, .. } = *tariff;
        Self { feed_in_micro_per_kwh, retail_micro_per_kwh }
    }
}

impl UtilityPrices {
    /// The lower feed-in and the higher retail price.
    pub fn worse_of(self, other: Self) -> Self {
        Self {
            feed_in_micro_per_kwh: self.feed_in_micro_per_kwh.min(other.feed_in_micro_per_kwh),
            retail_micro_per_kwh: self.retail_micro_per_kwh.max(other.retail_micro_per_kwh),
        }
    }
}

impl Tariffs {
    pub fn new(forgotten: Option<UtilityPrices>, versions: Vec<(u32, UtilityPrices)>) -> Self {
        Self { forgotten, versions }
    }

    /// The worst of the versions that had to make room.
    pub fn forgotten(&self) -> Option<UtilityPrices> {
        self.forgotten
    }

    /// The lowest feed-in and the highest retail price of the slots from `from_slot` to `to_slot`; `None` where nothing is known of them.
    pub fn worst_of(&self, from_slot: u32, to_slot: u32) -> Option<UtilityPrices> {
        let is_before_all = self.versions.first().is_none_or(|(first, _)| from_slot < *first);
        let forgotten = self.forgotten.filter(|_| is_before_all);
        let ends = self.versions.iter().skip(1).map(|(slot, _)| Some(*slot)).chain([None]);
        let kept = self.versions.iter().zip(ends);
        let within = kept
            .filter(|((begin, _), end)| *begin <= to_slot && end.is_none_or(|end| from_slot < end))
            .map(|((_, prices), _)| *prices);
        forgotten.into_iter().chain(within).reduce(UtilityPrices::worse_of)
    }

    /// Whether the same prices hold in all slots from `from_slot` to `to_slot`, as far as is known.
    pub fn is_one_over(&self, from_slot: u32, to_slot: u32) -> bool {
        let version_of = |slot| self.versions.partition_point(|(begin, _)| *begin <= slot);
        from_slot == to_slot || version_of(from_slot) > 0 && version_of(from_slot) == version_of(to_slot)
    }

    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let forgotten = match reader.u64()? {
            0 => None,
            1 => Some(UtilityPrices::decode(&mut reader)?),
            value => return Err(PackError::Unexpected { value, at: reader.position() }),
        };
        let mut versions: Vec<(u32, UtilityPrices)> = Vec::new();
        while !reader.is_empty() {
            let after = reader.u32()?;
            let from_slot = match versions.last() {
                Some((before, _)) if after > 0 => before.checked_add(after),
                Some(_) => None,
                None => Some(after),
            };
            let from_slot =
                from_slot.ok_or(PackError::Unexpected { value: after.into(), at: reader.position() })?;
            versions.push((from_slot, UtilityPrices::decode(&mut reader)?));
        }
        Ok(Self { forgotten, versions })
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(8 + self.versions.len() * 12);
        write_u64(&mut bytes, self.forgotten.iter().len() as u64);
        self.forgotten.iter().for_each(|prices| prices.encode(&mut bytes));
        let mut before = 0;
        for (from_slot, prices) in &self.versions {
            write_u64(&mut bytes, from_slot.saturating_sub(before).into());
            prices.encode(&mut bytes);
            before = *from_slot;
        }
        bytes
    }
}

impl UtilityPrices {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        Ok(Self { feed_in_micro_per_kwh: reader.u32()?, retail_micro_per_kwh: reader.u32()? })
    }

    fn encode(&self, bytes: &mut Vec<u8>) {
        write_u64(bytes, self.feed_in_micro_per_kwh.into());
        write_u64(bytes, self.retail_micro_per_kwh.into());
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn prices(feed_in: u32, retail: u32) -> UtilityPrices {
        UtilityPrices { feed_in_micro_per_kwh: feed_in, retail_micro_per_kwh: retail }
    }

    #[test]
    fn the_worst_prices_of_a_span_are_those_of_all_versions_that_hold_in_it() {
        let kept = vec![(10, prices(8, 30)), (20, prices(6, 25)), (30, prices(9, 40))];
        let tariffs = Tariffs::new(Some(prices(1, 99)), kept);
        let rows = [
            ("one slot", (12, 12), prices(8, 30)),
            ("the last slot of a version", (19, 19), prices(8, 30)),
            ("over a change", (19, 20), prices(6, 30)),
            ("over all that is kept", (10, 35), prices(6, 40)),
            ("from before what is kept", (9, 12), prices(1, 99)),
            ("all of it before", (3, 4), prices(1, 99)),
            ("the far future", (u32::MAX, u32::MAX), prices(9, 40)),
        ];
        for (row, (from_slot, to_slot), expected) in rows {
            assert_eq!(tariffs.worst_of(from_slot, to_slot), Some(expected), "{row}");
        }
        assert_eq!(Tariffs::default().worst_of(1, 2), None);
    }

    #[test]
    fn prices_are_one_over_slots_of_one_version_that_is_known() {
        let tariffs = Tariffs::new(Some(prices(1, 99)), vec![(10, prices(8, 30)), (20, prices(6, 25))]);
        let rows =
            [((10, 19), true), ((19, 20), false), ((20, u32::MAX), true), ((3, 4), false), ((3, 3), true)];
        for ((from_slot, to_slot), expected) in rows {
            assert_eq!(tariffs.is_one_over(from_slot, to_slot), expected, "{from_slot} to {to_slot}");
        }
    }

    proptest! {
        #[test]
        fn tariffs_come_back_as_they_were(
            forgotten: Option<(u32, u32)>,
            versions in prop::collection::btree_map(any::<u32>(), any::<(u32, u32)>(), 0..40),
        ) {
            let versions = versions.into_iter().map(|(slot, (feed_in, retail))| (slot, prices(feed_in, retail)));
            let forgotten = forgotten.map(|(feed_in, retail)| prices(feed_in, retail));
            let tariffs = Tariffs::new(forgotten, versions.collect());
            prop_assert_eq!(Tariffs::decode(&tariffs.encode()), Ok(tariffs));
        }

        #[test]
        fn any_bytes_decode_to_tariffs_that_encode_to_them_or_to_an_error(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            if let Ok(tariffs) = Tariffs::decode(&bytes) {
                prop_assert_eq!(tariffs.encode(), bytes);
            }
        }
    }
}
