use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Storage};
use interface::registry::{Finding, FindingKind, MeterFlag, MeterFlagged, PointKind};
use units::Slot;

use super::{allow, is_admin, is_verifier};
use crate::{
    bank::Bank,
    error::ContractError,
    flags,
    limits::MAX_FINDING_SLOTS,
    overdue::current_slot,
    standing::{load_in_service, load_meter},
    state::{FLAGS, RELEASED},
};

pub fn flag_meter(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    meter_id: u32,
    finding: Finding,
) -> Result<Response, ContractError> {
    let flagger = info.sender;
    let allowed = is_verifier(deps.storage, &flagger)? || is_admin(deps.storage, &flagger)?;
    allow(allowed, &flagger)?;
    let now = current_slot(deps.storage, &env)?;
    load_in_service(deps.storage, meter_id)?;
    let kind = Bank::load_of(deps.storage, meter_id)?.device(meter_id)?.kind;
    check_slots(&finding, now)?;
    check_kind(deps.storage, meter_id, kind, &finding)?;
    if let Some(released_slot) = RELEASED.may_load(deps.storage, meter_id)?
        && finding.from_slot < released_slot
    {
        return Err(ContractError::FoundBeforeRelease {
            meter_id,
            from_slot: finding.from_slot,
            released_slot,
        });
    }
    if FLAGS.has(deps.storage, meter_id) {
        return Err(ContractError::AlreadyFlagged { meter_id });
    }
    let flag = MeterFlag { flagger, flagged_slot: now, finding, appeal: None };
    let changed = flags::open(deps.storage, meter_id, &flag)?;
    let MeterFlag { flagger, finding, .. } = flag;
    let flagged = MeterFlagged {
        meter_id,
        flagger,
        finding_kind: finding.kind,
        from_slot: finding.from_slot,
        to_slot: finding.to_slot,
        slots: finding.slots,
        measured_wh: finding.measured_wh.u64(),
        expected_wh: finding.expected_wh.u64(),
        other_meter_id: finding.other_meter_id,
        quarantined: flags::quarantines(kind),
    };
    Ok(Response::new().add_event(flagged).add_events(changed))
}

fn check_slots(finding: &Finding, now: Slot) -> Result<(), ContractError> {
    let Finding { from_slot, to_slot, slots, .. } = *finding;
    let span = to_slot.checked_sub(from_slot).map(|last| u64::from(last) + 1);
    match span {
        Some(span) if to_slot < now && span <= u64::from(MAX_FINDING_SLOTS) => {
            if slots == 0 || u64::from(slots) > span {
                return Err(ContractError::FindingCounts { slots, span });
            }
            Ok(())
        }
        _ => Err(ContractError::FindingSlots { from_slot, to_slot, now, most: MAX_FINDING_SLOTS }),
    }
}

/// A line's finding is its feeder's, all others are of meters that somebody owns; only a copy has another one.
fn check_kind(
    storage: &dyn Storage,
    meter_id: u32,
    kind: PointKind,
    finding: &Finding,
) -> Result<(), ContractError> {
    let of_line = finding.kind == FindingKind::FeederDiffers;
    let copied = finding.kind == FindingKind::CopiedProfile;
    if of_line != (kind == PointKind::Feeder) {
        return Err(ContractError::FindingKind { meter_id, of: finding.kind, kind });
    }
    match finding.other_meter_id {
        Some(other) if copied && other != meter_id => load_meter(storage, other).map(|_| ()),
        None if !copied => Ok(()),
        other_meter_id => Err(ContractError::OtherMeter { of: finding.kind, meter_id, other_meter_id }),
    }
}
