//! What contracts start with is in their events, as their queries say it.

use cosmwasm_std::Event;
use integration::Suite;
use interface::{grid, metering, registry, token, trading, wire::Json};

#[track_caller]
fn told(events: &[Event], contract: &str, event: impl Into<Event>) {
    let event: Event = event.into();
    let is_it = |one: &&Event| one.ty == format!("wasm-{}", event.ty) && one.attributes[0].value == contract;
    let found = events.iter().find(is_it).unwrap_or_else(|| panic!("{} is told", event.ty));
    assert_eq!(found.attributes[1..], event.attributes);
}

#[test]
fn every_contract_says_with_what_it_starts() {
    let mut suite = Suite::community().household("ada").start();
    let events = std::mem::take(&mut suite.events);

    let config: registry::Config = suite.ask(&suite.registry, &registry::QueryMsg::Config {});
    let registry::Config { admin, proposal_seconds, grid, metering, .. } = config;
    assert_eq!((&grid, &metering), (&suite.grid, &suite.metering));
    told(&events, suite.registry.as_str(), registry::RegistryStarted { admin, proposal_seconds, grid });
    told(&events, suite.registry.as_str(), registry::MeteringSet { metering });

    let config: grid::Config = suite.ask(&suite.grid, &grid::QueryMsg::Config {});
    let grid::Config { admin, slot_seconds, price_tick_micro_per_kwh, trading, .. } = config;
    assert_eq!(trading, suite.trading);
    told(
        &events,
        suite.grid.as_str(),
        grid::GridStarted { admin, slot_seconds, price_tick_micro_per_kwh, trading },
    );

    let config: metering::Config = suite.ask(&suite.metering, &metering::QueryMsg::Config {});
    let started = metering::MeteringStarted {
        admin: config.admin,
        registry: config.registry,
        grid: suite.grid.clone(),
        slot_seconds: config.slot_seconds,
        grace_seconds: config.grace_seconds,
        metered_seconds_per_slot: config.metered_seconds_per_slot,
        max_clock_skew_seconds: config.max_clock_skew_seconds,
        keep_slots: config.keep_slots,
    };
    told(&events, suite.metering.as_str(), started);

    // Sources that nobody named count as the grid's mix.
    let factors: Vec<_> =
        registry::Source::ALL.map(|source| token::SourceFactor { source, g_per_kwh: 380 }).into();
    let started = token::TokenStarted {
        admin: suite.admin.clone(),
        name: "Held energy".to_string(),
        symbol: "KWH".to_string(),
        grid_g_per_kwh: 380,
        source_g_per_kwh: Json::of(&factors).unwrap(),
        trading: suite.trading.clone(),
    };
    told(&events, suite.token.as_str(), started);
}

#[test]
fn trading_says_with_what_it_starts_and_what_may_change() {
    let mut suite = Suite::community().household("ada").start();
    let events = std::mem::take(&mut suite.events);
    let contract = suite.trading.as_str();
    let config: trading::Config = suite.ask(&suite.trading, &trading::QueryMsg::Config {});
    assert_eq!(
        (config.denom.as_str(), &config.utility, &config.community),
        ("uwatt", &suite.utility, &suite.community)
    );
    let started = trading::TradingStarted {
        admin: config.admin,
        denom: config.denom,
        registry: config.registry,
        metering: config.metering,
        grid: config.grid,
        token: config.token,
        utility: config.utility,
        community: config.community,
        slot_seconds: config.slot_seconds,
        grace_seconds: config.grace_seconds,
        keep_slots: config.keep_slots,
    };
    told(&events, contract, started);
    told(&events, contract, trading::WorkBoundSet { points_per_tick: config.points_per_tick });
    let forward: trading::ForwardResponse = suite.ask(&suite.trading, &trading::QueryMsg::Forward {});
    told(&events, contract, trading::ForwardParamsSet { params: Json::of(&forward.params).unwrap() });
    told(&events, contract, trading::PricingSet { pricing: Json::of(&forward.pricing).unwrap() });
}
