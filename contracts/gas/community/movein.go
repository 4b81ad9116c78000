package community

import (
	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
)

// txsPerBlock keeps set-up blocks below the gas that one may use.
const txsPerBlock = 40

// MoveIn gives each owner a metering point of a zone other than the root, with coins of theirs on it. The owners are nobody's yet.
func (c *Community) MoveIn(zone uint32, owners []*apptest.Account) []*Meter {
	c.TB.Helper()
	first, proposal := len(c.Meters), c.latestProposal()
	c.inBlocks(len(owners), func(i int) (*apptest.Account, sdk.Msg) { return owners[i], c.Admission(owners[i]) })
	c.inBlocks(len(owners), func(i int) (*apptest.Account, sdk.Msg) {
		return c.Authority, c.Registry.Call(c.Authority, Object{"approve": Object{"proposal_id": proposal + uint64(i) + 1}})
	})
	c.inBlocks(len(owners), func(i int) (*apptest.Account, sdk.Msg) { return owners[i], c.nextApplication(owners[i], zone) })
	c.inBlocks(len(owners), func(i int) (*apptest.Account, sdk.Msg) {
		return c.Operator, c.approval(c.Operator, first+i+1)
	})
	meters := c.Meters[first:]
	c.inBlocks(len(owners), func(i int) (*apptest.Account, sdk.Msg) { return owners[i], c.deposit(meters[i]) })
	return meters
}

// inBlocks has n messages sent, in a transaction each.
func (c *Community) inBlocks(n int, message func(i int) (*apptest.Account, sdk.Msg)) {
	c.TB.Helper()
	for start := 0; start < n; start += txsPerBlock {
		var txs [][]byte
		for i := start; i < min(start+txsPerBlock, n); i++ {
			sender, msg := message(i)
			txs = append(txs, c.Sign(sender, msg))
		}
		for _, result := range c.NextBlock(txs...).Txs {
			require.True(c.TB, result.OK(), result.Log)
		}
	}
}
