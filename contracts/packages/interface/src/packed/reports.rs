use units::pack::{PackError, Reader, write_u64};

/// Which slots trading has reported: `newest slot + 1 varint, 0 before the first report | kept_from varint`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reports {
    pub newest_slot: Option<u32>,
    /// Totals of slots before this are gone.
    pub kept_from: u32,
}

impl Reports {
    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let after_newest = reader.u64()?;
        let too_large = PackError::TooLarge { at: 0 };
        let newest_slot =
            after_newest.checked_sub(1).map(u32::try_from).transpose().map_err(|_| too_large)?;
        let reports = Self { newest_slot, kept_from: reader.u32()? };
        reader.finish()?;
        Ok(reports)
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(10);
        write_u64(&mut bytes, self.newest_slot.map_or(0, |slot| u64::from(slot) + 1));
        write_u64(&mut bytes, self.kept_from.into());
        bytes
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn reports_come_back_as_they_were(newest_slot: Option<u32>, kept_from: u32) {
            let reports = Reports { newest_slot, kept_from };
            prop_assert_eq!(Reports::decode(&reports.encode()), Ok(reports));
        }

        #[test]
        fn any_bytes_decode_to_reports_that_encode_to_them_or_to_an_error(bytes in prop::collection::vec(any::<u8>(), 0..14)) {
            if let Ok(reports) = Reports::decode(&bytes) {
                prop_assert_eq!(reports.encode(), bytes);
            }
        }
    }
}
