//! Messages to the token and the grid. One that fails is kept and sent again, oldest first, so that no failure of a neighbour stops the clock.

use cosmwasm_std::{Addr, DepsMut, Env, Reply, Response, SubMsg, WasmMsg, from_json, to_json_binary};
use interface::trading::MessageDeferred;
use ledger::{CONFIG, Clock, Deferral, Tick};
use serde::Serialize;

use crate::{
    error::PoolError,
    state::{DEFERRED, Deferred},
};

const REPLY: u64 = 1;

/// What a tick sends.
#[derive(Default)]
pub struct Outbox(Vec<SubMsg>);

impl Outbox {
    /// Sends now, unless earlier messages wait.
    pub fn send(&mut self, tick: &mut Tick, to: Addr, msg: &impl Serialize) -> Result<(), PoolError> {
        let deferred = Deferred { to, msg: to_json_binary(msg)?, retried: false };
        match &mut tick.clock.deferral {
            None => self.0.push(submessage(deferred)?),
            Some(deferral) => {
                deferral.messages = deferral.messages.saturating_add(1);
                DEFERRED.push_back(tick.deps.storage, &deferred)?;
            }
        }
        Ok(())
    }

    /// Sends the oldest deferred message once more when its time has come.
    pub fn retry(&mut self, tick: &mut Tick) -> Result<(), PoolError> {
        let Some(Deferral { retry_at, messages }) = tick.clock.deferral else { return Ok(()) };
        if tick.now < retry_at {
            return Ok(());
        }
        if let Some(deferred) = DEFERRED.pop_front(tick.deps.storage)? {
            self.0.push(submessage(Deferred { retried: true, ..deferred })?);
        }
        let messages = messages.saturating_sub(1);
        tick.clock.deferral = (messages > 0).then_some(Deferral { retry_at, messages });
        Ok(())
    }

    pub fn into_messages(self) -> Vec<SubMsg> {
        self.0
    }
}

/// Keeps what failed in its place.
pub fn defer(deps: DepsMut, env: Env, reply: Reply) -> Result<Response, PoolError> {
    if reply.id != REPLY {
        return Err(PoolError::UnknownReply { id: reply.id });
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

fn submessage(deferred: Deferred) -> Result<SubMsg, PoolError> {
    let payload = to_json_binary(&deferred)?;
    let msg = WasmMsg::Execute { contract_addr: deferred.to.into_string(), msg: deferred.msg, funds: vec![] };
    Ok(SubMsg::reply_on_error(msg, REPLY).with_payload(payload))
}
