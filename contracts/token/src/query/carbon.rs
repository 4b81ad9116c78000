use cosmwasm_std::{Deps, Int128, StdResult};
use interface::{
    registry::Source,
    token::{CarbonAvoidedResponse, SourceCarbon},
};

use crate::state::{BOOK, CONFIG};

const WH_PER_KWH: i128 = 1000;

pub fn carbon_avoided(deps: Deps) -> StdResult<CarbonAvoidedResponse> {
    let (config, book) = (CONFIG.load(deps.storage)?, BOOK.load(deps.storage)?);
    let avoided =
        |code: usize| avoided_g(book.minted_wh[code], config.grid_g_per_kwh, config.source_g_per_kwh[code]);
    let generated = || (0..Source::ALL.len()).filter(|code| book.minted_wh[*code] > 0);
    let sources = generated()
        .map(|code| SourceCarbon {
            source: Source::ALL[code],
            energy_wh: book.minted_wh[code].into(),
            avoided_g: avoided(code).into(),
        })
        .collect();
    let total_g: Int128 = generated().map(avoided).sum::<i128>().into();
    Ok(CarbonAvoidedResponse { sources, total_g })
}

/// All Wh since the start are counted first and divided once, rounded towards zero.
fn avoided_g(energy_wh: u64, grid_g_per_kwh: u32, source_g_per_kwh: u32) -> i128 {
    let saved_g_per_kwh = i128::from(grid_g_per_kwh) - i128::from(source_g_per_kwh);
    i128::from(energy_wh) * saved_g_per_kwh / WH_PER_KWH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carbon_is_counted_in_whole_grams_of_all_energy_together() {
        for (energy_wh, grid, source, g) in [
            (0, 380, 41, 0),
            (1, 380, 41, 0),
            (3, 380, 41, 1),
            (1000, 380, 41, 339),
            (1000, 380, 380, 0),
            (1000, 380, 700, -320),
            (3, 380, 700, 0),
            (4, 380, 700, -1),
            (u64::MAX, u32::MAX, 0, i128::from(u64::MAX) * i128::from(u32::MAX) / 1000),
        ] {
            assert_eq!(
                avoided_g(energy_wh, grid, source),
                g,
                "{energy_wh} Wh of {source} g/kWh against {grid}"
            );
        }
    }
}
