package keeper_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	sdk "github.com/cosmos/cosmos-sdk/types"
	sdkerrors "github.com/cosmos/cosmos-sdk/types/errors"
	"github.com/cosmos/cosmos-sdk/types/query"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/chain/x/clock/keeper"
	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

func Test_a_stranger_can_change_nothing(t *testing.T) {
	s := newSuite(t)
	contract := s.ticker("count")
	s.registerInOneBlock(contract)
	stranger := s.NewAccount()
	for _, msg := range []sdk.Msg{
		&types.MsgRegisterContract{Authority: stranger.String(), ContractAddress: string(s.ticker("count")), GasLimit: enoughGas},
		&types.MsgUnregisterContract{Authority: stranger.String(), ContractAddress: string(contract)},
		&types.MsgSetGasLimit{Authority: stranger.String(), ContractAddress: string(contract), GasLimit: 1},
		&types.MsgSetGasShare{Authority: stranger.String(), ContractAddress: string(contract), GasShare: 1},
		&types.MsgUnjailContract{Authority: stranger.String(), ContractAddress: string(contract)},
		&types.MsgUpdateParams{Authority: stranger.String(), Params: types.DefaultParams()},
	} {
		requireRefused(t, s.Send(stranger, msg), sdkerrors.ErrUnauthorized)
	}
	genesis, err := s.App.ClockKeeper.ExportGenesis(s.Context())
	require.NoError(t, err)
	require.Len(t, genesis.Contracts, 1)
}

func Test_a_stranger_cannot_sign_in_the_authoritys_name(t *testing.T) {
	s := newSuite(t)
	stranger := s.NewAccount()
	require.False(t, s.Send(stranger, s.register(s.ticker("count"), enoughGas)).OK())
}

func Test_registration_is_refused(t *testing.T) {
	params := types.Params{MaxGasPerBlock: 3 * enoughGas, MaxContracts: 2, JailAfterFailures: 3}
	s := newSuite(t, withParams(params))
	registered, other := s.ticker("count"), s.ticker("count")
	s.registerInOneBlock(registered)
	for _, tc := range []struct {
		because  string
		contract apptest.Contract
		gasLimit uint64
		gasShare uint64
		err      error
	}{
		{"no contract has this address", apptest.Contract(s.Authority.String()), enoughGas, 1, types.ErrNoSuchContract},
		{"this is not an address", "watt1nonsense", enoughGas, 1, types.ErrInvalidContract},
		{"the contract is registered already", registered, enoughGas, 1, types.ErrContractRegistered},
		{"the gas limit is 0", other, 0, 0, types.ErrInvalidGasLimit},
		{"the gas limit is more than a block has", other, 3*enoughGas + 1, 1, types.ErrInvalidGasLimit},
		{"the share is above the gas limit", other, enoughGas, enoughGas + 1, types.ErrInvalidGasShare},
		{"the share is more than the others leave", other, 3 * enoughGas, 2*enoughGas + 1, types.ErrTooManyShares},
		{"without a share, it is all of a limit that is more than the others leave", other, 2*enoughGas + 1, 0, types.ErrTooManyShares},
	} {
		t.Run(tc.because, func(t *testing.T) {
			requireRefused(t, s.Send(s.Authority, s.registerWithShare(tc.contract, tc.gasLimit, tc.gasShare)), tc.err)
		})
	}
	s.MustSend(s.Authority, s.register(other, enoughGas))
	requireRefused(t, s.Send(s.Authority, s.register(s.ticker("count"), enoughGas)), types.ErrTooManyContracts)
}

func Test_messages_about_a_contract_that_is_not_registered_are_refused(t *testing.T) {
	s := newSuite(t)
	contract := s.ticker("count")
	for _, msg := range []sdk.Msg{s.unregister(contract), s.setGasLimit(contract, enoughGas), s.setGasShare(contract, 1), s.unjail(contract)} {
		requireRefused(t, s.Send(s.Authority, msg), types.ErrContractNotFound)
	}
}

func Test_a_gas_limit_holds_from_the_end_of_its_block_on(t *testing.T) {
	s := newSuite(t)
	contract := s.ticker("loop")
	s.registerInOneBlock(contract)
	s.MustSend(s.Authority, s.setGasLimit(contract, 2*enoughGas))
	require.EqualValues(t, 2*enoughGas, s.NextBlock().ClockCalls[0].GasUsed)
	requireRefused(t, s.Send(s.Authority, s.setGasLimit(contract, types.DefaultMaxGasPerBlock+1)), types.ErrInvalidGasLimit)
	requireRefused(t, s.Send(s.Authority, s.setGasLimit(contract, enoughGas-1)), types.ErrInvalidGasShare)
}

func Test_a_share_holds_from_the_end_of_its_block_on(t *testing.T) {
	const maxGas = 4 * enoughGas
	s := newSuite(t, withParams(types.Params{MaxGasPerBlock: maxGas, MaxContracts: 5, JailAfterFailures: 1_000}))
	contract, neighbour := s.ticker("loop"), s.ticker("loop")
	s.MustSend(s.Authority, s.registerWithShare(contract, maxGas, enoughGas), s.registerWithShare(neighbour, maxGas, enoughGas))
	s.MustSend(s.Authority, s.setGasShare(contract, 3*enoughGas))
	require.EqualValues(t, 3*enoughGas, callOf(t, s.NextBlock(), contract).GasUsed)
	for _, tc := range []struct {
		gasShare uint64
		err      error
	}{
		{0, types.ErrInvalidGasShare},
		{3*enoughGas + 1, types.ErrTooManyShares},
		{maxGas + 1, types.ErrInvalidGasShare},
	} {
		requireRefused(t, s.Send(s.Authority, s.setGasShare(contract, tc.gasShare)), tc.err)
	}
}

func Test_parameters_that_leave_no_room_for_a_registered_contract_are_refused(t *testing.T) {
	s := newSuite(t)
	s.registerInOneBlock(s.ticker("count"), s.ticker("count"))
	good := types.DefaultParams()
	for _, tc := range []struct {
		because string
		edit    func(*types.Params)
		err     error
	}{
		{"a contract may use more", func(p *types.Params) { p.MaxGasPerBlock = enoughGas - 1 }, types.ErrInvalidContract},
		{"the contracts' shares are more", func(p *types.Params) { p.MaxGasPerBlock = 2*enoughGas - 1 }, types.ErrTooManyShares},
		{"there are more contracts", func(p *types.Params) { p.MaxContracts = 1 }, types.ErrTooManyContracts},
		{"no gas at all", func(p *types.Params) { p.MaxGasPerBlock = 0 }, types.ErrInvalidParams},
		{"no contract at all", func(p *types.Params) { p.MaxContracts = 0 }, types.ErrInvalidParams},
		{"jailed before the first failure", func(p *types.Params) { p.JailAfterFailures = 0 }, types.ErrInvalidParams},
	} {
		t.Run(tc.because, func(t *testing.T) {
			params := good
			tc.edit(&params)
			requireRefused(t, s.Send(s.Authority, s.updateParams(params)), tc.err)
		})
	}
	good.MaxContracts = 2
	s.MustSend(s.Authority, s.updateParams(good))
}

func Test_lists_come_in_pages(t *testing.T) {
	s := newSuite(t)
	contracts := []apptest.Contract{s.ticker("count"), s.ticker("count"), s.ticker("count")}
	s.registerInOneBlock(contracts...)
	server := keeper.NewQueryServer(s.App.ClockKeeper)
	page, err := server.Contracts(s.Context(), &types.QueryContractsRequest{Pagination: &query.PageRequest{Limit: 2}})
	require.NoError(t, err)
	require.Len(t, page.Contracts, 2)
	rest, err := server.Contracts(s.Context(), &types.QueryContractsRequest{Pagination: &query.PageRequest{Key: page.Pagination.NextKey}})
	require.NoError(t, err)
	require.Len(t, rest.Contracts, 1)
	require.Equal(t, string(contracts[2]), rest.Contracts[0].ContractAddress)
	_, err = server.Contracts(s.Context(), &types.QueryContractsRequest{Pagination: &query.PageRequest{Limit: 1_000_000}})
	require.Error(t, err)
}

func Test_the_clock_goes_on_where_it_was_after_export_and_import(t *testing.T) {
	s := newSuite(t, withParams(types.Params{MaxGasPerBlock: 5 * enoughGas, MaxContracts: 5, JailAfterFailures: 10}))
	working, good, failing, looping := s.ticker("work"), s.ticker("count"), s.ticker("fail"), s.ticker("loop")
	s.registerInOneBlock(working, good, failing, looping)
	s.NextBlocks(6)

	imported := &suite{Chain: apptest.FromExport(t, s.Chain, s.Export()), code: s.code}
	// FromExport has made one block already; the original does the same one.
	s.NextBlock()
	require.Equal(t, s.count(good), imported.count(good))
	require.Equal(t, s.done(working), imported.done(working))
	require.True(t, imported.entry(working).Busy)
	require.Equal(t, s.entry(failing), imported.entry(failing))
	require.Equal(t, s.NextBlock().ClockCalls, imported.NextBlock().ClockCalls)
}
