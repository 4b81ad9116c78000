//go:build bench

package bench

import (
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
	node := startNode(t, village.Chain)
	elapsed, blocks := node.commit(t, txs)
	readings := throughputSlots * banks * community.BankSize
	require.Equal(t, readings, node.accepted(t, txs))
	figure("metering", "readings from broadcast to committed on one node", float64(readings)/elapsed.Seconds(), "readings/s", 15_000)
	figure("metering", "blocks that took", float64(blocks), "blocks", 0)
}
