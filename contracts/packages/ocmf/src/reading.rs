use crate::{
    energy::whole_wh,
    error::{OcmfError, Place},
    json::Value,
    obis::{Register, read_register},
    page::{Context, Page},
    time::{Clock, Time, read_time},
};

/// Readings of a record.
pub const MOST_READINGS: usize = 16;

/// A register as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// When.
    pub time: Time,
    /// Which.
    pub register: Register,
    /// Whole Wh; what is less stays in the meter.
    pub total_wh: u64,
}

/// The registers at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Registers {
    /// When.
    pub time: Time,
    /// 1.8.0, if the record has it.
    pub import_total_wh: Option<u64>,
    /// 2.8.0, if the record has it.
    pub export_total_wh: Option<u64>,
}

/// All readings of a record, in their order. One that is of no use makes the record so.
pub fn read_all(payload: &Value<'_>, page: Page) -> Result<Vec<Reading>, OcmfError> {
    let list = match payload.get("RD") {
        Some(Value::List(list)) => list,
        Some(_) => return Err(OcmfError::WrongKind { place: "RD", wanted: "a list" }),
        None => return Err(OcmfError::Missing { place: "RD" }),
    };
    if list.is_empty() {
        return Err(OcmfError::Missing { place: "RD" });
    }
    if list.len() > MOST_READINGS {
        return Err(OcmfError::TooMany { place: "RD", most: MOST_READINGS });
    }
    let mut said = Said::default();
    let mut readings: Vec<Reading> = Vec::with_capacity(list.len());
    for one in list {
        said.take(one)?;
        let reading = said.reading(page)?;
        check_order(&readings, &reading, &said)?;
        readings.push(reading);
    }
    Ok(readings)
}

/// The registers at the time of the last reading.
pub fn last(readings: &[Reading]) -> Option<Registers> {
    let Reading { time, .. } = readings.last()?;
    let at_last = || readings.iter().filter(|reading| reading.time.unix_ms == time.unix_ms);
    let total_of =
        |register| at_last().find(|reading| reading.register == register).map(|reading| reading.total_wh);
    let is_sure = at_last().all(|reading| reading.time.clock == Clock::Synchronised);
    Some(Registers {
        time: Time { clock: if is_sure { Clock::Synchronised } else { Clock::Informative }, ..*time },
        import_total_wh: total_of(Register::Import),
        export_total_wh: total_of(Register::Export),
    })
}

/// Time does not go back, nor does a register, and it has one value at a time.
fn check_order(readings: &[Reading], reading: &Reading, said: &Said<'_>) -> Result<(), OcmfError> {
    if readings.last().is_some_and(|before| reading.time.unix_ms < before.time.unix_ms) {
        return Err(OcmfError::TimeGoesBack { time: said.time.unwrap_or_default().into() });
    }
    let Some(before) = readings.iter().rfind(|before| before.register == reading.register) else {
        return Ok(());
    };
    let (before_wh, wh) = (before.total_wh, reading.total_wh);
    if before.time.unix_ms == reading.time.unix_ms && before_wh != wh {
        return Err(OcmfError::TwoValues { first_wh: before_wh, second_wh: wh });
    }
    match wh < before_wh {
        true => Err(OcmfError::Decreasing { before_wh, wh }),
        false => Ok(()),
    }
}

/// What readings have said so far: one that leaves out a key says the same as the one before it.
#[derive(Default)]
struct Said<'a> {
    time: Option<&'a str>,
    reason: Option<&'a str>,
    value: Option<&'a str>,
    obis: Option<&'a str>,
    unit: Option<&'a str>,
    errors: Option<&'a str>,
    status: Option<&'a str>,
}

impl<'a> Said<'a> {
    fn take(&mut self, one: &'a Value<'_>) -> Result<(), OcmfError> {
        if !matches!(one, Value::Object(_)) {
            return Err(OcmfError::WrongKind { place: "RD", wanted: "an object" });
        }
        if one.get("CL").is_some() {
            return Err(OcmfError::LossCompensated);
        }
        let texts: [(Place, &mut Option<&'a str>); 6] = [
            ("TM", &mut self.time),
            ("TX", &mut self.reason),
            ("RI", &mut self.obis),
            ("RU", &mut self.unit),
            ("EF", &mut self.errors),
            ("ST", &mut self.status),
        ];
        for (key, place) in texts {
            if let Some(text) = one.text(key)? {
                *place = Some(text);
            }
        }
        match one.get("RV") {
            None => {}
            // Some write their number as a text.
            Some(Value::Number(text)) => self.value = Some(text),
            Some(Value::Text(text)) => self.value = Some(text),
            Some(_) => return Err(OcmfError::WrongKind { place: "RV", wanted: "a number" }),
        }
        Ok(())
    }

    /// What makes a reading of no use comes before what it says.
    fn reading(&self, page: Page) -> Result<Reading, OcmfError> {
        check_reason(self.reason, page)?;
        check_errors(self.errors.unwrap_or_default())?;
        match self.status {
            None => return Err(OcmfError::Missing { place: "ST" }),
            Some("G") => {}
            Some(status) => return Err(OcmfError::BadStatus { status: status.into() }),
        }
        let there = |text: Option<&'a str>, place| text.ok_or(OcmfError::Missing { place });
        let register = read_register(there(self.obis, "RI")?)?;
        let unit = there(self.unit, "RU")?;
        let total_wh = whole_wh(there(self.value, "RV")?, unit)?;
        let time = read_time(there(self.time, "TM")?)?;
        Ok(Reading { time, register, total_wh })
    }
}

/// A transaction's reading has a reason, and another one has none.
fn check_reason(reason: Option<&str>, page: Page) -> Result<(), OcmfError> {
    match (page.context, reason) {
        (Context::Fiscal, None) => Ok(()),
        (Context::Transaction, Some("B" | "C" | "E" | "L" | "R" | "A" | "P" | "S" | "T")) => Ok(()),
        (Context::Transaction, Some("X")) => Err(OcmfError::Exception),
        (_, reason) => Err(OcmfError::WrongReason { reason: reason.unwrap_or_default().into(), page }),
    }
}

fn check_errors(flags: &str) -> Result<(), OcmfError> {
    if flags.contains('E') {
        return Err(OcmfError::EnergyUnusable { flags: flags.into() });
    }
    if flags.contains('t') {
        return Err(OcmfError::TimeUnusable { flags: flags.into() });
    }
    match flags.is_empty() {
        true => Ok(()),
        false => Err(OcmfError::UnknownErrorFlags { flags: flags.into() }),
    }
}
