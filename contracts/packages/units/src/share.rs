//! Pro rata sharing by cumulative rounding down (market specification, section 1).

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Shares `total` over parts of sizes that add up to `whole`, one part at a time and in a fixed order.
///
/// The part that spans `before..after` of the whole gets `floor(total*after/whole) - floor(total*before/whole)`. The parts' shares sum
/// to `total` and each is within one of its exact share. [`Share::before`] is the only state: stop anywhere, go on with
/// [`Share::resume`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    total: u64,
    whole: u64,
    before: u64,
    given: u64,
}

/// Why something cannot be shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ShareError {
    /// There is more to give than the parts can take.
    #[error("{total} cannot be shared over parts of {whole} in all")]
    MoreThanWhole {
        /// What was to be shared.
        total: u64,
        /// What the parts add up to.
        whole: u64,
    },
    /// The parts are larger than was said.
    #[error("a part of {size} after {before} exceeds the whole {whole}")]
    Overrun {
        /// The part's size.
        size: u64,
        /// The sizes before it.
        before: u64,
        /// What the parts were said to add up to.
        whole: u64,
    },
    /// The parts do not add up to the whole.
    #[error("the parts add up to {before}, not to {whole}")]
    Unfinished {
        /// The sizes seen.
        before: u64,
        /// What the parts were said to add up to.
        whole: u64,
    },
}

impl Share {
    /// Starts sharing `total` over parts that add up to `whole`.
    pub const fn new(total: u64, whole: u64) -> Result<Self, ShareError> {
        if total > whole {
            return Err(ShareError::MoreThanWhole { total, whole });
        }
        Ok(Self { total, whole, before: 0, given: 0 })
    }

    /// Goes on after parts that add up to `before`.
    pub fn resume(total: u64, whole: u64, before: u64) -> Result<Self, ShareError> {
        let mut share = Self::new(total, whole)?;
        share.next(before)?;
        Ok(share)
    }

    /// The share of the next part.
    pub fn next(&mut self, size: u64) -> Result<u64, ShareError> {
        let Self { total, whole, before, given } = *self;
        let after = match before.checked_add(size) {
            Some(after) if after <= whole => after,
            _ => return Err(ShareError::Overrun { size, before, whole }),
        };
        let given_after = prorate(total, after, whole);
        self.before = after;
        self.given = given_after;
        // Cumulative shares never fall, because `after >= before`.
        Ok(given_after.saturating_sub(given))
    }

    /// The sizes seen so far: the state to keep.
    pub const fn before(&self) -> u64 {
        self.before
    }

    /// What was given away so far.
    pub const fn given(&self) -> u64 {
        self.given
    }

    /// Checks that every part was seen, and so that everything was given away.
    pub const fn finish(&self) -> Result<(), ShareError> {
        if self.before != self.whole {
            return Err(ShareError::Unfinished { before: self.before, whole: self.whole });
        }
        Ok(())
    }
}

/// Shares `total` over `sizes` in one go.
pub fn share(total: u64, sizes: &[u64]) -> Result<Vec<u64>, ShareError> {
    let mut whole = 0u64;
    for &size in sizes {
        whole =
            whole.checked_add(size).ok_or(ShareError::Overrun { size, before: whole, whole: u64::MAX })?;
    }
    let mut share = Share::new(total, whole)?;
    sizes.iter().map(|&size| share.next(size)).collect()
}

/// `floor(total * part / whole)` for `total <= whole` and `part <= whole`.
#[allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation)]
fn prorate(total: u64, part: u64, whole: u64) -> u64 {
    if total == whole || whole == 0 {
        return part;
    }
    match total.checked_mul(part) {
        Some(product) => product / whole,
        // The quotient is at most `total`, and two u64 always multiply within a u128.
        None => (u128::from(total) * u128::from(part) / u128::from(whole)) as u64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parts_are_rounded_down_cumulatively() {
        assert_eq!(share(10, &[1, 1, 1]), Err(ShareError::MoreThanWhole { total: 10, whole: 3 }));
        assert_eq!(share(2, &[1, 1, 1]), Ok(vec![0, 1, 1]));
        assert_eq!(share(5, &[3, 3, 4]), Ok(vec![1, 2, 2]));
        assert_eq!(share(0, &[3, 0, 4]), Ok(vec![0, 0, 0]));
        assert_eq!(share(0, &[]), Ok(vec![]));
    }

    #[test]
    fn the_largest_numbers_share_without_overflow() {
        assert_eq!(share(u64::MAX, &[u64::MAX]), Ok(vec![u64::MAX]));
        assert_eq!(
            share(u64::MAX - 1, &[u64::MAX / 2, u64::MAX / 2 + 1]),
            Ok(vec![u64::MAX / 2 - 1, u64::MAX / 2 + 1])
        );
        assert!(matches!(share(1, &[u64::MAX, 1]), Err(ShareError::Overrun { size: 1, .. })));
    }

    #[test]
    fn more_parts_than_were_announced_are_refused() {
        let mut share = Share::new(1, 3).unwrap();
        assert_eq!(share.next(4), Err(ShareError::Overrun { size: 4, before: 0, whole: 3 }));
        share.next(2).unwrap();
        assert_eq!(share.finish(), Err(ShareError::Unfinished { before: 2, whole: 3 }));
    }

    proptest! {
        #[test]
        fn shares_sum_to_the_total_and_are_within_one_of_each_part(
            sizes in prop::collection::vec(0u64..1 << 58, 0..40), permille in 0u64..=1000,
        ) {
            let whole: u64 = sizes.iter().sum();
            let total = u64::try_from(u128::from(whole) * u128::from(permille) / 1000).unwrap();
            let shares = share(total, &sizes).unwrap();
            prop_assert_eq!(shares.iter().sum::<u64>(), total);
            for (share, size) in shares.iter().zip(&sizes) {
                let exact = u128::from(total) * u128::from(*size);
                let got = u128::from(*share) * u128::from(whole);
                prop_assert!(exact.abs_diff(got) <= u128::from(whole));
                prop_assert!(share <= size);
            }
        }

        #[test]
        fn stopping_anywhere_changes_nothing(
            sizes in prop::collection::vec(0u64..1 << 40, 1..40), permille in 0u64..=1000, stop in any::<prop::sample::Index>(),
        ) {
            let whole: u64 = sizes.iter().sum();
            let total = u64::try_from(u128::from(whole) * u128::from(permille) / 1000).unwrap();
            let stop = stop.index(sizes.len());
            let mut first = Share::new(total, whole).unwrap();
            let mut shares: Vec<u64> = sizes[..stop].iter().map(|&size| first.next(size).unwrap()).collect();
            let mut second = Share::resume(total, whole, first.before()).unwrap();
            prop_assert_eq!(second, first);
            shares.extend(sizes[stop..].iter().map(|&size| second.next(size).unwrap()));
            prop_assert_eq!(second.finish(), Ok(()));
            prop_assert_eq!(shares, share(total, &sizes).unwrap());
        }
    }
}
