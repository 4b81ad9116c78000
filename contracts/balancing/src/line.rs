use cosmwasm_std::Storage;
use interface::grid::SlotGrid;
use units::pack::{PackError, Reader, write_u64};

use crate::{error::ContractError, state::LINES};

/// Lines of the zones in a slot, in order of id from 0: `slot varint | (parent + 1 varint, 0 for the root | islanded u8 | capacity up varint |
/// capacity down varint)*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    slot: u32,
    pub zones: Vec<Line>,
}

/// A zone's line to its parent; of the root, which has none, without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub parent_id: Option<u32>,
    /// Cut off: nothing of it flows on to the parent.
    pub islanded: bool,
    /// Towards the root, whether cut off or not.
    pub capacity_up_wh: u64,
    /// Away from the root.
    pub capacity_down_wh: u64,
}

impl Lines {
    pub fn of(grid: &SlotGrid) -> Self {
        let zones = grid.zones.iter().map(|zone| Line {
            parent_id: zone.parent_id,
            islanded: zone.islanded,
            capacity_up_wh: zone.capacity_up_wh.u64(),
            capacity_down_wh: zone.capacity_down_wh.u64(),
        });
        Self { slot: grid.slot, zones: zones.collect() }
    }

    /// Those of `slot`, if an earlier tick has left them.
    pub fn load(storage: &dyn Storage, slot: u32) -> Result<Option<Self>, ContractError> {
        let lines = storage.get(&LINES).map(|bytes| Self::decode(&bytes)).transpose()?;
        Ok(lines.filter(|lines| lines.slot == slot))
    }

    pub fn save(&self, storage: &mut dyn Storage) {
        storage.set(&LINES, &self.encode());
    }

    pub fn remove(storage: &mut dyn Storage) {
        storage.remove(&LINES);
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(8 + self.zones.len() * 12);
        write_u64(&mut bytes, self.slot.into());
        for line in &self.zones {
            write_u64(&mut bytes, line.parent_id.map_or(0, |parent_id| u64::from(parent_id) + 1));
            bytes.push(line.islanded.into());
            write_u64(&mut bytes, line.capacity_up_wh);
            write_u64(&mut bytes, line.capacity_down_wh);
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut lines = Self { slot: reader.u32()?, zones: Vec::new() };
        while !reader.is_empty() {
            let at = reader.position();
            let parent_id = reader.u64()?.checked_sub(1).map(u32::try_from).transpose();
            lines.zones.push(Line {
                parent_id: parent_id.map_err(|_| PackError::TooLarge { at })?,
                islanded: reader.u8()? != 0,
                capacity_up_wh: reader.u64()?,
                capacity_down_wh: reader.u64()?,
            });
        }
        Ok(lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_as_they_were() {
        let root = Line { parent_id: None, islanded: false, capacity_up_wh: 0, capacity_down_wh: 0 };
        let street = Line { parent_id: Some(0), islanded: true, capacity_up_wh: u64::MAX, ..root };
        let lines = Lines { slot: 9, zones: vec![root, street] };
        assert_eq!(Lines::decode(&lines.encode()), Ok(lines));
    }
}
