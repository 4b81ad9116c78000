package gas

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/contracts/gas/community"
	"github.com/wattmesh/wattmesh/contracts/gas/market"
)

// outcome is everything that a burst can have led to.
type outcome struct {
	Books     []market.Book
	Positions [][]market.Position
	Orders    [][]market.Status
	Accounts  []market.Account
}

func outcomeOf(village *community.Community, first uint32) (all outcome) {
	for slot := first; slot < first+market.BurstSlots; slot++ {
		all.Books = append(all.Books, market.BookOf(village, slot))
	}
	for _, meter := range village.Meters {
		all.Positions = append(all.Positions, market.PositionsOf(village, meter.ID))
		all.Orders = append(all.Orders, market.OrdersOf(village, meter.ID))
		all.Accounts = append(all.Accounts, market.AccountOf(village, meter.ID))
	}
	return all
}

// A slot's batch waits until every change that came before it is in its book. So a burst is cleared in one batch a slot, and how much the clock may do in
// a block decides when, but nothing else.
func TestABurstOfTenThousandOrdersDelaysClearingButNoBlock(t *testing.T) {
	const ordersPerPoint = 10
	burst := func(clockGas uint64, pointsPerTick uint32) (outcome, int) {
		terms := community.QuarterHours(4, 250)
		terms.ClockGasLimit, terms.PointsPerTick = clockGas, pointsPerTick
		village := community.Found(t, terms, market.BigBlocks(clockGas)...)
		market.AllowBursts(village, ordersPerPoint)
		mirror := market.NewMirror(village)
		first := village.Slot() + 2
		block := village.NextBlock(market.Burst(village, ordersPerPoint)...)
		for _, tx := range block.Txs {
			require.True(t, tx.OK(), tx.Log)
		}
		blocks := 1
		for ; ; blocks++ {
			require.Less(t, blocks, 1_000, "the clock catches up")
			require.Len(t, block.ClockCalls, 1)
			require.Empty(t, block.ClockCalls[0].Failure)
			require.LessOrEqual(t, block.ClockCalls[0].GasUsed, clockGas)
			mirror.Follow(block)
			if market.ForwardOf(village).IsIdle() {
				break
			}
			block = village.NextBlock()
		}
		mirror.Check()
		mirror.CheckRest()
		return outcomeOf(village, first), blocks
	}
	atOnce, one := burst(1_000_000_000, 100_000_000)
	require.Equal(t, 1, one)
	for _, clockGas := range []uint64{500_000, 3_000_000} {
		patient, blocks := burst(clockGas, 8_192)
		t.Logf("with %d gas a block caught up in %d blocks", clockGas, blocks)
		require.Greater(t, blocks, 1, "a burst this big is more than a block's work")
		require.Equal(t, atOnce, patient)
	}
}

func TestDueSlotsAreSettledBeforeBooksAreCleared(t *testing.T) {
	settle := func(ordersPerPoint int) (settling, clearing int) {
		village := community.Found(t, community.QuarterHours(2, 250), market.BigBlocks(3_000_000)...)
		village.Baseline()
		// So little that settling a slot takes many blocks.
		village.Execute(village.Authority, village.Trading, market.Object{"set_points_per_tick": market.Object{"points_per_tick": 100}})
		village.Use()
		slot := village.EndSlot()
		village.Read(slot)
		var txs [][]byte
		if ordersPerPoint > 0 {
			market.AllowBursts(village, ordersPerPoint)
			txs = market.Burst(village, ordersPerPoint)
		}
		village.EndGrace(slot)
		block, waiting := village.NextBlock(txs...), uint64(0)
		for settling = 1; len(block.EventsOf("wasm-slot_finalized")) == 0; settling++ {
			require.Less(t, settling, 200, "the slot is settled")
			require.Empty(t, block.EventsOf("wasm-batch_cleared"), "no book is cleared")
			require.GreaterOrEqual(t, market.ForwardOf(village).ChangesWaiting, waiting, "no order is taken in")
			waiting = market.ForwardOf(village).ChangesWaiting
			block = village.NextBlock()
		}
		village.Execute(village.Authority, village.Trading, market.Object{"set_points_per_tick": market.Object{"points_per_tick": 8_192}})
		for ; !market.ForwardOf(village).IsIdle(); clearing++ {
			require.Less(t, clearing, 100, "books are cleared")
			require.Empty(t, village.NextBlock().ClockCalls[0].Failure)
		}
		return settling, clearing
	}
	alone, nothing := settle(0)
	require.Greater(t, alone, 2)
	require.Zero(t, nothing)
	settling, clearing := settle(4)
	t.Logf("a slot in %d blocks, then the books in %d", settling, clearing)
	require.Equal(t, alone, settling, "what waits for the books takes nothing from the slot that is due")
	require.Positive(t, clearing)
}
