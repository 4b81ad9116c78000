use cosmwasm_std::Uint64;
use interface::balancing::{CallAt, CallEnded, OpenCall};

use super::work::{Next, Work};
use crate::{
    account::Account,
    call::{first_after, remove},
    error::ContractError,
};

/// The first call whose slot was taken in by every zone, if there is one: what was held back for it is the payer's again.
pub fn end_call(work: &mut Work) -> Result<Option<Next>, ContractError> {
    if work.clock.zone_id > 0 || work.clock.is_noticing {
        return Ok(None);
    }
    let Some(call) = first_after(work.deps.storage, None)? else { return Ok(None) };
    if call.slot >= work.clock.slot {
        return Ok(None);
    }
    if !work.budget.has_room_to_end_call() {
        return Ok(Some(Next::Tick));
    }
    work.budget.count_ended_call();
    let OpenCall { slot, zone_id, needed_wh, payer, reserved_micro, .. } = call;
    let mut account = Account::load(work.deps.storage, &payer)?;
    account.free(reserved_micro)?;
    account.save(work.deps.storage, &payer)?;
    remove(work.deps.storage, CallAt { slot, zone_id });
    // No offer is awarded yet.
    let short_wh: Uint64 = needed_wh;
    work.emit(CallEnded { zone_id, slot, short_wh, freed_micro: reserved_micro });
    Ok(Some(Next::Step))
}
