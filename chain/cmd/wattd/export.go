package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"

	cmttypes "github.com/cometbft/cometbft/types"
	dbm "github.com/cosmos/cosmos-db"
	"github.com/spf13/cobra"

	"cosmossdk.io/log/v2"

	"github.com/cosmos/cosmos-sdk/client/flags"
	"github.com/cosmos/cosmos-sdk/server"
	servertypes "github.com/cosmos/cosmos-sdk/server/types"
	"github.com/cosmos/cosmos-sdk/version"
	genutiltypes "github.com/cosmos/cosmos-sdk/x/genutil/types"

	"github.com/wattmesh/wattmesh/chain/app"
)

const flagHeight = "height"

// exportCommand writes the state as a genesis. The SDK's own command leaves the authority out of the consensus parameters, and a chain
// imported from that would have none.
func exportCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "export",
		Short: "Write the chain's state as a genesis",
		Long: "Write the chain's state as a genesis, with its validators and its authority. The node must not run.\n" +
			"A chain started from it goes on at the next height.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			height, err := cmd.Flags().GetInt64(flagHeight)
			if err != nil {
				return err
			}
			genesis, err := exportGenesis(server.GetServerContextFromCmd(cmd), height)
			if err != nil {
				return err
			}
			file, err := cmd.Flags().GetString(flags.FlagOutputDocument)
			if err != nil {
				return err
			}
			if file != "" {
				return genesis.SaveAs(file)
			}
			return json.NewEncoder(cmd.OutOrStdout()).Encode(genesis)
		},
	}
	command.Flags().String(flags.FlagHome, defaultHome(), "the node's home directory")
	command.Flags().Int64(flagHeight, -1, "the height to export; -1 is the latest")
	command.Flags().String(flags.FlagOutputDocument, "", "write to this file instead of the standard output")
	return command
}

func exportGenesis(serverCtx *server.Context, height int64) (*genutiltypes.AppGenesis, error) {
	genesis, err := genutiltypes.AppGenesisFromFile(serverCtx.Config.GenesisFile())
	if err != nil {
		return nil, err
	}
	dataDir := filepath.Join(serverCtx.Config.RootDir, "data")
	db, err := dbm.NewDB("application", server.GetAppDBBackend(serverCtx.Viper), dataDir)
	if err != nil {
		return nil, fmt.Errorf("open the state in %s (does the node still run?): %w", dataDir, err)
	}
	defer db.Close()
	exporting, err := loadApp(serverCtx.Logger, db, height, serverCtx.Viper)
	if err != nil {
		return nil, err
	}
	defer exporting.Close()
	exported, err := exporting.Export(nil)
	if err != nil {
		return nil, err
	}
	// The first block has the genesis' time, and for contracts time must not go backwards.
	if genesis.GenesisTime, err = exporting.LastBlockTime(); err != nil {
		return nil, err
	}
	return toGenesis(genesis, exported), nil
}

// toGenesis puts an exported state in place of the one in a genesis.
func toGenesis(genesis *genutiltypes.AppGenesis, exported servertypes.ExportedApp) *genutiltypes.AppGenesis {
	params := cmttypes.ConsensusParamsFromProto(exported.ConsensusParams)
	genesis.AppName = version.AppName
	genesis.AppVersion = version.Version
	genesis.AppState = exported.AppState
	genesis.InitialHeight = exported.Height
	genesis.Consensus = &genutiltypes.ConsensusGenesis{Validators: exported.Validators, Params: &params}
	return genesis
}

// exportApp exports the app in the form the SDK's commands ask for. There is no jailing of validators and no restart at height zero.
func exportApp(
	logger log.Logger, db dbm.DB, height int64, forZeroHeight bool, _ []string, appOpts servertypes.AppOptions, modules []string,
) (servertypes.ExportedApp, error) {
	if forZeroHeight {
		return servertypes.ExportedApp{}, errors.New("an export for height zero is not supported")
	}
	exported, err := loadApp(logger, db, height, appOpts)
	if err != nil {
		return servertypes.ExportedApp{}, err
	}
	defer exported.Close()
	return exported.Export(modules)
}

// loadApp loads the state after a block; -1 is the latest.
func loadApp(logger log.Logger, db dbm.DB, height int64, appOpts servertypes.AppOptions) (*app.App, error) {
	latest := height == -1
	loaded := app.New(logger, db, latest, appOpts, nil)
	if latest {
		return loaded, nil
	}
	if err := loaded.LoadHeight(height); err != nil {
		return nil, errors.Join(fmt.Errorf("height %d: %w", height, err), loaded.Close())
	}
	return loaded, nil
}
