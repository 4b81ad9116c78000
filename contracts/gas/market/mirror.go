package market

import (
	"encoding/base64"
	"encoding/json"
	"maps"
	"slices"
	"strconv"

	abci "github.com/cometbft/cometbft/abci/types"
	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

// Mirror keeps all books, positions and reserves from what the chain's events tell, and nothing else.
type Mirror struct {
	c *community.Community
	// By slot.
	Books map[uint32]Terms
	// By id; ended orders stay.
	Orders map[uint64]*Tracked
	// By slot and metering point; settled ones stay.
	Positions map[uint32]map[uint32]*Tally
	// By slot and zone: what orders sold and bought, what batches did, which earned their lines the money, and what they sent up.
	Traded, Batched map[uint32]map[uint32]*Tally
	Flows           map[uint32]map[uint32]int64
	// Batches that were cleared in the latest block.
	Cleared []Cleared
	// Fills of orders, in all and by slot.
	Fills   int
	FillsOf map[uint32]int
	// Points' trades in a batch: nobody may be on both sides.
	sides  map[batchPoint]Side
	nextID uint64
}

// Terms of a slot's book.
type Terms struct{ Tick, Floor, Ceiling, Deposit uint32 }

// Tracked is an order and what is left of it.
type Tracked struct {
	Placed
	ID      uint64
	MeterID uint32
	// Per part.
	Left []uint64
	// Not in the book, but to come: the condition does not hold yet.
	Conditional bool
	Ended       bool
	Filled      uint64
	// What its fills cost or brought.
	Worth int64
}

// Tally is what was traded.
type Tally struct {
	Sold, Bought    uint64
	Money, Reserved int64
}

// Cleared is a batch that traded.
type Cleared struct {
	Slot, Batch uint32
	BundleID    *uint64
	Zones       []ClearedZone
}

// ClearedZone is what a batch did in a zone.
type ClearedZone struct {
	ID         uint32  `json:"zone_id"`
	Price      *uint32 `json:"price_micro_per_kwh"`
	Sold       Wh      `json:"sold_wh,string"`
	Bought     Wh      `json:"bought_wh,string"`
	Flow       int64   `json:"line_flow_wh"`
	LineEarned int64   `json:"line_earned_micro,string"`
}

type batchPoint struct{ slot, batch, meterID uint32 }

// NewMirror begins before the first order.
func NewMirror(c *community.Community) *Mirror {
	return &Mirror{
		c: c, Books: map[uint32]Terms{}, Orders: map[uint64]*Tracked{}, sides: map[batchPoint]Side{}, nextID: ForwardOf(c).NextOrderID,
		FillsOf: map[uint32]int{}, Positions: map[uint32]map[uint32]*Tally{}, Flows: map[uint32]map[uint32]int64{},
		Traded: map[uint32]map[uint32]*Tally{}, Batched: map[uint32]map[uint32]*Tally{},
	}
}

// Follow takes in a block.
func (m *Mirror) Follow(block apptest.Block) {
	m.Cleared = nil
	for _, tx := range block.Txs {
		if tx.OK() {
			m.follow(tx.Events)
		}
	}
	m.follow(block.Events)
}

func (m *Mirror) follow(events []abci.Event) {
	for _, event := range events {
		told := told{m.c.TB, map[string]string{}}
		for _, attribute := range event.Attributes {
			told.attributes[attribute.Key] = attribute.Value
		}
		if told.attributes["_contract_address"] != string(m.c.Trading) {
			continue
		}
		switch event.Type {
		case "wasm-book_opened":
			m.Books[told.number("slot")] = Terms{
				told.number("price_tick_micro_per_kwh"), told.number("floor_micro_per_kwh"),
				told.number("ceiling_micro_per_kwh"), told.number("order_deposit_micro"),
			}
		case "wasm-orders_placed":
			m.placed(told)
		case "wasm-orders_cancelled":
			m.ended(decodeEnds(told.packed("orders")), told.amount("freed_micro"))
		case "wasm-orders_ended":
			m.ended(decodeEnds(told.packed("orders")), -1)
		case "wasm-order_triggered":
			order := m.order(uint64(told.amount("order_id")), told.number("meter_id"))
			require.True(m.c.TB, order.Conditional, "order %d was triggered without a condition", order.ID)
			order.Conditional = false
		case "wasm-batch_cleared":
			m.cleared(told)
		case "wasm-orders_filled":
			m.filled(told)
		case "wasm-reserves_freed":
			m.freed(told)
		}
	}
}

func (m *Mirror) placed(told told) {
	tb := m.c.TB
	id := uint64(told.amount("first_order_id"))
	require.GreaterOrEqual(tb, id, m.nextID, "ids ascend")
	reserved := int64(0)
	for packed := told.packed("orders"); !packed.empty(); id++ {
		order := &Tracked{Placed: decodePlaced(packed), ID: id, MeterID: told.number("meter_id")}
		order.Conditional = order.Condition != nil
		for _, part := range order.Parts {
			require.Contains(tb, m.Books, part.Slot, "the book of slot %d opened", part.Slot)
			order.Left = append(order.Left, part.EnergyWh)
		}
		m.Orders[id] = order
		reserved += m.Reserve(order)
	}
	m.nextID = id
	require.Equal(tb, told.amount("reserved_micro"), reserved, "reserved by %v", told.attributes)
}

func (m *Mirror) ended(ends []End, told int64) {
	total := int64(0)
	for _, end := range ends {
		order := m.order(end.OrderID, end.MeterID)
		require.Equal(m.c.TB, order.LeftWh(), end.LeftWh, "left of order %d", end.OrderID)
		require.Equal(m.c.TB, m.Reserve(order), end.Freed, "freed by the end of order %d, %+v", end.OrderID, order)
		order.Ended = true
		total += end.Freed
	}
	if told >= 0 {
		require.Equal(m.c.TB, total, told, "freed in all")
	}
}

func (m *Mirror) cleared(told told) {
	batch := Cleared{Slot: told.number("slot"), Batch: told.number("batch")}
	if id, ok := told.attributes["bundle_id"]; ok && id != "" {
		bundle := uint64(told.amount("bundle_id"))
		batch.BundleID = &bundle
	}
	require.NoError(m.c.TB, json.Unmarshal([]byte(told.attributes["zones"]), &batch.Zones))
	m.Cleared = append(m.Cleared, batch)
	if m.Flows[batch.Slot] == nil {
		m.Flows[batch.Slot] = map[uint32]int64{}
	}
	for _, zone := range batch.Zones {
		cleared := at(m.Batched, batch.Slot, zone.ID)
		cleared.Sold += zone.Sold
		cleared.Bought += zone.Bought
		cleared.Money += zone.LineEarned
		m.Flows[batch.Slot][zone.ID] += zone.Flow
	}
}

func (m *Mirror) filled(told told) {
	tb, slot, zone, price := m.c.TB, told.number("slot"), told.number("zone_id"), told.number("price_micro_per_kwh")
	for _, fill := range decodeFills(told.packed("fills")) {
		order := m.order(fill.OrderID, fill.MeterID)
		part := slices.IndexFunc(order.Parts, func(part Part) bool { return part.Slot == slot })
		require.GreaterOrEqual(tb, part, 0, "order %d has no part in slot %d", order.ID, slot)
		require.False(tb, order.Conditional, "order %d waits for its condition and was filled", order.ID)
		require.Equal(tb, order.Zone, zone, "zone of order %d", order.ID)
		require.Equal(tb, order.Side == Sell, fill.Sell, "side of order %d", order.ID)
		require.Positive(tb, fill.EnergyWh)
		require.LessOrEqual(tb, fill.EnergyWh, order.Left[part], "left of order %d", order.ID)
		if order.Kind == Fixed || order.Kind == Market {
			require.True(tb, within(order.Side, order.Limit, price), "order %d of limit %d was filled at %d", order.ID, order.Limit, price)
		}
		point := batchPoint{slot, told.number("batch"), order.MeterID}
		if side, known := m.sides[point]; known {
			require.Equal(tb, side, order.Side, "point %d is on both sides of batch %d of slot %d", order.MeterID, point.batch, slot)
		}
		m.sides[point] = order.Side

		m.Fills++
		m.FillsOf[slot]++
		before := m.Reserve(order)
		order.Left[part] -= fill.EnergyWh
		order.Filled += fill.EnergyWh
		order.Ended = order.LeftWh() == 0
		moved := before - m.Reserve(order)
		money := int64(price/1_000) * int64(fill.EnergyWh)
		order.Worth += money
		if order.Kind != Bundle {
			require.Equal(tb, order.Ended, fill.Whole, "order %d is filled whole", order.ID)
		} else if average := uint32(order.Worth * 1_000 / int64(order.Filled)); order.Ended {
			require.True(tb, within(order.Side, order.Limit, average), "bundle %d of average limit %d came to %d", order.ID, order.Limit, average)
		}
		at(m.Positions, slot, order.MeterID).add(order.Side, fill.EnergyWh, money, moved)
		if order.Kind == Bundle {
			m.keepInFirst(order, slot, moved, price, fill.EnergyWh)
		}
		at(m.Traded, slot, zone).add(order.Side, fill.EnergyWh, money, 0)
	}
}

// keepInFirst leaves with a slot of a bundle what that slot may cost at its price, and the rest of what its part held with the bundle's first slot.
func (m *Mirror) keepInFirst(order *Tracked, slot uint32, held int64, price uint32, energyWh uint64) {
	worst := price
	if order.Side == Sell {
		worst = m.Books[slot].Ceiling - price
	}
	rest := held - int64(worst/1_000)*int64(energyWh)
	at(m.Positions, slot, order.MeterID).Reserved -= rest
	at(m.Positions, order.Slot(), order.MeterID).Reserved += rest
}

func (m *Mirror) freed(told told) {
	slot := told.number("slot")
	for meterID, freed := range decodeFreed(told.packed("freed"), told.number("bank")) {
		tally := at(m.Positions, slot, meterID)
		require.Equal(m.c.TB, tally.Reserved, freed, "freed of point %d in slot %d", meterID, slot)
		tally.Reserved = 0
	}
}

func (m *Mirror) order(id uint64, meterID uint32) *Tracked {
	order := m.Orders[id]
	require.NotNil(m.c.TB, order, "no order %d", id)
	require.Equal(m.c.TB, order.MeterID, meterID, "point of order %d", id)
	require.False(m.c.TB, order.Ended, "order %d has ended before", id)
	return order
}

// Reserve is what an order holds back for what is left of it (docs/spec/market.md, section 3).
func (m *Mirror) Reserve(order *Tracked) int64 {
	if order.Ended || order.LeftWh() == 0 {
		return 0
	}
	reserve := int64(m.Books[order.Slot()].Deposit)
	for i, part := range order.Parts {
		terms := m.Books[part.Slot]
		worst := order.Limit
		if order.Kind.IsModel() {
			worst = terms.Ceiling
			if order.Side == Sell {
				worst = terms.Floor
			}
		}
		if order.Side == Sell {
			worst = terms.Ceiling - min(worst, terms.Ceiling)
		}
		reserve += int64(worst/1_000) * int64(order.Left[i])
	}
	return reserve
}

// Open returns a metering point's orders that can still trade, in order of id.
func (m *Mirror) Open(meterID uint32) []*Tracked {
	var open []*Tracked
	for _, id := range slices.Sorted(maps.Keys(m.Orders)) {
		if order := m.Orders[id]; order.MeterID == meterID && !order.Ended {
			open = append(open, order)
		}
	}
	return open
}

// LeftWh is what can still be filled.
func (t *Tracked) LeftWh() uint64 {
	left := uint64(0)
	for _, part := range t.Left {
		left += part
	}
	return left
}

// Rests tells whether the order is in the book of its slot, or on its way there.
func (t *Tracked) Rests() bool { return !t.Ended && !t.Conditional && t.Kind != Bundle }

func (t *Tally) add(side Side, energyWh uint64, money, reserved int64) {
	if side == Sell {
		t.Sold += energyWh
		t.Money += money
	} else {
		t.Bought += energyWh
		t.Money -= money
	}
	t.Reserved += reserved
}

func within(side Side, limit, price uint32) bool {
	if side == Sell {
		return price >= limit
	}
	return price <= limit
}

func at(tallies map[uint32]map[uint32]*Tally, slot, id uint32) *Tally {
	if tallies[slot] == nil {
		tallies[slot] = map[uint32]*Tally{}
	}
	if tallies[slot][id] == nil {
		tallies[slot][id] = &Tally{}
	}
	return tallies[slot][id]
}

// told is an event of trading.
type told struct {
	tb         require.TestingT
	attributes map[string]string
}

func (t told) amount(key string) int64 {
	value, err := strconv.ParseInt(t.attributes[key], 10, 64)
	require.NoError(t.tb, err, "%s of %v", key, t.attributes)
	return value
}

func (t told) number(key string) uint32 { return uint32(t.amount(key)) }

func (t told) packed(key string) *reader {
	bytes, err := base64.StdEncoding.DecodeString(t.attributes[key])
	require.NoError(t.tb, err, "%s of %v", key, t.attributes)
	return &reader{t.tb, bytes}
}
