use clearing::{Side, ZoneClearing, ZoneCurve, clear};
use serde::{Deserialize, Serialize};
use units::{
    EnergyWh, Share,
    pack::{Reader, write_u64},
};

use crate::{Request, SettlementError, Terms, Wish};

/// What the requests of one zone add up to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneSums {
    hold_requested_wh: EnergyWh,
    /// The requests to hold whose rests are in the curve.
    rests_offered_wh: EnergyWh,
    curve: ZoneCurve,
}

impl ZoneSums {
    /// A zone without requests.
    pub const fn new() -> Self {
        Self { hold_requested_wh: 0, rests_offered_wh: 0, curve: ZoneCurve::new() }
    }

    /// Adds a request of a point of the zone at `position`.
    pub fn add(&mut self, terms: &Terms, position: usize, request: &Request) -> Result<(), SettlementError> {
        let (side, limit) = match request.wish {
            Wish::Nothing | Wish::Utility(_) => return Ok(()),
            Wish::Sell { hold: true, .. } if terms.storage_room_wh(position)? > 0 => {
                self.hold_requested_wh = add_energy(self.hold_requested_wh, request.rest_wh())?;
                return Ok(());
            }
            Wish::Sell { limit_micro_per_kwh, .. } => (Side::Sell, limit_micro_per_kwh),
            Wish::Buy { limit_micro_per_kwh } => (Side::Buy, limit_micro_per_kwh),
        };
        Ok(self.curve.add(terms.grid(), side, limit, request.rest_wh())?)
    }

    /// Whether, after all requests were added, their zone's requests to hold must be gone over once more with
    /// [`ZoneSums::offer_rest`], because storage has no room for all of them.
    pub fn rests_missing(&self, terms: &Terms, position: usize) -> Result<bool, SettlementError> {
        let short = self.hold_requested_wh > terms.storage_room_wh(position)?;
        Ok(short && self.rests_offered_wh < self.hold_requested_wh)
    }

    /// Offers the pool what storage has no room for. Takes every request of the zone in order of id; it can stop after any of them.
    pub fn offer_rest(
        &mut self,
        terms: &Terms,
        position: usize,
        request: &Request,
    ) -> Result<(), SettlementError> {
        let Wish::Sell { limit_micro_per_kwh, hold: true } = request.wish else { return Ok(()) };
        if !self.rests_missing(terms, position)? {
            return Ok(());
        }
        let room_wh = terms.storage_room_wh(position)?;
        let mut share = Share::resume(room_wh, self.hold_requested_wh, self.rests_offered_wh)?;
        let held_wh = share.next(request.rest_wh())?;
        self.rests_offered_wh = share.before();
        let rest_wh = request.rest_wh().saturating_sub(held_wh);
        Ok(self.curve.add(terms.grid(), Side::Sell, limit_micro_per_kwh, rest_wh)?)
    }

    /// What is to be held in all; 0 in a zone without room.
    pub const fn hold_requested_wh(&self) -> EnergyWh {
        self.hold_requested_wh
    }

    /// The pool's curve.
    pub const fn curve(&self) -> &ZoneCurve {
        &self.curve
    }

    /// The sums in few bytes.
    pub fn pack(&self) -> Vec<u8> {
        let mut out = Vec::new();
        write_u64(&mut out, self.hold_requested_wh);
        write_u64(&mut out, self.rests_offered_wh);
        out.extend(self.curve.pack());
        out
    }

    /// Reads what [`ZoneSums::pack`] wrote.
    pub fn unpack(terms: &Terms, bytes: &[u8]) -> Result<Self, SettlementError> {
        let mut reader = Reader::new(bytes);
        let hold_requested_wh = reader.u64()?;
        let rests_offered_wh = reader.u64()?;
        let rest = bytes.get(reader.position()..).unwrap_or_default();
        Ok(Self { hold_requested_wh, rests_offered_wh, curve: ZoneCurve::unpack(terms.grid(), rest)? })
    }
}

/// What a zone's points are settled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClearedZone {
    /// What is to be held in all; 0 in a zone without room.
    pub hold_requested_wh: EnergyWh,
    /// What the pool decided.
    pub pool: ZoneClearing,
}

impl ClearedZone {
    /// Appends the outcome in few bytes.
    pub fn pack(&self, out: &mut Vec<u8>) {
        write_u64(out, self.hold_requested_wh);
        self.pool.pack(out);
    }

    /// Reads what [`ClearedZone::pack`] wrote.
    pub fn unpack(reader: &mut Reader<'_>) -> Result<Self, SettlementError> {
        Ok(Self { hold_requested_wh: reader.u64()?, pool: ZoneClearing::unpack(reader)? })
    }
}

/// Clears the pool (market specification, section 4, point 3): one outcome per zone, in order of zone id, as the sums are.
pub fn clear_pool(terms: &Terms, sums: &[ZoneSums]) -> Result<Vec<ClearedZone>, SettlementError> {
    terms.check_one_per_zone(sums.len())?;
    for (position, sum) in sums.iter().enumerate() {
        check_rests_offered(terms, position, sum)?;
    }
    let curves: Vec<&ZoneCurve> = sums.iter().map(ZoneSums::curve).collect();
    let cleared = clear(terms.tree(), &curves)?;
    let zones = sums.iter().zip(cleared);
    Ok(zones.map(|(sum, pool)| ClearedZone { hold_requested_wh: sum.hold_requested_wh, pool }).collect())
}

fn check_rests_offered(terms: &Terms, position: usize, sums: &ZoneSums) -> Result<(), SettlementError> {
    if !sums.rests_missing(terms, position)? {
        return Ok(());
    }
    Err(SettlementError::RestsMissing {
        zone: terms.zone(position)?,
        room_wh: terms.storage_room_wh(position)?,
        requested_wh: sums.hold_requested_wh,
        offered_wh: sums.rests_offered_wh,
    })
}

pub(crate) fn add_energy(sum_wh: EnergyWh, energy_wh: EnergyWh) -> Result<EnergyWh, SettlementError> {
    sum_wh.checked_add(energy_wh).ok_or(SettlementError::TooMuchEnergy { energy_wh, sum_wh })
}
