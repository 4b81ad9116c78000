//! The cases that other languages check their encodings against are met here first, and the specification's examples are theirs.

use std::{collections::BTreeMap, fs, path::PathBuf};

use cosmwasm_std::testing::MockApi;
use interface::{
    grid::GridState,
    metering::{PowerQuality, Verdict},
    packed::{
        BankMembership, BankResults, BatchReading, CatchUpResult, DeviceBank, Due, Dues, FeedValue,
        FreedReserve, FreedReserves, MeterQuality, OrderEnd, OrderEnds, OrderFills, PackedFill, PackedOrder,
        PackedResult, PackedVerdict, PointReading, ReadingBatch, Signals, SlotEnergy, Verdicts, ZoneQuality,
        ZoneSignal,
    },
    registry::{KeyType, Source},
    signed::{
        Reading, RegistersAt, chain_tag, is_signed, possession_bytes, quality_bytes, restart_bytes,
        rotation_bytes,
    },
    trading::Side,
};
use serde_json::Value;
use units::pack::{PackError, Reader};

fn read(path: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The cases of each kind.
fn cases() -> BTreeMap<String, Vec<Value>> {
    let mut cases = BTreeMap::<_, Vec<_>>::new();
    for line in read("contracts/vectors/signed.jsonl").lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        cases.entry(text(&case, "kind").to_string()).or_default().push(case);
    }
    cases
}

fn each(kind: &str, check: impl Fn(&Value)) {
    let cases = cases().remove(kind).unwrap_or_default();
    assert!(!cases.is_empty(), "no case of {kind}");
    cases.iter().for_each(check);
}

fn text<'a>(case: &'a Value, field: &str) -> &'a str {
    case[field].as_str().unwrap_or_else(|| panic!("{field} in {case}"))
}

fn list<'a>(case: &'a Value, field: &str) -> &'a [Value] {
    case[field].as_array().unwrap_or_else(|| panic!("{field} in {case}"))
}

fn bytes(case: &Value, field: &str) -> Vec<u8> {
    hex::decode(text(case, field)).unwrap()
}

fn small<T: TryFrom<u64>>(case: &Value, field: &str) -> T {
    let value = case[field].as_u64().unwrap_or_else(|| panic!("{field} in {case}"));
    T::try_from(value).ok().unwrap_or_else(|| panic!("{field} {value} is too large"))
}

fn wh(case: &Value, field: &str) -> u64 {
    text(case, field).parse().unwrap()
}

fn reading(case: &Value) -> Reading {
    Reading {
        meter_id: small(case, "meter_id"),
        slot: small(case, "slot"),
        import_total_wh: wh(case, "import_total_wh"),
        export_total_wh: wh(case, "export_total_wh"),
        flags: small(case, "flags"),
    }
}

/// Every signature of the case holds over `message` or does not, as the case says.
fn check_signatures(case: &Value, message: &[u8]) {
    let signed = &case["signed"];
    let key_type: KeyType = serde_json::from_value(signed["key_type"].clone()).unwrap();
    for signature in list(signed, "signatures") {
        let holds = is_signed(
            &MockApi::default(),
            key_type,
            &bytes(signed, "public_key"),
            message,
            &bytes(signature, "signature"),
        );
        assert_eq!(Some(holds), signature["valid"].as_bool(), "{signature} in {case}");
    }
}

#[test]
fn readings_are_signed_over_the_bytes_of_the_cases() {
    each("reading", |case| {
        let chain = chain_tag(text(case, "chain_id"));
        assert_eq!(chain.as_slice(), bytes(case, "chain_tag"));
        assert_eq!(reading(case).signed_bytes(&chain), bytes(case, "bytes"));
        check_signatures(case, &bytes(case, "bytes"));
    });
}

#[test]
fn possession_is_proven_over_the_bytes_of_the_cases() {
    each("possession", |case| {
        let chain = chain_tag(text(case, "chain_id"));
        let public_key = bytes(&case["signed"], "public_key");
        let message = possession_bytes(&chain, text(case, "owner"), text(case, "serial"), &public_key);
        assert_eq!(message, bytes(case, "bytes"));
        check_signatures(case, &message);
    });
}

#[test]
fn a_key_is_handed_over_with_the_bytes_of_the_cases() {
    each("rotation", |case| {
        let chain = chain_tag(text(case, "chain_id"));
        let message = rotation_bytes(&chain, small(case, "meter_id"), &bytes(case, "new_public_key"));
        assert_eq!(message, bytes(case, "bytes"));
        check_signatures(case, &message);
    });
}

#[test]
fn a_counter_starts_again_with_the_bytes_of_the_cases() {
    each("restart", |case| {
        let chain = chain_tag(text(case, "chain_id"));
        let at = |name: &str| RegistersAt {
            slot: small(&case[name], "slot"),
            import_total_wh: text(&case[name], "import_total_wh").parse().unwrap(),
            export_total_wh: text(&case[name], "export_total_wh").parse().unwrap(),
        };
        let (contract, meter_id) = (text(case, "contract"), small(case, "meter_id"));
        let message = restart_bytes(&chain, contract, meter_id, &at("last"), &at("first"));
        assert_eq!(message, bytes(case, "bytes"));
        check_signatures(case, &message);
    });
}

#[test]
fn qualities_are_signed_and_stored_as_in_the_cases() {
    each("quality", |case| {
        let (meter_id, slot) = (small(case, "meter_id"), small(case, "slot"));
        let quality: PowerQuality = serde_json::from_value(case["quality"].clone()).unwrap();
        let message = quality_bytes(&chain_tag(text(case, "chain_id")), meter_id, slot, &quality);
        assert_eq!(message, bytes(case, "bytes"));
        check_signatures(case, &message);
        assert_eq!(MeterQuality { slot, quality }.encode(), bytes(case, "meter_stored"));
        assert_eq!(ZoneQuality::of(slot, &quality).encode(), bytes(case, "zone_stored"));
    });
}

#[test]
fn signatures_of_all_three_kinds_of_keys_are_among_the_cases() {
    for kind in ["reading", "possession", "rotation", "restart", "quality"] {
        let cases = cases().remove(kind).unwrap();
        for key_type in ["ed25519", "secp256r1", "secp256k1"] {
            assert!(cases.iter().any(|case| case["signed"]["key_type"] == key_type), "{kind} by {key_type}");
        }
    }
}

#[test]
fn batches_are_packed_as_in_the_cases() {
    each("batch", |case| {
        let readings = list(case, "readings")
            .iter()
            .map(|reading| BatchReading {
                index: small(reading, "index"),
                flags: small(reading, "flags"),
                import_total_wh: wh(reading, "import_total_wh"),
                export_total_wh: wh(reading, "export_total_wh"),
                signature: bytes(reading, "signature").try_into().unwrap(),
            })
            .collect();
        let batch = ReadingBatch { bank: small(case, "bank"), slot: small(case, "slot"), readings };
        assert_eq!(batch.encode(), bytes(case, "bytes"));
        assert_eq!(ReadingBatch::decode(&bytes(case, "bytes")), Ok(batch));
    });
}

#[test]
fn what_looks_like_a_batch_is_refused() {
    each("refused_batch", |case| {
        assert!(ReadingBatch::decode(&bytes(case, "bytes")).is_err(), "{}", text(case, "why"));
    });
}

#[test]
fn verdicts_are_packed_as_in_the_cases() {
    each("verdicts", |case| {
        let verdict = |entry: &Value| PackedVerdict {
            index: small(entry, "index"),
            verdict: serde_json::from_value(entry["verdict"].clone()).unwrap(),
            flags: small(entry, "flags"),
            import_total_wh: wh(entry, "import_total_wh"),
            export_total_wh: wh(entry, "export_total_wh"),
        };
        let verdicts = Verdicts(list(case, "verdicts").iter().map(verdict).collect());
        assert_eq!(verdicts.encode(), bytes(case, "bytes"));
        assert_eq!(Verdicts::decode(&bytes(case, "bytes")), Ok(verdicts));
    });
}

#[test]
fn results_are_packed_as_in_the_cases() {
    each("results", |case| {
        let result = |entry: &Value| {
            let energies_wh: Vec<u64> = list(entry, "energies_wh")
                .iter()
                .map(|energy| energy.as_str().unwrap().parse().unwrap())
                .collect();
            PackedResult {
                index: small(entry, "index"),
                reason: small(entry, "reason"),
                energies: <[u64; 12]>::try_from(energies_wh).unwrap().into(),
                catch_up: CatchUpResult {
                    earned_micro: wh(entry, "catch_up_earned_micro"),
                    paid_micro: wh(entry, "catch_up_paid_micro"),
                },
                money_micro: text(entry, "money_micro").parse().unwrap(),
            }
        };
        let results = BankResults(list(case, "results").iter().map(result).collect());
        assert_eq!(results.encode(), bytes(case, "bytes"));
        assert_eq!(BankResults::decode(&bytes(case, "bytes")), Ok(results));
    });
}

#[test]
fn energies_of_a_slot_are_packed_as_in_the_cases() {
    each("slot_energy", |case| {
        let mut energy = SlotEnergy::default();
        for reading in list(case, "readings") {
            let (import_wh, export_wh) = (wh(reading, "import_wh"), wh(reading, "export_wh"));
            energy.add(PointReading { index: small(reading, "index"), import_wh, export_wh }).unwrap();
        }
        assert_eq!(energy.encode(), bytes(case, "bytes"));
        assert_eq!(SlotEnergy::decode(&bytes(case, "bytes")), Ok(energy));
    });
}

#[test]
fn signals_are_packed_as_in_the_cases() {
    each("signals", |case| {
        let zone = |zone: &Value| ZoneSignal {
            parent_id: serde_json::from_value(zone["parent_id"].clone()).unwrap(),
            state: serde_json::from_value(zone["state"].clone()).unwrap(),
            batches_stopped_until: serde_json::from_value(zone["batches_stopped_until"].clone()).unwrap(),
        };
        let signals = Signals {
            terms_version: text(case, "terms_version").parse().unwrap(),
            zones: list(case, "zones").iter().map(zone).collect(),
            events: serde_json::from_value(case["events"].clone()).unwrap(),
        };
        assert_eq!(signals.encode(), bytes(case, "bytes"));
        assert_eq!(Signals::decode(&bytes(case, "bytes")), Ok(signals));
    });
}

#[test]
fn feeds_are_packed_as_in_the_cases() {
    each("feed_value", |case| {
        let feed = FeedValue {
            value: text(case, "value").parse().unwrap(),
            updated_at: text(case, "updated_at").parse().unwrap(),
        };
        assert_eq!(feed.encode(), bytes(case, "bytes"));
        assert_eq!(FeedValue::decode(&bytes(case, "bytes")), Ok(feed));
    });
}

#[test]
fn memberships_are_packed_as_in_the_cases() {
    each("membership", |case| {
        let sources = serde_json::from_value(case["sources"].clone()).unwrap();
        let membership = BankMembership { zone_id: small(case, "zone_id"), sources };
        assert_eq!(membership.encode(), bytes(case, "bytes"));
        assert_eq!(BankMembership::decode(&bytes(case, "bytes")), Ok(membership));
    });
}

#[test]
fn devices_are_packed_as_in_the_cases() {
    each("device_bank", |case| {
        let bank = DeviceBank::from_bytes(bytes(case, "bytes"));
        for expected in list(case, "devices") {
            let device = bank.get(small(expected, "index")).unwrap();
            let key_type: KeyType = serde_json::from_value(expected["key_type"].clone()).unwrap();
            assert_eq!((device.status as u8, device.key_type), (small(expected, "status"), key_type));
            assert_eq!(device.connection_w, small::<u32>(expected, "connection_w"));
            assert_eq!(device.public_key, bytes(expected, "public_key"));
        }
        assert_eq!(bank.get(2), None);
    });
}

/// Orders to the end of the bytes.
fn decode_orders(bytes: &[u8]) -> Result<Vec<PackedOrder>, PackError> {
    let mut reader = Reader::new(bytes);
    let mut orders = Vec::new();
    while !reader.is_empty() {
        orders.push(PackedOrder::decode(&mut reader)?);
    }
    Ok(orders)
}

#[test]
fn orders_are_packed_as_in_the_cases() {
    each("orders", |case| {
        let order = |entry: &Value| PackedOrder {
            zone_id: small(entry, "zone_id"),
            delegated: entry["delegated"].as_bool().unwrap(),
            order: serde_json::from_value(entry["order"].clone()).unwrap(),
        };
        let orders: Vec<PackedOrder> = list(case, "orders").iter().map(order).collect();
        let mut packed = Vec::new();
        orders.iter().for_each(|order| order.encode(&mut packed));
        assert_eq!(packed, bytes(case, "bytes"));
        assert_eq!(decode_orders(&packed), Ok(orders));
    });
}

#[test]
fn what_looks_like_orders_is_refused() {
    each("refused_orders", |case| {
        assert!(decode_orders(&bytes(case, "bytes")).is_err(), "{}", text(case, "why"));
    });
}

#[test]
fn ended_orders_are_packed_as_in_the_cases() {
    each("order_ends", |case| {
        let end = |entry: &Value| OrderEnd {
            meter_id: small(entry, "meter_id"),
            order_id: wh(entry, "order_id"),
            left_wh: wh(entry, "left_wh"),
            freed_micro: text(entry, "freed_micro").parse().unwrap(),
        };
        let ends = OrderEnds(list(case, "ends").iter().map(end).collect());
        assert_eq!(ends.encode(), bytes(case, "bytes"));
        assert_eq!(OrderEnds::decode(&bytes(case, "bytes")), Ok(ends));
    });
}

#[test]
fn filled_orders_are_packed_as_in_the_cases() {
    each("order_fills", |case| {
        let fill = |entry: &Value| PackedFill {
            sell: matches!(serde_json::from_value(entry["side"].clone()).unwrap(), Side::Sell),
            whole: entry["whole"].as_bool().unwrap(),
            meter_id: small(entry, "meter_id"),
            order_id: wh(entry, "order_id"),
            energy_wh: wh(entry, "energy_wh"),
        };
        let fills = OrderFills(list(case, "fills").iter().map(fill).collect());
        assert_eq!(fills.encode(), bytes(case, "bytes"));
        assert_eq!(OrderFills::decode(&bytes(case, "bytes")), Ok(fills));
    });
}

#[test]
fn freed_reserves_are_packed_as_in_the_cases() {
    each("freed_reserves", |case| {
        let freed = |entry: &Value| FreedReserve {
            index: small(entry, "index"),
            freed_micro: text(entry, "freed_micro").parse().unwrap(),
        };
        let freed = FreedReserves(list(case, "freed").iter().map(freed).collect());
        assert_eq!(freed.encode(), bytes(case, "bytes"));
        assert_eq!(FreedReserves::decode(&bytes(case, "bytes")), Ok(freed));
    });
}

#[test]
fn dues_are_packed_as_in_the_cases() {
    each("dues", |case| {
        let due = |entry: &Value| Due {
            index: small(entry, "index"),
            utility: small(entry, "utility"),
            due_micro: text(entry, "due_micro").parse().unwrap(),
        };
        let dues = Dues(list(case, "dues").iter().map(due).collect());
        assert_eq!(dues.encode(), bytes(case, "bytes"));
        assert_eq!(Dues::decode(&bytes(case, "bytes")), Ok(dues));
    });
}

/// The block of the specification that is marked `hex NAME`: of each line the bytes up to the first space.
fn worked_example(name: &str) -> String {
    let document = read("docs/spec/formats.md");
    let start = format!("```hex {name}\n");
    let (_, block) = document.split_once(&start).unwrap_or_else(|| panic!("no block {start:?}"));
    let (block, _) = block.split_once("```").unwrap();
    block.lines().filter_map(|line| line.split_whitespace().next()).collect()
}

#[test]
fn the_worked_examples_of_the_specification_are_the_first_cases() {
    let cases = cases();
    for kind in ["reading", "possession", "rotation", "restart", "quality", "batch", "slot_energy", "signals"]
    {
        assert_eq!(worked_example(kind), text(&cases[kind][0], "bytes"), "{kind}");
    }
    for (name, field) in [("meter quality", "meter_stored"), ("zone quality", "zone_stored")] {
        assert_eq!(worked_example(name), text(&cases["quality"][0], field), "{name}");
    }
    let signature = &cases["reading"][0]["signed"]["signatures"][0];
    assert_eq!(worked_example("signature"), text(signature, "signature"));
    assert_eq!(worked_example("public key"), text(&cases["reading"][0]["signed"], "public_key"));
    assert_eq!(worked_example("result"), result_example(&cases));
    for (kind, name, first) in [
        ("orders", "order", first_order as fn(&[u8]) -> Vec<u8>),
        ("order_ends", "order end", first_order_end),
        ("order_fills", "order fill", first_order_fill),
        ("freed_reserves", "freed reserve", first_freed_reserve),
        ("dues", "due", first_due),
    ] {
        assert_eq!(worked_example(name), hex::encode(first(&bytes(&cases[kind][0], "bytes"))), "{name}");
    }
}

#[test]
fn the_specification_names_every_code() {
    let document = read("docs/spec/formats.md");
    let name = |value: Value| value.as_str().unwrap().replace('_', " ");
    for verdict in Verdict::ALL {
        let row = format!(
            "| {} | `{}` |",
            verdict.code(),
            serde_json::to_value(verdict).unwrap().as_str().unwrap()
        );
        assert!(document.contains(&row), "{row}");
    }
    let sources = Source::ALL
        .map(|source| format!("{} {}", source.code(), name(serde_json::to_value(source).unwrap())));
    assert!(document.contains(&sources.join(", ")), "{sources:?}");
    let states = GridState::ALL
        .map(|state| format!("{} {}", state.code(), name(serde_json::to_value(state).unwrap())));
    assert!(document.contains(&states.join(", ")), "{states:?}");
    for key_type in KeyType::ALL {
        let (name, code) = (serde_json::to_value(key_type).unwrap(), key_type as u8);
        let rows =
            document.lines().filter(|line| line.starts_with(&format!("| `{}`", name.as_str().unwrap())));
        assert_eq!(
            rows.filter(|row| row.contains(&format!("| {code} | {} bytes", key_type.key_len()))).count(),
            1
        );
    }
}

fn first_order(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    decode_orders(bytes).unwrap()[0].encode(&mut packed);
    packed
}

fn first_order_end(bytes: &[u8]) -> Vec<u8> {
    OrderEnds(vec![OrderEnds::decode(bytes).unwrap().0[0]]).encode()
}

fn first_order_fill(bytes: &[u8]) -> Vec<u8> {
    OrderFills(vec![OrderFills::decode(bytes).unwrap().0[0]]).encode()
}

fn first_freed_reserve(bytes: &[u8]) -> Vec<u8> {
    FreedReserves(vec![FreedReserves::decode(bytes).unwrap().0[0]]).encode()
}

/// The second entry of the first results.
fn result_example(cases: &BTreeMap<String, Vec<Value>>) -> String {
    let results = BankResults::decode(&bytes(&cases["results"][0], "bytes")).unwrap();
    hex::encode(BankResults(vec![results.0[1].clone()]).encode())
}

fn first_due(bytes: &[u8]) -> Vec<u8> {
    Dues(vec![Dues::decode(bytes).unwrap().0[0]]).encode()
}
