//! Registers, from the text in which they are written to whole Wh.

use crate::{error::OcmfError, json::is_no_number};

const MOST_CHARACTERS: usize = 40;

/// Whole Wh of `value` `unit`: what is less than a Wh is cut off, and stays in the meter's register until it is one.
pub fn whole_wh(value: &str, unit: &str) -> Result<u64, OcmfError> {
    let more_digits = match unit {
        "Wh" => 0,
        "kWh" => 3,
        _ => return Err(OcmfError::WrongUnit { unit: unit.into() }),
    };
    if value.len() > MOST_CHARACTERS {
        return Err(OcmfError::TooLarge { value: value.into() });
    }
    let (whole, fraction) = decimal(value)?;
    // As many digits of the fraction as the unit has thousandths, with zeros where it has fewer.
    let moved = fraction.bytes().chain(std::iter::repeat(b'0')).take(more_digits);
    whole
        .bytes()
        .chain(moved)
        .try_fold(0u64, |wh, digit| wh.checked_mul(10)?.checked_add(u64::from(digit & 0xf)))
        .ok_or_else(|| OcmfError::TooLarge { value: value.into() })
}

/// The digits before the decimal point and those after it.
fn decimal(value: &str) -> Result<(&str, &str), OcmfError> {
    if value.trim() != value && !value.trim().is_empty() {
        return Err(OcmfError::Spaces { value: value.into() });
    }
    let (is_negative, plain) = match value.strip_prefix('-') {
        Some(plain) => (true, plain),
        None => (false, value),
    };
    if is_no_number(plain) {
        return Err(OcmfError::NotANumber { value: value.into() });
    }
    let (mantissa, exponent) = match plain.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (plain, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) if are_digits(fraction) => (whole, fraction),
        Some(_) => return Err(OcmfError::NotANumber { value: value.into() }),
        None => (mantissa, ""),
    };
    if !are_digits(whole) || exponent.is_some_and(|exponent| !are_digits(exponent)) {
        return Err(OcmfError::NotANumber { value: value.into() });
    }
    match (is_negative, exponent) {
        (true, _) => Err(OcmfError::Negative { value: value.into() }),
        (false, Some(_)) => Err(OcmfError::Exponent { value: value.into() }),
        (false, None) => Ok((whole, fraction)),
    }
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn registers_are_read_digit_by_digit() {
        let rows = [
            ("2935.6", "kWh", 2_935_600),
            ("2935.60", "kWh", 2_935_600),
            ("0.0009", "kWh", 0),
            ("0.0019", "kWh", 1),
            ("0.29", "kWh", 290),
            ("1.1", "kWh", 1_100),
            ("2935600", "Wh", 2_935_600),
            ("2935600.99", "Wh", 2_935_600),
            ("0002935.60", "kWh", 2_935_600),
            ("18446744073709551615", "Wh", u64::MAX),
            ("18446744073709551.615", "kWh", u64::MAX),
            ("9007199254740993", "Wh", 9_007_199_254_740_993),
        ];
        for (value, unit, wh) in rows {
            assert_eq!(whole_wh(value, unit), Ok(wh), "{value} {unit}");
        }
    }

    #[test]
    fn what_is_no_register_is_told_apart() {
        type Why = fn(&str) -> OcmfError;
        let not_a_number: Why = |value| OcmfError::NotANumber { value: value.into() };
        let exponent: Why = |value| OcmfError::Exponent { value: value.into() };
        let spaces: Why = |value| OcmfError::Spaces { value: value.into() };
        let negative: Why = |value| OcmfError::Negative { value: value.into() };
        let too_large: Why = |value| OcmfError::TooLarge { value: value.into() };
        let rows = [
            ("", not_a_number),
            (" ", not_a_number),
            ("NaN", not_a_number),
            ("-Infinity", not_a_number),
            ("1,5", not_a_number),
            ("1.", not_a_number),
            (".5", not_a_number),
            ("+5", not_a_number),
            ("1.5.5", not_a_number),
            ("0x10", not_a_number),
            ("１２", not_a_number),
            ("1e", not_a_number),
            ("1e3", exponent),
            ("1E+3", exponent),
            ("1.5e-3", exponent),
            ("  2935.60", spaces),
            ("2935.60\n", spaces),
            ("-1", negative),
            ("-0.001", negative),
            ("-1e3", negative),
            ("18446744073709551616", too_large),
            ("00000000000000000000000000000000000000001", too_large),
        ];
        for (value, why) in rows {
            assert_eq!(whole_wh(value, "Wh"), Err(why(value)), "{value}");
        }
        for unit in ["MWh", "kwh", "", "kWh ", "mOhm", "W"] {
            assert_eq!(whole_wh("1", unit), Err(OcmfError::WrongUnit { unit: unit.into() }));
        }
    }

    proptest! {
        #[test]
        fn kwh_with_any_digits_are_their_thousandths_cut_off(whole in 0..1u64 << 50, fraction in "[0-9]{1,20}") {
            let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
            let expected = whole * 1_000 + thousandths.parse::<u64>().unwrap();
            prop_assert_eq!(whole_wh(&format!("{whole}.{fraction}"), "kWh"), Ok(expected));
            prop_assert_eq!(whole_wh(&format!("{whole}.{fraction}"), "Wh"), Ok(whole));
        }

        #[test]
        fn any_text_is_a_number_or_none(value: String) {
            let is_decimal = value.split('.').count() <= 2 && value.split('.').all(are_digits);
            prop_assert_eq!(whole_wh(&value, "Wh").is_ok(), is_decimal && value.len() <= 19);
        }
    }
}
