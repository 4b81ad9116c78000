package main

import (
	"os"
	"path/filepath"

	dbm "github.com/cosmos/cosmos-db"
	"github.com/spf13/cobra"

	"cosmossdk.io/log/v2"
	confixcmd "cosmossdk.io/tools/confix/cmd"

	"github.com/CosmWasm/wasmd/x/wasm"
	wasmcli "github.com/CosmWasm/wasmd/x/wasm/client/cli"

	"github.com/cosmos/cosmos-sdk/client"
	clientconfig "github.com/cosmos/cosmos-sdk/client/config"
	"github.com/cosmos/cosmos-sdk/client/debug"
	"github.com/cosmos/cosmos-sdk/client/flags"
	"github.com/cosmos/cosmos-sdk/client/keys"
	"github.com/cosmos/cosmos-sdk/client/pruning"
	"github.com/cosmos/cosmos-sdk/client/rpc"
	"github.com/cosmos/cosmos-sdk/client/snapshot"
	"github.com/cosmos/cosmos-sdk/server"
	authcli "github.com/cosmos/cosmos-sdk/x/auth/client/cli"
	authtypes "github.com/cosmos/cosmos-sdk/x/auth/types"

	"github.com/wattmesh/wattmesh/chain/app"
)

// defaultHome is where a node lives unless --home says otherwise.
func defaultHome() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "." + app.Name
	}
	return filepath.Join(home, "."+app.Name)
}

// newRootCommand returns wattd's command tree.
func newRootCommand() *cobra.Command {
	app.ConfigureAddresses()

	described := describeApp()
	clientCtx := client.Context{}.
		WithCodec(described.AppCodec()).
		WithInterfaceRegistry(described.InterfaceRegistry()).
		WithLegacyAmino(described.LegacyAmino()).
		WithTxConfig(described.TxConfig()).
		WithInput(os.Stdin).
		WithAccountRetriever(authtypes.AccountRetriever{}).
		WithHomeDir(defaultHome())

	root := &cobra.Command{
		Use:   app.Name,
		Short: "A Wattmesh node and the command line to it",
		Long: "A Wattmesh node and the command line to it.\n\n" +
			"Start a chain:   wattd init, wattd genesis add-validator, wattd genesis set-authority, wattd start\n" +
			"Ask a node:      wattd status, wattd query\n" +
			"Send to a node:  wattd keys, wattd tx",
		SilenceErrors: true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			return prepare(cmd, clientCtx)
		},
	}
	addCommands(root, described)
	addModuleCommands(root, described, clientCtx)
	return root
}

// describeApp builds an app on an empty database, only to ask it for its codecs and commands. Its virtual machine locks a directory of its
// own, so that it does not meet a running node's.
func describeApp() *app.App {
	home, err := os.MkdirTemp("", app.Name)
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(home)
	return app.New(log.NewNopLogger(), dbm.NewMemDB(), false, appOptions{flags.FlagHome: home}, nil)
}

// appOptions are settings without a configuration file.
type appOptions map[string]any

// Get returns a setting, or nil.
func (o appOptions) Get(key string) any { return o[key] }

// prepare reads the configuration of --home before a command runs.
func prepare(cmd *cobra.Command, clientCtx client.Context) error {
	cmd.SetOut(cmd.OutOrStdout())
	cmd.SetErr(cmd.ErrOrStderr())
	clientCtx, err := client.ReadPersistentCommandFlags(clientCtx.WithCmdContext(cmd.Context()), cmd.Flags())
	if err != nil {
		return err
	}
	// A viper of its own: a shared one would keep the path of the first client.toml it was given.
	clientCtx, err = clientconfig.ReadFromClientConfig(clientCtx.WithViper(""))
	if err != nil {
		return err
	}
	if err := client.SetCmdClientContextHandler(clientCtx, cmd); err != nil {
		return err
	}
	serverCtx, err := readConfig(cmd, clientCtx.HomeDir)
	if err != nil {
		return err
	}
	if readsGenesis(cmd) {
		if err := checkGenesisText(serverCtx.Config.GenesisFile()); err != nil {
			return err
		}
	}
	return server.SetCmdServerContext(cmd, serverCtx)
}

// readConfig reads the configuration of a node's home, and makes it where there is none. Logs go to the standard error: the standard output is
// for what a command answers.
func readConfig(cmd *cobra.Command, home string) (*server.Context, error) {
	profile, err := profileNamed(defaultProfile)
	if err != nil {
		return nil, err
	}
	if err := writeMissingConfig(home, profile); err != nil {
		return nil, err
	}
	config := profile.appConfig()
	serverCtx, err := server.InterceptConfigsAndCreateContext(cmd, appTemplate(config), config, profile.cometConfig())
	if err != nil {
		return nil, err
	}
	logger, err := server.CreateSDKLogger(serverCtx, cmd.ErrOrStderr())
	if err != nil {
		return nil, err
	}
	serverCtx.Logger = logger.With(log.ModuleKey, "server")
	return serverCtx, nil
}

func addCommands(root *cobra.Command, described *app.App) {
	server.AddCommands(root, defaultHome(), newNodeApp, exportApp, wasm.AddModuleInitFlags)
	replaceCommand(root, startCommand())
	replaceCommand(root, exportCommand())
	wasmcli.ExtendUnsafeResetAllCmd(root)
	root.AddCommand(
		initCommand(described.BasicModuleManager),
		genesisCommand(described),
		server.StatusCommand(),
		queryCommand(),
		txCommand(),
		keys.Commands(),
		debug.Cmd(),
		confixcmd.ConfigCommand(),
		pruning.Cmd(newNodeApp, defaultHome()),
		snapshot.Cmd(newNodeApp),
	)
}

func addModuleCommands(root *cobra.Command, described *app.App, clientCtx client.Context) {
	options := described.AutoCLI()
	options.ClientCtx = clientCtx
	if err := options.EnhanceRootCommand(root); err != nil {
		panic(err)
	}
	removeCommand(root, "tx", "wasm", "submit-proposal")
}

func queryCommand() *cobra.Command {
	command := &cobra.Command{
		Use:     "query",
		Aliases: []string{"q"},
		Short:   "Ask a node",
		RunE:    client.ValidateCmd,
	}
	command.AddCommand(
		rpc.QueryEventForTxCmd(),
		server.QueryBlockCmd(),
		server.QueryBlocksCmd(),
		server.QueryBlockResultsCmd(),
		authcli.QueryTxCmd(),
		authcli.QueryTxsByEventsCmd(),
	)
	return command
}

func txCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "tx",
		Short: "Sign and send transactions",
		RunE:  client.ValidateCmd,
	}
	command.AddCommand(
		authcli.GetSignCommand(),
		authcli.GetSignBatchCommand(),
		authcli.GetMultiSignCommand(),
		authcli.GetMultiSignBatchCmd(),
		authcli.GetValidateSignaturesCommand(),
		authcli.GetBroadcastCommand(),
		authcli.GetEncodeCommand(),
		authcli.GetDecodeCommand(),
		authcli.GetSimulateCmd(),
		handOverCommand(),
	)
	return command
}

func removeCommand(root *cobra.Command, path ...string) {
	command, _, err := root.Find(path)
	if err == nil && command.Name() == path[len(path)-1] && command.HasParent() {
		command.Parent().RemoveCommand(command)
	}
}

func replaceCommand(parent, command *cobra.Command) {
	removeCommand(parent, command.Name())
	parent.AddCommand(command)
}
