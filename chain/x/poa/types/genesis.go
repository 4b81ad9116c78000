package types

// DefaultGenesisState returns the genesis of a new chain. It has no validator yet: `wattd genesis add-validator` adds them.
func DefaultGenesisState() *GenesisState {
	return &GenesisState{Params: DefaultParams()}
}

// Validate checks the parameters and the validators, one by one and as a set. A set without validators is for the start of the chain to
// refuse: a genesis is valid before the validators are added.
func (g GenesisState) Validate() error {
	if err := g.Params.Validate(); err != nil {
		return err
	}
	if len(g.Validators) > int(g.Params.MaxValidators) {
		return ErrTooManyValidators.Wrapf("%d, the largest number is %d", len(g.Validators), g.Params.MaxValidators)
	}
	for _, validator := range g.Validators {
		if err := validator.Validate(); err != nil {
			return err
		}
	}
	set := NewPowerSet(g.Validators)
	if len(set) != len(g.Validators) {
		return ErrInvalidGenesis.Wrap("two validators have the same pub_key")
	}
	_, err := set.Total()
	return err
}
