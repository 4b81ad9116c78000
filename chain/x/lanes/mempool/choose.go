package mempool

import (
	"cmp"
	"container/heap"
	"math"
	"slices"

	sdk "github.com/cosmos/cosmos-sdk/types"
)

// room is what transactions take of a block.
type room struct {
	gas, bytes uint64
}

func (r room) part(of uint64) room { return room{r.gas / of, r.bytes / of} }

func (r room) fits(e *entry) bool { return e.gas <= r.gas && e.size <= r.bytes }

func (r *room) take(e *entry) {
	r.gas -= e.gas
	r.bytes -= e.size
}

// choice is a block in the making.
type choice struct {
	lines  []*line
	verify func(sdk.Tx) ([]byte, error)
	left   room
	chosen []chosen
}

// line is the transactions of a signer that wait, and what the signer has been given: gas of this block, and the height of the last one with a
// transaction of the signer.
type line struct {
	entries []*entry
	gas     uint64
	served  int64
}

type chosen struct {
	*entry
	txBytes []byte
}

// choose returns the transactions of the next block, in the order in which they came. Those that do not verify are left out, and those of the same
// signer behind them.
func (m *Mempool) choose(block room, smallTxGas uint64, verify func(sdk.Tx) ([]byte, error)) [][]byte {
	c := choice{lines: m.lines(), verify: verify, left: block}
	half := block.part(2)
	c.fill(half, all, func(e *entry) bool { return e.reserved })
	c.fill(half.part(4), one, func(e *entry) bool { return !e.reserved && e.gas < smallTxGas })
	c.fill(c.left, all, func(*entry) bool { return true })
	return c.txs()
}

// lines copies what waits, so that transactions can come while a block is made.
func (m *Mempool) lines() []*line {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	lines := make([]*line, 0, len(m.queues))
	for signer, queue := range m.queues {
		lines = append(lines, &line{entries: slices.Clone(queue), served: m.served.of(signer)})
	}
	return lines
}

// How many transactions of a signer a lane takes.
const (
	one = 1
	all = math.MaxInt
)

// fill gives a lane's room to those who wait, each time to the signer who has least of the block. So while others wait, nobody has more than they
// have, but for one transaction.
func (c *choice) fill(lane room, perSigner int, mayUse func(*entry) bool) {
	waiting := turnHeap{}
	wait := func(line *line, taken int) {
		if taken < perSigner && len(line.entries) > 0 && mayUse(line.entries[0]) {
			heap.Push(&waiting, turn{line, taken})
		}
	}
	for _, line := range c.lines {
		wait(line, 0)
	}
	for len(waiting) > 0 {
		turn := heap.Pop(&waiting).(turn)
		first := turn.line.entries[0]
		if !lane.fits(first) || !c.left.fits(first) {
			continue
		}
		txBytes, err := c.verify(first.tx)
		if err != nil {
			turn.line.entries = nil
			continue
		}
		lane.take(first)
		c.left.take(first)
		c.chosen = append(c.chosen, chosen{first, txBytes})
		turn.line.gas += first.gas
		turn.line.entries = turn.line.entries[1:]
		wait(turn.line, turn.taken+1)
	}
}

// turn is a signer whose first transaction may use a lane, and how many it has taken there.
type turn struct {
	line  *line
	taken int
}

// turnHeap has the signer whose turn it is first: who has less of this block, who was not served of late or longest ago, who asks for
// less, who came earlier.
type turnHeap []turn

func (h turnHeap) Len() int { return len(h) }

func (h turnHeap) Less(i, j int) bool {
	a, b := h[i].line, h[j].line
	return cmp.Or(
		cmp.Compare(a.gas, b.gas),
		cmp.Compare(a.served, b.served),
		cmp.Compare(a.entries[0].gas, b.entries[0].gas),
		byArrival(a.entries[0], b.entries[0]),
	) < 0
}

func (h turnHeap) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

// Push adds a turn, for package heap.
func (h *turnHeap) Push(x any) { *h = append(*h, x.(turn)) }

// Pop removes the last turn, for package heap.
func (h *turnHeap) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

func byArrival(a, b *entry) int { return cmp.Compare(a.arrival, b.arrival) }

func (c *choice) txs() [][]byte {
	slices.SortFunc(c.chosen, func(a, b chosen) int { return byArrival(a.entry, b.entry) })
	txs := make([][]byte, len(c.chosen))
	for i, chosen := range c.chosen {
		txs[i] = chosen.txBytes
	}
	return txs
}
