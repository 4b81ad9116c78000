package types_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/app"
	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

func Test_a_genesis_is_refused(t *testing.T) {
	app.ConfigureAddresses()
	addresses := []string{sdk.AccAddress(make([]byte, 20)).String(), sdk.AccAddress(make([]byte, 32)).String()}
	contract := func(id uint64, address string) types.Contract {
		return types.Contract{Id: id, ContractAddress: address, GasLimit: 1, GasShare: 1}
	}
	for _, tc := range []struct {
		because string
		edit    func(*types.GenesisState)
	}{
		{"next_id is 0", func(g *types.GenesisState) { g.NextId = 0 }},
		{"an id is 0", func(g *types.GenesisState) { g.Contracts = []types.Contract{contract(0, addresses[0])} }},
		{"an id is not given yet", func(g *types.GenesisState) { g.Contracts = []types.Contract{contract(9, addresses[0])} }},
		{"ids are not in order", func(g *types.GenesisState) {
			g.Contracts = []types.Contract{contract(2, addresses[0]), contract(1, addresses[1])}
		}},
		{"an address is there twice", func(g *types.GenesisState) {
			g.Contracts = []types.Contract{contract(1, addresses[0]), contract(2, addresses[0])}
		}},
		{"an address is none", func(g *types.GenesisState) { g.Contracts = []types.Contract{contract(1, "watt1")} }},
		{"a gas limit does not fit in a block", func(g *types.GenesisState) {
			g.Contracts = []types.Contract{{Id: 1, ContractAddress: addresses[0], GasLimit: g.Params.MaxGasPerBlock + 1, GasShare: 1}}
		}},
		{"a contract has no share", func(g *types.GenesisState) {
			g.Contracts = []types.Contract{{Id: 1, ContractAddress: addresses[0], GasLimit: 1}}
		}},
		{"the shares are more than a block has", func(g *types.GenesisState) {
			g.Params.MaxGasPerBlock = 2
			g.Contracts = []types.Contract{
				{Id: 1, ContractAddress: addresses[0], GasLimit: 2, GasShare: 2}, {Id: 2, ContractAddress: addresses[1], GasLimit: 2, GasShare: 1},
			}
		}},
		{"a sum of shares is more than a number holds", func(g *types.GenesisState) {
			g.Params.MaxGasPerBlock = math.MaxUint64
			g.Contracts = []types.Contract{
				{Id: 1, ContractAddress: addresses[0], GasLimit: math.MaxUint64, GasShare: math.MaxUint64},
				{Id: 2, ContractAddress: addresses[1], GasLimit: math.MaxUint64, GasShare: 2},
			}
		}},
		{"there are too many contracts", func(g *types.GenesisState) {
			g.Params.MaxContracts = 1
			g.Contracts = []types.Contract{contract(1, addresses[0]), contract(2, addresses[1])}
		}},
	} {
		t.Run(tc.because, func(t *testing.T) {
			genesis := types.DefaultGenesisState()
			genesis.NextId = 5
			genesis.Contracts = []types.Contract{contract(1, addresses[0]), contract(4, addresses[1])}
			require.NoError(t, genesis.Validate())
			tc.edit(genesis)
			require.Error(t, genesis.Validate())
		})
	}
}
