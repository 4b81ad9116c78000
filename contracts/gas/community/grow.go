package community

import (
	"bytes"
	"encoding/binary"
	"strconv"

	sdkmath "cosmossdk.io/math"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
)

// First bytes of the keys under which contracts keep a bank; the rest of each key is the bank's number.
// Sources: contracts/packages/interface/src/packed/keys.rs, contracts/metering/src/state.rs, contracts/packages/ledger/src/keys.rs,
// contracts/packages/pool/src/keys.rs.
const (
	devicesKey    = 0xe0
	membershipKey = 0xe1
	approvalsKey  = 0xe6
	registersKey  = 0xe8
	accountsKey   = 0xec
	rulesKey      = 0xed
)

// Items of contracts that count what banks hold.
const (
	bankCountItem = "bank_count"
	coinsItem     = "coins"
)

// Grow founds a community of so many banks, as many as go into each zone but the root, by giving a new chain the state of one bank many times over: that
// of the first bank of this community, whose points were registered, approved, paid for, given rules and read once by messages. The points of all banks
// have its owner and, by their index, its devices' keys; what each signs names its own number. Records by meter, which only registration and queries
// read, are not made.
func (c *Community) Grow(banks, banksPerZone int, options ...apptest.Option) *Community {
	c.TB.Helper()
	template := c.Meters[:BankSize]
	require.Zero(c.TB, template[0].Bank, "the first bank is the template")
	for zone := c.Terms.Zones; zone <= (banks-1)/banksPerZone+1; zone++ {
		c.addZone(zone)
	}
	zoneOf := func(bank uint32) uint32 { return 1 + bank/uint32(banksPerZone) }
	deposited := int64(banks-1) * BankSize * c.Terms.DepositMicro
	exported := c.Export()
	grown := *c
	grown.Chain = apptest.FromExport(c.TB, c.Chain, exported, append(options,
		apptest.WithModule("wasm", func(state *wasmtypes.GenesisState) {
			for i := range state.Contracts {
				contract := &state.Contracts[i]
				contract.ContractState = c.stamped(apptest.Contract(contract.ContractAddress), contract.ContractState, uint32(banks), zoneOf, deposited)
			}
		}),
		apptest.WithModule("bank", func(state *banktypes.GenesisState) {
			coins := sdk.NewCoins(sdk.NewInt64Coin(apptest.Denom, deposited))
			state.Supply = state.Supply.Add(coins...)
			for i := range state.Balances {
				if state.Balances[i].Address == string(c.Trading) {
					state.Balances[i].Coins = state.Balances[i].Coins.Add(coins...)
				}
			}
		}))...)
	grown.Terms.Zones = int(zoneOf(uint32(banks-1))) + 1
	grown.Meters = make([]*Meter, 0, banks*BankSize)
	for bank := range uint32(banks) {
		for _, like := range template {
			meter := *like
			meter.ID, meter.Bank, meter.Zone = bank*BankSize+uint32(like.Index), bank, zoneOf(bank)
			grown.Meters = append(grown.Meters, &meter)
		}
	}
	return &grown
}

// stamped is a contract's state with the first bank in it as often as there are banks, and everything that counts them.
func (c *Community) stamped(
	contract apptest.Contract, state []wasmtypes.Model, banks uint32, zoneOf func(bank uint32) uint32, deposited int64,
) []wasmtypes.Model {
	perBank := map[apptest.Contract][]byte{
		c.Registry: {devicesKey, membershipKey, approvalsKey},
		c.Metering: {registersKey},
		c.Trading:  {accountsKey, rulesKey},
	}[contract]
	var stamped []wasmtypes.Model
	found := 0
	for _, model := range state {
		key := []byte(model.Key)
		switch {
		case len(key) == 5 && bytes.IndexByte(perBank, key[0]) >= 0:
			require.Zero(c.TB, binary.BigEndian.Uint32(key[1:]), "only the first bank is there")
			found++
			for bank := range banks {
				value := model.Value
				if key[0] == membershipKey {
					value = binary.BigEndian.AppendUint32(nil, zoneOf(bank))
					value = append(value, model.Value[len(value):]...)
				}
				stamped = append(stamped, wasmtypes.Model{Key: binary.BigEndian.AppendUint32(key[:1:1], bank), Value: value})
			}
			continue
		case contract == c.Registry && string(key) == bankCountItem:
			model.Value = []byte(strconv.FormatUint(uint64(banks), 10))
		case contract == c.Trading && string(key) == coinsItem:
			coins, ok := sdkmath.NewIntFromString(string(model.Value))
			require.True(c.TB, ok, "coins of the trading contract: %s", model.Value)
			model.Value = []byte(coins.AddRaw(deposited).String())
		}
		stamped = append(stamped, model)
	}
	require.Len(c.TB, perBank, found, "kinds of state of a bank in %s", contract)
	return stamped
}
