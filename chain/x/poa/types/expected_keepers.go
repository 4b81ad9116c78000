package types

import (
	"context"

	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
)

// ConsensusParamsStore is where x/consensus keeps the consensus parameters, and in them the authority.
type ConsensusParamsStore interface {
	Get(ctx context.Context) (cmtproto.ConsensusParams, error)
}
