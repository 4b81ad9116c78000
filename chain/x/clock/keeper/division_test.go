package keeper

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

func Test_parts_are_never_below_shares_nor_together_above_the_gas(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2_000 {
		gas := 1 + random.Uint64N(math.MaxUint64)
		contracts := make([]types.Contract, 1+random.IntN(8))
		unpromised := gas
		for i := range contracts {
			contracts[i].GasShare = random.Uint64N(unpromised/2 + 1)
			unpromised -= contracts[i].GasShare
		}
		contracts[len(contracts)-1].GasShare++
		division, used := newDivision(gas, contracts), uint64(0)
		for _, contract := range contracts {
			part := division.take(contract.GasShare)
			require.GreaterOrEqual(t, part, contract.GasShare)
			require.LessOrEqual(t, part, gas-used)
			spent := []uint64{0, part / 2, part}[random.IntN(3)]
			division.spend(spent)
			used += spent
		}
	}
}

func Test_what_is_left_is_divided_in_the_ratio_of_shares(t *testing.T) {
	division := newDivision(1_000, []types.Contract{{GasShare: 100}, {GasShare: 100}, {GasShare: 300}})
	for _, step := range []struct{ share, part, used uint64 }{{100, 200, 0}, {100, 250, 250}, {300, 750, 700}} {
		require.Equal(t, step.part, division.take(step.share))
		division.spend(step.used)
	}
	require.EqualValues(t, 50, division.left)
}
