package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/poa/types"
)

type msgServer struct{ Keeper }

var _ types.MsgServer = msgServer{}

// NewMsgServer returns the server of the module's messages.
func NewMsgServer(keeper Keeper) types.MsgServer {
	return msgServer{keeper}
}

// AddValidator adds a validator.
func (s msgServer) AddValidator(ctx context.Context, msg *types.MsgAddValidator) (*types.MsgAddValidatorResponse, error) {
	if err := s.requireAuthority(ctx, msg.Authority); err != nil {
		return nil, err
	}
	consensusAddress, err := s.addValidator(ctx, types.Validator{Moniker: msg.Moniker, PubKey: msg.PubKey, Power: msg.Power})
	return &types.MsgAddValidatorResponse{ConsensusAddress: consensusAddress}, err
}

// RemoveValidator removes a validator.
func (s msgServer) RemoveValidator(ctx context.Context, msg *types.MsgRemoveValidator) (*types.MsgRemoveValidatorResponse, error) {
	if err := s.requireAuthority(ctx, msg.Authority); err != nil {
		return nil, err
	}
	return &types.MsgRemoveValidatorResponse{}, s.removeValidator(ctx, msg.ConsensusAddress)
}

// SetPower changes a validator's power.
func (s msgServer) SetPower(ctx context.Context, msg *types.MsgSetPower) (*types.MsgSetPowerResponse, error) {
	if err := s.requireAuthority(ctx, msg.Authority); err != nil {
		return nil, err
	}
	return &types.MsgSetPowerResponse{}, s.setPower(ctx, msg.ConsensusAddress, msg.Power)
}

// RotateKey replaces a validator's key.
func (s msgServer) RotateKey(ctx context.Context, msg *types.MsgRotateKey) (*types.MsgRotateKeyResponse, error) {
	if err := s.requireAuthority(ctx, msg.Authority); err != nil {
		return nil, err
	}
	consensusAddress, err := s.rotateKey(ctx, msg.ConsensusAddress, msg.NewPubKey)
	return &types.MsgRotateKeyResponse{ConsensusAddress: consensusAddress}, err
}

// UpdateParams replaces the parameters.
func (s msgServer) UpdateParams(ctx context.Context, msg *types.MsgUpdateParams) (*types.MsgUpdateParamsResponse, error) {
	if err := s.requireAuthority(ctx, msg.Authority); err != nil {
		return nil, err
	}
	return &types.MsgUpdateParamsResponse{}, s.updateParams(ctx, msg.Params)
}
