//! Quantities, ids and packing shared by the contracts and the engines.
//!
//! Everything is an integer whose name carries its unit: energy in Wh, prices in micro-currency per kWh, money in micro-currency.
//! Prices are whole multiples of 1000 micro/kWh, so money is exact and nothing is ever rounded. Arithmetic is checked and its errors
//! name the value; none of them is mended by trying again with the same input.
#![warn(missing_docs, clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

mod id;
mod money;
pub mod pack;
mod read_price;
mod share;
mod slot;

pub use id::{
    BANK_SIZE, BankId, FIRST_FEEDER_BANK, MeterId, ZoneId, bank_of, banks_for, feeder_bank, first_meter_of,
    index_in_bank, is_feeder, meter_id, zone_of_feeder,
};
pub use money::{
    EnergyWh, MICRO_PER_KWH_PER_MICRO_PER_WH, MoneyError, MoneyMicro, PriceMicroPerKwh, check_on_price_tick,
    check_price_tick, money_micro,
};
pub use read_price::{read_optional_price, read_price, read_prices};
pub use share::{Share, ShareError, share};
pub use slot::{Slot, SlotError, slot_at, slot_end, slot_start};
