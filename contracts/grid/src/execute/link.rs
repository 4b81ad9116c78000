use cosmwasm_std::{DepsMut, MessageInfo, Response};
use interface::grid::TradingLinked;

use super::check;
use crate::{error::ContractError, state::CONFIG};

pub fn link(deps: DepsMut, info: MessageInfo, trading: String) -> Result<Response, ContractError> {
    let mut config = CONFIG.load(deps.storage)?;
    check::is(&info.sender, &config.admin)?;
    let trading = deps.api.addr_validate(&trading)?;
    config.trading = Some(trading.clone());
    CONFIG.save(deps.storage, &config)?;
    Ok(Response::new().add_event(TradingLinked { trading }))
}
