package types

import errorsmod "cosmossdk.io/errors"

// Errors of the module. None of them goes away by sending the same message again in the same state.
var (
	ErrInvalidContract    = errorsmod.Register(ModuleName, 2, "invalid contract")
	ErrInvalidParams      = errorsmod.Register(ModuleName, 3, "invalid parameters")
	ErrContractRegistered = errorsmod.Register(ModuleName, 4, "contract is registered already")
	ErrContractNotFound   = errorsmod.Register(ModuleName, 5, "contract is not registered")
	ErrNoSuchContract     = errorsmod.Register(ModuleName, 6, "no such contract on the chain")
	ErrTooManyContracts   = errorsmod.Register(ModuleName, 7, "too many contracts")
	ErrInvalidGasLimit    = errorsmod.Register(ModuleName, 8, "invalid gas limit")
	ErrNotJailed          = errorsmod.Register(ModuleName, 9, "contract is not jailed")
	ErrInvalidGenesis     = errorsmod.Register(ModuleName, 10, "invalid genesis")
	ErrOutOfGas           = errorsmod.Register(ModuleName, 11, "call needs more gas than its budget")
	ErrInvalidGasShare    = errorsmod.Register(ModuleName, 12, "invalid gas share")
	ErrTooManyShares      = errorsmod.Register(ModuleName, 13, "shares are more than a block's gas")
)
