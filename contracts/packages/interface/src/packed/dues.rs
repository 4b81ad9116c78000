use units::pack::{PackError, Reader, write_i128, write_u64};

/// What points of a bank and utilities owe each other, or by how much that moved: `index u8 | utility varint | due_micro zigzag`, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dues(pub Vec<Due>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub index: u8,
    /// Its number among the utilities.
    pub utility: u32,
    /// What the utility owes the point, its claim; below zero what the point owes the utility, its debt.
    pub due_micro: i128,
}

impl Dues {
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len() * 6);
        for due in &self.0 {
            bytes.push(due.index);
            write_u64(&mut bytes, due.utility.into());
            write_i128(&mut bytes, due.due_micro);
        }
        bytes
    }

    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut dues = Vec::new();
        while !reader.is_empty() {
            dues.push(Due { index: reader.u8()?, utility: reader.u32()?, due_micro: reader.i128()? });
        }
        Ok(Self(dues))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn dues_come_back_as_they_were(entries in prop::collection::vec(any::<(u8, u32, i128)>(), 0..20)) {
            let dues = Dues(entries.into_iter().map(|(index, utility, due_micro)| Due { index, utility, due_micro }).collect());
            prop_assert_eq!(Dues::decode(&dues.encode()), Ok(dues));
        }
    }
}
