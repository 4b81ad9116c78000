//go:build bench

package bench

import (
	"crypto/ed25519"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

const (
	banks           = 10
	batchesPerTx    = 10
	throughputSlots = 16
	throughputRuns  = 3
	// Enough for ten full batches, so that a block of 50M gas takes several transactions.
	throughputTxGas = 6_000_000
)

func TestMetering(t *testing.T) {
	village := community.Found(t, community.QuarterHours(banks, community.BankSize))
	village.Baseline()

	village.Use()
	alone := village.Batches(village.EndSlot())
	result := village.MustSend(village.Operator, village.Submission(village.Operator, alone[0])...)
	figure("metering", "gas per reading, 256 ed25519 readings in a batch, 1 batch in a tx", perReading(result.GasUsed, 1), "gas", 2_000)
	for _, batch := range alone[1:] {
		village.MustSend(village.Operator, village.Submission(village.Operator, batch)...)
	}

	village.Use()
	together := village.Batches(village.EndSlot())
	result = village.MustSend(village.Operator, village.Submission(village.Operator, together...)...)
	figure("metering", "gas per reading, 256 ed25519 readings in a batch, 10 batches in a tx", perReading(result.GasUsed, batchesPerTx), "gas", 2_000)
	figure("metering", "bytes of a batch per reading", float64(len(together[0]))/community.BankSize, "bytes", 0)
}

func perReading(gas int64, batches int) float64 {
	return float64(gas / int64(batches*community.BankSize))
}

// Readings of the last slots reach a node over its RPC; the clock runs from the first broadcast to the commit of the last block that holds one.
func TestThroughput(t *testing.T) {
	terms := community.QuarterHours(banks, community.BankSize)
	terms.SlotSeconds, terms.GraceSeconds = 60, 7_200
	village := community.Found(t, terms, apptest.WithGenesis(func(genesis *apptest.Genesis) {
		genesis.Time = time.Now().Add(-3 * time.Hour)
	}))
	passed := time.Duration(throughputSlots+2) * time.Duration(terms.SlotSeconds) * time.Second
	village.Skip(time.Since(village.Time) - passed)
	village.Baseline()

	village.TxGas = throughputTxGas
	var txs [][]byte
	slot := village.Slot()
	for range throughputSlots {
		village.Use()
		txs = append(txs, village.Sign(village.Operator, village.Submission(village.Operator, village.Batches(slot)...)...))
		slot++
	}
	readings := throughputSlots * banks * community.BankSize
	var rates, blocks []float64
	for i := range throughputRuns {
		t.Run(fmt.Sprintf("run %d", i+1), func(t *testing.T) {
			node := startNode(t, village.Chain)
			elapsed, took := node.commit(t, txs)
			require.Equal(t, readings, node.accepted(t, txs))
			rates, blocks = append(rates, float64(readings)/elapsed.Seconds()), append(blocks, float64(took))
		})
	}
	figure("metering", "readings from broadcast to committed on one node", median(rates), "readings/s", 15_000)
	figure("metering", "blocks that took", median(blocks), "blocks", 0)
	alone := verifiedPerSecond()
	figure("metering", "ed25519 signatures that one core of this machine verifies one by one", alone, "signatures/s", 0)
	figure("metering", "readings committed for each of these", median(rates)/alone, "readings", 0)
}

// verifiedPerSecond is how many signatures Go's own library verifies on one core: what a rate of readings is to be held against on another machine.
func verifiedPerSecond() float64 {
	public, private, _ := ed25519.GenerateKey(nil)
	message := make([]byte, 64)
	signature := ed25519.Sign(private, message)
	var rates []float64
	for range throughputRuns {
		start, count := time.Now(), 0
		for time.Since(start) < time.Second {
			ed25519.Verify(public, message, signature)
			count++
		}
		rates = append(rates, float64(count)/time.Since(start).Seconds())
	}
	return median(rates)
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}
