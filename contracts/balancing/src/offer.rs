use balancing::forecast::SLOTS_A_DAY;
use interface::balancing::{NextOffer, OFFER_NOTICE_DAYS, OfferTerms};
use units::pack::{PackError, Reader, write_u64};

/// What somebody offers, and what will count instead of it: `flags u8 | terms that count | from_slot varint | terms that will`, each where its flag says so.
/// Terms are `points u8 | (id less the one before varint)* | energy_wh varint | price / 1000 varint | hours varint | slots a day u8`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    counting: Option<OfferTerms>,
    next: Option<NextOffer>,
}

const COUNTING: u8 = 1;
const NEXT: u8 = 2;
const NEXT_TERMS: u8 = 4;
const ALL_FLAGS: u8 = COUNTING | NEXT | NEXT_TERMS;

const PRICE_TICK: u64 = units::MICRO_PER_KWH_PER_MICRO_PER_WH;

impl Offer {
    /// The offer with other terms, or none, of which it is told in slot `now`.
    pub fn changed(&self, now: u32, terms: Option<OfferTerms>) -> Self {
        let counting = self.counting_in(now).cloned();
        let next = NextOffer { from_slot: counts_from(now), terms };
        Self { next: (counting.is_some() || next.terms.is_some()).then_some(next), counting }
    }

    /// What counts in `slot`.
    pub fn counting_in(&self, slot: u32) -> Option<&OfferTerms> {
        match &self.next {
            Some(next) if next.from_slot <= slot => next.terms.as_ref(),
            _ => self.counting.as_ref(),
        }
    }

    /// What will count later than in `slot`.
    pub fn next_after(&self, slot: u32) -> Option<&NextOffer> {
        self.next.as_ref().filter(|next| next.from_slot > slot)
    }

    /// Whether anything of it counts in `slot`, or will.
    pub fn stands_in(&self, slot: u32) -> bool {
        self.counting_in(slot).is_some() || self.next_after(slot).is_some()
    }

    /// Metering points that count in `slot`, or will.
    pub fn meter_ids_from(&self, slot: u32) -> impl Iterator<Item = u32> {
        let next = self.next_after(slot).and_then(|next| next.terms.as_ref());
        self.counting_in(slot).into_iter().chain(next).flat_map(|terms| terms.meter_ids.iter().copied())
    }

    pub fn encode(&self, bytes: &mut Vec<u8>) {
        let flag = |is_there, flag| if is_there { flag } else { 0 };
        let next_terms = self.next.as_ref().and_then(|next| next.terms.as_ref());
        bytes.push(
            flag(self.counting.is_some(), COUNTING)
                | flag(self.next.is_some(), NEXT)
                | flag(next_terms.is_some(), NEXT_TERMS),
        );
        if let Some(terms) = &self.counting {
            encode_terms(terms, bytes);
        }
        if let Some(next) = &self.next {
            write_u64(bytes, next.from_slot.into());
        }
        if let Some(terms) = next_terms {
            encode_terms(terms, bytes);
        }
    }

    pub fn decode(reader: &mut Reader) -> Result<Self, PackError> {
        let flags = reader.u8()?;
        if flags & !ALL_FLAGS != 0 {
            return Err(PackError::Unexpected { value: flags.into(), at: reader.position() });
        }
        let has = |flag| flags & flag != 0;
        let counting = has(COUNTING).then(|| decode_terms(reader)).transpose()?;
        let from_slot = has(NEXT).then(|| reader.u32()).transpose()?;
        let terms = has(NEXT_TERMS).then(|| decode_terms(reader)).transpose()?;
        Ok(Self { counting, next: from_slot.map(|from_slot| NextOffer { from_slot, terms }) })
    }
}

/// The first slot of the eleventh day after that of slot `now`.
fn counts_from(now: u32) -> u32 {
    (now / SLOTS_A_DAY).saturating_add(OFFER_NOTICE_DAYS + 1).saturating_mul(SLOTS_A_DAY)
}

fn encode_terms(terms: &OfferTerms, bytes: &mut Vec<u8>) {
    bytes.push(terms.meter_ids.len() as u8);
    let mut before = 0;
    for &meter_id in &terms.meter_ids {
        write_u64(bytes, meter_id.wrapping_sub(before).into());
        before = meter_id;
    }
    write_u64(bytes, terms.energy_wh.u64());
    write_u64(bytes, u64::from(terms.price_micro_per_kwh) / PRICE_TICK);
    write_u64(bytes, terms.hours_utc.into());
    bytes.push(terms.slots_a_day as u8);
}

fn decode_terms(reader: &mut Reader) -> Result<OfferTerms, PackError> {
    let mut before = 0u32;
    let mut meter_ids = Vec::new();
    for _ in 0..reader.u8()? {
        before = before.wrapping_add(reader.u32()?);
        meter_ids.push(before);
    }
    let energy_wh = reader.u64()?.into();
    let at = reader.position();
    let price = u64::from(reader.u32()?).saturating_mul(PRICE_TICK);
    let price_micro_per_kwh = u32::try_from(price).map_err(|_| PackError::TooLarge { at })?;
    let (hours_utc, slots_a_day) = (reader.u32()?, reader.u8()?.into());
    Ok(OfferTerms { meter_ids, energy_wh, price_micro_per_kwh, hours_utc, slots_a_day })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(energy_wh: u64) -> OfferTerms {
        OfferTerms {
            meter_ids: vec![0, 7, u32::MAX],
            energy_wh: energy_wh.into(),
            price_micro_per_kwh: 4_294_967_000,
            hours_utc: (1 << 24) - 1,
            slots_a_day: 96,
        }
    }

    fn counting(slot: u32, offer: &Offer) -> Option<u64> {
        offer.counting_in(slot).map(|terms| terms.energy_wh.u64())
    }

    #[test]
    fn a_change_counts_from_the_eleventh_day_after_it_and_another_one_begins_anew() {
        let first = Offer::default().changed(96, Some(terms(500)));
        let from_slot = 12 * 96;
        assert_eq!((counting(from_slot - 1, &first), counting(from_slot, &first)), (None, Some(500)));
        assert_eq!(counts_from(2 * 96 - 1), from_slot, "whenever on its day");

        let second = first.changed(from_slot, Some(terms(600)));
        assert_eq!(counting(from_slot, &second), Some(500));
        let third = second.changed(from_slot + 96, Some(terms(700)));
        let later = from_slot + 12 * 96;
        assert_eq!(counting(later - 1, &third), Some(500), "what never counted never will");
        assert_eq!((counting(later, &third), third.next_after(later)), (Some(700), None));
    }

    #[test]
    fn who_takes_an_offer_back_is_bound_until_the_change_counts() {
        let offer = Offer::default().changed(0, Some(terms(500))).changed(11 * 96, None);
        let end = 22 * 96;
        assert_eq!((counting(end - 1, &offer), counting(end, &offer)), (Some(500), None));
        assert_eq!((offer.stands_in(end - 1), offer.stands_in(end)), (true, false));
        assert_eq!(Offer::default().changed(0, Some(terms(500))).changed(5, None), Offer::default());
    }

    #[test]
    fn an_offer_comes_back_as_it_was() {
        let set = Offer::default().changed(0, Some(terms(u64::MAX)));
        let counts = set.changed(11 * 96, Some(terms(1)));
        for offer in [counts.changed(11 * 96, None), counts, set, Offer::default()] {
            let mut bytes = Vec::new();
            offer.encode(&mut bytes);
            let mut reader = Reader::new(&bytes);
            assert_eq!(Offer::decode(&mut reader), Ok(offer));
            assert!(reader.is_empty());
        }
        let decoded = Offer::decode(&mut Reader::new(&[8]));
        assert_eq!(decoded, Err(PackError::Unexpected { value: 8, at: 1 }));
    }
}
