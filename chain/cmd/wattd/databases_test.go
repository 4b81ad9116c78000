package main

import (
	"errors"
	"path/filepath"
	"testing"

	cmtcfg "github.com/cometbft/cometbft/config"
	"github.com/stretchr/testify/require"

	cosmosdb "github.com/cosmos/cosmos-db"
)

func Test_what_a_database_kept_is_there_under_another_bound(t *testing.T) {
	home := t.TempDir()
	config := cmtcfg.DefaultConfig().SetRoot(home)
	byDefault := func(home string, backend cosmosdb.BackendType) (cosmosdb.DB, error) {
		return cosmosdb.NewDB("application", backend, filepath.Join(home, "data"))
	}
	for i, memory := range []databaseMemory{0, 4, 1, 0} {
		comet, err := memory.openComet(&cmtcfg.DBContext{ID: "blockstore", Config: config})
		require.NoError(t, err)
		app, err := memory.openApp(home, cosmosdb.GoLevelDBBackend, byDefault)
		require.NoError(t, err)
		for _, db := range []interface {
			Get(key []byte) ([]byte, error)
			SetSync(key, value []byte) error
			Close() error
		}{comet, app} {
			if i > 0 {
				value, err := db.Get([]byte("height"))
				require.NoError(t, err)
				require.Equal(t, []byte{byte(i)}, value)
			}
			require.NoError(t, db.SetSync([]byte("height"), []byte{byte(i + 1)}))
			require.NoError(t, db.Close())
		}
	}
}

func Test_a_database_of_another_kind_is_opened_as_ever(t *testing.T) {
	asked := errors.New("asked")
	_, err := databaseMemory(4).openApp(t.TempDir(), cosmosdb.PebbleDBBackend, func(string, cosmosdb.BackendType) (cosmosdb.DB, error) {
		return nil, asked
	})
	require.ErrorIs(t, err, asked)

	config := cmtcfg.DefaultConfig().SetRoot(t.TempDir())
	config.DBBackend = "memdb"
	db, err := databaseMemory(4).openComet(&cmtcfg.DBContext{ID: "state", Config: config})
	require.NoError(t, err)
	require.NoError(t, db.Close())
}

func Test_a_bounded_database_has_no_more_in_memory_than_its_bound(t *testing.T) {
	options := databaseMemory(4).options()
	require.Equal(t, 4<<20, options.GetBlockCacheCapacity()+2*options.GetWriteBuffer())
}
