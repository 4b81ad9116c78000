use crate::error::OcmfError;

/// A cumulative register of active energy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Register {
    /// 1.8.0: what was drawn.
    Import,
    /// 2.8.0: what was fed in.
    Export,
}

/// Reads an OBIS code in one of the ways in which meters write it: `1-0:1.8.0`, `1-b:1.8.0`, `01-00:01.08.00.FF`, `1-0:2.8.0*255`. The channel is whatever
/// it is; registers of tariffs, of earlier periods and of one transaction are not cumulative registers of all energy.
pub fn read_register(obis: &str) -> Result<Register, OcmfError> {
    read(obis).ok_or_else(|| OcmfError::UnknownObis { obis: obis.into() })
}

fn read(obis: &str) -> Option<Register> {
    let (medium, rest) = obis.split_once('-')?;
    let (channel, value) = rest.split_once(':')?;
    if group(medium) != Some(1) || !matches!(channel.len(), 1..=2) || !is_hex(channel) {
        return None;
    }
    let (value, period) = match value.split_once('*') {
        Some((value, period)) => (value, Some(period)),
        None => (value, None),
    };
    let mut groups = value.split('.');
    let (quantity, kind, tariff) = (group(groups.next()?)?, group(groups.next()?)?, group(groups.next()?)?);
    let period = period.or(groups.next());
    if groups.next().is_some() || period.is_some_and(|period| !is_now(period)) || (kind, tariff) != (8, 0) {
        return None;
    }
    match quantity {
        1 => Some(Register::Import),
        2 => Some(Register::Export),
        _ => None,
    }
}

/// A group of at most two digits.
fn group(text: &str) -> Option<u8> {
    let is_number = matches!(text.len(), 1..=2) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn is_now(period: &str) -> bool {
    matches!(period, "255" | "FF" | "ff")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_registers_are_known_in_each_spelling_of_meters() {
        let import = [
            "1-b:1.8.0",
            "1-0:1.8.0",
            "01-00:01.08.00.FF",
            "1-0:1.8.0*255",
            "1-0:1.8.0.255",
            "01-00:01.08.00*FF",
        ];
        for obis in import {
            assert_eq!(read_register(obis), Ok(Register::Import), "{obis}");
            let export = obis.replacen(":1", ":2", 1).replacen(":01", ":02", 1);
            assert_eq!(read_register(&export), Ok(Register::Export), "{export}");
        }
    }

    #[test]
    fn other_registers_are_unknown() {
        let rows = [
            "",
            "1.8.0",
            "1-0:1.8.1",
            "1-0:1.8.0*01",
            "1-0:1.7.0",
            "1-0:3.8.0",
            "1-0:15.8.0",
            "1-0:1.8",
            "1-0:1.8.0.255.1",
            "1-0:1.8.0*255.255",
            "7-0:1.8.0",
            "01-00:B2.08.00.FF",
            "01-00:98.08.00.FF",
            "1-x:1.8.0",
            "1-:1.8.0",
            "1-0:+1.8.0",
            "1-0:1.8.0 ",
            "1-0:001.8.0",
        ];
        for obis in rows {
            assert_eq!(read_register(obis), Err(OcmfError::UnknownObis { obis: obis.into() }), "{obis}");
        }
    }
}
