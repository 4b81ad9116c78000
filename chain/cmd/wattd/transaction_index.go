package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	dbm "github.com/cometbft/cometbft-db"
	abci "github.com/cometbft/cometbft/abci/types"
	cmtcfg "github.com/cometbft/cometbft/config"
	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/cosmos/gogoproto/proto"
	"github.com/google/orderedcode"
	"golang.org/x/sync/errgroup"

	"cosmossdk.io/log/v2"
)

const (
	keyTransactionIndexBlocks = "transaction-index.keep-blocks"

	transactionIndexID       = "tx_index"
	transactionIndexInterval = 10 * time.Second

	// mostKeysAtOnce bounds what is read before it is removed.
	mostKeysAtOnce = 1_000

	// sweepShare is by which part of what is kept blocks' events may stay longer.
	sweepShare = 100
)

const transactionIndexTemplate = `
[transaction-index]
# Of how many of the newest blocks transactions are found by hash and by events; older ones are removed from the index (data/tx_index.db) while the
# node runs. 0 keeps all. Where blocks are pruned (min-retain-blocks), choose as many: both end at about the same block.
keep-blocks = {{ .TransactionIndex.KeepBlocks }}
`

type transactionIndexConfig struct {
	KeepBlocks uint64 `mapstructure:"keep-blocks"`
}

// How CometBFT 0.39 writes its index (state/txindex/kv, state/indexer/block/kv): transactions by their hash, hashes by "tx.height/H/H/I$es$0" and by
// "KEY/VALUE/H/I$es$N" of each event that is indexed; under a prefix, blocks by ordered codes of "block.height" and H, and of KEY, VALUE, H and N.
const (
	eventNumberMark  = "$es$"
	blockIndexPrefix = "block_events"
)

// transactionIndex is CometBFT's index of transactions and of blocks' events, of which old heights can be removed while CometBFT writes new ones.
type transactionIndex struct {
	dbm.DB
	// writing keeps what CometBFT writes apart from a removal that has read what is there: a transaction that failed may come again, by the same hash.
	writing sync.Mutex
	// sinceSweep is how many heights were removed since blocks' events were.
	sinceSweep int64
	// removedBefore is the height before which all are removed since the start. To look for them again would take the longer the more they were.
	removedBefore int64
}

// NewBatch is for CometBFT.
func (i *transactionIndex) NewBatch() dbm.Batch { return &indexBatch{i.DB.NewBatch(), &i.writing} }

type indexBatch struct {
	dbm.Batch
	writing sync.Locker
}

func (b *indexBatch) Write() error {
	b.writing.Lock()
	defer b.writing.Unlock()
	return b.Batch.Write()
}

func (b *indexBatch) WriteSync() error {
	b.writing.Lock()
	defer b.writing.Unlock()
	return b.Batch.WriteSync()
}

// openWithIndex opens a node's databases by open, and gives the one with the index of transactions to opened.
func openWithIndex(open cmtcfg.DBProvider, opened func(*transactionIndex)) cmtcfg.DBProvider {
	return func(ctx *cmtcfg.DBContext) (dbm.DB, error) {
		db, err := open(ctx)
		if err != nil || ctx.ID != transactionIndexID {
			return db, err
		}
		index := &transactionIndex{DB: db}
		opened(index)
		return index, nil
	}
}

// keepShort removes what is older than the newest keepBlocks, now and every ten seconds until the context ends. What it cannot remove is tried again:
// the node does not need the room.
func (i *transactionIndex) keepShort(ctx context.Context, group *errgroup.Group, logger log.Logger, keepBlocks uint64) {
	group.Go(func() error {
		ticker := time.NewTicker(transactionIndexInterval)
		defer ticker.Stop()
		for {
			if _, err := i.prune(ctx, int64(keepBlocks)); err != nil {
				logger.Error("the index of transactions is not shortened", "error", err)
			}
			select {
			case <-ctx.Done():
				return nil
			case <-ticker.C:
			}
		}
	})
}

// prune removes what there is of heights before the newest keepBlocks, the oldest first, until the context ends, and returns how many those were. What
// blocks are found by goes a hundredth of keepBlocks later.
func (i *transactionIndex) prune(ctx context.Context, keepBlocks int64) (removed int, err error) {
	last, err := i.lastHeight()
	if err != nil {
		return 0, err
	}
	from := last - keepBlocks + 1
	for {
		heights, err := i.heightsBefore(from)
		if err != nil {
			return removed, err
		}
		for _, height := range heights {
			if ctx.Err() != nil {
				return removed, nil
			}
			if err := i.removeHeight(height); err != nil {
				return removed, fmt.Errorf("height %d: %w", height, err)
			}
			removed++
		}
		if len(heights) < mostKeysAtOnce {
			break
		}
	}
	i.removedBefore = max(i.removedBefore, from)
	// All of them are looked at, so not every time.
	if i.sinceSweep += int64(removed); i.sinceSweep <= keepBlocks/sweepShare {
		return removed, nil
	}
	i.sinceSweep = 0
	return removed, i.removeBlockEvents(ctx, from)
}

// lastHeight is the newest that is indexed; 0 when none is.
func (i *transactionIndex) lastHeight() (int64, error) {
	iterator, err := i.ReverseIterator(blockKey(0), blockKey(1<<62))
	if err != nil {
		return 0, err
	}
	defer iterator.Close()
	if !iterator.Valid() {
		return 0, iterator.Error()
	}
	return heightOf(iterator.Key())
}

// heightsBefore are the oldest indexed ones before a height.
func (i *transactionIndex) heightsBefore(height int64) ([]int64, error) {
	if height <= i.removedBefore {
		return nil, nil
	}
	iterator, err := i.Iterator(blockKey(i.removedBefore), blockKey(height))
	if err != nil {
		return nil, err
	}
	defer iterator.Close()
	var heights []int64
	for ; iterator.Valid() && len(heights) < mostKeysAtOnce; iterator.Next() {
		height, err := heightOf(iterator.Key())
		if err != nil {
			return nil, err
		}
		heights = append(heights, height)
	}
	return heights, iterator.Error()
}

// removeHeight removes a height's transactions, what they are found by, and last of all that it is indexed: after an end between, it is removed again.
func (i *transactionIndex) removeHeight(height int64) error {
	i.writing.Lock()
	defer i.writing.Unlock()
	batch := i.DB.NewBatch()
	defer batch.Close()
	prefix := fmt.Sprintf("%s/%d/", cmttypes.TxHeightKey, height)
	err := i.each([]byte(prefix), func(key, hash []byte) error {
		if err := i.removeTx(batch, hash, height, strings.TrimPrefix(string(key), prefix)); err != nil {
			return err
		}
		return batch.Delete(key)
	})
	if err != nil {
		return err
	}
	if err := batch.Delete(blockKey(height)); err != nil {
		return err
	}
	return batch.Write()
}

// removeTx removes what finds a transaction at a height, where its place is "H/I$es$0"; the transaction too, unless a later block has it again.
func (i *transactionIndex) removeTx(batch dbm.Batch, hash []byte, height int64, place string) error {
	value, err := i.Get(hash)
	if err != nil || value == nil {
		return err
	}
	var tx abci.TxResult
	if err := proto.Unmarshal(value, &tx); err != nil {
		return fmt.Errorf("transaction %X: %w", hash, err)
	}
	at, _, _ := strings.Cut(place, eventNumberMark)
	for _, event := range tx.Result.Events {
		for _, attribute := range event.Attributes {
			if !attribute.Index || event.Type == "" || attribute.Key == "" {
				continue
			}
			prefix := fmt.Sprintf("%s.%s/%s/%s%s", event.Type, attribute.Key, attribute.Value, at, eventNumberMark)
			err := i.each([]byte(prefix), func(key, _ []byte) error {
				// Longer ones are of a value that begins like this one's key.
				if bytes.ContainsAny(key[len(prefix):], "/$") {
					return nil
				}
				return batch.Delete(key)
			})
			if err != nil {
				return err
			}
		}
	}
	if tx.Height != height {
		return nil
	}
	return batch.Delete(hash)
}

// removeBlockEvents removes what blocks before a height are found by, besides their heights.
func (i *transactionIndex) removeBlockEvents(ctx context.Context, height int64) error {
	start := []byte(blockIndexPrefix)
	for start != nil && ctx.Err() == nil {
		old, next, err := i.blockEventsBefore(height, start)
		if err != nil {
			return err
		}
		if err := i.remove(old); err != nil {
			return err
		}
		start = next
	}
	return nil
}

// blockEventsBefore are keys of blocks' events before a height, of so many that are looked at from start on; next is where to go on, nil at the end.
func (i *transactionIndex) blockEventsBefore(height int64, start []byte) (old [][]byte, next []byte, err error) {
	end := following([]byte(blockIndexPrefix))
	heights := blockKeyPrefix()
	if bytes.Compare(start, heights) <= 0 {
		end, next = heights, following(heights)
	}
	iterator, err := i.Iterator(start, end)
	if err != nil {
		return nil, nil, err
	}
	defer iterator.Close()
	for looked := 0; iterator.Valid(); iterator.Next() {
		key := bytes.Clone(iterator.Key())
		if looked++; looked > mostKeysAtOnce {
			return old, key, nil
		}
		var name, value string
		var at, number int64
		if _, err := orderedcode.Parse(string(key[len(blockIndexPrefix):]), &name, &value, &at, &number); err != nil {
			return nil, nil, fmt.Errorf("key %X of the index of transactions: %w", key, err)
		}
		if at < height {
			old = append(old, key)
		}
	}
	return old, next, iterator.Error()
}

func (i *transactionIndex) remove(keys [][]byte) error {
	batch := i.DB.NewBatch()
	defer batch.Close()
	for _, key := range keys {
		if err := batch.Delete(key); err != nil {
			return err
		}
	}
	return batch.Write()
}

// following is the first key after all that begin so.
func following(prefix []byte) []byte {
	after := bytes.Clone(prefix)
	after[len(after)-1]++
	return after
}

// each calls with every key that begins so, and its value, both of which the callee may keep.
func (i *transactionIndex) each(prefix []byte, call func(key, value []byte) error) error {
	iterator, err := dbm.IteratePrefix(i.DB, prefix)
	if err != nil {
		return err
	}
	defer iterator.Close()
	for ; iterator.Valid(); iterator.Next() {
		if err := call(bytes.Clone(iterator.Key()), bytes.Clone(iterator.Value())); err != nil {
			return err
		}
	}
	return iterator.Error()
}

func blockKeyPrefix() []byte {
	code, err := orderedcode.Append([]byte(blockIndexPrefix), cmttypes.BlockHeightKey)
	if err != nil {
		panic(err)
	}
	return code
}

// blockKey is where the index says that a height is in it.
func blockKey(height int64) []byte {
	code, err := orderedcode.Append(blockKeyPrefix(), height)
	if err != nil {
		panic(err)
	}
	return code
}

func heightOf(blockKey []byte) (height int64, err error) {
	rest, err := orderedcode.Parse(string(bytes.TrimPrefix(blockKey, blockKeyPrefix())), &height)
	if err == nil && rest != "" {
		err = fmt.Errorf("%q is left", rest)
	}
	if err != nil {
		return 0, fmt.Errorf("key %X of the index of transactions: %w", blockKey, err)
	}
	return height, nil
}
