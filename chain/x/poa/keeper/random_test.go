package keeper_test

import (
	"fmt"
	"math/rand"
	"testing"

	"github.com/stretchr/testify/require"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/x/poa/types"
)

// Whatever the authority sends, the consensus engine can apply every block's updates, its set is the wanted one, and no block changes more than
// the cap allows.
func Test_random_histories_never_stop_the_consensus_engine(t *testing.T) {
	names := []string{"a", "b", "c", "d", "e", "f", "g", "h"}
	accepted := 0
	for seed := range int64(10) {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			random := rand.New(rand.NewSource(seed))
			params := types.Params{MaxValidators: 5, MaxPowerChangeBps: uint32(2_000 + random.Intn(8_001))}
			s := newSuite(t, params, 10, 10, 10)
			for range 40 {
				before := s.powers(names...)
				block := s.apply(s.NextBlock(s.randomTxs(random, names)...))
				for _, tx := range block.Txs {
					if tx.OK() {
						accepted++
					}
				}
				s.requireEngineHasWantedSet(names)
				change, total := changeOf(before, s.powers(names...))
				require.LessOrEqual(t, change*10_000, total*int64(params.MaxPowerChangeBps))
			}
		})
	}
	require.Greater(t, accepted, 100, "a history of refusals shows nothing")
}

func (s *suite) randomTxs(random *rand.Rand, names []string) [][]byte {
	txs := make([][]byte, random.Intn(4))
	for i := range txs {
		msgs := make([]sdk.Msg, 1+random.Intn(2))
		for j := range msgs {
			msgs[j] = s.randomMsg(random, names)
		}
		txs[i] = s.Sign(s.Authority, msgs...)
	}
	return txs
}

func (s *suite) randomMsg(random *rand.Rand, names []string) sdk.Msg {
	name, other := names[random.Intn(len(names))], names[random.Intn(len(names))]
	switch random.Intn(4) {
	case 0:
		return s.add(name, 1+random.Int63n(12))
	case 1:
		return s.remove(name)
	case 2:
		return s.setPower(name, 1+random.Int63n(12))
	default:
		return s.rotate(name, other)
	}
}

func (s *suite) requireEngineHasWantedSet(names []string) {
	s.TB.Helper()
	genesis, err := s.App.PoaKeeper.ExportGenesis(s.Context())
	require.NoError(s.TB, err)
	require.NotEmpty(s.TB, genesis.Validators)
	require.LessOrEqual(s.TB, len(genesis.Validators), int(genesis.Params.MaxValidators))
	wanted := map[string]int64{}
	for _, name := range names {
		for _, validator := range genesis.Validators {
			if string(validator.PubKey) == string(keyOf(name)) {
				wanted[name] = validator.Power
			}
		}
	}
	require.Equal(s.TB, wanted, s.powers(names...))
}

// changeOf returns the larger of the power added and the power removed, and the total before.
func changeOf(before, after map[string]int64) (change, total int64) {
	comes, goes := int64(0), int64(0)
	for name, power := range after {
		comes += max(0, power-before[name])
	}
	for name, power := range before {
		total += power
		goes += max(0, power-after[name])
	}
	return max(comes, goes), total
}
