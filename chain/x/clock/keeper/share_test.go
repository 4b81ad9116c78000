package keeper_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

const blockGas = 1_800_000

// thieves take all that they are given, each in its own way.
var thieves = []string{"work", "loop", "write_loop", "write_big", "fail", "panic", "overdraw"}

// withBlockGas never jails, so that thieves go on for ever.
func withBlockGas(t *testing.T) *suite {
	t.Helper()
	return newSuite(t, withParams(types.Params{MaxGasPerBlock: blockGas, MaxContracts: 10, JailAfterFailures: 1_000_000}))
}

func Test_three_contracts_that_always_have_more_to_do_get_their_shares(t *testing.T) {
	for _, tc := range []struct {
		because string
		shares  [3]uint64
	}{
		{"equal shares that are all of the block", [3]uint64{600_000, 600_000, 600_000}},
		{"different shares that are all of the block", [3]uint64{300_000, 600_000, 900_000}},
		{"shares of which a block has more", [3]uint64{200_000, 300_000, 400_000}},
	} {
		t.Run(tc.because, func(t *testing.T) {
			s := withBlockGas(t)
			var contracts [3]apptest.Contract
			promised := uint64(0)
			for i, share := range tc.shares {
				contracts[i] = s.ticker("work")
				s.MustSend(s.Authority, s.registerWithShare(contracts[i], blockGas, share))
				promised += share
			}
			s.NextBlock()

			used, all := map[string]uint64{}, uint64(0)
			for range 60 {
				for _, call := range s.NextBlock().ClockCalls {
					require.Empty(t, call.Failure)
					used[call.Contract] += call.GasUsed
					all += call.GasUsed
				}
			}
			for i, share := range tc.shares {
				require.InEpsilon(t, float64(share)/float64(promised), float64(used[string(contracts[i])])/float64(all), 0.05, "contract %d", i)
			}
		})
	}
}

func Test_every_call_is_given_at_least_its_share_whatever_the_others_do(t *testing.T) {
	s := withBlockGas(t)
	const share = blockGas / 8
	worker := s.ticker("work")
	s.MustSend(s.Authority, s.registerWithShare(worker, blockGas, share))
	for _, mode := range thieves {
		s.MustSend(s.Authority, s.registerWithShare(s.ticker(mode), blockGas, share))
	}
	for range 30 {
		block := s.NextBlock()
		require.Len(t, block.ClockCalls, len(thieves)+1)
		for _, call := range block.ClockCalls {
			require.GreaterOrEqual(t, call.GasBudget, uint64(share))
		}
		require.Empty(t, callOf(t, block, worker).Failure)
	}
}

func Test_work_that_is_due_is_never_done_later_because_of_others(t *testing.T) {
	const share = blockGas / 4
	// What the worker has done after each of some blocks, since work became due.
	progress := func(s *suite, gasLimit uint64, others []string) (done []int) {
		for _, mode := range others {
			s.MustSend(s.Authority, s.registerWithShare(s.ticker(mode), blockGas, (blockGas-share)/uint64(len(others))))
		}
		worker := s.ticker("count")
		s.MustSend(s.Authority, s.registerWithShare(worker, gasLimit, share))
		s.NextBlocks(3)
		s.setMode(worker, "work")
		for range 12 {
			done = append(done, s.done(worker))
			s.NextBlock()
		}
		return done
	}
	alone := progress(withBlockGas(t), share, nil)
	require.Positive(t, alone[0])
	crowds := [][]string{thieves}
	for _, mode := range thieves {
		crowds = append(crowds, []string{mode})
	}
	for _, others := range crowds {
		t.Run(fmt.Sprint(others), func(t *testing.T) {
			for i, done := range progress(withBlockGas(t), blockGas, others) {
				require.GreaterOrEqual(t, done, alone[i], "after %d blocks", i+1)
			}
		})
	}
}

func Test_what_nobody_uses_is_given_to_who_has_more_to_do(t *testing.T) {
	s := withBlockGas(t)
	worker := s.ticker("work")
	s.MustSend(s.Authority, s.registerWithShare(worker, blockGas, blockGas/4))
	for range 3 {
		s.MustSend(s.Authority, s.registerWithShare(s.ticker("count"), blockGas, blockGas/4))
	}
	block := s.NextBlock()
	left := uint64(blockGas)
	for _, call := range block.ClockCalls[:3] {
		left -= call.GasUsed
	}
	require.Equal(t, left, callOf(t, block, worker).GasBudget)
	require.Greater(t, left, uint64(blockGas*9/10))
}

func Test_a_contract_is_told_its_budget_and_given_no_more_than_its_limit(t *testing.T) {
	s := withBlockGas(t)
	worker := s.ticker("work")
	s.MustSend(s.Authority, s.registerWithShare(worker, 2*enoughGas, enoughGas))
	call := callOf(t, s.NextBlock(), worker)
	require.EqualValues(t, 2*enoughGas, call.GasBudget)
	require.Empty(t, call.Failure, "the worker has heard of its budget and worked within it")
	require.Greater(t, call.GasUsed, call.GasBudget*3/4)
}

func Test_a_contract_that_needs_more_than_an_equal_part_in_one_go_has_its_turn_in_every_block_by_its_share(t *testing.T) {
	s := withBlockGas(t)
	heavy := s.ticker(map[string]any{"spend": map[string]any{"writes": 250}})
	s.MustSend(s.Authority, s.registerWithShare(heavy, blockGas, 1_000_000))
	for range 4 {
		s.MustSend(s.Authority, s.registerWithShare(s.ticker("loop"), blockGas, 200_000))
	}
	for range 10 {
		call := callOf(t, s.NextBlock(), heavy)
		require.Empty(t, call.Failure)
		require.Greater(t, call.GasUsed, uint64(blockGas/5))
	}
}

func Test_a_contract_that_needs_more_than_its_share_in_one_go_has_its_turn_when_others_are_idle(t *testing.T) {
	s := withBlockGas(t)
	heavy := s.ticker(map[string]any{"spend": map[string]any{"writes": 250}})
	s.MustSend(s.Authority, s.registerWithShare(heavy, blockGas, 100_000))
	s.MustSend(s.Authority, s.registerWithShare(s.ticker("count"), blockGas, blockGas-100_000))
	s.NextBlock()
	call := callOf(t, s.NextBlock(), heavy)
	require.Empty(t, call.Failure)
	require.Greater(t, call.GasUsed, uint64(100_000))
}

func Test_a_share_is_a_promise_that_nobody_can_be_registered_against(t *testing.T) {
	s := withBlockGas(t)
	s.MustSend(s.Authority, s.registerWithShare(s.ticker("work"), blockGas, blockGas/2))
	greedy := s.ticker("loop")
	requireRefused(t, s.Send(s.Authority, s.register(greedy, blockGas)), types.ErrTooManyShares)
	s.MustSend(s.Authority, s.registerWithShare(greedy, blockGas, blockGas/2))
	requireRefused(t, s.Send(s.Authority, s.setGasShare(greedy, blockGas/2+1)), types.ErrTooManyShares)
}

func Test_the_share_of_a_jailed_contract_is_the_others_until_its_release(t *testing.T) {
	const share = blockGas / 2
	s := newSuite(t, withParams(types.Params{MaxGasPerBlock: blockGas, MaxContracts: 3, JailAfterFailures: 3}))
	worker, thief := s.ticker("work"), s.ticker("loop")
	s.MustSend(s.Authority, s.registerWithShare(worker, blockGas, share), s.registerWithShare(thief, blockGas, share))
	require.Less(t, callOf(t, s.NextBlock(), worker).GasBudget, uint64(blockGas))
	s.NextBlock()
	require.True(t, s.entry(thief).Jailed)
	require.EqualValues(t, blockGas, callOf(t, s.NextBlock(), worker).GasBudget)
	requireRefused(t, s.Send(s.Authority, s.registerWithShare(s.ticker("count"), blockGas, 1)), types.ErrTooManyShares)

	s.MustSend(s.Authority, s.unjail(thief))
	require.GreaterOrEqual(t, callOf(t, s.NextBlock(), thief).GasBudget, uint64(share))
}
