//! One file per verb.

pub mod appeal_flag;
pub mod apply;
pub mod apply_for_meter;
pub mod approve;
pub mod approve_meter;
pub mod end_overdue;
pub mod expire;
pub mod flag_meter;
pub mod name_connection;
pub mod propose;
pub mod recall_meter;
pub mod refuse_meter;
pub mod reject;
pub mod report_tamper;
pub mod rotate_key;
pub mod set_verifiers;
pub mod suspend;
pub mod update_profile;
pub mod withdraw_meter_application;

use cosmwasm_std::{Addr, MessageInfo, Storage};

use crate::{
    error::ContractError,
    state::{SETTINGS, VERIFIERS},
};

pub fn no_coins(info: &MessageInfo) -> Result<(), ContractError> {
    if !info.funds.is_empty() {
        let sent: Vec<String> = info.funds.iter().map(ToString::to_string).collect();
        return Err(ContractError::UnexpectedCoins { sent: sent.join(",") });
    }
    Ok(())
}

fn is_admin(storage: &dyn Storage, sender: &Addr) -> Result<bool, ContractError> {
    Ok(SETTINGS.load(storage)?.admin == *sender)
}

pub fn is_verifier(storage: &dyn Storage, sender: &Addr) -> Result<bool, ContractError> {
    Ok(VERIFIERS.load(storage)?.verifiers.contains(sender))
}

fn allow(allowed: bool, sender: &Addr) -> Result<(), ContractError> {
    if !allowed {
        return Err(ContractError::Unauthorized { sender: sender.clone() });
    }
    Ok(())
}
