//! The last verified reading of each meter of a bank, packed.

use interface::signed::Reading;
use units::pack::{PackError, Reader, write_u64};

/// A meter's registers as of its last verified reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastReading {
    pub slot: u32,
    pub import_total_wh: u64,
    pub export_total_wh: u64,
    pub flags: u8,
}

impl From<&Reading> for LastReading {
    fn from(reading: &Reading) -> Self {
        let Reading { slot, import_total_wh, export_total_wh, flags, .. } = *reading;
        Self { slot, import_total_wh, export_total_wh, flags }
    }
}

impl LastReading {
    /// Imported and exported Wh until a later reading; `None` when a register went back.
    pub fn energy_until(&self, reading: &Reading) -> Option<(u64, u64)> {
        let import_wh = reading.import_total_wh.checked_sub(self.import_total_wh)?;
        let export_wh = reading.export_total_wh.checked_sub(self.export_total_wh)?;
        Some((import_wh, export_wh))
    }
}

/// Registers of a bank:
/// `pruned before u32 | newest slot u32 | width u8 | present [width] | behind [width] | meter*`. The bitmaps have bit `i % 8` of byte `i / 8` for
/// index `i`. A meter that is present is `import_total_wh varint | export_total_wh varint`, and where its bit in `behind` is set,
/// `slots behind the newest varint | flags u8` before that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterBank {
    /// Energies of this bank are pruned of all slots before this one.
    pub pruned_before: u32,
    /// In order of index.
    places: Vec<Option<LastReading>>,
}

impl RegisterBank {
    /// A bank without readings.
    pub fn new(pruned_before: u32) -> Self {
        Self { pruned_before, places: Vec::new() }
    }

    pub fn get(&self, index: u8) -> Option<&LastReading> {
        self.places.get(usize::from(index))?.as_ref()
    }

    pub fn set(&mut self, index: u8, reading: LastReading) {
        let index = usize::from(index);
        if self.places.len() <= index {
            self.places.resize(index + 1, None);
        }
        self.places[index] = Some(reading);
    }

    /// Index and last reading of each meter that has one, in order of index.
    pub fn readings(&self) -> impl Iterator<Item = (u8, &LastReading)> {
        (0..=u8::MAX).zip(&self.places).filter_map(|(index, place)| Some((index, place.as_ref()?)))
    }

    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let pruned_before = u32::from_be_bytes(reader.bytes()?);
        let newest = u32::from_be_bytes(reader.bytes()?);
        let width = reader.u8()?;
        let present = Bitmap::decode(&mut reader, width)?;
        let behind = Bitmap::decode(&mut reader, width)?;
        let mut places = vec![None; usize::from(width) * 8];
        for (index, place) in places.iter_mut().enumerate().filter(|(index, _)| present.has(*index)) {
            let (lag, flags) = if behind.has(index) { (reader.u32()?, reader.u8()?) } else { (0, 0) };
            let slot = newest
                .checked_sub(lag)
                .ok_or(PackError::Unexpected { value: u64::from(lag), at: reader.position() })?;
            *place = Some(LastReading {
                slot,
                import_total_wh: reader.u64()?,
                export_total_wh: reader.u64()?,
                flags,
            });
        }
        reader.finish()?;
        Ok(Self { pruned_before, places })
    }

    pub fn encode(&self) -> Vec<u8> {
        let newest = self.readings().map(|(_, last)| last.slot).max().unwrap_or_default();
        let mut present = Bitmap::for_places(self.places.len());
        let mut behind = present.clone();
        let mut meters = Vec::with_capacity(self.places.len() * 12);
        for (index, last) in self.readings() {
            present.set(index.into());
            if last.slot != newest || last.flags != 0 {
                behind.set(index.into());
                write_u64(&mut meters, u64::from(newest - last.slot));
                meters.push(last.flags);
            }
            write_u64(&mut meters, last.import_total_wh);
            write_u64(&mut meters, last.export_total_wh);
        }
        let width = present.0.len() as u8;
        [
            &self.pruned_before.to_be_bytes()[..],
            &newest.to_be_bytes(),
            &[width],
            &present.0,
            &behind.0,
            &meters,
        ]
        .concat()
    }
}

#[derive(Clone)]
struct Bitmap(Vec<u8>);

impl Bitmap {
    fn for_places(places: usize) -> Self {
        Self(vec![0; places.div_ceil(8)])
    }

    fn decode(reader: &mut Reader<'_>, width: u8) -> Result<Self, PackError> {
        Ok(Self((0..width).map(|_| reader.u8()).collect::<Result<_, _>>()?))
    }

    fn has(&self, index: usize) -> bool {
        self.0[index / 8] & (1 << (index % 8)) != 0
    }

    fn set(&mut self, index: usize) {
        self.0[index / 8] |= 1 << (index % 8);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn bank_of(readings: impl IntoIterator<Item = (u8, LastReading)>) -> RegisterBank {
        let mut bank = RegisterBank::default();
        readings.into_iter().for_each(|(index, reading)| bank.set(index, reading));
        bank
    }

    #[test]
    fn a_full_bank_at_one_slot_takes_eight_bytes_a_meter_and_seventy_three_around_them() {
        // Years of a household: 20 MWh bought, 10 MWh sold.
        let last =
            LastReading { slot: 9, import_total_wh: 20_000_000, export_total_wh: 10_000_000, flags: 0 };
        let bank = bank_of((0..=255).map(|index| (index, last)));
        assert_eq!(bank.encode().len(), 73 + 256 * 8);
    }

    #[test]
    fn lag_and_flags_cost_bytes_only_where_there_are_any() {
        let last = LastReading { slot: 9, import_total_wh: 1, export_total_wh: 1, flags: 0 };
        let even = bank_of([(0, last), (1, last)]).encode().len();
        assert_eq!(bank_of([(0, last), (1, LastReading { slot: 8, ..last })]).encode().len(), even + 2);
        assert_eq!(bank_of([(0, last), (1, LastReading { flags: 1, ..last })]).encode().len(), even + 2);
    }

    #[test]
    fn what_is_no_bank_is_refused() {
        let bytes = bank_of([(3, LastReading { slot: 9, import_total_wh: 1, export_total_wh: 1, flags: 2 })])
            .encode();
        for length in 0..bytes.len() {
            assert!(RegisterBank::decode(&bytes[..length]).is_err(), "{length} bytes");
        }
        let lag_beyond_the_first_slot = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 0, 0, 0];
        assert_eq!(
            RegisterBank::decode(&lag_beyond_the_first_slot),
            Err(PackError::Unexpected { value: 2, at: 13 })
        );
    }

    proptest! {
        #[test]
        fn a_bank_comes_back_as_it_was(
            pruned_before: u32,
            entries in prop::collection::btree_map(any::<u8>(), any::<(u32, u64, u64, u8)>(), 0..256),
        ) {
            let entries: BTreeMap<_, _> = entries
                .into_iter()
                .map(|(index, (slot, import_total_wh, export_total_wh, flags))| {
                    (index, LastReading { slot, import_total_wh, export_total_wh, flags })
                })
                .collect();
            let bank = RegisterBank { pruned_before, ..bank_of(entries.clone()) };
            let back = RegisterBank::decode(&bank.encode()).unwrap();
            prop_assert_eq!(back.pruned_before, pruned_before);
            prop_assert_eq!(back.readings().map(|(index, last)| (index, *last)).collect::<BTreeMap<_, _>>(), entries);
        }
    }
}
