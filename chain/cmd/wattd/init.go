package main

import (
	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/spf13/cobra"

	"github.com/cosmos/cosmos-sdk/server"
	"github.com/cosmos/cosmos-sdk/types/module"
	genutilcli "github.com/cosmos/cosmos-sdk/x/genutil/client/cli"
	genutiltypes "github.com/cosmos/cosmos-sdk/x/genutil/types"

	"github.com/wattmesh/wattmesh/chain/app"
)

const flagProfile = "profile"

// initCommand is the SDK's init with the chain's own consensus parameters in the genesis, and a configuration by what the node is for.
func initCommand(basics module.BasicManager) *cobra.Command {
	command := genutilcli.InitCmd(basics, defaultHome())
	command.Short = "Make a node's keys, configuration and an empty genesis"
	command.Long = "Make a node's keys, configuration and an empty genesis.\n\n" +
		"A genesis needs a validator (`wattd genesis add-validator`) and an authority (`wattd genesis set-authority`) before the chain starts."
	command.Example = "wattd init alice --chain-id wattmesh-1"
	command.Flags().String(flagProfile, defaultProfile, "what the node is for: "+profileNames())
	initSDK := command.RunE
	command.RunE = func(cmd *cobra.Command, args []string) error {
		name, err := cmd.Flags().GetString(flagProfile)
		if err != nil {
			return err
		}
		profile, err := profileNamed(name)
		if err != nil {
			return err
		}
		// The SDK's init writes the configuration that it finds here, with the moniker.
		serverCtx := server.GetServerContextFromCmd(cmd)
		home := serverCtx.Config.RootDir
		serverCtx.Config = profile.cometConfig().SetRoot(home)
		if err := initSDK(cmd, args); err != nil {
			return err
		}
		writeAppConfig(home, profile)
		return editGenesis(cmd, func(genesis *genutiltypes.AppGenesis) error {
			keyTypes := genesis.Consensus.Params.Validator.PubKeyTypes
			genesis.Consensus.Params = app.DefaultConsensusParams()
			genesis.Consensus.Params.Validator = cmttypes.ValidatorParams{PubKeyTypes: keyTypes}
			profile.editParams(genesis.Consensus.Params)
			return nil
		})
	}
	return command
}
