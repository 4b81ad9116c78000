use crate::registry::{KeyType, PointKind, ReadingFormat};

const KEY_LEN: usize = 33;
/// `kind, four bits | status, four bits | reading format, four bits | key type, four bits | connection_w u32 | key 33, padded with zeros`
const STRIDE: usize = 6 + KEY_LEN;

/// Device keys of a bank, one place of 39 bytes per meter, in order of index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeviceBank(Vec<u8>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum DeviceStatus {
    Active = 1,
    Suspended = 2,
    Decommissioned = 3,
    /// Its readings count, and are settled as late ones are.
    Quarantined = 4,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    pub kind: PointKind,
    pub status: DeviceStatus,
    /// None where it signs readings of its own.
    pub reading_format: Option<ReadingFormat>,
    pub key_type: KeyType,
    pub connection_w: u32,
    /// As long as its type says.
    pub public_key: Vec<u8>,
}

impl DeviceBank {
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The meter at `index`, if one is registered there.
    pub fn get(&self, index: u8) -> Option<Device> {
        let start = usize::from(index) * STRIDE;
        let place = self.0.get(start..start + STRIDE)?;
        let kind = *PointKind::ALL.get(usize::from(place[0] >> 4))?;
        let status = match place[0] & 0xf {
            1 => DeviceStatus::Active,
            2 => DeviceStatus::Suspended,
            3 => DeviceStatus::Decommissioned,
            4 => DeviceStatus::Quarantined,
            _ => return None,
        };
        let reading_format = match place[1] >> 4 {
            0 => None,
            code => Some(ReadingFormat::ALL.into_iter().find(|format| *format as u8 == code)?),
        };
        let key_type = *KeyType::ALL.get(usize::from(place[1] & 0xf))?;
        let connection_w = u32::from_be_bytes(place[2..6].try_into().ok()?);
        let public_key = place[6..6 + key_type.key_len()].to_vec();
        Some(Device { kind, status, reading_format, key_type, connection_w, public_key })
    }

    /// Writes the meter at `index`; the bank grows to it.
    pub fn set(&mut self, index: u8, device: &Device) {
        let start = usize::from(index) * STRIDE;
        if self.0.len() < start + STRIDE {
            self.0.resize(start + STRIDE, 0);
        }
        let place = &mut self.0[start..start + STRIDE];
        place[0] = (device.kind as u8) << 4 | device.status as u8;
        let format = device.reading_format.map_or(0, |format| format as u8);
        place[1] = format << 4 | device.key_type as u8;
        place[2..6].copy_from_slice(&device.connection_w.to_be_bytes());
        place[6..].fill(0);
        let length = device.public_key.len().min(KEY_LEN);
        place[6..6 + length].copy_from_slice(&device.public_key[..length]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_stand_at_their_index_and_nowhere_else() {
        let mut bank = DeviceBank::default();
        let device = Device {
            kind: PointKind::Prosumer,
            status: DeviceStatus::Active,
            reading_format: None,
            key_type: KeyType::Ed25519,
            connection_w: 17_250,
            public_key: vec![5; 32],
        };
        let other = Device {
            kind: PointKind::Feeder,
            status: DeviceStatus::Suspended,
            reading_format: Some(ReadingFormat::Ocmf),
            key_type: KeyType::Secp256k1,
            connection_w: 1,
            public_key: vec![2; 33],
        };
        bank.set(3, &device);
        bank.set(255, &other);
        assert_eq!(bank.get(3), Some(device));
        assert_eq!(bank.get(255), Some(other));
        assert_eq!(bank.get(0), None);
        assert_eq!(DeviceBank::default().get(9), None);
    }

    #[test]
    fn a_place_of_before_points_had_kinds_and_formats_is_a_prosumers_that_signs_readings() {
        let mut place = vec![2, 0, 0, 0, 0x43, 0x62];
        place.resize(STRIDE, 5);
        let device = DeviceBank::from_bytes(place.clone()).get(0).unwrap();
        let said = (device.kind, device.status, device.reading_format);
        assert_eq!(said, (PointKind::Prosumer, DeviceStatus::Suspended, None));
        let mut bank = DeviceBank::default();
        bank.set(0, &device);
        assert_eq!(&bank.as_bytes()[..38], &place[..38]);
        place[0] = 0x32;
        assert_eq!(DeviceBank::from_bytes(place.clone()).get(0), None);
        place[0] = 2;
        place[1] = 0x20;
        assert_eq!(DeviceBank::from_bytes(place).get(0), None, "a format that nobody knows");
    }
}
