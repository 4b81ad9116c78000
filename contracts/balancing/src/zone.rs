use balancing::state::{Bands, Judged, State, Verdict, ZoneState};
use cosmwasm_std::Storage;
use interface::{
    balancing::{SaidState, SaidUntil, StateReason},
    grid::GridState,
};
use units::pack::{PackError, Reader, write_u64};

use crate::{
    error::ContractError,
    island::Island,
    state::{ZONE, key_of_zone},
    stops::Stops,
    words,
};

/// How a zone fares: `state u8 | stage varint | counted_slots varint | loading_permille + 1 varint, 0 for unknown | reasons u8, a bit each,
/// the highest one for an emergency that was measured and the next for one that a feeder measured | said u8 |
/// until_slot varint`, the last one only if something was said, and then [`Stops`] and [`Island`],
/// where there is anything of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneRecord {
    pub fares: ZoneState,
    /// Of the slot that was taken in last.
    pub loading_permille: Option<u32>,
    /// In alphabetical order.
    pub reasons: Vec<StateReason>,
    pub said: Option<SaidUntil>,
    /// It is in an emergency, and was measured to be in it, whatever its operator says.
    pub is_measured: bool,
    /// The line's feeder measured it.
    pub is_by_feeder: bool,
    /// Of the forward market's batches, by that.
    pub stops: Stops,
    pub island: Island,
}

/// Of the byte of reasons.
const MEASURED: u8 = 1 << 7;
const BY_FEEDER: u8 = 1 << 6;

const REASONS: [StateReason; 6] = [
    StateReason::Forecast,
    StateReason::Frequency,
    StateReason::Loaded,
    StateReason::Operator,
    StateReason::Overloaded,
    StateReason::Voltage,
];

/// How a slot was judged by what was measured alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    pub is_hard: bool,
    /// The line's feeder was read for it.
    pub is_by_feeder: bool,
}

impl ZoneRecord {
    fn new() -> Self {
        Self {
            fares: ZoneState::new(State::Normal),
            loading_permille: None,
            reasons: vec![],
            said: None,
            is_measured: false,
            is_by_feeder: false,
            stops: Stops::default(),
            island: Island::default(),
        }
    }

    /// A zone that was never judged is normal.
    pub fn load(storage: &dyn Storage, zone_id: u32) -> Result<Self, ContractError> {
        match storage.get(&key_of_zone(ZONE, zone_id, &[])) {
            Some(bytes) => Ok(Self::decode(&bytes)?),
            None => Ok(Self::new()),
        }
    }

    pub fn save(&self, storage: &mut dyn Storage, zone_id: u32) {
        storage.set(&key_of_zone(ZONE, zone_id, &[]), &self.encode());
    }

    pub fn state(&self) -> GridState {
        words::grid_state(self.fares.state)
    }

    /// What its operator says in slot `now`.
    pub fn said_in(&self, now: u32) -> Option<SaidState> {
        self.said.filter(|said| said.until_slot >= now).map(|said| said.state)
    }

    /// Takes in, in slot `now`, how a slot was judged, and whether it was an emergency by what was measured alone. One that only an operator's word keeps up is not a measured one.
    pub fn judge(
        &mut self,
        bands: &Bands,
        judged: Judged,
        Measure { is_hard, is_by_feeder }: Measure,
        now: u32,
    ) {
        let was_measured = self.is_measured;
        self.fares = self.fares.after(bands, judged.verdict);
        self.is_measured = self.fares.state == State::Emergency
            && (is_hard || (self.is_measured && judged.verdict != Verdict::Hard));
        self.is_by_feeder = self.is_measured && if is_hard { is_by_feeder } else { self.is_by_feeder };
        match (was_measured, self.is_measured) {
            (false, true) => self.stops.begin(now),
            (true, false) => self.stops.end(now),
            _ => {}
        }
        self.loading_permille = Some(judged.loading_permille);
        self.reasons = judged.reasons.into_iter().map(words::reason).collect();
    }

    /// Takes in what the operator says where nothing is measured: it counts for nothing that gets better.
    pub fn hear(&mut self, bands: &Bands, said: Option<SaidState>) {
        self.loading_permille = None;
        self.reasons = said.map(|_| StateReason::Operator).into_iter().collect();
        if let Some(said) = said {
            self.worsen(bands, said);
        }
    }

    /// What the operator says holds at once where it is worse.
    pub fn worsen(&mut self, bands: &Bands, said: SaidState) {
        match (said, self.fares.state) {
            (SaidState::Emergency, _) => self.fares = self.fares.after(bands, Verdict::Hard),
            (SaidState::Alert, State::Normal) => self.fares = self.fares.after(bands, Verdict::Soft),
            (SaidState::Alert, _) => {}
        }
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(16);
        bytes.push(self.state().code());
        write_u64(&mut bytes, self.fares.stage.into());
        write_u64(&mut bytes, self.fares.counted_slots.into());
        write_u64(&mut bytes, self.loading_permille.map_or(0, |loading| u64::from(loading) + 1));
        let bits = REASONS.iter().enumerate().filter(|(_, reason)| self.reasons.contains(reason));
        let flag = |is_set, bit| if is_set { bit } else { 0 };
        let measured = flag(self.is_measured, MEASURED) | flag(self.is_by_feeder, BY_FEEDER);
        bytes.push(bits.fold(measured, |bits, (bit, _)| bits | 1 << bit));
        match self.said {
            None => bytes.push(0),
            Some(SaidUntil { state, until_slot }) => {
                bytes.push(if state == SaidState::Alert { 1 } else { 2 });
                write_u64(&mut bytes, until_slot.into());
            }
        }
        if (self.stops, self.island) != (Stops::default(), Island::default()) {
            self.stops.encode(&mut bytes);
            self.island.encode(&mut bytes);
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let code = reader.u8()?;
        let unexpected = |value: u8, at| PackError::Unexpected { value: value.into(), at };
        let state = GridState::from_code(code).ok_or(unexpected(code, reader.position()))?;
        let fares =
            ZoneState { state: words::state_of(state), stage: reader.u32()?, counted_slots: reader.u32()? };
        let at = reader.position();
        let loading_permille = reader.u64()?.checked_sub(1).map(u32::try_from).transpose();
        let loading_permille = loading_permille.map_err(|_| PackError::TooLarge { at })?;
        let bits = reader.u8()?;
        let reasons = REASONS.into_iter().enumerate().filter(|(bit, _)| bits & 1 << bit != 0);
        let reasons = reasons.map(|(_, reason)| reason).collect();
        let said = match reader.u8()? {
            0 => None,
            1 => Some(SaidUntil { state: SaidState::Alert, until_slot: reader.u32()? }),
            2 => Some(SaidUntil { state: SaidState::Emergency, until_slot: reader.u32()? }),
            value => return Err(unexpected(value, reader.position())),
        };
        let (is_measured, is_by_feeder) = (bits & MEASURED != 0, bits & BY_FEEDER != 0);
        let mut zone =
            Self { fares, loading_permille, reasons, said, is_measured, is_by_feeder, ..Self::new() };
        if !reader.is_empty() {
            (zone.stops, zone.island) = (Stops::decode(&mut reader)?, Island::decode(&mut reader)?);
        }
        reader.finish()?;
        Ok(zone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_comes_back_as_it_was() {
        let fares = ZoneState { state: State::Restoration, stage: 2, counted_slots: 300 };
        let said = Some(SaidUntil { state: SaidState::Emergency, until_slot: u32::MAX });
        let mut stops = Stops::default();
        stops.begin(7);
        let full = ZoneRecord {
            fares,
            loading_permille: Some(1_000_000),
            reasons: REASONS.to_vec(),
            said,
            is_measured: true,
            is_by_feeder: true,
            stops,
            island: Island::Made { from_slot: 9, normal_slots: 3 },
        };
        let alone = ZoneRecord { island: Island::LeftAlone, ..full.clone() };
        let alert = Some(SaidUntil { state: SaidState::Alert, until_slot: 7 });
        let some = ZoneRecord {
            reasons: vec![StateReason::Loaded],
            said: alert,
            is_measured: false,
            ..full.clone()
        };
        for zone in [ZoneRecord::new(), some, full, alone] {
            assert_eq!(ZoneRecord::decode(&zone.encode()), Ok(zone));
        }
    }
}
