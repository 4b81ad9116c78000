//! One bank of metering points: 256 of one zone with consecutive ids, packed.

use cosmwasm_std::{Binary, Storage};
use interface::{
    packed::{ApprovalBank, BankMembership, Device, DeviceBank, DeviceStatus, PackedApproval, keys},
    registry::{Approval, DeviceKey, MeterFlag, MeterStatus, MeteringPoint, PointKind, Recall, Source},
};
use units::{BANK_SIZE, FIRST_FEEDER_BANK, bank_of, feeder_bank, index_in_bank, meter_id};

use crate::{
    device_key::check_format,
    error::ContractError,
    state::{BANK_COUNT, Meter, OPEN_BANKS},
};

/// What may be known of a meter besides, that most have not.
pub struct Exceptions {
    pub recall: Option<Recall>,
    pub flag: Option<MeterFlag>,
    pub released_slot: Option<u32>,
}

pub struct Bank {
    pub id: u32,
    pub devices: DeviceBank,
    pub membership: BankMembership,
    pub approvals: ApprovalBank,
}

impl Bank {
    pub fn load(storage: &dyn Storage, id: u32) -> Result<Option<Self>, ContractError> {
        let Some(membership) = storage.get(&keys::membership(id)) else {
            return Ok(None);
        };
        let devices = storage.get(&keys::devices(id)).unwrap_or_default();
        let approvals = storage.get(&keys::approvals(id)).unwrap_or_default();
        Ok(Some(Self {
            id,
            devices: DeviceBank::from_bytes(devices),
            membership: BankMembership::decode(&membership)?,
            approvals: ApprovalBank::from_bytes(approvals),
        }))
    }

    /// The bank of a registered meter.
    pub fn load_of(storage: &dyn Storage, meter_id: u32) -> Result<Self, ContractError> {
        Self::load(storage, bank_of(meter_id))?.ok_or(ContractError::UnknownMeter { meter_id })
    }

    /// The bank of `zone_id` that has room for one more meter; a new one when there is none.
    pub fn with_room(storage: &mut dyn Storage, zone_id: u32) -> Result<Self, ContractError> {
        if let Some(open) = OPEN_BANKS.may_load(storage, zone_id)?
            && let Some(bank) = Self::load(storage, open)?
            && bank.meters() < BANK_SIZE
        {
            return Ok(bank);
        }
        let id = BANK_COUNT.load(storage)?;
        if id >= FIRST_FEEDER_BANK {
            return Err(ContractError::NoMoreMeters);
        }
        BANK_COUNT.save(storage, &(id + 1))?;
        OPEN_BANKS.save(storage, zone_id, &id)?;
        Ok(Self::empty(id, zone_id))
    }

    /// The bank of the feeders of a zone's line.
    pub fn of_feeders(storage: &dyn Storage, zone_id: u32) -> Result<Self, ContractError> {
        let id = feeder_bank(zone_id).ok_or(ContractError::NoMoreMeters)?;
        Ok(Self::load(storage, id)?.unwrap_or_else(|| Self::empty(id, zone_id)))
    }

    fn empty(id: u32, zone_id: u32) -> Self {
        let membership = BankMembership { zone_id, sources: Vec::new() };
        Self { id, devices: DeviceBank::default(), membership, approvals: ApprovalBank::default() }
    }

    /// The feeder that is in service, if this is a bank of feeders: each is replaced by the next.
    pub fn feeder_in_service(&self) -> Option<u32> {
        let latest = u8::try_from(self.meters().checked_sub(1)?).ok()?;
        let device = self.devices.get(latest)?;
        let serves = device.kind == PointKind::Feeder && device.status != DeviceStatus::Decommissioned;
        meter_id(self.id, latest).filter(|_| serves)
    }

    pub fn save(&self, storage: &mut dyn Storage) {
        storage.set(&keys::devices(self.id), self.devices.as_bytes());
        storage.set(&keys::membership(self.id), &self.membership.encode());
        if !self.approvals.as_bytes().is_empty() {
            storage.set(&keys::approvals(self.id), self.approvals.as_bytes());
        }
    }

    /// Registered meters; they stand at the indexes below this.
    pub fn meters(&self) -> u32 {
        self.membership.sources.len() as u32
    }

    /// Appends a meter and returns its id.
    pub fn join(
        &mut self,
        device: &Device,
        source: Source,
        approval: PackedApproval,
    ) -> Result<u32, ContractError> {
        let index = u8::try_from(self.meters()).map_err(|_| ContractError::NoMoreMeters)?;
        self.devices.set(index, device);
        self.membership.sources.push(source);
        self.approvals.set(index, approval);
        meter_id(self.id, index).ok_or(ContractError::NoMoreMeters)
    }

    pub fn device(&self, meter_id: u32) -> Result<Device, ContractError> {
        self.devices.get(index_in_bank(meter_id)).ok_or(ContractError::UnknownMeter { meter_id })
    }

    /// Whether the status was another one.
    pub fn set_status(&mut self, meter_id: u32, status: DeviceStatus) -> Result<bool, ContractError> {
        let mut device = self.device(meter_id)?;
        let changed = device.status != status;
        device.status = status;
        self.devices.set(index_in_bank(meter_id), &device);
        Ok(changed)
    }

    pub fn set_key(&mut self, meter_id: u32, key: &DeviceKey) -> Result<(), ContractError> {
        let mut device = self.device(meter_id)?;
        check_format(device.reading_format, key.key_type)?;
        device.key_type = key.key_type;
        device.public_key = key.public_key.to_vec();
        self.devices.set(index_in_bank(meter_id), &device);
        Ok(())
    }

    pub fn metering_point(
        &self,
        meter_id: u32,
        meter: Meter,
        approval: Option<Approval>,
        exceptions: Exceptions,
    ) -> Result<MeteringPoint, ContractError> {
        let Exceptions { recall, flag, released_slot } = exceptions;
        let device = self.device(meter_id)?;
        let source = self.membership.sources.get(usize::from(index_in_bank(meter_id)));
        Ok(MeteringPoint {
            meter_id,
            kind: device.kind,
            owner: meter.owner,
            serial: meter.serial,
            zone_id: self.membership.zone_id,
            source: *source.ok_or(ContractError::UnknownMeter { meter_id })?,
            connection_w: device.connection_w,
            connection: meter.connection,
            device_key: DeviceKey { key_type: device.key_type, public_key: Binary::from(device.public_key) },
            reading_format: device.reading_format,
            status: match device.status {
                DeviceStatus::Active | DeviceStatus::Quarantined => MeterStatus::Active,
                DeviceStatus::Suspended => MeterStatus::Suspended,
                DeviceStatus::Decommissioned => MeterStatus::Decommissioned,
            },
            approval,
            recall,
            flag,
            released_slot,
        })
    }
}
