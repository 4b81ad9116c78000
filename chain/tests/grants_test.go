package tests

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/cosmos/cosmos-sdk/x/authz"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
)

const (
	// grantsPerTx fit into what a transaction may ask for.
	grantsPerTx = 100
	grantTxs    = 6
	// mostExpired is how many expired grants a block deletes at most.
	mostExpired = 200
)

func Test_however_many_grants_expire_at_once_a_block_deletes_a_bounded_number_of_them(t *testing.T) {
	chain := apptest.New(t)
	granter := chain.NewAccount()
	expires := chain.Time.Add(time.Hour)
	grant := func(grantee sdk.AccAddress) sdk.Msg {
		msg, err := authz.NewMsgGrant(granter.Address, grantee, authz.NewGenericAuthorization(sdk.MsgTypeURL(&banktypes.MsgSend{})), &expires)
		require.NoError(t, err)
		return msg
	}
	last := chain.NewAccount()
	for number := range grantTxs {
		msgs := make([]sdk.Msg, grantsPerTx)
		for i := range msgs {
			// Addresses come in this order.
			msgs[i] = grant(append([]byte{0, byte(number), byte(i)}, make([]byte, 17)...))
		}
		chain.MustSend(granter, msgs...)
	}
	chain.MustSend(granter, grant(last.Address))
	kept := func() (count int) {
		chain.App.AuthzKeeper.IterateGrants(chain.Context(), func(sdk.AccAddress, sdk.AccAddress, authz.Grant) bool {
			count++
			return false
		})
		return count
	}
	all := grantTxs*grantsPerTx + 1
	chain.NextBlock()
	require.Equal(t, all, kept(), "none has expired")

	chain.Skip(time.Hour)
	spend := authz.NewMsgExec(last.Address, []sdk.Msg{transfer(granter, last, 1)})
	require.Contains(t, chain.Send(last, &spend).Log, authz.ErrAuthorizationExpired.Error(), "what is not deleted yet gives no leave")
	for left := all - mostExpired; left > 0; left -= mostExpired {
		require.Equal(t, left, kept())
		chain.NextBlock()
	}
	require.Zero(t, kept())
}
