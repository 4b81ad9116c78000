package types

import errorsmod "cosmossdk.io/errors"

// Errors of the module. Those of a node's memory go away when blocks have made room; the others do not go away by themselves.
var (
	ErrInvalidParams  = errorsmod.Register(ModuleName, 2, "invalid parameters")
	ErrGasAboveMax    = errorsmod.Register(ModuleName, 3, "gas limit above max_tx_gas")
	ErrFeeTooSmall    = errorsmod.Register(ModuleName, 4, "fee too small")
	ErrFeeDenom       = errorsmod.Register(ModuleName, 5, "fee in another coin")
	ErrMempoolFull    = errorsmod.Register(ModuleName, 6, "mempool full")
	ErrSignerFull     = errorsmod.Register(ModuleName, 7, "signer has too many transactions in the mempool")
	ErrSequenceGap    = errorsmod.Register(ModuleName, 8, "sequence does not follow the signer's last transaction in the mempool")
	ErrEvicted        = errorsmod.Register(ModuleName, 9, "made room for others")
	ErrNoSigner       = errorsmod.Register(ModuleName, 10, "no signer")
	ErrInvalidGenesis = errorsmod.Register(ModuleName, 11, "invalid genesis")
)
