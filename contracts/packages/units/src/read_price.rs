//! Prices as people and programs write them.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error, Unexpected, Visitor},
};

use crate::PriceMicroPerKwh;

/// For `deserialize_with`: a price in micro/kWh; one below 0 is refused by name, as there are none (decision record 0028).
pub fn read_price<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PriceMicroPerKwh, D::Error> {
    deserializer.deserialize_u64(PriceVisitor)
}

/// The same where a price may be left out or null.
pub fn read_optional_price<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<PriceMicroPerKwh>, D::Error> {
    Ok(Option::<Price>::deserialize(deserializer)?.map(|Price(price)| price))
}

/// The same for a list of prices.
pub fn read_prices<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<PriceMicroPerKwh>, D::Error> {
    Ok(Vec::<Price>::deserialize(deserializer)?.into_iter().map(|Price(price)| price).collect())
}

#[derive(Deserialize)]
struct Price(#[serde(deserialize_with = "read_price")] PriceMicroPerKwh);

struct PriceVisitor;

impl Visitor<'_> for PriceVisitor {
    type Value = PriceMicroPerKwh;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a price in whole micro/kWh, 0 or more")
    }

    fn visit_u64<E: Error>(self, price: u64) -> Result<PriceMicroPerKwh, E> {
        Ok(price)
    }

    fn visit_i64<E: Error>(self, price: i64) -> Result<PriceMicroPerKwh, E> {
        u64::try_from(price).map_err(|_| below_zero(&price))
    }

    fn visit_f64<E: Error>(self, price: f64) -> Result<PriceMicroPerKwh, E> {
        Err(if price < 0.0 { below_zero(&price) } else { E::invalid_type(Unexpected::Float(price), &self) })
    }
}

fn below_zero<E: Error>(price: &dyn fmt::Display) -> E {
    E::custom(format_args!("price {price} micro/kWh is below 0; no price is negative, 0 is the lowest"))
}
