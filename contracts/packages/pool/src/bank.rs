use cosmwasm_std::Deps;
use interface::{
    packed::{BankMembership, CatchUpEnergy, MAX_CATCH_UP_SPANS, SlotEnergy, Tariffs, keys as shared},
    registry::Source,
    trading::Config,
};
use ledger::{POINTS_PER_ROW, Position, positions_of_bank};
use units::BANK_SIZE;

use crate::{
    error::BankError,
    part::{Part, parts},
    rules::RuleBank,
    slot::SlotWork,
};

/// What the contracts know of a bank in one slot.
pub struct Bank {
    /// Of its zone in the slot's terms.
    pub position: usize,
    pub sources: Vec<Source>,
    pub energy: SlotEnergy,
    /// What points traded forward for the slot, in order of index.
    pub traded: Vec<(u8, Position)>,
    /// Energy of missed slots; read only where banks are settled.
    pub catch_up: CatchUp,
    pub rules: RuleBank,
}

/// Energy of missed slots, and the utility's prices in these slots.
#[derive(Default)]
pub struct CatchUp {
    pub energy: CatchUpEnergy,
    /// Nothing where there is no such energy.
    pub tariffs: Tariffs,
}

/// What moving an owner's tokens costs, as a number of ordinary points.
const POINTS_PER_HOLDER: u32 = 16;

/// What forward positions cost more: each of them, and each row of reserves that they free.
const POINTS_PER_POSITION: u32 = 2;
const POINTS_PER_ROW_OF_RESERVES: u32 = 18;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    Summing,
    Settling,
}

impl Bank {
    /// `None` for a bank that has nothing to do in this pass.
    pub fn read(
        deps: Deps,
        config: &Config,
        work: &SlotWork,
        bank: u32,
        pass: Pass,
    ) -> Result<Option<Self>, BankError> {
        let slot = work.slot;
        let energy = energy(deps, config, &shared::energy(slot, bank))?;
        let catch_up = match pass {
            Pass::Summing => CatchUp::default(),
            Pass::Settling => CatchUp::read(deps, config, slot, bank)?,
        };
        let traded = if work.progress.traded_forward {
            positions_of_bank(deps.storage, slot, bank)?
        } else {
            Vec::new()
        };
        if energy.readings().is_empty() && catch_up.energy.spans().is_empty() && traded.is_empty() {
            return Ok(None);
        }
        let membership = deps.querier.query_wasm_raw(&config.registry, shared::membership(bank))?;
        let BankMembership { zone_id, sources } =
            BankMembership::decode(&membership.ok_or(BankError::NoZone { bank })?)?;
        let position = work.terms.position(zone_id)?;
        let rules = RuleBank::of_slot(deps.storage, slot, bank)?;
        Ok(Some(Self { position, sources, energy, traded, catch_up, rules }))
    }

    /// A bank that was summed in this very tick lacks only what came late.
    pub fn with_catch_up(
        mut self,
        deps: Deps,
        config: &Config,
        slot: u32,
        bank: u32,
    ) -> Result<Self, BankError> {
        self.catch_up = CatchUp::read(deps, config, slot, bank)?;
        Ok(self)
    }

    /// Of a bank whose points were all metered, caught up, hold tokens and traded forward.
    pub const MOST_WORK: u32 = BANK_SIZE
        * (1 + MAX_CATCH_UP_SPANS as u32 + POINTS_PER_HOLDER + POINTS_PER_POSITION)
        + BANK_SIZE / POINTS_PER_ROW as u32 * POINTS_PER_ROW_OF_RESERVES;

    /// How much work the bank is at most, in ordinary points.
    pub fn work(&self) -> u32 {
        let holders =
            self.energy.readings().iter().filter(|reading| self.rules.get(reading.index).moves_tokens());
        let holders = u32::try_from(holders.count()).unwrap_or(u32::MAX);
        let points = self.energy.readings().len().saturating_add(self.catch_up.energy.spans().len());
        let traded = u32::try_from(self.traded.len()).unwrap_or(u32::MAX);
        let in_one_row =
            |one: &(u8, Position), next: &(u8, Position)| one.0 / POINTS_PER_ROW == next.0 / POINTS_PER_ROW;
        let rows = u32::try_from(self.traded.chunk_by(in_one_row).count()).unwrap_or(u32::MAX);
        let more = [
            holders.saturating_mul(POINTS_PER_HOLDER),
            traded.saturating_mul(POINTS_PER_POSITION),
            rows.saturating_mul(POINTS_PER_ROW_OF_RESERVES),
        ];
        more.into_iter().fold(u32::try_from(points).unwrap_or(u32::MAX), u32::saturating_add)
    }

    /// Points that were metered or traded forward, in order of index.
    pub fn parts(&self) -> Vec<Part> {
        parts(self.energy.readings(), &self.traded)
    }

    pub fn source(&self, index: u8) -> Source {
        self.sources.get(usize::from(index)).copied().unwrap_or(Source::None)
    }
}

impl CatchUp {
    fn read(deps: Deps, config: &Config, slot: u32, bank: u32) -> Result<Self, BankError> {
        let energy = deps.querier.query_wasm_raw(&config.metering, shared::catch_up(slot, bank))?;
        let Some(energy) = energy else { return Ok(Self::default()) };
        let tariffs = deps.querier.query_wasm_raw(&config.grid, shared::tariffs())?;
        let tariffs = tariffs.map(|bytes| Tariffs::decode(&bytes)).transpose()?.unwrap_or_default();
        Ok(Self { energy: CatchUpEnergy::decode(&energy)?, tariffs })
    }
}

fn energy(deps: Deps, config: &Config, key: &[u8]) -> Result<SlotEnergy, BankError> {
    match deps.querier.query_wasm_raw(&config.metering, key)? {
        Some(bytes) => Ok(SlotEnergy::decode(&bytes)?),
        None => Ok(SlotEnergy::default()),
    }
}
