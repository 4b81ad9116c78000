import { exitCodeOf } from "@wattmesh/service-kit/command";
import { messageOf, retryHelps } from "@wattmesh/service-kit/errors";
import { openHttpServer } from "@wattmesh/service-kit/http";
import { openLog } from "@wattmesh/service-kit/log";
import { untilStopSignal } from "@wattmesh/service-kit/shutdown";
import { systemTime } from "@wattmesh/service-kit/time";
import { answerWith } from "../api/api.ts";
import { Rate } from "../api/rate.ts";
import { proxiesOf } from "../api/source.ts";
import { type Config, readDeploymentOf } from "../config.ts";
import { Authorization } from "../keys/authorization.ts";
import { readKeys } from "../keys/vapidKeys.ts";
import { openMetrics } from "../metrics.ts";
import { Delivery } from "../push/deliver.ts";
import { Pusher } from "../push/push.ts";
import { PushHosts } from "../push/pushHosts.ts";
import { Store } from "../store/store.ts";
import { Indexer } from "../watch/indexer.ts";
import { Watch } from "../watch/watch.ts";

/** Takes subscriptions and wakes browsers until a signal; the exit code. */
export async function run(config: Config): Promise<number> {
  const stopped = untilStopSignal();
  const log = openLog("notifier", config.log.level);
  const { push, http } = config;
  const { slotSeconds, chainId } = readDeploymentOf(config);
  const keys = readKeys(config.keysFile);
  const store = new Store(config.store.path, config.limits);
  const hosts = new PushHosts(push);
  const pusher = new Pusher(hosts, new Authorization(keys, config.contact), push, systemTime);
  const indexer = new Indexer(config.indexer.url, config.indexer.requestTimeoutMs, slotSeconds);
  const metrics = openMetrics({ troubles: () => watch.troubles() });
  const options = { everyMs: push.atMostEverySeconds * 1_000, refreshMs: config.indexer.refreshSeconds * 1_000 };
  const delivery = new Delivery(store, pusher, options.everyMs, systemTime, metrics, log);
  const watch: Watch = new Watch(indexer, store, options, systemTime, metrics, log, () => delivery.wake());
  try {
    const server = await openHttpServer(
      http.host,
      http.port,
      answerWith({
        publicKey: keys.publicKey,
        store,
        hosts,
        pusher,
        indexer,
        watch,
        rate: new Rate(http.requestsPerMinute),
        proxies: proxiesOf(http.trustedProxies),
        probes: { troubles: () => watch.troubles(), metrics: (format) => metrics.text(format) },
        metrics,
        time: systemTime,
        log,
      }),
    );
    log.info({ chainId, http: server.port, subscriptions: store.count() }, "started");
    watch.start();
    delivery.start();
    const signal = await stopped;
    log.info({ signal }, "stopping");
    await server.close();
    await Promise.all([watch.stop(), delivery.stop()]);
    log.info("stopped");
    return 0;
  } catch (error) {
    log.fatal({ error: messageOf(error), retryHelps: retryHelps(error) }, "failed");
    return exitCodeOf(error);
  } finally {
    pusher.close();
    store.close();
  }
}
