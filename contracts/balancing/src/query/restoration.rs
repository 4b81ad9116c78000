use balancing::restoration::{Blackout, DarkZone, restore};
use cosmwasm_std::{Deps, Env};
use interface::{
    balancing::{
        Config, MAX_RESTORATION_BANKS, PointClass, Relief, RestorationLeft, RestorationResponse,
        RestorationStep, SupplySource,
    },
    grid,
    packed::{BankMembership, keys},
    registry,
};
use units::slot_at;

use crate::{
    class::BankClasses,
    energies::Energies,
    error::ContractError,
    limits::MAX_EXPECTED_WH,
    line::{Line, Lines},
    points::metering_terms,
    state::{CONFIG, Clock},
    tick::counted,
};

pub fn restoration(
    deps: Deps,
    env: &Env,
    sources: Vec<SupplySource>,
) -> Result<RestorationResponse, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let slot = Clock::load(deps.storage)?.last_slot_of(u32::MAX).ok_or(ContractError::NothingTakenIn {})?;
    let now = slot_at(env.block.time.seconds(), config.slot_seconds)?;
    let ask = grid::QueryMsg::SlotGrid { slot: now };
    let lines = Lines::of(&deps.querier.query_wasm_smart(&config.grid, &ask)?);
    let mut zones: Vec<DarkZone> = (0..).zip(&lines.zones).map(|(id, line)| dark(id, line)).collect();
    supply(&mut zones, &sources)?;
    load(deps, &config, slot, &mut zones)?;
    let plan = restore(&Blackout { zones })?;
    let steps = plan.steps.into_iter().map(|step| RestorationStep {
        zone_id: step.zone,
        class: class_of(step.class),
        added_load_wh: step.added_load_wh.into(),
        added_supply_wh: step.added_supply_wh.into(),
        drawn_wh: step.drawn_wh.into(),
        supply_wh: step.supply_wh.into(),
    });
    let left = plan.left.into_iter().map(|left| RestorationLeft {
        zone_id: left.zone,
        class: class_of(left.class),
        load_wh: left.load_wh.into(),
    });
    Ok(RestorationResponse { slot, steps: steps.collect(), left: left.collect() })
}

/// A line that is cut off leads nowhere.
fn dark(id: u32, line: &Line) -> DarkZone {
    let parent = line.parent_id.filter(|_| !line.islanded);
    DarkZone { id, parent, black_start: false, supply_wh: 0, load_wh: [0; PointClass::ALL.len()] }
}

fn supply(zones: &mut [DarkZone], sources: &[SupplySource]) -> Result<(), ContractError> {
    let mut named = std::collections::BTreeSet::new();
    for &SupplySource { zone_id, supply_wh, starts_by_itself } in sources {
        if !named.insert(zone_id) {
            return Err(ContractError::SourceTwice { zone_id });
        }
        let zone = zones.get_mut(zone_id as usize).ok_or(ContractError::UnknownZone { zone_id })?;
        (zone.supply_wh, zone.black_start) = (supply_wh.u64(), starts_by_itself);
    }
    Ok(())
}

/// What the points of each class of each zone drew.
fn load(deps: Deps, config: &Config, slot: u32, zones: &mut [DarkZone]) -> Result<(), ContractError> {
    let registry = metering_terms(deps.querier, config)?.registry;
    let terms: registry::Config = deps.querier.query_wasm_smart(&registry, &registry::QueryMsg::Config {})?;
    let bank_count = terms.bank_count;
    if bank_count > MAX_RESTORATION_BANKS {
        return Err(ContractError::RestorationBanks { bank_count });
    }
    for bank in 0..bank_count {
        let members = deps.querier.query_wasm_raw(&registry, keys::membership(bank))?;
        let members = members.and_then(|bytes| BankMembership::decode(&bytes).ok());
        let zone = members.and_then(|members| zones.get_mut(members.zone_id as usize));
        let Some(zone) = zone else { continue };
        let classes = BankClasses::load(deps.storage, bank)?;
        let energy = Energies::of_bank(deps.querier, &config.metering, slot, bank)?;
        for (index, drawn_wh) in counted(&energy, Relief::DrawLess) {
            let load_wh = &mut zone.load_wh[usize::from(classes.get(index).code())];
            *load_wh = load_wh.saturating_add(drawn_wh.min(MAX_EXPECTED_WH));
        }
    }
    Ok(())
}

fn class_of(code: u8) -> PointClass {
    PointClass::ALL.get(usize::from(code)).copied().unwrap_or(PointClass::Ordinary)
}
