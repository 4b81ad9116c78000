use cosmwasm_std::{Addr, StdError, Uint128};
use interface::{migrate::MigrateError, registry::Source, token::Expiration};
use thiserror::Error;

/// Why a message or a query was refused. Trying again with the same input never helps.
#[derive(Debug, Error)]
pub enum ContractError {
    #[error(transparent)]
    Std(#[from] StdError),
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    #[error("sender {sender} may not do this")]
    Unauthorized { sender: Addr },
    #[error("this message takes no coins, but {sent} was sent")]
    UnexpectedCoins { sent: String },
    #[error("a token's name has 3 to 50 bytes, unlike {name:?}")]
    Name { name: String },
    #[error("a token's symbol has 3 to 12 letters or hyphens, unlike {symbol:?}")]
    Symbol { symbol: String },
    #[error("an amount of zero")]
    ZeroAmount {},
    #[error("{amount} is more than the {balance} that {owner} has")]
    InsufficientBalance { owner: Addr, balance: Uint128, amount: Uint128 },
    #[error("{what} {value} cannot grow by {by}")]
    Overflow { what: &'static str, value: u128, by: u128 },
    #[error("{owner} cannot be the spender of their own tokens")]
    OwnSpender { owner: Addr },
    #[error("{owner} allows {spender} nothing")]
    NoAllowance { owner: Addr, spender: Addr },
    #[error("what {owner} allowed {spender} has expired {expires:?}")]
    AllowanceExpired { owner: Addr, spender: Addr, expires: Expiration },
    #[error("{amount} is more than the {allowance} that {owner} allows {spender}")]
    InsufficientAllowance { owner: Addr, spender: Addr, allowance: Uint128, amount: Uint128 },
    #[error("an allowance cannot expire in the past: {expires:?}")]
    ExpiresInThePast { expires: Expiration },
    #[error("an embedded logo of {length} bytes is larger than {most}")]
    LogoTooBig { length: usize, most: usize },
    #[error("an SVG logo starts with <?xml … ?>")]
    NotSvg {},
    #[error("a PNG logo starts with the signature of PNG")]
    NotPng {},
    #[error("no logo is embedded")]
    NoEmbeddedLogo {},
    #[error("{0:?} is named twice")]
    SourceTwice(Source),
    #[error("slot {slot} is booked already")]
    AlreadyBooked { slot: u32 },
    #[error(
        "slot {slot} does not add up: minted {minted_wh} less burned {burned_wh} is not held {held_wh} less drawn {drawn_wh}"
    )]
    LedgerOutOfBalance { slot: u32, minted_wh: u64, burned_wh: u64, held_wh: u64, drawn_wh: u64 },
}
