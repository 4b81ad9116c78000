package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	cmtcfg "github.com/cometbft/cometbft/config"
	cmtjson "github.com/cometbft/cometbft/libs/json"
	"github.com/cometbft/cometbft/privval"
	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/spf13/cobra"

	"github.com/cosmos/cosmos-sdk/client"
	"github.com/cosmos/cosmos-sdk/client/flags"
	"github.com/cosmos/cosmos-sdk/codec"
	"github.com/cosmos/cosmos-sdk/server"
	genutilcli "github.com/cosmos/cosmos-sdk/x/genutil/client/cli"
	genutiltypes "github.com/cosmos/cosmos-sdk/x/genutil/types"

	"github.com/wattmesh/wattmesh/chain/app"
	poatypes "github.com/wattmesh/wattmesh/chain/x/poa/types"
)

func genesisCommand(described *app.App) *cobra.Command {
	command := &cobra.Command{
		Use:   "genesis",
		Short: "Write and check the genesis of a chain",
		RunE:  client.ValidateCmd,
	}
	command.AddCommand(
		addValidatorCommand(),
		setAuthorityCommand(),
		genutilcli.AddGenesisAccountCmd(defaultHome(), app.AccountAddresses()),
		genutilcli.AddBulkGenesisAccountCmd(defaultHome(), app.AccountAddresses()),
		genutilcli.ValidateGenesisCmd(described.BasicModuleManager),
	)
	return command
}

func addValidatorCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "add-validator [moniker] [power] [key-file]",
		Short: "Add a validator to the genesis",
		Long: "Add a validator to the genesis. The key is read from a priv_validator_key.json, by default this node's own; only its public part is\n" +
			"used, so that a file with nothing but {\"pub_key\": …} of another node will do.",
		Example: "wattd genesis add-validator alice 10\nwattd genesis add-validator bob 10 bob/config/priv_validator_key.json",
		Args:    cobra.RangeArgs(2, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			power, err := strconv.ParseInt(args[1], 10, 64)
			if err != nil {
				return fmt.Errorf("power %q is not a whole number", args[1])
			}
			keyFile := server.GetServerContextFromCmd(cmd).Config.PrivValidatorKeyFile()
			if len(args) == 3 {
				keyFile = args[2]
			}
			pubKey, err := readPubKey(keyFile)
			if err != nil {
				return err
			}
			validator := poatypes.Validator{Moniker: args[0], PubKey: pubKey, Power: power}
			cdc := client.GetClientContextFromCmd(cmd).Codec
			return editGenesis(cmd, func(genesis *genutiltypes.AppGenesis) error {
				return addGenesisValidator(cdc, genesis, validator)
			})
		},
	}
	command.Flags().String(flags.FlagHome, defaultHome(), "the node's home directory")
	return command
}

func setAuthorityCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "set-authority [address]",
		Short: "Name the account that governs the chain",
		Long: "Name the account that governs the chain: it changes validators, the clock, contracts' code and all parameters.\n" +
			"On a real chain it is a multisignature account. It can hand over later: wattd tx hand-over-authority.",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := app.AccountAddresses().StringToBytes(args[0]); err != nil {
				return fmt.Errorf("authority %q: %w", args[0], err)
			}
			return editGenesis(cmd, func(genesis *genutiltypes.AppGenesis) error {
				genesis.Consensus.Params.Authority.Authority = args[0]
				return nil
			})
		},
	}
	command.Flags().String(flags.FlagHome, defaultHome(), "the node's home directory")
	return command
}

func addGenesisValidator(cdc codec.JSONCodec, genesis *genutiltypes.AppGenesis, validator poatypes.Validator) error {
	var appState map[string]json.RawMessage
	if err := json.Unmarshal(genesis.AppState, &appState); err != nil {
		return fmt.Errorf("app_state of the genesis: %w", err)
	}
	var poa poatypes.GenesisState
	if err := cdc.UnmarshalJSON(appState[poatypes.ModuleName], &poa); err != nil {
		return fmt.Errorf("app_state.%s of the genesis: %w", poatypes.ModuleName, err)
	}
	poa.Validators = append(poa.Validators, validator)
	if err := poa.Validate(); err != nil {
		return err
	}
	var err error
	if appState[poatypes.ModuleName], err = cdc.MarshalJSON(&poa); err != nil {
		return err
	}
	genesis.AppState, err = json.MarshalIndent(appState, "", "  ")
	return err
}

// readPubKey reads the raw public key of a priv_validator_key.json.
func readPubKey(file string) ([]byte, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	if isUTF16(content) {
		return nil, errUTF16(file)
	}
	var key privval.FilePVKey
	// Some editors put a byte order mark before a text.
	if err := cmtjson.Unmarshal(bytes.TrimPrefix(content, byteOrderMark), &key); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if key.PubKey == nil || key.PubKey.Type() != cmttypes.ABCIPubKeyTypeEd25519 {
		return nil, fmt.Errorf("%s holds no ed25519 pub_key", file)
	}
	return key.PubKey.Bytes(), nil
}

var byteOrderMark = []byte("\xef\xbb\xbf")

func isUTF16(content []byte) bool {
	return bytes.HasPrefix(content, []byte("\xff\xfe")) || bytes.HasPrefix(content, []byte("\xfe\xff"))
}

func errUTF16(file string) error { return fmt.Errorf("%s is UTF-16: save it as UTF-8", file) }

// checkGenesisText names what the SDK, which reads the genesis, says nothing clear about.
func checkGenesisText(file string) error {
	opened, err := os.Open(file)
	if err != nil {
		// Whether there must be one is the command's to say.
		return nil
	}
	defer opened.Close()
	start := make([]byte, len(byteOrderMark))
	read, _ := io.ReadFull(opened, start)
	switch start = start[:read]; {
	case bytes.Equal(start, byteOrderMark):
		return fmt.Errorf("%s begins with a byte order mark: save it as UTF-8 without one", file)
	case isUTF16(start):
		return errUTF16(file)
	}
	return nil
}

// checkFirstStart names what a chain cannot begin without, before a node has kept the genesis that lacks it.
func checkFirstStart(config *cmtcfg.Config) error {
	if _, err := os.Stat(filepath.Join(config.DBDir(), "state.db")); err == nil {
		return nil
	}
	genesis, err := genutiltypes.AppGenesisFromFile(config.GenesisFile())
	if err != nil {
		// The SDK says it when it reads the file.
		return nil
	}
	consensus := genesis.Consensus
	if consensus == nil || consensus.Params == nil || consensus.Params.Authority.Authority == "" {
		return app.ErrNoAuthority
	}
	return nil
}

// readsGenesis tells whether a command needs the node's genesis.
func readsGenesis(cmd *cobra.Command) bool {
	for ; cmd.HasParent(); cmd = cmd.Parent() {
		switch cmd.Name() {
		case "start", "export", "genesis":
			return true
		}
	}
	return false
}

// editGenesis changes the genesis file of the node.
func editGenesis(cmd *cobra.Command, edit func(*genutiltypes.AppGenesis) error) error {
	file := server.GetServerContextFromCmd(cmd).Config.GenesisFile()
	genesis, err := genutiltypes.AppGenesisFromFile(file)
	if err != nil {
		return err
	}
	if err := edit(genesis); err != nil {
		return err
	}
	return genesis.SaveAs(file)
}
