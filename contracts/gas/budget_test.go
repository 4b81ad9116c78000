package gas

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/contracts/gas/community"
	"github.com/wattmesh/wattmesh/contracts/gas/market"
)

// leastBudget is the smallest with which trading opens a slot: enough for the largest grid and its largest bank.
const leastBudget = 1_959_440

func TestATickStaysWithinWhateverBudgetItIsToldAndSettlesTheSlot(t *testing.T) {
	for _, town := range []struct{ zones, pointsPerZone int }{{16, community.BankSize}, {63, 2}} {
		before := 1_000
		for _, budget := range []uint64{leastBudget, 2_000_000, 3_000_000} {
			t.Run(fmt.Sprintf("%d zones of %d points with %d gas", town.zones, town.pointsPerZone, budget), func(t *testing.T) {
				terms := community.QuarterHours(town.zones, town.pointsPerZone)
				terms.ClockGasLimit = budget
				village := community.Found(t, terms, market.BigBlocks(budget)...)
				village.Baseline()
				village.Use()
				slot := village.EndSlot()
				village.Read(slot)
				village.EndGrace(slot)
				// A call that its budget does not suffice for fails, and so does SettleSlot then.
				cost := village.SettleSlot(slot)
				t.Logf("%d gas in %d blocks", cost.Gas, cost.Blocks)
				require.LessOrEqual(t, cost.Blocks, before, "more gas never takes longer")
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
