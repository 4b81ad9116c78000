//! What a charging station's signing component writes: records in OCMF.

use base64::{Engine, engine::general_purpose::STANDARD};
use interface::registry::KeyType;

use crate::Device;

/// How a signature stands in its record.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spelling {
    /// `r | s` in place of DER.
    pub raw: bool,
    /// In place of hex.
    pub base64: bool,
    /// The other value of s that verifies as well.
    pub other_s: bool,
}

impl Device {
    /// A record over these bytes. Of an ed25519 key, which no record has, it is none that anybody verifies.
    pub fn seals(&self, payload: &str, spelling: Spelling) -> Vec<u8> {
        let Spelling { raw, base64, other_s } = spelling;
        let message = payload.as_bytes();
        let compact = match other_s {
            true => self.sign_with_other_s(message).unwrap_or_else(|| self.sign(message)),
            false => self.sign(message),
        };
        let signature = if raw { compact.to_vec() } else { der(&compact) };
        let data = if base64 { STANDARD.encode(&signature) } else { hex::encode(&signature) };
        let encoding = if base64 { r#","SE":"base64""# } else { "" };
        let curve = match self.key().key_type {
            KeyType::Secp256r1 => "secp256r1",
            KeyType::Secp256k1 => "secp256k1",
            KeyType::Ed25519 => "ed25519",
        };
        format!(r#"OCMF|{payload}|{{"SA":"ECDSA-{curve}-SHA256"{encoding},"SD":"{data}"}}"#).into_bytes()
    }
}

/// `r | s` as DER writes it.
fn der(compact: &[u8]) -> Vec<u8> {
    let (r, s) = compact.split_at(32);
    let content: Vec<u8> = [r, s].into_iter().flat_map(integer).collect();
    [vec![0x30, content.len() as u8], content].concat()
}

fn integer(half: &[u8]) -> Vec<u8> {
    let zeros = half.iter().take_while(|byte| **byte == 0).count();
    let digits = &half[zeros..];
    let sign: &[u8] = if digits.first().is_some_and(|byte| byte & 0x80 != 0) { &[0] } else { &[] };
    [&[2, (sign.len() + digits.len()) as u8], sign, digits].concat()
}
