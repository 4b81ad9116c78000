package types

import (
	"bytes"
	"encoding/json"
	"slices"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	sdk "github.com/cosmos/cosmos-sdk/types"
)

// IsReserved tells whether half of every block is kept for such messages: reserved calls by reserved senders and nothing else.
func (p Params) IsReserved(msgs []sdk.Msg) bool {
	for _, msg := range msgs {
		execute, ok := msg.(*wasmtypes.MsgExecuteContract)
		if !ok || !slices.Contains(p.ReservedSenders, execute.Sender) || !p.isReservedCall(execute) {
			return false
		}
	}
	return len(msgs) > 0
}

func (p Params) isReservedCall(execute *wasmtypes.MsgExecuteContract) bool {
	return slices.ContainsFunc(p.ReservedCalls, func(call Call) bool {
		return call.ContractAddress == execute.Contract && call.Message == firstKey(execute.Msg)
	})
}

// firstKey is the first key of a JSON object: the name of a contract's message, which is the only one. It reads no further.
func firstKey(object []byte) string {
	decoder := json.NewDecoder(bytes.NewReader(object))
	if brace, err := decoder.Token(); err != nil || brace != json.Delim('{') {
		return ""
	}
	key, err := decoder.Token()
	if err != nil {
		return ""
	}
	name, _ := key.(string)
	return name
}
