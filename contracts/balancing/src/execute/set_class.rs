use cosmwasm_std::{DepsMut, MessageInfo, Response, StdResult};
use interface::{
    balancing::{ClassSaid, PointClass, PointClassSaid, PointClassSet},
    quorum::Quorum,
    registry::{Config, MeteringPoint, QueryMsg},
};
use units::{bank_of, index_in_bank, is_feeder};

use crate::{
    class::{BankClasses, class_of},
    error::ContractError,
    points::metering_terms,
    state::{CLASS_SAID, CONFIG},
};

pub fn set_class(
    deps: DepsMut,
    info: MessageInfo,
    meter_id: u32,
    class: PointClass,
) -> Result<Response, ContractError> {
    let registry = metering_terms(deps.querier, &CONFIG.load(deps.storage)?)?.registry;
    let terms: Config = deps.querier.query_wasm_smart(&registry, &QueryMsg::Config {})?;
    let quorum = Quorum { verifiers: &terms.verifiers, threshold: terms.threshold };
    let verifier = info.sender;
    if !quorum.counts(&verifier) {
        return Err(ContractError::Unauthorized { sender: verifier });
    }
    if is_feeder(meter_id) {
        return Err(ContractError::FeederClassed { meter_id });
    }
    let ask = QueryMsg::MeteringPoint { meter_id };
    let point: StdResult<MeteringPoint> = deps.querier.query_wasm_smart(&registry, &ask);
    point.map_err(|_| ContractError::UnknownPoint { meter_id })?;
    if class_of(deps.storage, meter_id)? == class {
        return Err(ContractError::ClassAlready { meter_id, class });
    }
    let mut said = CLASS_SAID.may_load(deps.storage, meter_id)?.unwrap_or_default();
    said.retain(|one| one.verifier != verifier && quorum.counts(&one.verifier));
    said.push(ClassSaid { verifier: verifier.clone(), class });
    let told = PointClassSaid { meter_id, class, verifier };
    let of_this_mind = said.iter().filter(|one| one.class == class).map(|one| &one.verifier);
    if !quorum.is_reached_by(of_this_mind) {
        CLASS_SAID.save(deps.storage, meter_id, &said)?;
        return Ok(Response::new().add_event(told));
    }
    CLASS_SAID.remove(deps.storage, meter_id);
    let bank = bank_of(meter_id);
    let mut classes = BankClasses::load(deps.storage, bank)?;
    classes.set(index_in_bank(meter_id), class);
    classes.save(deps.storage, bank);
    Ok(Response::new().add_event(told).add_event(PointClassSet { meter_id, class }))
}
