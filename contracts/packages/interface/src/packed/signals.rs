use std::{iter, ops::Range};

use units::pack::{PackError, Reader, write_u64};

use crate::grid::{DemandResponseEvent, GridState, MAX_MULTIPLIER_PERMILLE};

/// What the grid tells the market between two slots: `terms_version varint | number of zones varint | zone * | event *`, a zone being
/// `parent_id + 1 varint, 0 for the root | state u8 | last slot without batches varint` in order of id from 0, the last one only where the state's
/// byte has the bit 4, which an emergency alone can have; an event `event_id varint | zone_id varint | from_slot varint |
/// to_slot - from_slot varint | multiplier_permille varint`, ids strictly ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signals {
    /// Moves whenever a slot's terms do: tariff, lines, islands, zones and their operators. While it stands, what
    /// [`crate::grid::QueryMsg::SlotGrid`] answers for a slot stands as well, but for storage room.
    pub terms_version: u64,
    /// The zone of id `i` at `i`; the root is 0, and a parent comes before its children.
    pub zones: Vec<ZoneSignal>,
    /// In order of id: those not over, and maybe some that are.
    pub events: Vec<DemandResponseEvent>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ZoneSignal {
    /// The root has none.
    pub parent_id: Option<u32>,
    pub state: GridState,
    /// Of an emergency that was measured: the last slot in which what rests in the zone's books may stay out of batches.
    pub batches_stopped_until: Option<u32>,
}

/// Of the byte of a state.
const BATCHES_STOPPED: u8 = 1 << 2;

impl Signals {
    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let terms_version = reader.u64()?;
        let zones = (0..reader.u32()?)
            .map(|zone_id| ZoneSignal::decode(&mut reader, zone_id))
            .collect::<Result<Vec<_>, _>>()?;
        let mut events: Vec<DemandResponseEvent> = Vec::new();
        while !reader.is_empty() {
            events.push(event(&mut reader, zones.len(), events.last())?);
        }
        Ok(Self { terms_version, zones, events })
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(8 + self.zones.len() * 2 + self.events.len() * 12);
        write_u64(&mut bytes, self.terms_version);
        write_u64(&mut bytes, self.zones.len() as u64);
        for zone in &self.zones {
            write_u64(&mut bytes, zone.parent_id.map_or(0, |parent_id| u64::from(parent_id) + 1));
            zone.encode_state(&mut bytes);
        }
        for event in &self.events {
            write_u64(&mut bytes, event.event_id.into());
            write_u64(&mut bytes, event.zone_id.into());
            write_u64(&mut bytes, event.from_slot.into());
            write_u64(&mut bytes, event.to_slot.saturating_sub(event.from_slot).into());
            write_u64(&mut bytes, event.multiplier_permille.into());
        }
        bytes
    }

    /// Ids of all zones, in order.
    pub fn zone_ids(&self) -> Range<u32> {
        0..u32::try_from(self.zones.len()).unwrap_or(u32::MAX)
    }

    /// The state of the zone itself; `None` when there is no such zone.
    pub fn state_of(&self, zone_id: u32) -> Option<GridState> {
        self.zone(zone_id).map(|zone| zone.state)
    }

    /// Zones whose orders take part in no batch in `slot`, each with the last slot in which that may be.
    pub fn without_batches(&self, slot: u32) -> impl Iterator<Item = (u32, u32)> {
        let zones = self.zone_ids().zip(&self.zones);
        zones.filter_map(move |(zone_id, zone)| {
            Some((zone_id, zone.batches_stopped_until.filter(|until_slot| *until_slot >= slot)?))
        })
    }

    /// The multiplier of the event that holds in the zone in `slot`: its own, or else that of its nearest ancestor with one.
    pub fn event_multiplier(&self, zone_id: u32, slot: u32) -> Option<u16> {
        let in_slot = |event: &&DemandResponseEvent| (event.from_slot..=event.to_slot).contains(&slot);
        self.lineage(zone_id).find_map(|zone_id| {
            let event = self.events.iter().filter(in_slot).find(|event| event.zone_id == zone_id)?;
            Some(event.multiplier_permille)
        })
    }

    /// The zone, its parent and so on to the root; nothing when there is no such zone.
    fn lineage(&self, zone_id: u32) -> impl Iterator<Item = u32> {
        let known = self.zone(zone_id).map(|_| zone_id);
        iter::successors(known, |zone_id| self.zone(*zone_id)?.parent_id)
    }

    fn zone(&self, zone_id: u32) -> Option<&ZoneSignal> {
        self.zones.get(usize::try_from(zone_id).ok()?)
    }
}

impl ZoneSignal {
    fn decode(reader: &mut Reader<'_>, zone_id: u32) -> Result<Self, PackError> {
        let parent = reader.u64()?;
        let parent_id = match parent.checked_sub(1) {
            None if zone_id == 0 => None,
            Some(parent_id) if parent_id < u64::from(zone_id) => u32::try_from(parent_id).ok(),
            _ => return Err(PackError::Unexpected { value: parent, at: reader.position() }),
        };
        let code = reader.u8()?;
        let unexpected = PackError::Unexpected { value: code.into(), at: reader.position() };
        if code == GridState::Emergency.code() | BATCHES_STOPPED {
            let batches_stopped_until = Some(reader.u32()?);
            return Ok(Self { parent_id, state: GridState::Emergency, batches_stopped_until });
        }
        let state = GridState::from_code(code).ok_or(unexpected)?;
        Ok(Self { parent_id, state, batches_stopped_until: None })
    }

    fn encode_state(&self, bytes: &mut Vec<u8>) {
        match self.batches_stopped_until.filter(|_| self.state == GridState::Emergency) {
            Some(until_slot) => {
                bytes.push(self.state.code() | BATCHES_STOPPED);
                write_u64(bytes, until_slot.into());
            }
            None => bytes.push(self.state.code()),
        }
    }
}

fn event(
    reader: &mut Reader<'_>,
    zone_count: usize,
    previous: Option<&DemandResponseEvent>,
) -> Result<DemandResponseEvent, PackError> {
    let mut field = |is_valid: &dyn Fn(u32) -> bool| {
        let value = reader.u32()?;
        let unexpected = PackError::Unexpected { value: value.into(), at: reader.position() };
        if is_valid(value) { Ok(value) } else { Err(unexpected) }
    };
    let event_id = field(&|id| previous.is_none_or(|previous| previous.event_id < id))?;
    let zone_id = field(&|id| (id as usize) < zone_count)?;
    let from_slot = field(&|_| true)?;
    let more_slots = field(&|more| from_slot.checked_add(more).is_some())?;
    let multiplier = field(&|permille| (1..=MAX_MULTIPLIER_PERMILLE.into()).contains(&permille))?;
    Ok(DemandResponseEvent {
        event_id,
        zone_id,
        from_slot,
        to_slot: from_slot.saturating_add(more_slots),
        multiplier_permille: multiplier.try_into().unwrap_or(MAX_MULTIPLIER_PERMILLE),
    })
}

#[cfg(test)]
mod tests {
    use proptest::{prelude::*, sample::Index};

    use super::*;

    fn event(event_id: u32, zone_id: u32, from_slot: u32, to_slot: u32) -> DemandResponseEvent {
        let multiplier_permille = 1_000 + event_id as u16;
        DemandResponseEvent { event_id, zone_id, from_slot, to_slot, multiplier_permille }
    }

    /// Zone 0, 1 and 2 below it, 3 below 1, 4 below 3.
    fn tree() -> Vec<ZoneSignal> {
        [None, Some(0), Some(0), Some(1), Some(3)]
            .map(|parent_id| ZoneSignal { parent_id, ..ZoneSignal::default() })
            .to_vec()
    }

    #[test]
    fn an_event_holds_below_its_zone_until_a_nearer_one() {
        let events = vec![event(0, 0, 10, 20), event(1, 3, 15, 15), event(2, 1, 30, 40), event(3, 3, 16, 17)];
        let signals = Signals { zones: tree(), events, ..Signals::default() };
        let rows = [
            (0, 9, None),
            (0, 10, Some(1_000)),
            (4, 20, Some(1_000)),
            (4, 21, None),
            (4, 15, Some(1_001)),
            (3, 15, Some(1_001)),
            (1, 15, Some(1_000)),
            (4, 17, Some(1_003)),
            (2, 35, None),
            (0, 35, None),
            (4, 35, Some(1_002)),
            (5, 15, None),
        ];
        for (zone_id, slot, expected) in rows {
            assert_eq!(signals.event_multiplier(zone_id, slot), expected, "zone {zone_id}, slot {slot}");
        }
    }

    #[test]
    fn a_state_is_of_its_zone_alone() {
        let mut signals = Signals { zones: tree(), ..Signals::default() };
        signals.zones[1].state = GridState::Emergency;
        assert_eq!(signals.zone_ids(), 0..5);
        let states = [0, 1, 3, 5].map(|zone_id| signals.state_of(zone_id));
        let normal = Some(GridState::Normal);
        assert_eq!(states, [normal, Some(GridState::Emergency), normal, None]);
    }

    #[test]
    fn batches_stop_in_their_zone_alone_and_no_longer_than_it_says() {
        let mut signals = Signals { zones: tree(), ..Signals::default() };
        let emergency = |until_slot| ZoneSignal {
            parent_id: Some(0),
            state: GridState::Emergency,
            batches_stopped_until: until_slot,
        };
        (signals.zones[1], signals.zones[2]) = (emergency(Some(20)), emergency(None));
        let stopped = |slot| signals.without_batches(slot).collect::<Vec<_>>();
        assert_eq!([0, 20, 21].map(stopped), [vec![(1, 20)], vec![(1, 20)], vec![]]);
    }

    #[test]
    fn a_full_grid_takes_less_than_a_kilobyte() {
        let zone = |zone_id: u32| ZoneSignal {
            parent_id: zone_id.checked_sub(1),
            state: GridState::Emergency,
            batches_stopped_until: Some(1_944_095),
        };
        let signals = Signals {
            terms_version: 100_000,
            zones: (0..64).map(zone).collect(),
            events: (0..32).map(|id| event(1_000_000 + id, 63, 1_944_000, 1_944_096)).collect(),
        };
        assert!(signals.encode().len() < 1_000, "{} bytes", signals.encode().len());
    }

    #[test]
    fn what_is_no_signals_is_refused() {
        let rows: [(&str, &[u8], PackError); 11] = [
            ("nothing", &[], PackError::Truncated { at: 0 }),
            ("zones that are missing", &[0, 2, 0, 0], PackError::Truncated { at: 4 }),
            ("a root with a parent", &[0, 1, 1, 0], PackError::Unexpected { value: 1, at: 3 }),
            ("a second root", &[0, 2, 0, 0, 0, 0], PackError::Unexpected { value: 0, at: 5 }),
            ("a zone below itself", &[0, 2, 0, 0, 2, 0], PackError::Unexpected { value: 2, at: 5 }),
            ("an unknown state", &[0, 1, 0, 4], PackError::Unexpected { value: 4, at: 4 }),
            ("an alert without batches", &[0, 1, 0, 5, 9], PackError::Unexpected { value: 5, at: 4 }),
            ("no last slot", &[0, 1, 0, 6], PackError::Truncated { at: 4 }),
            ("an event of no zone", &[0, 1, 0, 0, 7, 1, 5, 0, 1], PackError::Unexpected { value: 1, at: 6 }),
            ("a multiplier of zero", &[0, 1, 0, 0, 7, 0, 5, 0, 0], PackError::Unexpected { value: 0, at: 9 }),
            (
                "an event after itself",
                &[0, 1, 0, 0, 7, 0, 5, 0, 1, 7, 0, 9, 0, 1],
                PackError::Unexpected { value: 7, at: 10 },
            ),
        ];
        for (what, bytes, refused) in rows {
            assert_eq!(Signals::decode(bytes), Err(refused), "{what}");
        }
    }

    prop_compose! {
        fn any_signals()(
            terms_version: u64,
            zones in prop::collection::vec((any::<Index>(), 0..4u8, any::<Option<u32>>()), 1..64),
            events in prop::collection::btree_map(any::<u32>(), (any::<Index>(), any::<u32>(), any::<u32>(), 1..=MAX_MULTIPLIER_PERMILLE), 0..32),
        ) -> Signals {
            let zone_count = zones.len();
            let zone = |(zone_id, (parent, code, until_slot)): (usize, (Index, u8, Option<u32>))| ZoneSignal {
                parent_id: (zone_id > 0).then(|| parent.index(zone_id) as u32),
                state: GridState::from_code(code).unwrap(),
                batches_stopped_until: until_slot.filter(|_| code == GridState::Emergency.code()),
            };
            let event = |(event_id, (zone, slot, other_slot, multiplier_permille)): (u32, (Index, u32, u32, u16))| DemandResponseEvent {
                event_id,
                zone_id: zone.index(zone_count) as u32,
                from_slot: slot.min(other_slot),
                to_slot: slot.max(other_slot),
                multiplier_permille,
            };
            Signals {
                terms_version,
                zones: zones.into_iter().enumerate().map(zone).collect(),
                events: events.into_iter().map(event).collect(),
            }
        }
    }

    proptest! {
        #[test]
        fn signals_come_back_as_they_were(signals in any_signals()) {
            prop_assert_eq!(Signals::decode(&signals.encode()), Ok(signals));
        }

        #[test]
        fn any_bytes_decode_to_signals_that_encode_to_them_or_to_an_error(
            signals in any_signals(),
            changes in prop::collection::vec((any::<Index>(), any::<u8>()), 0..3),
            end in any::<Index>(),
        ) {
            let mut bytes = signals.encode();
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            for bytes in [&bytes[..], &bytes[..end.index(bytes.len())]] {
                if let Ok(signals) = Signals::decode(bytes) {
                    prop_assert_eq!(signals.encode(), bytes);
                }
            }
        }

        #[test]
        fn who_has_no_event_of_its_own_has_its_parents(signals in any_signals(), slot: u32) {
            for zone_id in signals.zone_ids() {
                let is_here = |event: &&DemandResponseEvent| {
                    event.zone_id == zone_id && (event.from_slot..=event.to_slot).contains(&slot)
                };
                let expected = match (signals.events.iter().find(is_here), signals.zones[zone_id as usize].parent_id) {
                    (Some(own), _) => Some(own.multiplier_permille),
                    (None, Some(parent_id)) => signals.event_multiplier(parent_id, slot),
                    (None, None) => None,
                };
                prop_assert_eq!(signals.event_multiplier(zone_id, slot), expected);
            }
        }
    }
}
