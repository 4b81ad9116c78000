package market

import (
	"testing"

	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

// measuredOrders is how many orders are in the message that is measured.
const measuredOrders = 10

// OrderCost is gas per order.
type OrderCost struct {
	PlaceAlone, PlaceTenth, PlaceMarginal    float64
	CancelAlone, CancelTenth, CancelMarginal float64
}

// MeasureOrders places and cancels orders in books that others use, from an account that has traded before.
func MeasureOrders(tb testing.TB) (cost OrderCost) {
	village := community.Found(tb, community.QuarterHours(2, 8))
	AllowBursts(village, 4*measuredOrders)
	slot := village.Slot() + 2
	// Sells only, so that all of them rest.
	orders := func(count int) []Order {
		several := make([]Order, count)
		for i := range several {
			several[i] = NewLimit(Sell, slot+uint32(i), 1_000, 150_000+uint32(i)*1_000)
		}
		return several
	}
	for _, meter := range village.Meters {
		village.MustSend(meter.Owner, Place(village, meter.Owner, meter.ID, orders(measuredOrders)...))
	}
	meter := village.Meters[len(village.Meters)/2]
	gas := func(msg sdk.Msg) float64 { return float64(village.MustSend(meter.Owner, msg).GasUsed) }
	cost.PlaceAlone = gas(Place(village, meter.Owner, meter.ID, orders(1)...))
	ten := gas(Place(village, meter.Owner, meter.ID, orders(measuredOrders)...))
	cost.PlaceTenth, cost.PlaceMarginal = each(cost.PlaceAlone, ten)

	var refs []Ref
	for _, order := range OrdersOf(village, meter.ID) {
		refs = append(refs, Ref{order.Slot, order.OrderID})
	}
	cost.CancelAlone = gas(Cancel(village, meter.Owner, meter.ID, refs[0]))
	ten = gas(Cancel(village, meter.Owner, meter.ID, refs[1:1+measuredOrders]...))
	cost.CancelTenth, cost.CancelMarginal = each(cost.CancelAlone, ten)
	return cost
}

func each(alone, together float64) (tenth, marginal float64) {
	return together / measuredOrders, (together - alone) / (measuredOrders - 1)
}

// FillCost is gas per fill: what the clock uses to take orders in, clear and fill them, and what a slot costs more to settle because of its fills.
type FillCost struct {
	Clearing, Settling float64
}

// MeasureFills clears a burst of orders of 1,000 metering points and settles one of its slots.
func MeasureFills(tb testing.TB) (cost FillCost) {
	const ordersPerPoint = 10
	village := community.Found(tb, community.QuarterHours(4, 250), BigBlocks(3_000_000)...)
	AllowBursts(village, ordersPerPoint)
	village.Baseline()
	mirror := NewMirror(village)
	idle := village.NextBlock().ClockCalls[0].GasUsed

	slot := village.Slot() + 2
	block := village.NextBlock(Burst(village, ordersPerPoint)...)
	gas := uint64(0)
	for {
		mirror.Follow(block)
		require.Empty(tb, block.ClockCalls[0].Failure)
		gas += block.ClockCalls[0].GasUsed - idle
		if ForwardOf(village).IsIdle() {
			break
		}
		block = village.NextBlock()
	}
	cost.Clearing = float64(gas) / float64(mirror.Fills)

	// A reading counts for its slot only if the one before was read, too. Books of slots that begin are closed before their settlement is measured.
	settle := func() uint64 {
		village.Use()
		slot := village.EndSlot()
		village.Read(slot)
		village.EndGrace(slot)
		return village.SettleSlot(slot).Gas
	}
	without := settle()
	for village.Slot() < slot {
		without = settle()
	}
	with := settle()
	cost.Settling = (float64(with) - float64(without)) / float64(mirror.FillsOf[slot])
	return cost
}

// MeasureLatency counts the blocks from the one that takes two orders to that of their batch; 0 is the same.
func MeasureLatency(tb testing.TB) (blocks int) {
	village := community.Found(tb, community.QuarterHours(1, 2))
	mirror := NewMirror(village)
	slot, seller, buyer := village.Slot()+2, village.Meters[0], village.Meters[1]
	mirror.Follow(village.NextBlock(
		village.Sign(seller.Owner, Place(village, seller.Owner, seller.ID, NewLimit(Sell, slot, 1_000, 100_000))),
		village.Sign(buyer.Owner, Place(village, buyer.Owner, buyer.ID, NewLimit(Buy, slot, 1_000, 200_000)))))
	for ; len(mirror.Cleared) == 0; blocks++ {
		require.Less(tb, blocks, 100, "the orders are cleared")
		mirror.Follow(village.NextBlock())
	}
	return blocks
}
