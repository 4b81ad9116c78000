use std::collections::BTreeMap;

use crate::suite::*;
use cosmwasm_std::{Addr, StdResult, Uint64};
use cw_multi_test::AppResponse;
use grid::{error::ContractError, limits::MAX_EVENTS_OF_OPERATOR};
use interface::{
    grid::{
        BalancingNamed, Config, ControllerResponse, ControllerSet, DemandResponseEvent, EventsResponse,
        ExecuteMsg, GridState, InstantiateMsg, MAX_STOPPED_SLOTS, MigrateMsg, QueryMsg, SlotGrid, StateSet,
        Zone, ZonesResponse,
    },
    packed::{Signals, ZoneSignal, keys},
};
use proptest::prelude::*;

#[test]
fn a_state_holds_at_once_and_for_its_zone_alone() {
    let mut suite = Suite::new();
    let street = suite.zone_of("street");
    let states = |suite: &Suite| [0, street].map(|zone_id| suite.zone(zone_id).state);
    assert_eq!(states(&suite), [GridState::Normal; 2]);
    for state in GridState::ALL {
        let event = emitted(StateSet { zone_id: street, state });
        suite.set_state("street", street, state).unwrap().assert_event(&event);
        assert_eq!(states(&suite), [GridState::Normal, state]);
        assert_eq!(suite.signals().state_of(street), Some(state));
    }
    refused(
        suite.set_state("operator", street, GridState::Alert),
        ContractError::Unauthorized { sender: who("operator") },
    );
}

#[test]
fn a_controller_sets_the_state_of_its_zone_until_the_operator_sets_one() {
    let mut suite = Suite::new();
    let street = suite.zone_of("street");
    let name = |controller: Option<&str>| ExecuteMsg::SetController {
        zone_id: street,
        controller: controller.map(|name| who(name).to_string()),
    };
    let unauthorized = || ContractError::Unauthorized { sender: who("controller") };
    refused(suite.set_state("controller", street, GridState::Alert), unauthorized());
    let named = emitted(ControllerSet { zone_id: street, controller: Some(who("controller")) });
    suite.by("street", name(Some("controller"))).unwrap().assert_event(&named);
    suite.set_state("controller", street, GridState::Emergency).unwrap();
    assert_eq!(suite.signals().state_of(street), Some(GridState::Emergency));
    refused(suite.set_state("controller", 0, GridState::Alert), unauthorized());
    refused(suite.by("controller", name(Some("controller"))), unauthorized());

    let dismissed = emitted(ControllerSet { zone_id: street, controller: None });
    suite.set_state("street", street, GridState::Normal).unwrap().assert_event(&dismissed);
    refused(suite.set_state("controller", street, GridState::Alert), unauthorized());
    assert_eq!((suite.zone(street).state, suite.controller(street)), (GridState::Normal, None));
}

/// Balancing says that an emergency of the street was measured.
fn measures(suite: &mut Suite, sender: &str, state: GridState, until_slot: u32) -> StdResult<AppResponse> {
    let batches_stopped_until = Some(until_slot);
    suite.by(sender, ExecuteMsg::SetState { zone_id: 1, state, batches_stopped_until })
}

fn with_balancing_as_controller() -> Suite {
    let mut suite = Suite::new();
    let street = suite.zone_of("street");
    let controller = Some(who("balancing").to_string());
    suite.by("street", ExecuteMsg::SetController { zone_id: street, controller }).unwrap();
    suite
}

fn heard(suite: &Suite) -> Option<Addr> {
    suite.ask::<Config>(QueryMsg::Config {}).unwrap().balancing
}

fn stopped(suite: &Suite) -> Option<u32> {
    let until_slot = suite.zone(1).batches_stopped_until;
    assert_eq!(
        suite.signals().without_batches(FIRST_SLOT).next(),
        until_slot.map(|until_slot| (1, until_slot))
    );
    until_slot
}

#[test]
fn what_balancing_measured_stops_batches_until_the_next_state_and_a_day_at_most() {
    let mut suite = with_balancing_as_controller();
    let most = FIRST_SLOT + MAX_STOPPED_SLOTS - 1;
    for until_slot in [FIRST_SLOT, most] {
        measures(&mut suite, "balancing", GridState::Emergency, until_slot).unwrap();
        assert_eq!(stopped(&suite), Some(until_slot));
    }
    for until_slot in [FIRST_SLOT - 1, most + 1] {
        let too_long = ContractError::StoppedUntil { until_slot, current_slot: FIRST_SLOT };
        refused(measures(&mut suite, "balancing", GridState::Emergency, until_slot), too_long);
    }
    suite.set_state("balancing", 1, GridState::Emergency).unwrap();
    assert_eq!((suite.zone(1).state, stopped(&suite)), (GridState::Emergency, None));
    measures(&mut suite, "balancing", GridState::Emergency, FIRST_SLOT).unwrap();
    suite.in_slot(FIRST_SLOT + 1);
    assert_eq!(suite.zone(1).batches_stopped_until, None);
}

#[test]
fn nobody_but_balancing_names_a_measured_emergency() {
    let mut suite = with_balancing_as_controller();
    let said = |name: &str, state| ContractError::NotMeasured { sender: who(name), state };
    let emergency = GridState::Emergency;
    refused(measures(&mut suite, "street", emergency, FIRST_SLOT), said("street", emergency));
    let stranger = || ContractError::Unauthorized { sender: who("stranger") };
    refused(measures(&mut suite, "stranger", emergency, FIRST_SLOT), stranger());
    let alert = GridState::Alert;
    refused(measures(&mut suite, "balancing", alert, FIRST_SLOT), said("balancing", alert));
    // Whom an operator names may be the operator itself.
    let controller = Some(who("stranger").to_string());
    suite.by("street", ExecuteMsg::SetController { zone_id: 1, controller }).unwrap();
    refused(measures(&mut suite, "stranger", emergency, FIRST_SLOT), said("stranger", emergency));
    let unauthorized = ContractError::Unauthorized { sender: who("balancing") };
    refused(measures(&mut suite, "balancing", emergency, FIRST_SLOT), unauthorized);
    assert_eq!((suite.zone(1).state, stopped(&suite)), (GridState::Normal, None));
}

#[test]
fn who_dismisses_the_controller_lets_batches_run() {
    let name = |controller: Option<&str>| ExecuteMsg::SetController {
        zone_id: 1,
        controller: controller.map(|name| who(name).to_string()),
    };
    let operator = Some(who("other").to_string());
    let state = ExecuteMsg::SetState { zone_id: 1, state: GridState::Emergency, batches_stopped_until: None };
    for (ends, msg) in [
        (true, name(None)),
        (true, name(Some("other"))),
        (false, name(Some("balancing"))),
        (true, ExecuteMsg::UpdateZone { zone_id: 1, name: None, operator }),
        (false, ExecuteMsg::UpdateZone { zone_id: 1, name: Some("lane".to_string()), operator: None }),
        (true, state),
    ] {
        let mut suite = with_balancing_as_controller();
        measures(&mut suite, "balancing", GridState::Emergency, FIRST_SLOT + 9).unwrap();
        let what = format!("{msg:?}");
        suite.by("street", msg).unwrap();
        assert_eq!(stopped(&suite).is_none(), ends, "{what}");
        assert_eq!(suite.zone(1).state, GridState::Emergency, "{what}");
    }
}

#[test]
fn a_grid_that_named_nobody_hears_of_nothing_measured_until_it_is_told_whom_to_hear() {
    let mut suite = Suite::with(InstantiateMsg { balancing: None, ..instantiate_msg() }).unwrap();
    let street = suite.zone_of("street");
    let controller = Some(who("balancing").to_string());
    suite.by("street", ExecuteMsg::SetController { zone_id: street, controller }).unwrap();
    let refusal = ContractError::NotMeasured { sender: who("balancing"), state: GridState::Emergency };
    refused(measures(&mut suite, "balancing", GridState::Emergency, FIRST_SLOT), refusal);
    assert_eq!(heard(&suite), None);
    let balancing = Some(who("balancing").to_string());
    let named = emitted(BalancingNamed { balancing: who("balancing") });
    suite.migrate_to(MigrateMsg { tariff_notice_slots: None, balancing }).unwrap().assert_event(&named);
    assert_eq!(heard(&suite), Some(who("balancing")));
    suite.migrate().unwrap();
    assert_eq!(heard(&suite), Some(who("balancing")), "it stays named");
    measures(&mut suite, "balancing", GridState::Emergency, FIRST_SLOT).unwrap();
    let nobody = MigrateMsg { tariff_notice_slots: None, balancing: Some("nobody".to_string()) };
    assert!(suite.migrate_to(nobody).is_err());
}

#[test]
fn a_zone_that_is_handed_over_has_no_controller() {
    let mut suite = Suite::new();
    let street = suite.zone_of("street");
    let controller = Some(who("controller").to_string());
    suite.by("street", ExecuteMsg::SetController { zone_id: street, controller }).unwrap();
    let update = |name: Option<&str>, operator: Option<&str>| ExecuteMsg::UpdateZone {
        zone_id: street,
        name: name.map(str::to_string),
        operator: operator.map(|operator| who(operator).to_string()),
    };
    suite.by("street", update(Some("lane"), None)).unwrap();
    assert_eq!(suite.controller(street), Some(who("controller")), "a name is no operator");
    let dismissed = emitted(ControllerSet { zone_id: street, controller: None });
    suite.by("street", update(None, Some("other"))).unwrap().assert_event(&dismissed);
    assert_eq!(suite.controller(street), None);
    let before = suite.state();
    assert!(suite.set_state("controller", street, GridState::Alert).is_err());
    let nobody = ExecuteMsg::SetController { zone_id: street, controller: Some("nobody".into()) };
    assert!(suite.by("other", nobody).is_err(), "an address that is none");
    assert_eq!(suite.state(), before);
    let of_no_zone = QueryMsg::Controller { zone_id: 9 };
    refused(suite.ask::<ControllerResponse>(of_no_zone), ContractError::UnknownZone { zone_id: 9 });
}

#[test]
fn signals_know_the_tree_from_the_start_on() {
    let mut suite = Suite::new();
    let zone = |parent_id| ZoneSignal { parent_id, ..ZoneSignal::default() };
    assert_eq!(suite.signals().zones, [zone(None)]);
    let street = suite.add_zone(0).unwrap();
    suite.add_zone(street).unwrap();
    assert_eq!(suite.signals().zones, [zone(None), zone(Some(0)), zone(Some(street))]);
}

#[test]
fn the_version_moves_with_every_change_of_terms_and_with_nothing_else() {
    let mut suite = Suite::new();
    suite.announce("operator", 0, (FIRST_SLOT + 1, FIRST_SLOT + 2), 1_500).unwrap();
    let operator = who("operator").to_string();
    let from_slot = FIRST_SLOT + 3;
    let update = |name: Option<&str>, operator| ExecuteMsg::UpdateZone {
        zone_id: 1,
        name: name.map(str::to_string),
        operator,
    };
    let rows = [
        (
            true,
            ExecuteMsg::AddZone { name: "x".into(), parent_id: 0, operator: operator.clone(), line: LINE },
        ),
        (true, ExecuteMsg::SetLine { zone_id: 1, from_slot, line: LINE }),
        (true, ExecuteMsg::SetIsland { zone_id: 1, from_slot, islanded: true }),
        (true, ExecuteMsg::SetTariff { from_slot, tariff: TARIFF }),
        (true, update(None, Some(operator))),
        (false, update(Some("y"), None)),
        (false, ExecuteMsg::SetStorage { zone_id: 1, capacity_wh: Uint64::new(7) }),
        (false, ExecuteMsg::SetState { zone_id: 1, state: GridState::Alert, batches_stopped_until: None }),
        (
            false,
            ExecuteMsg::AnnounceEvent { zone_id: 1, from_slot, to_slot: from_slot, multiplier_permille: 1 },
        ),
        (false, ExecuteMsg::WithdrawEvent { event_id: 0 }),
    ];
    for (moves, msg) in rows {
        let before = suite.signals().terms_version;
        let what = format!("{msg:?}");
        suite.by("operator", msg).unwrap();
        assert_eq!(suite.signals().terms_version - before, u64::from(moves), "{what}");
    }
    assert!(suite.signals().terms_version > 0, "zero is for whoever has read nothing yet");
}

#[derive(Clone, Debug)]
enum Step {
    Message(ExecuteMsg),
    Report { held_wh: u64 },
    Wait { slots: u32 },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let operator = || who("operator").to_string();
    let zone_id = || 0..6u32;
    let ahead = || (0..12u32).prop_map(|slots| FIRST_SLOT + slots);
    let name = || "street".to_string();
    let message = prop_oneof![
        3 => zone_id().prop_map(move |parent_id| ExecuteMsg::AddZone { name: name(), parent_id, operator: operator(), line: LINE }),
        1 => (zone_id(), any::<bool>()).prop_map(move |(zone_id, hands_over)| ExecuteMsg::UpdateZone {
            zone_id,
            name: Some("lane".to_string()),
            operator: hands_over.then(operator),
        }),
        2 => (zone_id(), ahead(), 0..9u64).prop_map(|(zone_id, from_slot, up_wh)| ExecuteMsg::SetLine {
            zone_id,
            from_slot,
            line: line(5_000, up_wh, 600),
        }),
        1 => (zone_id(), ahead(), any::<bool>())
            .prop_map(|(zone_id, from_slot, islanded)| ExecuteMsg::SetIsland { zone_id, from_slot, islanded }),
        1 => (ahead(), 0..5u32).prop_map(|(from_slot, fee)| ExecuteMsg::SetTariff {
            from_slot,
            tariff: tariff(80_000, 300_000, fee * 1_000),
        }),
        1 => (zone_id(), any::<u16>())
            .prop_map(|(zone_id, capacity_wh)| ExecuteMsg::SetStorage { zone_id, capacity_wh: u64::from(capacity_wh).into() }),
        4 => (zone_id(), 0..4u8).prop_map(|(zone_id, code)| ExecuteMsg::SetState {
            zone_id,
            state: GridState::from_code(code).unwrap(),
            batches_stopped_until: None,
        }),
        8 => (zone_id(), ahead(), 0..4u32, 1..=10_000u16).prop_map(|(zone_id, from_slot, more, multiplier_permille)| {
            ExecuteMsg::AnnounceEvent { zone_id, from_slot, to_slot: from_slot + more, multiplier_permille }
        }),
        3 => (0..12u32).prop_map(|event_id| ExecuteMsg::WithdrawEvent { event_id }),
    ];
    let step = prop_oneof![
        12 => message.prop_map(Step::Message),
        1 => (0..9u64).prop_map(|held_wh| Step::Report { held_wh }),
        2 => (1..3u32).prop_map(|slots| Step::Wait { slots }),
    ];
    prop::collection::vec(step, 1..60)
}

/// A grid's states and events, kept the plain way.
struct Book {
    now: u32,
    parents: Vec<Option<u32>>,
    states: Vec<GridState>,
    events: BTreeMap<u32, DemandResponseEvent>,
    announced: u32,
}

impl Book {
    fn new() -> Self {
        let (parents, states) = (vec![None], vec![GridState::Normal]);
        Self { now: FIRST_SLOT, parents, states, events: BTreeMap::new(), announced: 0 }
    }

    fn open(&self) -> Vec<DemandResponseEvent> {
        self.events.values().copied().filter(|event| event.to_slot >= self.now).collect()
    }

    /// Whether the contract has to accept what is said of states and events; `None` of other messages.
    fn accepts(&self, msg: &ExecuteMsg) -> Option<bool> {
        let is_zone = |zone_id: u32| (zone_id as usize) < self.parents.len();
        match *msg {
            ExecuteMsg::SetState { zone_id, .. } => Some(is_zone(zone_id)),
            ExecuteMsg::AnnounceEvent { zone_id, from_slot, to_slot, .. } => {
                let open = self.open();
                let shares = |other: &DemandResponseEvent| {
                    let slots = other.from_slot..=other.to_slot;
                    other.zone_id == zone_id && (from_slot..=to_slot).any(|slot| slots.contains(&slot))
                };
                let is_free = open.len() < MAX_EVENTS_OF_OPERATOR && !open.iter().any(shares);
                Some(is_zone(zone_id) && from_slot > self.now && is_free)
            }
            ExecuteMsg::WithdrawEvent { event_id } => {
                Some(self.events.get(&event_id).is_some_and(|event| event.to_slot > self.now))
            }
            _ => None,
        }
    }

    fn note(&mut self, msg: &ExecuteMsg) {
        match *msg {
            ExecuteMsg::AddZone { parent_id, .. } => {
                self.parents.push(Some(parent_id));
                self.states.push(GridState::Normal);
            }
            ExecuteMsg::SetState { zone_id, state, .. } => self.states[zone_id as usize] = state,
            ExecuteMsg::AnnounceEvent { zone_id, from_slot, to_slot, multiplier_permille } => {
                let event_id = self.announced;
                let event =
                    DemandResponseEvent { event_id, zone_id, from_slot, to_slot, multiplier_permille };
                self.events.insert(event_id, event);
                self.announced += 1;
            }
            ExecuteMsg::WithdrawEvent { event_id } => {
                let event = self.events.get_mut(&event_id).unwrap();
                event.to_slot = self.now;
                if event.from_slot > self.now {
                    self.events.remove(&event_id);
                }
            }
            _ => {}
        }
    }

    fn multiplier(&self, zone_id: u32, slot: u32) -> Option<u16> {
        let holds = |event: &&DemandResponseEvent| {
            event.zone_id == zone_id && event.from_slot <= slot && slot <= event.to_slot
        };
        match self.events.values().find(holds) {
            Some(event) => Some(event.multiplier_permille),
            None => self.parents[zone_id as usize].and_then(|parent_id| self.multiplier(parent_id, slot)),
        }
    }
}

/// What the grid says of slots, without the storage room that moves with every slot.
fn terms(suite: &Suite) -> Vec<SlotGrid> {
    let without_room = |mut grid: SlotGrid| {
        grid.zones.iter_mut().for_each(|zone| zone.storage_room_wh = Uint64::zero());
        grid
    };
    (FIRST_SLOT..FIRST_SLOT + 16).map(|slot| without_room(suite.slot_grid(slot))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whatever_happens_signals_say_what_the_queries_say(steps in steps()) {
        let mut suite = Suite::new();
        let mut book = Book::new();
        let (mut version, mut known_terms) = (suite.signals().terms_version, terms(&suite));
        for step in steps {
            match step {
                Step::Message(msg) => {
                    let result = suite.by("operator", msg.clone());
                    if let Some(accepted) = book.accepts(&msg) {
                        prop_assert_eq!(result.is_ok(), accepted, "{:?}: {:?}", msg, result);
                    }
                    if result.is_ok() {
                        book.note(&msg);
                    }
                }
                // A slot is reported once.
                Step::Report { held_wh } => drop(suite.report(book.now - 1, vec![totals(0, held_wh, 0)])),
                Step::Wait { slots } => {
                    book.now += slots;
                    suite.in_slot(book.now);
                }
            }

            let signals = suite.signals();
            let zones: Vec<Zone> =
                suite.ask::<ZonesResponse>(QueryMsg::Zones { start_after: None, limit: Some(100) }).unwrap().zones;
            let asked: Vec<_> = zones.iter().map(|zone| (zone.zone_id, zone.parent_id, zone.state)).collect();
            let read: Vec<_> = signals
                .zone_ids()
                .map(|id| (id, signals.zones[id as usize].parent_id, signals.state_of(id).unwrap()))
                .collect();
            let noted: Vec<_> =
                (0..).zip(&book.parents).zip(&book.states).map(|((id, parent), state)| (id, *parent, *state)).collect();
            prop_assert_eq!(&read, &asked);
            prop_assert_eq!(&read, &noted);

            let open: EventsResponse = suite.ask(QueryMsg::Events { start_after: None, limit: Some(100) }).unwrap();
            let read: Vec<_> = signals.events.iter().copied().filter(|event| event.to_slot >= book.now).collect();
            prop_assert_eq!(&read, &open.events);
            prop_assert_eq!(&read, &book.open());
            prop_assert!(signals.events.len() <= MAX_EVENTS_OF_OPERATOR);
            for zone_id in signals.zone_ids() {
                for slot in book.now..book.now + 16 {
                    prop_assert_eq!(signals.event_multiplier(zone_id, slot), book.multiplier(zone_id, slot));
                }
            }

            let terms = terms(&suite);
            prop_assert!(signals.terms_version >= version);
            prop_assert!(signals.terms_version > version || terms == known_terms, "terms changed unseen");
            (version, known_terms) = (signals.terms_version, terms);
        }
    }
}

#[test]
fn a_grid_from_before_there_were_signals_gets_them() {
    let mut suite = Suite::new();
    let street = suite.add_zone(0).unwrap();
    suite.add_zone(street).unwrap();
    let of_today = suite.signals();
    let grid = suite.grid.clone();
    let mut stored = suite.app.contract_storage_mut(&grid);
    stored.remove(&keys::signals());
    stored.remove(b"next_event_id");
    drop(stored);
    suite.migrate().unwrap();
    assert_eq!(suite.signals(), Signals { terms_version: 1, ..of_today });
    suite.set_state("operator", street, GridState::Alert).unwrap();
    assert_eq!(suite.zone(street).state, GridState::Alert);
    let event_id = suite.announce("operator", street, (FIRST_SLOT + 1, FIRST_SLOT + 1), 900).unwrap();
    assert_eq!(suite.events().iter().map(|event| event.event_id).collect::<Vec<_>>(), [event_id]);
}

#[test]
fn a_grid_with_signals_keeps_them_through_a_migration() {
    let mut suite = Suite::new();
    let street = suite.add_zone(0).unwrap();
    suite.set_state("operator", street, GridState::Emergency).unwrap();
    suite.announce("operator", street, (FIRST_SLOT + 1, FIRST_SLOT + 1), 900).unwrap();
    let before = suite.state();
    suite.migrate().unwrap();
    assert_eq!(suite.state(), before);
}

#[test]
fn a_grid_that_named_its_price_tick_otherwise_goes_on_from_what_it_stored() {
    let mut suite = Suite::new();
    let of_today: Config = suite.ask(QueryMsg::Config {}).unwrap();
    let grid = suite.grid.clone();
    let mut stored = suite.app.contract_storage_mut(&grid);
    let config = String::from_utf8(stored.get(b"config").unwrap()).unwrap();
    stored.set(b"config", config.replace("price_tick_micro_per_kwh", "tick_micro_per_kwh").as_bytes());
    drop(stored);
    suite.migrate().unwrap();
    suite.add_zone(0).unwrap();
    let config: Config = suite.ask(QueryMsg::Config {}).unwrap();
    assert_eq!(config, Config { zone_count: of_today.zone_count + 1, ..of_today });
}

#[test]
fn a_grid_from_before_there_was_a_notice_of_tariffs_gets_a_days_or_the_one_that_is_wanted() {
    for (wanted_slots, expected_slots) in [(None, 96), (Some(12), 12)] {
        let mut suite = Suite::new();
        let grid = suite.grid.clone();
        let mut stored = suite.app.contract_storage_mut(&grid);
        let config = String::from_utf8(stored.get(b"config").unwrap()).unwrap();
        assert!(config.contains(r#""tariff_notice_slots":0,"#));
        stored.set(b"config", config.replace(r#""tariff_notice_slots":0,"#, "").as_bytes());
        drop(stored);
        suite.migrate_to(MigrateMsg { tariff_notice_slots: wanted_slots, balancing: None }).unwrap();
        let config: Config = suite.ask(QueryMsg::Config {}).unwrap();
        assert_eq!(config.tariff_notice_slots, expected_slots);
        suite.migrate().unwrap();
        assert_eq!(suite.ask::<Config>(QueryMsg::Config {}).unwrap(), config);
        let before = suite.state();
        let too_long = MigrateMsg { tariff_notice_slots: Some(2_977), balancing: None };
        assert!(suite.migrate_to(too_long).is_err());
        assert_eq!(suite.state(), before);
    }
}
