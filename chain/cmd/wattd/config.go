package main

import (
	"os"
	"path/filepath"
	"time"

	cmtcfg "github.com/cometbft/cometbft/config"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	serverconfig "github.com/cosmos/cosmos-sdk/server/config"
)

const (
	// peerGossipSleep is how long a node waits between checks for data that its peers lack. CometBFT's 100 ms would dominate short blocks.
	peerGossipSleep = 10 * time.Millisecond

	// minGasPrices asks for no more than the chain's own price. Operators can raise it.
	minGasPrices = "0uwatt"

	// pruningInterval is after how many blocks states that are too old are removed.
	pruningInterval = 10

	memoryLimitKey = "memory.limit-mib"
)

type appConfig struct {
	serverconfig.Config `mapstructure:",squash"`

	Wasm             wasmtypes.NodeConfig   `mapstructure:"wasm"`
	Memory           memoryConfig           `mapstructure:"memory"`
	ConsensusLog     consensusLogConfig     `mapstructure:"consensus-log"`
	TransactionIndex transactionIndexConfig `mapstructure:"transaction-index"`
}

type memoryConfig struct {
	LimitMiB    uint64 `mapstructure:"limit-mib"`
	DatabaseMiB uint64 `mapstructure:"database-mib"`
}

const memoryTemplate = `
[memory]
# What Go's runtime tries to stay within, in MiB; 0 is no bound. Contracts and the binary itself come on top.
# The environment's GOMEMLIMIT goes before it.
limit-mib = {{ .Memory.LimitMiB }}
# What each of the node's databases keeps in memory at most, in MiB, within that limit; 0 leaves it to goleveldb, which takes 16.
database-mib = {{ .Memory.DatabaseMiB }}
`

// appTemplate is the text of an app.toml.
func appTemplate(config appConfig) string {
	return serverconfig.DefaultConfigTemplate + wasmtypes.ConfigTemplate(config.Wasm) + memoryTemplate + consensusLogTemplate +
		transactionIndexTemplate
}

// writeMissingConfig makes the configuration of a home that has none. The SDK would put times of its own in place of those that happen to be
// CometBFT's defaults.
func writeMissingConfig(home string, profile profile) error {
	if err := os.MkdirAll(filepath.Join(home, "config"), cmtcfg.DefaultDirPerm); err != nil {
		return err
	}
	if _, err := os.Stat(cometFile(home)); os.IsNotExist(err) {
		cmtcfg.WriteConfigFile(cometFile(home), profile.cometConfig())
	}
	if _, err := os.Stat(appFile(home)); os.IsNotExist(err) {
		writeAppConfig(home, profile)
	}
	return nil
}

func writeAppConfig(home string, profile profile) {
	config := profile.appConfig()
	serverconfig.SetConfigTemplate(appTemplate(config))
	serverconfig.WriteConfigFile(appFile(home), config)
}

func cometFile(home string) string { return filepath.Join(home, "config", "config.toml") }

func appFile(home string) string { return filepath.Join(home, "config", "app.toml") }
