use interface::registry::Source;
use settlement::{SettlementError, ZoneProgress};
use units::pack::{Reader, write_i128, write_u64, write_u128};

use interface::trading::Stage;

use crate::supplier::Supplier;

/// How far the slot in work is. Packed field by field; `zones` only while banks are settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    pub stage: Stage,
    /// Banks are gone over a second time, to offer what storage has no room for.
    pub offering_rests: bool,
    /// The pool could not be cleared, so everybody trades with the utility.
    pub no_market: bool,
    /// Points traded forward for the slot.
    pub traded_forward: bool,
    /// Somebody owed somebody when the slot was opened: else no bank's dues need be read.
    pub owing: bool,
    /// Banks done in this stage.
    pub banks_done: u32,
    /// Zones whose sums are stored, by position.
    pub stored: Vec<bool>,
    /// What points have left after forward trades, by position: what neighbours and storage leave of it, the utility buys.
    pub surplus_wh: Vec<u64>,
    /// Banks with marks, ascending.
    pub marked: Vec<u32>,
    pub points_metered: u32,
    pub points_caught_up: u32,
    /// All that points paid.
    pub turnover_micro: u128,
    /// Exported by source's code, catch-up included.
    pub exported_wh: [u64; Source::ALL.len()],
    /// The outcome that is pruned along with this slot's work.
    pub pruned_slot: Option<u32>,
    /// By position.
    pub zones: Vec<ZoneProgress>,
    /// Who buys and sells without limit; none until the pool is cleared.
    pub suppliers: Vec<Supplier>,
    /// Which of them is a zone's, by position.
    pub supplier_of: Vec<u8>,
    /// Coins that points received so far, less what they gave: the counterparties' when the slot is final.
    pub points_coins_micro: i128,
}

const STAGE: u8 = 0x07;
const OWING: u8 = 0x08;
const OFFERING_RESTS: u8 = 0x10;
const PRUNES: u8 = 0x20;
const NO_MARKET: u8 = 0x40;
const TRADED_FORWARD: u8 = 0x80;

impl Progress {
    pub fn begin(zones: usize, pruned_slot: Option<u32>) -> Self {
        Self {
            stage: Stage::Summing,
            offering_rests: false,
            no_market: false,
            traded_forward: false,
            owing: false,
            banks_done: 0,
            stored: vec![false; zones],
            surplus_wh: vec![0; zones],
            marked: Vec::new(),
            points_metered: 0,
            points_caught_up: 0,
            turnover_micro: 0,
            exported_wh: [0; Source::ALL.len()],
            pruned_slot,
            zones: vec![ZoneProgress::default(); zones],
            suppliers: Vec::new(),
            supplier_of: vec![0; zones],
            points_coins_micro: 0,
        }
    }

    pub fn encode(&self) -> Vec<u8> {
        let settling = matches!(self.stage, Stage::Settling);
        let mut bytes = Vec::with_capacity(if settling { self.zones.len() * 40 } else { 32 });
        let flags = [
            (OFFERING_RESTS, self.offering_rests),
            (PRUNES, self.pruned_slot.is_some()),
            (NO_MARKET, self.no_market),
            (TRADED_FORWARD, self.traded_forward),
            (OWING, self.owing),
        ];
        let set = flags.iter().filter(|(_, is_set)| *is_set);
        bytes.push(set.fold(stage_code(self.stage), |code, (flag, _)| code | flag));
        write_u64(&mut bytes, self.banks_done.into());
        if let Some(slot) = self.pruned_slot {
            write_u64(&mut bytes, slot.into());
        }
        write_u64(&mut bytes, self.marked.len() as u64);
        self.marked.iter().for_each(|bank| write_u64(&mut bytes, (*bank).into()));
        if settling {
            for number in [self.points_metered, self.points_caught_up] {
                write_u64(&mut bytes, number.into());
            }
            write_u128(&mut bytes, self.turnover_micro);
            self.exported_wh.iter().for_each(|wh| write_u64(&mut bytes, *wh));
            self.zones.iter().for_each(|zone| zone.pack(&mut bytes));
            write_u64(&mut bytes, self.suppliers.len() as u64);
            self.suppliers.iter().for_each(|supplier| supplier.encode(&mut bytes));
            bytes.extend_from_slice(&self.supplier_of);
            write_i128(&mut bytes, self.points_coins_micro);
        } else {
            bytes.extend(self.stored.iter().map(|stored| u8::from(*stored)));
            self.surplus_wh.iter().for_each(|wh| write_u64(&mut bytes, *wh));
        }
        bytes
    }

    /// Reads what [`Progress::encode`] wrote for a slot of so many zones.
    pub fn decode(bytes: &[u8], zones: usize) -> Result<Self, SettlementError> {
        let mut reader = Reader::new(bytes);
        let code = reader.u8()?;
        let banks_done = reader.u32()?;
        let pruned_slot = if code & PRUNES == 0 { None } else { Some(reader.u32()?) };
        let mut progress = Self {
            stage: stage(code & STAGE),
            offering_rests: code & OFFERING_RESTS != 0,
            no_market: code & NO_MARKET != 0,
            traded_forward: code & TRADED_FORWARD != 0,
            owing: code & OWING != 0,
            banks_done,
            ..Self::begin(zones, pruned_slot)
        };
        for _ in 0..reader.u64()? {
            progress.marked.push(reader.u32()?);
        }
        if matches!(progress.stage, Stage::Settling) {
            (progress.points_metered, progress.points_caught_up) = (reader.u32()?, reader.u32()?);
            progress.turnover_micro = reader.u128()?;
            for wh in &mut progress.exported_wh {
                *wh = reader.u64()?;
            }
            for zone in &mut progress.zones {
                *zone = ZoneProgress::unpack(&mut reader)?;
            }
            for _ in 0..reader.u64()? {
                progress.suppliers.push(Supplier::decode(&mut reader)?);
            }
            for place in &mut progress.supplier_of {
                *place = reader.u8()?;
            }
            progress.points_coins_micro = reader.i128()?;
        } else {
            for stored in &mut progress.stored {
                *stored = reader.u8()? == 1;
            }
            for wh in &mut progress.surplus_wh {
                *wh = reader.u64()?;
            }
        }
        reader.finish()?;
        Ok(progress)
    }
}

fn stage_code(stage: Stage) -> u8 {
    match stage {
        Stage::Summing => 0,
        Stage::Clearing => 1,
        Stage::Settling => 2,
        Stage::Final => 3,
    }
}

fn stage(code: u8) -> Stage {
    match code {
        0 => Stage::Summing,
        1 => Stage::Clearing,
        2 => Stage::Settling,
        _ => Stage::Final,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_comes_back_as_it_was_in_every_stage() {
        let summing = Progress {
            banks_done: 300,
            offering_rests: true,
            stored: vec![true, false],
            surplus_wh: vec![7, 1 << 40],
            ..Progress::begin(2, Some(7))
        };
        let settling = Progress {
            stage: Stage::Settling,
            no_market: true,
            owing: true,
            traded_forward: true,
            points_metered: 9,
            turnover_micro: 1 << 70,
            exported_wh: [1, 2, 3, 4, 5, 6, 7],
            suppliers: vec![Supplier {
                utility: 3,
                spare_micro: 9,
                received_micro: -4,
                ..Supplier::default()
            }],
            supplier_of: vec![0, 1],
            points_coins_micro: -12,
            ..Progress::begin(2, None)
        };
        for progress in [summing, settling] {
            assert_eq!(Progress::decode(&progress.encode(), 2), Ok(progress));
        }
    }
}
