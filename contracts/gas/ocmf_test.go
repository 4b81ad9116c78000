package gas

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

// What one record more costs in a message, once the station's first one counts, and what a message with one costs.
const (
	maxGasPerRecord      = 25_000
	maxGasOfAFirstRecord = 70_000
	maxGasOfOneRecord    = 250_000
)

func TestARecordOfAStationCostsAtMostTwentyFiveThousandGasOnEitherCurveInAFullBank(t *testing.T) {
	const stations = 8
	for _, curve := range []string{"secp256r1", "secp256k1"} {
		t.Run(curve, func(t *testing.T) {
			village := community.Found(t, community.QuarterHours(1, community.BankSize-stations))
			these := village.Stations(curve, stations)
			village.Baseline()
			submit := func(of []*community.Station, slot uint32, page int) apptest.TxResult {
				var records []community.Object
				for number, station := range of {
					// Either value of s verifies.
					records = append(records, station.Record(village, page, slot, uint64(20_000_000+100*page), uint64(10_000_000+page), number%2 == 0))
				}
				message := community.Object{"submit_ocmf": community.Object{"bank": these[0].ID / community.BankSize, "slot": slot, "records": records}}
				result := village.MustSend(village.Operator, village.Metering.Call(village.Operator, message))
				require.Empty(t, result.EventsOf("wasm-ocmf_refused"))
				event := result.EventsOf("wasm-readings_submitted")[0]
				require.Equal(t, "0", event["refused"])
				return result
			}
			first := submit(these, village.EndSlot(), 1).GasUsed
			slot := village.EndSlot()
			one := submit(these[:1], slot, 2).GasUsed
			others := submit(these[1:], slot, 2).GasUsed
			perRecord := (others - one) / (stations - 2)
			perFirst := (first - others - perRecord) / stations
			t.Logf("%d gas with one record, %d per further record, %d more where it is a station's first", one, perRecord, perFirst)
			require.LessOrEqual(t, one, int64(maxGasOfOneRecord))
			require.LessOrEqual(t, perRecord, int64(maxGasPerRecord))
			require.LessOrEqual(t, perFirst, int64(maxGasOfAFirstRecord))
		})
	}
}
