package apptest

import (
	"slices"

	abci "github.com/cometbft/cometbft/abci/types"
	"github.com/stretchr/testify/require"
)

// Broadcast gives a transaction to the node, which keeps it for a block or says why not.
func (c *Chain) Broadcast(tx []byte) TxResult {
	c.TB.Helper()
	result := c.check(tx, abci.CheckTxType_New)
	if result.OK() {
		c.waiting = append(c.waiting, tx)
	}
	return result
}

// ProposeBlock makes a block of what the node chooses from the transactions that wait, and has those that are left checked again, as CometBFT does.
func (c *Chain) ProposeBlock() (Block, [][]byte) {
	c.TB.Helper()
	proposal, err := c.App.PrepareProposal(&abci.RequestPrepareProposal{
		Height: c.Height + 1, Time: c.Time.Add(c.Interval), ProposerAddress: c.proposer,
		MaxTxBytes: c.App.GetConsensusParams(c.Context()).Block.MaxBytes,
	})
	require.NoError(c.TB, err)
	require.True(c.TB, c.Accepts(proposal.Txs), "the node does not accept its own block")
	block := c.NextBlock(proposal.Txs...)
	c.waiting = slices.DeleteFunc(c.waiting, func(tx []byte) bool {
		included := slices.ContainsFunc(proposal.Txs, func(one []byte) bool { return string(one) == string(tx) })
		return included || !c.check(tx, abci.CheckTxType_Recheck).OK()
	})
	return block, proposal.Txs
}

// Waiting is how many transactions the consensus engine still keeps.
func (c *Chain) Waiting() int { return len(c.waiting) }

// Accepts tells whether the node votes for a block of these transactions.
func (c *Chain) Accepts(txs [][]byte) bool {
	c.TB.Helper()
	response, err := c.App.ProcessProposal(&abci.RequestProcessProposal{
		Txs: txs, Height: c.Height + 1, Time: c.Time.Add(c.Interval), ProposerAddress: c.proposer,
	})
	require.NoError(c.TB, err)
	return response.Status == abci.ResponseProcessProposal_ACCEPT
}

func (c *Chain) check(tx []byte, kind abci.CheckTxType) TxResult {
	c.TB.Helper()
	response, err := c.App.CheckTx(&abci.RequestCheckTx{Tx: tx, Type: kind})
	require.NoError(c.TB, err)
	return TxResult{Code: response.Code, Log: response.Log, GasUsed: response.GasUsed}
}
