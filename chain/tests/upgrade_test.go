package tests

import (
	"os"
	"path/filepath"
	"testing"

	dbm "github.com/cosmos/cosmos-db"
	"github.com/stretchr/testify/require"

	"cosmossdk.io/log/v2"

	"github.com/cosmos/cosmos-sdk/client/flags"
	"github.com/cosmos/cosmos-sdk/store/v2/rootmulti"
	storetypes "github.com/cosmos/cosmos-sdk/store/v2/types"
	upgradetypes "github.com/cosmos/cosmos-sdk/x/upgrade/types"

	"github.com/wattmesh/wattmesh/chain/app"
	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	lanestypes "github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

func Test_the_upgrade_begins_with_free_transactions_and_nothing_reserved(t *testing.T) {
	for _, name := range []string{app.ClockSharesUpgrade, app.LivenessUpgrade} {
		t.Run(name, func(t *testing.T) {
			chain := apptest.New(t)
			ctx := chain.Context()
			lanes := chain.App.LanesKeeper
			require.NoError(t, lanes.Params.Remove(ctx))
			versions := ctx.KVStore(chain.App.StoreKey(upgradetypes.StoreKey))
			versions.Delete(append([]byte{upgradetypes.VersionMapByte}, lanestypes.ModuleName...))

			require.NoError(t, chain.App.UpgradeKeeper.ApplyUpgrade(ctx, upgradetypes.Plan{Name: name, Height: ctx.BlockHeight()}))

			params, err := lanes.Params.Get(ctx)
			require.NoError(t, err)
			require.Equal(t, lanestypes.DefaultParams(), params)
			migrated, err := chain.App.UpgradeKeeper.GetModuleVersionMap(ctx)
			require.NoError(t, err)
			require.Equal(t, chain.App.ModuleManager.GetVersionMap(), migrated)
		})
	}
}

func Test_a_node_adds_the_store_of_the_lanes_at_the_height_of_the_upgrade(t *testing.T) {
	for _, tc := range []struct {
		because string
		info    string
		opens   bool
	}{
		{"the upgrade comes next", `{"name":"liveness","height":4}`, true},
		{"no upgrade was planned", ``, false},
		{"the upgrade is at another height", `{"name":"liveness","height":5}`, false},
		{"the upgrade is another one", `{"name":"nobody-knows","height":4}`, false},
	} {
		t.Run(tc.because, func(t *testing.T) {
			db, home := withoutLanes(t, 3), t.TempDir()
			if tc.info != "" {
				require.NoError(t, os.MkdirAll(filepath.Join(home, "data"), 0o700))
				require.NoError(t, os.WriteFile(filepath.Join(home, "data", upgradetypes.UpgradeInfoFilename), []byte(tc.info), 0o600))
			}
			open := func() { app.New(log.NewNopLogger(), db, true, options{flags.FlagHome: home}, nil) }
			if tc.opens {
				require.NotPanics(t, open)
			} else {
				require.Panics(t, open)
			}
		})
	}
}

type options map[string]any

// Get returns a setting, or nil.
func (o options) Get(key string) any { return o[key] }

// withoutLanes is the database of a chain from before there were lanes, with so many blocks.
func withoutLanes(t *testing.T, blocks int) dbm.DB {
	db := dbm.NewMemDB()
	store := rootmulti.NewStore(db, log.NewNopLogger())
	described := app.New(log.NewNopLogger(), dbm.NewMemDB(), false, options{flags.FlagHome: t.TempDir()}, nil)
	for name, key := range described.CommitMultiStore().(*rootmulti.Store).StoreKeysByName() {
		if name != lanestypes.StoreKey {
			store.MountStoreWithDB(key, storetypes.StoreTypeIAVL, nil)
		}
	}
	require.NoError(t, store.LoadLatestVersion())
	for range blocks {
		store.Commit()
	}
	return db
}

func Test_an_exported_chain_goes_on_with_its_fees_and_lanes(t *testing.T) {
	original := apptest.New(t)
	relayer, community := original.NewAccount(), original.NewAccount()
	params := lanestypes.Params{
		FeeDenom: apptest.Denom, MinFeePerMillionGas: feePerMillionGas, FeeRecipient: community.String(),
		ReservedCalls:   []lanestypes.Call{{ContractAddress: relayer.String(), Message: "submit_readings"}},
		ReservedSenders: []string{relayer.String()},
	}
	original.MustSend(original.Authority, &lanestypes.MsgUpdateParams{Authority: original.Authority.String(), Params: params})

	chain := apptest.FromExport(t, original, original.Export())
	found, err := chain.App.LanesKeeper.Params.Get(chain.Context())
	require.NoError(t, err)
	require.Equal(t, params, found)
	free := chain.SignFor(chain.Authority, apptest.TxTerms{Gas: sendGas}, transfer(chain.Authority, relayer, 1))
	require.Contains(t, chain.NextBlock(free).Txs[0].Log, lanestypes.ErrFeeTooSmall.Error())
	chain.MustSend(chain.Authority, transfer(chain.Authority, relayer, 1))
}
