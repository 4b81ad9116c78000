package types

// DefaultGenesisState returns the genesis of a new chain.
func DefaultGenesisState() *GenesisState {
	return &GenesisState{Params: DefaultParams()}
}

// Validate checks the parameters.
func (g GenesisState) Validate() error {
	return g.Params.Validate()
}
