//! All offers of a zone for one relief, in rows of 32, so that a call reads a thousand of them in as many reads as there are rows.

use cosmwasm_std::{Addr, Order, Storage};
use interface::balancing::{MAX_OFFERS, Relief};
use units::pack::{PackError, Reader};

use crate::{
    call::read_relief,
    error::ContractError,
    memory::Place,
    offer::Offer,
    state::{OFFER_IDS, OFFER_OWNERS, OFFERS, key_of_zone},
};

pub const ROW_OFFERS: u32 = 32;
pub const ROWS: u32 = MAX_OFFERS.div_ceil(ROW_OFFERS);

/// Offers of 32 ids in a row, in order: [`Offer`]*, without those at the end that are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row(Vec<Offer>);

impl Row {
    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut offers = Vec::new();
        while !reader.is_empty() {
            offers.push(Offer::decode(&mut reader)?);
        }
        Ok(Self(offers))
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len() * 24);
        self.0.iter().for_each(|offer| offer.encode(&mut bytes));
        bytes
    }

    /// In order of id.
    pub fn offers(&self) -> impl Iterator<Item = (u32, &Offer)> {
        (0..).zip(&self.0)
    }

    pub fn get(&self, place: u32) -> Option<&Offer> {
        self.0.get(place as usize)
    }

    fn set(&mut self, place: u32, offer: Offer) {
        let place = place as usize;
        if self.0.len() <= place {
            self.0.resize(place + 1, Offer::default());
        }
        self.0[place] = offer;
        while self.0.last() == Some(&Offer::default()) {
            self.0.pop();
        }
    }
}

/// A row and where it stands.
pub struct OpenRow {
    pub book: OfferBook,
    pub number: u32,
    pub row: Row,
}

impl OpenRow {
    /// Of its first offer.
    pub fn place(&self) -> Place {
        let OfferBook { zone_id, relief } = self.book;
        Place { zone_id, relief: relief.code(), offer_id: self.number * ROW_OFFERS }
    }

    fn decode(key: &[u8], bytes: &[u8]) -> Result<Self, ContractError> {
        let mut reader = Reader::new(key);
        reader.u8()?;
        let zone_id = u32::from_be_bytes(reader.bytes()?);
        let relief = read_relief(&mut reader)?;
        let number = reader.u8()?.into();
        reader.finish()?;
        Ok(Self { book: OfferBook { zone_id, relief }, number, row: Row::decode(bytes)? })
    }

    pub fn holds(&self, place: Place) -> bool {
        let first = self.place();
        first == Place { offer_id: place.offer_id / ROW_OFFERS * ROW_OFFERS, ..place }
    }
}

/// The row of a place, of any zone and relief, or the first one after it.
pub fn first_row_from(storage: &dyn Storage, from: Place) -> Result<Option<OpenRow>, ContractError> {
    let start = key_of_zone(OFFERS, from.zone_id, &[from.relief, (from.offer_id / ROW_OFFERS) as u8]);
    let mut rows = storage.range(Some(&start), Some(&[OFFERS + 1]), Order::Ascending);
    rows.next().map(|(key, bytes)| OpenRow::decode(&key, &bytes)).transpose()
}

/// Which offers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct OfferBook {
    pub zone_id: u32,
    pub relief: Relief,
}

impl OfferBook {
    /// All rows that there are.
    pub fn rows(self, storage: &dyn Storage) -> Result<Vec<OpenRow>, ContractError> {
        let rows = storage.range(Some(&self.key(0)), Some(&self.key(ROWS)), Order::Ascending);
        rows.map(|(key, bytes)| OpenRow::decode(&key, &bytes)).collect()
    }

    /// An owner's offer, if it stands in slot `now`, and its id.
    pub fn of(
        self,
        storage: &dyn Storage,
        owner: &Addr,
        now: u32,
    ) -> Result<Option<(u32, Offer)>, ContractError> {
        let Some(id) = OFFER_IDS.may_load(storage, (self.zone_id, self.relief.code(), owner))? else {
            return Ok(None);
        };
        let offer = self.row(storage, id / ROW_OFFERS)?.get(id % ROW_OFFERS).cloned();
        Ok(offer.filter(|offer| offer.stands_in(now)).map(|offer| (id, offer)))
    }

    /// The lowest id whose offer does not stand in slot `now`.
    pub fn free_id(self, storage: &dyn Storage, now: u32) -> Result<Option<u32>, ContractError> {
        for number in 0..ROWS {
            let row = self.row(storage, number)?;
            let stands = |place| row.get(place).is_some_and(|offer| offer.stands_in(now));
            let free = (0..ROW_OFFERS).find(|place| !stands(*place));
            if let Some(id) = free.map(|place| number * ROW_OFFERS + place) {
                return Ok((id < MAX_OFFERS).then_some(id));
            }
        }
        Ok(None)
    }

    /// Puts an owner's offer at an id, in the place of one that does not stand any more.
    pub fn put(
        self,
        storage: &mut dyn Storage,
        id: u32,
        owner: &Addr,
        offer: Offer,
    ) -> Result<(), ContractError> {
        self.forget_owner(storage, id)?;
        self.write(storage, id, offer)?;
        OFFER_IDS.save(storage, (self.zone_id, self.relief.code(), owner), &id)?;
        Ok(OFFER_OWNERS.save(storage, (self.zone_id, self.relief.code(), id), owner)?)
    }

    pub fn remove(self, storage: &mut dyn Storage, id: u32) -> Result<(), ContractError> {
        self.forget_owner(storage, id)?;
        self.write(storage, id, Offer::default())
    }

    /// Those that stand in slot `now`, from an id on.
    pub fn standing(
        self,
        storage: &dyn Storage,
        from_id: u32,
        now: u32,
        limit: usize,
    ) -> Result<Vec<(u32, Addr, Offer)>, ContractError> {
        let mut found = Vec::new();
        for number in from_id / ROW_OFFERS..ROWS {
            for (id, offer) in (number * ROW_OFFERS..).zip(self.row(storage, number)?.0) {
                if found.len() == limit {
                    return Ok(found);
                }
                if id >= from_id && offer.stands_in(now) {
                    let owner = OFFER_OWNERS.load(storage, (self.zone_id, self.relief.code(), id))?;
                    found.push((id, owner, offer));
                }
            }
        }
        Ok(found)
    }

    fn forget_owner(self, storage: &mut dyn Storage, id: u32) -> Result<(), ContractError> {
        let key = (self.zone_id, self.relief.code(), id);
        let Some(owner) = OFFER_OWNERS.may_load(storage, key)? else { return Ok(()) };
        OFFER_OWNERS.remove(storage, key);
        let owners = (self.zone_id, self.relief.code(), &owner);
        // Who offered again has another id since.
        if OFFER_IDS.may_load(storage, owners)? == Some(id) {
            OFFER_IDS.remove(storage, owners);
        }
        Ok(())
    }

    fn write(self, storage: &mut dyn Storage, id: u32, offer: Offer) -> Result<(), ContractError> {
        let number = id / ROW_OFFERS;
        let mut row = self.row(storage, number)?;
        row.set(id % ROW_OFFERS, offer);
        if row.0.is_empty() {
            storage.remove(&self.key(number));
        } else {
            storage.set(&self.key(number), &row.encode());
        }
        Ok(())
    }

    fn row(self, storage: &dyn Storage, number: u32) -> Result<Row, ContractError> {
        match storage.get(&self.key(number)) {
            Some(bytes) => Ok(Row::decode(&bytes)?),
            None => Ok(Row::default()),
        }
    }

    fn key(self, number: u32) -> Vec<u8> {
        key_of_zone(OFFERS, self.zone_id, &[self.relief.code(), number as u8])
    }
}
