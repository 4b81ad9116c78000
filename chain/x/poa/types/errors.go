package types

import errorsmod "cosmossdk.io/errors"

// Errors of the module. None of them goes away by sending the same message again in the same state.
var (
	ErrInvalidValidator     = errorsmod.Register(ModuleName, 2, "invalid validator")
	ErrInvalidParams        = errorsmod.Register(ModuleName, 3, "invalid parameters")
	ErrValidatorExists      = errorsmod.Register(ModuleName, 4, "validator exists")
	ErrValidatorNotFound    = errorsmod.Register(ModuleName, 5, "validator not found")
	ErrLastValidator        = errorsmod.Register(ModuleName, 6, "the last validator cannot be removed")
	ErrTooManyValidators    = errorsmod.Register(ModuleName, 7, "too many validators")
	ErrTotalPowerTooLarge   = errorsmod.Register(ModuleName, 8, "total power too large")
	ErrPowerChangeTooLarge  = errorsmod.Register(ModuleName, 9, "power change in one block too large")
	ErrInvalidGenesis       = errorsmod.Register(ModuleName, 10, "invalid genesis")
	ErrInvalidConsensusAddr = errorsmod.Register(ModuleName, 11, "invalid consensus address")
)
