//! Lists are read in pages: a cursor and a bounded number of items.

/// Items of a page when the caller names no number.
pub const DEFAULT_LIMIT: u32 = 30;
/// Most items of one page.
pub const MAX_LIMIT: u32 = 100;

/// The number of items to return for a requested `limit`: never more than [`MAX_LIMIT`].
pub fn page_size(limit: Option<u32>) -> usize {
    limit.unwrap_or(DEFAULT_LIMIT).min(MAX_LIMIT) as usize
}
