package main

import (
	"path/filepath"

	cmtdb "github.com/cometbft/cometbft-db"
	cmtcfg "github.com/cometbft/cometbft/config"
	"github.com/syndtr/goleveldb/leveldb/filter"
	"github.com/syndtr/goleveldb/leveldb/opt"

	cosmosdb "github.com/cosmos/cosmos-db"
)

const (
	databaseMemoryKey = "memory.database-mib"

	// filterBits is what cosmos-db has for each key of the app's database.
	filterBits = 10
)

// databaseMemory is what each of a node's databases keeps in memory at most, in MiB: half of it of what was read, a quarter each of what is being written
// and what was before. 0 leaves it to goleveldb, which takes 16 MiB. Other databases are not told.
type databaseMemory uint64

func (m databaseMemory) options() *opt.Options {
	bytes := int(m) << 20
	return &opt.Options{BlockCacheCapacity: bytes / 2, WriteBuffer: bytes / 4}
}

func (m databaseMemory) bounds(backend string) bool {
	return m > 0 && backend == string(cmtdb.GoLevelDBBackend)
}

// openComet opens a database of CometBFT's.
func (m databaseMemory) openComet(ctx *cmtcfg.DBContext) (cmtdb.DB, error) {
	if !m.bounds(ctx.Config.DBBackend) {
		return cmtcfg.DefaultDBProvider(ctx)
	}
	return cmtdb.NewGoLevelDBWithOpts(ctx.ID, ctx.Config.DBDir(), m.options())
}

// openApp opens the app's database, or has it opened where it is not bounded.
func (m databaseMemory) openApp(
	home string, backend cosmosdb.BackendType, otherwise func(string, cosmosdb.BackendType) (cosmosdb.DB, error),
) (cosmosdb.DB, error) {
	if !m.bounds(string(backend)) {
		return otherwise(home, backend)
	}
	options := m.options()
	options.Filter = filter.NewBloomFilter(filterBits)
	return cosmosdb.NewGoLevelDBWithOpts("application", filepath.Join(home, "data"), options)
}
