//go:build bench

package bench

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

const zones = 16

// The median of these slots is the figure of speed.
const settledSlots = 5

func TestSettlement(t *testing.T) {
	for _, points := range []int{1_024, 10_240} {
		t.Run(fmt.Sprintf("%d points in %d zones", points, zones), func(t *testing.T) {
			village := community.Found(t, community.QuarterHours(zones, points/zones), apptest.OnDisk())
			village.Baseline()
			var costs []community.Cost
			var longest time.Duration
			for range settledSlots {
				village.Use()
				slot := village.EndSlot()
				village.Read(slot)
				village.EndGrace(slot)
				cost := village.SettleSlot(slot)
				longest = max(longest, cost.Longest)
				costs = append(costs, cost)
			}
			slices.SortFunc(costs, func(one, other community.Cost) int { return cmp.Compare(one.Execution, other.Execution) })
			typical := costs[len(costs)/2]
			accounts, held := village.Audit()
			require.Equal(t, held, accounts)

			name := func(what string) string { return fmt.Sprintf("%s, %d points in %d zones", what, points, zones) }
			figure("settlement", name("gas per metering point to clear and settle"), float64(typical.Gas)/float64(points), "gas", 800)
			figure("settlement", name("points cleared and settled per second of block execution"), float64(points)/typical.Execution.Seconds(), "points/s", 50_000)
			figure("settlement", name("longest block of all runs"), float64(longest.Microseconds())/1_000, "ms", 1_000)
			figure("settlement", name("blocks"), float64(typical.Blocks), "blocks", 0)
			figure("settlement", name("block execution per million gas"), typical.Execution.Seconds()*1_000/(float64(typical.Gas)/1e6), "ms", 0)
		})
	}
}
