package keeper_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"
	"github.com/wattmesh/wattmesh/chain/testing/apptest"

	storetypes "github.com/cosmos/cosmos-sdk/store/v2/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
)

// bad are the ways a tick can go wrong, and what the chain says of each.
var bad = []struct {
	mode    string
	failure string
}{
	{"fail", "CONTRACT"},
	{"overdraw", "CONTRACT"},
	{"panic", "VM"},
	{"loop", "OUT_OF_GAS"},
	{"write_loop", "OUT_OF_GAS"},
	{"write_big", "OUT_OF_GAS"},
}

func Test_neighbours_of_bad_contracts_run_in_every_order(t *testing.T) {
	for _, order := range permutations([]string{"count", "fail", "panic", "loop"}) {
		t.Run(strings.Join(order, " "), func(t *testing.T) {
			s := newSuite(t)
			first, last := s.ticker("count"), s.ticker("count")
			contracts := []apptest.Contract{first}
			for _, mode := range order {
				contracts = append(contracts, s.ticker(mode))
			}
			contracts = append(contracts, last)
			s.registerInOneBlock(contracts...)
			s.NextBlocks(2)

			for i, mode := range append(append([]string{"count"}, order...), "count") {
				want := 0
				if mode == "count" {
					want = 3
				}
				require.Equal(t, want, s.count(contracts[i]), "contract %d, which should %s", i, mode)
			}
		})
	}
}

func Test_a_failed_call_leaves_no_write_behind(t *testing.T) {
	for _, tc := range bad {
		t.Run(tc.mode, func(t *testing.T) {
			s := newSuite(t)
			before, failing, after := s.ticker("count"), s.ticker(tc.mode), s.ticker("count")
			s.registerInOneBlock(before, failing, after)
			stored := s.contractState(failing)

			block := s.NextBlock()

			require.Equal(t, stored, s.contractState(failing), "the contract's state")
			require.Equal(t, tc.failure, callOf(t, block, failing).Failure)
			require.Empty(t, callOf(t, block, before).Failure)
			require.Empty(t, callOf(t, block, after).Failure)
			require.Len(t, block.EventsOf("wasm"), 2, "events of a failed call are dropped")
			require.EqualValues(t, 2, s.entry(failing).ConsecutiveFailures)
		})
	}
}

func Test_the_stores_are_the_same_as_without_the_bad_contracts(t *testing.T) {
	// Two chains with the same transactions; on the second the bad contracts are registered, on the first they are not.
	run := func(withBad bool) map[string]string {
		s := newSuite(t)
		var good, failing []apptest.Contract
		for _, tc := range bad {
			good = append(good, s.ticker("count"))
			failing = append(failing, s.ticker(tc.mode))
		}
		registered := good
		if withBad {
			registered = interleave(failing, good)
		}
		s.registerInOneBlock(registered...)
		s.NextBlocks(3)
		return s.stores(wasmtypes.StoreKey, "bank")
	}
	require.Equal(t, run(false), run(true))
}

func Test_nodes_agree_on_the_state_when_contracts_fail(t *testing.T) {
	run := func() []byte {
		s := newSuite(t)
		var contracts []apptest.Contract
		for _, tc := range bad {
			contracts = append(contracts, s.ticker(tc.mode), s.ticker("count"))
		}
		s.registerInOneBlock(contracts...)
		return s.NextBlocks(3).AppHash
	}
	require.Equal(t, run(), run())
}

func Test_a_contract_that_never_ends_is_stopped_at_its_budget(t *testing.T) {
	for _, mode := range []string{"loop", "write_loop", "write_big"} {
		t.Run(mode, func(t *testing.T) {
			s := newSuite(t)
			s.registerInOneBlock(s.ticker(mode))
			call := s.NextBlock().ClockCalls[0]
			require.Equal(t, "OUT_OF_GAS", call.Failure)
			require.EqualValues(t, enoughGas, call.GasUsed)
		})
	}
}

// registerInOneBlock registers contracts in this order; they are called at the end of the same block for the first time.
func (s *suite) registerInOneBlock(contracts ...apptest.Contract) {
	s.TB.Helper()
	msgs := make([]sdk.Msg, len(contracts))
	for i, contract := range contracts {
		msgs[i] = s.register(contract, enoughGas)
	}
	s.MustSend(s.Authority, msgs...)
}

func (s *suite) contractState(contract apptest.Contract) map[string]string {
	state := map[string]string{}
	s.App.WasmKeeper.IterateContractState(s.Context(), sdk.MustAccAddressFromBech32(string(contract)), func(key, value []byte) bool {
		state[string(key)] = string(value)
		return false
	})
	return state
}

// stores returns every key and value of modules' stores.
func (s *suite) stores(names ...string) map[string]string {
	all := map[string]string{}
	for _, name := range names {
		store := s.Context().MultiStore().GetKVStore(s.App.StoreKey(name))
		iterator := storetypes.KVStorePrefixIterator(store, nil)
		for ; iterator.Valid(); iterator.Next() {
			all[fmt.Sprintf("%s/%x", name, iterator.Key())] = fmt.Sprintf("%x", iterator.Value())
		}
		require.NoError(s.TB, iterator.Close())
	}
	return all
}

func permutations(items []string) [][]string {
	if len(items) <= 1 {
		return [][]string{items}
	}
	var all [][]string
	for i := range items {
		rest := append(append([]string{}, items[:i]...), items[i+1:]...)
		for _, tail := range permutations(rest) {
			all = append(all, append([]string{items[i]}, tail...))
		}
	}
	return all
}

func interleave(a, b []apptest.Contract) []apptest.Contract {
	var all []apptest.Contract
	for i := range a {
		all = append(all, a[i], b[i])
	}
	return all
}
