package app

import (
	"time"

	cmttypes "github.com/cometbft/cometbft/types"
)

const (
	// maxBlockBytes is room for four transactions of the largest size that a node takes.
	maxBlockBytes = 4 << 20

	// maxBlockGas bounds a block that only computes, which takes the most time for its gas, to a few seconds.
	maxBlockGas = 50_000_000

	// evidenceMaxAge is how old a proof of misbehaviour may be; evidenceMaxAgeBlocks is the same in blocks of 300 ms.
	evidenceMaxAge       = 48 * time.Hour
	evidenceMaxAgeBlocks = 576_000
)

// DefaultConsensusParams returns the consensus parameters of a new chain; the authority is still to be named.
func DefaultConsensusParams() *cmttypes.ConsensusParams {
	params := cmttypes.DefaultConsensusParams()
	params.Block.MaxBytes = maxBlockBytes
	params.Block.MaxGas = maxBlockGas
	params.Evidence.MaxAgeDuration = evidenceMaxAge
	params.Evidence.MaxAgeNumBlocks = evidenceMaxAgeBlocks
	return params
}
