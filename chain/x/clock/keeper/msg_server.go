package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

type msgServer struct{ Keeper }

var _ types.MsgServer = msgServer{}

// NewMsgServer returns what answers the module's messages.
func NewMsgServer(keeper Keeper) types.MsgServer {
	return msgServer{keeper}
}

// RegisterContract registers a contract.
func (s msgServer) RegisterContract(ctx context.Context, msg *types.MsgRegisterContract) (*types.MsgRegisterContractResponse, error) {
	if err := s.requireAuthority(ctx, msg.Authority); err != nil {
		return nil, err
	}
	id, err := s.registerContract(ctx, msg.ContractAddress, msg.GasLimit, msg.GasShare)
	return &types.MsgRegisterContractResponse{Id: id}, err
}

// UnregisterContract forgets a contract.
func (s msgServer) UnregisterContract(ctx context.Context, msg *types.MsgUnregisterContract) (*types.MsgUnregisterContractResponse, error) {
	if err := s.requireAuthority(ctx, msg.Authority); err != nil {
		return nil, err
	}
	return &types.MsgUnregisterContractResponse{}, s.unregisterContract(ctx, msg.ContractAddress)
}

// SetGasLimit changes a contract's gas limit.
func (s msgServer) SetGasLimit(ctx context.Context, msg *types.MsgSetGasLimit) (*types.MsgSetGasLimitResponse, error) {
	if err := s.requireAuthority(ctx, msg.Authority); err != nil {
		return nil, err
	}
	return &types.MsgSetGasLimitResponse{}, s.setGasLimit(ctx, msg.ContractAddress, msg.GasLimit)
}

// SetGasShare changes a contract's share of a block's gas.
func (s msgServer) SetGasShare(ctx context.Context, msg *types.MsgSetGasShare) (*types.MsgSetGasShareResponse, error) {
	if err := s.requireAuthority(ctx, msg.Authority); err != nil {
		return nil, err
	}
	return &types.MsgSetGasShareResponse{}, s.setGasShare(ctx, msg.ContractAddress, msg.GasShare)
}

// UnjailContract releases a jailed contract.
func (s msgServer) UnjailContract(ctx context.Context, msg *types.MsgUnjailContract) (*types.MsgUnjailContractResponse, error) {
	if err := s.requireAuthority(ctx, msg.Authority); err != nil {
		return nil, err
	}
	return &types.MsgUnjailContractResponse{}, s.unjailContract(ctx, msg.ContractAddress)
}

// UpdateParams replaces the parameters.
func (s msgServer) UpdateParams(ctx context.Context, msg *types.MsgUpdateParams) (*types.MsgUpdateParamsResponse, error) {
	if err := s.requireAuthority(ctx, msg.Authority); err != nil {
		return nil, err
	}
	return &types.MsgUpdateParamsResponse{}, s.updateParams(ctx, msg.Params)
}
