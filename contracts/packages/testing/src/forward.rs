use cosmwasm_std::{Uint64, Uint128};
use interface::trading::{
    Daylight, ForwardParams, MoneyParams, Pricing, StatePermille, TimeOfUse, TimeZone, Turn, TurnTime, Window,
};

/// A day of quarter-hours ahead, half a kWh at least, a deposit of 0.001.
pub const FORWARD_PARAMS: ForwardParams = ForwardParams {
    horizon_slots: 96,
    min_energy_wh: Uint64::new(500),
    open_orders_per_point: 100,
    order_deposit_micro: 1_000,
    orders_per_message: 20,
    conditions_per_tick: 20,
    bundle_slots_per_tick: 48,
};

/// Withdrawals are paid at once, a utility need keep nothing, and pays claims once in a day of quarter-hours.
pub fn money_params() -> MoneyParams {
    MoneyParams { withdraw_delay_slots: 0, utility_low_micro: Uint128::zero(), claims_every_slots: 96 }
}

/// A base of 0.15, in Central Europe, where weekdays from 17 to 21 o'clock are peaks.
pub fn pricing() -> Pricing {
    let last_sunday_of =
        |month| Turn { month, week: 5, weekday: 6, second_of_day: 3_600, time_is: TurnTime::Utc };
    let daylight = Daylight { offset_minutes: 120, starts: last_sunday_of(3), ends: last_sunday_of(10) };
    let peak =
        Window { weekdays: 0b001_1111, from_minute: 17 * 60, to_minute: 21 * 60, multiplier_permille: 1_500 };
    Pricing {
        sensitivity_permille: 20,
        base_micro_per_kwh: 150_000,
        time_of_use: TimeOfUse {
            time_zone: TimeZone { standard_offset_minutes: 60, daylight: Some(daylight) },
            windows: vec![peak],
        },
        state_permille: StatePermille { normal: 1_000, alert: 1_200, emergency: 1_500, restoration: 1_100 },
    }
}
