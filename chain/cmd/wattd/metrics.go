package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/spf13/cast"
	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/CosmWasm/wasmd/x/wasm"

	"github.com/cosmos/cosmos-sdk/client"
	"github.com/cosmos/cosmos-sdk/client/flags"
	"github.com/cosmos/cosmos-sdk/server"
	servertypes "github.com/cosmos/cosmos-sdk/server/types"

	"github.com/wattmesh/wattmesh/chain/app"
)

// The keys of config.toml, which are flags of start too.
const (
	keyPrometheus        = "instrumentation.prometheus"
	keyPrometheusAddress = "instrumentation.prometheus_listen_addr"
)

// defaultMetricsAddress is on this machine only: what a node tells there is its operator's.
const defaultMetricsAddress = "127.0.0.1:26660"

const (
	metricsHeaderTimeout = 10 * time.Second
	metricsStopTimeout   = time.Second
)

// startCommand is the SDK's, but that the metrics of CometBFT, of the clock and of the process come from one server, as OpenMetrics for whoever
// asks for it, and that the log of consensus and the index of transactions are kept short. CometBFT's own server knows the older text only.
func startCommand() *cobra.Command {
	var address string
	options := server.StartCmdOptions{
		AddFlags: func(cmd *cobra.Command) {
			wasm.AddModuleInitFlags(cmd)
			cmd.Flags().Bool(keyPrometheus, false, "Tell metrics to Prometheus")
			cmd.Flags().String(keyPrometheusAddress, defaultMetricsAddress, "Where metrics are told, at /metrics")
		},
		PostSetup: func(serverCtx *server.Context, _ client.Context, ctx context.Context, group *errgroup.Group) error {
			keepConsensusLogShort(ctx, group, serverCtx.Logger, serverCtx.Config.Consensus.WalFile(), serverCtx.Viper.GetUint64(keyConsensusLogFiles))
			return serveMetrics(ctx, group, address, prometheus.DefaultGatherer)
		},
	}
	command := server.StartCmdWithOptions(newNodeApp, defaultHome(), options)
	startSDK := command.RunE
	options.StartCommandHandler = startWithinBounds
	startOurs := server.StartCmdWithOptions(newNodeApp, defaultHome(), options).RunE
	command.RunE = func(cmd *cobra.Command, args []string) error {
		serverCtx := server.GetServerContextFromCmd(cmd)
		config := serverCtx.Config
		if err := checkFirstStart(config); err != nil {
			return err
		}
		instrumentation := config.Instrumentation
		if instrumentation.IsPrometheusEnabled() {
			address, instrumentation.PrometheusListenAddr = instrumentation.PrometheusListenAddr, ""
		}
		if keepsIndexShort(serverCtx.Viper) {
			return startOurs(cmd, args)
		}
		return startSDK(cmd, args)
	}
	return command
}

// keepsIndexShort is whether a node has CometBFT in its process, whose index of transactions is to be kept to the newest blocks.
func keepsIndexShort(options servertypes.AppOptions) bool {
	return cast.ToUint64(options.Get(keyTransactionIndexBlocks)) > 0 && cast.ToBool(options.Get("with-comet")) && !cast.ToBool(options.Get("grpc-only"))
}

// serveMetrics answers at /metrics until the context ends; not at all without an address.
func serveMetrics(ctx context.Context, group *errgroup.Group, address string, gatherer prometheus.Gatherer) error {
	if address == "" {
		return nil
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return fmt.Errorf("%s: %w", keyPrometheusAddress, err)
	}
	mux := http.NewServeMux()
	mux.Handle("/metrics", promhttp.HandlerFor(gatherer, promhttp.HandlerOpts{EnableOpenMetrics: true}))
	metrics := &http.Server{Handler: mux, ReadHeaderTimeout: metricsHeaderTimeout}
	group.Go(func() error {
		if err := metrics.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	})
	group.Go(func() error {
		<-ctx.Done()
		stopping, cancel := context.WithTimeout(context.Background(), metricsStopTimeout)
		defer cancel()
		_ = metrics.Shutdown(stopping)
		return nil
	})
	return nil
}

// tellsMetrics is whether anybody listens to what a node tells of itself.
func tellsMetrics(options servertypes.AppOptions) bool {
	return cast.ToBool(options.Get(keyPrometheus)) || cast.ToBool(options.Get("telemetry.enabled"))
}

// registerMetrics makes the clock's metrics and the room on the home's disk known.
func registerMetrics(wattd *app.App, options servertypes.AppOptions, registry prometheus.Registerer) error {
	home := cast.ToString(options.Get(flags.FlagHome))
	return errors.Join(
		wattd.ClockKeeper.Metrics.Register(registry),
		registry.Register(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Namespace: "wattmesh", Subsystem: "node", Name: "disk_free_bytes", Help: "Room on the disk of the node's home",
		}, func() float64 { return freeBytes(home) })),
	)
}

// freeBytes is what an ordinary user can still write at a path, 0 where nobody can tell.
func freeBytes(path string) float64 {
	var disk syscall.Statfs_t
	if err := syscall.Statfs(path, &disk); err != nil {
		return 0
	}
	return float64(disk.Bavail) * float64(disk.Bsize)
}
