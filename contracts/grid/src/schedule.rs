//! What holds from which slot on.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use units::Slot;

/// Versions of one schedule, at most: past ones that may be asked for, the present one and planned ones.
pub const MAX_VERSIONS: usize = 32;

/// Versions of a value, each with the slot from which it holds, strictly ascending and never empty.
///
/// Past versions stay until their room is needed, and never go before every slot in which they hold is settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule<T>(Vec<(Slot, T)>);

/// Every version is planned or may still be asked for. Trying again helps once older slots are settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "no room for a version from slot {from_slot}: {MAX_VERSIONS} are planned or belong to slots not settled yet"
)]
pub struct ScheduleFull {
    pub from_slot: Slot,
}

impl<T> Schedule<T> {
    /// `value` in every slot.
    pub fn always(value: T) -> Self {
        Self(vec![(0, value)])
    }

    /// What holds in `slot`; `None` when it is no longer kept.
    pub fn at(&self, slot: Slot) -> Option<&T> {
        let after = self.0.partition_point(|(from_slot, _)| *from_slot <= slot);
        self.0[..after].last().map(|(_, value)| value)
    }

    /// The first slot whose value is kept.
    pub fn oldest_slot(&self) -> Slot {
        self.0.first().map_or(0, |(from_slot, _)| *from_slot)
    }

    /// `value` holds from `from_slot` until the next version; a version of the same slot is replaced. Slots before `unsettled_from` are
    /// never asked for again. Returns the version that made room, if one had to.
    pub fn set(
        &mut self,
        from_slot: Slot,
        value: T,
        unsettled_from: Slot,
    ) -> Result<Option<T>, ScheduleFull> {
        if let Ok(at) = self.find(from_slot) {
            self.0[at].1 = value;
            return Ok(None);
        }
        let mut made_room = None;
        if self.0.len() >= MAX_VERSIONS {
            match self.0.get(1) {
                Some((superseded_from, _)) if *superseded_from <= unsettled_from => {
                    made_room = Some(self.0.remove(0).1);
                }
                _ => return Err(ScheduleFull { from_slot }),
            }
        }
        if let Err(at) = self.find(from_slot) {
            self.0.insert(at, (from_slot, value));
        }
        Ok(made_room)
    }

    /// Each version with the slot from which it holds, ascending.
    pub fn versions(&self) -> impl Iterator<Item = (Slot, &T)> {
        self.0.iter().map(|(from_slot, value)| (*from_slot, value))
    }

    fn find(&self, from_slot: Slot) -> Result<usize, usize> {
        self.0.binary_search_by_key(&from_slot, |(from_slot, _)| *from_slot)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_version_holds_from_its_slot_until_the_next_one() {
        let mut schedule = Schedule::always('a');
        schedule.set(10, 'b', 0).unwrap();
        schedule.set(20, 'd', 0).unwrap();
        schedule.set(15, 'c', 0).unwrap();
        for (slot, value) in [(0, 'a'), (9, 'a'), (10, 'b'), (14, 'b'), (15, 'c'), (20, 'd'), (u32::MAX, 'd')]
        {
            assert_eq!(schedule.at(slot), Some(&value), "slot {slot}");
        }
    }

    #[test]
    fn a_planned_version_is_replaced_by_one_of_the_same_slot() {
        let mut schedule = Schedule::always('a');
        schedule.set(10, 'b', 0).unwrap();
        schedule.set(10, 'c', 0).unwrap();
        assert_eq!(schedule.at(10), Some(&'c'));
    }

    #[test]
    fn no_version_goes_before_its_slots_are_settled() {
        let mut schedule = Schedule::always(0);
        for slot in 1..MAX_VERSIONS as u32 {
            schedule.set(slot, slot, 0).unwrap();
        }
        assert_eq!(schedule.set(100, 100, 0), Err(ScheduleFull { from_slot: 100 }));
        assert_eq!(schedule.at(0), Some(&0));
        schedule.set(100, 100, 1).unwrap();
        assert_eq!(schedule.at(0), None);
        assert_eq!(schedule.oldest_slot(), 1);
        assert_eq!(schedule.at(1), Some(&1));
    }

    proptest! {
        #[test]
        fn a_schedule_answers_like_one_that_forgets_nothing(
            steps in prop::collection::vec((0..4u32, 1..40u32, any::<u16>()), 1..200),
        ) {
            let mut schedule = Schedule::always(0);
            let mut all = BTreeMap::from([(0u32, 0u16)]);
            let (mut now, mut unsettled_from) = (0u32, 0u32);
            for (passed, ahead, value) in steps {
                now += passed;
                unsettled_from = unsettled_from.max(now.saturating_sub(10));
                let from_slot = now + ahead;
                let asked_for = all.range(unsettled_from + 1..).count() + 1;
                match schedule.set(from_slot, value, unsettled_from) {
                    Ok(_) => drop(all.insert(from_slot, value)),
                    Err(refused) => {
                        prop_assert_eq!(refused.from_slot, from_slot);
                        prop_assert!(asked_for >= MAX_VERSIONS);
                    }
                }
                prop_assert!(schedule.0.len() <= MAX_VERSIONS);
                for slot in unsettled_from..now + 50 {
                    prop_assert_eq!(schedule.at(slot), all.range(..=slot).next_back().map(|(_, value)| value));
                }
            }
        }
    }
}
