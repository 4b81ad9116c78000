package tests

import (
	"bytes"
	"slices"
	"testing"

	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/stretchr/testify/require"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	lanestypes "github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

const (
	flooders = 150
	// atOnce is how many transactions of a flooder wait at any time.
	atOnce      = 2
	floodBlocks = 12
	// relayerBlocks and honestBlocks are within how many blocks a reserved call and a small transfer are in one.
	relayerBlocks = 2
	honestBlocks  = 3
)

// floods are what accounts with coins for any fee send to shut others out.
var floods = []struct {
	because string
	gas     uint64
	msgs    func(*apptest.Account) []sdk.Msg
}{
	{"with the highest gas", 6_250_000, func(account *apptest.Account) []sdk.Msg { return []sdk.Msg{transfer(account, account, 1)} }},
	{"with as many messages as the gas suffices for", 6_250_000, func(account *apptest.Account) []sdk.Msg {
		msgs := make([]sdk.Msg, 250)
		for i := range msgs {
			msgs[i] = transfer(account, account, 1)
		}
		return msgs
	}},
	{"with the highest gas of small transactions", 781_249, func(account *apptest.Account) []sdk.Msg { return []sdk.Msg{transfer(account, account, 1)} }},
	{"with little gas", 90_000, func(account *apptest.Account) []sdk.Msg { return []sdk.Msg{transfer(account, account, 1)} }},
}

func Test_while_150_accounts_flood_a_node_a_relayer_and_an_honest_account_are_served(t *testing.T) {
	for _, flood := range floods {
		t.Run(flood.because, func(t *testing.T) {
			validator := newValidator(t)
			chain := apptest.New(t, withFees(), validatedBy(validator))
			contract := chain.Instantiate(chain.StoreFile(ticker), "count")
			enough := sdk.NewInt64Coin(apptest.Denom, 1_000_000_000)
			relayer, honest := chain.NewAccount(enough), chain.NewAccount(enough)
			crowd := chain.NewAccounts(flooders, enough)
			chain.MustSend(chain.Authority, &lanestypes.MsgUpdateParams{Authority: chain.Authority.String(), Params: lanestypes.Params{
				FeeDenom: apptest.Denom, MinFeePerMillionGas: feePerMillionGas,
				ReservedCalls:   []lanestypes.Call{{ContractAddress: string(contract), Message: "set_mode"}},
				ReservedSenders: []string{relayer.String()},
			}})
			node := runNode(t, chain, validator)
			sign := func(account *apptest.Account) []byte {
				return chain.SignFor(account, terms(flood.gas), flood.msgs(account)...)
			}
			attack := &flooding{node: node, sign: sign, from: map[string]*apptest.Account{}, refused: map[*apptest.Account][]byte{}}
			for range atOnce {
				for _, account := range crowd {
					attack.send(account)
				}
			}

			calls, transfers := &queue{node: node}, &queue{node: node}
			block := node.nextBlock().Block
			for until := node.height() + floodBlocks; block.Height < until; block = node.nextBlock().Block {
				attack.refill(block)
				calls.next(block, func() []byte {
					return chain.SignFor(relayer, terms(5_000_000), contract.Call(relayer, map[string]any{"set_mode": "count"}))
				})
				transfers.next(block, func() []byte { return chain.SignFor(honest, terms(sendGas), transfer(honest, honest, 1)) })
			}
			t.Logf("blocks waited: reserved calls %v, honest transfers %v", calls.waited, transfers.waited)
			require.LessOrEqual(t, calls.longest(block), int64(relayerBlocks))
			require.LessOrEqual(t, transfers.longest(block), int64(honestBlocks))
		})
	}
}

// terms are the least fee for so much gas.
func terms(gas uint64) apptest.TxTerms {
	params := lanestypes.Params{FeeDenom: apptest.Denom, MinFeePerMillionGas: feePerMillionGas}
	return apptest.TxTerms{Gas: gas, Fee: sdk.NewCoins(params.MinFee(gas))}
}

// flooding sends a transaction for each that is in a block, and again what the node had no room for.
type flooding struct {
	node    *runningNode
	sign    func(*apptest.Account) []byte
	from    map[string]*apptest.Account
	refused map[*apptest.Account][]byte
}

func (f *flooding) send(account *apptest.Account) {
	f.node.t.Helper()
	tx := f.refused[account]
	if tx == nil {
		tx = f.sign(account)
	}
	result := f.node.broadcast(tx)
	if result.Code != 0 {
		require.Contains(f.node.t, result.Log, lanestypes.ErrMempoolFull.Error())
		f.refused[account] = tx
		return
	}
	delete(f.refused, account)
	f.from[string(tx)] = account
}

func (f *flooding) refill(block *cmttypes.Block) {
	f.node.t.Helper()
	for account := range f.refused {
		f.send(account)
	}
	for _, tx := range block.Txs {
		if account := f.from[string(tx)]; account != nil {
			f.send(account)
		}
	}
}

// queue is transactions of one account, one at a time, and how many blocks each waited for its own.
type queue struct {
	node   *runningNode
	tx     []byte
	since  int64
	waited []int64
}

// next sends the next transaction when the last one is in a block.
func (q *queue) next(block *cmttypes.Block, sign func() []byte) {
	q.node.t.Helper()
	if q.tx != nil && slices.ContainsFunc(block.Txs, func(tx cmttypes.Tx) bool { return bytes.Equal(tx, q.tx) }) {
		q.waited = append(q.waited, block.Height-q.since)
		q.tx = nil
	}
	if q.tx == nil {
		q.tx, q.since = sign(), q.node.height()
		result := q.node.broadcast(q.tx)
		require.Zero(q.node.t, result.Code, result.Log)
	}
}

// longest is the most blocks that one waited, the last one up to a block.
func (q *queue) longest(block *cmttypes.Block) int64 {
	return slices.Max(append(q.waited, block.Height-q.since))
}
