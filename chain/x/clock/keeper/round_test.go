package keeper_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

func Test_contracts_are_called_in_the_order_of_registration(t *testing.T) {
	s := newSuite(t)
	first, second, third := s.ticker("count"), s.ticker("count"), s.ticker("count")
	s.registerInOneBlock(third, first, second)
	require.Equal(t, []apptest.Contract{third, first, second}, called(s.NextBlock()))
}

func Test_a_contract_registered_again_is_called_last(t *testing.T) {
	s := newSuite(t)
	first, second := s.ticker("count"), s.ticker("count")
	s.registerInOneBlock(first, second)
	s.MustSend(s.Authority, s.unregister(first), s.register(first, enoughGas))
	require.Equal(t, []apptest.Contract{second, first}, called(s.NextBlock()))
}

func Test_what_does_not_fit_in_a_block_is_first_in_the_next(t *testing.T) {
	// Each contract loops to its limit of enoughGas: two of them fill a block.
	s := newSuite(t, withParams(types.Params{MaxGasPerBlock: 2*enoughGas + enoughGas/2, MaxContracts: 5, JailAfterFailures: 1_000}))
	contracts := []apptest.Contract{s.ticker("loop"), s.ticker("loop"), s.ticker("loop"), s.ticker("loop"), s.ticker("loop")}
	s.registerInOneBlock(contracts...)

	for _, round := range [][]int{{2, 3}, {4, 0}, {1, 2}, {3, 4}, {0, 1}, {2, 3}} {
		block := s.NextBlock()
		require.Equal(t, []apptest.Contract{contracts[round[0]], contracts[round[1]]}, called(block))
		deferred := block.EventsOf("wattmesh.clock.v1.EventRoundDeferred")
		require.Len(t, deferred, 1)
		require.Equal(t, string(contracts[(round[1]+1)%5]), deferred[0]["next_contract_address"])
	}
}

func Test_the_sum_of_the_calls_stays_within_the_blocks_gas(t *testing.T) {
	const maxGas = 3 * enoughGas
	s := newSuite(t, withParams(types.Params{MaxGasPerBlock: maxGas, MaxContracts: 8, JailAfterFailures: 1_000}))
	modes := []any{"loop", "count", map[string]any{"spend": map[string]any{"writes": 20}}, "fail", "loop", "write_loop", "count", "panic"}
	for _, mode := range modes {
		s.MustSend(s.Authority, s.register(s.ticker(mode), enoughGas))
	}
	for range 20 {
		used := uint64(0)
		for _, call := range s.NextBlock().ClockCalls {
			used += call.GasUsed
		}
		// The last call may overshoot its limit by one operation of the virtual machine.
		require.LessOrEqual(t, used, uint64(maxGas+enoughGas/10))
	}
}

func Test_a_cheap_call_leaves_its_reserve_to_the_next(t *testing.T) {
	s := newSuite(t, withParams(types.Params{MaxGasPerBlock: enoughGas + enoughGas/2, MaxContracts: 5, JailAfterFailures: 5}))
	contracts := []apptest.Contract{s.ticker("count"), s.ticker("count"), s.ticker("count")}
	s.registerInOneBlock(contracts...)
	require.Equal(t, contracts, called(s.NextBlock()))
}

func Test_nobody_starves_beside_a_contract_that_may_use_the_whole_block(t *testing.T) {
	s := newSuite(t, withParams(types.Params{MaxGasPerBlock: enoughGas, MaxContracts: 5, JailAfterFailures: 1_000}))
	greedy, modest := s.ticker("write_loop"), s.ticker("count")
	s.registerInOneBlock(greedy, modest)
	before := s.count(modest)
	s.NextBlocks(10)
	require.Equal(t, before+5, s.count(modest))
}

func Test_a_round_goes_on_when_the_contract_whose_turn_it_is_was_unregistered(t *testing.T) {
	s := newSuite(t, withParams(types.Params{MaxGasPerBlock: enoughGas + 1, MaxContracts: 5, JailAfterFailures: 1_000}))
	contracts := []apptest.Contract{s.ticker("loop"), s.ticker("loop"), s.ticker("loop")}
	s.registerInOneBlock(contracts...)
	block := s.NextBlock(s.Sign(s.Authority, s.unregister(contracts[1])))
	require.Equal(t, []apptest.Contract{contracts[2]}, called(block))
	require.Equal(t, []apptest.Contract{contracts[0]}, called(s.NextBlock()))
}

func called(block apptest.Block) []apptest.Contract {
	var contracts []apptest.Contract
	for _, call := range block.ClockCalls {
		contracts = append(contracts, apptest.Contract(call.Contract))
	}
	return contracts
}
