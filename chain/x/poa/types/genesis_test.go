package types_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/x/poa/types"
)

func Test_a_genesis_is_refused(t *testing.T) {
	key := func(name byte) []byte { return []byte(strings.Repeat(string(name), 32)) }
	for _, tc := range []struct {
		because string
		edit    func(*types.GenesisState)
	}{
		{"two validators have the same key", func(g *types.GenesisState) { g.Validators[1].PubKey = key('a') }},
		{"a key is too short", func(g *types.GenesisState) { g.Validators[0].PubKey = key('a')[:31] }},
		{"a key is too long", func(g *types.GenesisState) { g.Validators[0].PubKey = append(key('a'), 0) }},
		{"a key is missing", func(g *types.GenesisState) { g.Validators[0].PubKey = nil }},
		{"a power is 0", func(g *types.GenesisState) { g.Validators[0].Power = 0 }},
		{"a power is negative", func(g *types.GenesisState) { g.Validators[0].Power = -1 }},
		{"the total power is too large", func(g *types.GenesisState) { g.Validators[0].Power = types.MaxTotalPower }},
		{"a moniker is missing", func(g *types.GenesisState) { g.Validators[0].Moniker = "" }},
		{"a moniker is too long", func(g *types.GenesisState) { g.Validators[0].Moniker = strings.Repeat("a", 65) }},
		{"there are too many validators", func(g *types.GenesisState) { g.Params.MaxValidators = 1 }},
		{"no validator is allowed", func(g *types.GenesisState) { g.Params.MaxValidators = 0 }},
		{"no change is allowed", func(g *types.GenesisState) { g.Params.MaxPowerChangeBps = 0 }},
		{"more than everything may change", func(g *types.GenesisState) { g.Params.MaxPowerChangeBps = 10_001 }},
	} {
		t.Run(tc.because, func(t *testing.T) {
			genesis := types.DefaultGenesisState()
			genesis.Validators = []types.Validator{
				{Moniker: "alice", PubKey: key('a'), Power: 1},
				{Moniker: "bob", PubKey: key('b'), Power: 1},
			}
			require.NoError(t, genesis.Validate())
			tc.edit(genesis)
			require.Error(t, genesis.Validate())
		})
	}
}
