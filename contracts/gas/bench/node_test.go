//go:build bench

package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/cometbft/cometbft/privval"
	rpc "github.com/cometbft/cometbft/rpc/client/http"
	cmttypes "github.com/cometbft/cometbft/types"
	genutiltypes "github.com/cosmos/cosmos-sdk/x/genutil/types"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
)

// node is a wattd process that goes on from an exported chain.
type node struct {
	client *rpc.HTTP
}

// startNode exports the chain, starts a wattd of one validator from it, and waits for its first block.
func startNode(t *testing.T, chain *apptest.Chain) node {
	t.Helper()
	home := t.TempDir()
	wattd := binary(t)
	run := func(args ...string) {
		output, err := exec.Command(wattd, append(args, "--home", home)...).CombinedOutput()
		require.NoError(t, err, string(output))
	}
	run("init", "bench", "--chain-id", chain.ChainID)
	writeGenesis(t, home, chain)
	shortCommits(t, home)
	address, p2p := freeAddress(t), freeAddress(t)
	process := exec.Command(wattd, "start", "--home", home, "--rpc.laddr", "tcp://"+address, "--p2p.laddr", "tcp://"+p2p,
		"--grpc.enable=false", "--api.enable=false")
	log, err := os.Create(filepath.Join(home, "log"))
	require.NoError(t, err)
	process.Stdout, process.Stderr = log, log
	require.NoError(t, process.Start())
	t.Cleanup(func() {
		_ = process.Process.Signal(os.Interrupt)
		_ = process.Wait()
	})
	client, err := rpc.New("http://"+address, "/websocket")
	require.NoError(t, err)
	started := node{client: client}
	require.Eventually(t, func() bool { return started.height() > chain.Height }, time.Minute, 50*time.Millisecond,
		"no block; see %s", log.Name())
	return started
}

// root is the project's folder.
func root() string {
	_, here, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(here), "..", "..", "..")
}

func binary(t *testing.T) string {
	wattd := filepath.Join(root(), ".cache", "wattd", "wattd")
	_, err := os.Stat(wattd)
	require.NoError(t, err, "build it first: node localnet/bootstrap.mjs prepare")
	return wattd
}

func (n node) height() int64 {
	status, err := n.client.Status(context.Background())
	if err != nil {
		return 0
	}
	return status.SyncInfo.LatestBlockHeight
}

func freeAddress(t *testing.T) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	return listener.Addr().String()
}

// writeGenesis replaces the genesis of home by the chain's state, with the node's own key as the one validator.
func writeGenesis(t *testing.T, home string, chain *apptest.Chain) {
	exported := chain.Export()
	var state map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(exported.AppState, &state))
	var poa map[string]any
	require.NoError(t, json.Unmarshal(state["poa"], &poa))
	key := privval.LoadFilePVEmptyState(filepath.Join(home, "config", "priv_validator_key.json"), "").Key.PubKey.Bytes()
	poa["validators"] = []any{map[string]any{"moniker": "bench", "pub_key": key, "power": "100"}}
	var err error
	state["poa"], err = json.Marshal(poa)
	require.NoError(t, err)
	appState, err := json.Marshal(state)
	require.NoError(t, err)
	genesis := genutiltypes.NewAppGenesisWithVersion(chain.ChainID, appState)
	genesis.GenesisTime = chain.Time
	genesis.InitialHeight = exported.Height
	params := cmttypes.ConsensusParamsFromProto(exported.ConsensusParams)
	genesis.Consensus = &genutiltypes.ConsensusGenesis{Params: &params}
	require.NoError(t, genesis.SaveAs(filepath.Join(home, "config", "genesis.json")))
}

// shortCommits gives the node a localnet's time between blocks.
func shortCommits(t *testing.T, home string) {
	file := filepath.Join(home, "config", "config.toml")
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	lines := strings.Split(string(text), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "timeout_commit") {
			lines[i] = `timeout_commit = "300ms"`
		}
	}
	require.NoError(t, os.WriteFile(file, []byte(strings.Join(lines, "\n")), 0o600))
}

// commit broadcasts each sender's transactions one after the other, all senders side by side, and returns the time until the last of them is in a
// block, and the number of blocks that hold them.
func (n node) commit(t *testing.T, senders ...[][]byte) (time.Duration, int) {
	start := time.Now()
	var broadcasts errgroup.Group
	for _, txs := range senders {
		broadcasts.Go(func() error { return n.broadcast(txs) })
	}
	require.NoError(t, broadcasts.Wait())
	for _, txs := range senders {
		n.await(t, txs[len(txs)-1])
	}
	elapsed := time.Since(start)
	heights := map[int64]bool{}
	for _, tx := range slices.Concat(senders...) {
		result, err := n.client.Tx(context.Background(), cmttypes.Tx(tx).Hash(), false)
		require.NoError(t, err)
		require.Zero(t, result.TxResult.Code, result.TxResult.Log)
		heights[result.Height] = true
	}
	return elapsed, len(heights)
}

func (n node) broadcast(txs [][]byte) error {
	for _, tx := range txs {
		result, err := n.client.BroadcastTxSync(context.Background(), tx)
		if err != nil {
			return err
		}
		if result.Code != 0 {
			return fmt.Errorf("refused with code %d: %s", result.Code, result.Log)
		}
	}
	return nil
}

func (n node) await(t *testing.T, tx []byte) {
	hash := cmttypes.Tx(tx).Hash()
	require.Eventually(t, func() bool {
		_, err := n.client.Tx(context.Background(), hash, false)
		return err == nil
	}, 2*time.Minute, 5*time.Millisecond, "a transaction is in no block")
}

// accepted counts the readings that the transactions' events call accepted.
func (n node) accepted(t *testing.T, txs [][]byte) int {
	total := 0
	for _, tx := range txs {
		result, err := n.client.Tx(context.Background(), cmttypes.Tx(tx).Hash(), false)
		require.NoError(t, err)
		for _, event := range result.TxResult.Events {
			for _, attribute := range event.Attributes {
				if event.Type == "wasm-readings_submitted" && attribute.Key == "accepted" {
					count, err := strconv.Atoi(attribute.Value)
					require.NoError(t, err)
					total += count
				}
			}
		}
	}
	return total
}
