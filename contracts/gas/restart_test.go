package gas

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

// What the relayer reckons with beside a transaction's base (oracle-relayer/src/chain/sender.ts).
const relayerGasPerRestart = 100_000

func TestACounterThatStartsAgainCostsAtMostWhatTheRelayerReckonsInAFullBank(t *testing.T) {
	village := community.Found(t, community.QuarterHours(1, community.BankSize))
	last := village.Baseline()
	village.EndSlot()
	slot := village.EndSlot()
	meter := village.Meters[0]
	signed := village.Execute(village.Operator, village.Metering, village.StartAgain(meter, last, slot))
	require.True(t, signed.OK(), signed.Log)
	require.Len(t, signed.EventsOf("wasm-restart_signed"), 1)
	confirmed := village.Execute(village.Authority, village.Metering, community.Object{"confirm_restart": community.Object{
		"meter_id": meter.ID, "slot": slot, "missed_import_wh": "100",
	}})
	require.True(t, confirmed.OK(), confirmed.Log)
	require.Equal(t, "100", confirmed.EventsOf("wasm-registers_restarted")[0]["missed_import_wh"])
	t.Logf("%d gas to sign, %d to confirm", signed.GasUsed, confirmed.GasUsed)
	require.LessOrEqual(t, signed.GasUsed, int64(relayerGasBase+relayerGasPerRestart))
}
