// Package gas runs the contracts in the real VM: its static checks, a slot from signed readings to settled money, the forward book, and what they cost
// in gas.
package gas

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
	"github.com/wattmesh/wattmesh/contracts/gas/market"
)

// A transaction's own cost and the VM's prices are the same on every machine, so bars of gas are tests.
const (
	maxGasPerReading = 2_000
	maxGasPerPoint   = 800
	maxGasToPlace    = 30_000
	maxGasToCancel   = 20_000
	maxGasPerFill    = 8_000
)

// A contract's size is what it costs to store, to compile and to keep in memory. The largest has a bound, which the others stay below.
const maxCodeBytes = 1_150_000

func TestTheVirtualMachineAcceptsEveryContractWithTheChainsCapabilities(t *testing.T) {
	chain := apptest.New(t)
	for _, contract := range community.Manifest(t) {
		t.Run(contract.Name, func(t *testing.T) {
			require.Positive(t, chain.StoreFile(community.Artifact(t, contract.Name)))
		})
	}
}

func TestNoContractIsLargerThanItsBound(t *testing.T) {
	for _, contract := range community.Manifest(t) {
		t.Run(contract.Name, func(t *testing.T) {
			code, err := os.Stat(community.Artifact(t, contract.Name))
			require.NoError(t, err)
			t.Logf("%d bytes", code.Size())
			require.LessOrEqual(t, code.Size(), int64(maxCodeBytes))
		})
	}
}

func TestAFullBankOfReadingsCostsAtMostTwoThousandGasEach(t *testing.T) {
	village := community.Found(t, community.QuarterHours(1, community.BankSize))
	village.Baseline()
	village.Use()
	slot := village.EndSlot()
	batch := village.Batches(slot)[0]
	result := village.MustSend(village.Operator, village.Submission(village.Operator, batch)...)
	event := result.EventsOf("wasm-readings_submitted")[0]
	require.Equal(t, fmt.Sprint(community.BankSize), event["accepted"])
	perReading := result.GasUsed / community.BankSize
	t.Logf("%d gas per reading, %d bytes per reading", perReading, len(batch)/community.BankSize)
	require.LessOrEqual(t, perReading, int64(maxGasPerReading))
}

// What the relayer reckons with (oracle-relayer/src/config.ts): gas of a transaction, of each batch in it, and of each reading.
const (
	relayerGasBase       = 250_000
	relayerGasPerBatch   = 50_000
	relayerGasPerReading = 6_000
)

func TestReadingsCostAtMostWhatTheRelayerReckonsHoweverManyBatchesCarryThem(t *testing.T) {
	spent := func(zones, pointsPerZone int) int64 {
		village := community.Found(t, community.QuarterHours(zones, pointsPerZone))
		village.Baseline()
		village.Use()
		batches := village.Batches(village.EndSlot())
		return village.MustSend(village.Operator, village.Submission(village.Operator, batches...)...).GasUsed
	}
	one, alone, full := spent(1, 1), spent(10, 1), spent(1, community.BankSize)
	perBatch, perReading := (alone-one)/9, (full-one)/(community.BankSize-1)
	base := one - perBatch
	t.Logf("%d gas, %d per batch of one reading, %d per further reading", base, perBatch, perReading)
	require.LessOrEqual(t, base, int64(relayerGasBase))
	require.LessOrEqual(t, perBatch, int64(relayerGasPerBatch+relayerGasPerReading))
	require.LessOrEqual(t, perReading, int64(relayerGasPerReading))
}

func TestASlotIsSettledByTheClockAndEveryCoinIsAccountedFor(t *testing.T) {
	village := community.Found(t, community.QuarterHours(4, community.BankSize))
	village.Baseline()
	village.Use()
	slot := village.EndSlot()
	village.Read(slot)
	village.EndGrace(slot)
	cost := village.SettleSlot(slot)
	t.Logf("%d gas per point in %d blocks", cost.Gas/uint64(len(village.Meters)), cost.Blocks)
	require.LessOrEqual(t, cost.Gas/uint64(len(village.Meters)), uint64(maxGasPerPoint))
	accounts, held := village.Audit()
	require.Equal(t, held, accounts)
}

func TestAnOrderCostsAtMostThirtyThousandGasToPlaceAndTwentyThousandToCancel(t *testing.T) {
	cost := market.MeasureOrders(t)
	t.Logf("%+v", cost)
	require.LessOrEqual(t, cost.PlaceMarginal, float64(maxGasToPlace))
	require.LessOrEqual(t, cost.CancelMarginal, float64(maxGasToCancel))
}

func TestAFillCostsAtMostEightThousandGasUntilItsMoneyHasMoved(t *testing.T) {
	cost := market.MeasureFills(t)
	t.Logf("%+v", cost)
	require.LessOrEqual(t, cost.Clearing+cost.Settling, float64(maxGasPerFill))
}
