//! Device keys: proven to be in the owner's device, and never used twice.

use cosmwasm_std::{Addr, Deps, Env, Event, Storage};
use interface::{
    registry::{DeviceKey, KeyRotated, KeyType, ReadingFormat},
    signed::{chain_tag, is_signed, possession_bytes},
};

use crate::{bank::Bank, ed25519::is_weak, error::ContractError, state::PUBLIC_KEYS};

/// Checks that `key` is free and that its holder signed for `owner` and `serial`.
pub fn check_new_key(
    deps: Deps,
    env: &Env,
    owner: &Addr,
    serial: &str,
    key: &DeviceKey,
    proof: &[u8],
) -> Result<(), ContractError> {
    let DeviceKey { key_type, public_key } = key;
    if public_key.len() != key_type.key_len() {
        return Err(ContractError::KeyLength {
            key_type: *key_type,
            length: public_key.len(),
            expected: key_type.key_len(),
        });
    }
    if *key_type == KeyType::Ed25519 && public_key.as_slice().try_into().is_ok_and(|key| is_weak(&key)) {
        return Err(ContractError::WeakKey { public_key: public_key.to_base64() });
    }
    check_key_free(deps.storage, key)?;
    let message = possession_bytes(&chain_tag(&env.block.chain_id), owner.as_str(), serial, public_key);
    if !is_signed(deps.api, *key_type, public_key, &message, proof) {
        return Err(ContractError::NotPossessed {
            serial: serial.to_string(),
            key_type: *key_type,
            public_key: public_key.to_base64(),
        });
    }
    Ok(())
}

/// A key on a curve on which readings of the format are signed.
pub fn check_format(format: Option<ReadingFormat>, key_type: KeyType) -> Result<(), ContractError> {
    match (format, key_type) {
        (Some(ReadingFormat::Ocmf), KeyType::Ed25519) => {
            Err(ContractError::KeyOfFormat { key_type, format: ReadingFormat::Ocmf })
        }
        _ => Ok(()),
    }
}

/// No meter in service has or had `key`.
pub fn check_key_free(storage: &dyn Storage, key: &DeviceKey) -> Result<(), ContractError> {
    match PUBLIC_KEYS.may_load(storage, &key.public_key)? {
        Some(meter_id) => Err(ContractError::KeyTaken { public_key: key.public_key.to_base64(), meter_id }),
        None => Ok(()),
    }
}

/// Makes `key` the one that speaks for the meter from now on.
pub fn replace_key(
    storage: &mut dyn Storage,
    meter_id: u32,
    key: &DeviceKey,
) -> Result<Event, ContractError> {
    PUBLIC_KEYS.save(storage, &key.public_key, &meter_id)?;
    let mut bank = Bank::load_of(storage, meter_id)?;
    bank.set_key(meter_id, key)?;
    bank.save(storage);
    Ok(KeyRotated { meter_id, key_type: key.key_type, public_key: key.public_key.clone() }.into())
}
