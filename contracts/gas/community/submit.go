package community

import (
	"fmt"

	"github.com/stretchr/testify/require"
)

// SubmitAll has all readings of a slot submitted in full blocks, each of so many transactions of so many batches, and requires each to be counted.
// Returns the bytes of the transactions.
func (c *Community) SubmitAll(slot uint32, txsPerBlock, batchesPerTx int) (txBytes int) {
	c.TB.Helper()
	accepted := 0
	for batches := c.Batches(slot); len(batches) > 0; {
		var txs [][]byte
		for len(txs) < txsPerBlock && len(batches) > 0 {
			n := min(batchesPerTx, len(batches))
			tx := c.Sign(c.Operator, c.Submission(c.Operator, batches[:n]...)...)
			txs, batches, txBytes = append(txs, tx), batches[n:], txBytes+len(tx)
		}
		for _, result := range c.NextBlock(txs...).Txs {
			require.True(c.TB, result.OK(), result.Log)
			for _, event := range result.EventsOf("wasm-readings_submitted") {
				var count int
				_, err := fmt.Sscan(event["accepted"], &count)
				require.NoError(c.TB, err)
				accepted += count
			}
		}
	}
	require.Equal(c.TB, len(c.Meters), accepted, "readings that count")
	return txBytes
}
