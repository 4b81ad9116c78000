//! The energy token: cw20 with 3 decimals, 1 base unit = 1 Wh. Its supply is the energy held; settlement alone mints and burns for the market.
//!
//! Shapes are those of the cw20 specification (CosmWasm/cw-plus, packages/cw20), as its clients speak them.

use cosmwasm_schema::{QueryResponses, cw_serde};
use cosmwasm_std::{Addr, Binary, Int128, Timestamp, Uint64, Uint128};

use crate::{answers, events, registry::Source, wire::Json};

pub const DECIMALS: u8 = 3;

/// Namespace of the map from owner to balance in the token's store, the one cw20 contracts have: settlement reads balances without a call.
pub const BALANCES: &str = "balance";

#[cw_serde]
pub struct InstantiateMsg {
    pub admin: String,
    pub name: String,
    pub symbol: String,
    pub marketing: Option<InstantiateMarketing>,
    /// What a kWh of the grid's mix emits, in g: the reference of carbon avoided.
    pub grid_g_per_kwh: u32,
    /// What a kWh of each source emits over its life, in g. A source that is not named counts as the grid's mix.
    pub source_g_per_kwh: Vec<SourceFactor>,
    /// The trading contract, the only one that settles.
    pub trading: String,
}

#[cw_serde]
pub struct InstantiateMarketing {
    pub project: Option<String>,
    pub description: Option<String>,
    pub marketing: Option<String>,
    pub logo: Option<Logo>,
}

#[cw_serde]
pub struct SourceFactor {
    pub source: Source,
    pub g_per_kwh: u32,
}

#[cw_serde]
pub struct MigrateMsg {}

#[cw_serde]
pub enum ExecuteMsg {
    /// cw20: gives energy to `recipient`. An amount of zero is refused, here and wherever energy moves.
    Transfer {
        recipient: String,
        /// Wh.
        amount: Uint128,
    },
    /// cw20: the holder retires energy they hold.
    Burn {
        /// Wh.
        amount: Uint128,
    },
    /// cw20: gives energy to a contract and tells it so (`Cw20ReceiveMsg`); when the contract fails, nothing has happened.
    Send {
        contract: String,
        /// Wh.
        amount: Uint128,
        /// JSON that the contract understands.
        msg: Binary,
    },
    /// cw20: lets `spender` use that much more. An amount of zero changes when the allowance expires. One that has
    /// expired counts as zero.
    IncreaseAllowance {
        spender: String,
        /// Wh.
        amount: Uint128,
        /// Default: as before, or never.
        expires: Option<Expiration>,
    },
    /// cw20: lets `spender` use that much less, and nothing when less is left.
    DecreaseAllowance {
        spender: String,
        /// Wh.
        amount: Uint128,
        /// Default: as before.
        expires: Option<Expiration>,
    },
    /// cw20: a spender gives what the owner allowed.
    TransferFrom {
        owner: String,
        recipient: String,
        /// Wh.
        amount: Uint128,
    },
    /// cw20: a spender sends what the owner allowed; the contract hears of the spender.
    SendFrom {
        owner: String,
        contract: String,
        /// Wh.
        amount: Uint128,
        /// JSON that the contract understands.
        msg: Binary,
    },
    /// cw20: a spender retires what the owner allowed.
    BurnFrom {
        owner: String,
        /// Wh.
        amount: Uint128,
    },
    /// cw20: the marketing account says what the token is for. What is left out stays, an empty text takes away what was there.
    UpdateMarketing {
        project: Option<String>,
        description: Option<String>,
        /// The next marketing account.
        marketing: Option<String>,
    },
    /// cw20: the marketing account sets the logo: a link, or an SVG or PNG image of at most 5 kB.
    UploadLogo(Logo),
    /// Trading only: what settlement drew from and added to owners' holdings, and the slot's ledger once it is final.
    Settle { slot: u32, drawn: Vec<OwnerEnergy>, held: Vec<OwnerEnergy>, ledger: Option<SlotLedger> },
}

#[cw_serde]
pub struct OwnerEnergy {
    pub owner: String,
    pub energy_wh: Uint64,
}

#[cw_serde]
pub struct SourceEnergy {
    pub source: Source,
    pub energy_wh: Uint64,
}

/// `minted - burned_consumed - burned_exported = held - drawn` of the slot.
#[cw_serde]
pub struct SlotLedger {
    pub minted: Vec<SourceEnergy>,
    pub burned_consumed_wh: Uint64,
    pub burned_exported_wh: Uint64,
}

#[cw_serde]
pub enum Logo {
    Url(String),
    Embedded(EmbeddedLogo),
}

#[cw_serde]
pub enum EmbeddedLogo {
    Svg(Binary),
    Png(Binary),
}

#[cw_serde]
pub enum LogoInfo {
    Url(String),
    Embedded,
}

#[cw_serde]
#[derive(Copy)]
pub enum Expiration {
    AtHeight(u64),
    AtTime(Timestamp),
    Never {},
}

/// What a contract receives by `send`: `{"receive": {...}}`.
#[cw_serde]
pub struct Cw20ReceiveMsg {
    pub sender: String,
    pub amount: Uint128,
    pub msg: Binary,
}

#[cw_serde]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// cw20: what an address holds.
    #[returns(BalanceResponse)]
    Balance { address: String },
    /// cw20: name, symbol, decimals and supply.
    #[returns(TokenInfoResponse)]
    TokenInfo {},
    /// cw20: the trading contract, which mints by settlement alone.
    #[returns(MinterResponse)]
    Minter {},
    /// cw20: what `spender` may use of what `owner` holds; zero once the allowance has expired.
    #[returns(AllowanceResponse)]
    Allowance { owner: String, spender: String },
    /// cw20: what an owner allows, by spender.
    #[returns(AllAllowancesResponse)]
    AllAllowances { owner: String, start_after: Option<String>, limit: Option<u32> },
    /// cw20: what a spender may use, by owner.
    #[returns(AllSpenderAllowancesResponse)]
    AllSpenderAllowances { spender: String, start_after: Option<String>, limit: Option<u32> },
    /// cw20: everybody who holds energy.
    #[returns(AllAccountsResponse)]
    AllAccounts { start_after: Option<String>, limit: Option<u32> },
    /// cw20: what the token is for.
    #[returns(MarketingInfoResponse)]
    MarketingInfo {},
    /// cw20: the embedded logo; an error when there is none.
    #[returns(DownloadLogoResponse)]
    DownloadLogo {},
    /// Minted and burned since the start, by source and reason.
    #[returns(TotalsResponse)]
    Totals {},
    /// Minted and burned for one slot.
    #[returns(SlotTotalsResponse)]
    SlotTotals { slot: u32 },
    /// Emissions avoided against the grid's mix, by source.
    #[returns(CarbonAvoidedResponse)]
    CarbonAvoided {},
}

#[cw_serde]
pub struct BalanceResponse {
    pub balance: Uint128,
}

#[cw_serde]
pub struct TokenInfoResponse {
    pub name: String,
    pub symbol: String,
    pub decimals: u8,
    pub total_supply: Uint128,
}

#[cw_serde]
pub struct MinterResponse {
    pub minter: String,
    pub cap: Option<Uint128>,
}

#[cw_serde]
pub struct AllowanceResponse {
    pub allowance: Uint128,
    pub expires: Expiration,
}

#[cw_serde]
pub struct AllowanceInfo {
    pub spender: String,
    pub allowance: Uint128,
    pub expires: Expiration,
}

#[cw_serde]
pub struct AllAllowancesResponse {
    pub allowances: Vec<AllowanceInfo>,
}

#[cw_serde]
pub struct SpenderAllowanceInfo {
    pub owner: String,
    pub allowance: Uint128,
    pub expires: Expiration,
}

#[cw_serde]
pub struct AllSpenderAllowancesResponse {
    pub allowances: Vec<SpenderAllowanceInfo>,
}

#[cw_serde]
pub struct AllAccountsResponse {
    pub accounts: Vec<String>,
}

#[cw_serde]
pub struct MarketingInfoResponse {
    pub project: Option<String>,
    pub description: Option<String>,
    pub logo: Option<LogoInfo>,
    pub marketing: Option<Addr>,
}

#[cw_serde]
pub struct DownloadLogoResponse {
    pub mime_type: String,
    pub data: Binary,
}

/// After every message `minted - burned_consumed - burned_exported - retired + unbooked_held - unbooked_drawn = supply`, the sum of all balances.
#[cw_serde]
pub struct TotalsResponse {
    pub minted: Vec<SourceEnergy>,
    pub burned_consumed_wh: Uint64,
    pub burned_exported_wh: Uint64,
    /// Burned by holders themselves.
    pub retired_wh: Uint64,
    /// Held and drawn in slots whose ledger has not come yet.
    pub unbooked_held_wh: Uint64,
    pub unbooked_drawn_wh: Uint64,
    pub supply_wh: Uint128,
}

#[cw_serde]
pub struct SlotTotalsResponse {
    pub slot: u32,
    pub ledger: Option<SlotLedger>,
}

#[cw_serde]
pub struct CarbonAvoidedResponse {
    pub sources: Vec<SourceCarbon>,
    /// Sum of `sources`.
    pub total_g: Int128,
}

#[cw_serde]
pub struct SourceCarbon {
    pub source: Source,
    /// Minted since the start.
    pub energy_wh: Uint64,
    /// `energy_wh * (grid - source) / 1000` in g, rounded towards zero; negative when the source emits more than the grid's mix.
    pub avoided_g: Int128,
}

answers! {}

events! {
    /// What holds as long as the token does.
    TokenStarted = "token_started" {
        admin: Addr,
        name: String,
        symbol: String,
        grid_g_per_kwh: u32,
        /// Of every source.
        source_g_per_kwh: Json<Vec<SourceFactor>>,
        trading: Addr,
    }
    /// Energy tokens went from one owner to another, by transfer or send, by the owner or a spender.
    EnergyTransferred = "energy_transferred" {
        from: Addr,
        to: Addr,
        /// Who used an allowance.
        by: Option<Addr>,
        energy_wh: Uint128,
    }
    /// A holder burned what they hold.
    EnergyRetired = "energy_retired" {
        owner: Addr,
        by: Option<Addr>,
        energy_wh: Uint128,
    }
    /// What a spender may use now, after an increase, a decrease or a use.
    AllowanceChanged = "allowance_changed" {
        owner: Addr,
        spender: Addr,
        energy_wh: Uint128,
        /// Never when nothing is left.
        expires: Json<Expiration>,
    }
    /// Settlement of a slot drew from an owner's holdings.
    EnergyDrawn = "energy_drawn" {
        slot: u32,
        owner: Addr,
        energy_wh: Uint64,
    }
    /// Settlement of a slot added to an owner's holdings.
    EnergyHeld = "energy_held" {
        slot: u32,
        owner: Addr,
        energy_wh: Uint64,
    }
    /// What a slot's verified export minted, and how it was burned.
    SlotBooked = "slot_booked" {
        slot: u32,
        minted: Json<Vec<SourceEnergy>>,
        burned_consumed_wh: Uint64,
        burned_exported_wh: Uint64,
    }
    /// The marketing information or the logo changed.
    MarketingUpdated = "marketing_updated" {
        by: Addr,
    }
}
