package gas

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"testing"
	"time"

	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

const (
	mostGasOfAnApplication = 130_000
	// Of as many applications and proposals as one message ends.
	mostGasOfEnding   = 800_000
	applicationSlots  = 672
	endedByOneMessage = 32
)

func TestWhatIsOverdueIsEndedWithinATransactionHoweverMuchThereIs(t *testing.T) {
	village := community.Found(t, community.QuarterHours(1, 1))
	squatters := village.NewAccounts(endedByOneMessage+1, sdk.NewInt64Coin(apptest.Denom, 1))
	var dearest int64
	for number, squatter := range squatters {
		village.Admit(squatter)
		device := ed25519.NewKeyFromSeed(seed(number))
		applied := village.MustSend(squatter, village.Application(squatter, 0, fmt.Sprintf("SQ-%d", number), device))
		dearest = max(dearest, applied.GasUsed)
	}
	village.Skip(applicationSlots * time.Duration(village.Terms.SlotSeconds) * time.Second)
	ended := village.Execute(squatters[0], village.Registry, community.Object{"end_overdue": community.Object{}})
	require.Len(t, ended.EventsOf("wasm-meter_application_closed"), endedByOneMessage)
	t.Logf("%d gas for an application at most, %d to end %d", dearest, ended.GasUsed, endedByOneMessage)
	require.LessOrEqual(t, dearest, int64(mostGasOfAnApplication))
	require.LessOrEqual(t, ended.GasUsed, int64(mostGasOfEnding))
}

func TestADeviceIsTheFirstApprovedOnesAndStrangersApproveNothing(t *testing.T) {
	village := community.Found(t, community.QuarterHours(1, 1))
	accounts := village.NewAccounts(2, sdk.NewInt64Coin(apptest.Denom, 1))
	squatter, owner := accounts[0], accounts[1]
	village.Admit(squatter)
	village.Admit(owner)
	village.MustSend(squatter, village.Application(squatter, 0, "SN-1", ed25519.NewKeyFromSeed(seed(1))))
	village.MustSend(owner, village.Application(owner, 0, "SN-1", ed25519.NewKeyFromSeed(seed(2))))

	approve := func(by *apptest.Account, applicationID int) apptest.TxResult {
		return village.Send(by, village.Registry.Call(by, community.Object{"approve_meter": community.Object{
			"application_id": applicationID, "evidence_hash": bytes.Repeat([]byte{7}, 32),
		}}))
	}
	require.Contains(t, approve(squatter, 2).Log, "is one's own")
	require.Contains(t, approve(owner, 2).Log, "may not do this")
	require.True(t, approve(village.Authority, 3).OK())
	require.Contains(t, approve(village.Authority, 2).Log, "serial SN-1 is that of meter 1")
}

func seed(number int) []byte {
	return bytes.Repeat([]byte{byte(number), 1}, ed25519.SeedSize/2)
}
