package gas

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/contracts/gas/community"
	"github.com/wattmesh/wattmesh/contracts/gas/market"
)

const (
	// leastBudget is the smallest with which trading opens a slot: enough for the largest grid and its largest bank.
	leastBudget = 1_959_440
	mostBudget  = 3_000_000
)

func TestATickStaysWithinWhateverBudgetItIsToldAndSettlesTheSlot(t *testing.T) {
	for _, town := range []struct{ zones, pointsPerZone int }{{16, community.BankSize}, {63, 2}} {
		terms := community.QuarterHours(town.zones, town.pointsPerZone)
		// Every zone's meters say more than its line carries.
		terms.LineCapacityWh = 0
		village := community.Found(t, terms, market.BigBlocks(mostBudget)...)
		village.Baseline()
		before := 0
		for _, budget := range []uint64{mostBudget, 2_000_000, leastBudget} {
			t.Run(fmt.Sprintf("%d zones of %d points with %d gas", town.zones, town.pointsPerZone, budget), func(t *testing.T) {
				village.LowerClockGas(village.Trading, budget)
				village.Use()
				slot := village.EndSlot()
				village.Read(slot)
				village.EndGrace(slot)
				// A call that its budget does not suffice for fails, and so does SettleSlot then.
				cost := village.SettleSlot(slot)
				t.Logf("%d gas in %d blocks", cost.Gas, cost.Blocks)
				require.Equal(t, town.zones-1, cost.ZonesBeyondLine)
				require.GreaterOrEqual(t, cost.Blocks, before, "less gas never takes fewer blocks")
				before = cost.Blocks
			})
		}
	}
}

func TestATickWithLessThanItCanUseLeavesItsGasToOthers(t *testing.T) {
	terms := community.QuarterHours(1, 2)
	terms.ClockGasLimit = leastBudget - 1
	village := community.Found(t, terms)
	village.Baseline()
	village.EndGrace(village.EndSlot())
	call := village.NextBlock().ClockCalls[0]
	require.Empty(t, call.Failure)
	require.Less(t, call.GasUsed, uint64(50_000))
}
