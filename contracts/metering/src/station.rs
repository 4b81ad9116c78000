//! What a charging station's records have said of it so far: no record counts twice, and none of another meter.

use cosmwasm_std::Binary;
use interface::{metering::OcmfFault, packed::Device};
use ocmf::{Context, Page, Record};
use serde::{Deserialize, Serialize};

/// Of the records of a meter that count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Station {
    /// Whose pages these are: another key counts its own.
    public_key: Binary,
    /// As the registry has it and each record names it.
    pub serial: String,
    /// Whether its records have export; 0 stands for it where they have not.
    has_export: bool,
    transaction_page: Option<u64>,
    fiscal_page: Option<u64>,
}

impl Station {
    /// One of which no record counts yet.
    pub fn new(device: &Device, serial: String, record: &Record<'_>) -> Self {
        Self {
            public_key: device.public_key.clone().into(),
            serial,
            has_export: record.registers.export_total_wh.is_some(),
            transaction_page: None,
            fiscal_page: None,
        }
    }

    /// The same by the key that it has now.
    pub fn of_key(self, device: &Device) -> Self {
        if self.public_key.as_slice() == device.public_key {
            return self;
        }
        let public_key = device.public_key.clone().into();
        Self { public_key, transaction_page: None, fiscal_page: None, ..self }
    }

    /// Whether the record is of this meter, with the registers that its records have.
    pub fn check(&self, record: &Record<'_>) -> Result<(), (OcmfFault, String)> {
        if record.serial != self.serial {
            return Err((OcmfFault::OtherMeter, format!("of another meter than {}", self.serial)));
        }
        if record.registers.export_total_wh.is_some() != self.has_export {
            let had = if self.has_export { "export" } else { "no export" };
            return Err((OcmfFault::OtherRegisters, format!("the meter's records have {had}")));
        }
        Ok(())
    }

    /// Whether the page is later than those of before.
    pub fn check_page(&self, page: Page) -> Result<(), (OcmfFault, String)> {
        match self.last_of(page.context) {
            Some(last) if page.number <= last => {
                let last = Page { number: last, ..page };
                Err((OcmfFault::PageDidNotRise, format!("page {page} does not come after {last}")))
            }
            _ => Ok(()),
        }
    }

    /// After a record that counts.
    pub fn turn(&mut self, page: Page) {
        match page.context {
            Context::Transaction => self.transaction_page = Some(page.number),
            Context::Fiscal => self.fiscal_page = Some(page.number),
        }
    }

    fn last_of(&self, context: Context) -> Option<u64> {
        match context {
            Context::Transaction => self.transaction_page,
            Context::Fiscal => self.fiscal_page,
        }
    }
}
