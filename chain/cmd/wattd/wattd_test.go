package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"

	abci "github.com/cometbft/cometbft/abci/types"
	dbm "github.com/cosmos/cosmos-db"
	"github.com/stretchr/testify/require"

	"cosmossdk.io/log/v2"

	"github.com/cosmos/cosmos-sdk/baseapp"
	"github.com/cosmos/cosmos-sdk/client/flags"
	svrcmd "github.com/cosmos/cosmos-sdk/server/cmd"
	genutiltypes "github.com/cosmos/cosmos-sdk/x/genutil/types"

	"github.com/wattmesh/wattmesh/chain/app"
)

const chainID = "wattmesh-test"

func Test_a_genesis_made_by_commands_starts_a_chain_and_its_export_keeps_the_authority(t *testing.T) {
	home := initialised(t)
	mustRun(t, home, "genesis", "add-validator", "alice", "10")
	mustRun(t, home, "genesis", "set-authority", someAddress(t))
	mustRun(t, home, "genesis", "add-genesis-account", someAddress(t), "5uwatt,7ueur")
	mustRun(t, home, "genesis", "validate")

	genesis := readGenesis(t, filepath.Join(home, "config", "genesis.json"))
	makeBlocks(t, home, genesis, 2)

	exportFile := filepath.Join(t.TempDir(), "export.json")
	mustRun(t, home, "export", "--output-document", exportFile)
	exported := readGenesis(t, exportFile)
	require.Equal(t, someAddress(t), exported.Consensus.Params.Authority.Authority)
	require.EqualValues(t, 3, exported.InitialHeight)
	require.Len(t, exported.Consensus.Validators, 1)

	imported := t.TempDir()
	makeBlocks(t, imported, exported, 1)
}

func Test_export_writes_to_the_standard_output(t *testing.T) {
	home := initialised(t)
	mustRun(t, home, "genesis", "add-validator", "alice", "10")
	mustRun(t, home, "genesis", "set-authority", someAddress(t))
	makeBlocks(t, home, readGenesis(t, filepath.Join(home, "config", "genesis.json")), 1)
	var genesis genutiltypes.AppGenesis
	require.NoError(t, json.Unmarshal([]byte(mustRun(t, home, "export")), &genesis))
	require.Equal(t, chainID, genesis.ChainID)
}

func Test_commands_refuse_what_would_not_start(t *testing.T) {
	home := initialised(t)
	mustRun(t, home, "genesis", "add-validator", "alice", "10")
	for _, tc := range []struct {
		because string
		args    []string
		message string
	}{
		{"the validator is there already", []string{"genesis", "add-validator", "bob", "10"}, "same pub_key"},
		{"the power is no number", []string{"genesis", "add-validator", "bob", "ten"}, `power "ten"`},
		{"the power is 0", []string{"genesis", "add-validator", "bob", "0"}, "power 0"},
		{"the key file is missing", []string{"genesis", "add-validator", "bob", "1", "nowhere.json"}, "nowhere.json"},
		{"the authority is no address", []string{"genesis", "set-authority", "cosmos1abc"}, "cosmos1abc"},
	} {
		t.Run(tc.because, func(t *testing.T) {
			_, err := run(home, tc.args...)
			require.ErrorContains(t, err, tc.message)
		})
	}
}

func Test_another_nodes_validator_is_added_by_its_key_file(t *testing.T) {
	home, other := initialised(t), initialised(t)
	mustRun(t, home, "genesis", "add-validator", "alice", "10")
	mustRun(t, home, "genesis", "add-validator", "bob", "10", filepath.Join(other, "config", "priv_validator_key.json"))
	mustRun(t, home, "genesis", "validate")
}

func Test_a_key_file_may_begin_with_a_byte_order_mark(t *testing.T) {
	home, other := initialised(t), initialised(t)
	file := filepath.Join(other, "config", "priv_validator_key.json")
	content, err := os.ReadFile(file)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(file, append([]byte("\xef\xbb\xbf"), content...), 0o600))
	mustRun(t, home, "genesis", "add-validator", "alice", "10")
	mustRun(t, home, "genesis", "add-validator", "bob", "10", file)
	mustRun(t, home, "genesis", "validate")
}

func Test_a_key_file_in_UTF_16_is_called_so(t *testing.T) {
	home := initialised(t)
	file := filepath.Join(t.TempDir(), "key.json")
	for _, content := range []string{"\xff\xfe{\x00}\x00", "\xfe\xff\x00{\x00}"} {
		require.NoError(t, os.WriteFile(file, []byte(content), 0o600))
		_, err := run(home, "genesis", "add-validator", "bob", "10", file)
		require.ErrorContains(t, err, "is UTF-16: save it as UTF-8")
	}
}

func Test_commands_of_every_module_are_there_and_none_makes_a_proposal(t *testing.T) {
	root := newRootCommand()
	for _, path := range [][]string{
		{"query", "clock", "contracts"},
		{"query", "clock", "contract"},
		{"query", "clock", "params"},
		{"query", "lanes", "params"},
		{"query", "lanes", "limits"},
		{"query", "poa", "validators"},
		{"query", "poa", "validator"},
		{"query", "poa", "authority"},
		{"query", "poa", "params"},
		{"query", "wasm", "contract-state"},
		{"query", "bank", "balances"},
		{"tx", "clock", "register-contract"},
		{"tx", "clock", "unregister-contract"},
		{"tx", "clock", "set-gas-limit"},
		{"tx", "clock", "unjail-contract"},
		{"tx", "clock", "update-params"},
		{"tx", "lanes", "update-params"},
		{"tx", "poa", "add-validator"},
		{"tx", "poa", "remove-validator"},
		{"tx", "poa", "set-power"},
		{"tx", "poa", "rotate-key"},
		{"tx", "poa", "update-params"},
		{"tx", "wasm", "store"},
		{"tx", "wasm", "pin-codes"},
		{"tx", "upgrade", "software-upgrade"},
		{"tx", "upgrade", "cancel-upgrade"},
		{"tx", "consensus", "update-params"},
		{"tx", "hand-over-authority"},
		{"genesis", "add-validator"},
		{"genesis", "set-authority"},
		{"export"},
	} {
		command, rest, err := root.Find(path)
		require.NoError(t, err)
		require.Empty(t, rest, "%v", path)
		require.Equal(t, path[len(path)-1], command.Name())
		require.NotEmpty(t, command.Short)
		require.Nil(t, command.Flags().Lookup("deposit"), "%v makes a proposal", path)
	}
	command, _, err := root.Find([]string{"tx", "wasm", "submit-proposal"})
	require.NoError(t, err)
	require.Equal(t, "wasm", command.Name())
}

func initialised(t *testing.T) (home string) {
	t.Helper()
	home = t.TempDir()
	mustRun(t, home, "init", "alice", "--chain-id", chainID)
	return home
}

func mustRun(t *testing.T, home string, args ...string) (output string) {
	t.Helper()
	output, err := run(home, args...)
	require.NoError(t, err)
	return output
}

// run returns what a command prints to the standard output.
func run(home string, args ...string) (output string, err error) {
	root := newRootCommand()
	root.PersistentFlags().String(flags.FlagHome, home, "")
	root.PersistentFlags().String(flags.FlagLogLevel, "error", "")
	root.PersistentFlags().String(flags.FlagLogFormat, "plain", "")
	root.PersistentFlags().Bool(flags.FlagLogNoColor, true, "")
	var out bytes.Buffer
	root.SetOut(&out)
	root.SetErr(io.Discard)
	root.SetArgs(append(args, "--home", home))
	err = root.ExecuteContext(svrcmd.CreateExecuteContext(context.Background()))
	return out.String(), err
}

func readGenesis(t *testing.T, file string) *genutiltypes.AppGenesis {
	t.Helper()
	genesis, err := genutiltypes.AppGenesisFromFile(file)
	require.NoError(t, err)
	return genesis
}

// makeBlocks starts a chain from a genesis, as a node in this home does, and makes n blocks.
func makeBlocks(t *testing.T, home string, genesis *genutiltypes.AppGenesis, n int64) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Join(home, "data"), 0o700))
	db, err := dbm.NewGoLevelDB("application", filepath.Join(home, "data"), nil)
	require.NoError(t, err)
	node := app.New(log.NewNopLogger(), db, true, appOptions{flags.FlagHome: t.TempDir()}, nil, baseapp.SetChainID(genesis.ChainID))
	defer func() { require.NoError(t, node.Close()) }()

	doc, err := genesis.ToGenesisDoc()
	require.NoError(t, err)
	params := doc.ConsensusParams.ToProto()
	var validators []abci.ValidatorUpdate
	for _, validator := range doc.Validators {
		validators = append(validators, abci.Ed25519ValidatorUpdate(validator.PubKey.Bytes(), validator.Power))
	}
	_, err = node.InitChain(&abci.RequestInitChain{
		ChainId: genesis.ChainID, Time: genesis.GenesisTime, InitialHeight: genesis.InitialHeight, ConsensusParams: &params,
		AppStateBytes: genesis.AppState, Validators: validators,
	})
	require.NoError(t, err)
	for height := genesis.InitialHeight; height < genesis.InitialHeight+n; height++ {
		_, err = node.FinalizeBlock(&abci.RequestFinalizeBlock{Height: height, Time: genesis.GenesisTime})
		require.NoError(t, err)
		_, err = node.Commit()
		require.NoError(t, err)
	}
}

func someAddress(t *testing.T) string {
	t.Helper()
	address, err := app.AccountAddresses().BytesToString(make([]byte, 20))
	require.NoError(t, err)
	return address
}
