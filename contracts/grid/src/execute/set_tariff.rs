use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use interface::grid::{Tariff, TariffSet};

use super::check;
use crate::{
    error::ContractError,
    state::{CONFIG, ROOT, TARIFF, save_tariff, terms_changed, unsettled_from},
};

pub fn set_tariff(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    from_slot: u32,
    tariff: Tariff,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    check::operated_zone(deps.storage, ROOT, &info.sender)?;
    let now = check::with_notice(&env, &config, from_slot)?;
    check::tariff(&tariff, config.price_tick_micro_per_kwh)?;
    let mut schedule = TARIFF.load(deps.storage)?;
    let made_room = schedule.set(from_slot, tariff, unsettled_from(deps.storage, now)?)?;
    save_tariff(deps.storage, &schedule, made_room)?;
    terms_changed(deps.storage)?;
    Ok(Response::new().add_event(tariff_set(from_slot, &tariff)))
}

pub fn tariff_set(from_slot: u32, tariff: &Tariff) -> TariffSet {
    let Tariff { feed_in_micro_per_kwh, retail_micro_per_kwh, trading_fee_micro_per_kwh } = *tariff;
    TariffSet { from_slot, feed_in_micro_per_kwh, retail_micro_per_kwh, trading_fee_micro_per_kwh }
}
