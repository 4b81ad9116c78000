use interface::packed::{
    BankMembership, BankResults, CatchUpEnergy, DeviceBank, Dues, FeedValue, FreedReserves, MeterQuality,
    OrderEnds, OrderFills, PackedOrder, QuarantineBank, ReadingBatch, Signals, SlotEnergy, Tariffs, Verdicts,
    ZoneQuality,
};
use units::pack::{PackError, Reader};

/// Bytes in a packed format, the first byte saying in which: they are refused, or they are the one way to write what they say.
pub fn packed(bytes: &[u8]) {
    let Some((format, bytes)) = bytes.split_first() else { return };
    match format % 18 {
        0 => one_encoding(bytes, ReadingBatch::decode, ReadingBatch::encode),
        1 => one_encoding(bytes, SlotEnergy::decode, SlotEnergy::encode),
        2 => one_encoding(bytes, BankMembership::decode, BankMembership::encode),
        3 => signals(bytes),
        4 => one_encoding(bytes, FeedValue::decode, FeedValue::encode),
        5 => one_encoding(bytes, Verdicts::decode, Verdicts::encode),
        6 => one_encoding(bytes, Dues::decode, Dues::encode),
        7 => one_encoding(bytes, BankResults::decode, BankResults::encode),
        8 => one_encoding(bytes, decode_orders, |orders| encode_orders(orders)),
        9 => one_encoding(bytes, OrderEnds::decode, OrderEnds::encode),
        10 => one_encoding(bytes, OrderFills::decode, OrderFills::encode),
        11 => one_encoding(bytes, FreedReserves::decode, FreedReserves::encode),
        12 => one_encoding(bytes, CatchUpEnergy::decode, CatchUpEnergy::encode),
        13 => one_encoding(bytes, QuarantineBank::decode, QuarantineBank::encode),
        14 => one_encoding(bytes, Tariffs::decode, Tariffs::encode),
        15 => devices(bytes),
        16 => one_encoding(bytes, MeterQuality::decode, MeterQuality::encode),
        _ => one_encoding(bytes, ZoneQuality::decode, ZoneQuality::encode),
    }
}

fn one_encoding<T, E>(bytes: &[u8], decode: impl Fn(&[u8]) -> Result<T, E>, encode: impl Fn(&T) -> Vec<u8>) {
    if let Ok(value) = decode(bytes) {
        assert_eq!(encode(&value), bytes, "another way to write the same");
    }
}

fn decode_orders(bytes: &[u8]) -> Result<Vec<PackedOrder>, PackError> {
    let mut reader = Reader::new(bytes);
    let mut orders = Vec::new();
    while !reader.is_empty() {
        orders.push(PackedOrder::decode(&mut reader)?);
    }
    Ok(orders)
}

fn encode_orders(orders: &[PackedOrder]) -> Vec<u8> {
    let mut bytes = Vec::new();
    orders.iter().for_each(|order| order.encode(&mut bytes));
    bytes
}

fn signals(bytes: &[u8]) {
    one_encoding::<_, PackError>(bytes, Signals::decode, Signals::encode);
    let Ok(signals) = Signals::decode(bytes) else { return };
    for zone_id in signals.zone_ids() {
        assert!(signals.state_of(zone_id).is_some());
        for event in &signals.events {
            let applies = signals.event_multiplier(event.zone_id, event.from_slot);
            assert!(applies.is_some(), "an event that holds nowhere");
        }
    }
    assert_eq!(signals.state_of(signals.zone_ids().end), None);
}

fn devices(bytes: &[u8]) {
    let bank = DeviceBank::from_bytes(bytes.to_vec());
    for index in 0..=u8::MAX {
        let Some(device) = bank.get(index) else { continue };
        let mut again = DeviceBank::default();
        again.set(index, &device);
        assert_eq!(again.get(index), Some(device));
    }
}
