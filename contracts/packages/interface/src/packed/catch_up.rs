use units::pack::{PackError, Reader, write_u64};

use super::Tariffs;

/// Spans that one point's late energy of one arrival slot is kept in, at most: they bound what settling a bank takes.
pub const MAX_CATCH_UP_SPANS: usize = 2;

/// Energy of a bank that arrived in one slot for slots that were over: spans in order of index, then of slots, each
/// `index u8 | from_slot varint | to_slot - from_slot varint | import_wh varint | export_wh varint`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CatchUpEnergy {
    spans: Vec<CatchUpSpan>,
}

/// What a meter measured in slots that were over: in one whose reading came late, or in several between which it is not known how it fell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CatchUpSpan {
    pub index: u8,
    pub from_slot: u32,
    /// The last one.
    pub to_slot: u32,
    pub import_wh: u64,
    pub export_wh: u64,
}

/// Why a span is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRoom {
    /// The point has all its spans; the next arrival slot has room for it.
    Spans,
    /// A sum leaves u64.
    Overflow,
}

impl CatchUpEnergy {
    /// In order of index, then of slots.
    pub fn spans(&self) -> &[CatchUpSpan] {
        &self.spans
    }

    /// Those of one point.
    pub fn of(&self, index: u8) -> &[CatchUpSpan] {
        let first = self.spans.partition_point(|span| span.index < index);
        let after = self.spans.partition_point(|span| span.index <= index);
        &self.spans[first..after]
    }

    /// Whether [`CatchUpEnergy::add`] has room for a span of these slots.
    pub fn has_room_for(&self, index: u8, from_slot: u32, to_slot: u32, tariffs: &Tariffs) -> bool {
        let known = self.of(index);
        let joins = known.last().is_some_and(|last| last.joins(from_slot, to_slot, tariffs));
        joins || known.len() < MAX_CATCH_UP_SPANS
    }

    /// Adds what follows on the point's last span: into that one while the same prices hold over both, so that nothing is lost by it.
    pub fn add(&mut self, span: CatchUpSpan, tariffs: &Tariffs) -> Result<(), NoRoom> {
        if !self.has_room_for(span.index, span.from_slot, span.to_slot, tariffs) {
            return Err(NoRoom::Spans);
        }
        let after = self.spans.partition_point(|known| known.index <= span.index);
        let last = after.checked_sub(1).map(|at| &mut self.spans[at]);
        let last = last.filter(|last| last.index == span.index);
        match last.filter(|last| last.joins(span.from_slot, span.to_slot, tariffs)) {
            Some(last) => {
                last.from_slot = last.from_slot.min(span.from_slot);
                last.to_slot = last.to_slot.max(span.to_slot);
                last.import_wh = last.import_wh.checked_add(span.import_wh).ok_or(NoRoom::Overflow)?;
                last.export_wh = last.export_wh.checked_add(span.export_wh).ok_or(NoRoom::Overflow)?;
            }
            None => self.spans.insert(after, span),
        }
        Ok(())
    }

    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut spans: Vec<CatchUpSpan> = Vec::new();
        while !reader.is_empty() {
            let span = CatchUpSpan::decode(&mut reader)?;
            if spans.last().is_some_and(|last| last.index > span.index) {
                return Err(PackError::Unexpected { value: span.index.into(), at: reader.position() });
            }
            spans.push(span);
        }
        Ok(Self { spans })
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.spans.len() * 12);
        self.spans.iter().for_each(|span| span.encode(&mut bytes));
        bytes
    }
}

impl CatchUpSpan {
    fn joins(&self, from_slot: u32, to_slot: u32, tariffs: &Tariffs) -> bool {
        tariffs.is_one_over(self.from_slot.min(from_slot), self.to_slot.max(to_slot))
    }

    pub fn decode(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        let (index, from_slot, more) = (reader.u8()?, reader.u32()?, reader.u32()?);
        let to_slot = from_slot.checked_add(more);
        let to_slot = to_slot.ok_or(PackError::Unexpected { value: more.into(), at: reader.position() })?;
        Ok(Self { index, from_slot, to_slot, import_wh: reader.u64()?, export_wh: reader.u64()? })
    }

    pub fn encode(&self, bytes: &mut Vec<u8>) {
        bytes.push(self.index);
        write_u64(bytes, self.from_slot.into());
        write_u64(bytes, self.to_slot.saturating_sub(self.from_slot).into());
        write_u64(bytes, self.import_wh);
        write_u64(bytes, self.export_wh);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::packed::UtilityPrices;

    const PRICES: UtilityPrices =
        UtilityPrices { feed_in_micro_per_kwh: 80_000, retail_micro_per_kwh: 300_000 };

    /// Prices change with every tenth slot.
    fn tariffs() -> Tariffs {
        Tariffs::new(None, (0..10).map(|version| (version * 10, PRICES)).collect())
    }

    fn span(index: u8, from_slot: u32, to_slot: u32) -> CatchUpSpan {
        CatchUpSpan { index, from_slot, to_slot, import_wh: 5, export_wh: 1 }
    }

    fn after(added: &[CatchUpSpan]) -> (CatchUpEnergy, Vec<Result<(), NoRoom>>) {
        let mut energy = CatchUpEnergy::default();
        let results = added.iter().map(|span| energy.add(*span, &tariffs())).collect();
        (energy, results)
    }

    #[test]
    fn late_slots_of_one_tariff_are_one_span_and_those_of_another_are_their_own() {
        let (energy, _) =
            after(&[span(7, 11, 11), span(7, 12, 12), span(7, 13, 19), span(7, 20, 20), span(3, 11, 11)]);
        let joined = CatchUpSpan { import_wh: 15, export_wh: 3, ..span(7, 11, 19) };
        assert_eq!(energy.spans(), [span(3, 11, 11), joined, span(7, 20, 20)]);
        assert_eq!(energy.of(7), [joined, span(7, 20, 20)]);
        assert_eq!(energy.of(8), []);
    }

    #[test]
    fn a_gap_over_a_change_of_the_tariff_is_never_joined_with_a_late_slot() {
        let (energy, _) = after(&[span(7, 18, 22), span(7, 23, 23)]);
        assert_eq!(energy.spans(), [span(7, 18, 22), span(7, 23, 23)]);
    }

    #[test]
    fn a_third_tariff_waits_for_the_next_arrival_slot_and_takes_nobody_elses_room() {
        let (energy, results) =
            after(&[span(7, 18, 18), span(7, 22, 22), span(7, 33, 33), span(8, 18, 18), span(7, 23, 23)]);
        assert_eq!(results, [Ok(()), Ok(()), Err(NoRoom::Spans), Ok(()), Ok(())]);
        assert_eq!(energy.of(7).len(), MAX_CATCH_UP_SPANS);
        assert_eq!(energy.of(7)[1], CatchUpSpan { import_wh: 10, export_wh: 2, ..span(7, 22, 23) });
    }

    #[test]
    fn energy_beyond_u64_is_refused() {
        let most = CatchUpSpan { import_wh: u64::MAX, ..span(1, 11, 11) };
        assert_eq!(after(&[most, span(1, 12, 12)]).1[1], Err(NoRoom::Overflow));
    }

    proptest! {
        #[test]
        fn spans_come_back_as_they_were_and_hold_all_that_was_taken(
            added in prop::collection::vec((0..4u8, 0..100u32, 0..12u32, any::<u32>(), any::<u32>()), 0..80),
        ) {
            let mut energy = CatchUpEnergy::default();
            let mut taken_wh = [0u64; 4];
            for (index, from_slot, more, import_wh, export_wh) in added {
                let span = CatchUpSpan {
                    index, from_slot, to_slot: from_slot + more, import_wh: import_wh.into(), export_wh: export_wh.into(),
                };
                if energy.add(span, &tariffs()).is_ok() {
                    taken_wh[usize::from(index)] += span.import_wh + span.export_wh;
                }
            }
            for (index, taken_wh) in (0..4).zip(taken_wh) {
                prop_assert!(energy.of(index).len() <= MAX_CATCH_UP_SPANS);
                let kept: u64 = energy.of(index).iter().map(|span| span.import_wh + span.export_wh).sum();
                prop_assert_eq!(kept, taken_wh);
            }
            prop_assert_eq!(CatchUpEnergy::decode(&energy.encode()), Ok(energy));
        }

        #[test]
        fn any_bytes_decode_to_spans_that_encode_to_them_or_to_an_error(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            if let Ok(energy) = CatchUpEnergy::decode(&bytes) {
                prop_assert_eq!(energy.encode(), bytes);
            }
        }
    }
}
