//! Which stored state a contract's code takes over: that of the same contract, by code of its own version or an older one.

use cosmwasm_std::{StdError, Storage};
use semver::Version;
use thiserror::Error;

/// Why stored state is not taken over. The same code is refused again.
#[derive(Debug, Error)]
pub enum MigrateError {
    #[error(transparent)]
    Std(#[from] StdError),
    #[error("contract {stored} cannot become {expected}")]
    WrongContract { stored: String, expected: &'static str },
    #[error("version {version:?} is no semantic version")]
    Version { version: String },
    #[error("version {stored} is newer than this code's {code}")]
    Downgrade { stored: Version, code: Version },
    #[error("nothing is stored of {name}, which older code was told by a message of its own")]
    Lacks { name: &'static str },
}

/// Code of contract `name` at `version` takes over what is stored, and stores its version.
pub fn take_over(storage: &mut dyn Storage, name: &'static str, version: &str) -> Result<(), MigrateError> {
    let stored = cw2::get_contract_version(storage)?;
    if stored.contract != name {
        return Err(MigrateError::WrongContract { stored: stored.contract, expected: name });
    }
    let (stored, code) = (parse(&stored.version)?, parse(version)?);
    if stored > code {
        return Err(MigrateError::Downgrade { stored, code });
    }
    Ok(cw2::set_contract_version(storage, name, version)?)
}

fn parse(version: &str) -> Result<Version, MigrateError> {
    version.parse().map_err(|_| MigrateError::Version { version: version.to_string() })
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    #[test]
    fn code_takes_over_from_itself_and_older_versions_only() {
        let rows = [
            ("wattmesh:a", "1.2.3", None),
            ("wattmesh:a", "1.2.2", None),
            ("wattmesh:a", "1.2.3-rc.1", None),
            ("wattmesh:a", "1.10.0", Some("version 1.10.0 is newer than this code's 1.2.3")),
            ("wattmesh:a", "new", Some("version \"new\" is no semantic version")),
            ("wattmesh:b", "1.0.0", Some("contract wattmesh:b cannot become wattmesh:a")),
        ];
        for (name, version, refused) in rows {
            let mut storage = MockStorage::new();
            cw2::set_contract_version(&mut storage, name, version).unwrap();
            let result = take_over(&mut storage, "wattmesh:a", "1.2.3");
            assert_eq!(
                result.map_err(|error| error.to_string()).err().as_deref(),
                refused,
                "{name} {version}"
            );
            let now = cw2::get_contract_version(&storage).unwrap();
            let expected = if refused.is_some() { (name, version) } else { ("wattmesh:a", "1.2.3") };
            assert_eq!((now.contract.as_str(), now.version.as_str()), expected);
        }
    }

    #[test]
    fn where_nothing_is_stored_there_is_nothing_to_take_over() {
        let refused = take_over(&mut MockStorage::new(), "wattmesh:a", "1.2.3");
        assert!(matches!(refused, Err(MigrateError::Std(_))), "{refused:?}");
    }
}
