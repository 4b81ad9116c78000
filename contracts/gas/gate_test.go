package gas

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
	"github.com/wattmesh/wattmesh/contracts/gas/market"
)

// As many bundles as this end at one gate in no single block.
const bundlesPerPoint, bundleParts = 20, 24

func TestBundlesThatEndAtOneGateMakeNoClockCallFailAndNoSlotLate(t *testing.T) {
	village := community.Found(t, community.QuarterHours(1, 12), append(market.BigBlocks(3_000_000), apptest.WithInterval(30*time.Second))...)
	market.AllowBursts(village, bundlesPerPoint)
	unread := village.Baseline() + 1
	placed := make([][]byte, len(village.Meters))
	for i, meter := range village.Meters {
		bundles := make([]market.Order, bundlesPerPoint)
		for j := range bundles {
			bundles[j] = dearBundle(village.Slot() + 2)
		}
		placed[i] = village.Sign(meter.Owner, market.Place(village, meter.Owner, meter.ID, bundles...))
	}
	for _, tx := range village.NextBlock(placed...).Txs {
		require.True(t, tx.OK(), tx.Log)
	}
	ended := 0
	for last := unread + 2 + bundleParts; unread < last; {
		village.EndSlot()
		village.Use()
		block := village.NextBlock(village.Sign(village.Operator, village.Submission(village.Operator, village.Batches(unread)...)...))
		village.EndGrace(unread)
		for blocks := 0; ; blocks++ {
			require.Less(t, blocks, 2, "slot %d is settled in the second block after its grace", unread)
			require.Empty(t, block.ClockCalls[0].Failure)
			ended += len(block.EventsOf("wasm-orders_ended"))
			if len(block.EventsOf("wasm-slot_finalized")) > 0 {
				break
			}
			block = village.NextBlock()
		}
		unread++
	}
	require.Equal(t, bundlesPerPoint*len(village.Meters), ended)
}

// dearBundle is one that nobody buys.
func dearBundle(first uint32) market.Order {
	parts := make([]market.Part, bundleParts)
	for i := range parts {
		parts[i] = market.Part{Slot: first + uint32(i), EnergyWh: 500}
	}
	return market.Order{Side: market.Sell, Kind: market.Bundle, Parts: parts, Limit: 290_000}
}
