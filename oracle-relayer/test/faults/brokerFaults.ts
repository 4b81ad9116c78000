import type { Row } from "./row.ts";
import { Town } from "./town.ts";

const killed = (hasSessionStore: boolean): Row => ({
  fault: `the broker is killed, ${hasSessionStore ? "with" : "without"} its session store`,
  length: hasSessionStore ? "long" : "short",
  async run() {
    const town = await Town.open({ hasSessionStore });
    const relayer = town.start(await town.newPlace());
    await relayer.logged("listening");
    for (let kill = 0; kill < 3; kill += 1) {
      const heard = town.meters.acksHeard;
      const said = town.say(2).catch(() => undefined);
      await town.until(() => town.meters.acksHeard > heard, relayer);
      const again = relayer.logs("listening");
      await town.broker.kill();
      await town.broker.open();
      await Promise.all([said, again]);
    }
    await town.settled(relayer);
    return town.compare();
  },
});

const silent: Row = {
  fault: "the broker is silent for longer than keepalive",
  length: "long",
  async run() {
    const town = await Town.open({ config: { mqtt: { keepalive_seconds: 1 } } });
    const relayer = town.start(await town.newPlace());
    await relayer.logged("listening");
    await town.say(1);
    await town.settled(relayer);
    const dropped = relayer.logs("connection to the broker lost");
    town.broker.signal("SIGSTOP");
    const said = town.say(2);
    await dropped;
    town.broker.signal("SIGCONT");
    await said;
    await town.settled(relayer);
    return town.compare();
  },
};

const cut: Row = {
  fault: "the connection to the broker is cut at each acknowledgement, as it is sent",
  length: "long",
  async run() {
    const town = await Town.open();
    const relayer = town.start(await town.newPlace());
    await relayer.logged("listening");
    let cuts = 0;
    // PUBACK: the broker never hears it, and delivers again.
    town.mqtt.onSent = ([kind]) => {
      if (kind !== 0x40 || cuts === 3) return;
      cuts += 1;
      town.mqtt.reset();
    };
    for (let slot = 0; slot < 4; slot += 1) {
      await town.say(1);
      await town.settled(relayer);
    }
    return { ...town.compare(), note: `${cuts} cuts` };
  },
};

export const brokerFaults: readonly Row[] = [killed(true), killed(false), silent, cut];
