use units::pack::{PackError, Reader};

use crate::registry::Source;

/// A bank's zone and its meters' sources: `zone u32 | source u8 *`, one byte per meter in order of index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankMembership {
    pub zone_id: u32,
    pub sources: Vec<Source>,
}

impl BankMembership {
    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let zone_id = u32::from_be_bytes(reader.bytes()?);
        let mut sources = Vec::with_capacity(bytes.len().saturating_sub(4));
        while !reader.is_empty() {
            let code = reader.u8()?;
            let source = Source::from_code(code);
            sources
                .push(source.ok_or(PackError::Unexpected { value: u64::from(code), at: reader.position() })?);
        }
        Ok(Self { zone_id, sources })
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = self.zone_id.to_be_bytes().to_vec();
        bytes.extend(self.sources.iter().map(|source| source.code()));
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_membership_comes_back_as_it_was_and_an_unknown_source_is_refused() {
        let membership = BankMembership { zone_id: 7, sources: Source::ALL.to_vec() };
        let bytes = membership.encode();
        assert_eq!(BankMembership::decode(&bytes), Ok(membership));
        assert_eq!(BankMembership::decode(&[0, 0, 0, 7, 9]), Err(PackError::Unexpected { value: 9, at: 5 }));
    }
}
