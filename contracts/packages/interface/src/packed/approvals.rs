/// `approved_slot u32 | inverter_w u32`
const STRIDE: usize = 8;

/// What was approved of a bank's meters, one place of 8 bytes each, in order of index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApprovalBank(Vec<u8>);

/// What bounds a meter's word besides its connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackedApproval {
    /// The meter's first reading is of this slot or a later one.
    pub approved_slot: u32,
    /// The most that feeds in.
    pub inverter_w: u32,
}

impl PackedApproval {
    /// Of meters that were registered before metering points were approved: their connection alone bounds them.
    pub const NONE: PackedApproval = PackedApproval { approved_slot: 0, inverter_w: u32::MAX };

    fn encode(self) -> [u8; STRIDE] {
        let mut bytes = [0; STRIDE];
        bytes[..4].copy_from_slice(&self.approved_slot.to_be_bytes());
        bytes[4..].copy_from_slice(&self.inverter_w.to_be_bytes());
        bytes
    }
}

impl ApprovalBank {
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    pub fn get(&self, index: u8) -> PackedApproval {
        let start = usize::from(index) * STRIDE;
        let Some([a, b, c, d, e, f, g, h]) = self.0.get(start..start + STRIDE) else {
            return PackedApproval::NONE;
        };
        PackedApproval {
            approved_slot: u32::from_be_bytes([*a, *b, *c, *d]),
            inverter_w: u32::from_be_bytes([*e, *f, *g, *h]),
        }
    }

    /// Writes the meter at `index`; the bank grows to it.
    pub fn set(&mut self, index: u8, approval: PackedApproval) {
        let start = usize::from(index) * STRIDE;
        while self.0.len() < start + STRIDE {
            self.0.extend_from_slice(&PackedApproval::NONE.encode());
        }
        self.0[start..start + STRIDE].copy_from_slice(&approval.encode());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meters_of_before_approvals_have_none_and_those_after_them_have_theirs() {
        let mut bank = ApprovalBank::default();
        let approval = PackedApproval { approved_slot: 7, inverter_w: 0 };
        bank.set(3, approval);
        assert_eq!(bank.get(2), PackedApproval::NONE);
        assert_eq!(bank.get(3), approval);
        assert_eq!(bank.get(4), PackedApproval::NONE);
        assert_eq!(bank.as_bytes().len(), 4 * STRIDE);
    }
}
