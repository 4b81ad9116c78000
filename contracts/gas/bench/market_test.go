//go:build bench

package bench

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
	"github.com/wattmesh/wattmesh/contracts/gas/market"
)

const (
	clockGas = 3_000_000
	// Orders of a burst: so many points with so many each.
	burstZones, burstPoints, burstOrders = 4, 1_000, 10
)

func TestMarketGas(t *testing.T) {
	cost := market.MeasureOrders(t)
	figure("market", "gas to place an order, marginal, 10 in a message", cost.PlaceMarginal, "gas", 30_000)
	figure("market", "gas to place an order, a tenth of a transaction of 10", cost.PlaceTenth, "gas", 0)
	figure("market", "gas to place an order alone in a transaction", cost.PlaceAlone, "gas", 0)
	figure("market", "gas to cancel an order, marginal, 10 in a message", cost.CancelMarginal, "gas", 20_000)
	figure("market", "gas to cancel an order, a tenth of a transaction of 10", cost.CancelTenth, "gas", 0)
	fill := market.MeasureFills(t)
	figure("market", "gas per fill, from the order's block to its money", fill.Clearing+fill.Settling, "gas", 8_000)
	figure("market", "of it, to take in, clear and fill", fill.Clearing, "gas", 0)
	figure("market", "of it, to settle", fill.Settling, "gas", 0)
	figure("market", "blocks from the one that takes an order to that of its batch, 0 being the same", float64(market.MeasureLatency(t)), "blocks", 0)
}

func TestMarketBurst(t *testing.T) {
	options := append(market.BigBlocks(clockGas), apptest.OnDisk())
	village := community.Found(t, community.QuarterHours(burstZones, burstPoints/burstZones), options...)
	market.AllowBursts(village, burstOrders)
	mirror := market.NewMirror(village)
	block := village.NextBlock(market.Burst(village, burstOrders)...)
	for _, tx := range block.Txs {
		require.True(t, tx.OK(), tx.Log)
	}
	mirror.Follow(block)
	placing := block.FinalizeDuration
	var clearing, longest time.Duration
	blocks := 1
	for ; !market.ForwardOf(village).IsIdle(); blocks++ {
		block = village.NextBlock()
		require.Empty(t, block.ClockCalls[0].Failure)
		mirror.Follow(block)
		clearing += block.FinalizeDuration
		longest = max(longest, block.FinalizeDuration)
	}
	mirror.Check()
	orders := len(mirror.Orders)
	require.Equal(t, burstPoints*burstOrders, orders)
	figure("market", "orders placed per second of block execution, 10,000 in one block", float64(orders)/placing.Seconds(), "orders/s", 0)
	figure("market", "orders cleared per second of block execution, 10,000 at once", float64(orders)/clearing.Seconds(), "orders/s", 0)
	figure("market", "blocks until 10,000 orders are cleared", float64(blocks), "blocks", 0)
	figure("market", "longest block while they are", float64(longest.Microseconds())/1_000, "ms", 1_000)
}
