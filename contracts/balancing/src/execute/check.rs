//! What has to be so before anything is written.

use cosmwasm_std::{Deps, MessageInfo};
use interface::{
    balancing::{
        CallTerms, Config, CutTerms, LEAST_MIN_OFFER_WH, MAX_CALL_AHEAD_SLOTS, MIN_NOTICE_SLOTS,
        MOST_MIN_OFFER_WH, NominalQuality, ZoneParams,
    },
    grid,
    metering::{MAX_FREQUENCY_MHZ, MAX_VOLTAGE_DV},
    packed::{Signals, keys},
};

use units::{MICRO_PER_KWH_PER_MICRO_PER_WH, check_on_price_tick};

use crate::{error::ContractError, words};

/// All that a line can carry.
const MAX_TARGET_PERMILLE: u32 = 1_000;
/// The lowest price there is but for 0.
const LEAST_PRICE: u32 = 1_000;

pub fn no_coins(info: &MessageInfo) -> Result<(), ContractError> {
    match info.funds.first() {
        Some(coin) => Err(ContractError::UnexpectedCoins { sent: coin.to_string() }),
        None => Ok(()),
    }
}

pub fn params(params: &ZoneParams) -> Result<(), ContractError> {
    words::bands(&params.bands).check()?;
    let energy_wh = params.smallest_offer_wh();
    if !(LEAST_MIN_OFFER_WH..=MOST_MIN_OFFER_WH).contains(&energy_wh) {
        return Err(ContractError::MinOffer { energy_wh });
    }
    params.nominal.as_ref().map_or(Ok(()), nominal)?;
    params.calls.as_ref().map_or(Ok(()), call_terms)?;
    params.cuts.as_ref().map_or(Ok(()), |terms| cut_terms(terms, params.calls.as_ref()))
}

/// As far as a meter can say.
fn nominal(nominal: &NominalQuality) -> Result<(), ContractError> {
    let NominalQuality { voltage_dv, frequency_mhz } = *nominal;
    for (name, value, most) in
        [("voltage_dv", voltage_dv, MAX_VOLTAGE_DV), ("frequency_mhz", frequency_mhz, MAX_FREQUENCY_MHZ)]
    {
        if !(1..=most).contains(&value) {
            return Err(ContractError::Nominal { name, value, most });
        }
    }
    Ok(())
}

/// Who is called and who is cut are treated alike at least: nobody is cut because that is cheaper.
fn cut_terms(terms: &CutTerms, calls: Option<&CallTerms>) -> Result<(), ContractError> {
    let CutTerms { target_permille, compensation_micro_per_kwh } = *terms;
    target(target_permille)?;
    check_on_price_tick(compensation_micro_per_kwh.into(), MICRO_PER_KWH_PER_MICRO_PER_WH)?;
    let least_micro_per_kwh = calls.map_or(0, |calls| calls.price_cap_micro_per_kwh).max(LEAST_PRICE);
    if compensation_micro_per_kwh < least_micro_per_kwh {
        return Err(ContractError::Compensation { compensation_micro_per_kwh, least_micro_per_kwh });
    }
    Ok(())
}

fn target(target_permille: u32) -> Result<(), ContractError> {
    if target_permille > MAX_TARGET_PERMILLE {
        return Err(ContractError::Target { target_permille });
    }
    Ok(())
}

fn call_terms(terms: &CallTerms) -> Result<(), ContractError> {
    let CallTerms { notice_slots, target_permille, price_cap_micro_per_kwh } = *terms;
    if !(MIN_NOTICE_SLOTS..=MAX_CALL_AHEAD_SLOTS).contains(&notice_slots) {
        return Err(ContractError::NoticeSlots { notice_slots });
    }
    target(target_permille)?;
    Ok(check_on_price_tick(price_cap_micro_per_kwh.into(), MICRO_PER_KWH_PER_MICRO_PER_WH)?)
}

/// What the grid signals of every zone.
pub fn signals(deps: Deps, config: &Config) -> Result<Signals, ContractError> {
    let signals = deps.querier.query_wasm_raw(&config.grid, keys::signals())?;
    Ok(Signals::decode(&signals.unwrap_or_default())?)
}

/// What the grid signals of every zone, if this is one.
pub fn existing_zone(deps: Deps, config: &Config, zone_id: u32) -> Result<Signals, ContractError> {
    let signals = signals(deps, config)?;
    signals.state_of(zone_id).ok_or(ContractError::UnknownZone { zone_id })?;
    Ok(signals)
}

/// The same, if `sender` operates the zone.
pub fn operated_zone(
    deps: Deps,
    config: &Config,
    zone_id: u32,
    info: &MessageInfo,
) -> Result<Signals, ContractError> {
    let signals = existing_zone(deps, config, zone_id)?;
    let zone: grid::Zone = deps.querier.query_wasm_smart(&config.grid, &grid::QueryMsg::Zone { zone_id })?;
    if zone.operator != info.sender {
        return Err(ContractError::Unauthorized { sender: info.sender.clone() });
    }
    Ok(signals)
}
