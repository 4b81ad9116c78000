//go:build bench

package bench

import (
	"slices"
	"testing"
	"time"

	"github.com/wattmesh/wattmesh/contracts/gas/flood"
)

// A localnet's slots and its time between blocks, for a minute.
var localnetPace = flood.Pace{SlotSeconds: 10, GraceSeconds: 4, Interval: 300 * time.Millisecond}

const floodedSlots = 6

// Each flood goes on once with lanes, and once where who came first is served first, as it was before there were any.
func TestFlood(t *testing.T) {
	for _, attack := range slices.Concat(flood.OnBlocks, flood.OnContracts) {
		t.Run(attack.Name, func(t *testing.T) {
			town := flood.Found(t, localnetPace)
			outcome := town.Run(flood.TakingTime(town, flood.WithLanes(town)), attack, floodedSlots)
			within("flood", attack.Name+": readings late", float64(outcome.ReadingsLate), "readings", 0)
			within("flood", attack.Name+": blocks that an honest transfer waited", float64(outcome.TransferBlocks), "blocks", 3)
			within("flood", attack.Name+": slots settled late", float64(outcome.SlotsLate), "slots", 0)

			town = flood.Found(t, localnetPace)
			outcome = town.Run(flood.TakingTime(town, flood.InOrderOfArrival(town)), attack, floodedSlots)
			figure("flood", attack.Name+", without lanes: readings late", float64(outcome.ReadingsLate), "readings", 0)
			figure("flood", attack.Name+", without lanes: blocks that an honest transfer waited", float64(outcome.TransferBlocks), "blocks", 0)
			figure("flood", attack.Name+", without lanes: slots settled late", float64(outcome.SlotsLate), "slots", 0)
		})
	}
}
