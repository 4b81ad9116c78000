use cosmwasm_std::{Addr, Deps, StdResult};
use interface::{
    registry::{MeterStatus, QueryMsg},
    trading::Config,
};
use serde::{Deserialize, de::IgnoredAny};
use units::is_feeder;

use crate::error::LedgerError;

/// The most energy of a metering point in a slot: more than any connection carries, and little enough that no sum overflows.
pub const MAX_POINT_WH: u64 = 1 << 44;

/// Of the registry's [`MeteringPoint`](interface::registry::MeteringPoint) what trading reads: to read all of it takes more code.
#[derive(Debug, Deserialize)]
pub struct TradingPoint {
    pub meter_id: u32,
    pub owner: Addr,
    pub zone_id: u32,
    pub status: MeterStatus,
    flag: Option<IgnoredAny>,
}

impl TradingPoint {
    pub fn is_flagged(&self) -> bool {
        self.flag.is_some()
    }
}

/// Of the registry's [`MeteringPointsResponse`](interface::registry::MeteringPointsResponse) the same.
#[derive(Debug, Deserialize)]
pub struct TradingPoints {
    pub metering_points: Vec<TradingPoint>,
}

/// What the registry knows of a point that trades.
pub fn metering_point(deps: Deps, config: &Config, meter_id: u32) -> Result<TradingPoint, LedgerError> {
    if is_feeder(meter_id) {
        return Err(LedgerError::Feeder { meter_id });
    }
    let msg = QueryMsg::MeteringPoint { meter_id };
    let point: StdResult<TradingPoint> = deps.querier.query_wasm_smart(&config.registry, &msg);
    point.map_err(|_| LedgerError::UnknownMeteringPoint { meter_id })
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::{Binary, from_json, to_json_vec};
    use interface::registry::{
        DeviceKey, Finding, FindingKind, KeyType, MeterFlag, MeteringPoint, MeteringPointsResponse,
        PointKind, Source,
    };

    use super::*;

    #[test]
    fn what_the_registry_answers_is_read_with_and_without_a_flag() {
        let finding = Finding {
            kind: FindingKind::NightExport,
            from_slot: 7,
            to_slot: 8,
            slots: 2,
            measured_wh: 10u64.into(),
            expected_wh: 0u64.into(),
            other_meter_id: None,
        };
        let flagger = Addr::unchecked("verifier");
        let flag = MeterFlag { flagger, flagged_slot: 9, finding, appeal: None };
        for flag in [None, Some(flag)] {
            let point = MeteringPoint {
                meter_id: 300,
                kind: PointKind::Prosumer,
                owner: Addr::unchecked("ada"),
                serial: "WM-1".into(),
                zone_id: 4,
                source: Source::Solar,
                connection_w: 4_000,
                connection: None,
                device_key: DeviceKey { key_type: KeyType::Ed25519, public_key: Binary::default() },
                reading_format: None,
                status: MeterStatus::Suspended,
                approval: None,
                recall: None,
                flag,
                released_slot: None,
            };
            let answer = MeteringPointsResponse { metering_points: vec![point.clone()] };
            let read: TradingPoints = from_json(to_json_vec(&answer).unwrap()).unwrap();
            let [TradingPoint { meter_id, owner, zone_id, status, flag }] = read.metering_points.as_slice()
            else {
                panic!("one point is one")
            };
            assert_eq!(
                (*meter_id, owner, *zone_id, *status, flag.is_some()),
                (point.meter_id, &point.owner, point.zone_id, point.status, point.flag.is_some())
            );
        }
    }
}
