use cosmwasm_std::{Binary, Deps, DepsMut, Empty, Env, MessageInfo, Response, StdError, StdResult};
use cw_multi_test::{Contract, ContractWrapper};
use interface::metering::ExecuteMsg;

/// Stands where metering stands: takes [`ExecuteMsg::CloseRegisters`] alone, and keeps nothing of it.
pub struct Closings;

impl Closings {
    pub fn contract() -> Box<dyn Contract<Empty>> {
        Box::new(ContractWrapper::new(Self::take, Self::start, Self::query))
    }

    fn start(_: DepsMut, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
        Ok(Response::new())
    }

    fn take(_: DepsMut, _: Env, _: MessageInfo, msg: ExecuteMsg) -> StdResult<Response> {
        match msg {
            ExecuteMsg::CloseRegisters { .. } => Ok(Response::new()),
            other => Err(StdError::msg(format!("no answer to {other:?}"))),
        }
    }

    fn query(_: Deps, _: Env, msg: Empty) -> StdResult<Binary> {
        Err(StdError::msg(format!("no answer to {msg:?}")))
    }
}
