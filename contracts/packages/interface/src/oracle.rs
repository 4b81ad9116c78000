//! Feeds: numbers from outside that contracts go by, such as a wholesale price or the carbon intensity of the grid.
//!
//! A contract reads a feed's value as [`crate::packed::FeedValue`] under [`crate::packed::keys::feed`], without a call.

use cosmwasm_schema::{QueryResponses, cw_serde};
use thiserror::Error;

pub const MAX_FEED_ID_LEN: usize = 32;

#[cw_serde]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// A feed that was reported at least once.
    #[returns(Feed)]
    Feed { feed_id: String },
    /// In order of id.
    #[returns(FeedsResponse)]
    Feeds { start_after: Option<String>, limit: Option<u32> },
}

#[cw_serde]
pub struct Feed {
    /// Such as [`check_feed_id`] accepts.
    pub feed_id: String,
    /// What the value counts, for people: `micro/kWh`, `g/kWh`.
    pub unit: String,
    pub value: i64,
    /// Unix seconds of the last report.
    pub updated_at: u64,
}

#[cw_serde]
pub struct FeedsResponse {
    pub feeds: Vec<Feed>,
}

/// The same id is refused again.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("feed id {feed_id:?} is not 1 to {MAX_FEED_ID_LEN} bytes of a-z, 0-9, '-', '_' and '.'")]
pub struct FeedIdError {
    pub feed_id: String,
}

/// An id is 1 to [`MAX_FEED_ID_LEN`] bytes of lower-case letters, digits, `-`, `_` and `.`: `wholesale.day-ahead`.
pub fn check_feed_id(feed_id: &str) -> Result<(), FeedIdError> {
    let is_allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.');
    if (1..=MAX_FEED_ID_LEN).contains(&feed_id.len()) && feed_id.bytes().all(is_allowed) {
        return Ok(());
    }
    Err(FeedIdError { feed_id: feed_id.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_and_lower_case() {
        let longest = "x".repeat(MAX_FEED_ID_LEN);
        for feed_id in ["a", "wholesale.day-ahead", "carbon_2", longest.as_str()] {
            assert_eq!(check_feed_id(feed_id), Ok(()), "{feed_id}");
        }
        let too_long = "x".repeat(MAX_FEED_ID_LEN + 1);
        for feed_id in ["", "Carbon", "a b", "strom-preis-ä", "a/b", too_long.as_str()] {
            assert_eq!(check_feed_id(feed_id), Err(FeedIdError { feed_id: feed_id.to_string() }));
        }
    }
}
