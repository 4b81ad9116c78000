//! Packed integers: unsigned LEB128, and zigzag for signed ones.
//!
//! One value has one encoding: overlong forms, values beyond the type and left-over bytes are refused, so that packed state can be
//! compared byte by byte.

use thiserror::Error;

/// Why bytes are not what was packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PackError {
    /// The bytes end inside a value.
    #[error("packed bytes end at {at} inside a value")]
    Truncated {
        /// Where the bytes end.
        at: usize,
    },
    /// The value has a shorter encoding.
    #[error("overlong integer in packed bytes at {at}")]
    Overlong {
        /// Where the value starts.
        at: usize,
    },
    /// The value does not fit its type.
    #[error("integer too large in packed bytes at {at}")]
    TooLarge {
        /// Where the value starts.
        at: usize,
    },
    /// A tag or a count is none of those that are written.
    #[error("unexpected value {value} in packed bytes before {at}")]
    Unexpected {
        /// The value read.
        value: u64,
        /// Where the value ends.
        at: usize,
    },
    /// Bytes follow the last value.
    #[error("{left} bytes left over after the packed values at {at}")]
    Trailing {
        /// Where the values end.
        at: usize,
        /// How many bytes follow.
        left: usize,
    },
}

/// Appends an unsigned integer.
#[allow(clippy::cast_possible_truncation)] // The low seven bits are masked.
pub fn write_u64(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends a signed integer.
pub fn write_i64(out: &mut Vec<u8>, value: i64) {
    write_u64(out, ((value << 1) ^ (value >> 63)).cast_unsigned());
}

/// Appends a wide unsigned integer.
#[allow(clippy::cast_possible_truncation)] // The low seven bits are masked.
pub fn write_u128(out: &mut Vec<u8>, mut value: u128) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends a wide signed integer.
pub fn write_i128(out: &mut Vec<u8>, value: i128) {
    write_u128(out, ((value << 1) ^ (value >> 127)).cast_unsigned());
}

/// Reads packed values one after the other.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// Reads from the start of `bytes`.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Where the next value starts.
    pub const fn position(&self) -> usize {
        self.at
    }

    /// Whether every byte was read.
    pub const fn is_empty(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// One raw byte.
    #[allow(clippy::arithmetic_side_effects)] // `at` is below the length of a slice.
    pub fn u8(&mut self) -> Result<u8, PackError> {
        let byte = *self.bytes.get(self.at).ok_or(PackError::Truncated { at: self.at })?;
        self.at += 1;
        Ok(byte)
    }

    /// `N` raw bytes.
    pub fn bytes<const N: usize>(&mut self) -> Result<[u8; N], PackError> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let taken = *rest.first_chunk::<N>().ok_or(PackError::Truncated { at: self.bytes.len() })?;
        self.at = self.at.saturating_add(N);
        Ok(taken)
    }

    /// An unsigned integer.
    #[allow(clippy::arithmetic_side_effects)] // `shift` stays below 70.
    pub fn u64(&mut self) -> Result<u64, PackError> {
        let start = self.at;
        let mut value = 0u64;
        let mut shift = 0u32;
        loop {
            let byte = self.u8()?;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 || shift > 63 {
                return Err(PackError::TooLarge { at: start });
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return if byte == 0 && shift > 0 {
                    Err(PackError::Overlong { at: start })
                } else {
                    Ok(value)
                };
            }
            shift += 7;
        }
    }

    /// An unsigned integer of at most 32 bits.
    pub fn u32(&mut self) -> Result<u32, PackError> {
        let at = self.at;
        u32::try_from(self.u64()?).map_err(|_| PackError::TooLarge { at })
    }

    /// A signed integer.
    pub fn i64(&mut self) -> Result<i64, PackError> {
        let zigzag = self.u64()?;
        Ok((zigzag >> 1).cast_signed() ^ (zigzag & 1).cast_signed().wrapping_neg())
    }

    /// A wide unsigned integer.
    #[allow(clippy::arithmetic_side_effects)] // `shift` stays below 133.
    pub fn u128(&mut self) -> Result<u128, PackError> {
        let start = self.at;
        let mut value = 0u128;
        let mut shift = 0u32;
        loop {
            let byte = self.u8()?;
            let bits = u128::from(byte & 0x7f);
            if shift == 126 && bits > 3 || shift > 126 {
                return Err(PackError::TooLarge { at: start });
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return if byte == 0 && shift > 0 {
                    Err(PackError::Overlong { at: start })
                } else {
                    Ok(value)
                };
            }
            shift += 7;
        }
    }

    /// A wide signed integer.
    pub fn i128(&mut self) -> Result<i128, PackError> {
        let zigzag = self.u128()?;
        Ok((zigzag >> 1).cast_signed() ^ (zigzag & 1).cast_signed().wrapping_neg())
    }

    /// Checks that nothing is left over.
    pub const fn finish(&self) -> Result<(), PackError> {
        match self.bytes.len().saturating_sub(self.at) {
            0 => Ok(()),
            left => Err(PackError::Trailing { at: self.at, left }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn packed(value: u64) -> Vec<u8> {
        let mut out = Vec::new();
        write_u64(&mut out, value);
        out
    }

    #[test]
    fn small_numbers_take_one_byte_and_the_largest_ten() {
        assert_eq!(packed(0), [0]);
        assert_eq!(packed(127), [127]);
        assert_eq!(packed(128), [0x80, 1]);
        assert_eq!(packed(624_485), [0xe5, 0x8e, 0x26]);
        assert_eq!(packed(u64::MAX).len(), 10);
    }

    #[test]
    fn signs_alternate() {
        for (value, bytes) in [(0, vec![0]), (-1, vec![1]), (1, vec![2]), (-2, vec![3])] {
            let mut out = Vec::new();
            write_i64(&mut out, value);
            assert_eq!(out, bytes);
        }
    }

    #[test]
    fn what_was_not_packed_is_refused() {
        let read = |bytes: &[u8]| Reader::new(bytes).u64();
        assert_eq!(read(&[]), Err(PackError::Truncated { at: 0 }));
        assert_eq!(read(&[0x80]), Err(PackError::Truncated { at: 1 }));
        assert_eq!(read(&[0x80, 0]), Err(PackError::Overlong { at: 0 }));
        assert_eq!(read(&[0xff; 10]), Err(PackError::TooLarge { at: 0 }));
        assert_eq!(
            read(&[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 2]),
            Err(PackError::TooLarge { at: 0 })
        );
        assert_eq!(Reader::new(&[0x80; 30]).u128(), Err(PackError::TooLarge { at: 0 }));
        assert_eq!(Reader::new(&packed(1 << 32)).u32(), Err(PackError::TooLarge { at: 0 }));
        assert_eq!(Reader::new(&[1, 2, 3]).bytes::<4>(), Err(PackError::Truncated { at: 3 }));
    }

    #[test]
    fn left_over_bytes_are_refused() {
        let mut reader = Reader::new(&[1, 2, 3]);
        reader.u64().unwrap();
        assert_eq!(reader.finish(), Err(PackError::Trailing { at: 1, left: 2 }));
    }

    proptest! {
        #[test]
        fn what_is_packed_is_read_back(a: u64, b: i64, c: u128, d: i128, raw: [u8; 3]) {
            let mut out = Vec::new();
            write_u64(&mut out, a);
            write_i64(&mut out, b);
            write_u128(&mut out, c);
            out.extend(raw);
            write_i128(&mut out, d);
            let mut reader = Reader::new(&out);
            prop_assert_eq!(reader.u64(), Ok(a));
            prop_assert_eq!(reader.i64(), Ok(b));
            prop_assert_eq!(reader.u128(), Ok(c));
            prop_assert_eq!(reader.bytes::<3>(), Ok(raw));
            prop_assert_eq!(reader.i128(), Ok(d));
            prop_assert_eq!(reader.finish(), Ok(()));
        }

        #[test]
        fn a_value_has_one_encoding(bytes in prop::collection::vec(any::<u8>(), 0..12)) {
            let mut reader = Reader::new(&bytes);
            if let Ok(value) = reader.u64() {
                prop_assert_eq!(packed(value), &bytes[..reader.position()]);
            }
        }
    }
}
