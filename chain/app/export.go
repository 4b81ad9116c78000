package app

import (
	"encoding/json"
	"fmt"
	"time"

	cmttypes "github.com/cometbft/cometbft/types"

	cryptocodec "github.com/cosmos/cosmos-sdk/crypto/codec"
	"github.com/cosmos/cosmos-sdk/crypto/keys/ed25519"
	servertypes "github.com/cosmos/cosmos-sdk/server/types"
	"github.com/cosmos/cosmos-sdk/store/v2/rootmulti"
	sdk "github.com/cosmos/cosmos-sdk/types"

	poatypes "github.com/wattmesh/wattmesh/chain/x/poa/types"
)

// Export returns the state after the last block as a genesis: the chain goes on at the next height. An empty list means all modules.
func (app *App) Export(modules []string) (servertypes.ExportedApp, error) {
	ctx := app.NewContext(true).WithBlockHeight(app.LastBlockHeight())
	genesis, err := app.ModuleManager.ExportGenesisForModules(ctx, app.appCodec, modules)
	if err != nil {
		return servertypes.ExportedApp{}, err
	}
	appState, err := json.MarshalIndent(genesis, "", "  ")
	if err != nil {
		return servertypes.ExportedApp{}, err
	}
	validators, err := app.exportValidators(ctx)
	if err != nil {
		return servertypes.ExportedApp{}, err
	}
	return servertypes.ExportedApp{
		AppState:        appState,
		Validators:      validators,
		Height:          app.LastBlockHeight() + 1,
		ConsensusParams: app.GetConsensusParams(ctx),
	}, nil
}

// LastBlockTime is the time of the block whose state is loaded.
func (app *App) LastBlockTime() (time.Time, error) {
	store, ok := app.CommitMultiStore().(*rootmulti.Store)
	if !ok {
		return time.Time{}, fmt.Errorf("%T does not know when it was written", app.CommitMultiStore())
	}
	info, err := store.GetCommitInfo(app.LastBlockHeight())
	if err != nil {
		return time.Time{}, err
	}
	return info.Timestamp, nil
}

func (app *App) exportValidators(ctx sdk.Context) ([]cmttypes.GenesisValidator, error) {
	genesis, err := app.PoaKeeper.ExportGenesis(ctx)
	if err != nil {
		return nil, err
	}
	validators := make([]cmttypes.GenesisValidator, 0, len(genesis.Validators))
	for _, validator := range genesis.Validators {
		exported, err := genesisValidator(validator)
		if err != nil {
			return nil, fmt.Errorf("validator %s: %w", validator.Moniker, err)
		}
		validators = append(validators, exported)
	}
	return validators, nil
}

func genesisValidator(validator poatypes.Validator) (cmttypes.GenesisValidator, error) {
	pubKey, err := cryptocodec.ToCmtPubKeyInterface(&ed25519.PubKey{Key: validator.PubKey})
	if err != nil {
		return cmttypes.GenesisValidator{}, err
	}
	return cmttypes.GenesisValidator{
		Address: pubKey.Address(),
		PubKey:  pubKey,
		Power:   validator.Power,
		Name:    validator.Moniker,
	}, nil
}
