package app

import (
	ibctransfertypes "github.com/cosmos/ibc-go/v11/modules/apps/transfer/types"
	ibcexported "github.com/cosmos/ibc-go/v11/modules/core/exported"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	storetypes "github.com/cosmos/cosmos-sdk/store/v2/types"
	authtypes "github.com/cosmos/cosmos-sdk/x/auth/types"
	authzkeeper "github.com/cosmos/cosmos-sdk/x/authz/keeper"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	consensustypes "github.com/cosmos/cosmos-sdk/x/consensus/types"
	"github.com/cosmos/cosmos-sdk/x/feegrant"
	upgradetypes "github.com/cosmos/cosmos-sdk/x/upgrade/types"

	clocktypes "github.com/wattmesh/wattmesh/chain/x/clock/types"
	lanestypes "github.com/wattmesh/wattmesh/chain/x/lanes/types"
	poatypes "github.com/wattmesh/wattmesh/chain/x/poa/types"
)

// newStoreKeys returns one store per module that has state.
func newStoreKeys() map[string]*storetypes.KVStoreKey {
	return storetypes.NewKVStoreKeys(
		authtypes.StoreKey,
		authzkeeper.StoreKey,
		banktypes.StoreKey,
		consensustypes.StoreKey,
		feegrant.StoreKey,
		upgradetypes.StoreKey,
		ibcexported.StoreKey,
		ibctransfertypes.StoreKey,
		wasmtypes.StoreKey,
		clocktypes.StoreKey,
		lanestypes.StoreKey,
		poatypes.StoreKey,
	)
}

// moduleAccounts are the accounts that modules hold coins in, and what they may do with the supply.
var moduleAccounts = map[string][]string{
	authtypes.FeeCollectorName:  nil,
	ibctransfertypes.ModuleName: {authtypes.Minter, authtypes.Burner},
	wasmtypes.ModuleName:        {authtypes.Burner},
}

// blockedAddresses are the module accounts: nobody can send coins to them by accident.
func blockedAddresses() map[string]bool {
	blocked := make(map[string]bool, len(moduleAccounts))
	for name := range moduleAccounts {
		blocked[authtypes.NewModuleAddress(name).String()] = true
	}
	return blocked
}
