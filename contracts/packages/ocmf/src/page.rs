use std::fmt;

use crate::error::OcmfError;

/// What a page counts: each has a counter of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// T: readings of a charging transaction.
    Transaction,
    /// F: readings without one.
    Fiscal,
}

/// The place of a record among those of its signing component, whose counter never goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Whose counter.
    pub context: Context,
    /// Its number.
    pub number: u64,
}

impl fmt::Display for Page {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let context = match self.context {
            Context::Transaction => 'T',
            Context::Fiscal => 'F',
        };
        write!(formatter, "{context}{}", self.number)
    }
}

/// `T` or `F` and a number without leading zeros.
pub fn read_page(text: &str) -> Result<Page, OcmfError> {
    let read = || {
        let (context, digits) = match text.split_at_checked(1)? {
            ("T", digits) => (Context::Transaction, digits),
            ("F", digits) => (Context::Fiscal, digits),
            _ => return None,
        };
        let is_number =
            digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
        is_number.then_some(Page { context, number: digits.parse().ok()? })
    };
    read().ok_or_else(|| OcmfError::BadPage { page: text.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_its_context_and_a_number() {
        for text in ["T1", "F0", "T12345", "F18446744073709551615"] {
            assert_eq!(read_page(text).map(|page| page.to_string()), Ok(text.to_string()));
        }
        for text in
            ["", "T", "1", "t1", "T01", "T-1", "T+1", "T1 ", "X1", "T1.0", "F18446744073709551616", "Ü1"]
        {
            assert_eq!(read_page(text), Err(OcmfError::BadPage { page: text.into() }), "{text}");
        }
    }
}
