package community

import (
	"encoding/binary"
	"encoding/json"
	"fmt"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
)

// Keys and sizes of what the contract keeps of offers (docs/adr 0047, 0050) and money.
const (
	keyHistory, keyOffers, keyDays, keyReady, keyAccounts = 0x82, 0x84, 0x86, 0x88, 0x8d
	// What metering measured in a slot and bank.
	keyEnergy     = 0xe2
	drawLess      = 0
	offersOfARow  = 32
	slotsOfADay   = 96
	slotsOfAChunk = 8
	slotsOfARow   = 4
	keptDays      = 45
	// What each offers and draws in a slot.
	offeredWh, drawnWh = 800, 2_000
)

// Offerer is somebody with an offer that counts, of one of the meters, and with days behind it.
type Offerer struct {
	Offer int
	Owner sdk.AccAddress
}

// Offering goes on with a chain on which so many people offer to draw less in a zone with what contract knows of 45 days: what messages and a month and a half
// would have left. Each has money there. Prices rise from 1 per Wh from offer to offer, and start again after a row.
func (c *Community) Offering(contract apptest.Contract, zone uint32, offers int, options ...apptest.Option) []Offerer {
	c.TB.Helper()
	meters := c.metersOf(zone)
	require.GreaterOrEqual(c.TB, len(meters), offers)
	var offerers []Offerer
	var models []wasmtypes.Model
	put := func(key, value []byte) { models = append(models, wasmtypes.Model{Key: key, Value: value}) }
	day := c.Slot() / slotsOfADay
	for first := 0; first < offers; first += offersOfARow {
		row := byte(first / offersOfARow)
		var packed []byte
		for offer := first; offer < min(first+offersOfARow, offers); offer++ {
			owner := sdk.AccAddress(fmt.Appendf(nil, "offerer%013d", offer))
			offerers = append(offerers, Offerer{Offer: offer, Owner: owner})
			id := meters[offer].ID
			packed = append(packed, 1, 1)
			packed = binary.AppendUvarint(packed, uint64(id))
			packed = binary.AppendUvarint(packed, offeredWh)
			packed = binary.AppendUvarint(packed, uint64(1+offer-first))
			packed = binary.AppendUvarint(packed, 1<<24-1)
			packed = append(packed, slotsOfADay)
			put(mapKey("offer_owners", be(zone), []byte{drawLess}, be(uint32(offer))), mustJSON(owner.String()))
			account := binary.AppendUvarint(binary.AppendUvarint(nil, 1_000_000_000), 0)
			put(append([]byte{keyAccounts}, owner.String()...), account)
			for chunk := range byte(slotsOfADay / slotsOfAChunk) {
				days := binary.AppendUvarint(nil, uint64(day-1))
				for range keptDays * slotsOfAChunk {
					days = binary.AppendUvarint(days, 2+2*drawnWh)
				}
				put(append([]byte{keyDays, chunk, drawLess}, be(id)...), days)
			}
		}
		put(append(append([]byte{keyOffers}, be(zone)...), drawLess, row), packed)
		for chunk := range byte(slotsOfADay / slotsOfAChunk) {
			ready := make([]byte, offersOfARow)
			for i := range ready {
				ready[i] = 0xff
			}
			put(append(append([]byte{keyReady}, be(zone)...), drawLess, row, chunk), ready)
		}
	}
	put([]byte("coins"), mustJSON(fmt.Sprint(offers*1_000_000_000+1_000_000_000)))
	insert := apptest.WithModule("wasm", func(state *wasmtypes.GenesisState) {
		for i := range state.Contracts {
			if state.Contracts[i].ContractAddress == string(contract) {
				state.Contracts[i].ContractState = replaced(state.Contracts[i].ContractState, models)
			}
		}
	})
	c.Chain = apptest.FromExport(c.TB, c.Chain, c.Export(), append(options, insert)...)
	return offerers
}

// Overloaded goes on with a chain on which every meter of a zone drew so much in each slot of the last week, and the zone's line carried all of it.
func (c *Community) Overloaded(contract apptest.Contract, zone uint32, options ...apptest.Option) {
	c.TB.Helper()
	meters := c.metersOf(zone)
	var energies []wasmtypes.Model
	now := c.Slot()
	energy := make([]byte, BankSize/8)
	for _, meter := range meters {
		energy[meter.Index/8] |= 1 << (meter.Index % 8)
		energy = binary.AppendUvarint(binary.AppendUvarint(energy, drawnWh), 0)
	}
	for slot := now - 7*slotsOfADay - slotsOfAChunk; slot < now; slot++ {
		key := append(append([]byte{keyEnergy}, be(slot)...), be(meters[0].Bank)...)
		energies = append(energies, wasmtypes.Model{Key: key, Value: energy})
	}
	var flows []byte
	for range slotsOfARow {
		flows = append(flows, 7)
		for range 7 {
			flows = binary.AppendUvarint(flows, uint64(2*drawnWh*len(meters)))
		}
	}
	var rows []wasmtypes.Model
	for row := range byte(slotsOfADay / slotsOfARow) {
		rows = append(rows, wasmtypes.Model{Key: append(append([]byte{keyHistory}, be(zone)...), row), Value: flows})
	}
	insert := apptest.WithModule("wasm", func(state *wasmtypes.GenesisState) {
		for i := range state.Contracts {
			switch at := &state.Contracts[i]; at.ContractAddress {
			case string(contract):
				at.ContractState = replaced(at.ContractState, rows)
			case string(c.Metering):
				at.ContractState = replaced(at.ContractState, energies)
			}
		}
	})
	c.Chain = apptest.FromExport(c.TB, c.Chain, c.Export(), append(options, insert)...)
}

// Cut has the operator of a zone set terms by which all of what its line is foreseen to carry is cut in an emergency.
func (c *Community) Cut(contract apptest.Contract, zone uint32) {
	c.TB.Helper()
	c.must(c.Operator, contract, Object{"set_params": Object{"zone_id": zone, "params": Object{
		"bands": bands,
		"cuts":  Object{"target_permille": 0, "compensation_micro_per_kwh": priceCapMicroPerKWh},
	}}})
}

func (c *Community) metersOf(zone uint32) (meters []*Meter) {
	for _, meter := range c.Meters {
		if meter.Zone == zone {
			meters = append(meters, meter)
		}
	}
	return meters
}

func replaced(stored, models []wasmtypes.Model) []wasmtypes.Model {
	at := map[string]int{}
	for i, model := range stored {
		at[string(model.Key)] = i
	}
	for _, model := range models {
		if i, known := at[string(model.Key)]; known {
			stored[i] = model
			continue
		}
		stored = append(stored, model)
	}
	return stored
}

// mapKey is a key as contracts' maps have it: each part but the last with its length before it.
func mapKey(name string, parts ...[]byte) []byte {
	all := append([][]byte{[]byte(name)}, parts...)
	var key []byte
	for i, part := range all {
		if i < len(all)-1 {
			key = binary.BigEndian.AppendUint16(key, uint16(len(part)))
		}
		key = append(key, part...)
	}
	return key
}

func be(number uint32) []byte { return binary.BigEndian.AppendUint32(nil, number) }

func mustJSON(value any) []byte {
	bytes, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return bytes
}

// Ticked is what the clock's calls of one contract took and told.
type Ticked struct {
	Gas, Most uint64
	Ticks     int
	Told      map[string]int
}

func (t *Ticked) add(c *Community, contract apptest.Contract, block apptest.Block) {
	if t.Told == nil {
		t.Told = map[string]int{}
	}
	for _, name := range []string{"call_awarded", "offer_awarded", "award_voided", "award_delivered", "call_ended",
		"cut_opened", "point_cut", "cut_made", "cut_measured", "cut_ended"} {
		t.Told[name] += len(block.EventsOf("wasm-" + name))
	}
	for _, call := range block.ClockCalls {
		require.Empty(c.TB, call.Failure)
		if call.Contract == string(contract) {
			t.Gas += call.GasUsed
			t.Most = max(t.Most, call.GasUsed)
			t.Ticks++
		}
	}
}

// CallFor has the operator call for relief of a zone at a price of at most so much, and answers what the clock's call in the same block took.
func (c *Community) CallFor(contract apptest.Contract, zone, slot uint32, neededWh, capMicroPerKWh int) (ticked Ticked) {
	c.TB.Helper()
	block := c.NextBlock(c.Sign(c.Operator, contract.Call(c.Operator, Object{"call": Object{
		"zone_id": zone, "slot": slot, "relief": "draw_less", "needed_wh": fmt.Sprint(neededWh), "price_cap_micro_per_kwh": capMicroPerKWh,
	}})))
	require.True(c.TB, block.Txs[0].OK(), block.Txs[0].Log)
	ticked.add(c, contract, block)
	return ticked
}

// TickUntil makes blocks until the contract has told so often of something, and answers what its ticks took until then.
func (c *Community) TickUntil(contract apptest.Contract, event string, times int) (ticked Ticked) {
	c.TB.Helper()
	for range maxSettlingBlocks {
		ticked.add(c, contract, c.NextBlock())
		if ticked.Told[event] >= times {
			return ticked
		}
	}
	require.Fail(c.TB, "not told", "%d of %d %s, but %v", ticked.Told[event], times, event, ticked.Told)
	return ticked
}
