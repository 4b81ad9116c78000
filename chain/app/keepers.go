package app

import (
	"path/filepath"

	"github.com/cosmos/ibc-go/v11/modules/apps/transfer"
	ibctransferkeeper "github.com/cosmos/ibc-go/v11/modules/apps/transfer/keeper"
	ibctransfertypes "github.com/cosmos/ibc-go/v11/modules/apps/transfer/types"
	transferv2 "github.com/cosmos/ibc-go/v11/modules/apps/transfer/v2"
	porttypes "github.com/cosmos/ibc-go/v11/modules/core/05-port/types"
	ibcapi "github.com/cosmos/ibc-go/v11/modules/core/api"
	ibcexported "github.com/cosmos/ibc-go/v11/modules/core/exported"
	ibckeeper "github.com/cosmos/ibc-go/v11/modules/core/keeper"
	ibctm "github.com/cosmos/ibc-go/v11/modules/light-clients/07-tendermint"
	"github.com/spf13/cast"

	"github.com/CosmWasm/wasmd/x/wasm"
	wasmkeeper "github.com/CosmWasm/wasmd/x/wasm/keeper"
	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	corestore "cosmossdk.io/core/store"

	"github.com/cosmos/cosmos-sdk/client/flags"
	"github.com/cosmos/cosmos-sdk/runtime"
	"github.com/cosmos/cosmos-sdk/server"
	servertypes "github.com/cosmos/cosmos-sdk/server/types"
	authkeeper "github.com/cosmos/cosmos-sdk/x/auth/keeper"
	authtypes "github.com/cosmos/cosmos-sdk/x/auth/types"
	authzkeeper "github.com/cosmos/cosmos-sdk/x/authz/keeper"
	bankkeeper "github.com/cosmos/cosmos-sdk/x/bank/keeper"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	consensuskeeper "github.com/cosmos/cosmos-sdk/x/consensus/keeper"
	consensustypes "github.com/cosmos/cosmos-sdk/x/consensus/types"
	"github.com/cosmos/cosmos-sdk/x/feegrant"
	feegrantkeeper "github.com/cosmos/cosmos-sdk/x/feegrant/keeper"
	upgradekeeper "github.com/cosmos/cosmos-sdk/x/upgrade/keeper"
	upgradetypes "github.com/cosmos/cosmos-sdk/x/upgrade/types"

	clockkeeper "github.com/wattmesh/wattmesh/chain/x/clock/keeper"
	clocktypes "github.com/wattmesh/wattmesh/chain/x/clock/types"
	laneskeeper "github.com/wattmesh/wattmesh/chain/x/lanes/keeper"
	lanestypes "github.com/wattmesh/wattmesh/chain/x/lanes/types"
	poakeeper "github.com/wattmesh/wattmesh/chain/x/poa/keeper"
	poatypes "github.com/wattmesh/wattmesh/chain/x/poa/types"
)

// Keepers give access to the modules' state.
type Keepers struct {
	AccountKeeper   authkeeper.AccountKeeper
	AuthzKeeper     authzkeeper.Keeper
	BankKeeper      bankkeeper.BaseKeeper
	ConsensusKeeper consensuskeeper.Keeper
	FeeGrantKeeper  feegrantkeeper.Keeper
	UpgradeKeeper   *upgradekeeper.Keeper
	IBCKeeper       *ibckeeper.Keeper
	TransferKeeper  *ibctransferkeeper.Keeper
	WasmKeeper      wasmkeeper.Keeper
	ClockKeeper     clockkeeper.Keeper
	PoaKeeper       poakeeper.Keeper
	LanesKeeper     laneskeeper.Keeper
}

func (app *App) setCoreKeepers(appOpts servertypes.AppOptions) {
	authority := fallbackAuthority()
	app.ConsensusKeeper = consensuskeeper.NewKeeper(
		app.appCodec, app.store(consensustypes.StoreKey), authority, runtime.EventService{})
	app.SetParamStore(app.ConsensusKeeper.ParamsStore)

	app.AccountKeeper = authkeeper.NewAccountKeeper(
		app.appCodec, app.store(authtypes.StoreKey), authtypes.ProtoBaseAccount, moduleAccounts, AccountAddresses(), Bech32Prefix, authority)
	app.BankKeeper = bankkeeper.NewBaseKeeper(
		app.appCodec, app.store(banktypes.StoreKey), app.AccountKeeper, blockedAddresses(), authority, app.Logger())
	app.AuthzKeeper = authzkeeper.NewKeeper(
		app.store(authzkeeper.StoreKey), app.appCodec, app.MsgServiceRouter(), app.AccountKeeper)
	app.FeeGrantKeeper = feegrantkeeper.NewKeeper(app.appCodec, app.store(feegrant.StoreKey), app.AccountKeeper)
	app.UpgradeKeeper = upgradekeeper.NewKeeper(
		skippedUpgrades(appOpts), app.store(upgradetypes.StoreKey), app.appCodec, homePath(appOpts), app.BaseApp, authority)
	app.PoaKeeper = poakeeper.New(app.appCodec, app.store(poatypes.StoreKey), ConsensusAddresses(), app.ConsensusKeeper.ParamsStore, authority)
	app.LanesKeeper = laneskeeper.New(
		app.appCodec, app.store(lanestypes.StoreKey), app.BankKeeper, app.AccountKeeper.GetModuleAddress(authtypes.FeeCollectorName),
		app.ConsensusKeeper.ParamsStore, authority)
}

func (app *App) setContractKeepers(appOpts servertypes.AppOptions, nodeConfig wasmtypes.NodeConfig, wasmOpts []wasmkeeper.Option) {
	authority := fallbackAuthority()
	app.IBCKeeper = ibckeeper.NewKeeper(app.appCodec, app.store(ibcexported.StoreKey), app.UpgradeKeeper, authority)
	app.TransferKeeper = ibctransferkeeper.NewKeeper(
		app.appCodec, AccountAddresses(), app.store(ibctransfertypes.StoreKey), app.IBCKeeper.ChannelKeeper, app.MsgServiceRouter(),
		app.AccountKeeper, app.BankKeeper, authority)
	app.WasmKeeper = wasmkeeper.NewKeeper(
		app.appCodec,
		app.store(wasmtypes.StoreKey),
		app.AccountKeeper,
		app.BankKeeper,
		nil, // no staking
		nil, // no distribution
		app.IBCKeeper.ChannelKeeper,
		app.IBCKeeper.ChannelKeeper,
		app.IBCKeeper.ChannelKeeperV2,
		app.TransferKeeper,
		app.MsgServiceRouter(),
		app.GRPCQueryRouter(),
		filepath.Join(homePath(appOpts), "wasm"),
		nodeConfig,
		wasmtypes.VMConfig{},
		Capabilities(),
		authority,
		append([]wasmkeeper.Option{withoutStaking()}, wasmOpts...)...,
	)
	app.ClockKeeper = clockkeeper.New(
		app.appCodec, app.store(clocktypes.StoreKey), AccountAddresses(), &app.WasmKeeper, authority)
}

// routeIBC connects packets to transfer and to contracts, and returns the light client that checks other CometBFT chains.
func (app *App) routeIBC() ibctm.LightClientModule {
	wasmHandler := wasm.NewIBCHandler(app.WasmKeeper, app.IBCKeeper.ChannelKeeper, app.TransferKeeper, app.IBCKeeper.ChannelKeeper)
	app.IBCKeeper.SetRouter(porttypes.NewRouter().
		AddRoute(ibctransfertypes.ModuleName, transfer.NewIBCModule(app.TransferKeeper)).
		AddRoute(wasmtypes.ModuleName, wasmHandler))
	app.IBCKeeper.SetRouterV2(ibcapi.NewRouter().
		AddRoute(ibctransfertypes.PortID, transferv2.NewIBCModule(app.TransferKeeper)).
		AddPrefixRoute(wasmkeeper.PortIDPrefixV2, wasmkeeper.NewIBC2Handler(app.WasmKeeper)))

	lightClient := ibctm.NewLightClientModule(app.appCodec, app.IBCKeeper.ClientKeeper.GetStoreProvider())
	app.IBCKeeper.ClientKeeper.AddRoute(ibctm.ModuleName, &lightClient)
	return lightClient
}

func (app *App) store(key string) corestore.KVStoreService {
	return runtime.NewKVStoreService(app.keys[key])
}

func homePath(appOpts servertypes.AppOptions) string {
	return cast.ToString(appOpts.Get(flags.FlagHome))
}

func skippedUpgrades(appOpts servertypes.AppOptions) map[int64]bool {
	heights := map[int64]bool{}
	for _, height := range cast.ToIntSlice(appOpts.Get(server.FlagUnsafeSkipUpgrades)) {
		heights[int64(height)] = true
	}
	return heights
}
