package market

import (
	"math/rand/v2"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	clocktypes "github.com/wattmesh/wattmesh/chain/x/clock/types"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

// BurstSlots is how many slots a burst's orders are spread over.
const BurstSlots = 8

// messagesPerTx is as many as a wallet would send at once.
const messagesPerTx = 16

// Burst returns transactions for one block in which every metering point of the community places as many orders, in one message each. Every other point
// sells, prices spread over the tariff's corridor, so that about half of the energy trades.
func Burst(c *community.Community, ordersPerPoint int) [][]byte {
	random := rand.New(rand.NewPCG(1, uint64(ordersPerPoint)))
	ticks := int(c.Terms.Retail-c.Terms.FeedIn) / 1_000
	first := c.Slot() + 2
	var txs [][]byte
	var messages []sdk.Msg
	for i, meter := range c.Meters {
		side := Buy
		if i%2 == 0 {
			side = Sell
		}
		orders := make([]Order, ordersPerPoint)
		for j := range orders {
			slot := first + uint32(j%BurstSlots)
			limit := c.Terms.FeedIn + uint32(random.IntN(ticks+1))*1_000
			orders[j] = NewLimit(side, slot, uint64(500+random.IntN(1_500)), limit)
		}
		messages = append(messages, Place(c, meter.Owner, meter.ID, orders...))
		lastOfOwner := i+1 == len(c.Meters) || c.Meters[i+1].Owner != meter.Owner
		if len(messages) == messagesPerTx || lastOfOwner {
			txs = append(txs, c.Sign(meter.Owner, messages...))
			messages = nil
		}
	}
	return txs
}

// BigBlocks are options of a chain that takes a burst in one block, and whose clock may use so much gas in each.
func BigBlocks(clockGas uint64) []apptest.Option {
	return []apptest.Option{
		apptest.WithGenesis(func(genesis *apptest.Genesis) { genesis.Params.Block.MaxGas = 10_000_000_000 }),
		apptest.WithModule("clock", func(genesis *clocktypes.GenesisState) { genesis.Params.MaxGasPerBlock = clockGas }),
	}
}

// AllowBursts lets every metering point place its orders of a burst in one message.
func AllowBursts(c *community.Community, ordersPerPoint int) {
	c.Execute(c.Authority, c.Trading, Object{"set_forward_params": Object{"params": Object{
		"horizon_slots": 96, "min_energy_wh": "500", "open_orders_per_point": ordersPerPoint, "order_deposit_micro": 1_000,
		"orders_per_message": ordersPerPoint, "conditions_per_tick": 16, "bundle_slots_per_tick": 24,
	}}})
}
