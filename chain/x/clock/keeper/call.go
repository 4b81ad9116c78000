package keeper

import (
	"errors"
	"fmt"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	storetypes "github.com/cosmos/cosmos-sdk/store/v2/types"
	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

// tickMessage is the sudo message of a call. Height and time are in the contract's environment.
func tickMessage(contract types.Contract, gasBudget uint64) []byte {
	return fmt.Appendf(nil, `{"tick":{"gas_budget":%d,"consecutive_failures":%d}}`, gasBudget, contract.ConsecutiveFailures)
}

// outcome is what every node agrees on about a call: whether and why it failed, and its gas; never an error's text.
type outcome struct {
	gasBudget, gasUsed uint64
	failure            types.FailureReason
}

func (o outcome) failed() bool {
	return o.failure != types.FAILURE_REASON_UNSPECIFIED
}

// call calls one contract in a cached context with its own gas meter. State and events of a failed call are dropped.
func (k Keeper) call(ctx sdk.Context, contract types.Contract, gasBudget uint64) outcome {
	cached, write := ctx.CacheContext()
	meter := storetypes.NewGasMeter(gasBudget)
	err := k.sudo(cached.WithGasMeter(meter), contract, gasBudget)
	// The operation that the gas did not suffice for counts in the meter by its size, which may be more than a block's gas.
	called := outcome{gasBudget: gasBudget, gasUsed: meter.GasConsumedToLimit()}
	if err != nil {
		called.failure = failureReason(err)
		ctx.Logger().Warn("clock call failed", "contract", contract.ContractAddress, "gas_used", called.gasUsed, "err", err.Error())
		return called
	}
	write()
	return called
}

// sudo calls the contract and turns running out of gas into an error. Any other panic may be this node's own (disk, memory): it must stop the
// node, not fork it from the others.
func (k Keeper) sudo(ctx sdk.Context, contract types.Contract, gasBudget uint64) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			if _, outOfGas := cause.(storetypes.ErrorOutOfGas); !outOfGas {
				panic(cause)
			}
			err = types.ErrOutOfGas
		}
	}()
	address, err := k.addresses.StringToBytes(contract.ContractAddress)
	if err != nil {
		return err
	}
	_, err = k.wasm.Sudo(ctx, address, tickMessage(contract, gasBudget))
	return err
}

func failureReason(err error) types.FailureReason {
	switch {
	case errors.Is(err, types.ErrOutOfGas):
		return types.FAILURE_REASON_OUT_OF_GAS
	case errors.Is(err, wasmtypes.ErrVMError):
		return types.FAILURE_REASON_VM
	default:
		return types.FAILURE_REASON_CONTRACT
	}
}
