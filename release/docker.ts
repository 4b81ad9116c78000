import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Debian } from "./debian/build.ts";
import { version } from "./project.ts";

const BASE = "debian:12-slim";
const BROKER = "eclipse-mosquitto:2.0.22";
/** Nobody else's on a usual machine, so that volumes are nobody else's either. */
const USER_ID = 26650;

/** How a service is run in a container: what differs from how systemd runs it. */
interface Contained {
  /** The Debian package. */
  readonly name: string;
  /** More words of the command, which stand over those before: on which address others reach it. */
  readonly options: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Whom of the others it needs. */
  readonly after: readonly string[];
  /** The path by which it says that it lives; a node has a command for it. */
  readonly probe?: string;
  /** The port that this machine is given, on its loopback. */
  readonly port: number;
  /** What it takes from the folder `config`. */
  readonly files: readonly string[];
  /** Not every community has one: compose starts it when its profile, which has its name, is asked for. */
  readonly isOptional?: true;
}

/** The variables that a service is told by `compose.yaml`. */
export function environmentOf(name: string): Readonly<Record<string, string>> {
  return contained.find((one) => one.name === name)?.environment ?? {};
}

const RPC = "http://node:26657";

const contained: readonly Contained[] = [
  {
    name: "wattmesh-node",
    options: ["--rpc.laddr", "tcp://0.0.0.0:26657"],
    environment: {},
    after: [],
    port: 26657,
    files: [],
  },
  {
    name: "wattmesh-relayer",
    options: [],
    environment: {
      WATTMESH_RELAYER_CHAIN_RPC_URL: RPC,
      WATTMESH_RELAYER_MQTT_URL: "mqtt://broker:1883",
      WATTMESH_RELAYER_HTTP_HOST: "0.0.0.0",
    },
    after: ["node", "broker"],
    probe: "/health",
    port: 9464,
    files: ["deployment.json", "relayer.toml", "relayer.key"],
  },
  {
    name: "wattmesh-analyser",
    options: [],
    environment: { WATTMESH_ANALYSER_CHAIN_RPC_URL: RPC, WATTMESH_ANALYSER_HTTP_HOST: "0.0.0.0" },
    after: ["node"],
    probe: "/health",
    port: 9467,
    files: ["deployment.json", "analyser.toml", "analyser.key"],
    isOptional: true,
  },
  {
    name: "wattmesh-indexer",
    options: [],
    environment: { WATTMESH_INDEXER_CHAIN_RPC_URL: RPC, WATTMESH_INDEXER_HTTP_HOST: "0.0.0.0" },
    after: ["node"],
    probe: "/health",
    port: 9470,
    files: ["deployment.json", "indexer.toml"],
  },
  {
    name: "wattmesh-notifier",
    options: [],
    environment: { WATTMESH_NOTIFIER_INDEXER_URL: "http://indexer:9470", WATTMESH_NOTIFIER_HTTP_HOST: "0.0.0.0" },
    after: ["indexer"],
    probe: "/health",
    port: 9468,
    files: ["deployment.json", "notifier.toml", "vapid.json"],
    isOptional: true,
  },
  {
    name: "wattmesh-web",
    options: ["--hostname", "0.0.0.0"],
    environment: {
      NODE_ENV: "production",
      WATTMESH_WEB_DEPLOYMENT: "/etc/wattmesh/deployment.json",
      WATTMESH_WEB_RPC_URL: RPC,
      WATTMESH_WEB_INDEXER_URL: "http://indexer:9470",
    },
    after: ["node", "indexer"],
    probe: "/",
    port: 3000,
    files: ["deployment.json"],
  },
];

const short = (name: string) => name.replace("wattmesh-", "");
const list = (words: readonly string[]) => `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;

function find(debians: readonly Debian[], name: string): Debian & { unit: NonNullable<Debian["unit"]> } {
  const found = debians.find((one) => one.name === name);
  if (found?.unit === undefined) throw new Error(`there is no Debian package ${name} with a unit`);
  return { ...found, unit: found.unit };
}

/**
 * An image for each service, of the files of the Debian packages that lie beside it. Their scripts are not run: a container has neither systemd
 * nor accounts to make.
 */
export function dockerfile(debians: readonly Debian[]): string {
  const stages = contained.map(({ name }) => {
    const { unit } = find(debians, name);
    const packages = name === "wattmesh-node" ? [name] : ["wattmesh-nodejs", name];
    const [program = "", ...args] = unit.command.split(" ");
    return `FROM ${BASE} AS ${short(name)}-files
COPY ${packages.map((one) => `${one}_*.deb`).join(" ")} /packages/
RUN for package in /packages/*.deb; do dpkg-deb --extract "$package" /files; done \\
    && install -d -o ${USER_ID} -g ${USER_ID} -m 0750 /files/var/lib/${unit.user}

FROM ${BASE} AS ${short(name)}
COPY --from=${short(name)}-files /files/ /
USER ${USER_ID}:${USER_ID}
VOLUME /var/lib/${unit.user}
ENTRYPOINT ${list([program])}
CMD ${list(args)}
`;
  });
  return `# Made by npm run release. docker build --target NAME: ${contained.map(({ name }) => short(name)).join(", ")}\n\n${stages.join("\n")}`;
}

/** The probe of a service, by what is in its image. */
function healthcheck({ probe, port }: Contained): string {
  if (probe === undefined) return list(["CMD", "wattd", "status", "--home", "/var/lib/wattmesh-node"]);
  const ask = `fetch("http://127.0.0.1:${port}${probe}").then((answer) => process.exit(answer.status < 500 ? 0 : 1), () => process.exit(1))`;
  return list(["CMD", "/usr/lib/wattmesh/nodejs/bin/node", "-e", ask]);
}

/** A node, a broker and the services of one community, on this machine's loopback. */
export function composeFile(debians: readonly Debian[]): string {
  const services = contained.map((service) => {
    const { name, options, environment, after, port, files } = service;
    const { unit } = find(debians, name);
    const [, ...args] = unit.command.split(" ");
    const mounts = files.map((file) => `      - ./config/${file}:/etc/wattmesh/${file}:ro`);
    const variables = Object.entries(environment).map(([key, value]) => `      ${key}: ${JSON.stringify(value)}`);
    return [
      `  ${short(name)}:`,
      "    <<: *confined",
      ...(service.isOptional ? [`    profiles: [${short(name)}]`] : []),
      `    build: { context: ., target: ${short(name)} }`,
      `    image: ${name}:${version}`,
      `    command: ${list([...args, ...options])}`,
      ...(variables.length > 0 ? ["    environment:", ...variables] : []),
      ...(after.length > 0 ? [`    depends_on: ${list(after)}`] : []),
      "    volumes:",
      `      - ${short(name)}:/var/lib/${unit.user}`,
      ...mounts,
      `    ports: ["127.0.0.1:${port}:${port}"]`,
      "    healthcheck:",
      `      test: ${healthcheck(service)}`,
      "      start_period: 60s",
    ].join("\n");
  });
  return `# Made by npm run release. What lies in ./config, and how a node's folder is made: the operators' pages.

x-confined: &confined
  restart: on-failure
  read_only: true
  cap_drop: [ALL]
  security_opt: ["no-new-privileges:true"]
  tmpfs: [/tmp]
  logging: { driver: json-file, options: { max-size: 50m, max-file: "20" } }

services:
${services.join("\n\n")}

  broker:
    <<: *confined
    image: ${BROKER}
    user: "1883:1883"
    ports: ["127.0.0.1:1883:1883"]
    volumes:
      - broker:/mosquitto/data
      - ./config/mosquitto.conf:/mosquitto/config/mosquitto.conf:ro

volumes:
${[...contained.map(({ name }) => short(name)), "broker"].map((name) => `  ${name}:`).join("\n")}
`;
}

/** Writes both beside the packages. */
export function writeDocker(debians: readonly Debian[], folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "Dockerfile"), dockerfile(debians));
  writeFileSync(join(folder, "compose.yaml"), composeFile(debians));
}
