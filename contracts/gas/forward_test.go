package gas

import (
	"testing"
	"time"

	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/cosmos/cosmos-sdk/x/authz"
	"github.com/stretchr/testify/require"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
	"github.com/wattmesh/wattmesh/contracts/gas/market"
)

func TestAnOrderIsClearedInItsBlockAndSettledWithItsSlot(t *testing.T) {
	village := community.Found(t, community.QuarterHours(2, 3))
	village.Baseline()
	mirror := market.NewMirror(village)
	seller, buyer := village.Meters[0], village.Meters[4]
	slot := village.Slot() + 1

	block := village.NextBlock(
		village.Sign(seller.Owner, market.Place(village, seller.Owner, seller.ID, market.NewLimit(market.Sell, slot, 1_000, 100_000))),
		village.Sign(buyer.Owner, market.Place(village, buyer.Owner, buyer.ID, market.NewLimit(market.Buy, slot, 800, 205_000))),
	)
	mirror.Follow(block)
	mirror.Check()
	require.Len(t, mirror.Cleared, 1, "the clock clears them in the block that took them in")
	// Between the limits, the line's fee of 5,000 apart.
	sold, bought := price(mirror.Cleared[0], seller.Zone), price(mirror.Cleared[0], buyer.Zone)
	require.Equal(t, uint32(5_000), bought-sold)
	require.Equal(t, []market.Position{{
		MeterID: buyer.ID, Slot: slot, Bought: 800, Money: -800 * int64(bought/1_000), Reserved: 800*205 + deposit(mirror, slot),
	}}, market.PositionsOf(village, buyer.ID))
	ref := market.Ref{Slot: slot, OrderID: 1}
	for id, order := range mirror.Orders {
		if order.MeterID == seller.ID {
			ref.OrderID = id
		}
	}
	told := market.OrderOf(village, seller.ID, ref)
	require.Equal(t, uint64(800), told.Fills[0].EnergyWh)
	require.Equal(t, uint64(200), told.Order.Left)
	require.NotEmpty(t, told.Explanation)

	read := func(slot uint32) {
		mirror.Follow(village.NextBlock(village.Sign(village.Operator, village.Submission(village.Operator, village.Batches(slot)...)...)))
		mirror.Check()
	}
	read(village.EndSlot())
	// The seller delivers 700 Wh of 800, the buyer uses 500 of 800; the others do nothing.
	seller.ExportTotalWh += 700
	buyer.ImportTotalWh += 500
	village.EndSlot()
	read(slot)
	village.EndGrace(slot)
	for market.ProgressOf(village).LastFinal == nil || *market.ProgressOf(village).LastFinal < slot {
		mirror.Follow(village.NextBlock())
		mirror.Check()
	}
	result := market.ResultOf(village, seller.ID, slot)
	require.Equal(t, uint64(800), result.Energy.ForwardSold)
	require.Equal(t, uint64(100), result.Energy.PoolBought, "what was not delivered is bought from who did not use it")
	result = market.ResultOf(village, buyer.ID, slot)
	require.Equal(t, uint64(800), result.Energy.ForwardBought)
	require.Equal(t, [2]uint64{100, 200}, [2]uint64{result.Energy.PoolSold, result.Energy.UtilitySold})
	for _, meter := range village.Meters {
		require.Zero(t, market.AccountOf(village, meter.ID).Reserved, "reserved of point %d", meter.ID)
	}
}

func price(batch market.Cleared, zone uint32) uint32 {
	for _, cleared := range batch.Zones {
		if cleared.ID == zone {
			return *cleared.Price
		}
	}
	return 0
}

func deposit(mirror *market.Mirror, slot uint32) int64 { return int64(mirror.Books[slot].Deposit) }

func TestAnAgentTradesWithoutTheOwnersKey(t *testing.T) {
	village := community.Found(t, community.QuarterHours(1, 2))
	village.Baseline()
	meter := village.Meters[0]
	agent, slot := village.NewAccount(), village.Slot()+1
	order := market.NewLimit(market.Sell, slot, 1_000, 100_000)
	sequence := func() uint64 {
		return village.App.AccountKeeper.GetAccount(village.Context(), meter.Owner.Address).GetSequence()
	}
	exec := func(msg sdk.Msg) apptest.TxResult {
		wrapped := authz.NewMsgExec(agent.Address, []sdk.Msg{msg})
		return village.Send(agent, &wrapped)
	}

	t.Run("by a grant of the chain", func(t *testing.T) {
		require.False(t, exec(market.Place(village, meter.Owner, meter.ID, order)).OK(), "without a grant")
		expires := village.Time.Add(time.Hour)
		grant, err := authz.NewMsgGrant(
			meter.Owner.Address, agent.Address, authz.NewGenericAuthorization(sdk.MsgTypeURL(&wasmtypes.MsgExecuteContract{})), &expires)
		require.NoError(t, err)
		village.MustSend(meter.Owner, grant)
		signed := sequence()
		placed := exec(market.Place(village, meter.Owner, meter.ID, order))
		require.True(t, placed.OK(), placed.Log)
		require.Equal(t, meter.Owner.String(), placed.EventsOf("wasm-orders_placed")[0]["by"])
		require.Equal(t, signed, sequence(), "the owner's key signed the grant and nothing else")
	})

	t.Run("as a delegate within limits", func(t *testing.T) {
		require.False(t, village.Send(agent, market.Place(village, agent, meter.ID, order)).OK(), "as a stranger")
		village.MustSend(meter.Owner, market.SetDelegate(village, meter.Owner, meter.ID, agent, market.Limits{
			SlotEnergyWh: 1_500, LowestSell: 90_000, HighestBuy: 0, ExpiresAt: village.Time.Add(time.Hour).Unix(),
		}))
		signed := sequence()
		placed := village.MustSend(agent, market.Place(village, agent, meter.ID, order))
		require.Equal(t, agent.String(), placed.EventsOf("wasm-orders_placed")[0]["by"])
		for refused, beyond := range map[string]market.Order{
			"more energy than it may": order,
			"cheaper than it may":     market.NewLimit(market.Sell, slot+1, 500, 89_000),
			"dearer than it may":      market.NewLimit(market.Buy, slot+1, 500, 100_000),
		} {
			require.False(t, village.Send(agent, market.Place(village, agent, meter.ID, beyond)).OK(), refused)
		}
		orders := market.OrdersOf(village, meter.ID)
		require.Equal(t, []bool{false, true}, []bool{orders[0].Delegated, orders[1].Delegated})
		owners, own := market.Ref{Slot: slot, OrderID: orders[0].OrderID}, market.Ref{Slot: slot, OrderID: orders[1].OrderID}
		require.False(t, village.Send(agent, market.Cancel(village, agent, meter.ID, owners)).OK(), "what the owner placed")
		village.MustSend(agent, market.Cancel(village, agent, meter.ID, own))
		village.Skip(2 * time.Hour)
		require.False(t, village.Send(agent, market.Place(village, agent, meter.ID, market.NewLimit(market.Sell, village.Slot()+2, 500, 100_000))).OK(),
			"after it has expired")
		require.Equal(t, signed, sequence(), "the owner's key signed the delegation and nothing else")
	})
}
