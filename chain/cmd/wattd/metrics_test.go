package main

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	dbm "github.com/cosmos/cosmos-db"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"cosmossdk.io/log/v2"

	"github.com/cosmos/cosmos-sdk/client/flags"

	"github.com/wattmesh/wattmesh/chain/app"
)

func Test_a_node_tells_its_metrics_as_openmetrics_or_as_the_text_before_it_until_it_ends(t *testing.T) {
	home := t.TempDir()
	options := appOptions{flags.FlagHome: home, keyPrometheus: true}
	require.True(t, tellsMetrics(options))
	wattd := app.New(log.NewNopLogger(), dbm.NewMemDB(), false, options, nil)
	registry := prometheus.NewRegistry()
	require.NoError(t, registerMetrics(wattd, options, registry))

	address := freeAddress(t)
	ctx, stop := context.WithCancel(context.Background())
	group, ctx := errgroup.WithContext(ctx)
	require.NoError(t, serveMetrics(ctx, group, address, registry))
	require.ErrorContains(t, serveMetrics(ctx, group, address, registry), keyPrometheusAddress)

	for _, tc := range []struct{ accept, contentType, end string }{
		{"application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.5", "application/openmetrics-text; version=1.0.0", "# EOF\n"},
		{"text/plain", "text/plain; version=0.0.4", "\n"},
	} {
		request, err := http.NewRequest(http.MethodGet, "http://"+address+"/metrics", nil)
		require.NoError(t, err)
		request.Header.Set("Accept", tc.accept)
		answer, err := http.DefaultClient.Do(request)
		require.NoError(t, err)
		body, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())
		require.Contains(t, answer.Header.Get("Content-Type"), tc.contentType)
		require.True(t, strings.HasSuffix(string(body), tc.end))
		require.Contains(t, string(body), "wattmesh_clock_late_seconds")
		require.Regexp(t, `wattmesh_node_disk_free_bytes [1-9]`, string(body))
	}

	stop()
	require.NoError(t, group.Wait())
	_, err := http.Get("http://" + address + "/metrics")
	require.Error(t, err)
}

func Test_a_node_tells_no_metrics_unless_it_is_told_to(t *testing.T) {
	require.False(t, tellsMetrics(appOptions{}))
	group, ctx := errgroup.WithContext(context.Background())
	require.NoError(t, serveMetrics(ctx, group, "", prometheus.NewRegistry()))
	require.NoError(t, group.Wait())
	for _, profile := range profiles {
		instrumentation := profile.cometConfig().Instrumentation
		require.Equal(t, defaultMetricsAddress, instrumentation.PrometheusListenAddr)
		require.False(t, instrumentation.IsPrometheusEnabled())
	}
}
