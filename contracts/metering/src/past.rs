//! What still follows of a meter's older registers from what is kept: the last ones less the energies of the slots since.

use cosmwasm_std::Storage;
use interface::packed::SlotEnergy;
use units::{Slot, pack::PackError};

use crate::{registers::LastReading, state::load_energy};

/// A reading is compared over so many slots back from the last one; before them only its bounds are.
pub const COMPARED_SLOTS: Slot = 8;

/// Energies of a bank in the slots that follow one.
#[derive(Default)]
pub struct Past {
    slot: Slot,
    /// Of `slot + 1` and those after it.
    energies: Vec<SlotEnergy>,
}

impl Past {
    /// What is to be compared with readings of `slot`, `newest` being the last slot of any meter that is older than its registers.
    pub fn load(storage: &dyn Storage, bank: u32, slot: Slot, newest: Slot) -> Result<Self, PackError> {
        let slots = slot.saturating_add(1)..=newest.min(slot.saturating_add(COMPARED_SLOTS));
        let energies = slots.map(|later| load_energy(storage, later, bank)).collect::<Result<_, _>>()?;
        Ok(Self { slot, energies })
    }

    /// A meter's registers at the end of the slot, or of the earliest one after it from which each slot up to `last` has its own energy.
    pub fn registers(&self, index: u8, last: &LastReading) -> LastReading {
        let mut known = *last;
        while let Some(before) = self.before(index, &known) {
            known = before;
        }
        known
    }

    fn before(&self, index: u8, known: &LastReading) -> Option<LastReading> {
        let place = known.slot.checked_sub(self.slot)?.checked_sub(1)?;
        let energy = self.energies.get(usize::try_from(place).ok()?)?.get(index)?;
        Some(LastReading {
            slot: known.slot - 1,
            import_total_wh: known.import_total_wh.checked_sub(energy.import_wh)?,
            export_total_wh: known.export_total_wh.checked_sub(energy.export_wh)?,
            flags: 0,
        })
    }
}
