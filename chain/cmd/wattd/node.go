package main

import (
	"os"
	"runtime/debug"

	dbm "github.com/cosmos/cosmos-db"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/spf13/cast"

	wasmkeeper "github.com/CosmWasm/wasmd/x/wasm/keeper"

	"cosmossdk.io/log/v2"

	"github.com/cosmos/cosmos-sdk/server"
	servertypes "github.com/cosmos/cosmos-sdk/server/types"

	"github.com/wattmesh/wattmesh/chain/app"
)

// newNodeApp builds the app of a running node.
func newNodeApp(logger log.Logger, db dbm.DB, appOpts servertypes.AppOptions) servertypes.Application {
	limitMemory(cast.ToUint64(appOpts.Get(memoryLimitKey)))
	var wasmOpts []wasmkeeper.Option
	if tellsMetrics(appOpts) {
		wasmOpts = append(wasmOpts, wasmkeeper.WithVMCacheMetrics(prometheus.DefaultRegisterer))
	}
	wattd := app.New(logger, db, true, appOpts, wasmOpts, server.DefaultBaseappOptions(appOpts)...)
	if tellsMetrics(appOpts) {
		if err := registerMetrics(wattd, appOpts, prometheus.DefaultRegisterer); err != nil {
			panic(err)
		}
	}
	return wattd
}

// limitMemory makes the Go runtime collect garbage in time to stay within so many MiB, unless the environment says how much.
func limitMemory(mib uint64) {
	if _, given := os.LookupEnv("GOMEMLIMIT"); mib > 0 && !given {
		debug.SetMemoryLimit(int64(mib) << 20)
	}
}
