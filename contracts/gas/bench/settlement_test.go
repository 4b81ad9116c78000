//go:build bench

package bench

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

const zones = 16

// The best of these slots is the figure of speed: what else the machine does can only slow it down.
const settledSlots = 5

func TestSettlement(t *testing.T) {
	for _, points := range []int{1_024, 10_240} {
		t.Run(fmt.Sprintf("%d points in %d zones", points, zones), func(t *testing.T) {
			village := community.Found(t, community.QuarterHours(zones, points/zones), apptest.OnDisk())
			village.Baseline()
			var best community.Cost
			var longest time.Duration
			for range settledSlots {
				village.Use()
				slot := village.EndSlot()
				village.Read(slot)
				village.EndGrace(slot)
				cost := village.SettleSlot(slot)
				longest = max(longest, cost.Longest)
				if best.Blocks == 0 || cost.Execution < best.Execution {
					best = cost
				}
			}
			accounts, held := village.Audit()
			require.Equal(t, held, accounts)

			name := func(what string) string { return fmt.Sprintf("%s, %d points in %d zones", what, points, zones) }
			figure("settlement", name("gas per metering point to clear and settle"), float64(best.Gas)/float64(points), "gas", 800)
			figure("settlement", name("points cleared and settled per second of block execution"), float64(points)/best.Execution.Seconds(), "points/s", 50_000)
			figure("settlement", name("longest block of all runs"), float64(longest.Microseconds())/1_000, "ms", 1_000)
			figure("settlement", name("blocks"), float64(best.Blocks), "blocks", 0)
			figure("settlement", name("block execution per million gas"), best.Execution.Seconds()*1_000/(float64(best.Gas)/1e6), "ms", 0)
		})
	}
}
