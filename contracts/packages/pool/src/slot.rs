use cosmwasm_std::Storage;
use interface::trading::Stage;
use ledger::{DueBank, LedgerError};
use settlement::{ClearedZone, Terms, ZoneSums};
use units::pack::Reader;

use crate::{
    error::{BankError, PoolError},
    keys,
    marks::Marks,
    progress::Progress,
    terms::SlotTerms,
};

/// A slot between its opening and its end.
pub struct SlotWork {
    pub slot: u32,
    pub given: SlotTerms,
    pub terms: Terms,
    pub progress: Progress,
    /// By position; loaded when a bank of the zone is summed.
    pub sums: Vec<Option<ZoneSums>>,
    /// By position, once the pool is cleared.
    pub cleared: Vec<ClearedZone>,
    terms_stored: bool,
    cleared_stored: bool,
}

impl SlotWork {
    pub fn begin(
        slot: u32,
        given: SlotTerms,
        terms: Terms,
        traded_forward: bool,
        owing: bool,
        pruned_slot: Option<u32>,
    ) -> Self {
        let zones = terms.tree().len();
        Self {
            slot,
            given,
            terms,
            progress: Progress { traded_forward, owing, ..Progress::begin(zones, pruned_slot) },
            sums: vec![None; zones],
            cleared: Vec::new(),
            terms_stored: false,
            cleared_stored: false,
        }
    }

    pub fn load(storage: &dyn Storage, slot: u32) -> Result<Self, PoolError> {
        let given = SlotTerms::decode(&storage.get(&keys::TERMS).unwrap_or_default())?;
        let terms = given.check()?;
        let zones = terms.tree().len();
        let progress = Progress::decode(&storage.get(&keys::PROGRESS).unwrap_or_default(), zones)?;
        let cleared_stored = matches!(progress.stage, Stage::Settling);
        let cleared = if cleared_stored {
            let bytes = storage.get(&keys::CLEARED).unwrap_or_default();
            let mut reader = Reader::new(&bytes);
            (0..zones).map(|_| ClearedZone::unpack(&mut reader)).collect::<Result<_, _>>()?
        } else {
            Vec::new()
        };
        Ok(Self {
            slot,
            given,
            terms,
            progress,
            sums: vec![None; zones],
            cleared,
            terms_stored: true,
            cleared_stored,
        })
    }

    /// Banks are left in this stage.
    pub fn has_banks_left(&self) -> bool {
        self.progress.banks_done < self.given.bank_count
    }

    /// The sums of a zone so far.
    pub fn sums_of(&self, storage: &dyn Storage, position: usize) -> Result<ZoneSums, BankError> {
        if let Some(sums) = &self.sums[position] {
            return Ok(sums.clone());
        }
        if !self.progress.stored[position] {
            return Ok(ZoneSums::new());
        }
        let bytes = storage.get(&keys::sums(position)).unwrap_or_default();
        Ok(ZoneSums::unpack(&self.terms, &bytes)?)
    }

    /// What a bank's points and utilities owe each other. Between opening and settling a bank, its dues only shrink.
    pub fn dues_of(&self, storage: &dyn Storage, bank: u32) -> Result<DueBank, LedgerError> {
        if self.progress.owing { DueBank::load(storage, bank) } else { Ok(DueBank::default()) }
    }

    /// What summing found out about a bank's points.
    pub fn marks_of(&self, storage: &dyn Storage, bank: u32) -> Result<Marks, PoolError> {
        match self.progress.marked.binary_search(&bank) {
            Ok(_) => Marks::load(storage, bank),
            Err(_) => Ok(Marks::default()),
        }
    }

    pub fn save(mut self, storage: &mut dyn Storage) {
        if !self.terms_stored {
            storage.set(&keys::TERMS, &self.given.encode());
        }
        if matches!(self.progress.stage, Stage::Settling) {
            if !self.cleared_stored {
                let mut bytes = Vec::with_capacity(self.cleared.len() * 24);
                self.cleared.iter().for_each(|zone| zone.pack(&mut bytes));
                storage.set(&keys::CLEARED, &bytes);
            }
        } else {
            for (position, sums) in self.sums.iter().enumerate() {
                if let Some(sums) = sums {
                    storage.set(&keys::sums(position), &sums.pack());
                    self.progress.stored[position] = true;
                }
            }
        }
        storage.set(&keys::PROGRESS, &self.progress.encode());
    }
}
