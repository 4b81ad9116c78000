package types

import (
	"context"

	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"

	sdk "github.com/cosmos/cosmos-sdk/types"
)

// BankKeeper moves the fees of a block.
type BankKeeper interface {
	BlockedAddr(address sdk.AccAddress) bool
	GetBalance(ctx context.Context, address sdk.AccAddress, denom string) sdk.Coin
	SendCoins(ctx context.Context, from, to sdk.AccAddress, coins sdk.Coins) error
}

// ConsensusParamsStore is where x/consensus keeps the consensus parameters, and in them the gas of a block.
type ConsensusParamsStore interface {
	Get(ctx context.Context) (cmtproto.ConsensusParams, error)
}
