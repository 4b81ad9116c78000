package community

import (
	"fmt"
	"time"

	"github.com/stretchr/testify/require"
)

// Cost is what settling a slot took.
type Cost struct {
	Blocks int
	// Gas of all calls of the clock.
	Gas uint64
	// Execution is the time of all the blocks, Longest that of the longest one.
	Execution, Longest time.Duration
	// ZonesBeyondLine are those that were told of.
	ZonesBeyondLine int
}

// maxSettlingBlocks is far more than any slot takes.
const maxSettlingBlocks = 1_000

// SettleSlot makes blocks until trading calls the slot final.
func (c *Community) SettleSlot(slot uint32) Cost {
	c.TB.Helper()
	var cost Cost
	for cost.Blocks < maxSettlingBlocks {
		block := c.NextBlock()
		cost.Blocks++
		cost.Execution += block.FinalizeDuration
		cost.Longest = max(cost.Longest, block.FinalizeDuration)
		for _, call := range block.ClockCalls {
			require.Empty(c.TB, call.Failure)
			cost.Gas += call.GasUsed
		}
		cost.ZonesBeyondLine += len(block.EventsOf("wasm-zone_beyond_line"))
		for _, event := range block.EventsOf("wasm-slot_finalized") {
			if event["slot"] == fmt.Sprint(slot) {
				return cost
			}
		}
	}
	require.Fail(c.TB, "the slot is not final", "slot %d after %d blocks", slot, cost.Blocks)
	return cost
}
