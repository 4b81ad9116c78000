//! Numbers as people write them.

use cosmwasm_std::Uint64;

pub fn kwh(energy_wh: Uint64) -> String {
    format!("{} kWh", decimal(energy_wh.u64().into(), 3))
}

/// Of micro-currency, in whole units.
pub fn money(micro: u32) -> String {
    decimal(micro.into(), 6)
}

/// With as many digits after the point as are needed, at most `digits`.
pub fn decimal(value: u128, digits: usize) -> String {
    let text = format!("{value:0>width$}", width = digits + 1);
    let (whole, fraction) = text.split_at(text.len() - digits);
    match fraction.trim_end_matches('0') {
        "" => whole.to_string(),
        fraction => format!("{whole}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_without_needless_digits() {
        for (value, digits, text) in
            [(0, 3, "0"), (1, 3, "0.001"), (1_500, 3, "1.5"), (250_000, 6, "0.25"), (12_000_000, 6, "12")]
        {
            assert_eq!(decimal(value, digits), text);
        }
    }
}
