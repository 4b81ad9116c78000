//go:build bench

package bench

import (
	"bufio"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	abci "github.com/cometbft/cometbft/abci/types"
	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

const (
	// Streets of 63 banks are 16,128 points each, and 62 of them and a bank are a million: with the root as many zones as a grid may have.
	millionBanksPerZone = 63
	millionSlots        = 4
	// As much as a block of 50M gas takes.
	millionTxsPerBlock = 8
	// What a localnet keeps (chain/cmd/wattd/profile.go).
	millionStates = 100
)

// Ten thousand, a hundred thousand and a million points.
var millionBanks = []int{40, 391, 3_907}

// TestMillion reads, clears and settles slots of ever larger towns, and has the indexer's program take their blocks into PostgreSQL, which prints figures.
func TestMillion(t *testing.T) {
	sizes := millionBanks
	if os.Getenv("WATTMESH_BENCH_BANKS") != "" {
		sizes = []int{sizeOf(t, "WATTMESH_BENCH_BANKS", 0)}
	}
	for _, banks := range sizes {
		t.Run("", func(t *testing.T) { million(t, banks) })
	}
}

// slotCost is what a slot took on the chain.
type slotCost struct {
	Slot            uint32  `json:"slot"`
	ReadingSeconds  float64 `json:"readingSeconds"`
	SettlingSeconds float64 `json:"settlingSeconds"`
	LongestBlockMs  float64 `json:"longestBlockMs"`
	Blocks          int     `json:"blocks"`
	ReadingGas      int64   `json:"readingGas"`
	ClockGas        uint64  `json:"clockGas"`
	TxBytes         int     `json:"txBytes"`
	EventBytes      int     `json:"eventBytes"`
	StateBytes      int64   `json:"stateBytes"`
	LastHeight      int64   `json:"lastHeight"`

	seconds, longest float64
}

func million(t *testing.T, banks int) {
	template := community.Found(t, community.QuarterHours(1, community.BankSize))
	template.EndGrace(template.Baseline())

	folder := t.TempDir()
	file, err := os.Create(filepath.Join(folder, "blocks.jsonl"))
	require.NoError(t, err)
	defer file.Close()
	record := recorder{t: t, out: bufio.NewWriter(file)}
	town := template.Grow(banks, millionBanksPerZone, apptest.OnDisk(), apptest.KeepStates(millionStates), apptest.WithWatcher(record.block))
	town.TxGas = throughputTxGas

	var costs []slotCost
	for range millionSlots {
		town.Use()
		cost := slotCost{Slot: town.EndSlot()}
		from := stateBytes(t, town.Home())
		record.begin(&cost)
		cost.TxBytes = town.SubmitAll(cost.Slot, millionTxsPerBlock, batchesPerTx)
		cost.ReadingSeconds = cost.seconds
		town.EndGrace(cost.Slot)
		settled := town.SettleSlot(cost.Slot)
		cost.SettlingSeconds = cost.seconds - cost.ReadingSeconds
		cost.LongestBlockMs, cost.ClockGas = cost.longest*1_000, settled.Gas
		cost.StateBytes = stateBytes(t, town.Home()) - from
		t.Logf("%+v", cost)
		costs = append(costs, cost)
	}
	accounts, held := town.Audit()
	require.Equal(t, held, accounts)
	require.NoError(t, record.out.Flush())

	text, err := json.Marshal(map[string]any{
		"points": len(town.Meters), "banks": banks, "banksPerZone": millionBanksPerZone, "slotSeconds": town.Terms.SlotSeconds,
		"contracts": town.At, "slots": costs,
	})
	require.NoError(t, err)
	write(t, folder, "town.json", text)
	take := exec.Command("node", filepath.Join(root(), "indexer", "bench", "million.ts"), folder)
	take.Stdout, take.Stderr = os.Stdout, os.Stderr
	require.NoError(t, take.Run())
}

// recorder writes what an indexer reads of each block, and adds up what the blocks of a slot took.
type recorder struct {
	t    *testing.T
	out  *bufio.Writer
	cost *slotCost
}

func (r *recorder) begin(cost *slotCost) { r.cost = cost }

type recordedEvent struct {
	Type       string      `json:"type"`
	Attributes [][2]string `json:"attributes"`
}

func (r *recorder) block(block apptest.Block) {
	if r.cost == nil {
		return
	}
	took := (block.FinalizeDuration + block.CommitDuration).Seconds()
	r.cost.LastHeight = block.Height
	r.cost.Blocks++
	r.cost.seconds += took
	r.cost.longest = max(r.cost.longest, took)
	r.cost.ReadingGas += block.GasUsed()
	line := struct {
		Time   time.Time         `json:"time"`
		Height int64             `json:"height"`
		Txs    [][]recordedEvent `json:"txs"`
		Clock  []recordedEvent   `json:"clock"`
	}{Time: block.Time, Height: block.Height, Clock: r.events(block.Events)}
	for _, tx := range block.Txs {
		line.Txs = append(line.Txs, r.events(tx.Events))
	}
	text, err := json.Marshal(line)
	require.NoError(r.t, err)
	_, err = r.out.Write(append(text, '\n'))
	require.NoError(r.t, err)
}

// events are those of contracts; a node keeps all, so all are counted.
func (r *recorder) events(events []abci.Event) []recordedEvent {
	kept := []recordedEvent{}
	for _, event := range events {
		r.cost.EventBytes += event.Size()
		if !strings.HasPrefix(event.Type, "wasm-") {
			continue
		}
		recorded := recordedEvent{Type: event.Type}
		for _, attribute := range event.Attributes {
			recorded.Attributes = append(recorded.Attributes, [2]string{attribute.Key, attribute.Value})
		}
		kept = append(kept, recorded)
	}
	return kept
}

// stateBytes is what a folder's files take.
func stateBytes(t *testing.T, folder string) int64 {
	total := int64(0)
	require.NoError(t, filepath.WalkDir(filepath.Join(folder, "data"), func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			// The database may have just removed it.
			return nil
		}
		total += info.Size()
		return nil
	}))
	return total
}
