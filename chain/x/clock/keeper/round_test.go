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

func Test_who_left_its_share_is_called_first_and_the_busy_take_turns_in_being_last(t *testing.T) {
	s := newSuite(t)
	busy := []apptest.Contract{s.ticker("work"), s.ticker("loop"), s.ticker("work")}
	idle := []apptest.Contract{s.ticker("count"), s.ticker("fail")}
	s.registerInOneBlock(busy[0], idle[0], busy[1], busy[2], idle[1])
	last := map[apptest.Contract]int{}
	for range 6 {
		round := called(s.NextBlock())
		require.Len(t, round, 5)
		require.Equal(t, idle, round[:2])
		last[round[4]]++
	}
	require.Equal(t, map[apptest.Contract]int{busy[0]: 2, busy[1]: 2, busy[2]: 2}, last)
}

func Test_the_sum_of_the_calls_stays_within_the_blocks_gas(t *testing.T) {
	const maxGas = 4 * enoughGas
	s := newSuite(t, withParams(types.Params{MaxGasPerBlock: maxGas, MaxContracts: 10, JailAfterFailures: 1_000}))
	modes := []any{
		"loop", "count", map[string]any{"spend": map[string]any{"writes": 20}}, "fail", "work", "loop", "write_loop", "count", "panic", "write_big",
	}
	for _, mode := range modes {
		s.MustSend(s.Authority, s.registerWithShare(s.ticker(mode), maxGas, maxGas/10))
	}
	for range 20 {
		block := s.NextBlock()
		require.Len(t, block.ClockCalls, len(modes))
		used := uint64(0)
		for _, call := range block.ClockCalls {
			used += call.GasUsed
		}
		require.LessOrEqual(t, used, uint64(maxGas))
	}
}

func Test_a_round_goes_on_without_a_contract_that_was_unregistered_and_with_one_that_is_new(t *testing.T) {
	s := newSuite(t, withParams(types.Params{MaxGasPerBlock: 3 * enoughGas, MaxContracts: 3, JailAfterFailures: 1_000}))
	stays, goes, comes := s.ticker("loop"), s.ticker("loop"), s.ticker("loop")
	s.registerInOneBlock(stays, goes)
	require.ElementsMatch(t, []apptest.Contract{stays, goes}, called(s.NextBlock()))
	block := s.NextBlock(s.Sign(s.Authority, s.unregister(goes), s.registerWithShare(comes, enoughGas, enoughGas)))
	require.ElementsMatch(t, []apptest.Contract{stays, comes}, called(block))
}

func called(block apptest.Block) []apptest.Contract {
	var contracts []apptest.Contract
	for _, call := range block.ClockCalls {
		contracts = append(contracts, apptest.Contract(call.Contract))
	}
	return contracts
}

// callOf is the call of a contract in a block; every contract on the clock has one.
func callOf(t *testing.T, block apptest.Block, contract apptest.Contract) apptest.ClockCall {
	t.Helper()
	for _, call := range block.ClockCalls {
		if call.Contract == string(contract) {
			return call
		}
	}
	require.Fail(t, "not called", "contract %s in block %d", contract, block.Height)
	return apptest.ClockCall{}
}
