use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use interface::{
    packed::ReadingBatch,
    signed::{Reading, chain_tag},
    wire::Packed,
};

use super::count::{Basis, Signed, count};
use crate::error::ContractError;

/// Takes readings of one bank and slot. A malformed batch is refused as a whole; a bad reading only gets its verdict.
pub fn submit_readings(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    batch: Packed<ReadingBatch>,
) -> Result<Response, ContractError> {
    let batch = ReadingBatch::decode(batch.as_slice())?;
    let basis = Basis::load(deps.as_ref(), &env, batch.bank, batch.slot)?;
    let chain = chain_tag(&env.block.chain_id);
    let message = |_: usize, reading: &Reading| reading.signed_bytes(&chain);
    let counted =
        count(deps, info.sender, basis, &Signed { batch: &batch, format: None, message: &message })?;
    Ok(Response::new().add_events(counted.events))
}
