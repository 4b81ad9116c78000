// Package app is the chain: wasmd embedded in an app without staking, inflation or governance token, with the validator set by authority
// (x/poa), a clock that calls contracts (x/clock), and lanes that nobody can fill alone (x/lanes). It knows nothing about energy.
package app

import (
	"encoding/json"
	"fmt"

	abci "github.com/cometbft/cometbft/abci/types"
	dbm "github.com/cosmos/cosmos-db"
	"github.com/cosmos/gogoproto/proto"

	"github.com/CosmWasm/wasmd/x/wasm"
	wasmkeeper "github.com/CosmWasm/wasmd/x/wasm/keeper"
	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	autocliv1 "cosmossdk.io/api/cosmos/autocli/v1"
	reflectionv1 "cosmossdk.io/api/cosmos/reflection/v1"
	"cosmossdk.io/log/v2"

	"github.com/cosmos/cosmos-sdk/baseapp"
	"github.com/cosmos/cosmos-sdk/client"
	"github.com/cosmos/cosmos-sdk/codec"
	codectypes "github.com/cosmos/cosmos-sdk/codec/types"
	runtimeservices "github.com/cosmos/cosmos-sdk/runtime/services"
	servertypes "github.com/cosmos/cosmos-sdk/server/types"
	"github.com/cosmos/cosmos-sdk/std"
	storetypes "github.com/cosmos/cosmos-sdk/store/v2/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/cosmos/cosmos-sdk/types/module"
	"github.com/cosmos/cosmos-sdk/version"
	authtx "github.com/cosmos/cosmos-sdk/x/auth/tx"
	"github.com/cosmos/cosmos-sdk/x/tx/signing"

	"github.com/wattmesh/wattmesh/chain/x/lanes/mempool"
)

// Name is the app's and its binary's name.
const Name = "wattd"

// App is the ABCI application.
type App struct {
	*baseapp.BaseApp
	Keepers

	appCodec          codec.Codec
	legacyAmino       *codec.LegacyAmino
	interfaceRegistry codectypes.InterfaceRegistry
	txConfig          client.TxConfig

	keys               map[string]*storetypes.KVStoreKey
	ModuleManager      *module.Manager
	BasicModuleManager module.BasicManager
	configurator       module.Configurator

	mempool *mempool.Mempool
}

var _ servertypes.Application = (*App)(nil)

// New builds the app on a database. With loadLatest it is ready for the block after the database's last one; without it, only for LoadHeight
// and for describing itself. It panics when it cannot be built: the node must not run.
func New(
	logger log.Logger, db dbm.DB, loadLatest bool, appOpts servertypes.AppOptions,
	wasmOpts []wasmkeeper.Option, baseAppOptions ...func(*baseapp.BaseApp),
) *App {
	ConfigureAddresses()
	app := newApp(logger, db, baseAppOptions)
	must(app.RegisterStreamingServices(appOpts, app.keys))

	nodeConfig, err := wasm.ReadNodeConfig(appOpts)
	must(err)
	app.setCoreKeepers(appOpts)
	app.setContractKeepers(appOpts, nodeConfig, wasmOpts)
	app.setModules()
	app.setUpgrades()
	app.setMempool()

	app.MountKVStores(app.keys)
	app.SetInitChainer(app.initChainer)
	app.SetPreBlocker(func(ctx sdk.Context, _ *abci.RequestFinalizeBlock) (*sdk.ResponsePreBlock, error) {
		return app.ModuleManager.PreBlock(ctx)
	})
	app.SetBeginBlocker(app.ModuleManager.BeginBlock)
	app.SetEndBlocker(app.ModuleManager.EndBlock)
	app.SetAnteHandler(app.anteHandler(nodeConfig))
	app.registerSnapshots()

	if loadLatest {
		must(app.LoadLatestVersion())
		app.loadPinnedCodes()
	}
	return app
}

func newApp(logger log.Logger, db dbm.DB, baseAppOptions []func(*baseapp.BaseApp)) *App {
	interfaceRegistry, err := codectypes.NewInterfaceRegistryWithOptions(codectypes.InterfaceRegistryOptions{
		ProtoFiles: proto.HybridResolver,
		SigningOptions: signing.Options{
			AddressCodec:          AccountAddresses(),
			ValidatorAddressCodec: ValidatorAddresses(),
		},
	})
	must(err)
	appCodec := codec.NewProtoCodec(interfaceRegistry)
	legacyAmino := codec.NewLegacyAmino()
	std.RegisterLegacyAminoCodec(legacyAmino)
	std.RegisterInterfaces(interfaceRegistry)
	txConfig := authtx.NewTxConfig(appCodec, authtx.DefaultSignModes)

	base := baseapp.NewBaseApp(Name, logger, db, txConfig.TxDecoder(), baseAppOptions...)
	base.SetVersion(version.Version)
	base.SetInterfaceRegistry(interfaceRegistry)
	base.SetTxEncoder(txConfig.TxEncoder())
	return &App{
		BaseApp:           base,
		appCodec:          appCodec,
		legacyAmino:       legacyAmino,
		interfaceRegistry: interfaceRegistry,
		txConfig:          txConfig,
		keys:              newStoreKeys(),
	}
}

func (app *App) setModules() {
	app.ModuleManager = app.newModuleManager(app.routeIBC())
	setModuleOrder(app.ModuleManager)
	app.BasicModuleManager = module.NewBasicManagerFromManager(app.ModuleManager, map[string]module.AppModuleBasic{
		wasmtypes.ModuleName: wasmBasics{},
	})
	app.BasicModuleManager.RegisterLegacyAminoCodec(app.legacyAmino)
	app.BasicModuleManager.RegisterInterfaces(app.interfaceRegistry)

	app.configurator = module.NewConfigurator(app.appCodec, app.MsgServiceRouter(), app.GRPCQueryRouter())
	must(app.ModuleManager.RegisterServices(app.configurator))
	autocliv1.RegisterQueryServer(app.GRPCQueryRouter(), runtimeservices.NewAutoCLIQueryService(app.ModuleManager.Modules))
	reflection, err := runtimeservices.NewReflectionService()
	must(err)
	reflectionv1.RegisterReflectionServiceServer(app.GRPCQueryRouter(), reflection)
}

// setMempool makes the lanes' mempool the one that blocks are proposed from.
func (app *App) setMempool() {
	app.mempool = mempool.New(app.LanesKeeper)
	app.SetMempool(app.mempool)
	app.SetPrepareProposal(app.mempool.PrepareProposal(app))
	app.SetProcessProposal(mempool.ProcessProposal(app))
}

// registerSnapshots makes state-sync snapshots carry the contracts' code. It must come before a version is loaded.
func (app *App) registerSnapshots() {
	if manager := app.SnapshotManager(); manager != nil {
		must(manager.RegisterExtensions(wasmkeeper.NewWasmSnapshotter(app.CommitMultiStore(), &app.WasmKeeper)))
	}
}

// loadPinnedCodes fills the virtual machine's memory cache, which does not survive a restart.
func (app *App) loadPinnedCodes() {
	must(app.WasmKeeper.InitializePinnedCodes(app.NewContext(true)))
}

func (app *App) initChainer(ctx sdk.Context, req *abci.RequestInitChain) (*abci.ResponseInitChain, error) {
	if err := requireAuthority(req); err != nil {
		return nil, err
	}
	var genesis map[string]json.RawMessage
	if err := json.Unmarshal(req.AppStateBytes, &genesis); err != nil {
		return nil, fmt.Errorf("app_state of the genesis: %w", err)
	}
	if err := app.UpgradeKeeper.SetModuleVersionMap(ctx, app.ModuleManager.GetVersionMap()); err != nil {
		return nil, err
	}
	return app.ModuleManager.InitGenesis(ctx, app.appCodec, genesis)
}

// LoadHeight loads the state after a block.
func (app *App) LoadHeight(height int64) error { return app.LoadVersion(height) }

// AppCodec encodes messages and state.
func (app *App) AppCodec() codec.Codec { return app.appCodec }

// LegacyAmino encodes what hardware wallets sign.
func (app *App) LegacyAmino() *codec.LegacyAmino { return app.legacyAmino }

// InterfaceRegistry knows every message.
func (app *App) InterfaceRegistry() codectypes.InterfaceRegistry { return app.interfaceRegistry }

// TxConfig encodes and signs transactions.
func (app *App) TxConfig() client.TxConfig { return app.txConfig }

// StoreKey returns the key of a module's store.
func (app *App) StoreKey(name string) *storetypes.KVStoreKey { return app.keys[name] }

// DefaultGenesis returns the genesis of a new chain, by module.
func (app *App) DefaultGenesis() map[string]json.RawMessage {
	return app.BasicModuleManager.DefaultGenesis(app.appCodec)
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
