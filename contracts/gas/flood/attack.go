package flood

import (
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"

	sdk "github.com/cosmos/cosmos-sdk/types"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
	"github.com/wattmesh/wattmesh/contracts/gas/market"
)

// highestGas is the most that a transaction may ask for.
const highestGas = 6_250_000

// Attack is what some accounts send without end.
type Attack struct {
	Name string
	// gas is what each transaction asks for, atOnce how many of each sender wait at any time.
	gas     uint64
	atOnce  int
	senders func(*Town) []sender
}

// sender is an account and the messages of its next transaction.
type sender struct {
	account *apptest.Account
	msgs    func() []sdk.Msg
}

// OnBlocks are attacks by what any chain takes.
var OnBlocks = []Attack{
	{"150 accounts, the highest gas", highestGas, 2, byOwners(func(t *Town, owner *community.Meter) []sdk.Msg {
		return []sdk.Msg{transfer(owner.Owner)}
	})},
	{"150 accounts, the most messages", highestGas, 2, byOwners(func(t *Town, owner *community.Meter) []sdk.Msg {
		return repeat(250, func(int) []sdk.Msg { return []sdk.Msg{transfer(owner.Owner)} })
	})},
}

// OnContracts are attacks by what this chain's contracts take.
var OnContracts = []Attack{
	{"150 accounts, orders placed and cancelled", highestGas, 2, byOwners(placeAndCancel)},
	{"150 accounts, trades of one slot", tradesGas, 2, tradeInNextSlot},
	{"150 accounts, bundles", highestGas, 2, byOwners(placeBundles)},
	{"150 accounts, rules", highestGas, 2, byOwners(setRules)},
	{"150 accounts, conditional orders", highestGas, 2, byOwners(placeConditional)},
	{"150 owners, applications for meters", highestGas, 2, byOwners(applyForMeters)},
	{"150 strangers, applications to be admitted", highestGas, 2, applyToBeAdmitted},
	{"a relayer gone bad, readings of another chain", highestGas, 8, byBadRelayer((*Town).foreignReadings)},
	{"a relayer gone bad, the same readings again and again", highestGas, 8, byBadRelayer((*Town).lastReadings)},
	{"150 accounts and a relayer gone bad, all at once", highestGas, 2, allAtOnce},
}

func byOwners(msgs func(*Town, *community.Meter) []sdk.Msg) func(*Town) []sender {
	return func(t *Town) []sender {
		senders := make([]sender, len(t.Crowd))
		for i, meter := range t.Crowd {
			senders[i] = sender{meter.Owner, func() []sdk.Msg { return msgs(t, meter) }}
		}
		return senders
	}
}

func transfer(account *apptest.Account) sdk.Msg {
	return banktypes.NewMsgSend(account.Address, account.Address, sdk.NewCoins(sdk.NewInt64Coin(apptest.Denom, 1)))
}

func repeat(times int, msgs func(i int) []sdk.Msg) (all []sdk.Msg) {
	for i := range times {
		all = append(all, msgs(i)...)
	}
	return all
}

// Of one message, as the town's terms say.
const ordersPerMessage = 20

// placeAndCancel changes books from one end of the horizon to the other.
func placeAndCancel(t *Town, meter *community.Meter) []sdk.Msg {
	return repeat(8, func(i int) []sdk.Msg {
		return []sdk.Msg{
			market.CancelAll(t.Community, meter.Owner, meter.ID, nil),
			market.Place(t.Community, meter.Owner, meter.ID, t.sells(i, nil)...),
		}
	})
}

// tradesGas suffices for as many orders as a point may have.
const tradesGas = 1_800_000

// tradeInNextSlot has half of the crowd sell to the other half as often as a point may trade, all in the slot that comes next.
func tradeInNextSlot(t *Town) []sender {
	senders := make([]sender, len(t.Crowd))
	for i, meter := range t.Crowd {
		side, limit := market.Sell, uint32(100_000)
		if i%2 == 0 {
			side, limit = market.Buy, 200_000
		}
		senders[i] = sender{meter.Owner, func() []sdk.Msg {
			orders := make([]market.Order, ordersPerMessage)
			for j := range orders {
				orders[j] = market.NewLimit(side, t.Slot()+1, 500, limit)
			}
			return repeat(5, func(int) []sdk.Msg { return []sdk.Msg{market.Place(t.Community, meter.Owner, meter.ID, orders...)} })
		}}
	}
	return senders
}

// placeConditional has orders wait for a price that never comes, and others instead of them. Half of them are cancelled by a message.
func placeConditional(t *Town, meter *community.Meter) []sdk.Msg {
	cancelled := repeat(2, func(int) []sdk.Msg { return []sdk.Msg{market.CancelAll(t.Community, meter.Owner, meter.ID, nil)} })
	return append(cancelled, repeat(4, func(i int) []sdk.Msg {
		never := market.Object{"zone_price": market.Object{"zone_id": meter.Zone, "comparison": "above", "price_micro_per_kwh": 4_000_000}}
		return []sdk.Msg{market.Place(t.Community, meter.Owner, meter.ID, t.sells(i, never)...)}
	})...)
}

// bundleSlots is as many as a bundle may have.
const bundleSlots = 24

// placeBundles has the clock try bundles against the books of a quarter of the horizon, and others instead of them.
func placeBundles(t *Town, meter *community.Meter) []sdk.Msg {
	bundles := make([]market.Order, ordersPerMessage)
	for i := range bundles {
		parts := make([]market.Part, bundleSlots)
		for j := range parts {
			parts[j] = market.Part{Slot: t.Slot() + 4 + uint32(j), EnergyWh: 500}
		}
		bundles[i] = market.Order{Side: market.Sell, Kind: market.Bundle, Parts: parts, Limit: 290_000}
	}
	return []sdk.Msg{
		market.CancelAll(t.Community, meter.Owner, meter.ID, nil),
		market.Place(t.Community, meter.Owner, meter.ID, bundles...),
	}
}

// sells are a message's orders, for slots of the horizon.
func (t *Town) sells(offset int, condition market.Object) []market.Order {
	orders := make([]market.Order, ordersPerMessage)
	for i := range orders {
		slot := t.Slot() + 4 + uint32(offset*ordersPerMessage+i)%64
		orders[i] = market.NewLimit(market.Sell, slot, 500, 290_000+uint32(i%10)*1_000)
		orders[i].Condition = condition
	}
	return orders
}

func setRules(t *Town, meter *community.Meter) []sdk.Msg {
	return repeat(60, func(i int) []sdk.Msg {
		return []sdk.Msg{t.Trading.Call(meter.Owner, market.Object{"set_rule": market.Object{"meter_id": meter.ID, "rule": market.Object{
			"ask_micro_per_kwh": 80_000 + i*1_000, "bid_micro_per_kwh": 300_000 - i*1_000, "hold": false, "draw": false, "paused": false,
		}}})}
	})
}

func applyForMeters(t *Town, meter *community.Meter) []sdk.Msg {
	return repeat(15, func(i int) []sdk.Msg {
		return []sdk.Msg{
			t.Application(meter.Owner, meter.Zone, fmt.Sprintf("FLOOD-%d-%d", meter.ID, i), deviceOf(meter, i)),
			t.Registry.Call(meter.Owner, market.Object{"withdraw_meter_application": market.Object{}}),
		}
	})
}

// deviceOf is a device that nobody has used yet.
func deviceOf(meter *community.Meter, number int) ed25519.PrivateKey {
	seed := sha256.Sum256(fmt.Append(nil, "flood ", meter.ID, number))
	return ed25519.NewKeyFromSeed(seed[:])
}

// applyToBeAdmitted is one application of each stranger, and then what an applicant may say no more.
func applyToBeAdmitted(t *Town) []sender {
	senders := make([]sender, len(t.Strangers))
	for i, stranger := range t.Strangers {
		senders[i] = sender{stranger, func() []sdk.Msg { return []sdk.Msg{t.Admission(stranger)} }}
	}
	return senders
}

// byBadRelayer fills the lane that the relayer was trusted with, with batches for the slot that the honest one carries.
func byBadRelayer(batches func(*Town) [][]byte) func(*Town) []sender {
	return func(t *Town) []sender {
		return []sender{{t.BadRelayer, func() []sdk.Msg {
			return repeat(8, func(int) []sdk.Msg { return t.Submission(t.BadRelayer, batches(t)...) })
		}}}
	}
}

// allAtOnce is the relayer gone bad, and a crowd of which each does one of these.
func allAtOnce(t *Town) []sender {
	senders := byBadRelayer((*Town).foreignReadings)(t)
	each := []func(*Town, *community.Meter) []sdk.Msg{placeAndCancel, setRules, placeConditional, applyForMeters}
	for i, meter := range t.Crowd {
		senders = append(senders, sender{meter.Owner, func() []sdk.Msg { return each[i%len(each)](t, meter) }})
	}
	return senders
}
