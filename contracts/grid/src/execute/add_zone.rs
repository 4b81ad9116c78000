use cosmwasm_std::{DepsMut, MessageInfo, Response, to_json_binary};
use interface::{
    grid::{Line, MAX_ZONES, ZoneAdded},
    packed::ZoneSignal,
};

use super::{check, set_line::line_set};
use crate::{
    error::ContractError,
    limits::MAX_DEPTH,
    schedule::Schedule,
    state::{CONFIG, ParentLink, ZONES, ZoneRecord, load_signals, save_signals},
};

/// The parent exists and the id is new, so no zone is an orphan and none is its own ancestor. The line holds in every slot: nothing was
/// metered in the zone before.
pub fn add_zone(
    deps: DepsMut,
    info: MessageInfo,
    name: String,
    parent_id: u32,
    operator: String,
    line: Line,
) -> Result<Response, ContractError> {
    let mut config = CONFIG.load(deps.storage)?;
    let parent = check::operated_zone(deps.storage, parent_id, &info.sender)?;
    check::name(&name)?;
    check::line(&line, config.price_tick_micro_per_kwh)?;
    let zone_id = config.zone_count;
    if zone_id >= MAX_ZONES {
        return Err(ContractError::TooManyZones {});
    }
    let depth = parent.depth() + 1;
    if depth > MAX_DEPTH {
        return Err(ContractError::TooDeep { parent_id, depth });
    }

    let link = ParentLink {
        parent_id,
        depth,
        line: Schedule::always(line),
        islanded: Schedule::always(false),
        island_by: None,
    };
    let operator = deps.api.addr_validate(&operator)?;
    let zone = ZoneRecord { name, operator, link: Some(link), storage_capacity_wh: 0 };
    ZONES.save(deps.storage, zone_id, &zone)?;
    config.zone_count += 1;
    CONFIG.save(deps.storage, &config)?;
    let mut signals = load_signals(deps.storage)?;
    signals.zones.push(ZoneSignal { parent_id: Some(parent_id), ..ZoneSignal::default() });
    signals.terms_version += 1;
    save_signals(deps.storage, &signals);

    let added = ZoneAdded { zone_id, parent_id: Some(parent_id), operator: zone.operator, name: zone.name };
    Ok(Response::new()
        .add_event(added)
        .add_event(line_set(zone_id, 0, &line))
        .set_data(to_json_binary(&zone_id)?))
}
