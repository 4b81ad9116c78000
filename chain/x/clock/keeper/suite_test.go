package keeper_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/chain/x/clock/keeper"
	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

const enoughGas = 200_000

// suite is a chain with the ticker contract's code pinned.
type suite struct {
	*apptest.Chain
	code uint64
}

func newSuite(t *testing.T, options ...apptest.Option) *suite {
	t.Helper()
	chain := apptest.New(t, options...)
	code := chain.StoreFile("../testdata/ticker.wasm")
	chain.Pin(code)
	return &suite{Chain: chain, code: code}
}

// ticker makes a contract whose tick does what the mode says.
func (s *suite) ticker(mode any) apptest.Contract {
	s.TB.Helper()
	return s.Instantiate(s.code, mode)
}

func (s *suite) setMode(contract apptest.Contract, mode any) {
	s.TB.Helper()
	s.Execute(s.Authority, contract, map[string]any{"set_mode": mode})
}

func (s *suite) count(contract apptest.Contract) int {
	s.TB.Helper()
	var count int
	s.Query(contract, map[string]any{"count": struct{}{}}, &count)
	return count
}

// done is how much a contract whose mode is work has done.
func (s *suite) done(contract apptest.Contract) int {
	s.TB.Helper()
	var done int
	s.Query(contract, map[string]any{"done": struct{}{}}, &done)
	return done
}

func (s *suite) entry(contract apptest.Contract) types.Contract {
	s.TB.Helper()
	response, err := keeper.NewQueryServer(s.App.ClockKeeper).
		Contract(s.Context(), &types.QueryContractRequest{ContractAddress: string(contract)})
	require.NoError(s.TB, err)
	return response.Contract
}

func (s *suite) register(contract apptest.Contract, gasLimit uint64) sdk.Msg {
	return &types.MsgRegisterContract{Authority: s.Authority.String(), ContractAddress: string(contract), GasLimit: gasLimit}
}

func (s *suite) registerWithShare(contract apptest.Contract, gasLimit, gasShare uint64) sdk.Msg {
	return &types.MsgRegisterContract{
		Authority: s.Authority.String(), ContractAddress: string(contract), GasLimit: gasLimit, GasShare: gasShare,
	}
}

func (s *suite) unregister(contract apptest.Contract) sdk.Msg {
	return &types.MsgUnregisterContract{Authority: s.Authority.String(), ContractAddress: string(contract)}
}

func (s *suite) setGasLimit(contract apptest.Contract, gasLimit uint64) sdk.Msg {
	return &types.MsgSetGasLimit{Authority: s.Authority.String(), ContractAddress: string(contract), GasLimit: gasLimit}
}

func (s *suite) setGasShare(contract apptest.Contract, gasShare uint64) sdk.Msg {
	return &types.MsgSetGasShare{Authority: s.Authority.String(), ContractAddress: string(contract), GasShare: gasShare}
}

func (s *suite) unjail(contract apptest.Contract) sdk.Msg {
	return &types.MsgUnjailContract{Authority: s.Authority.String(), ContractAddress: string(contract)}
}

func (s *suite) updateParams(params types.Params) sdk.Msg {
	return &types.MsgUpdateParams{Authority: s.Authority.String(), Params: params}
}

func withParams(params types.Params) apptest.Option {
	return apptest.WithModule(types.ModuleName, func(genesis *types.GenesisState) { genesis.Params = params })
}

func requireRefused(t *testing.T, result apptest.TxResult, reason error) {
	t.Helper()
	require.False(t, result.OK(), "was accepted")
	require.Contains(t, result.Log, reason.Error())
}
