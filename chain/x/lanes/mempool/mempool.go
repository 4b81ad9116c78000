// Package mempool keeps the transactions that wait for a node's blocks, and chooses which go into the next one: half of it is kept for reserved
// transactions, a quarter of the rest for small ones, and nobody gets more than others who wait.
package mempool

import (
	"context"
	"crypto/sha256"
	"maps"
	"slices"
	"sync"

	sdk "github.com/cosmos/cosmos-sdk/types"
	sdkmempool "github.com/cosmos/cosmos-sdk/types/mempool"

	"github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

// Rules say what is reserved: the module's keeper.
type Rules interface {
	TxParams(ctx sdk.Context) (types.Params, error)
}

// Mempool is the transactions that wait, by signer and in the order of their sequences.
type Mempool struct {
	rules Rules

	mutex    sync.Mutex
	queues   map[string][]*entry
	byHash   map[hash]*entry
	shelves  map[bool]*shelf
	arrivals uint64
	served   turns
}

var _ sdkmempool.Mempool = (*Mempool)(nil)

// New returns an empty mempool.
func New(rules Rules) *Mempool {
	return &Mempool{
		rules:   rules,
		queues:  map[string][]*entry{},
		byHash:  map[hash]*entry{},
		shelves: map[bool]*shelf{true: newShelf(), false: newShelf()},
		served:  newTurns(),
	}
}

// CheckRoom tells why a transaction could not be kept.
func (m *Mempool) CheckRoom(ctx sdk.Context, tx sdk.Tx) error {
	entry, err := m.entryOf(ctx, tx)
	if err != nil {
		return err
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	_, err = m.victims(entry)
	return err
}

// Insert keeps a transaction that was checked. When there is no place left, others of those who have most of them go.
func (m *Mempool) Insert(ctx context.Context, tx sdk.Tx) error {
	entry, err := m.entryOf(sdk.UnwrapSDKContext(ctx), tx)
	if err != nil {
		return err
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	// The check has just found that the signer's sequence comes next: what is kept with it, or behind it, is not known to the consensus engine.
	m.dropFrom(entry.signer, entry.sequence)
	if queue := m.queues[entry.signer]; len(queue) > 0 && entry.sequence != queue[len(queue)-1].sequence+1 {
		return types.ErrSequenceGap.Wrapf("sequence %d comes after %d", entry.sequence, queue[len(queue)-1].sequence)
	}
	victims, err := m.victims(entry)
	if err != nil {
		return err
	}
	for _, victim := range victims {
		m.dropFrom(victim.signer, victim.sequence)
	}
	m.arrivals++
	entry.arrival = m.arrivals
	m.queues[entry.signer] = append(m.queues[entry.signer], entry)
	m.byHash[entry.hash] = entry
	m.shelves[entry.reserved].add(entry.signer, entry.places)
	return nil
}

func (m *Mempool) entryOf(ctx sdk.Context, tx sdk.Tx) (*entry, error) {
	params, err := m.rules.TxParams(ctx)
	if err != nil {
		return nil, err
	}
	return newEntry(tx, ctx.TxBytes(), params.IsReserved(tx.GetMsgs()))
}

// victims are the transactions that must go for another: the last ones of whoever has most places, as long as that is more than the other's signer
// would have. So nobody can be thrown out below what those have who come.
func (m *Mempool) victims(comer *entry) ([]*entry, error) {
	shelf := m.shelves[comer.reserved]
	wanted := shelf.bySigner[comer.signer] + comer.places
	if wanted > signerPlaces {
		return nil, types.ErrSignerFull.Wrapf("%d places of %d bytes, a signer may have %d", wanted, placeBytes, signerPlaces)
	}
	if shelf.taken+comer.places <= shelfPlaces {
		return nil, nil
	}
	var victims []*entry
	for left := shelf.clone(); left.taken+comer.places > shelfPlaces; {
		signer, places := left.largest()
		if places <= wanted {
			return nil, types.ErrMempoolFull.Wrapf(
				"%d of %d places of %d bytes are taken, none by a signer with more than %d", shelf.taken, shelfPlaces, placeBytes, wanted)
		}
		victim := m.last(signer, comer.reserved, victims)
		victims = append(victims, victim)
		left.add(signer, -victim.places)
	}
	return victims, nil
}

// last is a signer's last transaction on a shelf but for the victims.
func (m *Mempool) last(signer string, reserved bool, victims []*entry) *entry {
	for _, entry := range slices.Backward(m.queues[signer]) {
		if entry.reserved == reserved && !slices.Contains(victims, entry) {
			return entry
		}
	}
	return nil
}

// Contains tells whether a transaction, by its bytes, is kept.
func (m *Mempool) Contains(txBytes []byte) bool {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return m.byHash[sha256.Sum256(txBytes)] != nil
}

// Delivered tells that a transaction is in the block of a height, whatever comes of it there: its signer's next one comes after those of others who
// wait longer.
func (m *Mempool) Delivered(tx sdk.Tx, height int64) {
	signer, sequence, err := signerOf(tx)
	if err != nil {
		return
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.served.set(signer, height)
	if entry := m.find(signer, sequence); entry != nil {
		m.drop(entry)
	}
}

// Remove forgets a transaction that is not valid any more. It fails only with ErrTxNotFound: any other error would fail a transaction in a block on
// this node alone.
func (m *Mempool) Remove(tx sdk.Tx) error {
	signer, sequence, err := signerOf(tx)
	if err != nil {
		return sdkmempool.ErrTxNotFound
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	entry := m.find(signer, sequence)
	if entry == nil {
		return sdkmempool.ErrTxNotFound
	}
	m.drop(entry)
	return nil
}

func (m *Mempool) find(signer string, sequence uint64) *entry {
	for _, entry := range m.queues[signer] {
		if entry.sequence == sequence {
			return entry
		}
	}
	return nil
}

// dropFrom forgets a signer's transactions from a sequence on: what follows one that goes is not valid without it.
func (m *Mempool) dropFrom(signer string, sequence uint64) {
	for _, entry := range slices.Clone(m.queues[signer]) {
		if entry.sequence >= sequence {
			m.drop(entry)
		}
	}
}

func (m *Mempool) drop(dropped *entry) {
	queue := slices.DeleteFunc(m.queues[dropped.signer], func(entry *entry) bool { return entry == dropped })
	m.queues[dropped.signer] = queue
	if len(queue) == 0 {
		delete(m.queues, dropped.signer)
	}
	delete(m.byHash, dropped.hash)
	m.shelves[dropped.reserved].add(dropped.signer, -dropped.places)
}

// CountTx returns the number of transactions.
func (m *Mempool) CountTx() int {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return len(m.byHash)
}

// Select returns all transactions in the order in which they came.
func (m *Mempool) Select(context.Context, [][]byte) sdkmempool.Iterator {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return iteratorOf(slices.SortedFunc(maps.Values(m.byHash), byArrival))
}

// iterator is the entries that are still to come, the current one first.
type iterator []*entry

func iteratorOf(entries []*entry) sdkmempool.Iterator {
	if len(entries) == 0 {
		return nil
	}
	return iterator(entries)
}

// Next returns the iterator at the next transaction, or nil.
func (i iterator) Next() sdkmempool.Iterator { return iteratorOf(i[1:]) }

// Tx returns the current transaction.
func (i iterator) Tx() sdk.Tx { return i[0].tx }
