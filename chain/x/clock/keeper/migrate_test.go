package keeper_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	upgradetypes "github.com/cosmos/cosmos-sdk/x/upgrade/types"

	"github.com/wattmesh/wattmesh/chain/app"
	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

func Test_the_upgrade_gives_contracts_of_a_running_chain_their_shares(t *testing.T) {
	for _, tc := range []struct {
		because   string
		gasLimits []uint64
		gasShares []uint64
	}{
		{"nothing is registered", nil, nil},
		{"one contract has the whole block", []uint64{3_000_000}, []uint64{3_000_000}},
		{"a block has enough for all calls", []uint64{500_000, 200_000}, []uint64{500_000, 200_000}},
		{"each call could use the whole block", []uint64{3_000_000, 3_000_000, 3_000_000}, []uint64{1_000_000, 1_000_000, 1_000_000}},
	} {
		t.Run(tc.because, func(t *testing.T) {
			s := newSuite(t)
			contracts := make([]types.Contract, len(tc.gasLimits))
			for i, gasLimit := range tc.gasLimits {
				contracts[i] = types.Contract{
					Id: uint64(i + 1), ContractAddress: string(s.ticker("count")), GasLimit: gasLimit, ConsecutiveFailures: 2,
				}
			}
			clock, ctx := s.App.ClockKeeper, s.Context()
			for _, contract := range contracts {
				require.NoError(t, clock.Contracts.Set(ctx, contract.Id, contract))
			}
			store := ctx.KVStore(s.App.StoreKey(types.StoreKey))
			store.Set(types.TurnPrefix, []byte{0, 0, 0, 0, 0, 0, 0, 2})
			versions := s.App.ModuleManager.GetVersionMap()
			versions[types.ModuleName] = 1
			require.NoError(t, s.App.UpgradeKeeper.SetModuleVersionMap(ctx, versions))

			require.NoError(t, s.App.UpgradeKeeper.ApplyUpgrade(ctx, upgradetypes.Plan{Name: app.ClockSharesUpgrade, Height: ctx.BlockHeight()}))

			for i, gasShare := range tc.gasShares {
				contract, err := clock.Contracts.Get(ctx, uint64(i+1))
				require.NoError(t, err)
				require.Equal(t, gasShare, contract.GasShare)
				require.Equal(t, tc.gasLimits[i], contract.GasLimit)
				require.EqualValues(t, 2, contract.ConsecutiveFailures)
			}
			require.False(t, store.Has(types.TurnPrefix))
			migrated, err := s.App.UpgradeKeeper.GetModuleVersionMap(ctx)
			require.NoError(t, err)
			require.Equal(t, s.App.ModuleManager.GetVersionMap(), migrated)
			require.NoError(t, clock.Tick(ctx))
		})
	}
}
