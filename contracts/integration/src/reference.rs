use std::collections::BTreeMap;

use interface::{grid::SlotGrid, trading::Rule};
use settlement::{
    SettlementError,
    case::{Outcome, Slot, SlotPoint, SlotRule, SlotTariff, SlotZone},
    settle_slot,
};

use crate::Suite;

/// What the engine says of the present slot when all its points are given at once: the outcome to compare with what the chain does in steps.
///
/// Ask before the clock ticks.
pub fn reference(suite: &Suite, metered: &BTreeMap<String, (u64, u64)>) -> Result<Outcome, SettlementError> {
    let grid = suite.slot_grid(suite.slot);
    let mut tokens: BTreeMap<String, u64> = BTreeMap::new();
    let mut points: Vec<SlotPoint> = Vec::new();
    let mut by_id: Vec<(&String, &(u64, u64))> = metered.iter().collect();
    by_id.sort_unstable_by_key(|(name, _)| suite.meter_id(name));
    for (name, (import_wh, export_wh)) in by_id {
        let account = suite.account(name);
        let owner = suite.owner(name);
        let held = tokens
            .entry(owner.to_string())
            .or_insert_with(|| u64::try_from(suite.tokens(&owner)).expect("few tokens"));
        let draws = account.rule.is_some_and(|rule| rule.draw || rule.hold);
        let deficit_wh = import_wh.saturating_sub(*export_wh);
        let used_wh = if draws { deficit_wh.min(*held) } else { 0 };
        *held -= used_wh;
        let rule = rule(account.rule);
        let spendable =
            account.available_micro.u128().saturating_sub(account.debt_micro.u128()).cast_signed();
        let bid = rule.bid.unwrap_or(u64::from(grid.tariff.retail_micro_per_kwh));
        let bid =
            bid.clamp(grid.tariff.feed_in_micro_per_kwh.into(), grid.tariff.retail_micro_per_kwh.into());
        let needed = i128::from(bid / 1_000) * i128::from(deficit_wh - used_wh);
        points.push(SlotPoint {
            id: suite.meter_id(name),
            zone: suite.meters[name].zone_id,
            export_wh: *export_wh,
            import_wh: *import_wh,
            forward_sold_wh: 0,
            forward_bought_wh: 0,
            forward_money_micro: 0,
            held_wh: used_wh,
            in_funds: spendable >= needed,
            rule,
        });
    }
    settle_slot(&Slot { tariff: tariff(&grid), zones: zones(&grid), points })
}

fn rule(rule: Option<Rule>) -> SlotRule {
    let price = |price: Option<u32>| price.map(u64::from);
    SlotRule {
        ask: price(rule.and_then(|rule| rule.ask_micro_per_kwh)),
        bid: price(rule.and_then(|rule| rule.bid_micro_per_kwh)),
        hold: rule.is_some_and(|rule| rule.hold),
        paused: rule.is_some_and(|rule| rule.paused),
    }
}

fn tariff(grid: &SlotGrid) -> SlotTariff {
    SlotTariff {
        feed_in: grid.tariff.feed_in_micro_per_kwh.into(),
        retail: grid.tariff.retail_micro_per_kwh.into(),
        trading_fee: grid.tariff.trading_fee_micro_per_kwh.into(),
    }
}

fn zones(grid: &SlotGrid) -> Vec<SlotZone> {
    let zones = grid.zones.iter().map(|zone| SlotZone {
        id: zone.zone_id,
        parent: zone.parent_id,
        fee: zone.fee_micro_per_kwh.into(),
        islanded: zone.islanded,
        storage_room_wh: zone.storage_room_wh.u64(),
    });
    zones.collect()
}
