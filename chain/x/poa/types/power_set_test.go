package types_test

import (
	"fmt"
	"math/rand"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/x/poa/types"
)

func set(powers ...int64) types.PowerSet {
	powerSet := types.PowerSet{}
	for i, power := range powers {
		if power > 0 {
			powerSet[fmt.Sprintf("%032d", i)] = power
		}
	}
	return powerSet
}

func Test_a_change_of_the_validator_set_is_judged_as_a_whole(t *testing.T) {
	third := types.Params{MaxValidators: 4, MaxPowerChangeBps: 3_333}
	whole := types.Params{MaxValidators: 4, MaxPowerChangeBps: 10_000}
	for _, tc := range []struct {
		because      string
		from, wanted types.PowerSet
		params       types.Params
		err          error
	}{
		{"nothing changes", set(10), set(10), third, nil},
		{"a small validator comes", set(10), set(10, 3), third, nil},
		{"a third comes that may be absent", set(9), set(9, 3), third, types.ErrPowerChangeTooLarge},
		{"a third goes", set(2, 2, 2), set(2, 2), third, types.ErrPowerChangeTooLarge},
		{"a quarter goes", set(1, 1, 1, 1), set(1, 1, 1), third, nil},
		{"one of four rotates its key", set(1, 1, 1, 1), set(1, 1, 1, 0, 1), third, nil},
		{"coming and going do not make up for each other", set(5, 5), set(10), third, types.ErrPowerChangeTooLarge},
		{"the only one rotates its key", set(10), set(0, 10), third, types.ErrPowerChangeTooLarge},
		{"the only one rotates its key and the authority allowed it", set(10), set(0, 10), whole, nil},
		{"two small steps in one block", set(10), set(10, 2, 2), third, types.ErrPowerChangeTooLarge},
		{"the last one goes", set(10), set(), whole, types.ErrLastValidator},
		{"there are too many", set(9, 9, 9, 9), set(9, 9, 9, 9, 1), whole, types.ErrTooManyValidators},
		{"the power cannot be counted", set(types.MaxTotalPower), set(types.MaxTotalPower, 1), whole, types.ErrTotalPowerTooLarge},
		{"the largest power can be counted", set(types.MaxTotalPower - 1), set(types.MaxTotalPower-1, 1), whole, nil},
	} {
		t.Run(tc.because, func(t *testing.T) {
			require.ErrorIs(t, tc.from.ValidateChange(tc.wanted, tc.params), tc.err)
		})
	}
}

func Test_updates_lead_from_any_set_to_any_other(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for range 1_000 {
		from, wanted := randomSet(random), randomSet(random)
		engine := types.PowerSet{}
		for key, power := range from {
			engine[key] = power
		}
		last := ""
		for _, update := range from.UpdatesTo(wanted) {
			key := string(update.PubKey.GetEd25519())
			require.Less(t, last, key, "in order, each key once")
			last = key
			if update.Power == 0 {
				require.Contains(t, engine, key, "only what the engine knows is removed")
				delete(engine, key)
				continue
			}
			require.NotEqual(t, engine[key], update.Power, "only changes")
			engine[key] = update.Power
		}
		require.Equal(t, wanted, engine)
	}
}

func Test_what_comes_less_what_goes_is_the_difference_of_the_totals(t *testing.T) {
	random := rand.New(rand.NewSource(2))
	for range 1_000 {
		from, wanted := randomSet(random), randomSet(random)
		comes, goes := from.ChangeTo(wanted)
		before, err := from.Total()
		require.NoError(t, err)
		after, err := wanted.Total()
		require.NoError(t, err)
		require.Equal(t, after-before, comes-goes)
		require.LessOrEqual(t, goes, before)
		require.LessOrEqual(t, comes, after)
	}
}

func randomSet(random *rand.Rand) types.PowerSet {
	powers := make([]int64, 8)
	for i := range powers {
		powers[i] = max(0, random.Int63n(20)-10)
	}
	return set(powers...)
}
