// Package flood has many accounts, or one that is trusted, send all that a chain takes, and counts what that does to others: to meters, to a transfer,
// to settlement. Everything is real but time and the network: the app with its mempool and its choice of blocks, the contracts in the VM.
package flood

import (
	"testing"
	"time"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	lanestypes "github.com/wattmesh/wattmesh/chain/x/lanes/types"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

const (
	// crowdSize is how many accounts flood.
	crowdSize = 150

	zones, householdsPerZone = 2, 6

	feePerMillionGas = 10_000
	// feeFunds pay for more than a flood can send, because what a day's allowance would stop is not what is looked at.
	feeFunds = 1_000_000_000
)

// Town is a community whose chain asks for fees and keeps half of every block for the readings of two relayers, one of whom may go bad.
type Town struct {
	*community.Community
	Relayer, BadRelayer, Honest *apptest.Account
	// Crowd are metering points of as many owners who may flood, Strangers accounts whom nobody admitted.
	Crowd     []*community.Meter
	Strangers []*apptest.Account

	sequences map[*apptest.Account]uint64
	// readings are what the meters signed for the last slot that they did, foreign the same for another chain.
	readings, foreign [][]byte
	unread            uint32
}

// Pace is how long a town's slots are, and the time from one block to the next.
type Pace struct {
	SlotSeconds, GraceSeconds uint32
	Interval                  time.Duration
}

// Found founds a town whose meters have all been read once.
func Found(tb testing.TB, pace Pace) *Town {
	tb.Helper()
	terms := community.QuarterHours(zones, householdsPerZone)
	terms.SlotSeconds, terms.GraceSeconds = pace.SlotSeconds, pace.GraceSeconds
	village := community.Found(tb, terms, apptest.WithInterval(pace.Interval))
	funds := sdk.NewInt64Coin(apptest.Denom, feeFunds)
	town := &Town{
		Community: village, sequences: map[*apptest.Account]uint64{},
		Relayer: village.NewAccount(funds), BadRelayer: village.NewAccount(funds), Honest: village.NewAccount(funds),
		Strangers: village.NewAccounts(crowdSize, funds),
	}
	town.Crowd = village.MoveIn(zones-1, village.NewAccounts(crowdSize, funds))
	town.signReadings(village.Baseline())
	village.MustSend(village.Authority, &lanestypes.MsgUpdateParams{Authority: village.Authority.String(), Params: lanestypes.Params{
		FeeDenom: apptest.Denom, MinFeePerMillionGas: feePerMillionGas,
		ReservedCalls:   []lanestypes.Call{{ContractAddress: string(village.Metering), Message: "submit_readings"}},
		ReservedSenders: []string{town.Relayer.String(), town.BadRelayer.String()},
	}})
	return town
}

// sign signs the next transaction of an account, however many of its own wait for a block.
func (t *Town) sign(account *apptest.Account, gas uint64, msgs ...sdk.Msg) []byte {
	t.TB.Helper()
	sequence, known := t.sequences[account]
	if !known {
		sequence = t.App.AccountKeeper.GetAccount(t.Context(), account.Address).GetSequence()
	}
	t.sequences[account] = sequence + 1
	params := lanestypes.Params{FeeDenom: apptest.Denom, MinFeePerMillionGas: feePerMillionGas}
	return t.SignFor(account, apptest.TxTerms{Gas: gas, Fee: sdk.NewCoins(params.MinFee(gas)), Sequence: &sequence}, msgs...)
}

// readEnded has the meters sign for each slot that has ended since.
func (t *Town) readEnded(each func(batches [][]byte)) {
	for t.unread < t.Slot() {
		t.Use()
		t.signReadings(t.unread)
		each(t.readings)
	}
}

func (t *Town) signReadings(slot uint32) {
	t.readings, t.foreign = t.Batches(slot), t.ForeignBatches(slot)
	t.unread = slot + 1
}

func (t *Town) lastReadings() [][]byte { return t.readings }

func (t *Town) foreignReadings() [][]byte { return t.foreign }
