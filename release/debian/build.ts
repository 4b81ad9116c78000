import { createHash } from "node:crypto";
import {
  chmodSync,
  globSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { normalise } from "../normal.ts";
import { inTree, run } from "../project.ts";
import { type Unit, unitText } from "./unit.ts";

/** A Debian package: what it says of itself, and how its files are laid out. */
export interface Debian {
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  readonly depends: readonly string[];
  /** One line, then more. */
  readonly description: readonly [string, ...string[]];
  /** Whose licences hold; the project's own by default. */
  readonly copyright?: string;
  readonly unit?: Unit;
  /** Puts the files below `folder`, which stands for `/`. */
  stage(folder: string): void;
}

/** Kept as xz does in a release; `none` makes what is installed once and thrown away. */
export type Compression = "xz" | "none";

const MAINTAINER = "The Wattmesh authors <wattmesh@invalid.example>";

/** Writes a text file, and the folders it is in. */
export function write(file: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, mode);
}

/** Makes `/usr/bin/NAME` run a program that the package has elsewhere below `/usr`. */
export function linkCommand(folder: string, name: string, program: string): void {
  mkdirSync(join(folder, "usr", "bin"), { recursive: true });
  symlinkSync(join("..", program), join(folder, "usr", "bin", name));
}

/** Builds one package into `out`, by way of `folder`; the file's name. */
export function buildDebian(
  debian: Debian,
  folder: string,
  out: string,
  timeSeconds: number,
  compression: Compression,
): string {
  mkdirSync(folder, { recursive: true });
  debian.stage(folder);
  const documents = join(folder, "usr", "share", "doc", debian.name);
  write(join(documents, "copyright"), debian.copyright ?? readFileSync(inTree("LICENSE"), "utf8"));
  if (debian.unit !== undefined) stageUnit(debian.name, debian.unit, folder);
  writeControl(debian, folder);
  normalise(folder, timeSeconds);
  for (const script of globSync("DEBIAN/{postinst,prerm,postrm}", { cwd: folder }))
    chmodSync(join(folder, script), 0o755);
  const file = join(out, `${debian.name}_${debian.version}_${debian.architecture}.deb`);
  mkdirSync(out, { recursive: true });
  run(
    "dpkg-deb",
    ["--root-owner-group", "--threads-max=1", `-Z${compression}`, "--build", folder, file],
    { SOURCE_DATE_EPOCH: String(timeSeconds) },
    true,
  );
  return file;
}

/** The unit, its account and its folder. */
function stageUnit(name: string, unit: Unit, folder: string): void {
  const lib = join(folder, "usr", "lib");
  write(join(lib, "systemd", "system", `${name}.service`), unitText(unit));
  write(join(lib, "sysusers.d", `${name}.conf`), `u ${unit.user} - "${unit.description}" /var/lib/${unit.user}\n`);
  write(join(lib, "tmpfiles.d", `${name}.conf`), `d /var/lib/${unit.user} 0750 ${unit.user} ${unit.user} -\n`);
  // Nothing is started by being installed: what it needs is not there yet. What runs already is started anew.
  const postinst = `#!/bin/sh
set -e
if [ "$1" = configure ]; then
    systemd-sysusers --root="\${DPKG_ROOT:-/}" ${name}.conf
    systemd-tmpfiles --root="\${DPKG_ROOT:-/}" --create ${name}.conf
    if [ -z "$DPKG_ROOT" ] && [ -d /run/systemd/system ]; then
        systemctl daemon-reload
        systemctl try-restart ${name}.service
    fi
fi
`;
  const prerm = `#!/bin/sh
set -e
if [ "$1" = remove ] && [ -z "$DPKG_ROOT" ] && [ -d /run/systemd/system ]; then
    systemctl disable --now ${name}.service
fi
`;
  // Its folder stays, also when the package is purged: it may hold the only key of a validator.
  const postrm = `#!/bin/sh
set -e
if [ -z "$DPKG_ROOT" ] && [ -d /run/systemd/system ]; then
    systemctl daemon-reload
fi
`;
  for (const [script, text] of Object.entries({ postinst, prerm, postrm }))
    write(join(folder, "DEBIAN", script), text, 0o755);
}

function writeControl(debian: Debian, folder: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => !file.startsWith("DEBIAN") && lstatSync(join(folder, file)).isFile())
    .sort();
  const [title, ...rest] = debian.description;
  const bytes = files.reduce((sum, file) => sum + lstatSync(join(folder, file)).size, 0);
  const control = {
    Package: debian.name,
    Version: debian.version,
    Architecture: debian.architecture,
    Maintainer: MAINTAINER,
    "Installed-Size": String(Math.ceil(bytes / 1024)),
    Depends: debian.depends.join(", "),
    Section: "net",
    Priority: "optional",
    Description: [title, ...rest.map((line) => ` ${line}`)].join("\n"),
  };
  const lines = Object.entries(control).filter(([, value]) => value !== "");
  write(join(folder, "DEBIAN", "control"), `${lines.map(([key, value]) => `${key}: ${value}`).join("\n")}\n`);
  const conffiles = files.filter((file) => file.startsWith("etc/"));
  if (conffiles.length > 0) write(join(folder, "DEBIAN", "conffiles"), conffiles.map((file) => `/${file}\n`).join(""));
  const sums = files.map(
    (file) =>
      `${createHash("md5")
        .update(readFileSync(join(folder, file)))
        .digest("hex")}  ${file}\n`,
  );
  write(join(folder, "DEBIAN", "md5sums"), sums.join(""));
}
