package types

import (
	"maps"
	"math/big"
	"slices"

	abci "github.com/cometbft/cometbft/abci/types"
	cmttypes "github.com/cometbft/cometbft/types"
)

// MaxTotalPower is the largest total power the consensus engine can count with.
const MaxTotalPower = cmttypes.MaxTotalVotingPower

// bpsDenominator is the number of basis points in one.
const bpsDenominator = 10_000

// PowerSet is a validator set as the consensus engine sees it: the power of each raw ed25519 key. No power is 0.
type PowerSet map[string]int64

// NewPowerSet returns the powers of validators.
func NewPowerSet(validators []Validator) PowerSet {
	set := make(PowerSet, len(validators))
	for _, validator := range validators {
		set[string(validator.PubKey)] = validator.Power
	}
	return set
}

// Total is the sum of the powers. It fails with ErrTotalPowerTooLarge above MaxTotalPower.
func (s PowerSet) Total() (int64, error) {
	total := int64(0)
	for _, power := range s {
		if power > MaxTotalPower-total {
			return 0, ErrTotalPowerTooLarge.Wrapf("more than %d", int64(MaxTotalPower))
		}
		total += power
	}
	return total, nil
}

// UpdatesTo returns the updates that turn s into wanted, in the order of the keys; a power of 0 removes a key.
// Removing a key the consensus engine does not know would stop the chain: only keys of s are ever removed.
func (s PowerSet) UpdatesTo(wanted PowerSet) []abci.ValidatorUpdate {
	var updates []abci.ValidatorUpdate
	for _, key := range keysOf(s, wanted) {
		if s[key] != wanted[key] {
			updates = append(updates, abci.Ed25519ValidatorUpdate([]byte(key), wanted[key]))
		}
	}
	return updates
}

// ChangeTo returns the power added (comes) and the power removed (goes) from s to wanted. Neither is above the larger total.
func (s PowerSet) ChangeTo(wanted PowerSet) (comes, goes int64) {
	for _, key := range keysOf(s, wanted) {
		if change := wanted[key] - s[key]; change > 0 {
			comes += change
		} else {
			goes -= change
		}
	}
	return comes, goes
}

// ValidateChange checks that wanted is a set the consensus engine can have next after s, within the parameters.
func (s PowerSet) ValidateChange(wanted PowerSet, params Params) error {
	if len(wanted) == 0 {
		return ErrLastValidator
	}
	if len(wanted) > int(params.MaxValidators) {
		return ErrTooManyValidators.Wrapf("%d, the largest number is %d", len(wanted), params.MaxValidators)
	}
	if _, err := wanted.Total(); err != nil {
		return err
	}
	total, err := s.Total()
	if err != nil {
		return err
	}
	comes, goes := s.ChangeTo(wanted)
	if !withinBps(max(comes, goes), total, params.MaxPowerChangeBps) {
		return ErrPowerChangeTooLarge.Wrapf(
			"power that comes %d, power that goes %d, largest change %d/%d of %d",
			comes, goes, params.MaxPowerChangeBps, bpsDenominator, total)
	}
	return nil
}

func withinBps(part, whole int64, bps uint32) bool {
	scaledPart := new(big.Int).Mul(big.NewInt(part), big.NewInt(bpsDenominator))
	limit := new(big.Int).Mul(big.NewInt(whole), big.NewInt(int64(bps)))
	return scaledPart.Cmp(limit) <= 0
}

func keysOf(sets ...PowerSet) []string {
	keys := map[string]struct{}{}
	for _, set := range sets {
		for key := range set {
			keys[key] = struct{}{}
		}
	}
	return slices.Sorted(maps.Keys(keys))
}
