use cosmwasm_std::{Addr, Deps, MessageInfo};
use interface::{
    registry::MeterStatus,
    trading::{Config, DelegateLimits},
};
use ledger::{LedgerError, metering_point};

use crate::{error::BookError, store::Delegates};

/// Who deals with a metering point's orders, and how far they may go.
#[derive(Clone, Debug)]
pub struct Actor {
    pub sender: Addr,
    pub meter_id: u32,
    pub zone_id: u32,
    /// Of the point: a suspended one cancels, but places nothing.
    pub status: MeterStatus,
    /// The owner has none.
    pub limits: Option<DelegateLimits>,
}

impl Actor {
    /// The point's owner, or a delegate whose time is not over. It costs one query of the registry.
    pub fn of(
        deps: Deps,
        config: &Config,
        info: &MessageInfo,
        meter_id: u32,
        now: u64,
    ) -> Result<Self, BookError> {
        let point = metering_point(deps, config, meter_id)?;
        let limits = if info.sender == point.owner {
            None
        } else {
            let delegates = Delegates::load(deps.storage, meter_id)?;
            let Some(limits) = delegates.get(&info.sender) else {
                let (owner, sender) = (point.owner, info.sender.clone());
                return Err(LedgerError::NotOwner { meter_id, owner, sender }.into());
            };
            if limits.expires_at <= now {
                let (delegate, expires_at) = (info.sender.clone(), limits.expires_at);
                return Err(BookError::DelegateExpired { meter_id, delegate, expires_at });
            }
            Some(*limits)
        };
        Ok(Self {
            sender: info.sender.clone(),
            meter_id,
            zone_id: point.zone_id,
            status: point.status,
            limits,
        })
    }

    pub fn is_delegate(&self) -> bool {
        self.limits.is_some()
    }

    pub fn check_active(&self) -> Result<(), BookError> {
        match self.status {
            MeterStatus::Active => Ok(()),
            MeterStatus::Suspended | MeterStatus::Decommissioned => {
                Err(BookError::Suspended { meter_id: self.meter_id })
            }
        }
    }
}
