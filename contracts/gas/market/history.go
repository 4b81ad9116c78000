package market

import (
	"fmt"
	"math/rand/v2"
	"time"

	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

// History makes random blocks of every message that has to do with the forward book.
type History struct {
	*community.Community
	Mirror *Mirror
	// What the blocks told of, by type of event, and messages that were refused.
	Told    map[string]int
	Refused map[string]int
	// Hash of the state after each block, in hexadecimal.
	AppHashes []string
	// Watch, if there is one, sees each block while the state is as that block left it.
	Watch func(apptest.Block)

	random *rand.Rand
	// Trades for owners that let it.
	agent *apptest.Account
	// The slot whose readings are due next.
	unread uint32
	params Object
}

// No block may tell of these.
var alarms = []string{"wasm-identity_violated", "wasm-bank_set_aside", "wasm-book_set_aside", "wasm-message_deferred"}

// Horizon is how many slots ahead a history trades.
const Horizon = 5

// HistoryTerms are those of a small community with short slots.
func HistoryTerms() community.Terms {
	terms := community.QuarterHours(3, 3)
	terms.Nested = true
	terms.SlotSeconds, terms.GraceSeconds = 60, 10
	terms.KeepSlots = 4
	terms.HorizonSlots = Horizon
	terms.DepositMicro = 20_000_000
	return terms
}

// NewHistory begins a history that its seed decides.
func NewHistory(c *community.Community, seed uint64) *History {
	h := &History{
		Community: c, Told: map[string]int{}, Refused: map[string]int{},
		random: rand.New(rand.NewPCG(seed, seed)), agent: c.NewAccount(), unread: c.Slot(),
		params: Object{
			"horizon_slots": Horizon, "min_energy_wh": "500", "open_orders_per_point": 12, "order_deposit_micro": 1_000,
			"orders_per_message": 4, "conditions_per_tick": 2, "bundle_slots_per_tick": 4,
		},
	}
	h.Execute(h.Authority, h.Trading, Object{"set_forward_params": Object{"params": h.params}})
	for zone := 1; zone < c.Terms.Zones; zone++ {
		h.Execute(h.Operator, h.Grid, h.line(uint32(zone)))
	}
	h.Mirror = NewMirror(c)
	return h
}

// Block lets some time pass, sends some messages, and checks what came of them.
func (h *History) Block() {
	h.TB.Helper()
	h.passTime()
	txs := h.readings()
	for range h.random.IntN(4) {
		sender, msg := h.message()
		txs = append(txs, h.Sign(sender, msg))
	}
	h.Take(h.NextBlock(txs...))
	if h.random.IntN(restEvery) == 0 {
		h.untilRest()
	}
}

// End lets all slots that were traded pass and be settled, and requires nothing to be reserved then.
func (h *History) End() {
	h.TB.Helper()
	h.untilRest()
	for range Horizon + 1 {
		slot := h.Slot()
		h.EndSlot()
		h.Take(h.NextBlock(h.readings()...))
		h.EndGrace(slot)
		h.untilRest()
	}
	for _, meter := range h.Meters {
		require.Zero(h.TB, AccountOf(h.Community, meter.ID).Reserved, "reserved of point %d when all is over", meter.ID)
	}
}

// restEvery is after how many blocks, on average, a history lets the clock come to rest.
const restEvery = 12

// restingBlocks is how many blocks in a row leave nothing undone until the clock is said to rest.
const restingBlocks = 3

// untilRest gives the clock room and makes blocks until it has nothing left to do.
func (h *History) untilRest() {
	room := Object{"set_points_per_tick": Object{"points_per_tick": h.Terms.PointsPerTick}}
	h.Take(h.NextBlock(h.Sign(h.Authority, h.Trading.Call(h.Authority, room))))
	idle := 0
	for range 5_000 {
		h.Take(h.NextBlock())
		idle++
		if !ForwardOf(h.Community).IsIdle() || ProgressOf(h.Community).Stage != nil || h.Mirror.IsAnyDue() {
			idle = 0
		}
		if idle == restingBlocks {
			h.Mirror.CheckRest()
			return
		}
	}
	require.Fail(h.TB, "the clock never comes to rest")
}

// Take follows a block and checks what came of it.
func (h *History) Take(block apptest.Block) {
	h.AppHashes = append(h.AppHashes, fmt.Sprintf("%X", block.AppHash))
	for _, call := range block.ClockCalls {
		require.Empty(h.TB, call.Failure, "a tick fails")
		require.LessOrEqual(h.TB, call.GasUsed, h.Terms.ClockGasLimit)
	}
	for _, tx := range block.Txs {
		if !tx.OK() {
			h.Refused[tx.Log]++
		}
		for _, event := range tx.Events {
			h.Told[event.Type]++
		}
	}
	for _, event := range block.Events {
		h.Told[event.Type]++
		require.NotContains(h.TB, alarms, event.Type, "%v", event.Attributes)
	}
	h.Mirror.Follow(block)
	h.Mirror.Check()
	if h.Watch != nil {
		h.Watch(block)
	}
}

// passTime moves the next block's time: not at all, by a little, to the gate of the next slot, or behind the grace of the last one.
func (h *History) passTime() {
	slot := int64(h.Terms.SlotSeconds)
	switch h.random.IntN(12) {
	case 0, 1, 2:
		h.Skip(time.Duration(h.random.IntN(20)) * time.Second)
	case 3:
		h.EndSlot()
	case 4:
		graceEnds := time.Unix(h.Time.Unix()/slot*slot+int64(h.Terms.GraceSeconds), 0)
		h.Skip(max(graceEnds.Sub(h.Time), 0))
	case 5:
		// Just before the gate.
		gate := time.Unix((h.Time.Unix()/slot+1)*slot, 0)
		h.Skip(max(gate.Sub(h.Time)-time.Second, 0))
	}
}

// readings of the slot that ended last, if they are due: of all meters or of some banks.
func (h *History) readings() [][]byte {
	last := h.Slot() - 1
	if h.Time.Add(h.Interval).Unix()/int64(h.Terms.SlotSeconds) > int64(h.Slot()) {
		last++
	}
	if last < h.unread {
		return nil
	}
	h.unread = last + 1
	h.Use()
	var txs [][]byte
	for _, batch := range h.Batches(last) {
		if h.random.IntN(5) > 0 {
			txs = append(txs, h.Sign(h.Operator, h.Submission(h.Operator, batch)...))
		}
	}
	return txs
}

func (h *History) message() (sender *apptest.Account, msg sdk.Msg) {
	meter := h.Meters[h.random.IntN(len(h.Meters))]
	trader := meter.Owner
	switch h.random.IntN(20) {
	case 0, 1, 2:
		trader = h.agent
	case 3:
		trader = h.Operator
	}
	owner := func(msg Object, coins ...sdk.Coin) (*apptest.Account, sdk.Msg) {
		return meter.Owner, h.Trading.Call(meter.Owner, msg, coins...)
	}
	admin := func(msg Object) (*apptest.Account, sdk.Msg) { return h.Authority, h.Trading.Call(h.Authority, msg) }
	operator := func(operator *apptest.Account, msg Object) (*apptest.Account, sdk.Msg) {
		return operator, h.Grid.Call(operator, msg)
	}
	zone := uint32(1 + h.random.IntN(h.Terms.Zones-1))
	amount := int64(h.random.IntN(1_500_000))
	switch n := h.random.IntN(60); {
	case n < 30:
		return trader, Place(h.Community, trader, meter.ID, h.orders(meter)...)
	case n < 34:
		trader = meter.Owner
		return trader, Replace(h.Community, trader, meter.ID, h.chosen(meter.ID), h.orders(meter)...)
	case n < 38:
		return trader, Cancel(h.Community, trader, meter.ID, h.chosen(meter.ID)...)
	case n < 39:
		slot := h.slotAhead()
		return trader, CancelAll(h.Community, trader, meter.ID, pick(h.random, nil, &slot))
	case n < 42:
		return meter.Owner, SetDelegate(h.Community, meter.Owner, meter.ID, h.agent, Limits{
			SlotEnergyWh: uint64(500 + h.random.IntN(30_000)), LowestSell: uint32(h.random.IntN(10)) * 20_000,
			HighestBuy: 300_000 - uint32(h.random.IntN(10))*20_000, ExpiresAt: h.Time.Unix() + int64(h.random.IntN(2_000)),
		})
	case n < 43:
		return meter.Owner, RemoveDelegate(h.Community, meter.Owner, meter.ID, h.agent)
	case n < 45:
		return owner(Object{"deposit": Object{"account": Object{"point": Object{"meter_id": meter.ID}}}},
			sdk.NewInt64Coin(apptest.Denom, 1+h.random.Int64N(max(h.Balance(meter.Owner.String()), 1))))
	case n < 47:
		return owner(Object{"withdraw": Object{
			"account": Object{"point": Object{"meter_id": meter.ID}}, "amount_micro": fmt.Sprint(amount),
		}})
	case n < 48:
		other := h.Meters[h.random.IntN(len(h.Meters))]
		return owner(Object{"transfer": Object{
			"from_meter_id": meter.ID, "to_meter_id": other.ID, "amount_micro": fmt.Sprint(amount),
		}})
	case n < 49:
		return owner(Object{"set_rule": Object{"meter_id": meter.ID, "rule": Object{
			"ask_micro_per_kwh": 80_000 + h.random.IntN(12)*20_000, "bid_micro_per_kwh": 80_000 + h.random.IntN(12)*20_000, "hold": false, "draw": false, "paused": h.random.IntN(9) == 0,
		}}})
	case n < 50:
		return admin(Object{"set_points_per_tick": Object{"points_per_tick": pick(h.random, 1, 60, 300, 8_192)}})
	case n < 51:
		h.params["open_orders_per_point"] = 6 + h.random.IntN(16)
		h.params["order_deposit_micro"] = h.random.IntN(3_000)
		return admin(Object{"set_forward_params": Object{"params": h.params}})
	case n < 52:
		return admin(Object{"set_pricing": Object{"pricing": h.pricing()}})
	case n < 53:
		feedIn := uint32(h.random.IntN(4)) * 40_000
		return operator(h.Authority, Object{"set_tariff": Object{"from_slot": h.Slot() + 1 + Horizon, "tariff": Object{
			"feed_in_micro_per_kwh": feedIn, "retail_micro_per_kwh": feedIn + uint32(h.random.IntN(4))*80_000,
			"trading_fee_micro_per_kwh": 2_000,
		}}})
	case n < 54:
		return operator(h.Operator, h.line(zone))
	case n < 55:
		return operator(h.Operator, Object{"set_island": Object{
			"zone_id": zone, "from_slot": h.Slot() + 1, "islanded": h.random.IntN(2) == 0,
		}})
	case n < 57:
		return operator(h.Operator, Object{"set_state": Object{"zone_id": zone, "state": pick(h.random, states...)}})
	case n < 59:
		from := h.Slot() + 1 + uint32(h.random.IntN(3))
		return operator(h.Operator, Object{"announce_event": Object{
			"zone_id": zone, "from_slot": from, "to_slot": from + uint32(h.random.IntN(3)),
			"multiplier_permille": 500 + h.random.IntN(1_500),
		}})
	default:
		return operator(h.Operator, Object{"withdraw_event": Object{"event_id": h.random.IntN(5)}})
	}
}

func (h *History) line(zone uint32) Object {
	capacity := uint64(h.random.IntN(6)) * 1_000
	return Object{"set_line": Object{"zone_id": zone, "from_slot": h.Slot() + 1, "line": Object{
		"fee_micro_per_kwh": h.random.IntN(3) * 10_000, "capacity_up_wh": fmt.Sprint(capacity), "capacity_down_wh": fmt.Sprint(capacity / 2),
	}}}
}

func (h *History) pricing() Object {
	return Object{
		"sensitivity_permille": h.random.IntN(500), "base_micro_per_kwh": 80_000 + h.random.IntN(220)*1_000,
		"time_of_use": Object{
			"time_zone": Object{"standard_offset_minutes": 60, "daylight": nil},
			"windows": []Object{{
				"weekdays": 127, "from_minute": h.random.IntN(1_440), "to_minute": h.random.IntN(1_440), "multiplier_permille": 1_500,
			}},
		},
		"state_permille": Object{"normal": 1_000, "alert": 1_200, "emergency": 1_500, "restoration": 1_100},
	}
}

// orders are mostly such that can be placed, and some that can't.
func (h *History) orders(meter *community.Meter) []Order {
	// A point buys or sells, and now and then the other way round.
	side := []Side{Buy, Sell}[meter.ID%2]
	if h.random.IntN(8) == 0 {
		side = pick(h.random, Buy, Sell)
	}
	orders := make([]Order, 1+h.random.IntN(4))
	for i := range orders {
		slot := h.slotAhead()
		order := Order{
			Side: side, Parts: []Part{{slot, h.energy()}},
			Kind: pick(h.random, Fixed, Fixed, Fixed, Fixed, Dynamic, TimeOfUse, DemandResponse, GridStability, Market, Bundle),
		}
		if order.Kind == Bundle && slot < h.Slot()+Horizon {
			order.Parts = append(order.Parts, Part{slot + 1 + uint32(h.random.IntN(int(h.Slot()+Horizon-slot))), h.energy()})
		} else if order.Kind == Bundle {
			order.Kind = Fixed
		}
		order.Limit = h.price(slot)
		if order.Kind.IsModel() {
			order.Offset = int32(h.random.IntN(9)-4) * 20_000
		}
		if order.Kind != Bundle && h.random.IntN(8) == 0 {
			order.Condition = h.condition(slot)
		}
		if gate := int64(slot) * int64(h.Terms.SlotSeconds); h.random.IntN(4) == 0 && gate > h.Time.Unix()+2 {
			order.ExpiresAt = h.Time.Unix() + 1 + h.random.Int64N(gate-h.Time.Unix())
		}
		orders[i] = order
	}
	return orders
}

// slotAhead is one that can be traded mostly, or the present one, or one beyond the horizon.
func (h *History) slotAhead() uint32 {
	if h.random.IntN(60) == 0 {
		return h.Slot() + pick[uint32](h.random, 0, Horizon+1)
	}
	return h.Slot() + 1 + uint32(h.random.IntN(Horizon))
}

// price is one of few within a slot's range, so that orders meet, or now and then any.
func (h *History) price(slot uint32) uint32 {
	if h.random.IntN(60) == 0 {
		return uint32(h.random.IntN(400)) * 1_000
	}
	book := BookOf(h.Community, slot)
	return book.Floor + uint32(h.random.IntN(int((book.Ceiling-book.Floor)/20_000)+1))*20_000
}

func (h *History) energy() uint64 {
	if h.random.IntN(60) == 0 {
		return uint64(h.random.IntN(10_000))
	}
	return uint64(2+h.random.IntN(11)) * 500
}

func (h *History) condition(slot uint32) Object {
	zone := h.random.IntN(h.Terms.Zones)
	if h.random.IntN(2) == 0 {
		return Object{"zone_state": Object{"zone_id": zone, "state": pick(h.random, states...)}}
	}
	return Object{"zone_price": Object{
		"zone_id": zone, "comparison": pick(h.random, comparisons...), "price_micro_per_kwh": h.price(slot),
	}}
}

// chosen are open orders mostly, and one that never was when there is none.
func (h *History) chosen(meterID uint32) []Ref {
	open := h.Mirror.Open(meterID)
	if len(open) == 0 {
		return []Ref{{h.Slot() + 1, 999_999}}
	}
	refs := make([]Ref, 1+h.random.IntN(3))
	for i := range refs {
		order := open[h.random.IntN(len(open))]
		refs[i] = Ref{order.Slot(), order.ID}
	}
	return refs
}

func pick[T any](random *rand.Rand, values ...T) T { return values[random.IntN(len(values))] }
