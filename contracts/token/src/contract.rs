#[cfg(not(feature = "library"))]
use cosmwasm_std::entry_point;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Response, StdResult, to_json_binary};
use interface::{
    migrate::{MigrateError, take_over},
    registry::Source,
    token::{ExecuteMsg, InstantiateMsg, MigrateMsg, QueryMsg, SourceFactor, TokenStarted},
    wire::Json,
};

use crate::{
    book::Book,
    error::ContractError,
    execute::{
        burn, burn_from, check, decrease_allowance, increase_allowance, send, send_from, settle, transfer,
        transfer_from, update_marketing, upload_logo,
    },
    query,
    state::{BOOK, CONFIG, Config, LEDGERS_KEPT_FROM},
};

const NAME: &str = "wattmesh:token";
const VERSION: &str = env!("CARGO_PKG_VERSION");

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn instantiate(
    deps: DepsMut,
    _env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    check::no_coins(&info)?;
    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    check::name(&msg.name)?;
    check::symbol(&msg.symbol)?;
    let config = Config {
        admin: deps.api.addr_validate(&msg.admin)?,
        trading: deps.api.addr_validate(&msg.trading)?,
        name: msg.name,
        symbol: msg.symbol,
        grid_g_per_kwh: msg.grid_g_per_kwh,
        source_g_per_kwh: check::factors(msg.grid_g_per_kwh, &msg.source_g_per_kwh)?,
    };
    CONFIG.save(deps.storage, &config)?;
    BOOK.save(deps.storage, &Book::default())?;
    LEDGERS_KEPT_FROM.save(deps.storage, &0)?;
    if let Some(marketing) = msg.marketing {
        update_marketing::start(deps, marketing)?;
    }
    Ok(Response::new().add_event(started(config)?))
}

fn started(config: Config) -> StdResult<TokenStarted> {
    let factors = Source::ALL.iter().zip(config.source_g_per_kwh);
    let factors: Vec<_> =
        factors.map(|(source, g_per_kwh)| SourceFactor { source: *source, g_per_kwh }).collect();
    Ok(TokenStarted {
        admin: config.admin,
        name: config.name,
        symbol: config.symbol,
        grid_g_per_kwh: config.grid_g_per_kwh,
        source_g_per_kwh: Json::of(&factors)?,
        trading: config.trading,
    })
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    check::no_coins(&info)?;
    match msg {
        ExecuteMsg::Transfer { recipient, amount } => transfer::transfer(deps, info, recipient, amount),
        ExecuteMsg::Burn { amount } => burn::burn(deps, info, amount),
        ExecuteMsg::Send { contract, amount, msg } => send::send(deps, info, contract, amount, msg),
        ExecuteMsg::IncreaseAllowance { spender, amount, expires } => {
            increase_allowance::increase_allowance(deps, env, info, spender, amount, expires)
        }
        ExecuteMsg::DecreaseAllowance { spender, amount, expires } => {
            decrease_allowance::decrease_allowance(deps, env, info, spender, amount, expires)
        }
        ExecuteMsg::TransferFrom { owner, recipient, amount } => {
            transfer_from::transfer_from(deps, env, info, owner, recipient, amount)
        }
        ExecuteMsg::SendFrom { owner, contract, amount, msg } => {
            send_from::send_from(deps, env, info, owner, contract, amount, msg)
        }
        ExecuteMsg::BurnFrom { owner, amount } => burn_from::burn_from(deps, env, info, owner, amount),
        ExecuteMsg::UpdateMarketing { project, description, marketing } => {
            update_marketing::update_marketing(deps, info, project, description, marketing)
        }
        ExecuteMsg::UploadLogo(logo) => upload_logo::upload_logo(deps, info, logo),
        ExecuteMsg::Settle { slot, drawn, held, ledger } => {
            settle::settle(deps, info, slot, drawn, held, ledger)
        }
    }
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn query(deps: Deps, env: Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    let answer = match msg {
        QueryMsg::Balance { address } => to_json_binary(&query::balance(deps, address)?),
        QueryMsg::TokenInfo {} => to_json_binary(&query::token_info(deps)?),
        QueryMsg::Minter {} => to_json_binary(&query::minter(deps)?),
        QueryMsg::Allowance { owner, spender } => {
            to_json_binary(&query::allowance(deps, env, owner, spender)?)
        }
        QueryMsg::AllAllowances { owner, start_after, limit } => {
            to_json_binary(&query::all_allowances(deps, owner, start_after, limit)?)
        }
        QueryMsg::AllSpenderAllowances { spender, start_after, limit } => {
            to_json_binary(&query::all_spender_allowances(deps, spender, start_after, limit)?)
        }
        QueryMsg::AllAccounts { start_after, limit } => {
            to_json_binary(&query::all_accounts(deps, start_after, limit)?)
        }
        QueryMsg::MarketingInfo {} => to_json_binary(&query::marketing_info(deps)?),
        QueryMsg::DownloadLogo {} => to_json_binary(&query::download_logo(deps)?),
        QueryMsg::Totals {} => to_json_binary(&query::totals(deps)?),
        QueryMsg::SlotTotals { slot } => to_json_binary(&query::slot_totals(deps, slot)?),
        QueryMsg::CarbonAvoided {} => to_json_binary(&query::carbon_avoided(deps)?),
    };
    Ok(answer?)
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn migrate(deps: DepsMut, _env: Env, _msg: MigrateMsg) -> Result<Response, ContractError> {
    take_over(deps.storage, NAME, VERSION)?;
    CONFIG.load(deps.storage).map_err(|_| MigrateError::Lacks { name: "trading" })?;
    Ok(Response::new())
}
