// Package apptest runs the whole chain in one process, block by block, without a network: real modules, real transactions with signatures, the
// real virtual machine. It is for tests and benchmarks of the chain and of contracts.
//
//	chain := apptest.New(t)
//	code := chain.StoreFile("artifacts/trading.wasm")       // by the authority, in a block of its own
//	chain.Pin(code)
//	contract := chain.Instantiate(code, map[string]any{})
//	alice := chain.NewAccount(sdk.NewInt64Coin("ueur", 1_000_000))
//	chain.Execute(alice, contract, map[string]any{"deposit": map[string]any{}}, sdk.NewInt64Coin("ueur", 5))
//	chain.RegisterClock(contract, 1_000_000)
//
//	block := chain.NextBlock(                                // many transactions in one block
//		chain.Sign(alice, contract.Call(alice, msg)),
//		chain.Sign(bob, contract.Call(bob, msg)))
//	block.Txs[0].GasUsed; block.ClockCalls[0].GasUsed; block.FinalizeDuration
//
// Block time does not follow the machine's clock: each block is Interval after the one before, and Skip moves it further.
package apptest

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"
	"time"

	abci "github.com/cometbft/cometbft/abci/types"
	cmttypes "github.com/cometbft/cometbft/types"
	dbm "github.com/cosmos/cosmos-db"
	"github.com/cosmos/gogoproto/proto"
	"github.com/stretchr/testify/require"

	wasmkeeper "github.com/CosmWasm/wasmd/x/wasm/keeper"
	wasmvm "github.com/CosmWasm/wasmvm/v3"

	"cosmossdk.io/log/v2"

	"github.com/cosmos/cosmos-sdk/baseapp"
	"github.com/cosmos/cosmos-sdk/client/flags"
	"github.com/cosmos/cosmos-sdk/crypto/keys/ed25519"
	servertypes "github.com/cosmos/cosmos-sdk/server/types"
	pruningtypes "github.com/cosmos/cosmos-sdk/store/v2/pruning/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
	authtypes "github.com/cosmos/cosmos-sdk/x/auth/types"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"

	"github.com/wattmesh/wattmesh/chain/app"
	lanestypes "github.com/wattmesh/wattmesh/chain/x/lanes/types"
	poatypes "github.com/wattmesh/wattmesh/chain/x/poa/types"
)

// Denom is the coin that the authority has plenty of.
const Denom = "ueur"

// AuthorityFunds is what the authority has at genesis.
const AuthorityFunds = 1_000_000_000_000_000

// Limits of the virtual machine, as a node has them.
const (
	contractMemoryMiB = 32
	memoryCacheMiB    = 100
)

// pruningInterval is after how many blocks states that are too old are removed, as a node has it.
const pruningInterval = 10

// genesisTime is fixed, so that runs repeat.
var genesisTime = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// Genesis is what a new chain starts from. Options change it.
type Genesis struct {
	ChainID    string
	Time       time.Time
	Height     int64
	Params     *cmttypes.ConsensusParams
	Validators []poatypes.Validator
	// AppState is the genesis of each module.
	AppState map[string]json.RawMessage
}

// Chain is a chain of one validator, and the account that governs it.
type Chain struct {
	TB  testing.TB
	App *app.App

	// Authority may change everything, upload and instantiate contracts, and holds AuthorityFunds of Denom.
	Authority *Account

	// Interval is the time from one block to the next.
	Interval time.Duration

	// TxGas is the gas limit of the transactions signed from now on: the most that one may have, unless it is set.
	TxGas uint64

	ChainID string
	Height  int64
	Time    time.Time
	AppHash []byte

	config    config
	home      string
	db        dbm.DB
	vm        *wasmvm.VM
	proposer  []byte
	limits    lanestypes.Limits
	pending   map[string]uint64
	waiting   [][]byte
	accounts  int
	lastBlock Block
}

type config struct {
	interval time.Duration
	onDisk   bool
	logger   log.Logger
	edits    []func(*app.App, *Genesis)
	// states is how many blocks' states are kept; 0 keeps all.
	states uint64
	seen   func(Block)
}

// Option changes how a chain is made.
type Option func(*config)

// WithInterval sets the time from one block to the next; 300 ms without it.
func WithInterval(interval time.Duration) Option {
	return func(c *config) { c.interval = interval }
}

// OnDisk keeps the state in a LevelDB as a node does, for benchmarks; without it, in memory.
func OnDisk() Option {
	return func(c *config) { c.onDisk = true }
}

// KeepStates keeps the states of so many blocks, as a node does that prunes; without it, of all.
func KeepStates(blocks uint64) Option {
	return func(c *config) { c.states = blocks }
}

// WithWatcher is told of every block once it is committed.
func WithWatcher(seen func(Block)) Option {
	return func(c *config) { c.seen = seen }
}

// WithLogger shows what the chain logs.
func WithLogger(logger log.Logger) Option {
	return func(c *config) { c.logger = logger }
}

// WithGenesis edits the genesis.
func WithGenesis(edit func(*Genesis)) Option {
	return func(c *config) {
		c.edits = append(c.edits, func(_ *app.App, genesis *Genesis) { edit(genesis) })
	}
}

// WithModule edits one module's genesis, state being its GenesisState: WithModule("clock", func(g *clocktypes.GenesisState) { … }).
func WithModule[State any, Pointer interface {
	*State
	proto.Message
}](module string, edit func(Pointer)) Option {
	return func(c *config) {
		c.edits = append(c.edits, func(app *app.App, genesis *Genesis) {
			state := Pointer(new(State))
			app.AppCodec().MustUnmarshalJSON(genesis.AppState[module], state)
			edit(state)
			genesis.AppState[module] = app.AppCodec().MustMarshalJSON(state)
		})
	}
}

// New starts a chain.
func New(tb testing.TB, options ...Option) *Chain {
	tb.Helper()
	chain := newChain(tb, options)
	genesis := chain.defaultGenesis()
	for _, edit := range chain.config.edits {
		edit(chain.App, &genesis)
	}
	require.NoError(tb, chain.start(genesis))
	return chain
}

// TryNew starts a chain from an edited genesis and returns why it refuses to.
func TryNew(tb testing.TB, options ...Option) error {
	tb.Helper()
	chain := newChain(tb, options)
	genesis := chain.defaultGenesis()
	for _, edit := range chain.config.edits {
		edit(chain.App, &genesis)
	}
	return chain.start(genesis)
}

// FromExport starts a new chain from what another one exported. It goes on at the next height, with the same authority.
func FromExport(tb testing.TB, from *Chain, exported servertypes.ExportedApp, options ...Option) *Chain {
	tb.Helper()
	chain := newChain(tb, options)
	params := cmttypes.ConsensusParamsFromProto(exported.ConsensusParams)
	genesis := Genesis{ChainID: from.ChainID, Time: from.Time.Add(from.Interval), Height: exported.Height, Params: &params}
	require.NoError(tb, json.Unmarshal(exported.AppState, &genesis.AppState))
	for _, edit := range chain.config.edits {
		edit(chain.App, &genesis)
	}
	require.NoError(tb, chain.start(genesis))
	chain.accounts = from.accounts
	return chain
}

func newChain(tb testing.TB, options []Option) *Chain {
	tb.Helper()
	app.ConfigureAddresses()
	config := config{interval: 300 * time.Millisecond, logger: log.NewNopLogger()}
	for _, option := range options {
		option(&config)
	}
	chain := &Chain{
		TB:        tb,
		Authority: newAccount("authority"),
		Interval:  config.interval,
		config:    config,
		home:      tb.TempDir(),
		pending:   map[string]uint64{},
	}
	chain.openDB()
	chain.openApp(baseapp.SetChainID(ChainID))
	tb.Cleanup(chain.close)
	return chain
}

// ChainID is the id of a new chain.
const ChainID = "wattmesh-test"

func (c *Chain) openDB() {
	if !c.config.onDisk {
		c.db = dbm.NewMemDB()
		return
	}
	db, err := dbm.NewGoLevelDB("application", filepath.Join(c.home, "data"), nil)
	require.NoError(c.TB, err)
	c.db = db
}

func (c *Chain) openApp(options ...func(*baseapp.BaseApp)) {
	vm, err := wasmvm.NewVM(filepath.Join(c.home, "wasm"), app.Capabilities(), contractMemoryMiB, false, memoryCacheMiB)
	require.NoError(c.TB, err)
	c.vm = vm
	if c.config.states > 0 {
		options = append(options, baseapp.SetPruning(pruningtypes.NewCustomPruningOptions(c.config.states, pruningInterval)))
	}
	c.App = app.New(
		c.config.logger, c.db, true, appOptions{flags.FlagHome: c.home}, []wasmkeeper.Option{wasmkeeper.WithWasmEngine(vm)}, options...)
}

func (c *Chain) close() {
	_ = c.App.Close()
	c.vm.Cleanup()
}

// Restart closes the app and opens it again on the same state, as a node does. The state survives only OnDisk or in the open memory database.
func (c *Chain) Restart() {
	c.vm.Cleanup()
	if c.config.onDisk {
		require.NoError(c.TB, c.App.Close())
		c.openDB()
	}
	c.openApp(baseapp.SetChainID(ChainID))
}

type appOptions map[string]any

// Get returns a setting, or nil.
func (o appOptions) Get(key string) any { return o[key] }

// ValidatorKey returns the raw public key of a made-up validator.
func ValidatorKey(name string) []byte {
	return ed25519.GenPrivKeyFromSecret([]byte("validator " + name)).PubKey().Bytes()
}

func (c *Chain) defaultGenesis() Genesis {
	params := app.DefaultConsensusParams()
	params.Authority.Authority = c.Authority.String()
	appState := c.App.DefaultGenesis()

	var auth authtypes.GenesisState
	c.App.AppCodec().MustUnmarshalJSON(appState[authtypes.ModuleName], &auth)
	accounts, err := authtypes.PackAccounts(authtypes.GenesisAccounts{authtypes.NewBaseAccountWithAddress(c.Authority.Address)})
	require.NoError(c.TB, err)
	auth.Accounts = accounts
	appState[authtypes.ModuleName] = c.App.AppCodec().MustMarshalJSON(&auth)

	var bank banktypes.GenesisState
	c.App.AppCodec().MustUnmarshalJSON(appState[banktypes.ModuleName], &bank)
	bank.Balances = append(bank.Balances, banktypes.Balance{
		Address: c.Authority.String(), Coins: sdk.NewCoins(sdk.NewInt64Coin(Denom, AuthorityFunds)),
	})
	appState[banktypes.ModuleName] = c.App.AppCodec().MustMarshalJSON(&bank)

	var poa poatypes.GenesisState
	c.App.AppCodec().MustUnmarshalJSON(appState[poatypes.ModuleName], &poa)
	poa.Validators = []poatypes.Validator{{Moniker: "validator", PubKey: ValidatorKey("0"), Power: 100}}
	appState[poatypes.ModuleName] = c.App.AppCodec().MustMarshalJSON(&poa)

	return Genesis{ChainID: ChainID, Time: genesisTime, Height: 1, Params: params, AppState: appState}
}

// start sends the genesis to the app and makes the first block.
func (c *Chain) start(genesis Genesis) error {
	appState, err := json.Marshal(genesis.AppState)
	if err != nil {
		return err
	}
	params := genesis.Params.ToProto()
	response, err := c.App.InitChain(&abci.RequestInitChain{
		ChainId: genesis.ChainID, Time: genesis.Time, InitialHeight: genesis.Height, ConsensusParams: &params, AppStateBytes: appState,
	})
	if err != nil {
		return err
	}
	key := response.Validators[0].PubKey.GetEd25519()
	c.limits = lanestypes.LimitsFor(genesis.Params.Block.MaxGas)
	c.TxGas = c.limits.MaxTxGas
	c.ChainID = genesis.ChainID
	c.Height = genesis.Height - 1
	c.Time = genesis.Time.Add(-c.Interval)
	c.proposer = poatypes.ConsensusAddress(key)
	c.NextBlock()
	return nil
}

// NextBlock makes a block of transactions, in this order, and commits it.
func (c *Chain) NextBlock(txs ...[]byte) Block {
	c.TB.Helper()
	block := c.finalize(txs)
	start := time.Now()
	_, err := c.App.Commit()
	require.NoError(c.TB, err)
	block.CommitDuration = time.Since(start)
	c.lastBlock = block
	if c.config.seen != nil {
		c.config.seen(block)
	}
	return block
}

// NextBlocks makes empty blocks and returns the last one.
func (c *Chain) NextBlocks(n int) Block {
	c.TB.Helper()
	for range n {
		c.NextBlock()
	}
	return c.lastBlock
}

// Home is the folder in which the chain keeps its state.
func (c *Chain) Home() string { return c.home }

// Skip moves the time of the next block further by d.
func (c *Chain) Skip(d time.Duration) { c.Time = c.Time.Add(d) }

func (c *Chain) finalize(txs [][]byte) Block {
	c.TB.Helper()
	c.Height++
	c.Time = c.Time.Add(c.Interval)
	clear(c.pending)
	request := &abci.RequestFinalizeBlock{
		Txs: txs, Height: c.Height, Time: c.Time, ProposerAddress: c.proposer, Hash: bytes.Repeat([]byte{byte(c.Height)}, 32),
	}
	start := time.Now()
	response, err := c.App.FinalizeBlock(request)
	duration := time.Since(start)
	require.NoError(c.TB, err)
	c.AppHash = response.AppHash
	return newBlock(c.Height, c.Time, duration, response)
}

// Context returns a context on the state after the last block, to read keepers with. What is written to it is lost.
func (c *Chain) Context() sdk.Context {
	ctx, err := c.App.CreateQueryContext(0, false)
	require.NoError(c.TB, err)
	return ctx.WithConsensusParams(c.App.GetConsensusParams(ctx)).WithBlockTime(c.Time)
}

// Export returns the chain's state as a genesis; FromExport starts from it.
func (c *Chain) Export() servertypes.ExportedApp {
	exported, err := c.App.Export(nil)
	require.NoError(c.TB, err)
	return exported
}
