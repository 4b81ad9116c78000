use units::pack::{PackError, Reader, write_u64};

use crate::metering::Verdict;

/// What became of each reading of a batch: `(index u8 | verdict u8 | flags u8 | import_total_wh varint | export_total_wh varint)*`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdicts(pub Vec<PackedVerdict>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackedVerdict {
    pub index: u8,
    pub verdict: Verdict,
    pub flags: u8,
    pub import_total_wh: u64,
    pub export_total_wh: u64,
}

impl Verdicts {
    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut verdicts = Vec::new();
        while !reader.is_empty() {
            let index = reader.u8()?;
            let code = reader.u8()?;
            let verdict = Verdict::from_code(code)
                .ok_or(PackError::Unexpected { value: u64::from(code), at: reader.position() })?;
            verdicts.push(PackedVerdict {
                index,
                verdict,
                flags: reader.u8()?,
                import_total_wh: reader.u64()?,
                export_total_wh: reader.u64()?,
            });
        }
        Ok(Self(verdicts))
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len() * 12);
        for entry in &self.0 {
            bytes.extend_from_slice(&[entry.index, entry.verdict.code(), entry.flags]);
            write_u64(&mut bytes, entry.import_total_wh);
            write_u64(&mut bytes, entry.export_total_wh);
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verdict_comes_back_as_it_was() {
        let verdicts = Verdicts(
            Verdict::ALL
                .iter()
                .map(|verdict| PackedVerdict {
                    index: verdict.code(),
                    verdict: *verdict,
                    flags: 1,
                    import_total_wh: 1 << 40,
                    export_total_wh: 0,
                })
                .collect(),
        );
        assert_eq!(Verdicts::decode(&verdicts.encode()), Ok(verdicts));
        assert!(Verdicts::decode(&[0, 18, 0, 0, 0]).is_err());
    }
}
