// Package market speaks with the forward book in the real VM: orders, what the chain's events tell of them, and what must hold.
package market

import (
	"encoding/json"
	"fmt"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

// Object is a JSON object.
type Object = community.Object

// Side of an order.
type Side string

// The two sides.
const (
	Buy  Side = "buy"
	Sell Side = "sell"
)

// Kind is how an order's price is found, in order of the codes of packed values.
type Kind int

// The kinds; those from Dynamic to GridStability are models.
const (
	Fixed Kind = iota
	Dynamic
	TimeOfUse
	DemandResponse
	GridStability
	Market
	Bundle
)

var models = []string{"", "dynamic", "time_of_use", "demand_response", "grid_stability"}

// IsModel tells whether the price is an offset to a reference.
func (k Kind) IsModel() bool { return k >= Dynamic && k <= GridStability }

// Part of a bundle.
type Part struct {
	Slot     uint32
	EnergyWh uint64
}

// Order is an order as it is placed. Prices are in micro-currency per kWh.
type Order struct {
	Side Side
	Kind Kind
	// One part, or those of a bundle.
	Parts []Part
	// The limit, the worst price of a market order, the average limit of a bundle.
	Limit uint32
	// Of a model's order, to its reference.
	Offset int32
	// Unix seconds; 0 for none.
	ExpiresAt int64
	// A Condition as JSON; nil for none.
	Condition Object
}

// NewLimit is a limit order with a price of its own.
func NewLimit(side Side, slot uint32, energyWh uint64, limit uint32) Order {
	return Order{Side: side, Kind: Fixed, Parts: []Part{{slot, energyWh}}, Limit: limit}
}

// Slot is the order's first.
func (o Order) Slot() uint32 { return o.Parts[0].Slot }

// EnergyWh is that of all parts.
func (o Order) EnergyWh() uint64 {
	total := uint64(0)
	for _, part := range o.Parts {
		total += part.EnergyWh
	}
	return total
}

// MarshalJSON writes it as trading's NewOrder.
func (o Order) MarshalJSON() ([]byte, error) {
	return json.Marshal(Object{"side": o.Side, "terms": o.terms(), "condition": o.Condition})
}

func (o Order) terms() Object {
	var expiry *int64
	if o.ExpiresAt != 0 {
		expiry = &o.ExpiresAt
	}
	slot, energy := o.Parts[0].Slot, fmt.Sprint(o.Parts[0].EnergyWh)
	switch o.Kind {
	case Market:
		return Object{"market": Object{"slot": slot, "energy_wh": energy, "worst_price_micro_per_kwh": o.Limit}}
	case Bundle:
		var parts []Object
		for _, part := range o.Parts {
			parts = append(parts, Object{"slot": part.Slot, "energy_wh": fmt.Sprint(part.EnergyWh)})
		}
		return Object{"bundle": Object{"parts": parts, "average_limit_micro_per_kwh": o.Limit, "expires_at": expiry}}
	default:
		price := Object{"fixed": Object{"limit_micro_per_kwh": o.Limit}}
		if o.Kind.IsModel() {
			price = Object{"model": Object{"model": models[o.Kind], "offset_micro_per_kwh": o.Offset}}
		}
		return Object{"limit": Object{"slot": slot, "energy_wh": energy, "price": price, "expires_at": expiry}}
	}
}

// Ref names an order; a bundle's slot is its first.
type Ref struct {
	Slot    uint32 `json:"slot"`
	OrderID uint64 `json:"order_id"`
}

// Place is the message that places orders of a metering point.
func Place(c *community.Community, sender *apptest.Account, meterID uint32, orders ...Order) sdk.Msg {
	return c.Trading.Call(sender, Object{"place_orders": Object{"meter_id": meterID, "orders": orders}})
}

// Replace is the message that cancels and places.
func Replace(c *community.Community, sender *apptest.Account, meterID uint32, cancel []Ref, orders ...Order) sdk.Msg {
	return c.Trading.Call(sender, Object{"replace_orders": Object{"meter_id": meterID, "cancel": cancel, "orders": orders}})
}

// Cancel is the message that cancels orders.
func Cancel(c *community.Community, sender *apptest.Account, meterID uint32, orders ...Ref) sdk.Msg {
	return c.Trading.Call(sender, Object{"cancel_orders": Object{"meter_id": meterID, "orders": orders}})
}

// CancelAll is the message that cancels the orders of one slot, or of all.
func CancelAll(c *community.Community, sender *apptest.Account, meterID uint32, slot *uint32) sdk.Msg {
	return c.Trading.Call(sender, Object{"cancel_all_orders": Object{"meter_id": meterID, "slot": slot}})
}

// Limits of a delegate.
type Limits struct {
	SlotEnergyWh uint64 `json:"slot_energy_wh,string"`
	LowestSell   uint32 `json:"lowest_sell_micro_per_kwh"`
	HighestBuy   uint32 `json:"highest_buy_micro_per_kwh"`
	ExpiresAt    int64  `json:"expires_at"`
}

// SetDelegate is the message by which an owner lets another address trade for a point.
func SetDelegate(c *community.Community, owner *apptest.Account, meterID uint32, delegate *apptest.Account, limits Limits) sdk.Msg {
	return c.Trading.Call(owner, Object{"set_delegate": Object{
		"meter_id": meterID, "delegate": delegate.String(), "limits": limits,
	}})
}

// RemoveDelegate is the message that takes it back.
func RemoveDelegate(c *community.Community, owner *apptest.Account, meterID uint32, delegate *apptest.Account) sdk.Msg {
	return c.Trading.Call(owner, Object{"remove_delegate": Object{"meter_id": meterID, "delegate": delegate.String()}})
}
