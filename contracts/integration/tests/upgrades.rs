//! New code over what older code has stored.

use cosmwasm_std::{Addr, Empty, Event};
use cw_storage_plus::{Item, Map};
use integration::{Suite, SuiteResult, sell};
use interface::{
    metering,
    packed::{PointReading, SlotEnergy, keys},
    trading::{ForwardParams, ForwardParamsSet, MigrateMsg, PricingSet},
    wire::Json,
};
use units::pack::write_i128;

fn refused(answer: SuiteResult, reason: &str) {
    let error = answer.expect_err(reason);
    assert!(error.contains(reason), "{error} does not say: {reason}");
}

fn stores(suite: &mut Suite, contract: &Addr, name: &str, version: &str) {
    let mut storage = suite.app.contract_storage_mut(contract);
    cw2::set_contract_version(&mut *storage, name, version).unwrap();
}

#[test]
fn every_contract_takes_over_from_itself_and_older_versions_only() {
    let mut suite = Suite::community().household("ada").start();
    let code = env!("CARGO_PKG_VERSION");
    for (name, contract) in [
        ("registry", suite.registry.clone()),
        ("grid", suite.grid.clone()),
        ("metering", suite.metering.clone()),
        ("token", suite.token.clone()),
        ("trading", suite.trading.clone()),
    ] {
        let own = format!("wattmesh:{name}");
        let newer = format!("version 9.0.0 is newer than this code's {code}");
        for (stored, version, reason) in [
            (own.as_str(), code, None),
            (&own, "0.0.9", None),
            (&own, "9.0.0", Some(newer.as_str())),
            (&own, "nine", Some("version \"nine\" is no semantic version")),
            ("wattmesh:other", "0.0.9", Some("contract wattmesh:other cannot become wattmesh:")),
        ] {
            stores(&mut suite, &contract, stored, version);
            let answer = suite.migrate(&contract, &Empty {});
            match reason {
                Some(reason) => refused(answer, reason),
                None => {
                    answer.unwrap_or_else(|error| panic!("{name} {version}: {error}"));
                    let now = cw2::get_contract_version(&*suite.app.contract_storage(&contract)).unwrap();
                    assert_eq!((now.contract, now.version.as_str()), (own.clone(), code));
                }
            }
        }
    }
}

/// Before contracts started with their neighbours' addresses, each was told by a message of its own, and stored nothing until then.
#[test]
fn a_contract_that_was_never_told_of_its_neighbour_is_not_taken_over() {
    let mut suite = Suite::community().household("ada").start();
    for (contract, key, name, neighbour) in [
        (suite.registry.clone(), "settings", "grid", suite.grid.clone()),
        (suite.grid.clone(), "config", "trading", suite.trading.clone()),
        (suite.token.clone(), "config", "trading", suite.trading.clone()),
    ] {
        let stored = suite.app.contract_storage(&contract).get(key.as_bytes()).unwrap();
        let told = format!("\"{name}\":\"{neighbour}\"");
        let never_told = String::from_utf8(stored).unwrap().replace(&told, &format!("\"{name}\":null"));
        suite.app.contract_storage_mut(&contract).set(key.as_bytes(), never_told.as_bytes());
        refused(suite.migrate(&contract, &Empty {}), &format!("nothing is stored of {name}"));
    }
}

/// What trading stored before there was a forward book.
fn before_the_forward_book() -> Suite {
    let mut suite = Suite::community().household("ada").household("ben").start();
    suite.everybody_deposits(1_000_000);
    let trading = suite.trading.clone();
    let mut storage = suite.app.contract_storage_mut(&trading);
    storage.remove(b"forward_params");
    storage.remove(b"pricing");
    drop(storage);
    suite
}

#[test]
fn trading_from_before_the_forward_book_is_told_what_it_lacks() {
    let mut suite = before_the_forward_book();
    let trading = suite.trading.clone();
    let (forward, pricing) = (Some(testing::FORWARD_PARAMS), Some(testing::pricing()));
    let wrong = Some(ForwardParams { orders_per_message: 0, ..testing::FORWARD_PARAMS });
    let money = None;
    for (forward, pricing, reason) in [
        (None, pricing.clone(), "nothing is stored of forward, and the migration does not say it"),
        (forward, None, "nothing is stored of pricing, and the migration does not say it"),
        (wrong, pricing.clone(), "orders_per_message is 0"),
    ] {
        refused(suite.migrate(&trading, &MigrateMsg { forward, pricing, money }), reason);
    }
    let migrated = suite.migrate(&trading, &MigrateMsg { forward, pricing, money }).unwrap();
    let told = |event: Event| {
        let shown = Event::new(format!("wasm-{}", event.ty)).add_attributes(event.attributes);
        migrated.assert_event(&shown);
    };
    told(ForwardParamsSet { params: Json::of(&testing::FORWARD_PARAMS).unwrap() }.into());
    told(PricingSet { pricing: Json::of(&testing::pricing()).unwrap() }.into());

    let slot = suite.slot + 3;
    suite.places("ada", sell(slot, 500, 100_000));
    suite.a_slot_passes();
    suite.everything_adds_up();
}

#[test]
fn a_migration_does_not_change_what_trading_has() {
    let mut suite = Suite::community().household("ada").start();
    let trading = suite.trading.clone();
    let before = suite.app.dump_wasm_raw(&trading);
    let forward = MigrateMsg { forward: Some(testing::FORWARD_PARAMS), ..MigrateMsg::default() };
    refused(suite.migrate(&trading, &forward), "forward is stored already");
    let pricing = MigrateMsg { pricing: Some(testing::pricing()), ..MigrateMsg::default() };
    refused(suite.migrate(&trading, &pricing), "pricing is stored already");
    let money = MigrateMsg { money: Some(testing::money_params()), ..MigrateMsg::default() };
    refused(suite.migrate(&trading, &money), "money is stored already");
    suite.migrate(&trading, &MigrateMsg::default()).unwrap();
    assert_eq!(suite.app.dump_wasm_raw(&trading), before);
}

/// What trading stored when accounts were signed: available money of two banks, and of counterparties.
fn with_signed_accounts(banks: &[&[i128]], utility_micro: i128, community_micro: i128) -> Suite {
    let mut suite = Suite::community()
        .settings(|settings| settings.utility_coins_micro = 0)
        .household("ada")
        .household("ben")
        .zone("north", 0)
        .household("cleo")
        .household("dan")
        .start();
    let kept_micro = banks.iter().copied().flatten().sum::<i128>() + utility_micro + community_micro;
    let (trading, utility, community) =
        (suite.trading.clone(), suite.utility.clone(), suite.community.clone());
    suite.counterparty_deposits(&community, kept_micro.unsigned_abs()).unwrap();
    let mut storage = suite.app.contract_storage_mut(&trading);
    for key in ["money", "utilities", "coins"] {
        storage.remove(key.as_bytes());
    }
    Map::<&Addr, Empty>::new("counterparties").remove(&mut *storage, &community);
    for (bank, accounts) in (0u32..).zip(banks) {
        let mut bytes = Vec::new();
        accounts.iter().for_each(|micro| write_i128(&mut bytes, *micro));
        storage.set(&[&[0xec], &bank.to_be_bytes()[..]].concat(), &bytes);
    }
    Item::new("kept_total").save(&mut *storage, &kept_micro).unwrap();
    for (address, micro) in [(&utility, utility_micro), (&community, community_micro)] {
        Map::new("parties").save(&mut *storage, address, &micro).unwrap();
    }
    drop(storage);
    suite
}

#[test]
fn signed_accounts_become_coins_debts_and_claims() {
    let money = MigrateMsg { money: Some(testing::money_params()), ..MigrateMsg::default() };
    let [ada, ben, cleo, dan] = [600, -300, 100, 0];
    let rows = [
        ("the utility has coins beside what it is owed", 450, [0, -300, 0, 0], [150, 300, 0]),
        ("all that it has is owed to it", 300, [0, -300, 0, 0], [0, 300, 0]),
        ("it owes more than it has", 300 - 350, [300, -300, 50, 0], [0, 300, 350]),
    ];
    for (name, utility_micro, dues, [available, receivable, payable]) in rows {
        let dues: [i128; 4] = dues;
        let mut suite = with_signed_accounts(&[&[ada, ben], &[cleo, dan]], utility_micro, 20);
        let trading = suite.trading.clone();
        refused(suite.migrate(&trading, &MigrateMsg::default()), "nothing is stored of money");
        suite.migrate(&trading, &money).unwrap();
        for (name, (was, due)) in
            ["ada", "ben", "cleo", "dan"].into_iter().zip([ada, ben, cleo, dan].into_iter().zip(dues))
        {
            let account = suite.account(name);
            assert_eq!(account.claim_micro.u128(), due.max(0).unsigned_abs(), "{name}");
            assert_eq!(account.debt_micro.u128(), due.min(0).unsigned_abs(), "{name}");
            assert_eq!(suite.worth(name), was, "{name} has neither gained nor lost");
        }
        let utility = suite.counterparty(&suite.utility.clone());
        let stored = [utility.available_micro, utility.receivable_micro, utility.payable_micro];
        assert_eq!(stored.map(|micro| micro.u128()), [available, receivable, payable], "{name}");
        assert_eq!(suite.counterparty(&suite.community.clone()).available_micro.u128(), 20, "{name}");
        suite.everything_adds_up();
        suite.a_slot_passes();
        suite.everything_adds_up();
    }
}

/// What metering stored before it knew the grid, with late energy of ada in the slot that is being delivered.
fn before_late_energy_had_slots() -> Suite {
    let mut suite = Suite::community().household("ada").household("ben").start();
    suite.everybody_deposits(1_000_000);
    suite.a_slot_passes();
    let (metering, grid) = (suite.metering.clone(), suite.grid.clone());
    let mut storage = suite.app.contract_storage_mut(&metering);
    let config = String::from_utf8(storage.get(b"config").unwrap()).unwrap();
    storage.set(b"config", config.replace(&format!("\"grid\":\"{grid}\","), "").as_bytes());
    let mut energy = SlotEnergy::default();
    energy.add(PointReading { index: 0, import_wh: 1_000, export_wh: 0 }).unwrap();
    storage.set(&keys::catch_up_of_arrival(suite.slot + 1, 0), &energy.encode());
    drop(storage);
    suite.app.contract_storage_mut(&grid).remove(&keys::tariffs());
    suite
}

#[test]
fn metering_from_before_late_energy_had_slots_settles_it_at_the_tariff_of_its_arrival() {
    let mut suite = before_late_energy_had_slots();
    let (metering, grid) = (suite.metering.clone(), suite.grid.clone());
    refused(suite.migrate(&metering, &metering::MigrateMsg { grid: None }), "nothing is stored of the grid");
    let nowhere = metering::MigrateMsg { grid: Some("nowhere".to_string()) };
    refused(suite.migrate(&metering, &nowhere), "\"nowhere\" is no address");
    suite.migrate(&grid, &Empty {}).unwrap();
    suite.migrate(&metering, &metering::MigrateMsg { grid: Some(grid.to_string()) }).unwrap();
    let again = suite.app.dump_wasm_raw(&metering);
    suite.migrate(&metering, &metering::MigrateMsg { grid: None }).unwrap();
    assert_eq!(suite.app.dump_wasm_raw(&metering), again);
    let before = suite.worth("ada");
    suite.a_slot_passes();
    let retail_micro_per_wh = suite.settings.tariff.retail_micro_per_kwh / 1_000;
    assert_eq!(before - suite.worth("ada"), 1_000 * i128::from(retail_micro_per_wh));
    let spans = suite.app.contract_storage(&metering);
    assert_eq!(spans.get(&keys::catch_up_of_arrival(suite.slot, 0)), None);
    drop(spans);
    suite.everything_adds_up();
}

#[test]
fn trading_is_taken_over_between_slots_only() {
    let mut suite = Suite::community().settings(|settings| settings.points_per_tick = 1);
    for name in ["ada", "ben"] {
        suite = suite.household(name);
    }
    let mut suite = suite.zone("north", 0).household("cleo").start();
    let trading = suite.trading.clone();
    suite.a_slot_ends();
    suite.grace_passes();
    suite.clock_ticks();
    let slot = suite.slot;
    refused(suite.migrate(&trading, &MigrateMsg::default()), &format!("slot {slot}"));
    suite.clock_ticks_until_final();
    suite.migrate(&trading, &MigrateMsg::default()).unwrap();
}
