// Package ante checks what a transaction pays and asks for, and whether a node has room for it.
package ante

import (
	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/x/lanes/keeper"
	"github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

// GasLimitDecorator refuses a transaction that asks for more gas than one may have, in blocks too: every node agrees.
type GasLimitDecorator struct {
	keeper keeper.Keeper
}

// NewGasLimitDecorator returns the decorator.
func NewGasLimitDecorator(keeper keeper.Keeper) GasLimitDecorator {
	return GasLimitDecorator{keeper: keeper}
}

// AnteHandle checks the gas limit; a simulation finds out what it has to be, and has none.
func (d GasLimitDecorator) AnteHandle(ctx sdk.Context, tx sdk.Tx, simulate bool, next sdk.AnteHandler) (sdk.Context, error) {
	if most := d.mostGas(ctx, tx); !simulate && most > 0 {
		if gas := types.GasLimitOf(tx); gas > most {
			return ctx, types.ErrGasAboveMax.Wrapf("gas limit %d is above max_tx_gas %d", gas, most)
		}
	}
	return next(ctx, tx, simulate)
}

func (d GasLimitDecorator) mostGas(ctx sdk.Context, tx sdk.Tx) uint64 {
	limits := types.LimitsOf(ctx)
	if d.onlyUploadsCode(ctx, tx) {
		return limits.MaxCodeTxGas
	}
	return limits.MaxTxGas
}

// onlyUploadsCode tells whether the authority puts contracts' code on the chain. It is one message that cannot be made smaller.
func (d GasLimitDecorator) onlyUploadsCode(ctx sdk.Context, tx sdk.Tx) bool {
	for _, msg := range tx.GetMsgs() {
		store, ok := msg.(*wasmtypes.MsgStoreCode)
		if !ok || !d.keeper.IsAuthority(ctx, store.Sender) {
			return false
		}
	}
	return true
}
