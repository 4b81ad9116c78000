use crate::suite::*;
use cosmwasm_std::Uint64;
use grid::{error::ContractError, limits::MAX_DEPTH};
use interface::grid::{
    Config, ExecuteMsg, IslandSet, LineSet, MAX_ZONES, QueryMsg, ZoneAdded, ZoneUpdated, ZonesResponse,
};
use proptest::prelude::*;

#[test]
fn a_new_grid_is_its_root() {
    let suite = Suite::new();
    let config: Config = suite.ask(QueryMsg::Config {}).unwrap();
    assert_eq!((config.zone_count, config.trading), (1, who("trading")));
    let root = suite.zone(0);
    assert_eq!((root.name.as_str(), root.parent_id, root.line), ("substation", None, None));
    assert_eq!(root.operator, who("operator"));
}

#[test]
fn zones_are_numbered_in_order_and_say_who_they_are() {
    let mut suite = Suite::new();
    let operator = who("street-operator");
    let add = |name: &str, parent_id| ExecuteMsg::AddZone {
        name: name.into(),
        parent_id,
        operator: operator.to_string(),
        line: LINE,
    };
    let answer = suite.by("operator", add("street", 0)).unwrap();
    assert_eq!(answer.data.as_deref(), Some(b"1".as_slice()));
    let name = "street".to_string();
    answer.assert_event(&emitted(ZoneAdded {
        zone_id: 1,
        parent_id: Some(0),
        operator: operator.clone(),
        name,
    }));
    answer.assert_event(&emitted(LineSet {
        zone_id: 1,
        from_slot: 0,
        fee_micro_per_kwh: 5_000,
        capacity_up_wh: Uint64::new(700),
        capacity_down_wh: Uint64::new(600),
    }));
    assert_eq!((suite.zone(1).operator, suite.zone(1).line), (operator.clone(), Some(LINE)));
    let answer = suite.by("street-operator", add("house", 1)).unwrap();
    assert_eq!(answer.data.as_deref(), Some(b"2".as_slice()));
    assert_eq!(suite.zone(2).parent_id, Some(1));
}

#[test]
fn a_zone_without_a_parent_or_below_itself_cannot_be() {
    let mut suite = Suite::new();
    // The next zone's id is 1: below itself, and below one that comes later.
    for parent_id in [1, 2, u32::MAX] {
        refused(suite.add_zone(parent_id), ContractError::UnknownZone { zone_id: parent_id });
    }
    assert_eq!(suite.slot_grid(FIRST_SLOT).zones.len(), 1);
}

#[test]
fn the_root_stays_the_root() {
    let mut suite = Suite::new();
    let set_line = ExecuteMsg::SetLine { zone_id: 0, from_slot: FIRST_SLOT + 1, line: LINE };
    refused(suite.by("operator", set_line), ContractError::RootHasNoLine {});
    let set_island = ExecuteMsg::SetIsland { zone_id: 0, from_slot: FIRST_SLOT + 1, islanded: true };
    refused(suite.by("operator", set_island), ContractError::RootHasNoLine {});
}

#[test]
fn a_grid_is_no_deeper_than_its_bound() {
    let mut suite = Suite::new();
    let mut deepest = 0;
    for _ in 0..MAX_DEPTH {
        deepest = suite.add_zone(deepest).unwrap();
    }
    let depth = MAX_DEPTH + 1;
    refused(suite.add_zone(deepest), ContractError::TooDeep { parent_id: deepest, depth });
}

#[test]
fn a_grid_has_no_more_zones_than_its_bound() {
    let mut suite = Suite::new();
    for _ in 1..MAX_ZONES {
        suite.add_zone(0).unwrap();
    }
    refused(suite.add_zone(0), ContractError::TooManyZones {});
    assert_eq!(suite.slot_grid(FIRST_SLOT).zones.len(), MAX_ZONES as usize);
}

#[test]
fn zones_come_in_pages() {
    let mut suite = Suite::new();
    for _ in 0..4 {
        suite.add_zone(0).unwrap();
    }
    let page = |start_after, limit| {
        let page: ZonesResponse = suite.ask(QueryMsg::Zones { start_after, limit }).unwrap();
        page.zones.into_iter().map(|zone| zone.zone_id).collect::<Vec<_>>()
    };
    assert_eq!(page(None, Some(2)), [0, 1]);
    assert_eq!(page(Some(1), Some(2)), [2, 3]);
    assert_eq!(page(Some(3), None), [4]);
    assert_eq!(page(Some(4), None), [0; 0]);
    assert_eq!(page(None, Some(u32::MAX)).len(), 5);
}

#[test]
fn an_operator_renames_a_zone_and_hands_it_over() {
    let mut suite = Suite::new();
    let zone_id = suite.zone_of("old");
    let heir = who("new");
    let update =
        ExecuteMsg::UpdateZone { zone_id, name: Some("feeder 2".into()), operator: Some(heir.to_string()) };
    let answer = suite.by("old", update.clone()).unwrap();
    answer.assert_event(&emitted(ZoneUpdated { zone_id, operator: heir.clone(), name: "feeder 2".into() }));
    assert_eq!((suite.zone(zone_id).name.as_str(), suite.zone(zone_id).operator), ("feeder 2", heir));
    refused(suite.by("old", update), ContractError::Unauthorized { sender: who("old") });
    suite.by("new", ExecuteMsg::UpdateZone { zone_id, name: None, operator: None }).unwrap();
    assert_eq!(suite.zone(zone_id).name, "feeder 2");
}

#[test]
fn a_name_is_neither_empty_nor_long() {
    let mut suite = Suite::new();
    for length in [0, 65] {
        let name = Some("x".repeat(length));
        let update = ExecuteMsg::UpdateZone { zone_id: 0, name, operator: None };
        refused(suite.by("operator", update), ContractError::NameLength { length });
    }
    let name = Some("x".repeat(64));
    suite.by("operator", ExecuteMsg::UpdateZone { zone_id: 0, name, operator: None }).unwrap();
}

#[test]
fn a_line_and_an_island_hold_from_their_slot_on() {
    let mut suite = Suite::new();
    let zone_id = suite.zone_of("feeder");
    let (later, better) = (FIRST_SLOT + 5, line(9_000, 1, 2));
    let set_line = ExecuteMsg::SetLine { zone_id, from_slot: later, line: better };
    suite.by("feeder", set_line).unwrap().assert_event(&emitted(LineSet {
        zone_id,
        from_slot: later,
        fee_micro_per_kwh: 9_000,
        capacity_up_wh: Uint64::new(1),
        capacity_down_wh: Uint64::new(2),
    }));
    let set_island = ExecuteMsg::SetIsland { zone_id, from_slot: later + 1, islanded: true };
    let event = emitted(IslandSet { zone_id, from_slot: later + 1, islanded: true });
    suite.by("feeder", set_island).unwrap().assert_event(&event);

    for (slot, fee, islanded) in
        [(0, 5_000, false), (later - 1, 5_000, false), (later, 9_000, false), (later + 1, 9_000, true)]
    {
        let zone = suite.slot_grid(slot).zones[1].clone();
        assert_eq!((zone.fee_micro_per_kwh, zone.islanded), (fee, islanded), "slot {slot}");
    }
    assert_eq!(suite.zone(zone_id).line, Some(LINE));
    suite.in_slot(later + 1);
    assert_eq!((suite.zone(zone_id).line, suite.zone(zone_id).islanded), (Some(better), true));
}

#[test]
fn no_line_and_no_island_changes_a_slot_that_has_begun() {
    let mut suite = Suite::new();
    let zone_id = suite.zone_of("feeder");
    for from_slot in [0, FIRST_SLOT - 1, FIRST_SLOT] {
        let begun = || ContractError::SlotHasBegun { from_slot, current_slot: FIRST_SLOT };
        refused(suite.by("feeder", ExecuteMsg::SetLine { zone_id, from_slot, line: LINE }), begun());
        refused(suite.by("feeder", ExecuteMsg::SetIsland { zone_id, from_slot, islanded: true }), begun());
    }
}

/// The feeder's operator lets balancing say of its zone.
fn with_balancing_as_controller() -> (Suite, u32) {
    let mut suite = Suite::new();
    let zone_id = suite.zone_of("feeder");
    names(&mut suite, zone_id, Some("balancing"));
    (suite, zone_id)
}

fn names(suite: &mut Suite, zone_id: u32, controller: Option<&str>) {
    let controller = controller.map(|name| who(name).to_string());
    suite.by("feeder", ExecuteMsg::SetController { zone_id, controller }).unwrap();
}

fn island(zone_id: u32, islanded: bool) -> ExecuteMsg {
    ExecuteMsg::SetIsland { zone_id, from_slot: FIRST_SLOT + 1, islanded }
}

#[test]
fn balancing_cuts_a_line_and_joins_it_where_it_is_the_controller() {
    let (mut suite, zone_id) = with_balancing_as_controller();
    for islanded in [true, false] {
        suite.by("balancing", island(zone_id, islanded)).unwrap();
        assert_eq!(suite.slot_grid(FIRST_SLOT + 1).zones[1].islanded, islanded);
    }
    names(&mut suite, zone_id, None);
    let unauthorized = |name: &str| ContractError::Unauthorized { sender: who(name) };
    refused(suite.by("balancing", island(zone_id, true)), unauthorized("balancing"));
    names(&mut suite, zone_id, Some("other"));
    refused(suite.by("other", island(zone_id, true)), unauthorized("other"));
    refused(suite.by("balancing", island(0, true)), unauthorized("balancing"));
}

#[test]
fn whether_a_zone_is_an_island_its_operator_says_until_it_names_balancing_again() {
    let (mut suite, zone_id) = with_balancing_as_controller();
    let its_own = || ContractError::IslandOfOperator { zone_id };
    for islanded in [true, false] {
        suite.by("balancing", island(zone_id, !islanded)).unwrap();
        suite.by("feeder", island(zone_id, islanded)).unwrap();
        refused(suite.by("balancing", island(zone_id, !islanded)), its_own());
        suite.migrate().unwrap();
        refused(suite.by("balancing", island(zone_id, !islanded)), its_own());
        assert_eq!(suite.slot_grid(FIRST_SLOT + 1).zones[1].islanded, islanded);
        names(&mut suite, zone_id, None);
        names(&mut suite, zone_id, Some("balancing"));
    }
    suite.by("balancing", island(zone_id, true)).unwrap();
    suite.migrate().unwrap();
    suite.by("balancing", island(zone_id, false)).unwrap();
}

#[test]
fn what_operators_said_of_islands_before_balancing_could_stays_theirs() {
    let (mut suite, zone_id) = with_balancing_as_controller();
    let quiet = suite.zone_of("other");
    let controller = Some(who("balancing").to_string());
    suite.by("other", ExecuteMsg::SetController { zone_id: quiet, controller }).unwrap();
    suite.by("feeder", island(zone_id, true)).unwrap();
    let grid = suite.grid.clone();
    let zones = suite.app.dump_wasm_raw(&grid);
    let mut stored = suite.app.contract_storage_mut(&grid);
    for (key, value) in zones {
        if let Ok(value) = String::from_utf8(value) {
            stored.set(&key, value.replace(r#","island_by":"Operator""#, "").as_bytes());
        }
    }
    drop(stored);
    suite.migrate().unwrap();
    refused(suite.by("balancing", island(zone_id, false)), ContractError::IslandOfOperator { zone_id });
    suite.by("balancing", island(quiet, true)).unwrap();
}

#[test]
fn a_fee_lies_on_the_tick() {
    let mut suite = Suite::new();
    let zone_id = suite.zone_of("feeder");
    let line = line(5_500, 1, 1);
    let from_slot = FIRST_SLOT + 1;
    let off_tick = || ContractError::Price {
        name: "line fee",
        source: units::MoneyError::OffGrid { price_micro_per_kwh: 5_500, tick: 1_000 },
    };
    refused(suite.by("feeder", ExecuteMsg::SetLine { zone_id, from_slot, line }), off_tick());
    let operator = who("operator").to_string();
    let add = ExecuteMsg::AddZone { name: "street".into(), parent_id: 0, operator, line };
    refused(suite.by("operator", add), off_tick());
}

#[test]
fn what_clearing_needs_comes_in_order_of_id_with_the_roots_line_closed() {
    let mut suite = Suite::new();
    let street = suite.zone_of("street");
    suite.add_zone(0).unwrap();
    let grid = suite.slot_grid(FIRST_SLOT);
    assert_eq!((grid.slot, grid.price_tick_micro_per_kwh, grid.tariff), (FIRST_SLOT, 1_000, TARIFF));
    assert_eq!(grid.zones.iter().map(|zone| zone.zone_id).collect::<Vec<_>>(), [0, 1, 2]);
    let root = &grid.zones[0];
    assert_eq!((root.parent_id, root.fee_micro_per_kwh, root.capacity_up_wh.u64()), (None, 0, 0));
    let zone = &grid.zones[street as usize];
    assert_eq!((zone.parent_id, &zone.operator), (Some(0), &who("street")));
    assert_eq!((zone.capacity_up_wh.u64(), zone.capacity_down_wh.u64()), (700, 600));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_is_added_the_zones_are_a_tree_with_parents_first(parents in prop::collection::vec(0..20u32, 1..40)) {
        let mut suite = Suite::new();
        for parent_id in parents {
            let known = suite.slot_grid(FIRST_SLOT).zones.len() as u32;
            match suite.add_zone(parent_id) {
                Ok(zone_id) => prop_assert_eq!(zone_id, known),
                Err(_) => prop_assert_eq!(suite.slot_grid(FIRST_SLOT).zones.len() as u32, known),
            }
        }
        let zones = suite.slot_grid(FIRST_SLOT).zones;
        for (id, zone) in zones.iter().enumerate() {
            prop_assert_eq!(zone.zone_id as usize, id);
            let (mut ancestor, mut steps) = (zone.parent_id, 0);
            while let Some(parent_id) = ancestor {
                steps += 1;
                prop_assert!(steps <= MAX_DEPTH);
                ancestor = zones[parent_id as usize].parent_id;
            }
            prop_assert!(zone.parent_id.is_none_or(|parent_id| parent_id < zone.zone_id));
        }
    }
}
