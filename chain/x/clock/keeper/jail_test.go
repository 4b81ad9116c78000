package keeper_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

var jailAfterThree = types.Params{MaxGasPerBlock: types.DefaultMaxGasPerBlock, MaxContracts: 5, JailAfterFailures: 3}

func Test_a_contract_is_jailed_after_repeated_failures_and_not_called_any_more(t *testing.T) {
	s := newSuite(t, withParams(jailAfterThree))
	failing, neighbour := s.ticker("fail"), s.ticker("count")
	s.registerInOneBlock(failing, neighbour)
	require.Empty(t, s.NextBlock().EventsOf("wattmesh.clock.v1.EventContractJailed"))
	require.Len(t, s.NextBlock().EventsOf("wattmesh.clock.v1.EventContractJailed"), 1)
	require.True(t, s.entry(failing).Jailed)

	block := s.NextBlock()
	require.Len(t, block.ClockCalls, 1)
	require.Equal(t, string(neighbour), block.ClockCalls[0].Contract)
}

func Test_a_good_call_clears_the_record(t *testing.T) {
	s := newSuite(t, withParams(jailAfterThree))
	contract := s.ticker("fail")
	s.registerInOneBlock(contract)
	s.NextBlock()
	require.EqualValues(t, 2, s.entry(contract).ConsecutiveFailures)
	s.setMode(contract, "count")
	require.EqualValues(t, 0, s.entry(contract).ConsecutiveFailures)
	s.setMode(contract, "fail")
	s.NextBlock()
	require.False(t, s.entry(contract).Jailed)
}

func Test_the_authority_releases_a_jailed_contract_with_a_clean_record(t *testing.T) {
	s := newSuite(t, withParams(jailAfterThree))
	contract := s.ticker("fail")
	s.registerInOneBlock(contract)
	s.NextBlocks(3)
	s.setMode(contract, "count")
	require.Equal(t, 0, s.count(contract))

	s.MustSend(s.Authority, s.unjail(contract))
	require.Equal(t, 1, s.count(contract))
	require.Equal(t, types.Contract{Id: 1, ContractAddress: string(contract), GasLimit: enoughGas, GasShare: enoughGas}, s.entry(contract))
}

func Test_only_a_jailed_contract_can_be_released(t *testing.T) {
	s := newSuite(t)
	contract := s.ticker("count")
	s.registerInOneBlock(contract)
	requireRefused(t, s.Send(s.Authority, s.unjail(contract)), types.ErrNotJailed)
}

func Test_a_contract_whose_work_costs_more_than_it_believes_does_less_of_it_and_is_not_jailed(t *testing.T) {
	s := newSuite(t, withParams(jailAfterThree))
	contract := s.ticker("work_dearly")
	s.registerInOneBlock(contract)
	failed := 0
	for range 12 {
		if callOf(t, s.NextBlock(), contract).Failure != "" {
			failed++
		}
	}
	require.Positive(t, failed)
	require.Positive(t, s.done(contract))
	require.False(t, s.entry(contract).Jailed)
}
