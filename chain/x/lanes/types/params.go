package types

import (
	"slices"

	sdk "github.com/cosmos/cosmos-sdk/types"
)

const (
	// DefaultFeeDenom is the coin that fees are paid in.
	DefaultFeeDenom = "uwatt"

	// MaxMinFeePerMillionGas keeps a slip of the pen from making the chain too dear for everybody, its authority too.
	MaxMinFeePerMillionGas = 1_000_000_000_000

	// MaxReservedCalls and MaxReservedSenders bound the work of telling whether half of a block is kept for a transaction.
	MaxReservedCalls   = 16
	MaxReservedSenders = 64

	maxMessageLength = 64
)

// DefaultParams returns the parameters of a new chain: transactions are free and nothing is reserved.
func DefaultParams() Params {
	return Params{FeeDenom: DefaultFeeDenom}
}

// Validate checks the parameters by themselves.
func (p Params) Validate() error {
	if err := sdk.ValidateDenom(p.FeeDenom); err != nil {
		return ErrInvalidParams.Wrapf("fee_denom: %s", err)
	}
	if p.MinFeePerMillionGas > MaxMinFeePerMillionGas {
		return ErrInvalidParams.Wrapf("min_fee_per_million_gas %d is above %d", p.MinFeePerMillionGas, uint64(MaxMinFeePerMillionGas))
	}
	if p.FeeRecipient != "" {
		if _, err := sdk.AccAddressFromBech32(p.FeeRecipient); err != nil {
			return ErrInvalidParams.Wrapf("fee_recipient %q: %s", p.FeeRecipient, err)
		}
	}
	if err := validateCalls(p.ReservedCalls); err != nil {
		return err
	}
	return validateSenders(p.ReservedSenders)
}

func validateCalls(calls []Call) error {
	if len(calls) > MaxReservedCalls {
		return ErrInvalidParams.Wrapf("%d reserved_calls, the largest number is %d", len(calls), MaxReservedCalls)
	}
	for i, call := range calls {
		if _, err := sdk.AccAddressFromBech32(call.ContractAddress); err != nil {
			return ErrInvalidParams.Wrapf("contract_address %q of a reserved call: %s", call.ContractAddress, err)
		}
		if len(call.Message) < 1 || len(call.Message) > maxMessageLength {
			return ErrInvalidParams.Wrapf("message %q of a reserved call has not 1 to %d bytes", call.Message, maxMessageLength)
		}
		if slices.Contains(calls[:i], call) {
			return ErrInvalidParams.Wrapf("reserved call %s of %s is there twice", call.Message, call.ContractAddress)
		}
	}
	return nil
}

func validateSenders(senders []string) error {
	if len(senders) > MaxReservedSenders {
		return ErrInvalidParams.Wrapf("%d reserved_senders, the largest number is %d", len(senders), MaxReservedSenders)
	}
	for i, sender := range senders {
		if _, err := sdk.AccAddressFromBech32(sender); err != nil {
			return ErrInvalidParams.Wrapf("reserved sender %q: %s", sender, err)
		}
		if slices.Contains(senders[:i], sender) {
			return ErrInvalidParams.Wrapf("reserved sender %s is there twice", sender)
		}
	}
	return nil
}
