package app

import (
	"github.com/cosmos/ibc-go/v11/modules/apps/transfer"
	ibctransfertypes "github.com/cosmos/ibc-go/v11/modules/apps/transfer/types"
	ibc "github.com/cosmos/ibc-go/v11/modules/core"
	ibcexported "github.com/cosmos/ibc-go/v11/modules/core/exported"
	ibctm "github.com/cosmos/ibc-go/v11/modules/light-clients/07-tendermint"

	"github.com/CosmWasm/wasmd/x/wasm"
	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	"github.com/cosmos/cosmos-sdk/types/module"
	"github.com/cosmos/cosmos-sdk/x/auth"
	authtypes "github.com/cosmos/cosmos-sdk/x/auth/types"
	"github.com/cosmos/cosmos-sdk/x/authz"
	authzkeeper "github.com/cosmos/cosmos-sdk/x/authz/keeper"
	authzmodule "github.com/cosmos/cosmos-sdk/x/authz/module"
	"github.com/cosmos/cosmos-sdk/x/bank"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	"github.com/cosmos/cosmos-sdk/x/consensus"
	consensustypes "github.com/cosmos/cosmos-sdk/x/consensus/types"
	"github.com/cosmos/cosmos-sdk/x/feegrant"
	feegrantmodule "github.com/cosmos/cosmos-sdk/x/feegrant/module"
	"github.com/cosmos/cosmos-sdk/x/upgrade"
	upgradetypes "github.com/cosmos/cosmos-sdk/x/upgrade/types"

	"github.com/wattmesh/wattmesh/chain/x/clock"
	clocktypes "github.com/wattmesh/wattmesh/chain/x/clock/types"
	"github.com/wattmesh/wattmesh/chain/x/lanes"
	lanestypes "github.com/wattmesh/wattmesh/chain/x/lanes/types"
	"github.com/wattmesh/wattmesh/chain/x/poa"
	poatypes "github.com/wattmesh/wattmesh/chain/x/poa/types"
)

func (app *App) newModuleManager(lightClient ibctm.LightClientModule) *module.Manager {
	return module.NewManager(
		auth.NewAppModule(app.appCodec, app.AccountKeeper, nil, nil),
		authzAppModule{
			authzmodule.NewAppModule(app.appCodec, app.AuthzKeeper, app.AccountKeeper, app.BankKeeper, app.interfaceRegistry),
			app.appCodec, app.store(authzkeeper.StoreKey),
		},
		bank.NewAppModule(app.appCodec, app.BankKeeper, app.AccountKeeper, nil),
		consensus.NewAppModule(app.appCodec, app.ConsensusKeeper),
		feegrantmodule.NewAppModule(app.appCodec, app.AccountKeeper, app.BankKeeper, app.FeeGrantKeeper, app.interfaceRegistry),
		upgrade.NewAppModule(app.UpgradeKeeper, AccountAddresses()),
		ibc.NewAppModule(app.IBCKeeper),
		ibctm.NewAppModule(lightClient),
		transfer.NewAppModule(app.TransferKeeper),
		wasm.NewAppModule(app.appCodec, &app.WasmKeeper, nil, app.AccountKeeper, app.BankKeeper, app.MsgServiceRouter(), nil),
		clock.NewAppModule(app.ClockKeeper),
		poa.NewAppModule(app.PoaKeeper),
		lanes.NewAppModule(app.LanesKeeper),
	)
}

// setModuleOrder says in which order the modules do their part of a block. Only poa returns validator updates.
func setModuleOrder(manager *module.Manager) {
	manager.SetOrderPreBlockers(upgradetypes.ModuleName, authtypes.ModuleName)

	manager.SetOrderBeginBlockers(
		authz.ModuleName,
		ibctransfertypes.ModuleName,
		ibcexported.ModuleName,
		wasmtypes.ModuleName,
	)

	// poa is last: a contract called by the clock may itself change the validator set.
	manager.SetOrderEndBlockers(
		banktypes.ModuleName,
		feegrant.ModuleName,
		lanestypes.ModuleName,
		ibctransfertypes.ModuleName,
		ibcexported.ModuleName,
		wasmtypes.ModuleName,
		clocktypes.ModuleName,
		poatypes.ModuleName,
	)

	// The clock comes after the contracts it calls.
	genesisOrder := []string{
		authtypes.ModuleName,
		banktypes.ModuleName,
		poatypes.ModuleName,
		lanestypes.ModuleName,
		authz.ModuleName,
		feegrant.ModuleName,
		upgradetypes.ModuleName,
		consensustypes.ModuleName,
		ibctransfertypes.ModuleName,
		ibcexported.ModuleName,
		ibctm.ModuleName,
		wasmtypes.ModuleName,
		clocktypes.ModuleName,
	}
	manager.SetOrderInitGenesis(genesisOrder...)
	manager.SetOrderExportGenesis(genesisOrder...)
}
