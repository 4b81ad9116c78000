use std::iter::FusedIterator;

use thiserror::Error;
use units::pack::{PackError, Reader, write_u64};

use crate::signed::Reading;

pub const SIGNATURE_LEN: usize = 64;
const VERSION: u8 = 1;
const HEADER_LEN: usize = 9;
/// A full bank of readings with the longest registers.
pub const MAX_BATCH_BYTES: usize = HEADER_LEN + 256 * (2 + 10 + 10 + SIGNATURE_LEN);

/// Readings of one bank for one slot: `version u8 = 1 | bank u32 | slot u32 | reading*`, a reading being
/// `index u8 | flags u8 | import_total_wh varint | export_total_wh varint | signature 64`, indexes strictly ascending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingBatch {
    pub bank: u32,
    pub slot: u32,
    pub readings: Vec<BatchReading>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchReading {
    /// Place within the bank.
    pub index: u8,
    pub flags: u8,
    pub import_total_wh: u64,
    pub export_total_wh: u64,
    pub signature: [u8; SIGNATURE_LEN],
}

#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum BatchError {
    #[error("batch of {length} bytes is longer than {MAX_BATCH_BYTES}")]
    TooLong { length: usize },
    #[error("batch version {version} is not {VERSION}")]
    Version { version: u8 },
    #[error("batch without readings")]
    Empty,
    #[error("reading of index {index} does not come after index {previous}")]
    NotAscending { index: u8, previous: u8 },
    #[error("malformed batch: {0}")]
    Malformed(#[from] PackError),
}

impl ReadingBatch {
    pub fn decode(bytes: &[u8]) -> Result<Self, BatchError> {
        if bytes.len() > MAX_BATCH_BYTES {
            return Err(BatchError::TooLong { length: bytes.len() });
        }
        let mut reader = Reader::new(bytes);
        let version = reader.u8()?;
        if version != VERSION {
            return Err(BatchError::Version { version });
        }
        let bank = u32::from_be_bytes(reader.bytes()?);
        let slot = u32::from_be_bytes(reader.bytes()?);
        let mut readings: Vec<BatchReading> = Vec::new();
        while !reader.is_empty() {
            let reading = BatchReading::decode(&mut reader)?;
            match readings.last() {
                Some(previous) if previous.index >= reading.index => {
                    return Err(BatchError::NotAscending { index: reading.index, previous: previous.index });
                }
                _ => readings.push(reading),
            }
        }
        if readings.is_empty() {
            return Err(BatchError::Empty);
        }
        Ok(Self { bank, slot, readings })
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        bytes.extend_from_slice(&self.bank.to_be_bytes());
        bytes.extend_from_slice(&self.slot.to_be_bytes());
        for reading in &self.readings {
            bytes.extend_from_slice(&[reading.index, reading.flags]);
            write_u64(&mut bytes, reading.import_total_wh);
            write_u64(&mut bytes, reading.export_total_wh);
            bytes.extend_from_slice(&reading.signature);
        }
        bytes
    }

    /// The readings as their meters signed them, in order of index.
    pub fn signed(&self) -> impl FusedIterator<Item = (Reading, &BatchReading)> {
        let first = self.bank.wrapping_shl(8);
        self.readings.iter().map(move |packed| {
            let reading = Reading {
                meter_id: first | u32::from(packed.index),
                slot: self.slot,
                import_total_wh: packed.import_total_wh,
                export_total_wh: packed.export_total_wh,
                flags: packed.flags,
            };
            (reading, packed)
        })
    }
}

impl BatchReading {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        Ok(Self {
            index: reader.u8()?,
            flags: reader.u8()?,
            import_total_wh: reader.u64()?,
            export_total_wh: reader.u64()?,
            signature: reader.bytes()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn reading(index: u8) -> BatchReading {
        BatchReading {
            index,
            flags: 0,
            import_total_wh: 300,
            export_total_wh: 2,
            signature: [7; SIGNATURE_LEN],
        }
    }

    #[test]
    fn a_reading_with_ordinary_registers_takes_about_seventy_bytes() {
        let batch = ReadingBatch { bank: 1, slot: 2, readings: vec![reading(0)] };
        assert_eq!(batch.encode().len(), HEADER_LEN + 2 + 2 + 1 + SIGNATURE_LEN);
    }

    #[test]
    fn a_meter_stands_in_a_batch_only_once_and_in_order() {
        for (first, second) in [(3, 3), (4, 3)] {
            let batch = ReadingBatch { bank: 0, slot: 0, readings: vec![reading(first), reading(second)] };
            let refused = BatchError::NotAscending { index: second, previous: first };
            assert_eq!(ReadingBatch::decode(&batch.encode()), Err(refused));
        }
    }

    #[test]
    fn what_is_no_batch_is_refused_with_its_reason() {
        let good = ReadingBatch { bank: 0, slot: 0, readings: vec![reading(0)] }.encode();
        assert_eq!(ReadingBatch::decode(&good[..9]), Err(BatchError::Empty));
        assert!(matches!(
            ReadingBatch::decode(&good[..20]),
            Err(BatchError::Malformed(PackError::Truncated { .. }))
        ));
        assert_eq!(ReadingBatch::decode(&[2]), Err(BatchError::Version { version: 2 }));
        let long = vec![1; MAX_BATCH_BYTES + 1];
        assert_eq!(ReadingBatch::decode(&long), Err(BatchError::TooLong { length: MAX_BATCH_BYTES + 1 }));
    }

    proptest! {
        #[test]
        fn any_bytes_decode_to_a_batch_that_encodes_to_them_or_to_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            if let Ok(batch) = ReadingBatch::decode(&bytes) {
                prop_assert_eq!(batch.encode(), bytes);
            }
        }

        #[test]
        fn a_batch_comes_back_as_it_was(bank: u32, slot: u32, totals in prop::collection::btree_map(any::<u8>(), any::<(u8, u64, u64)>(), 1..256)) {
            let readings = totals
                .into_iter()
                .map(|(index, (flags, import_total_wh, export_total_wh))| BatchReading {
                    index, flags, import_total_wh, export_total_wh, signature: [index; SIGNATURE_LEN],
                })
                .collect();
            let batch = ReadingBatch { bank, slot, readings };
            prop_assert_eq!(ReadingBatch::decode(&batch.encode()), Ok(batch));
        }
    }
}
