package types

const (
	// DefaultMaxGasPerBlock is about 0.2 s of pure computation in the worst case (60 ms per million measured on a small machine).
	DefaultMaxGasPerBlock = 3_000_000

	// DefaultMaxContracts bounds the entries looked at in every block.
	DefaultMaxContracts = 32

	// DefaultJailAfterFailures gives a contract some blocks to recover.
	DefaultJailAfterFailures = 20

	maxMaxContracts = 1_000
)

// DefaultParams returns the parameters of a new chain.
func DefaultParams() Params {
	return Params{
		MaxGasPerBlock:    DefaultMaxGasPerBlock,
		MaxContracts:      DefaultMaxContracts,
		JailAfterFailures: DefaultJailAfterFailures,
	}
}

// Validate checks the parameters by themselves.
func (p Params) Validate() error {
	if p.MaxGasPerBlock == 0 {
		return ErrInvalidParams.Wrap("max_gas_per_block is 0")
	}
	if p.MaxContracts < 1 || p.MaxContracts > maxMaxContracts {
		return ErrInvalidParams.Wrapf("max_contracts %d is not in 1..%d", p.MaxContracts, maxMaxContracts)
	}
	if p.JailAfterFailures == 0 {
		return ErrInvalidParams.Wrap("jail_after_failures is 0")
	}
	return nil
}

// ValidateContracts checks that there is room for contracts within the parameters: for each of them, and for all their shares in one block.
func (p Params) ValidateContracts(contracts []Contract) error {
	if len(contracts) > int(p.MaxContracts) {
		return ErrTooManyContracts.Wrapf("%d, the largest number is %d", len(contracts), p.MaxContracts)
	}
	unpromised := p.MaxGasPerBlock
	for _, contract := range contracts {
		if err := p.ValidateContract(contract); err != nil {
			return ErrInvalidContract.Wrapf("%s: %s", contract.ContractAddress, err)
		}
		if contract.GasShare > unpromised {
			return ErrTooManyShares.Wrapf("gas_share %d of %s is above the %d of max_gas_per_block %d that no other contract has",
				contract.GasShare, contract.ContractAddress, unpromised, p.MaxGasPerBlock)
		}
		unpromised -= contract.GasShare
	}
	return nil
}

// ValidateContract checks that a contract's gas fits in an empty block.
func (p Params) ValidateContract(contract Contract) error {
	if contract.GasLimit < 1 || contract.GasLimit > p.MaxGasPerBlock {
		return ErrInvalidGasLimit.Wrapf("gas_limit %d is not in 1..%d (max_gas_per_block)", contract.GasLimit, p.MaxGasPerBlock)
	}
	if contract.GasShare < 1 || contract.GasShare > contract.GasLimit {
		return ErrInvalidGasShare.Wrapf("gas_share %d is not in 1..%d (gas_limit)", contract.GasShare, contract.GasLimit)
	}
	return nil
}
