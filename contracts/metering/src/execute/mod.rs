//! One file per verb.

pub mod close_registers;
pub mod confirm_restart;
mod count;
pub mod decide_export;
mod late;
pub mod restart_registers;
pub mod submit_ocmf;
pub mod submit_quality;
pub mod submit_readings;

use cosmwasm_std::MessageInfo;

use crate::error::ContractError;

pub fn no_coins(info: &MessageInfo) -> Result<(), ContractError> {
    if !info.funds.is_empty() {
        let sent: Vec<String> = info.funds.iter().map(ToString::to_string).collect();
        return Err(ContractError::UnexpectedCoins { sent: sent.join(",") });
    }
    Ok(())
}
