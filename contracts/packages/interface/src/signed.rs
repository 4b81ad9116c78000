//! The exact bytes that devices sign (docs/spec/formats.md). Integers are big endian.
//!
//! Ed25519 signs the bytes themselves; the ECDSA curves sign their SHA-256. High-S signatures are accepted, so nothing is identified by its signature.

use cosmwasm_std::Api;
use sha2::{Digest, Sha256};

use crate::metering::PowerQuality;
use crate::packed::SIGNATURE_LEN;
use crate::registry::KeyType;

const READING_DOMAIN: &[u8] = b"wattmesh/reading/1";
const POSSESSION_DOMAIN: &[u8] = b"wattmesh/possession/1";
const ROTATION_DOMAIN: &[u8] = b"wattmesh/rotation/1";
const RESTART_DOMAIN: &[u8] = b"wattmesh/restart/1";
const QUALITY_DOMAIN: &[u8] = b"wattmesh/quality/1";

/// First eight bytes of SHA-256 of the chain id: ties a signature to one chain.
pub type ChainTag = [u8; 8];

pub fn chain_tag(chain_id: &str) -> ChainTag {
    let digest = Sha256::digest(chain_id.as_bytes());
    let mut tag = ChainTag::default();
    tag.copy_from_slice(&digest[..8]);
    tag
}

/// What a meter says of itself at the end of `slot`: cumulative registers (OBIS 1.8.0 and 2.8.0) in Wh, and its flags ([`crate::packed::flags`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    pub meter_id: u32,
    pub slot: u32,
    pub import_total_wh: u64,
    pub export_total_wh: u64,
    pub flags: u8,
}

impl Reading {
    /// `domain | chain tag | meter u32 | slot u32 | import u64 | export u64 | flags u8`
    pub fn signed_bytes(&self, chain: &ChainTag) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(READING_DOMAIN.len() + 33);
        bytes.extend_from_slice(READING_DOMAIN);
        bytes.extend_from_slice(chain);
        bytes.extend_from_slice(&self.meter_id.to_be_bytes());
        bytes.extend_from_slice(&self.slot.to_be_bytes());
        bytes.extend_from_slice(&self.import_total_wh.to_be_bytes());
        bytes.extend_from_slice(&self.export_total_wh.to_be_bytes());
        bytes.push(self.flags);
        bytes
    }
}

/// What a device signs so that `owner` may register it: nobody can register a key they do not hold.
///
/// `domain | chain tag | length u8, owner | length u8, serial | key`
pub fn possession_bytes(chain: &ChainTag, owner: &str, serial: &str, public_key: &[u8]) -> Vec<u8> {
    let mut bytes = [POSSESSION_DOMAIN, chain].concat();
    for text in [owner, serial] {
        bytes.push(u8::try_from(text.len()).unwrap_or(u8::MAX));
        bytes.extend_from_slice(text.as_bytes());
    }
    bytes.extend_from_slice(public_key);
    bytes
}

/// What the old key signs to hand `meter_id` over to a new one.
///
/// `domain | chain tag | meter u32 | new key`
pub fn rotation_bytes(chain: &ChainTag, meter_id: u32, new_public_key: &[u8]) -> Vec<u8> {
    let meter = meter_id.to_be_bytes();
    [ROTATION_DOMAIN, chain, &meter, new_public_key].concat()
}

/// Registers of a meter at the end of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegistersAt {
    pub slot: u32,
    pub import_total_wh: u64,
    pub export_total_wh: u64,
}

/// What a meter signs when its counter starts again: after `last`, which is its last reading that counts, at `first`. It holds for one metering contract,
/// and no longer than `last` is the last reading, so it is good for one restart.
///
/// `domain | chain tag | length u8, contract | meter u32 | (slot u32 | import u64 | export u64) of last | the same of first`
pub fn restart_bytes(
    chain: &ChainTag,
    contract: &str,
    meter_id: u32,
    last: &RegistersAt,
    first: &RegistersAt,
) -> Vec<u8> {
    let mut bytes = [RESTART_DOMAIN, chain].concat();
    bytes.push(u8::try_from(contract.len()).unwrap_or(u8::MAX));
    bytes.extend_from_slice(contract.as_bytes());
    bytes.extend_from_slice(&meter_id.to_be_bytes());
    for RegistersAt { slot, import_total_wh, export_total_wh } in [last, first] {
        bytes.extend_from_slice(&slot.to_be_bytes());
        bytes.extend_from_slice(&import_total_wh.to_be_bytes());
        bytes.extend_from_slice(&export_total_wh.to_be_bytes());
    }
    bytes
}

/// What a meter signs of its power in a slot.
///
/// `domain | chain tag | meter u32 | slot u32 | voltage min u16 | mean u16 | max u16 | frequency min u32 | max u32 | power factor i16`
pub fn quality_bytes(chain: &ChainTag, meter_id: u32, slot: u32, quality: &PowerQuality) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(QUALITY_DOMAIN.len() + 32);
    bytes.extend_from_slice(QUALITY_DOMAIN);
    bytes.extend_from_slice(chain);
    bytes.extend_from_slice(&meter_id.to_be_bytes());
    bytes.extend_from_slice(&slot.to_be_bytes());
    quality.write(&mut bytes);
    bytes
}

/// Whether the holder of `public_key` signed `message`. A key or a signature that is none does not sign anything.
pub fn is_signed(
    api: &dyn Api,
    key_type: KeyType,
    public_key: &[u8],
    message: &[u8],
    signature: &[u8],
) -> bool {
    // The host aborts on lengths that it does not expect.
    if public_key.len() != key_type.key_len() || signature.len() != SIGNATURE_LEN {
        return false;
    }
    let verified = match key_type {
        KeyType::Ed25519 => api.ed25519_verify(message, signature, public_key),
        KeyType::Secp256r1 => api.secp256r1_verify(&Sha256::digest(message), signature, public_key),
        KeyType::Secp256k1 => api.secp256k1_verify(&Sha256::digest(message), signature, public_key),
    };
    verified.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_is_signed_over_fifty_one_bytes_in_the_order_of_the_specification() {
        let reading = Reading { meter_id: 1, slot: 2, import_total_wh: 3, export_total_wh: 4, flags: 5 };
        let bytes = reading.signed_bytes(&[9; 8]);
        assert_eq!(bytes.len(), 51);
        assert_eq!(&bytes[..18], b"wattmesh/reading/1");
        assert_eq!(&bytes[18..26], &[9; 8]);
        assert_eq!(
            &bytes[26..],
            &[0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 4, 5]
        );
    }

    #[test]
    fn a_restart_names_contract_meter_and_the_registers_before_and_after_it() {
        let last = RegistersAt { slot: 2, import_total_wh: 3, export_total_wh: 4 };
        let first = RegistersAt { slot: 5, import_total_wh: 6, export_total_wh: 7 };
        let bytes = restart_bytes(&[9; 8], "watt1", 1, &last, &first);
        assert_eq!(&bytes[..18], b"wattmesh/restart/1");
        assert_eq!(&bytes[18..26], &[9; 8]);
        assert_eq!(&bytes[26..36], b"\x05watt1\0\0\0\x01");
        assert_eq!(&bytes[36..56], &[0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 4]);
        assert_eq!(&bytes[56..], &[0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 7]);
    }

    #[test]
    fn a_quality_is_signed_over_fifty_bytes_in_the_order_of_the_specification() {
        let quality = PowerQuality {
            voltage_min_dv: 3,
            voltage_mean_dv: 4,
            voltage_max_dv: 5,
            frequency_min_mhz: 6,
            frequency_max_mhz: 7,
            power_factor_permille: -2,
        };
        let bytes = quality_bytes(&[9; 8], 1, 2, &quality);
        assert_eq!(bytes.len(), 50);
        assert_eq!(&bytes[..18], b"wattmesh/quality/1");
        assert_eq!(&bytes[18..26], &[9; 8]);
        assert_eq!(&bytes[26..40], &[0, 0, 0, 1, 0, 0, 0, 2, 0, 3, 0, 4, 0, 5]);
        assert_eq!(&bytes[40..], &[0, 0, 0, 6, 0, 0, 0, 7, 0xff, 0xfe]);
    }

    #[test]
    fn owner_and_serial_cannot_be_shifted_into_each_other() {
        let chain = chain_tag("wattmesh-1");
        assert_ne!(possession_bytes(&chain, "ab", "c", &[]), possession_bytes(&chain, "a", "bc", &[]));
    }
}
