package gas

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
	"github.com/wattmesh/wattmesh/contracts/gas/market"
)

// A history that failed is repeated by its seed: go test -run Histories -seed 42, or WATTMESH_SEED=42.
var (
	seedFlag  = flag.Uint64("seed", 0, "the one history to make; without it, several")
	histories = flag.Int("histories", 3, "how many histories to make")
	blocks    = flag.Int("blocks", 60, "blocks of a history, without those at its end")
)

func seeds(t *testing.T) []uint64 {
	if text := os.Getenv("WATTMESH_SEED"); text != "" {
		seed, err := strconv.ParseUint(text, 10, 64)
		require.NoError(t, err, "WATTMESH_SEED")
		return []uint64{seed}
	}
	if *seedFlag != 0 {
		return []uint64{*seedFlag}
	}
	// The first is always the same, so that what all must have seen does not depend on chance.
	chosen := []uint64{6}
	for len(chosen) < *histories {
		chosen = append(chosen, rand.Uint64N(1_000_000_000))
	}
	return chosen
}

// What all histories together must have seen, so that none of them holds for nothing.
var seen = []string{
	"wasm-orders_placed", "wasm-orders_cancelled", "wasm-orders_ended", "wasm-order_triggered", "wasm-batch_cleared", "wasm-orders_filled",
	"wasm-reserves_freed", "wasm-delegate_set", "wasm-slot_finalized",
}

func TestHistoriesAddUpAfterEveryBlock(t *testing.T) {
	told, chosen := map[string]int{}, seeds(t)
	for _, seed := range chosen {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			history := market.NewHistory(community.Found(t, market.HistoryTerms()), seed)
			for range *blocks {
				history.Block()
			}
			history.End()
			for why, times := range history.Refused {
				t.Logf("%6d x refused: %s", times, why)
			}
			for event, times := range history.Told {
				told[event] += times
			}
		})
	}
	for _, event := range seen {
		t.Logf("%6d x %s", told[event], event)
	}
	if len(chosen) > 1 {
		for _, event := range seen {
			require.Positive(t, told[event], event)
		}
	}
}

func TestTheSameHistoryHasTheSameBytes(t *testing.T) {
	const seed, half = 7, 25
	begin := func(options ...apptest.Option) *market.History {
		return market.NewHistory(community.Found(t, market.HistoryTerms(), options...), seed)
	}
	undisturbed, restarted, imported := begin(), begin(apptest.OnDisk()), begin()
	for range half {
		for _, history := range []*market.History{undisturbed, restarted, imported} {
			history.Block()
		}
	}
	restarted.Restart()
	imported.Chain = apptest.FromExport(t, imported.Chain, imported.Export())
	// The imported chain has made its first block, at the time of the others' next.
	imported.Take(imported.NextBlocks(0))
	undisturbed.Take(undisturbed.NextBlock())
	restarted.Take(restarted.NextBlock())
	for range half {
		for _, history := range []*market.History{undisturbed, restarted, imported} {
			history.Block()
		}
	}
	for i, hash := range undisturbed.AppHashes {
		require.Equal(t, hash, restarted.AppHashes[i], "hash of the state after block %d, %d of them before the restart", i, half)
	}
	for _, contract := range undisturbed.At {
		require.Equal(t, memory(t, undisturbed.Chain, contract), memory(t, imported.Chain, contract), "what a contract keeps")
	}
}

func memory(t *testing.T, chain *apptest.Chain, contract apptest.Contract) map[string]string {
	address, err := sdk.AccAddressFromBech32(string(contract))
	require.NoError(t, err)
	kept := map[string]string{}
	chain.App.WasmKeeper.IterateContractState(chain.Context(), address, func(key, value []byte) bool {
		kept[string(key)] = string(value)
		return false
	})
	require.NotEmpty(t, kept)
	return kept
}
