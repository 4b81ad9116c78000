package types

const (
	// DefaultMaxValidators keeps commits small.
	DefaultMaxValidators = 64

	// DefaultMaxPowerChangeBps is just below one third.
	DefaultMaxPowerChangeBps = 3_333

	// maxMaxValidators bounds the work of every message and block.
	maxMaxValidators = 1_000
)

// DefaultParams returns the parameters of a new chain.
func DefaultParams() Params {
	return Params{MaxValidators: DefaultMaxValidators, MaxPowerChangeBps: DefaultMaxPowerChangeBps}
}

// Validate checks the parameters by themselves. A change of 100 % allows a single validator to rotate its key.
func (p Params) Validate() error {
	if p.MaxValidators < 1 || p.MaxValidators > maxMaxValidators {
		return ErrInvalidParams.Wrapf("max_validators %d is not in 1..%d", p.MaxValidators, maxMaxValidators)
	}
	if p.MaxPowerChangeBps < 1 || p.MaxPowerChangeBps > bpsDenominator {
		return ErrInvalidParams.Wrapf("max_power_change_bps %d is not in 1..%d", p.MaxPowerChangeBps, bpsDenominator)
	}
	return nil
}
