use interface::{registry::KeyType, signed::is_signed};
use ocmf::{MOST_READINGS, OcmfError, Record};
use testing::{Device, Spelling};

/// A record, and what a forger makes of it: `changes u8 | (place u16, bits u8)* | record`. What is not refused is what stands between the bars, and once that is
/// signed, no other bytes are. A payload of any bytes that is signed is refused or taken by what it says, never by its signature.
pub fn ocmf(bytes: &[u8]) {
    let Some((changes, rest)) = bytes.split_first() else { return };
    let Some((changes, record)) = rest.split_at_checked(usize::from(changes % 8) * 3) else { return };
    let said = Record::parse(record);
    if let Ok(record) = &said {
        holds(record);
    }
    let sealed = match std::str::from_utf8(record) {
        Ok(payload) => DEVICE.with(|device| device.seals(payload, Spelling::default())),
        Err(_) => return,
    };
    let mut forged = sealed.clone();
    for change in changes.chunks_exact(3) {
        let at = usize::from(u16::from_be_bytes([change[0], change[1]])) % forged.len();
        forged[at] ^= change[2];
    }
    for (bytes, is_true) in [(&sealed, true), (&forged, forged == sealed)] {
        match Record::parse(bytes) {
            Ok(record) => {
                holds(&record);
                let is_signed = is_by_device(&record);
                assert!(is_signed || !is_true, "what was signed is signed");
                assert!(!is_signed || record.signed == between_bars(&sealed), "never signed");
            }
            Err(OcmfError::BadSignature { .. } | OcmfError::BadEncoding { .. }) => assert!(!is_true),
            Err(_) => {}
        }
    }
}

thread_local! {
    static DEVICE: Device = Device::new(KeyType::Secp256r1, 1);
}

fn holds(record: &Record<'_>) {
    assert!((1..=MOST_READINGS).contains(&record.readings.len()));
    assert!(!record.signed.contains(&b'|'));
    let registers = record.registers;
    assert!(registers.import_total_wh.or(registers.export_total_wh).is_some());
    assert!(record.readings.iter().all(|reading| reading.time.unix_ms <= registers.time.unix_ms));
}

fn is_by_device(record: &Record<'_>) -> bool {
    let key = DEVICE.with(Device::key);
    is_signed(
        &cosmwasm_std::testing::MockApi::default(),
        key.key_type,
        &key.public_key,
        record.signed,
        &record.signature,
    )
}

fn between_bars(record: &[u8]) -> &[u8] {
    let first = record.iter().position(|byte| *byte == b'|').expect("a bar");
    let last = record.iter().rposition(|byte| *byte == b'|').expect("a bar");
    &record[first + 1..last]
}
