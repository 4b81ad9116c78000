package types

import (
	"context"

	sdk "github.com/cosmos/cosmos-sdk/types"
)

// WasmKeeper is what the clock needs of the contracts' virtual machine.
type WasmKeeper interface {
	// HasContractInfo tells whether a contract exists.
	HasContractInfo(ctx context.Context, contract sdk.AccAddress) bool

	// Sudo calls a contract's sudo entry point. It panics with ErrorOutOfGas when the context's gas does not suffice, and it does not roll
	// back what a failed call wrote.
	Sudo(ctx context.Context, contract sdk.AccAddress, msg []byte) ([]byte, error)
}
