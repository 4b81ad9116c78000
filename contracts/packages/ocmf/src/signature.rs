use base64::{
    Engine,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

use crate::{error::OcmfError, json::Value};

/// `r | s`, big endian.
pub const SIGNATURE_LEN: usize = 64;

/// What it stands for where a record does not name it.
const DEFAULT_ALGORITHM: &str = "ECDSA-secp256r1-SHA256";
const HALF: usize = SIGNATURE_LEN / 2;
const INTEGER: u8 = 2;
const SEQUENCE: u8 = 0x30;
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A curve whose signatures can be verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Curve {
    /// NIST P-256.
    Secp256r1,
    /// That of Bitcoin.
    Secp256k1,
}

/// The curve and `r | s` of a signature section. `s` is what it is, low or high: whoever verifies takes both, and no record is known by its signature.
pub fn read_signature(section: &Value<'_>) -> Result<(Curve, [u8; SIGNATURE_LEN]), OcmfError> {
    let curve = curve_of(section.text("SA")?.unwrap_or(DEFAULT_ALGORITHM))?;
    let data = section.text("SD")?.ok_or(OcmfError::Missing { place: "SD" })?;
    let bytes = decode(data, section.text("SE")?.unwrap_or("hex"))?;
    let compact = of_der(&bytes).or_else(|| bytes.as_slice().try_into().ok());
    Ok((curve, compact.ok_or(OcmfError::BadSignature { length: bytes.len() })?))
}

fn curve_of(algorithm: &str) -> Result<Curve, OcmfError> {
    let parts = algorithm.strip_prefix("ECDSA-").and_then(|parts| parts.rsplit_once('-'));
    let Some((curve, hash)) = parts else {
        return Err(OcmfError::UnknownAlgorithm { algorithm: algorithm.into() });
    };
    if hash != "SHA256" {
        return Err(OcmfError::UnknownHash { hash: hash.into() });
    }
    match curve {
        "secp256r1" => Ok(Curve::Secp256r1),
        "secp256k1" => Ok(Curve::Secp256k1),
        _ => Err(OcmfError::UnknownCurve { curve: curve.into() }),
    }
}

/// Some that write base64 do not say so.
fn decode(data: &str, encoding: &str) -> Result<Vec<u8>, OcmfError> {
    let refuse = || OcmfError::BadEncoding { encoding: encoding.into() };
    if !matches!(encoding, "hex" | "base64") || data.is_empty() {
        return Err(refuse());
    }
    match (encoding, hex::decode(data)) {
        ("hex", Ok(bytes)) => Ok(bytes),
        _ => LENIENT.decode(data).map_err(|_| refuse()),
    }
}

/// `SEQUENCE { r INTEGER, s INTEGER }`, in the one way in which DER writes it.
fn of_der(bytes: &[u8]) -> Option<[u8; SIGNATURE_LEN]> {
    let (content, after) = element(bytes, SEQUENCE)?;
    let (r, rest) = element(content, INTEGER)?;
    let (s, nothing) = element(rest, INTEGER)?;
    if !after.is_empty() || !nothing.is_empty() {
        return None;
    }
    let mut compact = [0; SIGNATURE_LEN];
    let (high, low) = compact.split_at_mut(HALF);
    right_align(high, r)?;
    right_align(low, s)?;
    Some(compact)
}

/// The content of an element of less than 128 bytes, and what stands after it.
fn element(bytes: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    match bytes {
        [first, length @ 0..=127, rest @ ..] if *first == tag => rest.split_at_checked(usize::from(*length)),
        _ => None,
    }
}

fn right_align(place: &mut [u8], integer: &[u8]) -> Option<()> {
    let positive = match integer {
        [0, rest @ ..] if rest.first().is_some_and(|byte| byte & 0x80 != 0) => rest,
        [first, ..] if first & 0x80 == 0 && *first != 0 => integer,
        _ => return None,
    };
    let start = place.len().checked_sub(positive.len())?;
    place.get_mut(start..)?.copy_from_slice(positive);
    Some(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn section(members: &[(&str, &str)]) -> Value<'static> {
        let member = |(key, value): &(&str, &str)| (key.to_string(), Value::Text(value.to_string()));
        Value::Object(members.iter().map(member).collect())
    }

    #[test]
    fn the_algorithm_says_curve_and_hash_and_what_is_not_verified_is_told_apart() {
        let hex = "ab".repeat(64);
        let of = |algorithm: &str| {
            read_signature(&section(&[("SA", algorithm), ("SD", &hex)])).map(|(curve, _)| curve)
        };
        assert_eq!(of("ECDSA-secp256r1-SHA256"), Ok(Curve::Secp256r1));
        assert_eq!(of("ECDSA-secp256k1-SHA256"), Ok(Curve::Secp256k1));
        for curve in ["secp192k1", "secp192r1", "secp384r1", "brainpool256r1", "brainpool384r1", ""] {
            let refused = OcmfError::UnknownCurve { curve: curve.into() };
            assert_eq!(of(&format!("ECDSA-{curve}-SHA256")), Err(refused));
        }
        assert_eq!(of("ECDSA-secp256r1-SHA512"), Err(OcmfError::UnknownHash { hash: "SHA512".into() }));
        for algorithm in ["", "RSA", "RSA-2048-SHA256", "ecdsa-secp256r1-SHA256", "ECDSA-"] {
            let refused = OcmfError::UnknownAlgorithm { algorithm: algorithm.into() };
            assert_eq!(of(algorithm), Err(refused), "{algorithm}");
        }
        let plain = read_signature(&section(&[("SD", &hex)]));
        assert_eq!(plain, Ok((Curve::Secp256r1, [0xab; 64])));
    }

    #[test]
    fn what_is_no_signature_is_told_apart() {
        assert_eq!(read_signature(&section(&[])), Err(OcmfError::Missing { place: "SD" }));
        let number = Value::Object(vec![("SD".into(), Value::Number("1"))]);
        assert_eq!(read_signature(&number), Err(OcmfError::WrongKind { place: "SD", wanted: "a text" }));
        let rows = [
            ("hex", "", OcmfError::BadEncoding { encoding: "hex".into() }),
            ("hex", "zz zz", OcmfError::BadEncoding { encoding: "hex".into() }),
            ("base64", "?", OcmfError::BadEncoding { encoding: "base64".into() }),
            ("pem", "ab", OcmfError::BadEncoding { encoding: "pem".into() }),
            ("hex", "abab", OcmfError::BadSignature { length: 2 }),
            // r is negative, has a zero too many, is nothing, or is too long; something stands after s.
            ("hex", "3006020181020101", OcmfError::BadSignature { length: 8 }),
            ("hex", "300702020001020101", OcmfError::BadSignature { length: 9 }),
            ("hex", "3003020100", OcmfError::BadSignature { length: 5 }),
            ("hex", "300802010102010100ff", OcmfError::BadSignature { length: 10 }),
            ("hex", "3006020101020101ff", OcmfError::BadSignature { length: 9 }),
        ];
        for (encoding, data, refused) in rows {
            let signature = read_signature(&section(&[("SE", encoding), ("SD", data)]));
            assert_eq!(signature, Err(refused), "{encoding} {data}");
        }
    }

    proptest! {
        #[test]
        fn der_and_r_and_s_in_hex_and_base64_are_one_signature(secret in 1u32.., message: Vec<u8>) {
            let mut bytes = [1; 32];
            bytes[..4].copy_from_slice(&secret.to_be_bytes());
            let key = p256::ecdsa::SigningKey::from_slice(&bytes).unwrap();
            let signature: p256::ecdsa::Signature = p256::ecdsa::signature::Signer::sign(&key, &message);
            let compact: [u8; SIGNATURE_LEN] = signature.to_bytes().into();
            let engine = base64::engine::general_purpose::STANDARD;
            for bytes in [compact.to_vec(), signature.to_der().as_bytes().to_vec()] {
                for (encoding, data) in [("hex", hex::encode(&bytes)), ("hex", hex::encode_upper(&bytes)), ("base64", engine.encode(&bytes)), ("hex", engine.encode(&bytes))] {
                    let read = read_signature(&section(&[("SE", encoding), ("SD", &data)]));
                    prop_assert_eq!(read, Ok((Curve::Secp256r1, compact)));
                }
            }
        }

        #[test]
        fn any_bytes_are_a_signature_or_none(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let read = read_signature(&section(&[("SD", &hex::encode(&bytes))]));
            prop_assert!(read.is_ok() || bytes.len() != SIGNATURE_LEN);
        }
    }
}
