use units::pack::{PackError, Reader, write_u64};

/// Whether the clock made an island of a zone: `0`, `1 | from_slot varint | normal_slots varint`, or `2`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Island {
    #[default]
    Joined,
    Made {
        from_slot: u32,
        /// Slots in a row in which the zone above was normal.
        normal_slots: u32,
    },
    /// Its operator's word stands as long as the zone above is in the same emergency.
    LeftAlone,
}

impl Island {
    pub fn encode(&self, bytes: &mut Vec<u8>) {
        match *self {
            Self::Joined => bytes.push(0),
            Self::Made { from_slot, normal_slots } => {
                bytes.push(1);
                write_u64(bytes, from_slot.into());
                write_u64(bytes, normal_slots.into());
            }
            Self::LeftAlone => bytes.push(2),
        }
    }

    pub fn decode(reader: &mut Reader) -> Result<Self, PackError> {
        match reader.u8()? {
            0 => Ok(Self::Joined),
            1 => Ok(Self::Made { from_slot: reader.u32()?, normal_slots: reader.u32()? }),
            2 => Ok(Self::LeftAlone),
            value => Err(PackError::Unexpected { value: value.into(), at: reader.position() }),
        }
    }
}
