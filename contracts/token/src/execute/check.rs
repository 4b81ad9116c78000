//! What has to be so before anything is written.

use cosmwasm_std::MessageInfo;
use interface::{registry::Source, token::SourceFactor};

use crate::error::ContractError;

pub fn no_coins(info: &MessageInfo) -> Result<(), ContractError> {
    match info.funds.first() {
        Some(coin) => Err(ContractError::UnexpectedCoins { sent: coin.to_string() }),
        None => Ok(()),
    }
}

/// As in cw20-base.
pub fn name(name: &str) -> Result<(), ContractError> {
    match name.len() {
        3..=50 => Ok(()),
        _ => Err(ContractError::Name { name: name.to_string() }),
    }
}

/// As in cw20-base.
pub fn symbol(symbol: &str) -> Result<(), ContractError> {
    let allowed = |byte: u8| byte.is_ascii_alphabetic() || byte == b'-';
    if (3..=12).contains(&symbol.len()) && symbol.bytes().all(allowed) {
        return Ok(());
    }
    Err(ContractError::Symbol { symbol: symbol.to_string() })
}

/// Each source's factor by its code; the grid's mix where none is named.
pub fn factors(
    grid_g_per_kwh: u32,
    named: &[SourceFactor],
) -> Result<[u32; Source::ALL.len()], ContractError> {
    let mut by_code = [None; Source::ALL.len()];
    for factor in named {
        if by_code[usize::from(factor.source.code())].replace(factor.g_per_kwh).is_some() {
            return Err(ContractError::SourceTwice(factor.source));
        }
    }
    Ok(by_code.map(|factor| factor.unwrap_or(grid_g_per_kwh)))
}
