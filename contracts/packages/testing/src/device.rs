use cosmwasm_std::Binary;
use ed25519_dalek::Signer as _;
use interface::{
    metering::PowerQuality,
    packed::{BatchReading, SIGNATURE_LEN},
    registry::{DeviceKey, KeyType},
    signed::{
        Reading, RegistersAt, chain_tag, possession_bytes, quality_bytes, restart_bytes, rotation_bytes,
    },
};

/// A meter's secure element: keeps a key and signs with it.
#[derive(Clone)]
pub struct Device(Key);

#[derive(Clone)]
enum Key {
    Ed25519(ed25519_dalek::SigningKey),
    Secp256r1(p256::ecdsa::SigningKey),
    Secp256k1(k256::ecdsa::SigningKey),
}

impl Device {
    /// The device number `number` of its kind, with the same key every time.
    pub fn new(key_type: KeyType, number: u32) -> Self {
        let mut secret = [7; 32];
        secret[28..].copy_from_slice(&number.to_be_bytes());
        Self(match key_type {
            KeyType::Ed25519 => Key::Ed25519(ed25519_dalek::SigningKey::from_bytes(&secret)),
            KeyType::Secp256r1 => Key::Secp256r1(
                p256::ecdsa::SigningKey::from_slice(&secret).expect("the secret is below the order"),
            ),
            KeyType::Secp256k1 => Key::Secp256k1(
                k256::ecdsa::SigningKey::from_slice(&secret).expect("the secret is below the order"),
            ),
        })
    }

    pub fn key(&self) -> DeviceKey {
        let (key_type, public_key) = match &self.0 {
            Key::Ed25519(key) => (KeyType::Ed25519, key.verifying_key().to_bytes().to_vec()),
            Key::Secp256r1(key) => {
                (KeyType::Secp256r1, key.verifying_key().to_encoded_point(true).as_bytes().to_vec())
            }
            Key::Secp256k1(key) => {
                (KeyType::Secp256k1, key.verifying_key().to_encoded_point(true).as_bytes().to_vec())
            }
        };
        DeviceKey { key_type, public_key: public_key.into() }
    }

    pub fn sign(&self, message: &[u8]) -> [u8; SIGNATURE_LEN] {
        match &self.0 {
            Key::Ed25519(key) => key.sign(message).to_bytes(),
            Key::Secp256r1(key) => {
                let signature: p256::ecdsa::Signature = key.sign(message);
                signature.to_bytes().into()
            }
            Key::Secp256k1(key) => {
                let signature: k256::ecdsa::Signature = key.sign(message);
                signature.to_bytes().into()
            }
        }
    }

    /// An ECDSA signature with the other value of s that verifies as well; `None` for ed25519, which has no such.
    pub fn sign_with_other_s(&self, message: &[u8]) -> Option<[u8; SIGNATURE_LEN]> {
        match &self.0 {
            Key::Ed25519(_) => None,
            Key::Secp256r1(key) => {
                let signature: p256::ecdsa::Signature = key.sign(message);
                let (r, s) = signature.split_scalars();
                Some(p256::ecdsa::Signature::from_scalars(r, -*s).ok()?.to_bytes().into())
            }
            Key::Secp256k1(key) => {
                let signature: k256::ecdsa::Signature = key.sign(message);
                let (r, s) = signature.split_scalars();
                Some(k256::ecdsa::Signature::from_scalars(r, -*s).ok()?.to_bytes().into())
            }
        }
    }

    /// Proof of possession, so that `owner` may register the device or rotate to it.
    pub fn proof(&self, chain_id: &str, owner: &str, serial: &str) -> Binary {
        let message = possession_bytes(&chain_tag(chain_id), owner, serial, &self.key().public_key);
        self.sign(&message).into()
    }

    /// Hands `meter_id` over to another key.
    pub fn hand_over(&self, chain_id: &str, meter_id: u32, new_public_key: &[u8]) -> Binary {
        self.sign(&rotation_bytes(&chain_tag(chain_id), meter_id, new_public_key)).into()
    }

    /// Says that the counter of `meter_id` starts again.
    pub fn restart(
        &self,
        chain_id: &str,
        contract: &str,
        meter_id: u32,
        last: &RegistersAt,
        first: &RegistersAt,
    ) -> Binary {
        self.sign(&restart_bytes(&chain_tag(chain_id), contract, meter_id, last, first)).into()
    }

    /// What a meter saw of its power in a slot, signed.
    pub fn quality(&self, chain_id: &str, meter_id: u32, slot: u32, quality: &PowerQuality) -> Binary {
        self.sign(&quality_bytes(&chain_tag(chain_id), meter_id, slot, quality)).into()
    }

    /// A signed reading, ready for a batch.
    pub fn read(&self, chain_id: &str, reading: &Reading) -> BatchReading {
        BatchReading {
            index: reading.meter_id.to_be_bytes()[3],
            flags: reading.flags,
            import_total_wh: reading.import_total_wh,
            export_total_wh: reading.export_total_wh,
            signature: self.sign(&reading.signed_bytes(&chain_tag(chain_id))),
        }
    }
}

/// The connection at which tests put the device with a label, where they name no other.
pub fn connection_of(serial: &str) -> String {
    let plain =
        serial.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| char::from(byte.to_ascii_uppercase()));
    ["DE".to_string(), plain.collect()].concat()
}
