package market

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/stretchr/testify/require"
)

// Check asks the chain for everything that the mirror knows and requires it to be the same, and the identities of docs/spec/market.md to hold.
func (m *Mirror) Check() {
	m.checkMoney()
	m.checkCapacities()
	forward := ForwardOf(m.c)
	require.Equal(m.c.TB, m.nextID, forward.NextOrderID)
	conditional, bundles := 0, 0
	for _, order := range m.Orders {
		switch {
		case order.Ended:
		case order.Conditional:
			conditional++
		case order.Kind == Bundle:
			bundles++
		}
	}
	require.Equal(m.c.TB, conditional, int(forward.ConditionalOrders), "conditional orders")
	require.Equal(m.c.TB, bundles, int(forward.BundlesWaiting), "bundles that wait")
	settled := ProgressOf(m.c).Slot
	for slot := range m.Books {
		// What is no longer kept is pruned, soon or at once.
		if slot+m.c.Terms.KeepSlots < settled {
			continue
		}
		book := BookOf(m.c, slot)
		m.checkTrades(book, forward)
		if book.Open {
			m.checkBook(book, forward)
		}
	}
	for _, meter := range m.c.Meters {
		m.checkPoint(meter.ID)
	}
}

// checkMoney requires the accounts to sum to the coins held.
func (m *Mirror) checkMoney() {
	accounts, held := m.c.Audit()
	require.Equal(m.c.TB, held, accounts, "accounts sum to the coins held")
}

// checkPoint compares a point's orders, positions and reserves.
func (m *Mirror) checkPoint(meterID uint32) {
	tb := m.c.TB
	open := m.Open(meterID)
	reserved := int64(0)
	told := map[uint64]Status{}
	for _, status := range OrdersOf(m.c, meterID) {
		told[status.OrderID] = status
		order := m.Orders[status.OrderID]
		require.NotNil(tb, order, "order %d is known", status.OrderID)
		require.Equal(tb, order.Filled, status.Filled, "filled of order %d: %+v", order.ID, status)
		require.Equal(tb, order.Delegated, status.Delegated, "order %d by a delegate", order.ID)
		require.Equal(tb, !order.Ended, status.IsOpen(), "order %d is open: %+v", order.ID, status)
		require.Equal(tb, order.Conditional && !order.Ended, status.Status == "conditional", "order %d waits for its condition: %+v", order.ID, status)
		require.Equal(tb, m.Reserve(order), status.Reserved, "reserve of order %d: %+v", order.ID, status)
		left := order.LeftWh()
		if order.Ended {
			left = 0
		}
		require.Equal(tb, left, status.Left, "left of order %d", order.ID)
		require.Equal(tb, left == 0 && order.Filled == order.EnergyWh(), status.Status == "filled", "order %d is filled: %+v", order.ID, status)
		require.False(tb, status.Status == "ended" && status.Reason == "none", "why order %d ended", order.ID)
	}
	for _, order := range open {
		require.Contains(tb, told, order.ID, "open order %d is told", order.ID)
		reserved += m.Reserve(order)
	}
	for _, position := range PositionsOf(m.c, meterID) {
		tally := at(m.Positions, position.Slot, meterID)
		require.Equal(tb, *tally, Tally{position.Sold, position.Bought, position.Money, position.Reserved},
			"position of point %d in slot %d", meterID, position.Slot)
	}
	for _, points := range m.Positions {
		if tally := points[meterID]; tally != nil {
			reserved += tally.Reserved
		}
	}
	require.Equal(tb, reserved, AccountOf(m.c, meterID).Reserved, "reserved of point %d", meterID)
}

// checkTrades requires batches to be what their fills are, zones' net exports to be what lines carry, and everybody's money and the lines' to sum to
// zero.
func (m *Mirror) checkTrades(book Book, forward Forward) {
	tb := m.c.TB
	flows := map[uint32]int64{}
	money := int64(0)
	for _, zone := range book.Zones {
		cleared := at(m.Batched, book.Slot, zone.ID)
		require.Equal(tb, [3]int64{int64(cleared.Sold), int64(cleared.Bought), cleared.Money},
			[3]int64{int64(zone.Sold), int64(zone.Bought), zone.LineEarned}, "batches of zone %d of slot %d", zone.ID, book.Slot)
		require.Equal(tb, m.Flows[book.Slot][zone.ID], zone.Flow, "flow of zone %d of slot %d", zone.ID, book.Slot)
		filled := at(m.Traded, book.Slot, zone.ID)
		if forward.SlotInBatch == nil {
			require.Equal(tb, [2]uint64{zone.Sold, zone.Bought}, [2]uint64{filled.Sold, filled.Bought}, "fills of zone %d of slot %d", zone.ID, book.Slot)
		}
		flows[zone.ID] = zone.Flow
		money += zone.LineEarned
	}
	grid := GridOf(m.c, book.Slot)
	for _, zone := range book.Zones {
		out := flows[zone.ID]
		for _, child := range grid {
			if child.Parent != nil && *child.Parent == zone.ID {
				out -= flows[child.ID]
			}
		}
		require.Equal(tb, int64(zone.Sold)-int64(zone.Bought), out, "net export of zone %d in slot %d", zone.ID, book.Slot)
	}
	if forward.SlotInBatch == nil {
		for _, tally := range m.Positions[book.Slot] {
			money += tally.Money
		}
		require.Zero(tb, money, "money of slot %d", book.Slot)
	}
}

// checkCapacities requires no batch of the latest block to have sent more over a line than it carries, with what earlier batches sent.
func (m *Mirror) checkCapacities() {
	for _, batch := range m.Cleared {
		for _, line := range GridOf(m.c, batch.Slot) {
			up, down := int64(line.CapacityUp), int64(line.CapacityDown)
			if line.Islanded || line.Parent == nil {
				up, down = 0, 0
			}
			i := slices.IndexFunc(batch.Zones, func(zone ClearedZone) bool { return zone.ID == line.ID })
			if i < 0 || batch.Zones[i].Flow == 0 {
				continue
			}
			flow := m.Flows[batch.Slot][line.ID]
			if batch.Zones[i].Flow > 0 {
				require.LessOrEqual(m.c.TB, flow, up, "flow up from zone %d in slot %d", line.ID, batch.Slot)
			} else {
				require.LessOrEqual(m.c.TB, -flow, down, "flow down to zone %d in slot %d", line.ID, batch.Slot)
			}
		}
	}
}

// checkBook compares a book's entries and depth, and requires nobody in it to be left who could trade.
func (m *Mirror) checkBook(book Book, forward Forward) {
	tb := m.c.TB
	for _, zone := range book.Zones {
		entries := EntriesOf(m.c, book.Slot, zone.ID)
		m.checkSorted(entries)
		slices.SortFunc(entries, func(one, other Entry) int { return cmp.Compare(one.OrderID, other.OrderID) })
		expected, depth := m.entries(book, zone)
		require.Equal(tb, expected, entries, "book of zone %d of slot %d", zone.ID, book.Slot)
		if forward.ChangesWaiting == 0 {
			require.Equal(tb, depth, DepthOf(m.c, book.Slot, zone.ID), "depth of zone %d of slot %d", zone.ID, book.Slot)
		}
	}
}

// CheckRest requires that no open book has two orders left that a batch would match. It holds when the clock has cleared all of them.
func (m *Mirror) CheckRest() {
	for slot := range m.Books {
		book := BookOf(m.c, slot)
		if !book.Open {
			continue
		}
		var depths [][]Level
		for _, zone := range book.Zones {
			_, depth := m.entries(book, zone)
			depths = append(depths, depth)
		}
		require.Empty(m.c.TB, crossing(book, GridOf(m.c, slot), depths), "slot %d after its batch", slot)
	}
}

// IsAnyDue tells whether an open order's time has come: it expired, or its slot has begun.
func (m *Mirror) IsAnyDue() bool {
	now := m.c.Time.Unix()
	for _, order := range m.Orders {
		gate := int64(order.Slot()) * int64(m.c.Terms.SlotSeconds)
		if !order.Ended && (gate <= now || order.ExpiresAt != 0 && order.ExpiresAt <= now) {
			return true
		}
	}
	return false
}

// entries are what the book of a zone has to be, in order of id, and what rests per price.
func (m *Mirror) entries(book Book, zone Zone) (entries []Entry, depth []Level) {
	for _, id := range slices.Sorted(maps.Keys(m.Orders)) {
		order := m.Orders[id]
		if !order.Rests() || order.Slot() != book.Slot || order.Zone != zone.ID {
			continue
		}
		entry := Entry{id, order.MeterID, order.Side, EffectivePrice(book, zone.References, order.Order), order.Left[0]}
		entries = append(entries, entry)
		i, found := slices.BinarySearchFunc(depth, entry.Price, func(level Level, price uint32) int { return cmp.Compare(level.Price, price) })
		if !found {
			depth = slices.Insert(depth, i, Level{Price: entry.Price})
		}
		if entry.Side == Sell {
			depth[i].Sell += entry.Left
		} else {
			depth[i].Buy += entry.Left
		}
	}
	return entries, depth
}

// EffectivePrice is the price at which an order trades with these references.
func EffectivePrice(book Book, references References, order Order) uint32 {
	if !order.Kind.IsModel() {
		return order.Limit
	}
	price := int64(references.Of(order.Kind)/book.Tick*book.Tick) + int64(order.Offset)
	return uint32(min(max(price, int64(book.Floor)), int64(book.Ceiling)))
}

// checkSorted requires the best first in each list of one side and kind, and the oldest first at one price.
func (m *Mirror) checkSorted(entries []Entry) {
	for i := 1; i < len(entries); i++ {
		before, after := m.Orders[entries[i-1].OrderID], m.Orders[entries[i].OrderID]
		if before == nil || after == nil || before.Side != after.Side || before.Kind != after.Kind {
			continue
		}
		key := func(order *Tracked) int64 {
			if order.Kind.IsModel() {
				return int64(order.Offset)
			}
			return int64(order.Limit)
		}
		better := cmp.Compare(key(before), key(after))
		if before.Side == Buy {
			better = -better
		}
		require.Negative(m.c.TB, cmp.Or(better, cmp.Compare(before.ID, after.ID)), "order %d before %d", before.ID, after.ID)
	}
}

// crossing is a sell that a batch would match with a buy: in one zone at the same price or better, over lines with room if the buy pays more than the
// sell and the lines' fees. It is empty when there is none.
func crossing(book Book, grid []GridZone, depths [][]Level) string {
	const none = math.MaxInt64
	costs := map[uint32]int64{}
	for i, zone := range book.Zones {
		costs[zone.ID] = none
		for _, level := range depths[i] {
			if level.Sell > 0 {
				costs[zone.ID] = int64(level.Price)
				break
			}
		}
	}
	own := maps.Clone(costs)
	// On a tree the cheapest way is found when nothing gets cheaper any more.
	for changed := true; changed; {
		changed = false
		for _, line := range grid {
			i := slices.IndexFunc(book.Zones, func(zone Zone) bool { return zone.ID == line.ID })
			if line.Parent == nil || i < 0 {
				continue
			}
			for _, way := range []struct {
				from, to uint32
				room     uint64
			}{{line.ID, *line.Parent, book.Zones[i].LeftUp}, {*line.Parent, line.ID, book.Zones[i].LeftDown}} {
				if from := costs[way.from]; way.room > 0 && from != none && from+int64(line.Fee) < costs[way.to] {
					costs[way.to] = from + int64(line.Fee)
					changed = true
				}
			}
		}
	}
	for i, zone := range book.Zones {
		for _, level := range slices.Backward(depths[i]) {
			if level.Buy == 0 {
				continue
			}
			if buy := int64(level.Price); own[zone.ID] <= buy || costs[zone.ID] < buy {
				return fmt.Sprintf("in zone %d a buy at %d meets sells at %d there and at %d within reach", zone.ID, buy, own[zone.ID], costs[zone.ID])
			}
			break
		}
	}
	return ""
}
