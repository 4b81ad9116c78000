package types_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

func FuzzReservedCalls(f *testing.F) {
	for _, msg := range []string{
		`{"submit_readings":{"batch":"AQ=="}}`, ` { "submit_readings" : 0 }`, `{"submit_readings":`, `{"\u0073ubmit_readings":{}}`,
		`{"tick":{},"submit_readings":{}}`, `{"submit_readings":{},"tick":{}}`, `"submit_readings"`, `["submit_readings"]`, `{}`, `{1:2}`, ``, "\xff{",
	} {
		f.Add([]byte(msg))
	}
	params := types.Params{ReservedCalls: calls(1), ReservedSenders: senders(1)}
	f.Fuzz(func(t *testing.T, msg []byte) {
		execute := &wasmtypes.MsgExecuteContract{Sender: account(0), Contract: account(0), Msg: msg}
		if !params.IsReserved([]sdk.Msg{execute}) {
			return
		}
		var called map[string]json.RawMessage
		if json.Unmarshal(msg, &called) == nil {
			require.Contains(t, called, "submit_readings", "room of readings for another message")
		}
		stranger := &wasmtypes.MsgExecuteContract{Sender: account(1), Contract: account(0), Msg: msg}
		require.False(t, params.IsReserved([]sdk.Msg{execute, stranger}), "room of readings for a stranger")
	})
}
