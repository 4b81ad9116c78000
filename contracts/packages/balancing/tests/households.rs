//! How well the forecast does on the eight households of the localnet: its error against that of "as yesterday" (MASE).

use balancing::forecast::{Known, SLOTS_A_DAY, forecast};

const HOUSEHOLDS: [&str; 8] = [
    include_str!("../../../../localnet/data/households/hh_2012_3.csv"),
    include_str!("../../../../localnet/data/households/hh_2455_0.csv"),
    include_str!("../../../../localnet/data/households/hh_2687_0.csv"),
    include_str!("../../../../localnet/data/households/hh_2959_0.csv"),
    include_str!("../../../../localnet/data/households/hh_3296_0.csv"),
    include_str!("../../../../localnet/data/households/hh_3648_0.csv"),
    include_str!("../../../../localnet/data/households/hh_4402_0.csv"),
    include_str!("../../../../localnet/data/households/hh_5527_0.csv"),
];

/// Rows from which March is, in UTC.
const MARCH_FROM_ROW: usize = 1_348;

/// Ten days of history.
const TEN_DAYS: usize = 10 * SLOTS_A_DAY as usize;

/// Slots a forecast looks back.
const LOOKS_BACK: usize = 673;

/// What all households together drew in each quarter of an hour, Wh; no Wh is lost in rounding.
fn drawn_wh() -> Vec<i64> {
    let mut drawn_wh: Vec<i64> = Vec::new();
    for household in HOUSEHOLDS {
        let mut quarters = 0;
        for (row, line) in household.lines().skip(1).enumerate() {
            let (_, watts) = line.split_once(',').expect("two columns");
            quarters += watts.parse::<i64>().expect("whole watts");
            if drawn_wh.len() == row {
                drawn_wh.push(0);
            }
            drawn_wh[row] += quarters / 4;
            quarters %= 4;
        }
    }
    drawn_wh
}

/// The forecast's error in permille of that of "as yesterday", for slots `from` on, `ahead` slots ahead.
fn mase_permille(drawn_wh: &[i64], from: usize, ahead: u32) -> u64 {
    let (mut error_wh, mut yesterdays_wh) = (0, 0);
    for slot in from..drawn_wh.len() {
        let now = slot - ahead as usize;
        let known = &drawn_wh[(now + 1).saturating_sub(LOOKS_BACK)..=now];
        let known = Known { values: known.iter().copied().map(Some).collect(), ahead };
        let foreseen = forecast(&known).unwrap().forecast_wh.pop().flatten().expect("a day is known");
        error_wh += foreseen.abs_diff(drawn_wh[slot]);
        yesterdays_wh += drawn_wh[slot - SLOTS_A_DAY as usize].abs_diff(drawn_wh[slot]);
    }
    (error_wh * 2000 / yesterdays_wh).div_ceil(2)
}

#[test]
fn the_forecast_errs_by_about_half_of_as_yesterday_one_slot_ahead_and_less_than_it_at_any() {
    let drawn_wh = drawn_wh();
    assert_eq!(drawn_wh.len(), 4_316);
    let scores = |from| [1, 4, 96].map(|ahead| mase_permille(&drawn_wh, from, ahead));
    assert_eq!(scores(TEN_DAYS), [556, 793, 859], "from the tenth day on");
    assert_eq!(scores(MARCH_FROM_ROW), [562, 795, 857], "in March");
}
