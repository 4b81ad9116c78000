package gas

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/contracts/gas/flood"
)

// floodPace has few blocks in a slot and in its grace.
var floodPace = flood.Pace{SlotSeconds: 10, GraceSeconds: 4, Interval: time.Second}

const (
	floodedSlots = 2
	// honestBlocks is within how many blocks a small transfer is in one.
	honestBlocks = 3
	// mostOfABlock is how many of the largest transactions leave no room for another honest one in half of a block.
	mostOfABlock = 6
)

func TestNoFloodOfWhatContractsTakeMakesReadingsTransfersOrSettlementLate(t *testing.T) {
	for _, attack := range flood.OnContracts {
		t.Run(attack.Name, func(t *testing.T) {
			town := flood.Found(t, floodPace)
			outcome := town.Run(flood.WithLanes(town), attack, floodedSlots)
			t.Logf("%+v", outcome)
			require.Positive(t, outcome.Good, "the flood does what it says")
			require.GreaterOrEqual(t, outcome.Flooded, mostOfABlock*outcome.Blocks, "the flood fills blocks")
			require.Zero(t, outcome.ReadingsLate)
			require.LessOrEqual(t, outcome.TransferBlocks, int64(honestBlocks))
			require.Zero(t, outcome.SlotsLate)
			require.Zero(t, outcome.ClockFailures)
		})
	}
}

func TestTheSameFloodsWithoutLanesMakeReadingsAndTransfersLate(t *testing.T) {
	town := flood.Found(t, floodPace)
	outcome := town.Run(flood.InOrderOfArrival(town), flood.OnBlocks[0], floodedSlots)
	t.Logf("%+v", outcome)
	require.Positive(t, outcome.ReadingsLate)
	require.Greater(t, outcome.TransferBlocks, int64(honestBlocks))
}
