package app_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/app"
)

func TestLookingAtAnAddressAsksTheOperatingSystemNothing(t *testing.T) {
	app.ConfigureAddresses()
	address := make([]byte, 20)
	require.Zero(t, testing.AllocsPerRun(100, func() {
		if err := sdk.VerifyAddressFormat(address); err != nil {
			panic(err)
		}
	}), "what is read from the system has to be put somewhere")
	require.Equal(t, app.Bech32Prefix, sdk.GetConfig().GetBech32AccountAddrPrefix())
}
