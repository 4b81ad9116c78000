import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inTree, run, version } from "../project.ts";
import { stageService, stageWeb } from "../services.ts";
import { type Debian, linkCommand, write } from "./build.ts";

/** What packages are made of that others built before. */
export interface Built {
  /** The folder of wattd and its library. */
  readonly wattd: string;
  /** The folder of the npm packages. */
  readonly packages: string;
}

const architecture = run("dpkg", ["--print-architecture"]).trim();
const common = `wattmesh-common (= ${version})`;

/** The version of Node in the tree, which is the one that everything is tested with. */
const node = JSON.parse(readFileSync(inTree("node_modules", "node", "package.json"), "utf8")).version;
const NODE = "/usr/lib/wattmesh/nodejs/bin/node";

/** The newest glibc that a program asks for: with an older one it does not start. */
function libc(program: string): string {
  const asked = [...run("objdump", ["-T", program], {}, true).matchAll(/GLIBC_([\d.]+)/g)].map(
    ([, asked = ""]) => asked,
  );
  return `libc6 (>= ${asked.sort(new Intl.Collator("en", { numeric: true }).compare).at(-1)})`;
}

/** Puts an operator's page beside the package's licence. */
function document(folder: string, name: string, page: string): void {
  const to = join(folder, "usr", "share", "doc", name);
  mkdirSync(to, { recursive: true });
  cpSync(inTree("docs", "operators", page), join(to, page));
}

/** `/usr/bin/NAME`, which runs a file of `/usr/lib/wattmesh` by the Node beside it, from wherever both were put. */
function writeCommand(folder: string, name: string, file: string): void {
  const text = `#!/bin/sh
lib=$(dirname "$(dirname "$(readlink -f "$0")")")/lib/wattmesh
exec "$lib/nodejs/bin/node" "$lib/${file}" "$@"
`;
  write(join(folder, "usr", "bin", name), text, 0o755);
}

/** A service's example as its configuration, with other lines in place of some. */
function configured(example: string, changed: Readonly<Record<string, string>>): string {
  return Object.entries(changed).reduce(
    (text, [line, instead]) => {
      if (!text.includes(line)) throw new Error(`${example} has no line ${line}`);
      return text.replace(line, instead);
    },
    readFileSync(inTree(example), "utf8"),
  );
}

const commonPackage: Debian = {
  name: "wattmesh-common",
  version,
  architecture: "all",
  depends: ["systemd (>= 250)"],
  description: [
    "neighbourhood electricity market, what its packages share",
    "The journal of all Wattmesh services, which is kept within bounds, the folder of",
    "their configuration, and the handbook for operators.",
  ],
  stage: (folder) => {
    const journal = "[Journal]\nStorage=persistent\nSystemMaxUse=1G\nMaxFileSec=1day\nMaxRetentionSec=30day\n";
    write(join(folder, "usr/lib/systemd/journald@wattmesh.conf.d/wattmesh.conf"), journal);
    mkdirSync(join(folder, "etc", "wattmesh"), { recursive: true });
    const handbook = join(folder, "usr", "share", "doc", "wattmesh-common", "operators");
    cpSync(inTree("docs", "operators"), handbook, { recursive: true });
  },
};

const nodePackage: Debian = {
  name: "wattmesh-nodejs",
  version: node,
  architecture,
  depends: ["libc6 (>= 2.28)", "libgcc-s1", "libstdc++6"],
  description: [
    "neighbourhood electricity market, the Node.js of its services",
    "The version that they are tested with, beside whatever other there is.",
  ],
  // The npm package that brings the program brings no licence.
  copyright: readFileSync(inTree("release", "debian", "nodejs.LICENSE"), "utf8"),
  stage: (folder) => {
    mkdirSync(join(folder, NODE, ".."), { recursive: true });
    cpSync(inTree("node_modules", "node", "bin", "node"), join(folder, NODE));
  },
};

const chainPackage = ({ wattd }: Built): Debian => ({
  name: "wattmesh-node",
  version,
  architecture,
  depends: [common, libc(join(wattd, "wattd")), "libgcc-s1"],
  description: [
    "neighbourhood electricity market, a node of its chain",
    "Takes part in the chain that verifies meters and clears the market, as a full",
    "node or a validator.",
  ],
  unit: {
    description: "Wattmesh node",
    documentation: "/usr/share/doc/wattmesh-node/chain.md",
    user: "wattmesh-node",
    command: "/usr/bin/wattd start --home /var/lib/wattmesh-node",
    needs: "/var/lib/wattmesh-node/config/genesis.json",
    own: ["LimitNOFILE=65536", "TimeoutStopSec=120"],
  },
  stage: (folder) => {
    const lib = join(folder, "usr", "lib", "wattmesh", "wattd");
    mkdirSync(lib, { recursive: true });
    for (const file of ["wattd", ...libraryOf(wattd)]) cpSync(join(wattd, file), join(lib, file));
    linkCommand(folder, "wattd", "lib/wattmesh/wattd/wattd");
    document(folder, "wattmesh-node", "chain.md");
  },
});

/** The library that the binary asks for by name. */
function libraryOf(wattd: string): string[] {
  const needed = [...run("readelf", ["-d", join(wattd, "wattd")]).matchAll(/\(NEEDED\).*\[(libwasmvm[^\]]*)\]/g)];
  return needed.map(([, name = ""]) => name);
}

/** 2: the configuration is wrong; 3: starting again does not help. */
const givesUp = "RestartPreventExitStatus=2 3";

/** A service that is configured by a `.toml`, whose example stands in the tree. */
interface Configured {
  /** `relayer` of `wattmesh-relayer`; its page for operators is called so too. */
  readonly short: string;
  /** Its folder in the tree, where that is called otherwise. */
  readonly workspace?: string;
  readonly description: Debian["description"];
  /** Without it there is nothing to run. */
  readonly needs: string;
  /** Lines of the example, and what stands in their place: where the unit lets it write. */
  readonly changed?: Readonly<Record<string, string>>;
}

const servicePackage =
  ({ short, workspace = short, description, needs, changed = {} }: Configured) =>
  ({ packages }: Built): Debian => {
    const name = `wattmesh-${short}`;
    const config = `/etc/wattmesh/${short}.toml`;
    return {
      name,
      version,
      architecture: "all",
      depends: [common, `wattmesh-nodejs (>= ${node})`],
      description,
      unit: {
        description: `Wattmesh ${short}`,
        documentation: `/usr/share/doc/${name}/${short}.md`,
        user: name,
        command: `/usr/bin/${name} run --config ${config}`,
        needs,
        own: [givesUp],
      },
      stage: (folder) => {
        stageService(workspace, packages, join(folder, `usr/lib/wattmesh/${short}`));
        writeCommand(folder, name, `${short}/bin/${name}.cjs`);
        write(join(folder, config), configured(`${workspace}/${short}.example.toml`, changed));
        document(folder, name, `${short}.md`);
      },
    };
  };

const relayerPackage = servicePackage({
  short: "relayer",
  workspace: "oracle-relayer",
  description: [
    "neighbourhood electricity market, from meters to the chain",
    "Takes signed meter readings from an MQTT broker to the chain: nothing that it",
    "acknowledged is lost, nothing counts twice.",
  ],
  needs: "/etc/wattmesh/deployment.json",
  changed: { 'path = "data/outbox.db"': 'path = "/var/lib/wattmesh-relayer/outbox.db"' },
});

const analyserPackage = servicePackage({
  short: "analyser",
  description: [
    "neighbourhood electricity market, what meters say together",
    "Looks at all meters of a community at once, and flags on the chain what can",
    "hardly be true, for its verifiers.",
  ],
  needs: "/etc/wattmesh/analyser.key",
});

const indexerPackage = servicePackage({
  short: "indexer",
  description: [
    "neighbourhood electricity market, the database of its chain",
    "Follows the chain into a database and serves it by REST and events.",
  ],
  needs: "/etc/wattmesh/deployment.json",
  changed: { 'path = "data/indexer"': 'path = "/var/lib/wattmesh-indexer/database"' },
});

const notifierPackage = servicePackage({
  short: "notifier",
  description: [
    "neighbourhood electricity market, what wakes a household's browser",
    "Sends a push without words when something happened to an account; the browser",
    "asks the web app for the news itself.",
  ],
  needs: "/etc/wattmesh/vapid.json",
  changed: { 'path = "subscriptions.sqlite"': 'path = "/var/lib/wattmesh-notifier/subscriptions.sqlite"' },
});

const webPackage = ({ packages }: Built): Debian => ({
  name: "wattmesh-web",
  version,
  architecture: "all",
  depends: [common, `wattmesh-nodejs (>= ${node})`],
  description: [
    "neighbourhood electricity market, the marketplace of households",
    "Serves the pages by which a household sets its rule and sees its days.",
  ],
  unit: {
    description: "Wattmesh web app",
    documentation: "/usr/share/doc/wattmesh-web/web.md",
    user: "wattmesh-web",
    command: "/usr/bin/wattmesh-web --hostname 127.0.0.1 --port 3000",
    needs: "/etc/wattmesh/deployment.json",
    own: ["Environment=NODE_ENV=production", "EnvironmentFile=/etc/wattmesh/web.env", givesUp],
  },
  stage: (folder) => {
    stageWeb(packages, join(folder, "usr/lib/wattmesh/web"));
    writeCommand(folder, "wattmesh-web", "web/start.mjs");
    cpSync(inTree("release", "debian", "web.env"), join(folder, "etc/wattmesh/web.env"));
    document(folder, "wattmesh-web", "web.md");
  },
});

const deployPackage = ({ packages }: Built): Debian => ({
  name: "wattmesh-deploy",
  version,
  architecture: "all",
  depends: [common, `wattmesh-nodejs (>= ${node})`],
  description: [
    "neighbourhood electricity market, what brings a community onto its chain",
    "Makes a chain as one file says, with the contracts' codes inside; where it",
    "makes the genesis of a new chain, wattmesh-node has to be installed too.",
  ],
  stage: (folder) => {
    stageService("deploy", packages, join(folder, "usr/lib/wattmesh/deploy"));
    writeCommand(folder, "wattmesh", "deploy/bin/wattmesh.cjs");
    document(folder, "wattmesh-deploy", "deploy.md");
  },
});

/** Every Debian package, in an order in which they can be installed. */
export const debians = (built: Built): Debian[] => [
  commonPackage,
  nodePackage,
  ...[chainPackage, relayerPackage, analyserPackage, indexerPackage, notifierPackage, webPackage, deployPackage].map(
    (make) => make(built),
  ),
];
