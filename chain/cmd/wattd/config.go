package main

import (
	"time"

	cmtcfg "github.com/cometbft/cometbft/config"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	serverconfig "github.com/cosmos/cosmos-sdk/server/config"
)

const (
	// timeoutCommit is the pause after a block, for validators on different hosts. A chain on one host can go down to 300 ms.
	timeoutCommit = time.Second

	// peerGossipSleep is how long a node waits between checks for data that its peers lack. CometBFT's 100 ms would dominate short blocks.
	peerGossipSleep = 10 * time.Millisecond

	// minGasPrices asks for no more than the chain's own price. Operators can raise it.
	minGasPrices = "0uwatt"
)

// newCometConfig is the config.toml of a new node.
func newCometConfig() *cmtcfg.Config {
	config := cmtcfg.DefaultConfig()
	config.Consensus.TimeoutCommit = timeoutCommit
	config.Consensus.PeerGossipSleepDuration = peerGossipSleep
	return config
}

type appConfig struct {
	serverconfig.Config

	Wasm wasmtypes.NodeConfig `mapstructure:"wasm"`
}

// newAppConfig is the template and the app.toml of a new node.
func newAppConfig() (template string, config any) {
	serverConfig := serverconfig.DefaultConfig()
	serverConfig.MinGasPrices = minGasPrices
	return serverconfig.DefaultConfigTemplate + wasmtypes.DefaultConfigTemplate(),
		appConfig{Config: *serverConfig, Wasm: wasmtypes.DefaultNodeConfig()}
}
