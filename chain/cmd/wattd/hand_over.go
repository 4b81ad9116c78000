package main

import (
	"errors"
	"fmt"

	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	"github.com/spf13/cobra"

	"github.com/cosmos/cosmos-sdk/client"
	"github.com/cosmos/cosmos-sdk/client/flags"
	clienttx "github.com/cosmos/cosmos-sdk/client/tx"
	consensustypes "github.com/cosmos/cosmos-sdk/x/consensus/types"

	"github.com/wattmesh/wattmesh/chain/app"
)

// handOverCommand makes another account the authority. The authority is a consensus parameter, and those change only all together: the others
// are taken from the node as they are.
func handOverCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "hand-over-authority [address]",
		Short: "Make another account the chain's authority (authority only)",
		Long: "Make another account the chain's authority (authority only). It holds from the next block on, and only the new authority can undo it:\n" +
			"make sure that somebody has its key.",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := app.AccountAddresses().StringToBytes(args[0]); err != nil {
				return fmt.Errorf("authority %q: %w", args[0], err)
			}
			clientCtx, err := client.GetClientTxContext(cmd)
			if err != nil {
				return err
			}
			current, err := consensustypes.NewQueryClient(clientCtx).Params(cmd.Context(), &consensustypes.QueryParamsRequest{})
			if err != nil {
				return err
			}
			if current.Params == nil {
				return errors.New("the node has no consensus parameters")
			}
			return clienttx.GenerateOrBroadcastTxCLI(clientCtx, cmd.Flags(), &consensustypes.MsgUpdateParams{
				Authority: clientCtx.GetFromAddress().String(),
				Block:     current.Params.Block,
				Evidence:  current.Params.Evidence,
				Validator: current.Params.Validator,
				Abci:      current.Params.Abci,
				Auth:      &cmtproto.AuthorityParams{Authority: args[0]},
			})
		},
	}
	flags.AddTxFlagsToCmd(command)
	return command
}
