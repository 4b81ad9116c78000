use units::pack::{PackError, Reader, write_u64};

const BITMAP_LEN: usize = 32;

/// Verified energy of a bank in one slot: `bitmap 32 | (import_wh varint | export_wh varint)*`, one pair per bit set, bit `i % 8` of byte `i / 8` being index `i`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlotEnergy {
    /// Strictly ascending by index.
    readings: Vec<PointReading>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointReading {
    pub index: u8,
    pub import_wh: u64,
    pub export_wh: u64,
}

impl SlotEnergy {
    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let bitmap: [u8; BITMAP_LEN] = reader.bytes()?;
        let mut readings = Vec::new();
        for index in 0..=u8::MAX {
            if bitmap[usize::from(index / 8)] & (1 << (index % 8)) != 0 {
                readings.push(PointReading { index, import_wh: reader.u64()?, export_wh: reader.u64()? });
            }
        }
        reader.finish()?;
        Ok(Self { readings })
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = vec![0; BITMAP_LEN];
        for reading in &self.readings {
            bytes[usize::from(reading.index / 8)] |= 1 << (reading.index % 8);
            write_u64(&mut bytes, reading.import_wh);
            write_u64(&mut bytes, reading.export_wh);
        }
        bytes
    }

    /// In order of index.
    pub fn readings(&self) -> &[PointReading] {
        &self.readings
    }

    pub fn get(&self, index: u8) -> Option<PointReading> {
        let at = self.readings.binary_search_by_key(&index, |reading| reading.index).ok()?;
        Some(self.readings[at])
    }

    /// Adds to what stands at the reading's index. `None` when a sum leaves u64.
    #[must_use]
    pub fn add(&mut self, reading: PointReading) -> Option<()> {
        match self.readings.binary_search_by_key(&reading.index, |known| known.index) {
            Ok(at) => {
                let known = &mut self.readings[at];
                known.import_wh = known.import_wh.checked_add(reading.import_wh)?;
                known.export_wh = known.export_wh.checked_add(reading.export_wh)?;
            }
            Err(at) => self.readings.insert(at, reading),
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn energies_come_back_as_they_were_added_in_any_order(added in prop::collection::vec((any::<u8>(), 0..1u64 << 40, 0..1u64 << 40), 0..300)) {
            let mut energy = SlotEnergy::default();
            for (index, import_wh, export_wh) in &added {
                energy.add(PointReading { index: *index, import_wh: *import_wh, export_wh: *export_wh }).expect("sums are small");
            }
            prop_assert_eq!(SlotEnergy::decode(&energy.encode()), Ok(energy.clone()));
            for index in 0..=u8::MAX {
                let here = added.iter().filter(|(at, ..)| *at == index);
                let import_wh: u64 = here.map(|(_, import_wh, _)| import_wh).sum();
                prop_assert_eq!(energy.get(index).map_or(0, |reading| reading.import_wh), import_wh);
            }
        }

        #[test]
        fn any_bytes_decode_to_energies_that_encode_to_them_or_to_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(energy) = SlotEnergy::decode(&bytes) {
                prop_assert_eq!(energy.encode(), bytes);
            }
        }
    }
}
