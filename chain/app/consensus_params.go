package app

import (
	"time"

	cmttypes "github.com/cometbft/cometbft/types"
)

const (
	// maxBlockBytes is room for about 40,000 signed readings.
	maxBlockBytes = 4 << 20

	// maxBlockGas keeps the worst block, one that only computes, at about 3 s (60 ms per million measured on a small machine), and leaves room
	// for 25,000 signed readings at 2,000 gas each.
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
