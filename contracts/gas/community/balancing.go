package community

import (
	sdk "github.com/cosmos/cosmos-sdk/types"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
)

// By what every zone is judged.
var bands = Object{
	"alert_permille": 800, "emergency_permille": 1_000, "clear_permille": 700, "calm_slots": 4, "stages": 3,
	"frequency_alert_mhz": 50, "frequency_emergency_mhz": 500, "voltage_alert_permille": 60, "voltage_emergency_permille": 100,
}

// As far as a call is made ahead: of the slot that was taken in last it is known what is typical then.
const aheadSlots = 96

// What a call pays at most.
const priceCapMicroPerKWh = 1_000

// Balancing starts the contract that foresees and judges zones, with so much gas of every block, beside a trading that has share of it.
func (c *Community) Balancing(tradingGas, balancingGas uint64) apptest.Contract {
	c.TB.Helper()
	code := c.StoreFile(Artifact(c.TB, "balancing"))
	contract := c.AddressOf(code, "balancing")
	c.Pin(code)
	c.InstantiateAt(code, "balancing", Object{
		"admin": c.Authority.String(), "grid": c.Grid, "metering": c.Metering, "slot_seconds": c.Terms.SlotSeconds,
		"params": Object{"bands": bands},
	})
	c.LowerClockGas(c.Trading, tradingGas)
	c.RegisterClock(contract, balancingGas)
	return contract
}

// LetBalancing has every zone's operator let contract set the zone's state.
func (c *Community) LetBalancing(contract apptest.Contract) {
	c.TB.Helper()
	for zone := range c.Terms.Zones {
		operator := c.Operator
		if zone == 0 {
			operator = c.Authority
		}
		c.must(operator, c.Grid, Object{"set_controller": Object{"zone_id": zone, "controller": contract}})
	}
}

// PayIn pays coins into the account of the zones' operator with contract.
func (c *Community) PayIn(contract apptest.Contract, micro int64) {
	c.TB.Helper()
	coin := sdk.NewInt64Coin(apptest.Denom, micro)
	c.MustSend(c.Authority, banktypes.NewMsgSend(c.Authority.Address, c.Operator.Address, sdk.NewCoins(coin)))
	c.Execute(c.Operator, contract, Object{"deposit": Object{}}, coin)
}

// Call has the operator call for a little relief of a zone, and answers the gas of its transaction.
func (c *Community) Call(contract apptest.Contract, zone, slot uint32) int64 {
	c.TB.Helper()
	return c.Execute(c.Operator, contract, Object{"call": Object{
		"zone_id": zone, "slot": slot, "relief": "draw_less", "needed_wh": "1000", "price_cap_micro_per_kwh": priceCapMicroPerKWh,
	}}).GasUsed
}

// Offer has a meter's owner offer it, and answers the gas of the transaction.
func (c *Community) Offer(contract apptest.Contract, meter *Meter) int64 {
	c.TB.Helper()
	return c.Execute(meter.Owner, contract, Object{"set_offer": Object{"zone_id": 0, "relief": "draw_less", "terms": Object{
		"meter_ids": []uint32{meter.ID}, "energy_wh": "800", "price_micro_per_kwh": 120_000, "hours_utc": 1, "slots_a_day": 1,
	}}}).GasUsed
}

// CallAhead has the clock call for every zone but the root, a day ahead, whatever its line is expected to carry.
func (c *Community) CallAhead(contract apptest.Contract) {
	c.TB.Helper()
	for zone := 1; zone < c.Terms.Zones; zone++ {
		c.must(c.Operator, contract, Object{"set_params": Object{"zone_id": zone, "params": Object{
			"bands": bands,
			"calls": Object{"notice_slots": aheadSlots, "target_permille": 0, "price_cap_micro_per_kwh": priceCapMicroPerKWh},
		}}})
	}
}

// Balanced is what taking a slot in took.
type Balanced struct {
	// Gas of the calls that did something of it, and of the one that used most.
	Gas, Most uint64
	Calls     int
	// Told are the zones whose state the grid was told.
	Told int
	// Called are the calls that the clock made, Ended those whose slots were over.
	Called, Ended int
}

// BalanceSlot makes blocks until trading has settled the slot and the contract has taken it in.
func (c *Community) BalanceSlot(contract apptest.Contract, slot uint32) Balanced {
	c.TB.Helper()
	type progress struct {
		Slot uint32 `json:"slot"`
		Zone uint32 `json:"zone_id"`
	}
	ask := func() (at progress) {
		c.Query(contract, Object{"progress": Object{}}, &at)
		return at
	}
	var cost Balanced
	before := ask()
	for range maxSettlingBlocks {
		block := c.NextBlock()
		at := ask()
		cost.Told += len(block.EventsOf("wasm-state_set"))
		cost.Called += len(block.EventsOf("wasm-call_opened"))
		cost.Ended += len(block.EventsOf("wasm-call_ended"))
		for _, call := range block.ClockCalls {
			require.Empty(c.TB, call.Failure)
			if call.Contract == string(contract) && at != before {
				cost.Gas += call.GasUsed
				cost.Most = max(cost.Most, call.GasUsed)
				cost.Calls++
			}
		}
		before = at
		if at.Slot > slot {
			return cost
		}
	}
	require.Fail(c.TB, "the slot is not taken in", "slot %d", slot)
	return cost
}
