package keeper_test

import (
	"testing"

	cmtcrypto "github.com/cometbft/cometbft/crypto/ed25519"
	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/app"
	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/chain/x/poa/types"
)

// suite is a chain together with the validator set as the consensus engine keeps it: every update goes through CometBFT's own code, which
// stops a chain on an update it cannot apply.
type suite struct {
	*apptest.Chain
	engine *cmttypes.ValidatorSet
}

// newSuite starts a chain of validators of these powers; their names are a, b, c and so on.
func newSuite(t *testing.T, params types.Params, powers ...int64) *suite {
	t.Helper()
	genesis := types.GenesisState{Params: params}
	var engine []*cmttypes.Validator
	for i, power := range powers {
		key := keyOf(string(rune('a' + i)))
		genesis.Validators = append(genesis.Validators, types.Validator{Moniker: string(rune('a' + i)), PubKey: key, Power: power})
		engine = append(engine, cmttypes.NewValidator(cmtcrypto.PubKey(key), power))
	}
	chain := apptest.New(t, apptest.WithModule(types.ModuleName, func(state *types.GenesisState) { *state = genesis }))
	return &suite{Chain: chain, engine: cmttypes.NewValidatorSet(engine)}
}

func keyOf(name string) []byte { return apptest.ValidatorKey(name) }

// addressOf is the consensus address of a validator's first key.
func addressOf(name string) string {
	address, err := app.ConsensusAddresses().BytesToString(types.ConsensusAddress(keyOf(name)))
	if err != nil {
		panic(err)
	}
	return address
}

// apply gives a block's updates to the consensus engine.
func (s *suite) apply(block apptest.Block) apptest.Block {
	s.TB.Helper()
	updates, err := cmttypes.PB2TM.ValidatorUpdates(block.ValidatorUpdates)
	require.NoError(s.TB, err)
	require.NoError(s.TB, s.engine.UpdateWithChangeSet(updates), "the consensus engine would stop here")
	return block
}

// powers is what the consensus engine has: power by the name of the key.
func (s *suite) powers(names ...string) map[string]int64 {
	powers := map[string]int64{}
	for _, name := range names {
		if _, validator := s.engine.GetByAddress(types.ConsensusAddress(keyOf(name)).Bytes()); validator != nil {
			powers[name] = validator.VotingPower
		}
	}
	require.Len(s.TB, powers, s.engine.Size(), "validators without a name")
	return powers
}

func (s *suite) add(name string, power int64) *types.MsgAddValidator {
	return &types.MsgAddValidator{Authority: s.Authority.String(), Moniker: name, PubKey: keyOf(name), Power: power}
}

func (s *suite) remove(name string) *types.MsgRemoveValidator {
	return &types.MsgRemoveValidator{Authority: s.Authority.String(), ConsensusAddress: addressOf(name)}
}

func (s *suite) setPower(name string, power int64) *types.MsgSetPower {
	return &types.MsgSetPower{Authority: s.Authority.String(), ConsensusAddress: addressOf(name), Power: power}
}

func (s *suite) rotate(name, newName string) *types.MsgRotateKey {
	return &types.MsgRotateKey{Authority: s.Authority.String(), ConsensusAddress: addressOf(name), NewPubKey: keyOf(newName)}
}

func (s *suite) updateParams(params types.Params) *types.MsgUpdateParams {
	return &types.MsgUpdateParams{Authority: s.Authority.String(), Params: params}
}

func requireRefused(t *testing.T, result apptest.TxResult, reason error) {
	t.Helper()
	require.False(t, result.OK(), "was accepted")
	require.Contains(t, result.Log, reason.Error())
}
