package keeper_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/cosmos/cosmos-sdk/runtime"
	storetypes "github.com/cosmos/cosmos-sdk/store/v2/types"
	"github.com/cosmos/cosmos-sdk/testutil"
	sdk "github.com/cosmos/cosmos-sdk/types"
	moduletestutil "github.com/cosmos/cosmos-sdk/types/module/testutil"

	"github.com/wattmesh/wattmesh/chain/app"
	"github.com/wattmesh/wattmesh/chain/x/clock/keeper"
	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

// panickingVM is a virtual machine in trouble.
type panickingVM struct{ cause any }

func (panickingVM) HasContractInfo(context.Context, sdk.AccAddress) bool { return true }

func (vm panickingVM) Sudo(context.Context, sdk.AccAddress, []byte) ([]byte, error) { panic(vm.cause) }

func Test_only_running_out_of_gas_is_recovered(t *testing.T) {
	for _, tc := range []struct {
		because   string
		cause     any
		recovered bool
	}{
		{"out of gas is the same on every node", storetypes.ErrorOutOfGas{Descriptor: "loop"}, true},
		{"a full disk is this node's own", errors.New("no space left on device"), false},
		{"negative gas is a defect", storetypes.ErrorNegativeGasConsumed{}, false},
	} {
		t.Run(tc.because, func(t *testing.T) {
			app.ConfigureAddresses()
			key := storetypes.NewKVStoreKey(types.StoreKey)
			ctx := testutil.DefaultContextWithDB(t, key, storetypes.NewTransientStoreKey("transient")).Ctx
			clock := keeper.New(
				moduletestutil.MakeTestEncodingConfig().Codec, runtime.NewKVStoreService(key), app.AccountAddresses(), panickingVM{tc.cause}, "")
			genesis := types.DefaultGenesisState()
			genesis.NextId = 2
			genesis.Contracts = []types.Contract{{Id: 1, ContractAddress: sdk.AccAddress(make([]byte, 32)).String(), GasLimit: enoughGas, GasShare: enoughGas}}
			require.NoError(t, clock.InitGenesis(ctx, *genesis))

			if tc.recovered {
				require.NoError(t, clock.Tick(ctx))
			} else {
				require.PanicsWithValue(t, tc.cause, func() { _ = clock.Tick(ctx) })
			}
		})
	}
}
