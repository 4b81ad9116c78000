//! No message takes a price below 0 (decision record 0028): none is wrapped or taken as 0.

use cosmwasm_std::{StdResult, from_json};
use interface::{grid, trading};
use serde_json::{Value, json};

fn tariff() -> Value {
    json!({ "feed_in_micro_per_kwh": 0, "retail_micro_per_kwh": 0, "trading_fee_micro_per_kwh": 0 })
}

fn line() -> Value {
    json!({ "fee_micro_per_kwh": 0, "capacity_up_wh": "0", "capacity_down_wh": "0" })
}

fn place(terms: &Value) -> Value {
    json!({ "place_orders": { "meter_id": 1, "orders": [{ "side": "buy", "terms": terms }] } })
}

fn at(message: &Value, place: &str, value: i64) -> Vec<u8> {
    let mut message = message.clone();
    *message.pointer_mut(place).unwrap_or_else(|| panic!("nothing at {place}")) = value.into();
    message.to_string().into_bytes()
}

fn check<Message>(read: impl Fn(Vec<u8>) -> StdResult<Message>, message: &Value, places: &[&str]) {
    for place in places {
        assert!(read(at(message, place, 0)).is_ok(), "0 at {place}");
        for price in [-1, -80_000, i64::from(i32::MIN), i64::MIN] {
            let Err(refused) = read(at(message, place, price)) else { panic!("{price} at {place}") };
            let words = format!("invalid value: integer `{price}`, expected u32");
            assert!(refused.to_string().contains(&words), "{place}: {refused}");
        }
    }
}

#[test]
fn prices_of_the_grid_are_not_negative() {
    let read = |message: Vec<u8>| from_json::<grid::ExecuteMsg>(message);
    let fee = "/set_line/line/fee_micro_per_kwh";
    check(read, &json!({ "set_line": { "zone_id": 1, "from_slot": 1, "line": line() } }), &[fee]);
    let add = json!({ "add_zone": { "parent_id": 0, "name": "north", "operator": "ada", "line": line() } });
    check(read, &add, &["/add_zone/line/fee_micro_per_kwh"]);
    let prices = [
        "/set_tariff/tariff/feed_in_micro_per_kwh",
        "/set_tariff/tariff/retail_micro_per_kwh",
        "/set_tariff/tariff/trading_fee_micro_per_kwh",
    ];
    check(read, &json!({ "set_tariff": { "from_slot": 1, "tariff": tariff() } }), &prices);
}

#[test]
fn prices_of_trading_are_not_negative() {
    let read = |message: Vec<u8>| from_json::<trading::ExecuteMsg>(message);
    let rule = json!({
        "ask_micro_per_kwh": 0, "bid_micro_per_kwh": 0, "hold": false, "draw": false, "paused": false,
    });
    let prices = ["/set_rule/rule/ask_micro_per_kwh", "/set_rule/rule/bid_micro_per_kwh"];
    check(read, &json!({ "set_rule": { "meter_id": 1, "rule": rule } }), &prices);
    let limits = json!({
        "slot_energy_wh": "0", "lowest_sell_micro_per_kwh": 0, "highest_buy_micro_per_kwh": 0, "expires_at": 0,
    });
    let prices =
        ["/set_delegate/limits/lowest_sell_micro_per_kwh", "/set_delegate/limits/highest_buy_micro_per_kwh"];
    check(read, &json!({ "set_delegate": { "meter_id": 1, "delegate": "ada", "limits": limits } }), &prices);
    let pricing = json!({
        "base_micro_per_kwh": 0, "sensitivity_permille": 20,
        "state_permille": { "normal": 1000, "alert": 1000, "emergency": 1000, "restoration": 1000 },
        "time_of_use": { "time_zone": { "standard_offset_minutes": 60 }, "windows": [] },
    });
    check(
        read,
        &json!({ "set_pricing": { "pricing": pricing } }),
        &["/set_pricing/pricing/base_micro_per_kwh"],
    );
}

#[test]
fn prices_of_orders_are_not_negative() {
    let read = |message: Vec<u8>| from_json::<trading::ExecuteMsg>(message);
    let terms = "/place_orders/orders/0/terms";
    let price = json!({ "fixed": { "limit_micro_per_kwh": 0 } });
    let mut limit = place(&json!({ "limit": { "slot": 1, "energy_wh": "1", "price": price } }));
    check(read, &limit, &[&format!("{terms}/limit/price/fixed/limit_micro_per_kwh")]);
    limit["place_orders"]["orders"][0]["condition"] =
        json!({ "zone_price": { "zone_id": 0, "comparison": "below", "price_micro_per_kwh": 0 } });
    check(read, &limit, &["/place_orders/orders/0/condition/zone_price/price_micro_per_kwh"]);
    let market = json!({ "market": { "slot": 1, "energy_wh": "1", "worst_price_micro_per_kwh": 0 } });
    check(read, &place(&market), &[&format!("{terms}/market/worst_price_micro_per_kwh")]);
    let bundle = json!({ "bundle": { "parts": [], "average_limit_micro_per_kwh": 0 } });
    check(read, &place(&bundle), &[&format!("{terms}/bundle/average_limit_micro_per_kwh")]);
}

#[test]
fn offsets_and_feeds_may_be_negative() {
    let price = json!({ "model": { "model": "dynamic", "offset_micro_per_kwh": -80_000 } });
    let mut limit = place(&json!({ "limit": { "slot": 1, "energy_wh": "1", "price": price } }));
    limit["place_orders"]["orders"][0]["condition"] =
        json!({ "feed": { "feed_id": "spot_price", "comparison": "below", "value": -5_000 } });
    assert!(from_json::<trading::ExecuteMsg>(limit.to_string().into_bytes()).is_ok());
}
