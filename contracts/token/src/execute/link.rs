use cosmwasm_std::{DepsMut, MessageInfo, Response};
use interface::token::TradingLinked;

use crate::{error::ContractError, state::CONFIG};

pub fn link(deps: DepsMut, info: MessageInfo, trading: String) -> Result<Response, ContractError> {
    let mut config = CONFIG.load(deps.storage)?;
    if info.sender != config.admin {
        return Err(ContractError::Unauthorized { sender: info.sender });
    }
    let trading = deps.api.addr_validate(&trading)?;
    config.trading = Some(trading.clone());
    CONFIG.save(deps.storage, &config)?;
    Ok(Response::new().add_attribute("action", "link").add_event(TradingLinked { trading }))
}
