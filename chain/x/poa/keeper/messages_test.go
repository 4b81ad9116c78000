package keeper_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	sdk "github.com/cosmos/cosmos-sdk/types"
	sdkerrors "github.com/cosmos/cosmos-sdk/types/errors"
	"github.com/cosmos/cosmos-sdk/types/query"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/chain/x/poa/keeper"
	"github.com/wattmesh/wattmesh/chain/x/poa/types"
)

var anyChange = types.Params{MaxValidators: 8, MaxPowerChangeBps: 10_000}

func Test_a_validator_is_added_removed_and_changed(t *testing.T) {
	s := newSuite(t, anyChange, 10, 10)
	names := []string{"a", "b", "c", "d"}

	block := s.apply(s.NextBlock(s.Sign(s.Authority, s.add("c", 5))))
	require.Equal(t, map[string]int64{"a": 10, "b": 10, "c": 5}, s.powers(names...))
	require.Len(t, block.Txs[0].EventsOf("wattmesh.poa.v1.EventValidatorAdded"), 1)
	require.Equal(t, "25", block.EventsOf("wattmesh.poa.v1.EventValidatorSetAnnounced")[0]["total_power"])

	s.apply(s.NextBlock(s.Sign(s.Authority, s.setPower("a", 7))))
	require.Equal(t, map[string]int64{"a": 7, "b": 10, "c": 5}, s.powers(names...))

	s.apply(s.NextBlock(s.Sign(s.Authority, s.rotate("b", "d"))))
	require.Equal(t, map[string]int64{"a": 7, "d": 10, "c": 5}, s.powers(names...))

	s.apply(s.NextBlock(s.Sign(s.Authority, s.remove("a"))))
	require.Equal(t, map[string]int64{"d": 10, "c": 5}, s.powers(names...))

	require.Empty(t, s.NextBlock().ValidatorUpdates, "nothing is announced twice")
}

func Test_changes_of_one_block_that_cancel_out_are_not_announced(t *testing.T) {
	for _, tc := range []struct {
		because string
		msgs    func(*suite) []sdk.Msg
		updates int
	}{
		{"a stranger comes and goes", func(s *suite) []sdk.Msg { return []sdk.Msg{s.add("c", 1), s.remove("c")} }, 0},
		{"a power goes up and back", func(s *suite) []sdk.Msg { return []sdk.Msg{s.setPower("a", 3), s.setPower("a", 10)} }, 0},
		{"one goes and comes back", func(s *suite) []sdk.Msg { return []sdk.Msg{s.remove("a"), s.add("a", 10)} }, 0},
		{"a key is rotated there and back", func(s *suite) []sdk.Msg { return []sdk.Msg{s.rotate("a", "c"), s.rotate("c", "a")} }, 0},
		{"a power is set twice and its validator removed", func(s *suite) []sdk.Msg {
			return []sdk.Msg{s.setPower("a", 2), s.setPower("a", 3), s.remove("a")}
		}, 1},
	} {
		t.Run(tc.because, func(t *testing.T) {
			s := newSuite(t, anyChange, 10, 10)
			block := s.apply(s.NextBlock(s.Sign(s.Authority, tc.msgs(s)...)))
			require.True(t, block.Txs[0].OK(), block.Txs[0].Log)
			require.Len(t, block.ValidatorUpdates, tc.updates)
			s.apply(s.NextBlock())
		})
	}
}

func Test_a_change_is_refused(t *testing.T) {
	for _, tc := range []struct {
		because string
		msg     func(*suite) sdk.Msg
		err     error
	}{
		{"the key is a validator's already", func(s *suite) sdk.Msg { return s.add("a", 1) }, types.ErrValidatorExists},
		{"the new key is a validator's already", func(s *suite) sdk.Msg { return s.rotate("a", "b") }, types.ErrValidatorExists},
		{"the new key is the old key", func(s *suite) sdk.Msg { return s.rotate("a", "a") }, types.ErrValidatorExists},
		{"nobody has this address to remove", func(s *suite) sdk.Msg { return s.remove("z") }, types.ErrValidatorNotFound},
		{"nobody has this address to set", func(s *suite) sdk.Msg { return s.setPower("z", 1) }, types.ErrValidatorNotFound},
		{"nobody has this address to rotate", func(s *suite) sdk.Msg { return s.rotate("z", "y") }, types.ErrValidatorNotFound},
		{"this is not an address", func(s *suite) sdk.Msg {
			return &types.MsgRemoveValidator{Authority: s.Authority.String(), ConsensusAddress: s.Authority.String()}
		}, types.ErrInvalidConsensusAddr},
		{"power 0 is a removal", func(s *suite) sdk.Msg { return s.setPower("a", 0) }, types.ErrInvalidValidator},
		{"power is negative", func(s *suite) sdk.Msg { return s.setPower("a", -1) }, types.ErrInvalidValidator},
		{"the key is too short", func(s *suite) sdk.Msg {
			return &types.MsgAddValidator{Authority: s.Authority.String(), Moniker: "x", PubKey: make([]byte, 31), Power: 1}
		}, types.ErrInvalidValidator},
		{"the new key is too long", func(s *suite) sdk.Msg {
			return &types.MsgRotateKey{Authority: s.Authority.String(), ConsensusAddress: addressOf("a"), NewPubKey: make([]byte, 33)}
		}, types.ErrInvalidValidator},
		{"too much power comes", func(s *suite) sdk.Msg { return s.add("c", 7) }, types.ErrPowerChangeTooLarge},
		{"too much power goes", func(s *suite) sdk.Msg { return s.remove("a") }, types.ErrPowerChangeTooLarge},
		{"the parameters allow no change", func(s *suite) sdk.Msg { return s.updateParams(types.Params{MaxValidators: 2}) }, types.ErrInvalidParams},
		{"the parameters allow fewer validators than there are", func(s *suite) sdk.Msg {
			return s.updateParams(types.Params{MaxValidators: 1, MaxPowerChangeBps: 1})
		}, types.ErrTooManyValidators},
	} {
		t.Run(tc.because, func(t *testing.T) {
			s := newSuite(t, types.DefaultParams(), 10, 10)
			block := s.apply(s.NextBlock(s.Sign(s.Authority, tc.msg(s))))
			requireRefused(t, block.Txs[0], tc.err)
			require.Empty(t, block.ValidatorUpdates)
		})
	}
}

func Test_the_last_validator_cannot_be_removed(t *testing.T) {
	s := newSuite(t, anyChange, 10, 10)
	s.apply(s.NextBlock(s.Sign(s.Authority, s.remove("a"))))
	requireRefused(t, s.Send(s.Authority, s.remove("b")), types.ErrLastValidator)
}

func Test_the_cap_is_on_all_changes_of_a_block_together(t *testing.T) {
	s := newSuite(t, types.DefaultParams(), 100)
	block := s.apply(s.NextBlock(
		s.Sign(s.Authority, s.add("b", 20)),
		s.Sign(s.Authority, s.add("c", 20)),
		s.Sign(s.Authority, s.add("d", 13)),
	))
	require.Equal(t, []bool{true, false, true}, []bool{block.Txs[0].OK(), block.Txs[1].OK(), block.Txs[2].OK()})
	requireRefused(t, block.Txs[1], types.ErrPowerChangeTooLarge)
	require.Equal(t, map[string]int64{"a": 100, "b": 20, "d": 13}, s.powers("a", "b", "c", "d"))
}

func Test_a_single_validator_rotates_its_key_after_the_cap_is_lifted(t *testing.T) {
	s := newSuite(t, types.DefaultParams(), 10)
	requireRefused(t, s.Send(s.Authority, s.rotate("a", "b")), types.ErrPowerChangeTooLarge)
	block := s.apply(s.NextBlock(s.Sign(s.Authority, s.updateParams(anyChange), s.rotate("a", "b"), s.updateParams(anyChange))))
	require.True(t, block.Txs[0].OK(), block.Txs[0].Log)
	require.Equal(t, map[string]int64{"b": 10}, s.powers("a", "b"))
}

func Test_a_stranger_can_change_nothing(t *testing.T) {
	s := newSuite(t, anyChange, 10, 10)
	stranger := s.NewAccount()
	for _, msg := range []sdk.Msg{
		&types.MsgAddValidator{Authority: stranger.String(), Moniker: "c", PubKey: keyOf("c"), Power: 1},
		&types.MsgRemoveValidator{Authority: stranger.String(), ConsensusAddress: addressOf("a")},
		&types.MsgSetPower{Authority: stranger.String(), ConsensusAddress: addressOf("a"), Power: 1},
		&types.MsgRotateKey{Authority: stranger.String(), ConsensusAddress: addressOf("a"), NewPubKey: keyOf("c")},
		&types.MsgUpdateParams{Authority: stranger.String(), Params: anyChange},
	} {
		requireRefused(t, s.Send(stranger, msg), sdkerrors.ErrUnauthorized)
	}
}

func Test_queries_show_the_wanted_set_and_the_real_authority(t *testing.T) {
	s := newSuite(t, anyChange, 10, 20, 30)
	server := keeper.NewQueryServer(s.App.PoaKeeper)
	page, err := server.Validators(s.Context(), &types.QueryValidatorsRequest{Pagination: &query.PageRequest{Limit: 2}})
	require.NoError(t, err)
	require.Len(t, page.Validators, 2)
	require.NotEmpty(t, page.Pagination.NextKey)
	_, err = server.Validators(s.Context(), &types.QueryValidatorsRequest{Pagination: &query.PageRequest{Limit: 1_000_000}})
	require.Error(t, err)

	one, err := server.Validator(s.Context(), &types.QueryValidatorRequest{ConsensusAddress: addressOf("b")})
	require.NoError(t, err)
	require.Equal(t, types.ValidatorInfo{
		ConsensusAddress: addressOf("b"), Validator: types.Validator{Moniker: "b", PubKey: keyOf("b"), Power: 20},
	}, one.Validator)
	_, err = server.Validator(s.Context(), &types.QueryValidatorRequest{ConsensusAddress: addressOf("z")})
	require.ErrorContains(t, err, "not found")

	authority, err := server.Authority(s.Context(), &types.QueryAuthorityRequest{})
	require.NoError(t, err)
	require.Equal(t, s.Authority.String(), authority.Authority)
}

func Test_the_validator_set_is_the_same_after_export_and_import(t *testing.T) {
	s := newSuite(t, anyChange, 10, 10)
	s.apply(s.NextBlock(s.Sign(s.Authority, s.add("c", 5), s.remove("a"))))
	before, err := s.App.PoaKeeper.ExportGenesis(s.Context())
	require.NoError(t, err)
	exported := s.Export()
	require.Len(t, exported.Validators, 2)

	imported := apptest.FromExport(t, s.Chain, exported)
	after, err := imported.App.PoaKeeper.ExportGenesis(imported.Context())
	require.NoError(t, err)
	require.Equal(t, before, after)
	require.Empty(t, imported.NextBlock().ValidatorUpdates)
}
