package types

import (
	"github.com/cosmos/cosmos-sdk/codec"
	"github.com/cosmos/cosmos-sdk/codec/legacy"
	"github.com/cosmos/cosmos-sdk/codec/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/cosmos/cosmos-sdk/types/msgservice"
)

// RegisterLegacyAminoCodec registers the messages under the names that hardware wallets sign.
func RegisterLegacyAminoCodec(cdc *codec.LegacyAmino) {
	cdc.RegisterConcrete(Call{}, "wattmesh/lanes/Call", nil)
	cdc.RegisterConcrete(Params{}, "wattmesh/lanes/Params", nil)
	legacy.RegisterAminoMsg(cdc, &MsgUpdateParams{}, "wattmesh/lanes/MsgUpdateParams")
}

// RegisterInterfaces registers the messages.
func RegisterInterfaces(registry types.InterfaceRegistry) {
	registry.RegisterImplementations((*sdk.Msg)(nil), &MsgUpdateParams{})
	msgservice.RegisterMsgServiceDesc(registry, &_Msg_serviceDesc)
}
