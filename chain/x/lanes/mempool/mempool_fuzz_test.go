package mempool_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	abci "github.com/cometbft/cometbft/abci/types"
)

// mostWaiting is more than the places of both shelves.
const mostWaiting = 2048

// FuzzMempool reads each two bytes as what one of eight signers, two of them relayers, sends: how large, for how much gas, after a gap in their
// sequence or not; or as a block.
func FuzzMempool(f *testing.F) {
	for _, history := range [][]byte{
		{0, 0, 1, 1, 2, 2, 255, 0},
		{6, 255, 6, 255, 7, 255, 0, 255, 255, 0, 0, 1},
		{8, 7, 8, 7, 16, 7, 24, 7, 255, 0, 255, 0},
		{64, 0, 65, 0, 128, 1, 192, 3, 255, 255, 66, 7},
	} {
		f.Add(history)
	}
	f.Fuzz(func(t *testing.T, history []byte) {
		s := newSuite(t)
		for ; len(history) >= 2; history = history[2:] {
			what, how := history[0], history[1]
			if what == 255 {
				s.checkedBlock()
				continue
			}
			signer := [8]string{"a", "b", "c", "d", "e", "f", "relayer", "relayer 2"}[what%8]
			sent := tx{signer: signer, sequence: s.sequences[signer], gas: uint64(how) * maxTxGas / 255, bytes: int(what/8%8) << 14}
			if what >= 192 {
				sent.sequence++
			}
			if s.insert(sent) == nil {
				s.sequences[signer] = sent.sequence + 1
			}
			require.LessOrEqual(t, s.CountTx(), mostWaiting)
		}
		s.checkedBlock()
	})
}

// checkedBlock makes a block that has room for what is in it, each signer's transactions one after the other, and others take.
func (s *suite) checkedBlock() {
	s.Helper()
	response, err := s.PrepareProposal(s)(s.ctx(), &abci.RequestPrepareProposal{MaxTxBytes: blockBytes})
	require.NoError(s, err)
	var size int
	next := map[string]uint64{}
	for _, txBytes := range response.Txs {
		size += len(txBytes)
		require.True(s, s.Contains(txBytes), "%q waits no more", txBytes)
	}
	require.LessOrEqual(s, size, blockBytes)
	for _, name := range s.block() {
		var signer string
		var sequence uint64
		for i := range name {
			if name[i] == '/' {
				signer = name[:i]
				_, err := fmt.Sscan(name[i+1:], &sequence)
				require.NoError(s, err)
			}
		}
		if expected, known := next[signer]; known {
			require.Equal(s, expected, sequence, "%s's order", signer)
		}
		next[signer] = sequence + 1
	}
}
