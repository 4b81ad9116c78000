use units::pack::{PackError, Reader, write_u64};

/// Export of a bank's points that is beyond what their inverters feed in, until verifiers have decided about it:
/// `(index u8 | from_slot varint | to_slot - from_slot varint | export_wh varint)*`, one a point, ascending by index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuarantineBank {
    held: Vec<QuarantinedExport>,
}

/// What one point is said to have fed in over some slots, and was not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuarantinedExport {
    pub index: u8,
    pub from_slot: u32,
    /// The last one.
    pub to_slot: u32,
    pub export_wh: u64,
}

impl QuarantineBank {
    /// In order of index.
    pub fn all(&self) -> &[QuarantinedExport] {
        &self.held
    }

    pub fn get(&self, index: u8) -> Option<QuarantinedExport> {
        self.place(index).ok().map(|at| self.held[at])
    }

    /// Adds to what is held of the point. `None` when a sum leaves u64.
    #[must_use]
    pub fn add(&mut self, more: QuarantinedExport) -> Option<QuarantinedExport> {
        match self.place(more.index) {
            Ok(at) => {
                let held = &mut self.held[at];
                held.from_slot = held.from_slot.min(more.from_slot);
                held.to_slot = held.to_slot.max(more.to_slot);
                held.export_wh = held.export_wh.checked_add(more.export_wh)?;
                Some(*held)
            }
            Err(at) => {
                self.held.insert(at, more);
                Some(more)
            }
        }
    }

    pub fn remove(&mut self, index: u8) {
        self.held.retain(|held| held.index != index);
    }

    fn place(&self, index: u8) -> Result<usize, usize> {
        self.held.binary_search_by_key(&index, |held| held.index)
    }

    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut held: Vec<QuarantinedExport> = Vec::new();
        while !reader.is_empty() {
            let (index, from_slot, more) = (reader.u8()?, reader.u32()?, reader.u32()?);
            let unexpected =
                |value: u32| PackError::Unexpected { value: value.into(), at: reader.position() };
            if held.last().is_some_and(|last| last.index >= index) {
                return Err(unexpected(index.into()));
            }
            let to_slot = from_slot.checked_add(more).ok_or_else(|| unexpected(more))?;
            held.push(QuarantinedExport { index, from_slot, to_slot, export_wh: reader.u64()? });
        }
        Ok(Self { held })
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.held.len() * 12);
        for held in &self.held {
            bytes.push(held.index);
            write_u64(&mut bytes, held.from_slot.into());
            write_u64(&mut bytes, held.to_slot.saturating_sub(held.from_slot).into());
            write_u64(&mut bytes, held.export_wh);
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn export(index: u8, from_slot: u32, to_slot: u32, export_wh: u64) -> QuarantinedExport {
        QuarantinedExport { index, from_slot, to_slot, export_wh }
    }

    #[test]
    fn a_point_has_one_sum_over_all_its_slots_until_it_is_taken_out() {
        let mut bank = QuarantineBank::default();
        for more in [export(7, 10, 10, 100), export(3, 11, 11, 1), export(7, 14, 15, 50)] {
            assert!(bank.add(more).is_some());
        }
        assert_eq!(bank.all(), [export(3, 11, 11, 1), export(7, 10, 15, 150)]);
        assert_eq!(bank.add(export(7, 16, 16, u64::MAX)), None);
        bank.remove(3);
        assert_eq!((bank.get(3), bank.all().len()), (None, 1));
    }

    proptest! {
        #[test]
        fn quarantines_come_back_as_they_were(
            added in prop::collection::vec((any::<u8>(), any::<u32>(), any::<u32>(), any::<u32>()), 0..60),
        ) {
            let mut bank = QuarantineBank::default();
            for (index, one, other, export_wh) in added {
                let sum = bank.add(export(index, one.min(other), one.max(other), export_wh.into()));
                prop_assert_eq!(bank.get(index), sum);
            }
            prop_assert_eq!(QuarantineBank::decode(&bank.encode()), Ok(bank));
        }

        #[test]
        fn any_bytes_decode_to_quarantines_that_encode_to_them_or_to_an_error(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            if let Ok(bank) = QuarantineBank::decode(&bytes) {
                prop_assert_eq!(bank.encode(), bytes);
            }
        }
    }
}
