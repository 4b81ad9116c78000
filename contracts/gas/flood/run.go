package flood

import (
	"slices"
	"strconv"
	"time"

	"github.com/stretchr/testify/require"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	lanestypes "github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

const (
	// What the relayer asks for, and a wallet for a transfer.
	readingsGas, transferGas = 1_500_000, 200_000

	// slotsToWait is for how long the last slot's settlement is waited for.
	slotsToWait = 4
)

// Outcome is what a flood did.
type Outcome struct {
	Blocks, Slots, Readings int
	// Flooded is how many of the flood's transactions were in blocks, Good how many of these did what they say.
	Flooded, Good int

	// ReadingsLate is how many were not counted within their slot's grace.
	ReadingsLate int
	// TransferBlocks is the most blocks that an honest transfer waited for its own.
	TransferBlocks int64
	// SlotsLate is how many slots were settled, or skipped for want of readings, more than a slot after their grace, or are not yet.
	SlotsLate int
	// ClockFailures is how many of the clock's calls failed.
	ClockFailures int
}

// Run lets an attack go on for some slots, until the last of them is settled.
func (t *Town) Run(node Node, attack Attack, slots int) Outcome {
	t.TB.Helper()
	r := &run{
		Town: t, node: node, first: t.unread, end: t.unread + uint32(slots),
		counted: map[uint32]int{}, doneAt: map[uint32]time.Time{}, waiting: map[string]*queue{},
		transfers: &queue{sender: sender{t.Honest, func() []sdk.Msg { return []sdk.Msg{transfer(t.Honest)} }}, gas: transferGas},
	}
	for range attack.atOnce {
		for _, sender := range attack.senders(t) {
			r.flood = append(r.flood, &queue{sender: sender, gas: attack.gas, floods: true})
		}
	}
	for !r.isOver() {
		r.block()
	}
	return r.outcome()
}

// queue is transactions of one account, one at a time.
type queue struct {
	sender
	gas    uint64
	floods bool

	tx    []byte
	kept  bool
	since int64
	// longest is the most blocks that one waited.
	longest int64
}

// run is a flood that goes on.
type run struct {
	*Town
	node       Node
	first, end uint32
	flood      []*queue
	carried    []*queue
	transfers  *queue
	// waiting are the queues by the transactions that the node has of them.
	waiting map[string]*queue

	blocks, flooded, good, clockFailures int
	// counted is how many readings of a slot were in time, doneAt when it was settled or skipped.
	counted map[uint32]int
	doneAt  map[uint32]time.Time
}

func (r *run) block() {
	r.TB.Helper()
	r.readEnded(func(batches [][]byte) {
		r.carried = append(r.carried, &queue{gas: readingsGas, sender: sender{r.Relayer, func() []sdk.Msg {
			return r.Submission(r.Relayer, batches...)
		}}})
	})
	for _, queue := range r.flood {
		r.offer(queue)
	}
	for _, queue := range r.carried {
		r.offer(queue)
	}
	r.offer(r.transfers)
	block, txs := r.node.NextBlock()
	r.follow(block, txs)
}

// offer gives the node the queue's transaction, or again one that it had no room for.
func (r *run) offer(q *queue) {
	r.TB.Helper()
	if q.tx == nil {
		q.tx, q.since = r.sign(q.account, q.gas, q.msgs()...), r.Height
	}
	if q.kept {
		return
	}
	result := r.node.Broadcast(q.tx)
	if !result.OK() {
		require.Contains(r.TB, result.Log, lanestypes.ErrMempoolFull.Error())
		return
	}
	q.kept = true
	r.waiting[string(q.tx)] = q
}

func (r *run) follow(block apptest.Block, txs [][]byte) {
	r.blocks++
	for i, tx := range txs {
		result, q := block.Txs[i], r.waiting[string(tx)]
		delete(r.waiting, string(tx))
		q.longest = max(q.longest, block.Height-q.since)
		q.tx, q.kept = nil, false
		r.carried = slices.DeleteFunc(r.carried, func(one *queue) bool { return one == q })
		r.count(q, result)
		for _, event := range result.EventsOf("wasm-readings_submitted") {
			r.counted[r.number(event["slot"])] += int(r.number(event["accepted"]))
		}
	}
	for _, call := range block.ClockCalls {
		if call.Failure != "" {
			r.clockFailures++
		}
	}
	for _, event := range block.EventsOf("wasm-slot_finalized") {
		r.doneAt[r.number(event["slot"])] = block.Time
	}
	for _, event := range block.EventsOf("wasm-slots_skipped") {
		for slot := r.number(event["from_slot"]); slot <= r.number(event["to_slot"]); slot++ {
			r.doneAt[slot] = block.Time
		}
	}
}

// count tells the flood's transactions from those of the honest, which do what they say.
func (r *run) count(q *queue, result apptest.TxResult) {
	if !q.floods {
		require.True(r.TB, result.OK(), result.Log)
		return
	}
	r.flooded++
	if result.OK() {
		r.good++
	}
}

func (r *run) number(text string) uint32 {
	r.TB.Helper()
	number, err := strconv.ParseUint(text, 10, 32)
	require.NoError(r.TB, err)
	return uint32(number)
}

// due is when a slot's readings are no longer in time.
func (r *run) due(slot uint32) time.Time {
	return time.Unix(int64(slot+1)*int64(r.Terms.SlotSeconds)+int64(r.Terms.GraceSeconds), 0)
}

func (r *run) isOver() bool {
	_, done := r.doneAt[r.end-1]
	return done || r.Time.After(r.due(r.end-1+slotsToWait))
}

func (r *run) outcome() Outcome {
	outcome := Outcome{
		Blocks: r.blocks, Slots: int(r.end - r.first), Flooded: r.flooded, Good: r.good, ClockFailures: r.clockFailures,
		TransferBlocks: max(r.transfers.longest, r.Height-r.transfers.since),
	}
	for slot := r.first; slot < r.end; slot++ {
		outcome.Readings += len(r.Meters)
		outcome.ReadingsLate += len(r.Meters) - r.counted[slot]
		if at, done := r.doneAt[slot]; !done || at.After(r.due(slot+1)) {
			outcome.SlotsLate++
		}
	}
	return outcome
}
