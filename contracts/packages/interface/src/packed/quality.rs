use units::pack::{PackError, Reader};

use crate::metering::PowerQuality;

/// What a meter saw in a slot: `slot u32 | voltage min u16 | mean u16 | max u16 | frequency min u32 | max u32 | power factor i16`, volts in tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeterQuality {
    pub slot: u32,
    pub quality: PowerQuality,
}

/// The extremes of what the feeder meters of a zone's line saw in a slot: `slot u32 | voltage min u16 | max u16 | frequency min u32 | max u32`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZoneQuality {
    pub slot: u32,
    pub voltage_min_dv: u16,
    pub voltage_max_dv: u16,
    pub frequency_min_mhz: u32,
    pub frequency_max_mhz: u32,
}

impl PowerQuality {
    /// As it stands in what is signed and in what is stored.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        for voltage_dv in [self.voltage_min_dv, self.voltage_mean_dv, self.voltage_max_dv] {
            bytes.extend_from_slice(&voltage_dv.to_be_bytes());
        }
        for frequency_mhz in [self.frequency_min_mhz, self.frequency_max_mhz] {
            bytes.extend_from_slice(&frequency_mhz.to_be_bytes());
        }
        bytes.extend_from_slice(&self.power_factor_permille.to_be_bytes());
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        Ok(Self {
            voltage_min_dv: u16::from_be_bytes(reader.bytes()?),
            voltage_mean_dv: u16::from_be_bytes(reader.bytes()?),
            voltage_max_dv: u16::from_be_bytes(reader.bytes()?),
            frequency_min_mhz: u32::from_be_bytes(reader.bytes()?),
            frequency_max_mhz: u32::from_be_bytes(reader.bytes()?),
            power_factor_permille: i16::from_be_bytes(reader.bytes()?),
        })
    }
}

impl MeterQuality {
    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let slot = u32::from_be_bytes(reader.bytes()?);
        let quality = PowerQuality::read(&mut reader)?;
        reader.finish()?;
        Ok(Self { slot, quality })
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(20);
        bytes.extend_from_slice(&self.slot.to_be_bytes());
        self.quality.write(&mut bytes);
        bytes
    }
}

impl ZoneQuality {
    pub fn of(slot: u32, quality: &PowerQuality) -> Self {
        Self {
            slot,
            voltage_min_dv: quality.voltage_min_dv,
            voltage_max_dv: quality.voltage_max_dv,
            frequency_min_mhz: quality.frequency_min_mhz,
            frequency_max_mhz: quality.frequency_max_mhz,
        }
    }

    /// What both saw, of the same slot.
    pub fn and(&self, other: &Self) -> Self {
        Self {
            slot: self.slot,
            voltage_min_dv: self.voltage_min_dv.min(other.voltage_min_dv),
            voltage_max_dv: self.voltage_max_dv.max(other.voltage_max_dv),
            frequency_min_mhz: self.frequency_min_mhz.min(other.frequency_min_mhz),
            frequency_max_mhz: self.frequency_max_mhz.max(other.frequency_max_mhz),
        }
    }

    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let quality = Self {
            slot: u32::from_be_bytes(reader.bytes()?),
            voltage_min_dv: u16::from_be_bytes(reader.bytes()?),
            voltage_max_dv: u16::from_be_bytes(reader.bytes()?),
            frequency_min_mhz: u32::from_be_bytes(reader.bytes()?),
            frequency_max_mhz: u32::from_be_bytes(reader.bytes()?),
        };
        reader.finish()?;
        Ok(quality)
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(16);
        bytes.extend_from_slice(&self.slot.to_be_bytes());
        for voltage_dv in [self.voltage_min_dv, self.voltage_max_dv] {
            bytes.extend_from_slice(&voltage_dv.to_be_bytes());
        }
        for frequency_mhz in [self.frequency_min_mhz, self.frequency_max_mhz] {
            bytes.extend_from_slice(&frequency_mhz.to_be_bytes());
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    prop_compose! {
        fn any_quality()(voltages_dv: [u16; 3], frequencies_mhz: [u32; 2], power_factor_permille: i16) -> PowerQuality {
            let [voltage_min_dv, voltage_mean_dv, voltage_max_dv] = voltages_dv;
            let [frequency_min_mhz, frequency_max_mhz] = frequencies_mhz;
            PowerQuality { voltage_min_dv, voltage_mean_dv, voltage_max_dv, frequency_min_mhz, frequency_max_mhz, power_factor_permille }
        }
    }

    proptest! {
        #[test]
        fn what_a_meter_saw_comes_back_as_it_was(slot: u32, quality in any_quality()) {
            let seen = MeterQuality { slot, quality };
            prop_assert_eq!(MeterQuality::decode(&seen.encode()), Ok(seen));
            let extremes = ZoneQuality::of(slot, &quality);
            prop_assert_eq!(ZoneQuality::decode(&extremes.encode()), Ok(extremes));
        }

        #[test]
        fn what_two_meters_saw_lies_within_their_extremes_whoever_came_first(one in any_quality(), other in any_quality()) {
            let (one, other) = (ZoneQuality::of(1, &one), ZoneQuality::of(1, &other));
            let both = one.and(&other);
            prop_assert_eq!(other.and(&one), both);
            for seen in [one, other] {
                prop_assert_eq!(both.and(&seen), both);
                prop_assert!(both.voltage_min_dv <= seen.voltage_min_dv && seen.voltage_max_dv <= both.voltage_max_dv);
                prop_assert!(both.frequency_min_mhz <= seen.frequency_min_mhz && seen.frequency_max_mhz <= both.frequency_max_mhz);
            }
        }

        #[test]
        fn only_bytes_of_the_right_length_are_qualities(bytes in prop::collection::vec(any::<u8>(), 0..30)) {
            prop_assert_eq!(MeterQuality::decode(&bytes).is_ok(), bytes.len() == 20);
            prop_assert_eq!(ZoneQuality::decode(&bytes).is_ok(), bytes.len() == 16);
        }
    }
}
