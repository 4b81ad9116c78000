use interface::grid::MAX_STOPPED_SLOTS;
use units::pack::{PackError, Reader, write_u64};

/// A slot in which batches were stopped is made up for by so many in which they were not.
const MADE_UP_BY_SLOTS: u32 = 7;

/// For how long the batches of a zone may be stopped: a day, less what earlier emergencies took of it and was not made up for. Whatever a line, its bands
/// or its feeder are set to, its market runs for seven of eight days. Stored as `since varint | until varint | whole_from_slot varint`, since and
/// until as 0 where batches are not stopped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stops {
    stop: Option<Stop>,
    /// All is made up for in this slot.
    whole_from_slot: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stop {
    since_slot: u32,
    /// The last slot.
    until_slot: u32,
}

impl Stops {
    /// An emergency begins to be measured in slot `now`.
    pub fn begin(&mut self, now: u32) {
        let taken_slots = self.whole_from_slot.saturating_sub(now).div_ceil(MADE_UP_BY_SLOTS);
        let left_slots = MAX_STOPPED_SLOTS.saturating_sub(taken_slots);
        let until_slot = now.saturating_add(left_slots).saturating_sub(1);
        self.stop = (left_slots > 0).then_some(Stop { since_slot: now, until_slot });
    }

    /// It is over, or is only said any more.
    pub fn end(&mut self, now: u32) {
        let Some(Stop { since_slot, until_slot }) = self.stop.take() else { return };
        let slots = now.min(until_slot.saturating_add(1)).saturating_sub(since_slot);
        let to_make_up = slots.saturating_mul(MADE_UP_BY_SLOTS + 1);
        self.whole_from_slot = self.whole_from_slot.max(since_slot).saturating_add(to_make_up);
    }

    /// The last slot in which batches may be stopped, if they are in slot `now`.
    pub fn until_slot(&self, now: u32) -> Option<u32> {
        self.stop.map(|stop| stop.until_slot).filter(|until_slot| *until_slot >= now)
    }

    pub fn encode(&self, bytes: &mut Vec<u8>) {
        let (since_slot, until_slot) = self.stop.map_or((0, 0), |stop| (stop.since_slot, stop.until_slot));
        for slot in [since_slot, until_slot, self.whole_from_slot] {
            write_u64(bytes, slot.into());
        }
    }

    pub fn decode(reader: &mut Reader) -> Result<Self, PackError> {
        let (since_slot, until_slot, whole_from_slot) = (reader.u32()?, reader.u32()?, reader.u32()?);
        let stop = (until_slot > 0).then_some(Stop { since_slot, until_slot });
        Ok(Self { stop, whole_from_slot })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: u32 = 1_000;

    #[test]
    fn the_first_emergency_stops_batches_for_a_day_at_most() {
        let mut stops = Stops::default();
        stops.begin(NOW);
        assert_eq!(
            [NOW, NOW + 95, NOW + 96].map(|now| stops.until_slot(now)),
            [Some(NOW + 95), Some(NOW + 95), None]
        );
    }

    #[test]
    fn three_hours_of_every_day_are_made_up_for() {
        let mut stops = Stops::default();
        for day in 0..30 {
            let begins = NOW + day * 96;
            stops.begin(begins);
            assert_eq!(stops.until_slot(begins), Some(begins + 95), "day {day}");
            stops.end(begins + 12);
            assert_eq!(stops.until_slot(begins), None);
        }
    }

    #[test]
    fn who_has_taken_the_day_waits_for_seven_to_have_it_again() {
        let mut stops = Stops::default();
        stops.begin(NOW);
        stops.end(NOW + 500);
        let again = |mut stops: Stops, slot| {
            stops.begin(slot);
            stops.until_slot(slot)
        };
        let all = NOW + 96 * 8;
        assert_eq!(again(stops, all), Some(all + 95));
        assert_eq!(again(stops, all - 1), Some(all - 1 + 94));
        assert_eq!(again(stops, NOW + 500), Some(NOW + 500 + 96 - 39 - 1));
        stops.begin(NOW + 500);
        stops.end(NOW + 557);
        assert_eq!(again(stops, NOW + 557), None);
    }

    proptest! {
        #[test]
        fn however_emergencies_begin_and_end_batches_run_most_of_the_time(
            turns in prop::collection::vec((1..400u32, 1..60u32), 1..60),
        ) {
            let mut stops = Stops::default();
            let (mut now, mut stopped) = (NOW, 0u32);
            for (on, off) in turns {
                stops.begin(now);
                if let Some(until_slot) = stops.until_slot(now) {
                    stopped += (until_slot + 1 - now).min(on);
                }
                now += on;
                stops.end(now);
                now += off;
                prop_assert!(stopped <= 96 + (now - NOW) / 8 + 1, "{} of {}", stopped, now - NOW);
            }
        }

        #[test]
        fn they_come_back_as_they_were(begins in 1..u32::MAX, slots in 0..200u32, is_over: bool) {
            let mut stops = Stops::default();
            stops.begin(begins);
            if is_over {
                stops.end(begins.saturating_add(slots));
            }
            let mut bytes = Vec::new();
            stops.encode(&mut bytes);
            prop_assert_eq!(Stops::decode(&mut Reader::new(&bytes)), Ok(stops));
        }
    }
}
