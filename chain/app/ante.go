package app

import (
	ibcante "github.com/cosmos/ibc-go/v11/modules/core/ante"

	wasmkeeper "github.com/CosmWasm/wasmd/x/wasm/keeper"
	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	"github.com/cosmos/cosmos-sdk/runtime"
	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/cosmos/cosmos-sdk/x/auth/ante"

	lanesante "github.com/wattmesh/wattmesh/chain/x/lanes/ante"
)

// anteHandler checks a transaction before its messages run: limits, form, fee, signatures. The mempool hears of a transaction in a block before
// anything can be wrong with it. Contracts need wasm's decorators right after the gas meter is set.
func (app *App) anteHandler(nodeConfig wasmtypes.NodeConfig) sdk.AnteHandler {
	return sdk.ChainAnteDecorators(
		ante.NewSetUpContextDecorator(),
		lanesante.NewMempoolDecorator(app.mempool),
		lanesante.NewGasLimitDecorator(app.LanesKeeper),
		wasmkeeper.NewLimitSimulationGasDecorator(nodeConfig.SimulationGasLimit),
		wasmkeeper.NewCountTXDecorator(runtime.NewKVStoreService(app.keys[wasmtypes.StoreKey])),
		wasmkeeper.NewGasRegisterDecorator(app.WasmKeeper.GetGasRegister()),
		wasmkeeper.NewTxContractsDecorator(),
		ante.NewExtensionOptionsDecorator(nil),
		ante.NewValidateBasicDecorator(),
		ante.NewTxTimeoutHeightDecorator(),
		ante.NewValidateMemoDecorator(app.AccountKeeper),
		ante.NewConsumeGasForTxSizeDecorator(app.AccountKeeper),
		ante.NewDeductFeeDecorator(app.AccountKeeper, app.BankKeeper, app.FeeGrantKeeper, lanesante.FeeChecker(app.LanesKeeper)),
		ante.NewSetPubKeyDecorator(app.AccountKeeper),
		ante.NewValidateSigCountDecorator(app.AccountKeeper),
		ante.NewSigGasConsumeDecorator(app.AccountKeeper, ante.DefaultSigVerificationGasConsumer),
		ante.NewSigVerificationDecorator(app.AccountKeeper, app.txConfig.SignModeHandler()),
		ante.NewIncrementSequenceDecorator(app.AccountKeeper),
		ibcante.NewRedundantRelayDecorator(app.IBCKeeper),
	)
}
