//! What meters say together, against what their zone's line carries.

use settlement::{Terms, ZoneProgress};

use crate::terms::TermsZone;

/// A zone whose meters said more than its line carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BeyondLine {
    pub zone_id: u32,
    /// Positive is up, towards the root; as much of it as fits.
    pub net_export_wh: i64,
    /// In that direction.
    pub capacity_wh: u64,
}

/// Zones whose meters, with those of all zones below, say more than their line carries in this slot: in order of id, once each at most.
///
/// Late energy is of its own slots and did not flow in this one. Points without a meter say nothing, and what storage took was measured by none:
/// what they moved may explain an event, and whoever operates the zone knows it.
pub fn beyond_lines(zones: &[TermsZone], terms: &Terms, metered: &[ZoneProgress]) -> Vec<BeyondLine> {
    let mut net_export_wh: Vec<i128> = metered.iter().map(net_export).collect();
    let tree = terms.tree();
    for &position in tree.root_first().iter().rev() {
        // What an island's meters say has not left it, so that lines above have not carried it.
        if let Some(parent) = tree.parent(position)
            && !zones[position].islanded
        {
            net_export_wh[parent] = net_export_wh[parent].saturating_add(net_export_wh[position]);
        }
    }
    let below_lines = zones.iter().zip(net_export_wh).filter(|(zone, _)| zone.parent_id.is_some());
    below_lines.filter_map(|(zone, net_export_wh)| beyond_line(zone, net_export_wh)).collect()
}

fn net_export(zone: &ZoneProgress) -> i128 {
    i128::from(zone.totals.export_wh).saturating_sub(zone.totals.import_wh.into())
}

fn beyond_line(zone: &TermsZone, net_export_wh: i128) -> Option<BeyondLine> {
    let capacity_wh = match net_export_wh {
        _ if zone.islanded => 0,
        0.. => zone.capacity_up_wh,
        _ => zone.capacity_down_wh,
    };
    (net_export_wh.unsigned_abs() > capacity_wh.into()).then(|| BeyondLine {
        zone_id: zone.zone_id,
        net_export_wh: fitting(net_export_wh),
        capacity_wh,
    })
}

fn fitting(wh: i128) -> i64 {
    wh.clamp(i64::MIN.into(), i64::MAX.into()).try_into().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use interface::grid::Tariff;
    use settlement::ZoneTotals;

    use super::*;
    use crate::terms::SlotTerms;

    /// Its id, its parent's, and what its line carries up and down.
    fn zone(zone_id: u32, parent_id: Option<u32>, capacity_up_wh: u64, capacity_down_wh: u64) -> TermsZone {
        TermsZone {
            zone_id,
            parent_id,
            fee_micro_per_kwh: 0,
            capacity_up_wh,
            capacity_down_wh,
            islanded: false,
            storage_room_wh: 0,
            operator: String::new(),
        }
    }

    fn island(zone: TermsZone) -> TermsZone {
        TermsZone { islanded: true, ..zone }
    }

    /// A town, the district in it, the street in that, and a village beside the district.
    fn town() -> Vec<TermsZone> {
        vec![
            zone(0, None, 0, 0),
            zone(1, Some(0), 1_000, 500),
            zone(2, Some(1), 400, 300),
            zone(3, Some(0), 50, 50),
        ]
    }

    fn beyond(zones: Vec<TermsZone>, metered: &[(u64, u64)]) -> Vec<(u32, i64, u64)> {
        let tariff = Tariff {
            feed_in_micro_per_kwh: 80_000,
            retail_micro_per_kwh: 300_000,
            trading_fee_micro_per_kwh: 0,
        };
        let terms = SlotTerms { bank_count: 1, price_tick_micro_per_kwh: 1_000, tariff, zones };
        let metered: Vec<ZoneProgress> =
            metered.iter().map(|&(export_wh, import_wh)| said(export_wh, import_wh)).collect();
        let found = beyond_lines(&terms.zones, &terms.check().unwrap(), &metered);
        found.iter().map(|zone| (zone.zone_id, zone.net_export_wh, zone.capacity_wh)).collect()
    }

    fn said(export_wh: u64, import_wh: u64) -> ZoneProgress {
        let totals = ZoneTotals {
            export_wh,
            import_wh,
            catch_up_export_wh: 1_000_000,
            catch_up_import_wh: 7,
            ..ZoneTotals::default()
        };
        ZoneProgress { totals, ..ZoneProgress::default() }
    }

    #[test]
    fn meters_of_a_zone_and_of_all_below_it_say_no_more_than_its_line_carries() {
        const NOTHING: (u64, u64) = (0, 0);
        type Row = (&'static str, [(u64, u64); 4], &'static [(u32, i64, u64)]);
        let rows: [Row; 12] = [
            ("nobody says anything, and late energy is of other slots", [NOTHING; 4], &[]),
            ("up to the bound", [NOTHING, NOTHING, (400, 0), NOTHING], &[]),
            ("one beyond it", [NOTHING, NOTHING, (401, 0), NOTHING], &[(2, 401, 400)]),
            ("down to the bound", [NOTHING, NOTHING, (0, 300), NOTHING], &[]),
            ("one beyond it, downwards", [NOTHING, NOTHING, (0, 301), NOTHING], &[(2, -301, 300)]),
            ("what neighbours use does not reach the line", [NOTHING, NOTHING, (900, 500), NOTHING], &[]),
            ("a street within its line fills the district's", [NOTHING, (600, 0), (400, 0), NOTHING], &[]),
            ("and goes one beyond it", [NOTHING, (601, 0), (400, 0), NOTHING], &[(1, 1_001, 1_000)]),
            (
                "the district uses what its street says too much",
                [NOTHING, (0, 300), (900, 0), NOTHING],
                &[(2, 900, 400)],
            ),
            (
                "a village is no part of the district",
                [NOTHING, (1_000, 0), NOTHING, (0, 51)],
                &[(3, -51, 50)],
            ),
            ("the root has no line", [(1 << 40, 0), NOTHING, NOTHING, NOTHING], &[]),
            (
                "each zone once",
                [NOTHING, (0, 1 << 40), (0, 1 << 41), (u64::MAX, 0)],
                &[(1, -(3 << 40), 500), (2, -(1 << 41), 300), (3, i64::MAX, 50)],
            ),
        ];
        for (row, metered, expected) in rows {
            assert_eq!(beyond(town(), &metered), expected, "{row}");
        }
    }

    #[test]
    fn nothing_flows_over_the_line_of_an_island() {
        type Row = (&'static str, [(u64, u64); 4], &'static [(u32, i64, u64)]);
        let rows: [Row; 4] = [
            ("it uses what it makes", [(0, 0), (300, 400), (350, 250), (0, 0)], &[]),
            ("it says to feed in", [(0, 0), (1, 0), (0, 0), (0, 0)], &[(1, 1, 0)]),
            ("it says to use", [(0, 0), (0, 1), (0, 0), (0, 0)], &[(1, -1, 0)]),
            ("lines on it carry what they do", [(0, 0), (0, 401), (401, 0), (0, 0)], &[(2, 401, 400)]),
        ];
        for (row, metered, expected) in rows {
            let mut zones = town();
            zones[1] = island(zones[1].clone());
            assert_eq!(beyond(zones, &metered), expected, "{row}");
        }
    }

    #[test]
    fn what_an_island_says_has_not_reached_the_lines_above_it() {
        let mut zones = town();
        zones[2] = island(zones[2].clone());
        assert_eq!(beyond(zones, &[(0, 0), (1_000, 0), (900, 0), (0, 0)]), [(2, 900, 0)]);
    }

    #[test]
    fn parents_may_have_higher_ids_than_their_children() {
        let zones = vec![zone(1, Some(7), 10, 10), zone(7, Some(9), 20, 20), zone(9, None, 0, 0)];
        assert_eq!(beyond(zones, &[(10, 0), (11, 0), (0, 0)]), [(7, 21, 20)]);
    }
}
