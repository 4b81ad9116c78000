package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	dbm "github.com/cometbft/cometbft-db"
	abci "github.com/cometbft/cometbft/abci/types"
	cmtcfg "github.com/cometbft/cometbft/config"
	"github.com/cometbft/cometbft/libs/pubsub/query"
	ctypes "github.com/cometbft/cometbft/rpc/core/types"
	"github.com/cometbft/cometbft/state/indexer"
	"github.com/cometbft/cometbft/state/indexer/block"
	"github.com/cometbft/cometbft/state/txindex"
	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/stretchr/testify/require"

	sdk "github.com/cosmos/cosmos-sdk/types"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
)

func Test_of_the_index_of_transactions_stays_what_the_newest_blocks_wrote_and_nothing_else(t *testing.T) {
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 0))
		index := newIndex(t)
		blocks := 1 + random.Int64N(30)
		keep := 1 + random.Int64N(blocks+3)
		// Keys that the oldest blocks wrote, with what they held; a transaction that comes again holds something else.
		var old map[string]string
		for height := int64(1); height <= blocks; height++ {
			if height == blocks-keep+1 {
				old = index.content(t)
			}
			index.add(t, height, randomBlock(random))
			if random.IntN(5) == 0 {
				_, err := index.prune(t.Context(), keep+10)
				require.NoError(t, err)
			}
		}
		expected := index.content(t)
		for key, value := range old {
			if expected[key] == value {
				delete(expected, key)
			}
		}
		// What blocks are found by is removed with them, not a hundredth later.
		index.sinceSweep = keep
		_, err := index.prune(t.Context(), keep)
		require.NoError(t, err)
		require.Equal(t, expected, index.content(t), "seed %d", seed)
		removed, err := index.prune(t.Context(), keep)
		require.NoError(t, err)
		require.Zero(t, removed, "once more")
	}
}

func Test_a_transaction_that_came_again_is_found_where_it_was_last(t *testing.T) {
	index := newIndex(t)
	tx := testTx{tx: "twice", code: 1, events: []abci.Event{event("message", "sender", "alice")}}
	index.add(t, 1, testBlock{txs: []testTx{tx}})
	tx.code = 0
	index.add(t, 2, testBlock{txs: []testTx{tx}})
	_, err := index.prune(t.Context(), 1)
	require.NoError(t, err)
	require.Equal(t, []int64{2}, index.search(t, "message.sender = 'alice'"))
	found, err := index.txs.Get(cmttypes.Tx("twice").Hash())
	require.NoError(t, err)
	require.EqualValues(t, 2, found.Height)
}

func Test_a_value_that_looks_like_a_key_takes_no_others_entry_along(t *testing.T) {
	index := newIndex(t)
	index.add(t, 1, testBlock{txs: []testTx{{tx: "plain", events: []abci.Event{event("k", "v", "x")}}}})
	index.add(t, 2, testBlock{txs: []testTx{{tx: "crafted", events: []abci.Event{event("k", "v", "x/1/0$es$1")}}}})
	_, err := index.prune(t.Context(), 1)
	require.NoError(t, err)
	require.Equal(t, []int64{2}, index.search(t, "k.v = 'x/1/0$es$1'"))
}

func Test_an_index_without_blocks_has_nothing_to_remove(t *testing.T) {
	removed, err := newIndex(t).prune(t.Context(), 1)
	require.NoError(t, err)
	require.Zero(t, removed)
}

func Test_a_running_node_finds_the_transactions_of_its_newest_blocks_and_also_after_a_restart(t *testing.T) {
	const keep = 20
	chain, alice := chainWithAlice(t)
	home := homeOf(t, chain)
	keepIndexOf(t, home, keep)
	node := startNode(t, home)
	first := node.send(chain.Sign(alice, toHerself(alice)))
	second := node.send(chain.Sign(alice, toHerself(alice)))
	require.Less(t, first.Height, second.Height)
	node.waitFor(second.Height + keep)
	node.untilForgotten(first)
	node.untilForgotten(second)
	third := node.send(chain.Sign(alice, toHerself(alice)))
	require.True(t, node.finds(third))
	node.requireSent(alice, third)
	node.stop()

	node = startNode(t, home)
	fourth := node.send(chain.Sign(alice, toHerself(alice)))
	require.True(t, node.finds(fourth))
	node.waitFor(third.Height + keep + 1)
	node.untilForgotten(third)
	node.stop()

	index := openIndex(t, home)
	last, err := index.lastHeight()
	require.NoError(t, err)
	older, err := index.heightsBefore(last - 10*keep)
	require.NoError(t, err)
	require.Empty(t, older)
	value, err := index.Get(first.Hash)
	require.NoError(t, err)
	require.Nil(t, value)
}

func Test_an_archive_finds_all_transactions_for_ever(t *testing.T) {
	profile, err := profileNamed("archive")
	require.NoError(t, err)
	chain, alice := chainWithAlice(t)
	home := homeOf(t, chain)
	keepIndexOf(t, home, profile.indexBlocks)
	node := startNode(t, home)
	first := node.send(chain.Sign(alice, toHerself(alice)))
	node.waitFor(first.Height + 50)
	node.stop()
	node = startNode(t, home)
	second := node.send(chain.Sign(alice, toHerself(alice)))
	node.waitFor(second.Height + 1)
	node.requireSent(alice, first, second)
	node.stop()
	heights, err := openIndex(t, home).heightsBefore(second.Height)
	require.NoError(t, err)
	require.Equal(t, chain.Height+1, heights[0])
	// CometBFT may end between a block and its index.
	require.GreaterOrEqual(t, len(heights), int(second.Height-chain.Height)-2)
}

// testIndex is an index in memory that CometBFT's own indexers write.
type testIndex struct {
	*transactionIndex
	txs    txindex.TxIndexer
	blocks indexer.BlockIndexer
}

type testBlock struct {
	txs    []testTx
	events []abci.Event
}

type testTx struct {
	tx     string
	code   uint32
	events []abci.Event
}

func newIndex(t *testing.T) testIndex {
	t.Helper()
	index := testIndex{transactionIndex: &transactionIndex{DB: dbm.NewMemDB()}}
	provider := func(*cmtcfg.DBContext) (dbm.DB, error) { return index.transactionIndex, nil }
	var err error
	index.txs, index.blocks, err = block.IndexerFromConfig(cmtcfg.DefaultConfig(), provider, chainID)
	require.NoError(t, err)
	return index
}

func (i testIndex) add(t *testing.T, height int64, made testBlock) {
	t.Helper()
	require.NoError(t, i.blocks.Index(cmttypes.EventDataNewBlockEvents{Height: height, Events: made.events, NumTxs: int64(len(made.txs))}))
	batch := txindex.NewBatch(int64(len(made.txs)))
	for place, tx := range made.txs {
		require.NoError(t, batch.Add(&abci.TxResult{
			Height: height, Index: uint32(place), Tx: []byte(tx.tx), Result: abci.ExecTxResult{Code: tx.code, Events: tx.events},
		}))
	}
	require.NoError(t, i.txs.AddBatch(batch))
}

func (i testIndex) content(t *testing.T) map[string]string {
	t.Helper()
	content := map[string]string{}
	iterator, err := i.Iterator(nil, nil)
	require.NoError(t, err)
	defer func() { require.NoError(t, iterator.Close()) }()
	for ; iterator.Valid(); iterator.Next() {
		content[string(iterator.Key())] = string(iterator.Value())
	}
	return content
}

// search is at which heights transactions are found.
func (i testIndex) search(t *testing.T, text string) (heights []int64) {
	t.Helper()
	found, err := i.txs.Search(t.Context(), query.MustCompile(text))
	require.NoError(t, err)
	for _, tx := range found {
		heights = append(heights, tx.Height)
	}
	return heights
}

// randomBlock has few transactions to choose from, so that some come again; each has the same events every time.
func randomBlock(random *rand.Rand) (made testBlock) {
	for _, name := range random.Perm(40)[:random.IntN(5)] {
		tx := testTx{tx: fmt.Sprint("tx", name), code: random.Uint32N(2)}
		for attribute := range name % 4 {
			tx.events = append(tx.events, event("message", "sender", fmt.Sprint("a/", name/10)), event("", "nameless", "x"), abci.Event{
				Type: "wasm", Attributes: []abci.EventAttribute{{Key: "hidden", Value: fmt.Sprint(attribute), Index: false}, {Key: "", Value: "x", Index: true}},
			})
		}
		made.txs = append(made.txs, tx)
	}
	for range random.IntN(3) {
		// Before and after the heights, in the order of keys.
		name := []string{"a", "block.heights", "message"}[random.IntN(3)]
		made.events = append(made.events, event(name, "k", fmt.Sprint(random.IntN(3))))
	}
	return made
}

func event(name, key, value string) abci.Event {
	return abci.Event{Type: name, Attributes: []abci.EventAttribute{{Key: key, Value: value, Index: true}}}
}

func chainWithAlice(t *testing.T) (*apptest.Chain, *apptest.Account) {
	t.Helper()
	chain := apptest.New(t)
	return chain, chain.NewAccount(sdk.NewInt64Coin(apptest.Denom, 1))
}

func toHerself(alice *apptest.Account) sdk.Msg {
	return banktypes.NewMsgSend(alice.Address, alice.Address, sdk.NewCoins(sdk.NewInt64Coin(apptest.Denom, 1)))
}

func keepIndexOf(t *testing.T, home string, blocks uint64) {
	t.Helper()
	content, err := os.ReadFile(appFile(home))
	require.NoError(t, err)
	setting := regexp.MustCompile(`(?m)^keep-blocks = \d+$`)
	require.Len(t, setting.FindAll(content, -1), 1)
	content = setting.ReplaceAll(content, fmt.Appendf(nil, "keep-blocks = %d", blocks))
	require.NoError(t, os.WriteFile(appFile(home), content, 0o600))
}

// openIndex opens that of a node that has ended.
func openIndex(t *testing.T, home string) *transactionIndex {
	t.Helper()
	db, err := dbm.NewGoLevelDB(transactionIndexID, filepath.Join(home, "data"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	return &transactionIndex{DB: db}
}

// send waits until a transaction is in a block and in the index.
func (p *process) send(tx cmttypes.Tx) (found *ctypes.ResultTx) {
	p.t.Helper()
	require.Eventually(p.t, func() bool {
		// The node may just have been started.
		_, _ = p.client.BroadcastTxSync(p.t.Context(), tx)
		var err error
		found, err = p.client.Tx(p.t.Context(), tx.Hash(), false)
		return err == nil
	}, time.Minute, 50*time.Millisecond, "%s", p.log)
	require.Zero(p.t, found.TxResult.Code, found.TxResult.Log)
	return found
}

func (p *process) finds(tx *ctypes.ResultTx) bool {
	found, err := p.client.Tx(p.t.Context(), tx.Hash, false)
	return err == nil && found.Height == tx.Height
}

func (p *process) untilForgotten(tx *ctypes.ResultTx) {
	p.t.Helper()
	require.Eventually(p.t, func() bool {
		_, err := p.client.Tx(p.t.Context(), tx.Hash, false)
		return err != nil && strings.Contains(err.Error(), "not found")
	}, time.Minute, 50*time.Millisecond, "%s", p.log)
}

// requireSent requires that these are the transactions that are found by their sender.
func (p *process) requireSent(sender *apptest.Account, txs ...*ctypes.ResultTx) {
	p.t.Helper()
	found, err := p.client.TxSearch(p.t.Context(), fmt.Sprintf("message.sender = '%s'", sender), false, nil, nil, "asc")
	require.NoError(p.t, err)
	require.Len(p.t, found.Txs, len(txs))
	for place, tx := range txs {
		require.Equal(p.t, tx.Hash, found.Txs[place].Hash)
	}
}
