use cosmwasm_std::{DepsMut, MessageInfo, Response};
use interface::token::{Logo, MarketingUpdated};

use super::update_marketing::managed_by;
use crate::{
    error::ContractError,
    logo,
    state::{LOGO, MARKETING},
};

pub fn upload_logo(deps: DepsMut, info: MessageInfo, logo: Logo) -> Result<Response, ContractError> {
    let mut known = managed_by(deps.storage, &info.sender)?;
    logo::check(&logo)?;
    known.logo = Some(logo::describe(&logo));
    LOGO.save(deps.storage, &logo)?;
    MARKETING.save(deps.storage, &known)?;
    Ok(Response::new().add_attribute("action", "upload_logo").add_event(MarketingUpdated { by: info.sender }))
}
