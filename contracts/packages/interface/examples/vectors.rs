//! Writes the cases of what devices sign and of packed values: `cargo run -p interface --example vectors > vectors/signed.jsonl`.

use cosmwasm_std::Uint64;
use interface::{
    grid::{DemandResponseEvent, GridState},
    metering::{PowerQuality, Verdict},
    packed::{
        BankMembership, BankResults, BatchReading, CatchUpResult, Device as PackedDevice, DeviceBank,
        DeviceStatus, Due, Dues, FeedValue, FreedReserve, FreedReserves, MeterQuality, OrderEnd, OrderEnds,
        OrderFills, PackedFill, PackedOrder, PackedResult, PackedVerdict, PointReading, ReadingBatch,
        ResultEnergies, Signals, SlotEnergy, Verdicts, ZoneQuality, ZoneSignal, flags,
    },
    registry::{KeyType, PointKind, Source},
    signed::{
        Reading, RegistersAt, chain_tag, possession_bytes, quality_bytes, restart_bytes, rotation_bytes,
    },
    trading::{BundlePart, Comparison, Condition, NewOrder, OrderPrice, OrderTerms, PricingModel, Side},
};
use serde_json::{Value, json};
use testing::Device;

const CHAIN: &str = "wattmesh-1";
const CONTRACT: &str = "watt14hj2tavq8fpesdwxxcu44rty3hh90vhujrvcmstl4zr3txmfvw9s8nhvzx";
const OWNER: &str = "watt1qyqszqgpqyqszqgpqyqszqgpqyqszqgpszf2eq";

fn main() {
    let readings = [
        reading(258, 1_944_000, 1_234_567, 89_012, flags::TAMPER),
        reading(0, 0, 0, 0, 0),
        reading(u32::MAX, u32::MAX, u64::MAX, u64::MAX, u8::MAX),
    ];
    for reading in &readings {
        for key_type in KeyType::ALL {
            print(reading_case(CHAIN, reading, key_type));
        }
    }
    print(reading_case("", &readings[0], KeyType::Ed25519));
    print(reading_case("wattmesh-local", &readings[0], KeyType::Secp256r1));
    for key_type in KeyType::ALL {
        print(possession_case(OWNER, "WM-2026-000258", key_type));
        print(rotation_case(258, key_type));
        print(restart_case(258, key_type));
    }
    for quality in qualities() {
        for key_type in KeyType::ALL {
            print(quality_case(258, 1_944_000, &quality, key_type));
        }
    }
    print(possession_case("ab", "c", KeyType::Ed25519));
    print(possession_case("a", "bc", KeyType::Ed25519));
    batches().iter().for_each(|batch| print(batch_case(batch)));
    refused_batches().into_iter().for_each(|(why, bytes)| print(refused_batch_case(why, &bytes)));
    print(verdicts_case(&every_verdict()));
    [results(), BankResults::default()].iter().for_each(|results| print(results_case(results)));
    [slot_energy(), SlotEnergy::default()].iter().for_each(|energy| print(slot_energy_case(energy)));
    [signals(), Signals::default()].iter().for_each(|signals| print(signals_case(signals)));
    for (value, updated_at) in [(-380, 1_749_600_000), (i64::MIN, u64::MAX), (0, 0)] {
        print(feed_value_case(FeedValue { value, updated_at }));
    }
    print(membership_case(&BankMembership { zone_id: 7, sources: Source::ALL.to_vec() }));
    print(device_bank_case());
    print(orders_case(&orders()));
    refused_orders().into_iter().for_each(|(why, bytes)| print(refused_orders_case(why, &bytes)));
    print(order_ends_case(&order_ends()));
    print(order_fills_case(&order_fills()));
    print(freed_reserves_case(&freed_reserves()));
    print(dues_case(&dues()));
}

fn print(case: Value) {
    println!("{case}");
}

fn reading(meter_id: u32, slot: u32, import_total_wh: u64, export_total_wh: u64, flags: u8) -> Reading {
    Reading { meter_id, slot, import_total_wh, export_total_wh, flags }
}

/// `key_type`, `public_key`, signatures over `message` and whether they hold.
fn signed_by(device: &Device, message: &[u8]) -> Value {
    let key = device.key();
    let mut wrong = device.sign(message);
    wrong[40] ^= 1;
    let mut signatures = vec![
        json!({"signature": hex::encode(device.sign(message)), "valid": true}),
        json!({"signature": hex::encode(wrong), "valid": false}),
    ];
    if let Some(other) = device.sign_with_other_s(message) {
        signatures.push(json!({"signature": hex::encode(other), "valid": true}));
    }
    json!({"key_type": key.key_type, "public_key": hex::encode(&key.public_key), "signatures": signatures})
}

fn reading_case(chain_id: &str, reading: &Reading, key_type: KeyType) -> Value {
    let bytes = reading.signed_bytes(&chain_tag(chain_id));
    json!({
        "kind": "reading",
        "chain_id": chain_id,
        "meter_id": reading.meter_id,
        "slot": reading.slot,
        "import_total_wh": reading.import_total_wh.to_string(),
        "export_total_wh": reading.export_total_wh.to_string(),
        "flags": reading.flags,
        "chain_tag": hex::encode(chain_tag(chain_id)),
        "bytes": hex::encode(&bytes),
        "signed": signed_by(&Device::new(key_type, reading.meter_id), &bytes),
    })
}

fn possession_case(owner: &str, serial: &str, key_type: KeyType) -> Value {
    let device = Device::new(key_type, 1);
    let bytes = possession_bytes(&chain_tag(CHAIN), owner, serial, &device.key().public_key);
    json!({
        "kind": "possession",
        "chain_id": CHAIN,
        "owner": owner,
        "serial": serial,
        "bytes": hex::encode(&bytes),
        "signed": signed_by(&device, &bytes),
    })
}

fn rotation_case(meter_id: u32, key_type: KeyType) -> Value {
    let new_key = Device::new(key_type, 2).key();
    let bytes = rotation_bytes(&chain_tag(CHAIN), meter_id, &new_key.public_key);
    json!({
        "kind": "rotation",
        "chain_id": CHAIN,
        "meter_id": meter_id,
        "new_public_key": hex::encode(&new_key.public_key),
        "bytes": hex::encode(&bytes),
        "signed": signed_by(&Device::new(key_type, 1), &bytes),
    })
}

fn restart_case(meter_id: u32, key_type: KeyType) -> Value {
    let last = RegistersAt { slot: 1_944_000, import_total_wh: 1_234_567, export_total_wh: 89_012 };
    let first = RegistersAt { slot: 1_944_003, import_total_wh: 12, export_total_wh: 0 };
    let bytes = restart_bytes(&chain_tag(CHAIN), CONTRACT, meter_id, &last, &first);
    let registers = |at: RegistersAt| {
        json!({
            "slot": at.slot,
            "import_total_wh": at.import_total_wh.to_string(),
            "export_total_wh": at.export_total_wh.to_string(),
        })
    };
    json!({
        "kind": "restart",
        "chain_id": CHAIN,
        "contract": CONTRACT,
        "meter_id": meter_id,
        "last": registers(last),
        "first": registers(first),
        "bytes": hex::encode(&bytes),
        "signed": signed_by(&Device::new(key_type, meter_id), &bytes),
    })
}

fn qualities() -> [PowerQuality; 3] {
    let ordinary = PowerQuality {
        voltage_min_dv: 2_287,
        voltage_mean_dv: 2_301,
        voltage_max_dv: 2_318,
        frequency_min_mhz: 49_981,
        frequency_max_mhz: 50_012,
        power_factor_permille: -983,
    };
    let highest = PowerQuality {
        voltage_min_dv: 10_000,
        voltage_mean_dv: 10_000,
        voltage_max_dv: 10_000,
        frequency_min_mhz: 100_000,
        frequency_max_mhz: 100_000,
        power_factor_permille: 1_000,
    };
    let lowest = PowerQuality {
        voltage_min_dv: 0,
        voltage_mean_dv: 0,
        voltage_max_dv: 0,
        frequency_min_mhz: 0,
        frequency_max_mhz: 0,
        power_factor_permille: -1_000,
    };
    [ordinary, highest, lowest]
}

fn quality_case(meter_id: u32, slot: u32, quality: &PowerQuality, key_type: KeyType) -> Value {
    let bytes = quality_bytes(&chain_tag(CHAIN), meter_id, slot, quality);
    json!({
        "kind": "quality",
        "chain_id": CHAIN,
        "meter_id": meter_id,
        "slot": slot,
        "quality": quality,
        "bytes": hex::encode(&bytes),
        "meter_stored": hex::encode(MeterQuality { slot, quality: *quality }.encode()),
        "zone_stored": hex::encode(ZoneQuality::of(slot, quality).encode()),
        "signed": signed_by(&Device::new(key_type, meter_id), &bytes),
    })
}

fn batches() -> Vec<ReadingBatch> {
    let slot = 1_944_000;
    let read = |meter_id, import_total_wh, export_total_wh, flags, key_type| {
        let reading = reading(meter_id, slot, import_total_wh, export_total_wh, flags);
        Device::new(key_type, meter_id).read(CHAIN, &reading)
    };
    let edge = |index| BatchReading {
        index,
        flags: u8::MAX,
        import_total_wh: u64::MAX,
        export_total_wh: 0,
        signature: [index; 64],
    };
    vec![
        ReadingBatch {
            bank: 1,
            slot,
            readings: vec![read(258, 1_234_567, 89_012, flags::TAMPER, KeyType::Ed25519)],
        },
        ReadingBatch {
            bank: 1,
            slot,
            readings: vec![
                read(256, 127, 128, 0, KeyType::Ed25519),
                read(257, 16_383, 16_384, 0, KeyType::Secp256r1),
                read(511, 0, 1 << 40, flags::LOW_BATTERY, KeyType::Secp256k1),
            ],
        },
        ReadingBatch {
            bank: 0x00ff_ffff,
            slot: u32::MAX,
            readings: (0..=255).step_by(85).map(edge).collect(),
        },
    ]
}

fn batch_case(batch: &ReadingBatch) -> Value {
    let readings: Vec<Value> = batch
        .readings
        .iter()
        .map(|reading| {
            json!({
                "index": reading.index,
                "flags": reading.flags,
                "import_total_wh": reading.import_total_wh.to_string(),
                "export_total_wh": reading.export_total_wh.to_string(),
                "signature": hex::encode(reading.signature),
            })
        })
        .collect();
    let bytes = hex::encode(batch.encode());
    json!({"kind": "batch", "bank": batch.bank, "slot": batch.slot, "readings": readings, "bytes": bytes})
}

/// What looks like a batch and is none.
fn refused_batches() -> Vec<(&'static str, Vec<u8>)> {
    let good = batches()[1].encode();
    let changed = |at: usize, value: u8| {
        let mut bytes = good.clone();
        bytes[at] = value;
        bytes
    };
    let mut overlong = good[..11].to_vec();
    overlong.extend_from_slice(&[0x80, 0x00, 0x00]);
    overlong.extend_from_slice(&[0; 64]);
    let mut too_large = good[..11].to_vec();
    too_large.extend_from_slice(&[0xff; 10]);
    let trailing = [good.as_slice(), &[0xff]].concat();
    vec![
        ("nothing", vec![]),
        ("no readings", good[..9].to_vec()),
        ("another version", changed(0, 2)),
        ("cut short", good[..good.len() - 1].to_vec()),
        ("bytes after the last reading", trailing),
        ("the second index is the first again", changed(9 + 2 + 1 + 2 + 64, 0)),
        ("an overlong varint", overlong),
        ("a varint beyond 64 bits", too_large),
        ("longer than a full bank", vec![1; interface::packed::MAX_BATCH_BYTES + 1]),
    ]
}

fn refused_batch_case(why: &str, bytes: &[u8]) -> Value {
    json!({"kind": "refused_batch", "why": why, "bytes": hex::encode(bytes)})
}

fn every_verdict() -> Verdicts {
    let verdict = |verdict: &Verdict| PackedVerdict {
        index: verdict.code() * 14,
        verdict: *verdict,
        flags: verdict.code() % 8,
        import_total_wh: 1 << (3 * verdict.code()),
        export_total_wh: u64::from(verdict.code()),
    };
    Verdicts(Verdict::ALL.iter().map(verdict).collect())
}

fn verdicts_case(verdicts: &Verdicts) -> Value {
    let entries: Vec<Value> = verdicts
        .0
        .iter()
        .map(|entry| {
            json!({
                "index": entry.index,
                "verdict": entry.verdict,
                "flags": entry.flags,
                "import_total_wh": entry.import_total_wh.to_string(),
                "export_total_wh": entry.export_total_wh.to_string(),
            })
        })
        .collect();
    json!({"kind": "verdicts", "verdicts": entries, "bytes": hex::encode(verdicts.encode())})
}

fn results() -> BankResults {
    let some = |index, reason, energies, (earned_micro, paid_micro), money_micro| {
        let catch_up = CatchUpResult { earned_micro, paid_micro };
        PackedResult { index, reason, energies, catch_up, money_micro }
    };
    let nothing = ResultEnergies::default();
    BankResults(vec![
        some(0, 0, nothing, (0, 0), 0),
        some(
            2,
            1,
            ResultEnergies {
                export_wh: 1_250,
                import_wh: 40,
                pool_sold_wh: 900,
                utility_sold_wh: 310,
                ..nothing
            },
            (0, 0),
            131_700,
        ),
        some(
            3,
            7,
            ResultEnergies {
                import_wh: 640,
                used_wh: 100,
                pool_bought_wh: 400,
                utility_bought_wh: 140,
                catch_up_import_wh: 70,
                catch_up_export_wh: 5,
                ..nothing
            },
            (400, 21_000),
            -152_000,
        ),
        some(
            255,
            2,
            ResultEnergies { export_wh: u64::MAX, catch_up_export_wh: u64::MAX, ..nothing },
            (u64::MAX, u64::MAX),
            -(i128::from(u64::MAX) * 4_294_967),
        ),
    ])
}

fn results_case(results: &BankResults) -> Value {
    let entries: Vec<Value> = results
        .0
        .iter()
        .map(|result| {
            json!({
                "index": result.index,
                "reason": result.reason,
                "energies_wh": <[u64; 12]>::from(result.energies).map(|energy_wh| energy_wh.to_string()),
                "catch_up_earned_micro": result.catch_up.earned_micro.to_string(),
                "catch_up_paid_micro": result.catch_up.paid_micro.to_string(),
                "money_micro": result.money_micro.to_string(),
            })
        })
        .collect();
    json!({"kind": "results", "results": entries, "bytes": hex::encode(results.encode())})
}

fn slot_energy() -> SlotEnergy {
    let mut energy = SlotEnergy::default();
    for (index, import_wh, export_wh) in [(0, 40, 1_250), (9, 0, 0), (200, u64::MAX, 1), (255, 640, 0)] {
        energy.add(PointReading { index, import_wh, export_wh }).expect("each index comes once");
    }
    energy
}

fn slot_energy_case(energy: &SlotEnergy) -> Value {
    let readings: Vec<Value> = energy
        .readings()
        .iter()
        .map(|reading| {
            json!({
                "index": reading.index,
                "import_wh": reading.import_wh.to_string(),
                "export_wh": reading.export_wh.to_string(),
            })
        })
        .collect();
    json!({"kind": "slot_energy", "readings": readings, "bytes": hex::encode(energy.encode())})
}

/// A zone in each state and one without batches, and two events.
fn signals() -> Signals {
    let zone = |parent_id, state| ZoneSignal { parent_id, state, batches_stopped_until: None };
    let stopped =
        ZoneSignal { batches_stopped_until: Some(1_944_095), ..zone(Some(0), GridState::Emergency) };
    let event = |event_id, zone_id, from_slot, to_slot, multiplier_permille| DemandResponseEvent {
        event_id,
        zone_id,
        from_slot,
        to_slot,
        multiplier_permille,
    };
    Signals {
        terms_version: 300,
        zones: vec![
            zone(None, GridState::Normal),
            zone(Some(0), GridState::Alert),
            zone(Some(1), GridState::Emergency),
            zone(Some(0), GridState::Restoration),
            stopped,
        ],
        events: vec![
            event(7, 1, 1_944_000, 1_944_003, 1_500),
            event(u32::MAX, 3, u32::MAX, u32::MAX, 10_000),
        ],
    }
}

fn signals_case(signals: &Signals) -> Value {
    let zones: Vec<Value> =
        signals.zones.iter().map(|zone| json!({"parent_id": zone.parent_id, "state": zone.state, "batches_stopped_until": zone.batches_stopped_until})).collect();
    json!({
        "kind": "signals",
        "terms_version": signals.terms_version.to_string(),
        "zones": zones,
        "events": signals.events,
        "bytes": hex::encode(signals.encode()),
    })
}

fn feed_value_case(feed: FeedValue) -> Value {
    json!({
        "kind": "feed_value",
        "value": feed.value.to_string(),
        "updated_at": feed.updated_at.to_string(),
        "bytes": hex::encode(feed.encode()),
    })
}

fn membership_case(membership: &BankMembership) -> Value {
    json!({
        "kind": "membership",
        "zone_id": membership.zone_id,
        "sources": membership.sources,
        "bytes": hex::encode(membership.encode()),
    })
}

fn device_bank_case() -> Value {
    let mut bank = DeviceBank::default();
    let statuses = [DeviceStatus::Active, DeviceStatus::Suspended, DeviceStatus::Active];
    let devices: Vec<Value> = KeyType::ALL
        .into_iter()
        .zip(statuses)
        .zip([0u8, 1, 3])
        .map(|((key_type, status), index)| {
            let public_key = Device::new(key_type, u32::from(index)).key().public_key.to_vec();
            let case = json!({
                "index": index,
                "status": status as u8,
                "key_type": key_type,
                "connection_w": 17_250,
                "public_key": hex::encode(&public_key),
            });
            bank.set(
                index,
                &PackedDevice {
                    kind: PointKind::Prosumer,
                    status,
                    reading_format: None,
                    key_type,
                    connection_w: 17_250,
                    public_key,
                },
            );
            case
        })
        .collect();
    json!({"kind": "device_bank", "devices": devices, "bytes": hex::encode(bank.as_bytes())})
}

/// An ordinary one first, then every kind of terms and condition, and the widest numbers.
fn orders() -> Vec<PackedOrder> {
    let slot = 1_944_000;
    let limit = |energy_wh: u64, price, expires_at| OrderTerms::Limit {
        slot,
        energy_wh: Uint64::new(energy_wh),
        price,
        expires_at,
    };
    let fixed = |limit_micro_per_kwh| OrderPrice::Fixed { limit_micro_per_kwh };
    let model = |model, offset_micro_per_kwh| OrderPrice::Model { model, offset_micro_per_kwh };
    let part = |slot, energy_wh: u64| BundlePart { slot, energy_wh: Uint64::new(energy_wh) };
    let order = |side, terms, condition| PackedOrder {
        zone_id: 3,
        delegated: false,
        order: NewOrder { side, terms, condition },
    };
    let models = [
        (PricingModel::Dynamic, -15_000),
        (PricingModel::TimeOfUse, 0),
        (PricingModel::DemandResponse, 2_147_483_000),
        (PricingModel::GridStability, -2_147_483_000),
    ];
    let feed = |comparison, value| Condition::Feed { feed_id: "day-ahead".to_string(), comparison, value };
    let zone_price = |comparison, price_micro_per_kwh| Condition::ZonePrice {
        zone_id: 4,
        comparison,
        price_micro_per_kwh,
    };
    let conditions = [
        feed(Comparison::Above, i64::MAX),
        feed(Comparison::Below, -40),
        zone_price(Comparison::Above, 250_000),
        zone_price(Comparison::Below, 4_294_967_000),
    ]
    .into_iter()
    .chain(GridState::ALL.map(|state| Condition::ZoneState { zone_id: u32::MAX, state }));
    let market = OrderTerms::Market { slot, energy_wh: Uint64::new(700), worst_price_micro_per_kwh: 310_000 };
    let bundle = |expires_at| OrderTerms::Bundle {
        parts: vec![part(slot, 500), part(slot + 1, 600), part(u32::MAX, u64::MAX)],
        average_limit_micro_per_kwh: 190_000,
        expires_at,
    };
    let delegated = PackedOrder {
        zone_id: u32::MAX,
        delegated: true,
        order: NewOrder {
            side: Side::Buy,
            terms: limit(u64::MAX, fixed(4_294_967_000), Some(u64::MAX)),
            condition: None,
        },
    };
    [order(Side::Sell, limit(1_500, fixed(120_000), None), None), delegated]
        .into_iter()
        .chain(models.map(|(name, offset)| order(Side::Buy, limit(900, model(name, offset), None), None)))
        .chain([
            order(Side::Buy, market.clone(), None),
            order(Side::Sell, bundle(None), None),
            order(Side::Buy, bundle(Some(1_749_600_000)), None),
        ])
        .chain(conditions.map(|condition| order(Side::Buy, market.clone(), Some(condition))))
        .collect()
}

/// The orders stand in the case as they stand in a message.
fn orders_case(orders: &[PackedOrder]) -> Value {
    let mut bytes = Vec::new();
    orders.iter().for_each(|order| order.encode(&mut bytes));
    let entries: Vec<Value> = orders
        .iter()
        .map(|PackedOrder { zone_id, delegated, order }| json!({"zone_id": zone_id, "delegated": delegated, "order": order}))
        .collect();
    json!({"kind": "orders", "orders": entries, "bytes": hex::encode(bytes)})
}

/// What looks like orders and is none.
fn refused_orders() -> Vec<(&'static str, Vec<u8>)> {
    let mut good = Vec::new();
    orders()[0].encode(&mut good);
    let flags = |flags: u8| [&[flags], &good[1..]].concat();
    vec![
        ("an unknown flag", flags(129)),
        ("a market order of a model", flags(2 | 8)),
        ("a bundle at the market", flags(2 | 4)),
        ("a market order that expires", flags(2 | 16)),
        ("an unknown model", vec![8, 3, 1, 1, 4, 0]),
        ("an offset beyond 32 bits", vec![8, 3, 1, 1, 0, 0x80, 0x80, 0x80, 0x80, 0x10]),
        ("a price beyond 32 bits", vec![0, 3, 1, 1, 0x80, 0x80, 0x80, 0x80, 0x01]),
        ("a slot beyond 32 bits", vec![4, 3, 2, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1, 1, 1]),
        ("an unknown condition", vec![2 | 32, 3, 1, 1, 1, 5]),
        ("an unknown state", vec![2 | 32, 3, 1, 1, 1, 4, 0, 4]),
        ("a feed id that is no UTF-8", vec![2 | 32, 3, 1, 1, 1, 0, 1, 0xff, 0]),
        ("cut short", good[..good.len() - 1].to_vec()),
    ]
}

fn refused_orders_case(why: &str, bytes: &[u8]) -> Value {
    json!({"kind": "refused_orders", "why": why, "bytes": hex::encode(bytes)})
}

fn order_ends() -> OrderEnds {
    let end =
        |meter_id, order_id, left_wh, freed_micro| OrderEnd { meter_id, order_id, left_wh, freed_micro };
    OrderEnds(vec![
        end(258, 41, 1_500, 300_500),
        end(0, 1, 0, 0),
        end(u32::MAX, u64::MAX, u64::MAX, u128::MAX),
    ])
}

fn order_ends_case(ends: &OrderEnds) -> Value {
    let entries: Vec<Value> = ends
        .0
        .iter()
        .map(|end| {
            json!({
                "meter_id": end.meter_id,
                "order_id": end.order_id.to_string(),
                "left_wh": end.left_wh.to_string(),
                "freed_micro": end.freed_micro.to_string(),
            })
        })
        .collect();
    json!({"kind": "order_ends", "ends": entries, "bytes": hex::encode(ends.encode())})
}

fn order_fills() -> OrderFills {
    let fill = |sell, whole, meter_id, order_id, energy_wh| PackedFill {
        sell,
        whole,
        meter_id,
        order_id,
        energy_wh,
    };
    OrderFills(vec![
        fill(true, false, 258, 41, 900),
        fill(true, true, 259, 42, 128),
        fill(false, true, 0, 0, 0),
        fill(false, false, u32::MAX, u64::MAX, u64::MAX),
    ])
}

fn order_fills_case(fills: &OrderFills) -> Value {
    let entries: Vec<Value> = fills
        .0
        .iter()
        .map(|fill| {
            json!({
                "side": if fill.sell { Side::Sell } else { Side::Buy },
                "whole": fill.whole,
                "meter_id": fill.meter_id,
                "order_id": fill.order_id.to_string(),
                "energy_wh": fill.energy_wh.to_string(),
            })
        })
        .collect();
    json!({"kind": "order_fills", "fills": entries, "bytes": hex::encode(fills.encode())})
}

fn freed_reserves() -> FreedReserves {
    let freed = |index, freed_micro| FreedReserve { index, freed_micro };
    FreedReserves(vec![freed(2, 180_500), freed(0, 0), freed(255, u128::MAX)])
}

fn freed_reserves_case(freed: &FreedReserves) -> Value {
    let entries: Vec<Value> = freed
        .0
        .iter()
        .map(|freed| json!({"index": freed.index, "freed_micro": freed.freed_micro.to_string()}))
        .collect();
    json!({"kind": "freed_reserves", "freed": entries, "bytes": hex::encode(freed.encode())})
}

fn dues() -> Dues {
    let due = |index, utility, due_micro| Due { index, utility, due_micro };
    Dues(vec![due(2, 0, -300_500), due(2, 1, 75), due(255, u32::MAX, i128::MIN), due(0, 0, i128::MAX)])
}

fn dues_case(dues: &Dues) -> Value {
    let entry = |due: &Due| json!({"index": due.index, "utility": due.utility, "due_micro": due.due_micro.to_string()});
    let entries: Vec<Value> = dues.0.iter().map(entry).collect();
    json!({"kind": "dues", "dues": entries, "bytes": hex::encode(dues.encode())})
}
