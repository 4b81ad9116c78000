use units::pack::{PackError, Reader, write_i64, write_u64};

/// What a feed of the oracle says: `value zigzag | updated_at varint`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedValue {
    /// In the feed's unit.
    pub value: i64,
    /// Unix seconds of the last report.
    pub updated_at: u64,
}

impl FeedValue {
    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let feed = Self { value: reader.i64()?, updated_at: reader.u64()? };
        reader.finish()?;
        Ok(feed)
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(10);
        write_i64(&mut bytes, self.value);
        write_u64(&mut bytes, self.updated_at);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_feed_comes_back_as_it_was(value: i64, updated_at: u64) {
            let feed = FeedValue { value, updated_at };
            prop_assert_eq!(FeedValue::decode(&feed.encode()), Ok(feed));
        }

        #[test]
        fn any_bytes_decode_to_a_feed_that_encodes_to_them_or_to_an_error(bytes in prop::collection::vec(any::<u8>(), 0..24)) {
            if let Ok(feed) = FeedValue::decode(&bytes) {
                prop_assert_eq!(feed.encode(), bytes);
            }
        }
    }
}
