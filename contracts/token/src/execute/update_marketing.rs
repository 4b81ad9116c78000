use cosmwasm_std::{Addr, Api, DepsMut, MessageInfo, Response, StdResult, Storage};
use interface::token::{InstantiateMarketing, MarketingInfoResponse, MarketingUpdated};

use crate::{
    error::ContractError,
    logo,
    state::{LOGO, MARKETING},
};

pub fn start(deps: DepsMut, given: InstantiateMarketing) -> Result<(), ContractError> {
    let mut info = MarketingInfoResponse {
        project: given.project,
        description: given.description,
        logo: None,
        marketing: given.marketing.map(|address| deps.api.addr_validate(&address)).transpose()?,
    };
    if let Some(logo) = given.logo {
        logo::check(&logo)?;
        info.logo = Some(logo::describe(&logo));
        LOGO.save(deps.storage, &logo)?;
    }
    MARKETING.save(deps.storage, &info)?;
    Ok(())
}

/// An empty text takes away what was there; without a marketing account nobody updates any more.
pub fn update_marketing(
    deps: DepsMut,
    info: MessageInfo,
    project: Option<String>,
    description: Option<String>,
    marketing: Option<String>,
) -> Result<Response, ContractError> {
    let mut known = managed_by(deps.storage, &info.sender)?;
    known.project = replaced(known.project, project);
    known.description = replaced(known.description, description);
    if let Some(address) = marketing {
        known.marketing = account(deps.api, &address)?;
    }
    MARKETING.save(deps.storage, &known)?;
    Ok(Response::new()
        .add_attribute("action", "update_marketing")
        .add_event(MarketingUpdated { by: info.sender }))
}

/// The marketing information, if `sender` manages it.
pub fn managed_by(storage: &dyn Storage, sender: &Addr) -> Result<MarketingInfoResponse, ContractError> {
    match MARKETING.may_load(storage)? {
        Some(known) if known.marketing.as_ref() == Some(sender) => Ok(known),
        _ => Err(ContractError::Unauthorized { sender: sender.clone() }),
    }
}

fn replaced(known: Option<String>, given: Option<String>) -> Option<String> {
    match given {
        None => known,
        Some(text) => Some(text).filter(|text| !text.is_empty()),
    }
}

fn account(api: &dyn Api, address: &str) -> StdResult<Option<Addr>> {
    if address.is_empty() { Ok(None) } else { api.addr_validate(address).map(Some) }
}
