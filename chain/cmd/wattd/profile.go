package main

import (
	"fmt"
	"strings"
	"time"

	cmtcfg "github.com/cometbft/cometbft/config"
	cmttypes "github.com/cometbft/cometbft/types"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	serverconfig "github.com/cosmos/cosmos-sdk/server/config"
	pruningtypes "github.com/cosmos/cosmos-sdk/store/v2/pruning/types"
)

// profile is what a new node's configuration says, by what the node is for. Nobody else has defaults of his own: the configuration files, the
// command's help and the operators' table are made from this.
type profile struct {
	name, purpose string

	// timeoutCommit is the pause after a block.
	timeoutCommit time.Duration
	// emptyBlocks is how much longer a block without transactions waits, unless the block before it changed the state.
	emptyBlocks time.Duration
	// keepBlocks is how many blocks are kept, with their results; 0 keeps all. A genesis of the profile takes proofs of misbehaviour no longer.
	keepBlocks uint64
	// keepStates is how many blocks' states are kept; 0 keeps all.
	keepStates uint64
	// iavlCacheNodes bounds the nodes of each store's tree that stay in memory.
	iavlCacheNodes uint64
	// contractCacheMiB bounds the contracts in memory that are not pinned.
	contractCacheMiB uint32
	// keepLogFiles is how many full files of the log of consensus are kept; 0 leaves it to CometBFT.
	keepLogFiles uint64
	// memoryMiB is what the Go runtime tries to stay within; contracts and the binary come on top. 0 is no bound.
	memoryMiB uint64
	// databaseMiB is what each database keeps in memory; 0 leaves it to the database.
	databaseMiB uint64
	// txIndex is "kv" where the node finds transactions by hash and events, else "null".
	txIndex string
	// indexBlocks is of how many blocks the node finds transactions; 0 is of all.
	indexBlocks uint64
	// indexedEvents are those that a search finds transactions by; all when there are none.
	indexedEvents []string
	logLevel      string
}

const defaultProfile = "node"

var profiles = []profile{
	{
		name: "localnet", purpose: "a chain of one validator on a developer's machine",
		timeoutCommit: 300 * time.Millisecond, emptyBlocks: 700 * time.Millisecond,
		keepBlocks: 10_000, keepStates: 100, iavlCacheNodes: 5_000, contractCacheMiB: 0, memoryMiB: 96, databaseMiB: 4,
		keepLogFiles: 1,
		txIndex:      "kv", indexBlocks: 10_000, indexedEvents: []string{"message.sender"}, logLevel: "warn",
	},
	{
		name: "node", purpose: "a validator, or a node that services ask",
		timeoutCommit: time.Second, emptyBlocks: time.Second,
		keepStates: 100_000, iavlCacheNodes: 100_000, contractCacheMiB: 100, memoryMiB: 1024,
		txIndex: "kv", indexBlocks: 1_000_000, indexedEvents: []string{"message.sender"}, logLevel: "info",
	},
	{
		name: "archive", purpose: "a node that answers for every height and finds every transaction",
		timeoutCommit: time.Second, emptyBlocks: time.Second,
		keepStates: 0, iavlCacheNodes: 781_250, contractCacheMiB: 100, memoryMiB: 0,
		txIndex: "kv", logLevel: "info",
	},
}

func profileNamed(name string) (profile, error) {
	for _, candidate := range profiles {
		if candidate.name == name {
			return candidate, nil
		}
	}
	return profile{}, fmt.Errorf("there is no profile %q; there are %s", name, profileNames())
}

func profileNames() string {
	names := make([]string, len(profiles))
	for i, each := range profiles {
		names[i] = each.name
	}
	return strings.Join(names, ", ")
}

// cometConfig is the config.toml of a new node.
func (p profile) cometConfig() *cmtcfg.Config {
	config := cmtcfg.DefaultConfig()
	config.LogLevel = p.logLevel
	config.Consensus.TimeoutCommit = p.timeoutCommit
	config.Consensus.CreateEmptyBlocksInterval = p.emptyBlocks
	config.Consensus.PeerGossipSleepDuration = peerGossipSleep
	config.TxIndex.Indexer = p.txIndex
	config.Instrumentation.PrometheusListenAddr = defaultMetricsAddress
	return config
}

// appConfig is the app.toml of a new node.
func (p profile) appConfig() appConfig {
	server := *serverconfig.DefaultConfig()
	server.MinGasPrices = minGasPrices
	server.Pruning = pruningtypes.PruningOptionNothing
	if p.keepStates > 0 {
		server.Pruning = pruningtypes.PruningOptionCustom
		server.PruningKeepRecent = fmt.Sprint(p.keepStates)
		server.PruningInterval = fmt.Sprint(pruningInterval)
	}
	server.MinRetainBlocks = p.keepBlocks
	server.IAVLCacheSize = p.iavlCacheNodes
	server.IndexEvents = p.indexedEvents
	wasm := wasmtypes.DefaultNodeConfig()
	wasm.MemoryCacheSize = p.contractCacheMiB
	return appConfig{
		Config: server, Wasm: wasm, Memory: memoryConfig{LimitMiB: p.memoryMiB, DatabaseMiB: p.databaseMiB}, ConsensusLog: consensusLogConfig{KeepFiles: p.keepLogFiles},
		TransactionIndex: transactionIndexConfig{KeepBlocks: p.indexBlocks},
	}
}

// editParams changes the consensus parameters of a new chain. A node keeps blocks for as long as they may prove misbehaviour.
func (p profile) editParams(params *cmttypes.ConsensusParams) {
	if p.keepBlocks == 0 {
		return
	}
	params.Evidence.MaxAgeNumBlocks = int64(p.keepBlocks)
	params.Evidence.MaxAgeDuration = time.Duration(p.keepBlocks) * p.timeoutCommit
}

// profileTable is the operators' table of the profiles, in Markdown.
func profileTable() string {
	rows := []struct {
		setting string
		of      func(profile) string
	}{
		{"for", func(p profile) string { return p.purpose }},
		{"`timeout_commit`: pause after a block", func(p profile) string { return duration(p.timeoutCommit) }},
		{"`create_empty_blocks_interval`: how much longer a block waits that has nothing to tell", func(p profile) string { return duration(p.emptyBlocks) }},
		{"`log_level`", func(p profile) string { return "`" + p.logLevel + "`" }},
		{"`[tx_index] indexer`", func(p profile) string { return "`" + p.txIndex + "`" }},
		{"`index-events`: what transactions are found by, besides hash and height", func(p profile) string {
			switch {
			case p.txIndex == "null":
				return "nothing"
			case len(p.indexedEvents) == 0:
				return "all events"
			}
			return "`" + strings.Join(p.indexedEvents, "`, `") + "`"
		}},
		{"`[transaction-index] keep-blocks`: blocks of which transactions are found", func(p profile) string {
			if p.indexBlocks == 0 {
				return "all"
			}
			return thousands(p.indexBlocks)
		}},
		{"`min-retain-blocks`: blocks that are kept, with their results", func(p profile) string {
			if p.keepBlocks == 0 {
				return "all"
			}
			return thousands(p.keepBlocks)
		}},
		{"`pruning-keep-recent`: blocks whose state can be asked for", func(p profile) string {
			if p.keepStates == 0 {
				return "all"
			}
			return thousands(p.keepStates)
		}},
		{"`[consensus-log] keep-files`: full files of the log of consensus that are kept, of 10 MiB each", func(p profile) string {
			if p.keepLogFiles == 0 {
				return "up to 1 GiB in all"
			}
			return thousands(p.keepLogFiles)
		}},
		{"`iavl-cache-size`: nodes in memory, per store", func(p profile) string { return thousands(p.iavlCacheNodes) }},
		{"`[wasm] memory_cache_size`: contracts in memory that are not pinned, MiB", func(p profile) string { return thousands(uint64(p.contractCacheMiB)) }},
		{"`[memory] limit-mib`: what Go's runtime tries to stay within, MiB", func(p profile) string {
			if p.memoryMiB == 0 {
				return "no bound"
			}
			return thousands(p.memoryMiB)
		}},
		{"`[memory] database-mib`: what each database keeps in memory, MiB", func(p profile) string {
			if p.databaseMiB == 0 {
				return "16, by goleveldb"
			}
			return thousands(p.databaseMiB)
		}},
	}
	var table strings.Builder
	table.WriteString("| setting |")
	for _, each := range profiles {
		table.WriteString(" `" + each.name + "` |")
	}
	table.WriteString("\n| --- |" + strings.Repeat(" --- |", len(profiles)) + "\n")
	for _, row := range rows {
		table.WriteString("| " + row.setting + " |")
		for _, each := range profiles {
			table.WriteString(" " + row.of(each) + " |")
		}
		table.WriteString("\n")
	}
	return table.String()
}

func duration(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%g s", d.Seconds())
}

func thousands(number uint64) string {
	if number < 1_000 {
		return fmt.Sprint(number)
	}
	return fmt.Sprintf("%s,%03d", thousands(number/1_000), number%1_000)
}
