package gas

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/contracts/gas/community"
	"github.com/wattmesh/wattmesh/contracts/gas/market"
)

const (
	// What it costs to bring what a meter saw, with its transaction.
	maxGasPerQuality = 60_000
	// What a zone costs more that is judged by it, with reading the terms of its own that say so.
	maxGasToJudgeQuality = 12_000
)

func TestWhatAMeterSawCostsWhoBringsItAndAZoneThatIsJudgedByItLittle(t *testing.T) {
	const zones = 63
	village := community.Found(t, community.QuarterHours(zones, 2), market.BigBlocks(tradingGas+balancingGas)...)
	balancing := village.Balancing(tradingGas, balancingGas)
	village.Baseline()
	end := func() uint32 {
		village.Use()
		slot := village.EndSlot()
		village.Read(slot)
		village.EndGrace(slot)
		return slot
	}
	for range passedOverSlots {
		village.SettleSlot(end())
	}
	village.BalanceSlot(balancing, end())
	slot := end()
	for ago := range uint32(2) {
		gas := village.See(village.Meters[0], slot-ago)
		t.Logf("%d gas for what a meter saw", gas)
		require.LessOrEqual(t, gas, int64(maxGasPerQuality))
	}
	quiet := village.BalanceSlot(balancing, slot)
	village.JudgeByQuality(balancing)
	judged := village.BalanceSlot(balancing, end())
	more := (int64(judged.Gas) - int64(quiet.Gas)) / (zones - 1)
	t.Logf("%d gas a zone more, in %d calls of %d gas at most", more, judged.Calls, judged.Most)
	require.LessOrEqual(t, more, int64(maxGasToJudgeQuality))
	require.LessOrEqual(t, judged.Most, uint64(balancingGas))
}
