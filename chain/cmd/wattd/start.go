package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/cometbft/cometbft/node"
	"github.com/cometbft/cometbft/p2p"
	"github.com/cometbft/cometbft/privval"
	"github.com/cometbft/cometbft/proxy"
	"github.com/cometbft/cometbft/rpc/client/local"
	cmttypes "github.com/cometbft/cometbft/types"
	"go.opentelemetry.io/contrib/bridges/otelslog"
	"golang.org/x/sync/errgroup"

	"cosmossdk.io/log/v2"
	"cosmossdk.io/log/v2/slog"

	"github.com/cosmos/cosmos-sdk/client"
	"github.com/cosmos/cosmos-sdk/server"
	"github.com/cosmos/cosmos-sdk/server/api"
	serverconfig "github.com/cosmos/cosmos-sdk/server/config"
	servercmtlog "github.com/cosmos/cosmos-sdk/server/log"
	servertypes "github.com/cosmos/cosmos-sdk/server/types"
	"github.com/cosmos/cosmos-sdk/telemetry"
	genutiltypes "github.com/cosmos/cosmos-sdk/x/genutil/types"
)

const telemetryStopTimeout = 5 * time.Second

// startWithinBounds starts the app with CometBFT in the process, as the SDK does when it is not told otherwise, but that the node's index of
// transactions is kept to the newest blocks, and its databases to a bound in memory. The SDK lets nobody else open a node's databases.
func startWithinBounds(
	serverCtx *server.Context, clientCtx client.Context, newApp servertypes.AppCreator, _ bool, options server.StartCmdOptions,
) (err error) {
	config, err := serverconfig.GetConfig(serverCtx.Viper)
	if err != nil {
		return err
	}
	if err := config.ValidateBasic(); err != nil {
		return err
	}
	if err := telemetry.InitializeOpenTelemetry(filepath.Join(clientCtx.HomeDir, "config", telemetry.OtelFileName)); err != nil {
		return fmt.Errorf("OpenTelemetry: %w", err)
	}
	if telemetry.IsOtelLoggerEnabled() {
		serverCtx.Logger = log.NewMultiLogger(serverCtx.Logger, slog.NewCustomLogger(otelslog.NewLogger("")))
	}
	//lint:ignore SA1019 what app.toml's [telemetry] says still counts
	metrics, err := telemetry.New(config.Telemetry)
	if err != nil {
		return fmt.Errorf("telemetry: %w", err)
	}
	defer func() {
		stopping, cancel := context.WithTimeout(context.Background(), telemetryStopTimeout)
		defer cancel()
		err = errors.Join(err, telemetry.Shutdown(stopping))
	}()

	memory := databaseMemory(serverCtx.Viper.GetUint64(databaseMemoryKey))
	db, err := memory.openApp(serverCtx.Config.RootDir, server.GetAppDBBackend(serverCtx.Viper), options.DBOpener)
	if err != nil {
		return err
	}
	wattd := newApp(serverCtx.Logger, db, serverCtx.Viper)
	defer func() { err = errors.Join(err, wattd.Close()) }()

	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	group, ctx := errgroup.WithContext(ctx)
	server.ListenForQuitSignals(group, true, cancel, serverCtx.Logger)

	comet, index, err := startComet(ctx, serverCtx, wattd, memory)
	if err != nil {
		return err
	}
	defer func() {
		if comet.IsRunning() {
			err = errors.Join(err, comet.Stop())
		}
	}()
	if index != nil {
		index.keepShort(ctx, group, serverCtx.Logger, serverCtx.Viper.GetUint64(keyTransactionIndexBlocks))
	}

	if config.API.Enable || config.GRPC.Enable {
		clientCtx = clientCtx.WithClient(local.New(comet))
		wattd.RegisterTxService(clientCtx)
		wattd.RegisterTendermintService(clientCtx)
		wattd.RegisterNodeService(clientCtx, config)
	}
	grpcServer, clientCtx, err := server.StartGrpcServer(ctx, group, config.GRPC, clientCtx, serverCtx, wattd)
	if err != nil {
		return err
	}
	if config.API.Enable {
		rest := api.New(clientCtx.WithHomeDir(serverCtx.Config.RootDir), serverCtx.Logger.With("module", "api-server"), grpcServer)
		wattd.RegisterAPIRoutes(rest, config.API)
		//lint:ignore SA1019 as above
		if config.Telemetry.Enabled {
			//lint:ignore SA1019 as above
			rest.SetTelemetry(metrics)
		}
		group.Go(func() error { return rest.Start(ctx, config) })
	}
	if err := options.PostSetup(serverCtx, clientCtx, ctx, group); err != nil {
		return err
	}
	return group.Wait()
}

// startComet starts CometBFT with the app in its process. The index is nil where transactions are not indexed, or elsewhere.
func startComet(
	ctx context.Context, serverCtx *server.Context, wattd servertypes.Application, memory databaseMemory,
) (*node.Node, *transactionIndex, error) {
	config := serverCtx.Config
	nodeKey, err := p2p.LoadOrGenNodeKey(config.NodeKeyFile())
	if err != nil {
		return nil, nil, err
	}
	var index *transactionIndex
	comet, err := node.NewNodeWithContext(
		ctx, config, privval.LoadOrGenFilePV(config.PrivValidatorKeyFile(), config.PrivValidatorStateFile()), nodeKey,
		proxy.NewLocalClientCreator(server.NewCometABCIWrapper(wattd)),
		func() (*cmttypes.GenesisDoc, error) {
			genesis, err := genutiltypes.AppGenesisFromFile(config.GenesisFile())
			if err != nil {
				return nil, err
			}
			return genesis.ToGenesisDoc()
		},
		openWithIndex(memory.openComet, func(opened *transactionIndex) { index = opened }),
		node.DefaultMetricsProvider(config.Instrumentation), servercmtlog.CometLoggerWrapper{Logger: serverCtx.Logger},
	)
	if err != nil {
		return nil, nil, err
	}
	return comet, index, comet.Start()
}
