package gas

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"strconv"
	"testing"
	"time"

	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

const (
	mostGasOfAnApplication = 130_000
	mostGasOfReplacing     = 300_000
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

func TestAMeterIsReplacedOnItsConnectionByOneMessageOrNotAtAll(t *testing.T) {
	village := community.Found(t, community.QuarterHours(1, 8))
	village.Baseline()
	village.EndSlot()
	meter := village.Meters[0]
	device := ed25519.NewKeyFromSeed(seed(1))
	applied := village.MustSend(meter.Owner, village.ApplicationOn(meter.Connection(), meter.Owner, meter.Zone, "SN-1", device))
	applicationID, err := strconv.Atoi(applied.EventsOf("wasm-meter_applied_for")[0]["application_id"])
	require.NoError(t, err)

	replace := func(importTotalWh uint64) apptest.TxResult {
		return village.Send(village.Authority, village.Registry.Call(village.Authority, community.Object{"approve_meter": community.Object{
			"application_id": applicationID, "evidence_hash": bytes.Repeat([]byte{7}, 32),
			"closing": community.Object{
				"import_total_wh": fmt.Sprint(importTotalWh), "export_total_wh": fmt.Sprint(meter.ExportTotalWh),
			},
		}}))
	}
	// What metering refuses, the registry has not approved.
	require.Contains(t, replace(meter.ImportTotalWh-1).Log, "its registers do not close below that")
	replaced := replace(meter.ImportTotalWh + 100)
	require.True(t, replaced.OK(), replaced.Log)
	require.Equal(t, "decommissioned", replaced.EventsOf("wasm-meter_status_changed")[0]["status"])
	require.Equal(t, "100", replaced.EventsOf("wasm-registers_closed")[0]["missed_import_wh"])
	require.Equal(t, fmt.Sprint(meter.ID), replaced.EventsOf("wasm-meter_registered")[0]["replaced_meter_id"])
	t.Logf("%d gas to replace a meter", replaced.GasUsed)
	require.LessOrEqual(t, replaced.GasUsed, int64(mostGasOfReplacing))
}

func seed(number int) []byte {
	return bytes.Repeat([]byte{byte(number), 1}, ed25519.SeedSize/2)
}
