package types

import sdk "github.com/cosmos/cosmos-sdk/types"

// FirstID is the id of a chain's first registration; 0 means none.
const FirstID = 1

// DefaultGenesisState returns the genesis of a new chain: nothing is called.
func DefaultGenesisState() *GenesisState {
	return &GenesisState{Params: DefaultParams(), NextId: FirstID}
}

// Validate checks parameters, contracts, their order and their room within the parameters.
func (g GenesisState) Validate() error {
	if err := g.Params.Validate(); err != nil {
		return err
	}
	if g.NextId < FirstID {
		return ErrInvalidGenesis.Wrapf("next_id %d is below %d", g.NextId, FirstID)
	}
	addresses := map[string]bool{}
	lastID := uint64(0)
	for _, contract := range g.Contracts {
		if contract.Id <= lastID || contract.Id >= g.NextId {
			return ErrInvalidGenesis.Wrapf("id %d is not between the id before it, %d, and next_id %d", contract.Id, lastID, g.NextId)
		}
		lastID = contract.Id
		if _, err := sdk.AccAddressFromBech32(contract.ContractAddress); err != nil {
			return ErrInvalidGenesis.Wrapf("contract_address %q: %s", contract.ContractAddress, err)
		}
		if addresses[contract.ContractAddress] {
			return ErrInvalidGenesis.Wrapf("%s is registered twice", contract.ContractAddress)
		}
		addresses[contract.ContractAddress] = true
	}
	return g.Params.ValidateContracts(g.Contracts)
}
