//! Messages to the token and the grid. One that fails is kept and sent again, oldest first, so that no failure of a neighbour stops the clock.

use cosmwasm_std::{Addr, DepsMut, Env, Reply, Response, SubMsg, WasmMsg, from_json, to_json_binary};
use interface::trading::MessageDeferred;

use crate::{
    error::ContractError,
    slot::{Clock, Deferral, Work},
    state::{CONFIG, DEFERRED, Deferred},
};

const REPLY: u64 = 1;

/// Sends now, unless earlier messages wait.
pub fn send(work: &mut Work, to: Addr, msg: &impl serde::Serialize) -> Result<(), ContractError> {
    let deferred = Deferred { to, msg: to_json_binary(msg)?, retried: false };
    match &mut work.clock.deferral {
        None => work.messages.push(submessage(deferred)?),
        Some(deferral) => {
            deferral.messages = deferral.messages.saturating_add(1);
            DEFERRED.push_back(work.deps.storage, &deferred)?;
        }
    }
    Ok(())
}

/// Sends the oldest deferred message once more when its time has come.
pub fn retry(work: &mut Work) -> Result<(), ContractError> {
    let Some(Deferral { retry_at, messages }) = work.clock.deferral else { return Ok(()) };
    if work.now < retry_at {
        return Ok(());
    }
    if let Some(deferred) = DEFERRED.pop_front(work.deps.storage)? {
        work.messages.push(submessage(Deferred { retried: true, ..deferred })?);
    }
    let messages = messages.saturating_sub(1);
    work.clock.deferral = (messages > 0).then_some(Deferral { retry_at, messages });
    Ok(())
}

/// Keeps what failed in its place.
pub fn defer(deps: DepsMut, env: Env, reply: Reply) -> Result<Response, ContractError> {
    if reply.id != REPLY {
        return Err(ContractError::UnknownReply { id: reply.id });
    }
    let deferred: Deferred = from_json(&reply.payload)?;
    if deferred.retried {
        DEFERRED.push_front(deps.storage, &deferred)?;
    } else {
        DEFERRED.push_back(deps.storage, &deferred)?;
    }
    let mut clock = Clock::load(deps.storage)?;
    let waiting = clock.deferral.map_or(0, |deferral| deferral.messages).saturating_add(1);
    let slot_seconds = CONFIG.load(deps.storage)?.slot_seconds;
    let retry_at = env.block.time.seconds().saturating_add(slot_seconds.into());
    clock.deferral = Some(Deferral { retry_at, messages: waiting });
    clock.save(deps.storage);
    Ok(Response::new().add_event(MessageDeferred { contract: deferred.to.into_string(), waiting }))
}

fn submessage(deferred: Deferred) -> Result<SubMsg, ContractError> {
    let payload = to_json_binary(&deferred)?;
    let msg = WasmMsg::Execute { contract_addr: deferred.to.into_string(), msg: deferred.msg, funds: vec![] };
    Ok(SubMsg::reply_on_error(msg, REPLY).with_payload(payload))
}
