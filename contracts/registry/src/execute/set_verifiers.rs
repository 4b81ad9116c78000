use std::collections::BTreeSet;

use cosmwasm_std::{Addr, Api, Event, Storage};
use interface::{registry::VerifiersChanged, wire::List};

use crate::{
    error::ContractError,
    limits::{MAX_VERIFIERS, check_address},
    state::{VERIFIERS, VerifierSet},
};

/// Distinct addresses, and a threshold that they can reach.
pub fn check(api: &dyn Api, verifiers: &[String], threshold: u32) -> Result<VerifierSet, ContractError> {
    let count = verifiers.len();
    if count > MAX_VERIFIERS {
        return Err(ContractError::TooMany { field: "verifiers", count, most: MAX_VERIFIERS });
    }
    if threshold == 0 || threshold as usize > count {
        return Err(ContractError::Threshold { threshold, verifiers: count });
    }
    let verifiers: Vec<Addr> =
        verifiers.iter().map(|verifier| check_address(api, verifier)).collect::<Result<_, _>>()?;
    let mut seen = BTreeSet::new();
    if let Some(twice) = verifiers.iter().find(|verifier| !seen.insert(*verifier)) {
        return Err(ContractError::VerifierTwice { address: twice.clone() });
    }
    Ok(VerifierSet { verifiers, threshold })
}

pub fn save(storage: &mut dyn Storage, set: &VerifierSet) -> Result<Event, ContractError> {
    VERIFIERS.save(storage, set)?;
    Ok(VerifiersChanged { verifiers: List(set.verifiers.clone()), threshold: set.threshold }.into())
}
