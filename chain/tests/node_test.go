package tests

import (
	"context"
	"testing"

	cmtcfg "github.com/cometbft/cometbft/config"
	cmtlog "github.com/cometbft/cometbft/libs/log"
	"github.com/cometbft/cometbft/node"
	"github.com/cometbft/cometbft/p2p"
	"github.com/cometbft/cometbft/privval"
	"github.com/cometbft/cometbft/proxy"
	"github.com/cometbft/cometbft/rpc/client/local"
	ctypes "github.com/cometbft/cometbft/rpc/core/types"
	cmttypes "github.com/cometbft/cometbft/types"
	dbm "github.com/cosmos/cosmos-db"
	"github.com/stretchr/testify/require"

	"cosmossdk.io/log/v2"

	"github.com/cosmos/cosmos-sdk/baseapp"
	"github.com/cosmos/cosmos-sdk/client/flags"
	"github.com/cosmos/cosmos-sdk/server"

	"github.com/wattmesh/wattmesh/chain/app"
	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	poatypes "github.com/wattmesh/wattmesh/chain/x/poa/types"
)

// runningNode is a whole node, with CometBFT's consensus and mempool, that makes blocks as fast as it can.
type runningNode struct {
	t            *testing.T
	node         *node.Node
	client       *local.Local
	subscription cmttypes.Subscription
}

// validatedBy makes a key the chain's one validator.
func validatedBy(key *privval.FilePV) apptest.Option {
	return apptest.WithModule(poatypes.ModuleName, func(genesis *poatypes.GenesisState) {
		genesis.Validators[0].PubKey = key.Key.PubKey.Bytes()
	})
}

func newValidator(t *testing.T) *privval.FilePV {
	t.Helper()
	dir := t.TempDir()
	return privval.GenFilePV(dir+"/key.json", dir+"/state.json")
}

// runNode starts a node that goes on from a chain, and waits for its first block.
func runNode(t *testing.T, chain *apptest.Chain, validator *privval.FilePV) *runningNode {
	t.Helper()
	home := t.TempDir()
	config := cmtcfg.TestConfig().SetRoot(home)
	config.RPC.ListenAddress = ""
	config.P2P.ListenAddress = "tcp://127.0.0.1:0"
	// A book of peers' addresses is written after the node has ended, while the test removes its folder.
	config.P2P.PexReactor = false
	config.DBBackend = "memdb"
	config.Mempool = cmtcfg.DefaultMempoolConfig()
	cmtcfg.EnsureRoot(home)

	wattd := app.New(log.NewNopLogger(), dbm.NewMemDB(), true, options{flags.FlagHome: home}, nil, baseapp.SetChainID(chain.ChainID))
	nodeKey, err := p2p.LoadOrGenNodeKey(config.NodeKeyFile())
	require.NoError(t, err)
	running, err := node.NewNode(
		config, validator, nodeKey, proxy.NewLocalClientCreator(server.NewCometABCIWrapper(wattd)), genesisOf(t, chain),
		cmtcfg.DefaultDBProvider, node.DefaultMetricsProvider(config.Instrumentation), cmtlog.NewNopLogger())
	require.NoError(t, err)
	subscription, err := running.EventBus().Subscribe(context.Background(), "test", cmttypes.EventQueryNewBlock, 100)
	require.NoError(t, err)
	require.NoError(t, running.Start())
	t.Cleanup(func() {
		require.NoError(t, running.Stop())
		running.Wait()
		require.NoError(t, wattd.Close())
	})
	started := &runningNode{t: t, node: running, client: local.New(running), subscription: subscription}
	started.nextBlock()
	return started
}

// height is that of the last block.
func (n *runningNode) height() int64 { return n.node.BlockStore().Height() }

// broadcast gives a transaction to the node and returns what the node says.
func (n *runningNode) broadcast(tx []byte) *ctypes.ResultBroadcastTx {
	n.t.Helper()
	result, err := n.client.BroadcastTxSync(context.Background(), tx)
	require.NoError(n.t, err)
	return result
}

// nextBlock waits for a block.
func (n *runningNode) nextBlock() cmttypes.EventDataNewBlock {
	n.t.Helper()
	select {
	case message := <-n.subscription.Out():
		return message.Data().(cmttypes.EventDataNewBlock)
	case <-n.subscription.Canceled():
		require.NoError(n.t, n.subscription.Err())
		panic("unreachable")
	}
}

func genesisOf(t *testing.T, chain *apptest.Chain) node.GenesisDocProvider {
	exported := chain.Export()
	params := cmttypes.ConsensusParamsFromProto(exported.ConsensusParams)
	genesis := &cmttypes.GenesisDoc{
		ChainID: chain.ChainID, GenesisTime: chain.Time, InitialHeight: exported.Height, ConsensusParams: &params,
		Validators: exported.Validators, AppState: exported.AppState,
	}
	require.NoError(t, genesis.ValidateAndComplete())
	return func() (*cmttypes.GenesisDoc, error) { return genesis, nil }
}
