//! The engine's words and the messages'.

use balancing::{
    need,
    state::{self, State},
};
use interface::{
    balancing::{Bands, Relief, SaidState, StateReason},
    grid::GridState,
};

pub fn bands(bands: &Bands) -> state::Bands {
    let Bands {
        alert_permille,
        emergency_permille,
        clear_permille,
        calm_slots,
        stages,
        frequency_alert_mhz,
        frequency_emergency_mhz,
        voltage_alert_permille,
        voltage_emergency_permille,
    } = *bands;
    state::Bands {
        alert_permille,
        emergency_permille,
        clear_permille,
        calm_slots,
        stages,
        frequency_alert_mhz,
        frequency_emergency_mhz,
        voltage_alert_permille,
        voltage_emergency_permille,
    }
}

pub fn relief(relief: need::Relief) -> Relief {
    match relief {
        need::Relief::DrawLess => Relief::DrawLess,
        need::Relief::FeedInLess => Relief::FeedInLess,
    }
}

pub fn said(said: SaidState) -> state::Said {
    match said {
        SaidState::Alert => state::Said::Alert,
        SaidState::Emergency => state::Said::Emergency,
    }
}

pub fn grid_state(state: State) -> GridState {
    match state {
        State::Normal => GridState::Normal,
        State::Alert => GridState::Alert,
        State::Emergency => GridState::Emergency,
        State::Restoration => GridState::Restoration,
    }
}

pub fn state_of(state: GridState) -> State {
    match state {
        GridState::Normal => State::Normal,
        GridState::Alert => State::Alert,
        GridState::Emergency => State::Emergency,
        GridState::Restoration => State::Restoration,
    }
}

pub fn reason(reason: state::Reason) -> StateReason {
    match reason {
        state::Reason::Forecast => StateReason::Forecast,
        state::Reason::Frequency => StateReason::Frequency,
        state::Reason::Loaded => StateReason::Loaded,
        state::Reason::Operator => StateReason::Operator,
        state::Reason::Overloaded => StateReason::Overloaded,
        state::Reason::Voltage => StateReason::Voltage,
    }
}
