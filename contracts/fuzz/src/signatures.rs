use cosmwasm_std::testing::MockApi;
use interface::{
    registry::KeyType,
    signed::{Reading, chain_tag, is_signed},
};
use testing::Device;
use units::pack::{PackError, Reader};

/// A true signature over a reading, and what a forger makes of it: `key u8 | reading | what is changed`. Only what was signed is signed.
pub fn signatures(bytes: &[u8]) {
    let Ok(attempt) = attempt(&mut Reader::new(bytes)) else { return };
    let Attempt { key_type, reading, said, changed } = attempt;
    let device = Device::new(key_type, 1);
    let chain = chain_tag("wattmesh-1");
    let mut signature = device.sign(&reading.signed_bytes(&chain)).to_vec();
    let mut public_key = device.key().public_key.to_vec();
    let is_true = |public_key: &[u8], signature: &[u8]| {
        is_signed(&MockApi::default(), key_type, public_key, &said.signed_bytes(&chain), signature)
    };
    assert_eq!(is_true(&public_key, &signature), said == reading, "{said:?} by a signature over {reading:?}");
    for (place, bits) in signature.iter_mut().chain(&mut public_key).zip(changed) {
        *place ^= bits;
    }
    if said != reading {
        assert!(!is_true(&public_key, &signature), "{said:?} was never signed");
    }
    for length in [0, 1, 31, 32, 33, 63, 65] {
        let cut = |bytes: &[u8]| bytes.iter().copied().cycle().take(length).collect::<Vec<u8>>();
        let _ = is_true(&cut(&public_key), &signature);
        assert!(!is_true(&public_key, &cut(&signature)), "a signature of {length} bytes");
    }
}

struct Attempt {
    key_type: KeyType,
    reading: Reading,
    said: Reading,
    changed: Vec<u8>,
}

fn attempt(bytes: &mut Reader<'_>) -> Result<Attempt, PackError> {
    let key_type = KeyType::ALL[usize::from(bytes.u8()?) % KeyType::ALL.len()];
    let (reading, said) = (reading(bytes)?, reading(bytes)?);
    let changed = std::iter::from_fn(|| bytes.u8().ok()).collect();
    Ok(Attempt { key_type, reading, said, changed })
}

fn reading(bytes: &mut Reader<'_>) -> Result<Reading, PackError> {
    Ok(Reading {
        meter_id: bytes.u32()?,
        slot: bytes.u32()?,
        import_total_wh: bytes.u64()?,
        export_total_wh: bytes.u64()?,
        flags: bytes.u8()?,
    })
}
