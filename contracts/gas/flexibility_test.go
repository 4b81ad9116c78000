package gas

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/contracts/gas/community"
	"github.com/wattmesh/wattmesh/contracts/gas/market"
)

const (
	// Offers of a zone for one relief, at most.
	fullOfOffers = 1_000
	// One offer that is asked, among a thousand.
	maxGasPerOfferAsked = 2_000
	// One award that is bound: its owner's fine is held back, and it is told of.
	maxGasPerAwardBound = 70_000
	// Slots that are kept together.
	keptSlots = 8
	// Four slots of one owner, measured and paid, with the ends of their four calls.
	maxGasPerFourSlots = 60_000
	// Points of one bank, at most; of whom nothing is expected is not cut.
	fullBank, nearlyFullBank = 256, 240
	// One point that was cut, measured and compensated.
	maxGasPerPointMeasured = 90_000
)

func TestACallAsksAThousandOffersAndBindsItsAwardsWithinTheContractsShare(t *testing.T) {
	options := market.BigBlocks(tradingGas + balancingGas)
	village := community.Found(t, community.QuarterHours(2, fullOfOffers), options...)
	balancing := village.Balancing(tradingGas, balancingGas)
	village.PayIn(balancing, 1_000_000_000)
	village.Offering(balancing, 1, fullOfOffers, options...)
	quiet := village.TickUntil(balancing, "", 0)
	// Nobody offers so cheaply: all are asked, and none is awarded.
	asked := village.CallFor(balancing, 1, village.Slot()+2, 1_000, 0)
	require.Equal(t, 1, asked.Told["call_awarded"])
	perOffer := (asked.Gas - quiet.Gas) / fullOfOffers
	bound := village.CallFor(balancing, 1, village.Slot()+3, fullOfOffers*800, 32_000)
	awards := bound.Told["offer_awarded"]
	rest := village.TickUntil(balancing, "offer_awarded", fullOfOffers-awards)
	require.Zero(t, bound.Told["award_voided"]+rest.Told["award_voided"])
	perAward := rest.Gas / uint64(fullOfOffers-awards)
	t.Logf("%d gas an offer asked, in one tick of %d; %d gas an award, in %d ticks of %d gas at most; %d quiet",
		perOffer, asked.Gas, perAward, rest.Ticks, max(bound.Most, rest.Most), quiet.Gas)
	require.LessOrEqual(t, perOffer, uint64(maxGasPerOfferAsked))
	require.LessOrEqual(t, perAward, uint64(maxGasPerAwardBound))
	require.LessOrEqual(t, max(asked.Most, bound.Most, rest.Most), uint64(balancingGas))
}

func TestFourSlotsOfOneOwnerAreMeasuredAndPaidCheaply(t *testing.T) {
	// What the eight slots around take from the last one's settlement on, with so many of them called.
	after := func(called uint32) community.Ticked {
		options := market.BigBlocks(tradingGas + balancingGas)
		village := community.Found(t, community.QuarterHours(2, 1), options...)
		balancing := village.Balancing(tradingGas, balancingGas)
		village.PayIn(balancing, 1_000_000_000)
		village.Offering(balancing, 1, 1, options...)
		village.Baseline()
		last := func() uint32 {
			village.Use()
			slot := village.EndSlot()
			village.Read(slot)
			village.EndGrace(slot)
			return slot
		}
		for range passedOverSlots {
			village.SettleSlot(last())
		}
		for village.Slot()%keptSlots != keptSlots-1 {
			village.SettleSlot(last())
		}
		first := village.Slot() + 1
		awarded := 0
		for slot := first; slot < first+called; slot++ {
			awarded += village.CallFor(balancing, 1, slot, 800, 100_000).Told["offer_awarded"]
		}
		village.TickUntil(balancing, "offer_awarded", int(called)-awarded)
		for village.Slot() < first+keptSlots-1 {
			village.BalanceSlot(balancing, last())
		}
		slot := last()
		ticked := village.TickUntil(balancing, "award_delivered", int(called))
		require.Equal(t, int(called), ticked.Told["award_delivered"])
		rest := village.BalanceSlot(balancing, slot)
		ticked.Gas += rest.Gas
		return ticked
	}
	quiet, measured := after(0), after(4)
	gas := measured.Gas - quiet.Gas
	t.Logf("%d gas, in %d ticks of %d gas at most", gas, measured.Ticks, measured.Most)
	require.LessOrEqual(t, gas, uint64(maxGasPerFourSlots))
}

func TestCuttingAFullBankStaysWithinTheContractsShareFromTheEmergencyToTheMoney(t *testing.T) {
	options := market.BigBlocks(tradingGas + balancingGas)
	terms := community.QuarterHours(2, fullBank)
	terms.LineCapacityWh = 1_000
	village := community.Found(t, terms, options...)
	balancing := village.Balancing(tradingGas, balancingGas)
	village.PayIn(balancing, 1_000_000_000)
	village.Cut(balancing, 1)
	village.Overloaded(balancing, 1, options...)
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
	end()
	made := village.TickUntil(balancing, "cut_made", 1)
	told := made.Told["point_cut"]
	require.Greater(t, told, nearlyFullBank)
	for range 2 {
		end()
		village.TickUntil(balancing, "cut_made", 1)
	}
	end()
	measured := village.TickUntil(balancing, "cut_ended", 1)
	settled := measured.Told["cut_measured"]
	require.Greater(t, settled, nearlyFullBank)
	t.Logf("%d gas a point told, in %d ticks of %d gas at most; %d gas a point measured, in %d ticks of %d gas at most",
		made.Gas/uint64(told), made.Ticks, made.Most, measured.Gas/uint64(settled), measured.Ticks, measured.Most)
	require.LessOrEqual(t, max(made.Most, measured.Most), uint64(balancingGas))
	require.LessOrEqual(t, measured.Gas/uint64(settled), uint64(maxGasPerPointMeasured))
}
