//! Withdrawals that are due: what their owner's points owe is paid from them first, and nothing while one of these points is suspended or export of it is in
//! quarantine.

use std::collections::BTreeSet;

use cosmwasm_std::{
    Addr, BankMsg, Coin, Deps, DepsMut, Event, Reply, Response, Storage, SubMsg, Uint128, from_json,
    to_json_binary,
};
use interface::{
    packed::{QuarantineBank, keys},
    registry::{MeterStatus, QueryMsg},
    trading::{AccountRef, Config, WithdrawalHeld, WithdrawalReturned, Withdrawn},
};
use ledger::{COINS, Counterparty, LedgerError, PAUSE, Payer, Tick, TradingPoints, Withdrawal, pay_debts};
use units::{bank_of, index_in_bank, slot_at};

use crate::{
    error::ContractError,
    execute::{count_coins_in, deposit::pay_in},
};

/// The reply to a payment that failed.
pub const REPLY: u64 = 2;

/// Points of an owner that are looked at: their debts are paid, and none of them may be suspended or doubted.
const POINTS_LOOKED_AT: u32 = 30;

/// Withdrawals of one tick, and what each is worth in points.
const PAID_PER_TICK: usize = 8;
const POINTS_PER_WITHDRAWAL: u32 = 1_000;

/// What stands against a withdrawal is looked at again after so many slots.
const HELD_SLOTS: u32 = 8;

/// An owner's points.
pub struct Standing {
    meter_ids: Vec<u32>,
    suspended: Option<u32>,
    quarantined: Option<u32>,
}

impl Standing {
    pub fn of(deps: Deps, config: &Config, owner: &Addr) -> Result<Self, ContractError> {
        let msg = QueryMsg::MeteringPointsOf {
            owner: owner.to_string(),
            start_after: None,
            limit: Some(POINTS_LOOKED_AT),
        };
        let response: TradingPoints = deps.querier.query_wasm_smart(&config.registry, &msg)?;
        let suspended = response.metering_points.iter().find(|point| point.status == MeterStatus::Suspended);
        let suspended = suspended.map(|point| point.meter_id);
        let meter_ids: Vec<u32> = response.metering_points.iter().map(|point| point.meter_id).collect();
        let flagged = response.metering_points.iter().find(|point| point.is_flagged());
        let quarantined = match flagged {
            Some(point) => Some(point.meter_id),
            None => quarantined(deps, config, &meter_ids)?,
        };
        Ok(Self { meter_ids, suspended, quarantined })
    }

    pub fn check(&self) -> Result<(), ContractError> {
        match (self.suspended, self.quarantined) {
            (Some(meter_id), _) => Err(ContractError::Suspended { meter_id }),
            (_, Some(meter_id)) => Err(ContractError::Quarantined { meter_id }),
            (None, None) => Ok(()),
        }
    }
}

/// The first of these points of which metering holds export that verifiers have not decided about.
fn quarantined(deps: Deps, config: &Config, meter_ids: &[u32]) -> Result<Option<u32>, ContractError> {
    let banks: BTreeSet<u32> = meter_ids.iter().map(|meter_id| bank_of(*meter_id)).collect();
    for bank in banks {
        let Some(bytes) = deps.querier.query_wasm_raw(&config.metering, keys::quarantine(bank))? else {
            continue;
        };
        let held = QuarantineBank::decode(&bytes)?;
        let doubted =
            |meter_id: &&u32| bank_of(**meter_id) == bank && held.get(index_in_bank(**meter_id)).is_some();
        if let Some(meter_id) = meter_ids.iter().find(doubted) {
            return Ok(Some(*meter_id));
        }
    }
    Ok(None)
}

/// What a payment sends and tells.
pub struct Payment {
    message: Option<SubMsg>,
    events: Vec<Event>,
}

impl Payment {
    pub fn add_to(self, response: Response) -> Response {
        response.add_submessages(self.message).add_events(self.events)
    }
}

/// Pays a withdrawal whose coins have left their account, less what the owner's points owe.
pub fn pay(
    storage: &mut dyn Storage,
    config: &Config,
    withdrawal: Withdrawal,
    standing: &Standing,
) -> Result<Payment, ContractError> {
    let (amount_micro, coins_micro) = (withdrawal.amount_micro, COINS.load(storage)?);
    if coins_micro < amount_micro {
        return Err(LedgerError::Insufficient { amount_micro, available_micro: coins_micro }.into());
    }
    let (left_micro, mut events) = pay_debts(storage, &standing.meter_ids, amount_micro, Payer::Withdrawal)?;
    COINS.save(storage, &coins_micro.saturating_sub(left_micro))?;
    let (meter_id, counterparty) = withdrawal.account_parts();
    let by = withdrawal.to.clone();
    let to_debts_micro = Uint128::new(amount_micro.saturating_sub(left_micro));
    let amount_micro = Uint128::new(left_micro);
    events.push(Withdrawn { meter_id, counterparty, by, amount_micro, to_debts_micro }.into());
    if left_micro == 0 {
        return Ok(Payment { message: None, events });
    }
    let amount = vec![Coin::new(amount_micro, config.denom.clone())];
    let send = BankMsg::Send { to_address: withdrawal.to.to_string(), amount };
    let payload = to_json_binary(&Withdrawal { amount_micro: left_micro, ..withdrawal })?;
    let message = SubMsg::reply_on_error(send, REPLY).with_payload(payload);
    Ok(Payment { message: Some(message), events })
}

/// What the bank would not pay goes back to its account.
pub fn failed(deps: DepsMut, reply: Reply) -> Result<Response, ContractError> {
    let withdrawal: Withdrawal = from_json(&reply.payload)?;
    let amount_micro = withdrawal.amount_micro;
    let told = match &withdrawal.account {
        AccountRef::Point { meter_id } => pay_in(deps.storage, *meter_id, amount_micro)?,
        AccountRef::Counterparty { address } => {
            let address = Addr::unchecked(address);
            let mut counterparty = Counterparty::load(deps.storage, &address)?;
            counterparty.add(amount_micro)?;
            counterparty.save(deps.storage, &address)?;
            Vec::new()
        }
    };
    count_coins_in(deps.storage, amount_micro)?;
    let (meter_id, counterparty) = withdrawal.account_parts();
    let returned = WithdrawalReturned { meter_id, counterparty, amount_micro: Uint128::new(amount_micro) };
    Ok(Response::new().add_event(returned).add_events(told))
}

/// Pays what is due, as far as the tick's budget goes. Returns what is to be sent.
pub fn pay_due(tick: &mut Tick) -> Result<Vec<SubMsg>, ContractError> {
    let mut messages = Vec::new();
    let slot = slot_at(tick.now, tick.config.slot_seconds)?;
    if tick.clock.withdrawal_due.is_none_or(|due| due > slot) {
        return Ok(messages);
    }
    for _ in 0..PAID_PER_TICK {
        if !tick.budget.has_gas_for(POINTS_PER_WITHDRAWAL) {
            break;
        }
        let first = Withdrawal::first(tick.deps.storage)?.filter(|first| first.due_slot <= slot);
        let Some(withdrawal) = first.filter(|_| !PAUSE.exists(tick.deps.storage)) else { break };
        tick.budget.count(POINTS_PER_WITHDRAWAL);
        withdrawal.remove(tick.deps.storage);
        match paid(tick, &withdrawal) {
            Ok(payment) => {
                messages.extend(payment.message);
                tick.events.extend(payment.events);
            }
            Err(_) => {
                let later = Withdrawal { due_slot: slot.saturating_add(HELD_SLOTS), ..withdrawal };
                later.save(tick.deps.storage)?;
                tick.emit(held(later));
            }
        }
    }
    tick.clock.withdrawal_due = Withdrawal::first(tick.deps.storage)?.map(|first| first.due_slot);
    Ok(messages)
}

fn paid(tick: &mut Tick, withdrawal: &Withdrawal) -> Result<Payment, ContractError> {
    let standing = Standing::of(tick.deps.as_ref(), &tick.config, &withdrawal.to)?;
    standing.check()?;
    pay(tick.deps.storage, &tick.config, withdrawal.clone(), &standing)
}

fn held(withdrawal: Withdrawal) -> WithdrawalHeld {
    let (meter_id, counterparty) = withdrawal.account_parts();
    WithdrawalHeld {
        meter_id,
        counterparty,
        amount_micro: Uint128::new(withdrawal.amount_micro),
        due_slot: withdrawal.due_slot,
    }
}
