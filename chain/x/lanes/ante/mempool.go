package ante

import (
	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

// Mempool is what a node keeps for the blocks it proposes.
type Mempool interface {
	// CheckRoom tells why a transaction could not be kept.
	CheckRoom(ctx sdk.Context, tx sdk.Tx) error

	// Contains tells whether a transaction, by its bytes, is kept.
	Contains(txBytes []byte) bool

	// Delivered tells that a transaction is in the block of a height.
	Delivered(tx sdk.Tx, height int64)
}

// MempoolDecorator lets the consensus engine's memory follow the app's.
type MempoolDecorator struct {
	mempool Mempool
}

// NewMempoolDecorator returns the decorator.
func NewMempoolDecorator(mempool Mempool) MempoolDecorator {
	return MempoolDecorator{mempool: mempool}
}

// AnteHandle refuses a transaction that there is no room for before its fee and sequence are taken, which would shut its signer out until the next
// block, and makes the consensus engine forget what had to go.
func (d MempoolDecorator) AnteHandle(ctx sdk.Context, tx sdk.Tx, simulate bool, next sdk.AnteHandler) (sdk.Context, error) {
	switch {
	case simulate:
	case ctx.IsReCheckTx():
		if !d.mempool.Contains(ctx.TxBytes()) {
			return ctx, types.ErrEvicted
		}
	case ctx.IsCheckTx():
		if err := d.mempool.CheckRoom(ctx, tx); err != nil {
			return ctx, err
		}
	case ctx.ExecMode() == sdk.ExecModeFinalize:
		d.mempool.Delivered(tx, ctx.BlockHeight())
	}
	return next(ctx, tx, simulate)
}
