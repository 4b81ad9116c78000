package market

import (
	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

// Wh is energy as contracts write it in JSON.
type Wh = uint64

// Account is a metering point's account.
type Account struct {
	Available int64 `json:"available_micro,string"`
	Reserved  int64 `json:"reserved_micro,string"`
}

// AccountOf asks for a metering point's account.
func AccountOf(c *community.Community, meterID uint32) (account Account) {
	c.Query(c.Trading, Object{"account": Object{"meter_id": meterID}}, &account)
	return account
}

// Forward is what the clock has to do for the forward books.
type Forward struct {
	NextOrderID       uint64  `json:"next_order_id"`
	ChangesWaiting    uint64  `json:"changes_waiting"`
	SlotsChanged      uint32  `json:"slots_changed"`
	SlotInBatch       *uint32 `json:"slot_in_batch"`
	ConditionalOrders uint32  `json:"conditional_orders"`
	BundlesWaiting    uint32  `json:"bundles_waiting"`
}

// IsIdle tells whether every book is as its batch left it.
func (f Forward) IsIdle() bool {
	return f.ChangesWaiting == 0 && f.SlotsChanged == 0 && f.SlotInBatch == nil
}

// ForwardOf asks what the clock has to do.
func ForwardOf(c *community.Community) (forward Forward) {
	c.Query(c.Trading, Object{"forward": Object{}}, &forward)
	return forward
}

// References are the models' prices in a zone.
type References struct {
	Dynamic        uint32 `json:"dynamic_micro_per_kwh"`
	TimeOfUse      uint32 `json:"time_of_use_micro_per_kwh"`
	DemandResponse uint32 `json:"demand_response_micro_per_kwh"`
	GridStability  uint32 `json:"grid_stability_micro_per_kwh"`
}

// Of returns a model's.
func (r References) Of(model Kind) uint32 {
	return []uint32{Dynamic: r.Dynamic, TimeOfUse: r.TimeOfUse, DemandResponse: r.DemandResponse, GridStability: r.GridStability}[model]
}

// Book is a slot's.
type Book struct {
	Slot    uint32 `json:"slot"`
	GateAt  int64  `json:"gate_at"`
	Open    bool   `json:"open"`
	Tick    uint32 `json:"price_tick_micro_per_kwh"`
	Floor   uint32 `json:"floor_micro_per_kwh"`
	Ceiling uint32 `json:"ceiling_micro_per_kwh"`
	Batches uint32 `json:"batches"`
	Zones   []Zone `json:"zones"`
}

// Zone of a slot's book, with what its batches came to.
type Zone struct {
	ID         uint32     `json:"zone_id"`
	LastPrice  *uint32    `json:"last_price_micro_per_kwh"`
	Sold       Wh         `json:"sold_wh,string"`
	Bought     Wh         `json:"bought_wh,string"`
	Flow       int64      `json:"line_flow_wh"`
	LeftUp     Wh         `json:"capacity_left_up_wh,string"`
	LeftDown   Wh         `json:"capacity_left_down_wh,string"`
	LineEarned int64      `json:"line_earned_micro,string"`
	References References `json:"references"`
}

// BookOf asks for a slot's book.
func BookOf(c *community.Community, slot uint32) (book Book) {
	c.Query(c.Trading, Object{"forward_slot": Object{"slot": slot}}, &book)
	return book
}

// Level of a zone's book.
type Level struct {
	Price uint32 `json:"price_micro_per_kwh"`
	Sell  Wh     `json:"sell_wh,string"`
	Buy   Wh     `json:"buy_wh,string"`
}

// DepthOf asks what rests in a zone's book per price.
func DepthOf(c *community.Community, slot, zone uint32) []Level {
	var depth struct {
		Levels []Level `json:"levels"`
	}
	c.Query(c.Trading, Object{"depth": Object{"slot": slot, "zone_id": zone}}, &depth)
	// Nothing rests in an empty zone.
	return append([]Level(nil), depth.Levels...)
}

// Entry of a zone's book.
type Entry struct {
	OrderID uint64 `json:"order_id"`
	MeterID uint32 `json:"meter_id"`
	Side    Side   `json:"side"`
	Price   uint32 `json:"price_micro_per_kwh"`
	Left    Wh     `json:"left_wh,string"`
}

// EntriesOf asks for all of a zone's book, page by page.
func EntriesOf(c *community.Community, slot, zone uint32) []Entry {
	var entries []Entry
	for after := (*string)(nil); ; {
		var page struct {
			Entries []Entry `json:"entries"`
			Next    *string `json:"next"`
		}
		c.Query(c.Trading, Object{"book": Object{"slot": slot, "zone_id": zone, "after": after}}, &page)
		entries = append(entries, page.Entries...)
		if page.Next == nil {
			return entries
		}
		after = page.Next
	}
}

// Status is what has become of an order.
type Status struct {
	Slot     uint32 `json:"slot"`
	OrderID  uint64 `json:"order_id"`
	Status   string `json:"status"`
	Filled   Wh     `json:"filled_wh,string"`
	Left     Wh     `json:"left_wh,string"`
	Reserved int64  `json:"reserved_micro,string"`
	Reason   string `json:"reason"`
	// Placed by a delegate.
	Delegated bool `json:"delegated"`
}

// IsOpen tells whether the order can still trade.
func (s Status) IsOpen() bool { return s.Status != "filled" && s.Status != "ended" }

// OrdersOf asks for all orders of a metering point that are kept.
func OrdersOf(c *community.Community, meterID uint32) []Status {
	var orders []Status
	for after := (*Ref)(nil); ; {
		var page struct {
			Orders []Status `json:"orders"`
		}
		c.Query(c.Trading, Object{"orders": Object{"meter_id": meterID, "start_after": after}}, &page)
		if len(page.Orders) == 0 {
			return orders
		}
		orders = append(orders, page.Orders...)
		last := page.Orders[len(page.Orders)-1]
		after = &Ref{last.Slot, last.OrderID}
	}
}

// Told is an order with its fills and its story.
type Told struct {
	Order Status `json:"order"`
	Fills []struct {
		Slot     uint32 `json:"slot"`
		Batch    uint32 `json:"batch"`
		EnergyWh Wh     `json:"energy_wh,string"`
		Price    uint32 `json:"price_micro_per_kwh"`
	} `json:"fills"`
	Explanation []Object `json:"explanation"`
}

// OrderOf asks for one order.
func OrderOf(c *community.Community, meterID uint32, order Ref) (told Told) {
	c.Query(c.Trading, Object{"order": Object{"meter_id": meterID, "slot": order.Slot, "order_id": order.OrderID}}, &told)
	return told
}

// Position is what a metering point traded forward for a slot.
type Position struct {
	MeterID  uint32 `json:"meter_id"`
	Slot     uint32 `json:"slot"`
	Sold     Wh     `json:"sold_wh,string"`
	Bought   Wh     `json:"bought_wh,string"`
	Money    int64  `json:"money_micro,string"`
	Reserved int64  `json:"reserved_micro,string"`
}

// PositionsOf asks for all positions of a metering point that are kept.
func PositionsOf(c *community.Community, meterID uint32) []Position {
	var positions []Position
	for after := (*uint32)(nil); ; {
		var page struct {
			Positions []Position `json:"positions"`
		}
		c.Query(c.Trading, Object{"positions": Object{"meter_id": meterID, "start_after": after}}, &page)
		if len(page.Positions) == 0 {
			return positions
		}
		positions = append(positions, page.Positions...)
		after = &positions[len(positions)-1].Slot
	}
}

// Progress is where settlement stands.
type Progress struct {
	Slot      uint32  `json:"slot"`
	Stage     *string `json:"stage"`
	LastFinal *uint32 `json:"last_final_slot"`
}

// ProgressOf asks where settlement stands.
func ProgressOf(c *community.Community) (progress Progress) {
	c.Query(c.Trading, Object{"progress": Object{}}, &progress)
	return progress
}

// Result is what a metering point did in a slot that is settled.
type Result struct {
	Energy struct {
		ForwardSold   Wh `json:"forward_sold_wh,string"`
		ForwardBought Wh `json:"forward_bought_wh,string"`
		Export        Wh `json:"export_wh,string"`
		Import        Wh `json:"import_wh,string"`
		PoolSold      Wh `json:"pool_sold_wh,string"`
		PoolBought    Wh `json:"pool_bought_wh,string"`
		UtilitySold   Wh `json:"utility_sold_wh,string"`
		UtilityBought Wh `json:"utility_bought_wh,string"`
	} `json:"energy"`
	Money int64 `json:"money_micro,string"`
}

// ResultOf asks what a metering point did in a slot.
func ResultOf(c *community.Community, meterID, slot uint32) (result Result) {
	c.Query(c.Trading, Object{"result": Object{"meter_id": meterID, "slot": slot}}, &result)
	return result
}

// GridZone is a zone of the grid in a slot.
type GridZone struct {
	ID           uint32  `json:"zone_id"`
	Parent       *uint32 `json:"parent_id"`
	Fee          uint32  `json:"fee_micro_per_kwh"`
	CapacityUp   Wh      `json:"capacity_up_wh,string"`
	CapacityDown Wh      `json:"capacity_down_wh,string"`
	Islanded     bool    `json:"islanded"`
}

// GridOf asks for the grid's terms of a slot.
func GridOf(c *community.Community, slot uint32) []GridZone {
	var grid struct {
		Zones []GridZone `json:"zones"`
	}
	c.Query(c.Grid, Object{"slot_grid": Object{"slot": slot}}, &grid)
	return grid.Zones
}
