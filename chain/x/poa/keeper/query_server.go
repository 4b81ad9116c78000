package keeper

import (
	"context"
	"errors"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/cosmos/cosmos-sdk/types/query"

	"github.com/wattmesh/wattmesh/chain/x/poa/types"
)

// maxPageLimit bounds the work of one query.
const maxPageLimit = 100

type queryServer struct{ Keeper }

var _ types.QueryServer = queryServer{}

// NewQueryServer returns the server of the module's queries.
func NewQueryServer(keeper Keeper) types.QueryServer {
	return queryServer{keeper}
}

// Params returns the parameters.
func (s queryServer) Params(ctx context.Context, _ *types.QueryParamsRequest) (*types.QueryParamsResponse, error) {
	params, err := s.Keeper.Params.Get(ctx)
	if err != nil {
		return nil, err
	}
	return &types.QueryParamsResponse{Params: params}, nil
}

// Authority returns the account that may sign the authority's messages.
func (s queryServer) Authority(ctx context.Context, _ *types.QueryAuthorityRequest) (*types.QueryAuthorityResponse, error) {
	authority, err := s.Keeper.Authority(ctx)
	if err != nil {
		return nil, err
	}
	return &types.QueryAuthorityResponse{Authority: authority}, nil
}

// Validator returns one validator.
func (s queryServer) Validator(ctx context.Context, req *types.QueryValidatorRequest) (*types.QueryValidatorResponse, error) {
	_, validator, err := s.validator(ctx, req.ConsensusAddress)
	switch {
	case errors.Is(err, types.ErrValidatorNotFound):
		return nil, status.Error(codes.NotFound, err.Error())
	case errors.Is(err, types.ErrInvalidConsensusAddr):
		return nil, status.Error(codes.InvalidArgument, err.Error())
	case err != nil:
		return nil, err
	}
	return &types.QueryValidatorResponse{
		Validator: types.ValidatorInfo{ConsensusAddress: req.ConsensusAddress, Validator: validator},
	}, nil
}

// Validators returns a page of validators, at most maxPageLimit.
func (s queryServer) Validators(ctx context.Context, req *types.QueryValidatorsRequest) (*types.QueryValidatorsResponse, error) {
	if req.Pagination != nil && req.Pagination.Limit > maxPageLimit {
		return nil, status.Errorf(codes.InvalidArgument, "limit %d is above %d", req.Pagination.Limit, maxPageLimit)
	}
	validators, page, err := query.CollectionPaginate(ctx, s.Keeper.Validators, req.Pagination,
		func(address sdk.ConsAddress, validator types.Validator) (types.ValidatorInfo, error) {
			consensusAddress, err := s.consensusAddresses.BytesToString(address)
			return types.ValidatorInfo{ConsensusAddress: consensusAddress, Validator: validator}, err
		})
	if err != nil {
		return nil, err
	}
	return &types.QueryValidatorsResponse{Validators: validators, Pagination: page}, nil
}
