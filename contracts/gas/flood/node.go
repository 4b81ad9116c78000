package flood

import (
	"time"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	lanestypes "github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

// Node keeps transactions and makes blocks of them.
type Node interface {
	// Broadcast gives the node a transaction; what it says is good if it is kept.
	Broadcast(tx []byte) apptest.TxResult
	// NextBlock makes a block and returns it with its transactions.
	NextBlock() (apptest.Block, [][]byte)
}

// WithLanes is the town's node as it is.
func WithLanes(t *Town) Node { return lanes{t.Chain} }

type lanes struct{ chain *apptest.Chain }

func (n lanes) Broadcast(tx []byte) apptest.TxResult { return n.chain.Broadcast(tx) }

func (n lanes) NextBlock() (apptest.Block, [][]byte) { return n.chain.ProposeBlock() }

// InOrderOfArrival is a node that fills blocks as CometBFT does by itself: who came first is served first.
func InOrderOfArrival(t *Town) Node { return &arrivals{chain: t.Chain} }

type arrivals struct {
	chain   *apptest.Chain
	waiting [][]byte
}

func (n *arrivals) Broadcast(tx []byte) apptest.TxResult {
	n.waiting = append(n.waiting, tx)
	return apptest.TxResult{}
}

func (n *arrivals) NextBlock() (apptest.Block, [][]byte) {
	count, left := 0, lanestypes.LimitsOf(n.chain.Context()).MaxBlockGas
	for ; count < len(n.waiting); count++ {
		gas := n.gasLimitOf(n.waiting[count])
		if gas > left {
			break
		}
		left -= gas
	}
	txs := n.waiting[:count]
	n.waiting = n.waiting[count:]
	return n.chain.NextBlock(txs...), txs
}

func (n *arrivals) gasLimitOf(txBytes []byte) uint64 {
	tx, err := n.chain.App.TxDecode(txBytes)
	if err != nil {
		n.chain.TB.Fatal(err)
	}
	return lanestypes.GasLimitOf(tx)
}

// TakingTime is a node whose next block comes as much later as its work took.
func TakingTime(t *Town, node Node) Node { return &taking{t.Chain, node} }

type taking struct {
	chain *apptest.Chain
	node  Node
}

func (n *taking) Broadcast(tx []byte) apptest.TxResult {
	defer n.took(time.Now())
	return n.node.Broadcast(tx)
}

func (n *taking) NextBlock() (apptest.Block, [][]byte) {
	defer n.took(time.Now())
	return n.node.NextBlock()
}

func (n *taking) took(since time.Time) { n.chain.Skip(time.Since(since)) }
