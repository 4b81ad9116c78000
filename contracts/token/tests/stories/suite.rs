//! The energy token with its holders, in plain words.

use std::fmt::Debug;

use cosmwasm_std::{
    Addr, Binary, Deps, DepsMut, Empty, Env, Event, MessageInfo, Response, StdError, StdResult, Uint128,
    coins, to_json_binary,
};
use cw_multi_test::{App, AppResponse, ContractWrapper, Executor};
use interface::{
    registry::Source,
    token::{
        AllAccountsResponse, BalanceResponse, Cw20ReceiveMsg, EmbeddedLogo, ExecuteMsg, InstantiateMarketing,
        InstantiateMsg, Logo, OwnerEnergy, QueryMsg, SlotLedger, SourceEnergy, SourceFactor, TotalsResponse,
    },
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use token::{
    contract::{execute, instantiate, query},
    error::ContractError,
};

pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

pub fn who(name: &str) -> Addr {
    App::default().api().addr_make(name)
}

pub fn instantiate_msg() -> InstantiateMsg {
    InstantiateMsg {
        admin: who("admin").to_string(),
        name: "Energy held".to_string(),
        symbol: "HELD".to_string(),
        marketing: Some(InstantiateMarketing {
            project: Some("https://community.example".to_string()),
            description: None,
            marketing: Some(who("marketing").to_string()),
            logo: Some(Logo::Embedded(EmbeddedLogo::Png(PNG.into()))),
        }),
        grid_g_per_kwh: 380,
        source_g_per_kwh: vec![factor(Source::Solar, 41), factor(Source::Biomass, 700)],
        trading: who("trading").to_string(),
    }
}

pub fn factor(source: Source, g_per_kwh: u32) -> SourceFactor {
    SourceFactor { source, g_per_kwh }
}

pub fn wh(energy_wh: u64) -> Uint128 {
    Uint128::from(energy_wh)
}

/// Minted from the sun.
pub fn ledger(solar_wh: u64, burned_consumed_wh: u64, burned_exported_wh: u64) -> SlotLedger {
    SlotLedger {
        minted: vec![SourceEnergy { source: Source::Solar, energy_wh: solar_wh.into() }],
        burned_consumed_wh: burned_consumed_wh.into(),
        burned_exported_wh: burned_exported_wh.into(),
    }
}

pub fn of(owner: &str, energy_wh: u64) -> OwnerEnergy {
    OwnerEnergy { owner: who(owner).to_string(), energy_wh: energy_wh.into() }
}

pub struct Suite {
    pub app: App,
    pub token: Addr,
    /// Takes what is sent, or fails when the message with it says so.
    pub vault: Addr,
}

/// `result` was refused, for the reason given.
#[track_caller]
pub fn refused<T: Debug>(result: StdResult<T>, reason: ContractError) {
    let error = result.expect_err("accepted").to_string();
    assert!(
        error.contains(&reason.to_string()),
        "refused with {error:?} instead of {:?}",
        reason.to_string()
    );
}

impl Suite {
    /// A token that nobody has yet.
    pub fn new() -> Self {
        Self::with(instantiate_msg()).unwrap()
    }

    pub fn with(msg: InstantiateMsg) -> StdResult<Self> {
        let mut app = App::new(|router, _, storage| {
            router.bank.init_balance(storage, &who("ann"), coins(10, "watt")).unwrap();
        });
        let code_id = app.store_code(Box::new(ContractWrapper::new(execute, instantiate, query)));
        let admin = Some(who("admin").to_string());
        let token = app.instantiate_contract(code_id, who("admin"), &msg, &[], "token", admin)?;
        let vault_code =
            app.store_code(Box::new(ContractWrapper::new(vault_execute, vault_instantiate, vault_query)));
        let vault = app.instantiate_contract(vault_code, who("admin"), &Empty {}, &[], "vault", None)?;
        Ok(Self { app, token, vault })
    }

    pub fn by(&mut self, sender: &str, msg: ExecuteMsg) -> StdResult<AppResponse> {
        self.app.execute_contract(who(sender), self.token.clone(), &msg, &[])
    }

    pub fn with_coins(&mut self, sender: &str, msg: ExecuteMsg) -> StdResult<AppResponse> {
        self.app.execute_contract(who(sender), self.token.clone(), &msg, &coins(7, "watt"))
    }

    /// A slot in which `owner` held this much, all of it from the sun.
    pub fn held(&mut self, slot: u32, owner: &str, energy_wh: u64) {
        self.settle(slot, vec![], vec![of(owner, energy_wh)], Some(ledger(energy_wh, 0, 0))).unwrap();
    }

    pub fn settle(
        &mut self,
        slot: u32,
        drawn: Vec<OwnerEnergy>,
        held: Vec<OwnerEnergy>,
        ledger: Option<SlotLedger>,
    ) -> StdResult<AppResponse> {
        self.by("trading", ExecuteMsg::Settle { slot, drawn, held, ledger })
    }

    pub fn transfer(&mut self, from: &str, to: &str, amount: u64) -> StdResult<AppResponse> {
        self.by(from, ExecuteMsg::Transfer { recipient: who(to).to_string(), amount: wh(amount) })
    }

    pub fn allow(&mut self, owner: &str, spender: &str, amount: u64) -> StdResult<AppResponse> {
        let spender = who(spender).to_string();
        self.by(owner, ExecuteMsg::IncreaseAllowance { spender, amount: wh(amount), expires: None })
    }

    pub fn ask<T: DeserializeOwned>(&self, msg: QueryMsg) -> StdResult<T> {
        self.app.wrap().query_wasm_smart(&self.token, &msg)
    }

    pub fn balance(&self, owner: &str) -> u64 {
        self.balance_of(&who(owner))
    }

    pub fn balance_of(&self, owner: &Addr) -> u64 {
        let answer: BalanceResponse = self.ask(QueryMsg::Balance { address: owner.to_string() }).unwrap();
        u64::try_from(answer.balance.u128()).unwrap()
    }

    pub fn totals(&self) -> TotalsResponse {
        self.ask(QueryMsg::Totals {}).unwrap()
    }

    /// The sum of all balances is the supply, and the supply is what was minted and not burned.
    #[track_caller]
    pub fn adds_up(&self) {
        let accounts: AllAccountsResponse =
            self.ask(QueryMsg::AllAccounts { start_after: None, limit: Some(100) }).unwrap();
        assert!(accounts.accounts.len() < 100);
        let balances: u64 =
            accounts.accounts.iter().map(|owner| self.balance_of(&Addr::unchecked(owner.as_str()))).sum();
        let totals = self.totals();
        let minted: u64 = totals.minted.iter().map(|minted| minted.energy_wh.u64()).sum();
        assert_eq!(totals.supply_wh, wh(balances));
        assert_eq!(
            u128::from(balances)
                + u128::from(totals.burned_consumed_wh.u64() + totals.burned_exported_wh.u64())
                + u128::from(totals.retired_wh.u64() + totals.unbooked_drawn_wh.u64()),
            u128::from(minted) + u128::from(totals.unbooked_held_wh.u64()),
        );
    }

    /// Everything the contract has stored.
    pub fn state(&self) -> Vec<(Vec<u8>, Vec<u8>)> {
        self.app.dump_wasm_raw(&self.token)
    }
}

/// The event as it leaves the chain.
pub fn emitted(event: impl Into<Event>) -> Event {
    let event: Event = event.into();
    Event::new(format!("wasm-{}", event.ty)).add_attributes(event.attributes)
}

/// What cw20 clients read of an answer.
pub fn attributes(answer: &AppResponse) -> Vec<(String, String)> {
    let event = answer.events.iter().find(|event| event.ty == "wasm").expect("attributes");
    event.attributes[1..].iter().map(|attribute| (attribute.key.clone(), attribute.value.clone())).collect()
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum VaultMsg {
    Receive(Cw20ReceiveMsg),
}

fn vault_instantiate(_: DepsMut, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
    Ok(Response::new())
}

fn vault_execute(_: DepsMut, _: Env, _: MessageInfo, msg: VaultMsg) -> StdResult<Response> {
    let VaultMsg::Receive(received) = msg;
    if received.msg.as_slice() == b"fail" {
        return Err(StdError::msg("the vault is closed"));
    }
    Ok(Response::new()
        .add_attribute("sender", received.sender)
        .add_attribute("received", received.amount)
        .add_attribute("msg", received.msg.to_base64()))
}

fn vault_query(_: Deps, _: Env, _: Empty) -> StdResult<Binary> {
    to_json_binary(&())
}
