package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	cmtcfg "github.com/cometbft/cometbft/config"
	"github.com/spf13/viper"
	"github.com/stretchr/testify/require"

	serverconfig "github.com/cosmos/cosmos-sdk/server/config"
)

func Test_init_writes_what_the_profile_says(t *testing.T) {
	for _, profile := range profiles {
		t.Run(profile.name, func(t *testing.T) {
			home := t.TempDir()
			mustRun(t, home, "init", "alice", "--chain-id", chainID, "--profile", profile.name)
			requireProfile(t, home, profile)
		})
	}
}

func Test_a_node_without_a_profile_has_the_default_one(t *testing.T) {
	profile, err := profileNamed(defaultProfile)
	require.NoError(t, err)
	requireProfile(t, initialised(t), profile)
}

func Test_init_has_the_last_word_where_another_command_made_a_configuration_before(t *testing.T) {
	home := t.TempDir()
	mustRun(t, home, "keys", "list", "--keyring-backend", "test")
	require.FileExists(t, cometFile(home))
	mustRun(t, home, "init", "alice", "--chain-id", chainID, "--profile", "localnet")
	profile, err := profileNamed("localnet")
	require.NoError(t, err)
	requireProfile(t, home, profile)
}

func Test_a_node_keeps_no_more_blocks_than_it_is_told(t *testing.T) {
	home := t.TempDir()
	mustRun(t, home, "init", "alice", "--chain-id", chainID, "--profile", "localnet")
	mustRun(t, home, "genesis", "add-validator", "alice", "10")
	mustRun(t, home, "genesis", "set-authority", someAddress(t))
	profile, err := profileNamed("localnet")
	require.NoError(t, err)
	genesis := readGenesis(t, filepath.Join(home, "config", "genesis.json"))
	evidence := &genesis.Consensus.Params.Evidence
	require.EqualValues(t, profile.keepBlocks, evidence.MaxAgeNumBlocks, "older blocks would be kept as proofs")
	evidence.MaxAgeNumBlocks, evidence.MaxAgeDuration = 5, time.Millisecond
	require.NoError(t, genesis.SaveAs(filepath.Join(home, "config", "genesis.json")))
	shortCommits(t, home)

	node := startNode(t, home, "--min-retain-blocks", "5")
	node.waitFor(20)
	require.Eventually(t, func() bool {
		status, err := node.client.Status(t.Context())
		return err == nil && status.SyncInfo.EarliestBlockHeight > 10
	}, time.Minute, 50*time.Millisecond)
	node.stop()
}

func Test_a_profile_that_is_not_there_is_refused_by_its_name(t *testing.T) {
	home := t.TempDir()
	_, err := run(home, "init", "alice", "--profile", "validator")
	require.ErrorContains(t, err, `there is no profile "validator"; there are localnet, node, archive`)
	require.NoFileExists(t, filepath.Join(home, "config", "genesis.json"))
}

func Test_the_operators_documents_say_what_the_profiles_say(t *testing.T) {
	operators := readText(t, "../../../docs/operators/chain.md")
	_, rest, found := strings.Cut(operators, "<!-- profiles -->\n")
	require.True(t, found)
	table, _, found := strings.Cut(rest, "<!-- end of profiles -->")
	require.True(t, found)
	require.Equal(t, profileTable(), table, "the table is what profileTable() makes")

	profile, err := profileNamed(defaultProfile)
	require.NoError(t, err)
	require.Contains(t, readText(t, "../../README.md"), "`timeout_commit` in `config.toml` is "+duration(profile.timeoutCommit))
}

func Test_a_genesis_that_the_SDK_cannot_read_is_called_by_what_is_wrong_with_it(t *testing.T) {
	home := initialised(t)
	file := filepath.Join(home, "config", "genesis.json")
	content := readText(t, file)
	for _, tc := range []struct{ before, message string }{
		{"\xef\xbb\xbf", "genesis.json begins with a byte order mark: save it as UTF-8 without one"},
		{"\xff\xfe", "genesis.json is UTF-16: save it as UTF-8"},
		{"\xfe\xff", "genesis.json is UTF-16: save it as UTF-8"},
	} {
		require.NoError(t, os.WriteFile(file, []byte(tc.before+content), 0o600))
		for _, args := range [][]string{{"start"}, {"export"}, {"genesis", "validate"}, {"genesis", "add-validator", "alice", "10"}} {
			_, err := run(home, args...)
			require.ErrorContains(t, err, tc.message, "%v", args)
		}
	}
	_, err := run(home, "keys", "list", "--keyring-backend", "test")
	require.NoError(t, err, "keys need no genesis")
}

func requireProfile(t *testing.T, home string, profile profile) {
	t.Helper()
	comet := cmtcfg.DefaultConfig()
	require.NoError(t, readToml(t, cometFile(home)).Unmarshal(comet))
	require.Equal(t, "alice", comet.Moniker)
	require.Equal(t, profile.timeoutCommit, comet.Consensus.TimeoutCommit)
	require.Equal(t, profile.emptyBlocks, comet.Consensus.CreateEmptyBlocksInterval)
	require.Equal(t, peerGossipSleep, comet.Consensus.PeerGossipSleepDuration)
	require.Equal(t, profile.txIndex, comet.TxIndex.Indexer)
	require.Equal(t, profile.logLevel, comet.LogLevel)
	require.Empty(t, comet.RPC.PprofListenAddress)
	require.Less(t, comet.Consensus.TimeoutCommit+comet.Consensus.CreateEmptyBlocksInterval, 3*time.Second,
		"services take a chain for silent after 3 s without a block")

	file := readToml(t, appFile(home))
	var app appConfig
	require.NoError(t, file.Unmarshal(&app))
	require.Equal(t, minGasPrices, app.MinGasPrices)
	require.Equal(t, profile.keepBlocks, app.MinRetainBlocks)
	require.Equal(t, profile.iavlCacheNodes, app.IAVLCacheSize)
	require.Equal(t, profile.contractCacheMiB, app.Wasm.MemoryCacheSize)
	require.Equal(t, profile.memoryMiB, app.Memory.LimitMiB)
	require.Equal(t, profile.memoryMiB, file.GetUint64(memoryLimitKey))
	require.Equal(t, profile.keepLogFiles, app.ConsensusLog.KeepFiles)
	require.Equal(t, profile.keepLogFiles, file.GetUint64(keyConsensusLogFiles))
	require.Equal(t, profile.indexBlocks, app.TransactionIndex.KeepBlocks)
	require.Equal(t, profile.indexBlocks, file.GetUint64(keyTransactionIndexBlocks))
	if profile.keepBlocks > 0 {
		require.Equal(t, profile.keepBlocks, profile.indexBlocks, "a transaction is found for as long as its block is there")
	}
	require.Equal(t, len(profile.indexedEvents), len(app.IndexEvents))
	if profile.keepStates == 0 {
		require.Equal(t, "nothing", app.Pruning)
	} else {
		require.Equal(t, profile.keepStates, file.GetUint64("pruning-keep-recent"))
	}
	parsed, err := serverconfig.GetConfig(file)
	require.NoError(t, err)
	require.NoError(t, parsed.ValidateBasic())
}

func readToml(t *testing.T, file string) *viper.Viper {
	t.Helper()
	reader := viper.New()
	reader.SetConfigFile(file)
	require.NoError(t, reader.ReadInConfig())
	return reader
}

func readText(t *testing.T, file string) string {
	t.Helper()
	content, err := os.ReadFile(file)
	require.NoError(t, err)
	return string(content)
}
