package gas

import (
	"flag"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
	"github.com/wattmesh/wattmesh/contracts/gas/market"
	"github.com/wattmesh/wattmesh/contracts/gas/record"
)

// A change that is meant to change what is kept or what it costs records anew: go test -run Recorded -record.
var recordAnew = flag.Bool("record", false, "write the recorded history anew")

const (
	recordedHistory   = "testdata/history.txt"
	recordedSeed      = 6
	recordedBlocks    = 60
	gasDiffersPercent = 2
)

func TestARecordedHistoryLeavesTheSameAfterEveryBlockAtTheSameCost(t *testing.T) {
	village := community.Found(t, market.HistoryTerms())
	// How many blocks it took to found the community is no part of the history.
	village.Skip(village.Time.Truncate(time.Hour).Add(time.Hour).Sub(village.Time))
	history := market.NewHistory(village, recordedSeed)
	var made []record.Block
	history.Watch = func(block apptest.Block) { made = append(made, record.Of(village, block)) }
	for range recordedBlocks {
		history.Block()
	}
	history.End()
	if *recordAnew {
		require.NoError(t, record.Save(recordedHistory, made))
	}
	recorded, err := record.Load(recordedHistory)
	require.NoError(t, err)
	for _, difference := range record.Differences(recorded, made, gasDiffersPercent) {
		t.Error(difference)
	}
}
