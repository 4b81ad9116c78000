package gas

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
	"github.com/wattmesh/wattmesh/contracts/gas/market"
)

const (
	clockGas       = 3_000_000
	maxGasPerTick  = 2_500_000
	pointsExpiring = 100
)

// A full tick leaves a margin to what the clock may use, whatever it is full of.
func TestTicksFullOfExpiriesOrWakingsStayWellWithinTheClocksGas(t *testing.T) {
	found := func() (*community.Community, uint32) {
		village := community.Found(t, community.QuarterHours(4, pointsExpiring), market.BigBlocks(clockGas)...)
		village.Execute(village.Authority, village.Trading, market.Object{"set_forward_params": market.Object{"params": market.Object{
			"horizon_slots": 96, "min_energy_wh": "500", "open_orders_per_point": 10, "order_deposit_micro": 1_000, "orders_per_message": 10,
			"conditions_per_tick": 200, "bundle_slots_per_tick": 24,
		}}})
		return village, village.Slot() + 2
	}
	everybodyPlaces := func(village *community.Community, orders ...market.Order) {
		var txs [][]byte
		for _, meter := range village.Meters {
			txs = append(txs, village.Sign(meter.Owner, market.Place(village, meter.Owner, meter.ID, orders...)))
		}
		for _, tx := range village.NextBlock(txs...).Txs {
			require.True(t, tx.OK(), tx.Log)
		}
		for !market.ForwardOf(village).IsIdle() {
			village.NextBlock()
		}
	}
	// Ticks until as many orders were told of as there are; the gas of the fullest.
	fullest := func(village *community.Community, told func(apptest.Block) int, wanted int) (most uint64, ticks int) {
		for seen := 0; seen < wanted; ticks++ {
			require.Less(t, ticks, 100)
			block := village.NextBlock()
			require.Empty(t, block.ClockCalls[0].Failure)
			most = max(most, block.ClockCalls[0].GasUsed)
			seen += told(block)
		}
		return most, ticks
	}

	t.Run("of expiries", func(t *testing.T) {
		village, slot := found()
		order := market.NewLimit(market.Sell, slot, 1_000, 200_000)
		order.ExpiresAt = village.Time.Add(20 * time.Minute).Unix()
		everybodyPlaces(village, order, order)
		village.Skip(20 * time.Minute)
		expired := func(block apptest.Block) int { return len(block.EventsOf("wasm-orders_ended")) }
		gas, ticks := fullest(village, expired, 2*len(village.Meters))
		t.Logf("%d gas, %d ticks", gas, ticks)
		require.Greater(t, ticks, 1)
		require.LessOrEqual(t, gas, uint64(maxGasPerTick))
	})

	t.Run("of triggers", func(t *testing.T) {
		village, slot := found()
		order := market.NewLimit(market.Sell, slot, 1_000, 200_000)
		order.Condition = market.Object{"zone_state": market.Object{"zone_id": 1, "state": "alert"}}
		everybodyPlaces(village, order)
		alert := market.Object{"set_state": market.Object{"zone_id": 1, "state": "alert"}}
		triggered := func(block apptest.Block) int { return len(block.EventsOf("wasm-order_triggered")) }
		block := village.NextBlock(village.Sign(village.Operator, village.Grid.Call(village.Operator, alert)))
		require.True(t, block.Txs[0].OK(), block.Txs[0].Log)
		require.Empty(t, block.ClockCalls[0].Failure)
		gas, ticks := fullest(village, triggered, len(village.Meters)-triggered(block))
		gas = max(gas, block.ClockCalls[0].GasUsed)
		t.Logf("%d gas, %d ticks", gas, ticks+1)
		require.LessOrEqual(t, gas, uint64(maxGasPerTick))
	})
}
