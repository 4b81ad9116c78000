//! Which readings their devices really signed.

use cosmwasm_std::Api;
use interface::{packed::Device, registry::KeyType, signed::is_signed};

/// That `device` signed `message`.
pub struct Claim<'a> {
    pub device: &'a Device,
    pub message: Vec<u8>,
    pub signature: &'a [u8],
}

/// Whether each claim is true. Ed25519 is verified as one batch, and singly only when one of them is false.
pub fn verify(api: &dyn Api, claims: &[Claim<'_>]) -> Vec<bool> {
    let all_ed25519_hold = ed25519_batch_holds(api, claims);
    claims.iter().map(|claim| all_ed25519_hold && is_ed25519(claim) || holds(api, claim)).collect()
}

fn is_ed25519(claim: &Claim<'_>) -> bool {
    claim.device.key_type == KeyType::Ed25519
}

fn holds(api: &dyn Api, claim: &Claim<'_>) -> bool {
    let Claim { device, message, signature } = claim;
    is_signed(api, device.key_type, &device.public_key, message, signature)
}

fn ed25519_batch_holds(api: &dyn Api, claims: &[Claim<'_>]) -> bool {
    let batch: Vec<&Claim<'_>> = claims.iter().filter(|claim| is_ed25519(claim)).collect();
    // A batch of one costs more than a single verification.
    if batch.len() < 2 {
        return false;
    }
    let messages: Vec<&[u8]> = batch.iter().map(|claim| claim.message.as_slice()).collect();
    let signatures: Vec<&[u8]> = batch.iter().map(|claim| claim.signature).collect();
    let public_keys: Vec<&[u8]> = batch.iter().map(|claim| claim.device.public_key.as_slice()).collect();
    api.ed25519_batch_verify(&messages, &signatures, &public_keys).unwrap_or(false)
}
