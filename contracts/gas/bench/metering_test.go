//go:build bench

package bench

import (
	"crypto/ed25519"
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

const (
	banks           = 10
	batchesPerTx    = 10
	throughputSlots = 16
	throughputRuns  = 3
	sustainedSlots  = 60
	relayers        = 5
	// Enough for ten full batches, so that a block of 50M gas takes several transactions.
	throughputTxGas = 6_000_000
	curveTxGas      = 6_000_000
	usedWh          = 20_000_000
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

// What secure elements hold costs more: the same bank on each curve, from a single transaction.
func TestCurves(t *testing.T) {
	for _, curve := range []string{"secp256r1", "secp256k1"} {
		village := community.Found(t, community.QuarterHours(1, 0))
		points := village.Points(curve, community.BankSize)
		village.TxGas = curveTxGas
		var gas int64
		var took time.Duration
		for n := range uint64(2) {
			slot := village.EndSlot()
			batch := village.Readings(points, slot, usedWh+n)
			start := time.Now()
			// The first of them are baselines.
			result := village.MustSend(village.Operator, village.Submission(village.Operator, batch)...)
			gas, took = result.GasUsed, time.Since(start)
			require.Equal(t, strconv.Itoa(community.BankSize), result.EventsOf("wasm-readings_submitted")[0]["accepted"])
		}
		figure("metering", "gas per reading, 256 "+curve+" readings in a batch, 1 batch in a tx", perReading(gas, 1), "gas", 0)
		figure("metering", "readings of 256 "+curve+" in a block of their own", community.BankSize/took.Seconds(), "readings/s", 0)
	}
}

func perReading(gas int64, batches int) float64 {
	return float64(gas / int64(batches*community.BankSize))
}

// Readings of the last slots reach a node over its RPC from one relayer that broadcasts a transaction after the other; the clock runs from the first
// broadcast to the commit of the last block that holds one.
func TestThroughput(t *testing.T) {
	village := behind(t, throughputSlots)
	var txs [][]byte
	slot := village.Slot()
	for range throughputSlots {
		village.Use()
		txs = append(txs, village.Sign(village.Operator, village.Submission(village.Operator, village.Batches(slot)...)...))
		slot++
	}
	rate, blocks := committed(t, village, throughputSlots, txs)
	figure("metering", "readings from broadcast to committed on one node", rate, "readings/s", 15_000)
	figure("metering", "blocks that took", blocks, "blocks", 0)
	alone := verifiedPerSecond()
	figure("metering", "ed25519 signatures that one core of this machine verifies one by one", alone, "signatures/s", 0)
	figure("metering", "readings committed for each of these", rate/alone, "readings", 0)
}

// An hour of readings from relayers that work side by side, each with banks of its own and one transaction in flight: what a node sustains while it
// never runs out of them.
func TestSustained(t *testing.T) {
	village := behind(t, sustainedSlots)
	accounts := village.NewAccounts(relayers, sdk.NewInt64Coin(apptest.Denom, 1))
	banksEach, slot := banks/relayers, village.Slot()
	waiting, sent := make([][][]byte, relayers), make([][][]byte, relayers)
	for range sustainedSlots {
		village.Use()
		batches := village.Batches(slot)
		slot++
		for i, relayer := range accounts {
			waiting[i] = append(waiting[i], batches[i*banksEach:(i+1)*banksEach]...)
			if len(waiting[i]) == batchesPerTx {
				sent[i] = append(sent[i], village.Sign(relayer, village.Submission(relayer, waiting[i]...)...))
				waiting[i] = nil
			}
		}
	}
	rate, blocks := committed(t, village, sustainedSlots, sent...)
	figure("metering", "readings of an hour from 5 relayers at once, from broadcast to committed on one node", rate, "readings/s", 20_000)
	figure("metering", "blocks that took, 5 relayers at once", blocks, "blocks", 0)
}

// behind is a village whose meters were read once and then not for a number of slots, which its chain has room to take.
func behind(t *testing.T, slots int) *community.Community {
	t.Helper()
	terms := community.QuarterHours(banks, community.BankSize)
	terms.SlotSeconds, terms.GraceSeconds = 60, 7_200
	village := community.Found(t, terms, apptest.WithGenesis(func(genesis *apptest.Genesis) {
		genesis.Time = time.Now().Add(-3 * time.Hour)
	}))
	passed := time.Duration(slots+2) * time.Duration(terms.SlotSeconds) * time.Second
	village.Skip(time.Since(village.Time) - passed)
	village.Baseline()
	village.TxGas = throughputTxGas
	return village
}

// committed has nodes that go on from the village take what its senders signed, and returns the medians of readings per second and of blocks.
func committed(t *testing.T, village *community.Community, slots int, senders ...[][]byte) (rate, blocks float64) {
	t.Helper()
	readings := slots * banks * community.BankSize
	var rates, counts []float64
	for i := range throughputRuns {
		t.Run(fmt.Sprintf("run %d", i+1), func(t *testing.T) {
			node := startNode(t, village.Chain)
			elapsed, took := node.commit(t, senders...)
			require.Equal(t, readings, node.accepted(t, slices.Concat(senders...)))
			rates, counts = append(rates, float64(readings)/elapsed.Seconds()), append(counts, float64(took))
		})
	}
	return median(rates), median(counts)
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
