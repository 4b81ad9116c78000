package gas

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/contracts/gas/community"
	"github.com/wattmesh/wattmesh/contracts/gas/market"
)

const (
	// What the manifest gives both.
	tradingGas, balancingGas = 2_000_000, 1_000_000
	// A zone that takes a slot in in which nothing happens, with its part of what a tick and a slot take.
	maxGasPerQuietZone = 60_000
	balancedSlots      = 3
	// A zone for which the clock calls in every slot.
	maxGasPerCalledZone = 100_000
	// Offers that stand in one value.
	offersOfARow = 32
	// What an owner's message costs, with its transaction.
	maxGasPerOffer = 150_000
	// What an operator's message costs, with its transaction.
	maxGasPerCall = 300_000
	// Slots before the first reading are never reported: it is clear that they are not when a slot so much newer is.
	passedOverSlots = 4
)

func TestTakingASlotInStaysWithinTheContractsShareWhateverItsZonesDo(t *testing.T) {
	for _, town := range []struct {
		zones      int
		capacityWh uint64
		told       bool
	}{{3, 1_000_000_000, false}, {63, 1_000_000_000, false}, {63, 0, true}} {
		t.Run(fmt.Sprintf("of %d zones with lines of %d Wh", town.zones, town.capacityWh), func(t *testing.T) {
			terms := community.QuarterHours(town.zones, 2)
			terms.LineCapacityWh = town.capacityWh
			village := community.Found(t, terms, market.BigBlocks(tradingGas+balancingGas)...)
			balancing := village.Balancing(tradingGas, balancingGas)
			village.Baseline()
			end := func() uint32 {
				village.Use()
				slot := village.EndSlot()
				village.Read(slot)
				village.EndGrace(slot)
				return slot
			}
			for range passedOverSlots {
				village.SettleSlot(end())
			}
			village.BalanceSlot(balancing, end())
			if town.told {
				// All zones but the root are in emergency, and the grid is told with the next slot.
				village.LetBalancing(balancing)
				cost := village.BalanceSlot(balancing, end())
				t.Logf("%d zones told of, in %d calls of %d gas at most", cost.Told, cost.Calls, cost.Most)
				require.Equal(t, town.zones-1, cost.Told)
				require.LessOrEqual(t, cost.Most, uint64(balancingGas))
			}
			for range balancedSlots {
				cost := village.BalanceSlot(balancing, end())
				perZone := cost.Gas / uint64(town.zones)
				t.Logf("%d gas a zone, in %d calls of %d gas at most", perZone, cost.Calls, cost.Most)
				require.Zero(t, cost.Told)
				require.LessOrEqual(t, cost.Most, uint64(balancingGas))
				require.LessOrEqual(t, perZone, uint64(maxGasPerQuietZone))
			}
		})
	}
}

func TestCallingForEveryZoneInEverySlotStaysWithinTheContractsShare(t *testing.T) {
	for _, zones := range []int{3, 63} {
		t.Run(fmt.Sprintf("of %d zones", zones), func(t *testing.T) {
			terms := community.QuarterHours(zones, 2)
			terms.LineCapacityWh = 0
			village := community.Found(t, terms, market.BigBlocks(tradingGas+balancingGas)...)
			balancing := village.Balancing(tradingGas, balancingGas)
			village.PayIn(balancing, 1_000_000_000)
			village.Baseline()
			end := func() uint32 {
				village.Use()
				slot := village.EndSlot()
				village.Read(slot)
				village.EndGrace(slot)
				return slot
			}
			for range passedOverSlots {
				village.SettleSlot(end())
			}
			village.BalanceSlot(balancing, end())
			own := village.Call(balancing, 1, village.Slot()+1)
			t.Logf("%d gas for an operator's own call", own)
			require.LessOrEqual(t, own, int64(maxGasPerCall))
			quiet := village.BalanceSlot(balancing, end())
			village.CallAhead(balancing)
			for slot := range balancedSlots {
				cost := village.BalanceSlot(balancing, end())
				perZone := cost.Gas / uint64(zones)
				t.Logf("%d gas a zone, %d more than without a call, in %d calls of %d gas at most",
					perZone, perZone-quiet.Gas/uint64(zones), cost.Calls, cost.Most)
				require.Equal(t, zones-1, cost.Called)
				require.Equal(t, slot == 0, cost.Ended == 1, "the operator's own call ends after its slot")
				require.LessOrEqual(t, cost.Most, uint64(balancingGas))
				require.LessOrEqual(t, perZone, uint64(maxGasPerCalledZone))
			}
		})
	}
}

func TestAnOfferCostsItsOwnerLittleMoreWhenARowOfThemStandsBesideIt(t *testing.T) {
	village := community.Found(t, community.QuarterHours(1, offersOfARow), market.BigBlocks(tradingGas+balancingGas)...)
	balancing := village.Balancing(tradingGas, balancingGas)
	for i, meter := range village.Meters {
		gas := village.Offer(balancing, meter)
		if i == 0 || i == offersOfARow-1 {
			t.Logf("%d gas for offer %d of a row", gas, i+1)
		}
		require.LessOrEqual(t, gas, int64(maxGasPerOffer))
	}
}
