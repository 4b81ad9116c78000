package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
	"testing"
	"time"

	"github.com/cometbft/cometbft/privval"
	rpc "github.com/cometbft/cometbft/rpc/client/http"
	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/stretchr/testify/require"

	genutiltypes "github.com/cosmos/cosmos-sdk/x/genutil/types"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	poatypes "github.com/wattmesh/wattmesh/chain/x/poa/types"
)

// asWattd makes the test's own binary be wattd, so that a test has processes with output and signals of their own.
const asWattd = "TEST_BINARY_AS_WATTD"

func TestMain(m *testing.M) {
	if os.Getenv(asWattd) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

func Test_a_node_goes_on_from_what_export_prints(t *testing.T) {
	chain, contract := chainWithClock(t)
	home := homeOf(t, chain)
	node := startNode(t, home)
	node.waitFor(chain.Height + 3)
	counted := node.count(contract)
	require.GreaterOrEqual(t, counted, 3)
	node.stop()

	printed, logged := runProcess(t, "export", "--home", home, "--log_level", "info")
	require.NotEmpty(t, logged, "the test sees no logs, so that it would not see them in the document either")
	var exported genutiltypes.AppGenesis
	require.NoError(t, json.Unmarshal(printed, &exported), "it prints something besides the document: %.200s", printed)
	require.Greater(t, exported.InitialHeight, chain.Height+3)
	require.False(t, exported.GenesisTime.Before(node.lastBlock.Time), "time would go backwards")
	require.Len(t, exported.Consensus.Validators, 1)

	next := newHome(t, chain.ChainID)
	copyKey(t, home, next)
	require.NoError(t, os.WriteFile(filepath.Join(next, "config", "genesis.json"), printed, 0o600))
	restarted := startNode(t, next)
	first := restarted.waitFor(exported.InitialHeight)
	require.Equal(t, exported.InitialHeight, first.Height)
	require.False(t, first.Time.Before(node.lastBlock.Time), "time went backwards")
	restarted.waitFor(exported.InitialHeight + 2)
	require.GreaterOrEqual(t, restarted.count(contract), counted+3, "the clock goes on, with the contract's state")
	restarted.stop()
}

func Test_commands_log_to_the_standard_error(t *testing.T) {
	home := newHome(t, chainID)
	mustRun(t, home, "genesis", "set-authority", someAddress(t))
	printed, logged, err := tryProcess("start", "--home", home, "--log_level", "debug")
	require.Error(t, err, "there is no validator")
	require.Contains(t, string(logged), "module=")
	require.False(t, bytes.Contains(printed, []byte("module=")), "it logs to the standard output: %.200s", printed)
}

func Test_a_node_that_was_refused_for_want_of_an_authority_starts_once_it_has_one(t *testing.T) {
	home := newHome(t, chainID)
	mustRun(t, home, "genesis", "add-validator", "alice", "10")
	_, logged, err := tryProcess("start", "--home", home)
	require.Error(t, err)
	require.Contains(t, string(logged), "wattd genesis set-authority")
	mustRun(t, home, "genesis", "set-authority", someAddress(t))
	node := startNode(t, home)
	node.waitFor(1)
	node.stop()
}

// chainWithClock is a chain whose clock calls a contract that counts.
func chainWithClock(t *testing.T) (*apptest.Chain, apptest.Contract) {
	t.Helper()
	chain := apptest.New(t)
	code := chain.StoreFile("../../x/clock/testdata/ticker.wasm")
	chain.Pin(code)
	contract := chain.Instantiate(code, "count")
	chain.RegisterClock(contract, 100_000)
	return chain, contract
}

func newHome(t *testing.T, id string) (home string) {
	t.Helper()
	home = t.TempDir()
	mustRun(t, home, "init", "alice", "--chain-id", id)
	shortCommits(t, home)
	return home
}

// shortCommits makes a node make blocks fast.
func shortCommits(t *testing.T, home string) {
	t.Helper()
	content, err := os.ReadFile(cometFile(home))
	require.NoError(t, err)
	content = regexp.MustCompile(`(?m)^timeout_commit = .*$`).ReplaceAll(content, []byte(`timeout_commit = "50ms"`))
	content = regexp.MustCompile(`(?m)^create_empty_blocks_interval = .*$`).ReplaceAll(content, []byte(`create_empty_blocks_interval = "0s"`))
	require.NoError(t, os.WriteFile(cometFile(home), content, 0o600))
}

// homeOf is a node's home from which it goes on with a chain, as its one validator.
func homeOf(t *testing.T, chain *apptest.Chain) (home string) {
	t.Helper()
	home = newHome(t, chain.ChainID)
	exported := chain.Export()
	var appState map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(exported.AppState, &appState))
	var poa poatypes.GenesisState
	cdc := chain.App.AppCodec()
	cdc.MustUnmarshalJSON(appState[poatypes.ModuleName], &poa)
	poa.Validators[0].PubKey = privval.LoadFilePVEmptyState(keyFileOf(home), "").Key.PubKey.Bytes()
	appState[poatypes.ModuleName] = cdc.MustMarshalJSON(&poa)
	content, err := json.Marshal(appState)
	require.NoError(t, err)

	genesis := genutiltypes.NewAppGenesisWithVersion(chain.ChainID, content)
	genesis.GenesisTime = chain.Time
	genesis.InitialHeight = exported.Height
	params := cmttypes.ConsensusParamsFromProto(exported.ConsensusParams)
	genesis.Consensus = &genutiltypes.ConsensusGenesis{Params: &params}
	require.NoError(t, genesis.SaveAs(filepath.Join(home, "config", "genesis.json")))
	return home
}

func keyFileOf(home string) string { return filepath.Join(home, "config", "priv_validator_key.json") }

func copyKey(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(keyFileOf(from))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(keyFileOf(to), content, 0o600))
}

// process is a running `wattd start`.
type process struct {
	t         *testing.T
	command   *exec.Cmd
	log       *bytes.Buffer
	ended     chan error
	address   string
	client    *rpc.HTTP
	lastBlock cmttypes.Header
}

func startNode(t *testing.T, home string, flags ...string) *process {
	t.Helper()
	address := freeAddress(t)
	client, err := rpc.New("http://"+address, "/websocket")
	require.NoError(t, err)
	node := &process{t: t, log: &bytes.Buffer{}, ended: make(chan error, 1), address: address, client: client}
	node.command = wattd(append([]string{"start", "--home", home, "--rpc.laddr", "tcp://" + address, "--p2p.laddr", "tcp://127.0.0.1:0",
		"--grpc.enable=false", "--log_level", "error", "--minimum-gas-prices", "0uwatt"}, flags...)...)
	node.command.Stdout, node.command.Stderr = node.log, node.log
	require.NoError(t, node.command.Start())
	go func() { node.ended <- node.command.Wait() }()
	t.Cleanup(func() { _ = node.command.Process.Kill() })
	return node
}

// waitFor waits for a block, and returns its header.
func (p *process) waitFor(height int64) cmttypes.Header {
	p.t.Helper()
	deadline := time.After(time.Minute)
	for {
		if block, err := p.client.Block(context.Background(), &height); err == nil && block.Block != nil {
			// The block is shown before its state: the next one has it.
			p.lastBlock = block.Block.Header
			return p.lastBlock
		}
		select {
		case <-p.ended:
			require.Fail(p.t, "the node ended", p.log.String())
		case <-deadline:
			require.Fail(p.t, "no block", p.log.String())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func (p *process) count(contract apptest.Contract) (count int) {
	p.t.Helper()
	output, _ := runProcess(p.t, "query", "wasm", "contract-state", "smart", string(contract), `{"count":{}}`, "--node", "tcp://"+p.address,
		"--output", "json", "--home", p.t.TempDir())
	var answer struct {
		Data int `json:"data"`
	}
	require.NoError(p.t, json.Unmarshal(output, &answer), string(output))
	return answer.Data
}

// stop ends the node as an operator does.
func (p *process) stop() {
	p.t.Helper()
	require.NoError(p.t, p.command.Process.Signal(syscall.SIGTERM))
	<-p.ended
}

func wattd(args ...string) *exec.Cmd {
	command := exec.Command(os.Args[0], args...)
	command.Env = append(os.Environ(), asWattd+"=1")
	return command
}

func runProcess(t *testing.T, args ...string) (printed, logged []byte) {
	t.Helper()
	printed, logged, err := tryProcess(args...)
	require.NoError(t, err, string(logged))
	return printed, logged
}

func tryProcess(args ...string) (printed, logged []byte, err error) {
	command := wattd(args...)
	var out, errOut bytes.Buffer
	command.Stdout, command.Stderr = &out, &errOut
	err = command.Run()
	return out.Bytes(), errOut.Bytes(), err
}

func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	return listener.Addr().String()
}
