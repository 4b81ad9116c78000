// Which licences the project's dependencies may have.

const permissive = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-1-Clause",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
  "Apache-2.0 WITH LLVM-exception",
]);

/** What else is allowed, for whom, and why. `packages` match whole names; `*` stands for any end. */
const exceptions = [
  {
    licence: "MPL-2.0",
    packages: [
      "@axe-core/playwright",
      "axe-core",
      "github.com/hashicorp/*",
      "github.com/libp2p/go-yamux/v5",
      "lightningcss*",
      "pgregory.net/rapid",
      "rlp",
    ],
    reason: "used as it is published; only changes to its own files would have to be given away",
  },
  {
    licence: "LGPL-3.0-or-later",
    packages: ["@img/sharp-*"],
    reason:
      "an optional library of Next.js for resizing pictures, loaded at run time and used as it is published; no page resizes any",
  },
  {
    licence: "LGPL-3.0",
    packages: ["github.com/ethereum/go-ethereum"],
    reason: "linked into wattd by ibc-go, as it is published; whoever has wattd has its source and can link it anew",
  },
  {
    licence: "GPL-3.0",
    packages: ["github.com/ethereum/go-ethereum"],
    reason: "the licence of its programs, none of which is linked",
  },
  {
    licence: "BlueOak-1.0.0",
    packages: [
      "graceful-fs",
      "jackspeak",
      "lru-cache",
      "minimatch",
      "minipass",
      "package-json-from-dist",
      "path-scurry",
    ],
    reason: "permissive, of build tools",
  },
  { licence: "CC-BY-4.0", packages: ["caniuse-lite"], reason: "data about browsers, of a build tool" },
  {
    licence: "NCSA",
    packages: ["libfuzzer-sys"],
    reason: "permissive, of LLVM's libFuzzer, which `npm run fuzz` alone builds",
  },
  { licence: "Python-2.0", packages: ["argparse"], reason: "permissive, of a build tool" },
  { licence: "Unicode-3.0", packages: ["unicode-ident"], reason: "permissive, tables of characters for a build tool" },
];

/** Where a package's metadata do not say it, what is in its licence file. */
const read = {
  "@chain-registry/types": "MIT",
  "@chain-registry/v2": "MIT",
  "@chain-registry/v2-types": "MIT",
  "@cosmology/ast": "MIT",
  "@cosmology/proto-parser": "MIT",
  "@cosmology/telescope": "MIT",
  "@cosmology/types": "MIT",
  "@cosmology/utils": "MIT",
  "@cosmwasm/ts-codegen": "MIT",
  "@cosmwasm/ts-codegen-ast": "MIT",
  "@cosmwasm/ts-codegen-types": "MIT",
  "ast-stringify": "MIT",
  fuzzy: "MIT",
  "github.com/multiformats/go-base36": "Apache-2.0 OR MIT",
  rechoir: "MIT",
  "rx-lite": "Apache-2.0",
  "rx-lite-aggregates": "Apache-2.0",
  "wasm-ast-types": "MIT",
};

const SAID_ELSEWHERE = /^SEE LICENSE IN /;

/** The licence of a package by its metadata, else by what its licence file was read to be, else nothing. */
export function licenceOf(name, stated) {
  if (stated !== undefined && !SAID_ELSEWHERE.test(stated)) return stated;
  return Object.hasOwn(read, name) ? read[name] : undefined;
}

const matches = (pattern, name) => (pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name);

export const exceptionFor = (name, licence) =>
  exceptions.find((one) => one.licence === licence && one.packages.some((pattern) => matches(pattern, name)));

/** Whether a package may be used under an SPDX expression: one side of each OR, and both of each AND. */
export function isAllowed(name, expression) {
  const tokens = expression.replaceAll("/", " OR ").match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const either = () => {
    let allowed = both();
    while (tokens[at] === "OR") {
      at += 1;
      allowed = both() || allowed;
    }
    return allowed;
  };
  const both = () => {
    let allowed = one();
    while (tokens[at] === "AND") {
      at += 1;
      allowed = one() && allowed;
    }
    return allowed;
  };
  const one = () => {
    if (tokens[at] === "(") {
      at += 1;
      const allowed = either();
      at += 1;
      return allowed;
    }
    let licence = tokens[at];
    at += 1;
    if (tokens[at] === "WITH") {
      licence = `${licence} WITH ${tokens[at + 1]}`;
      at += 2;
    }
    return permissive.has(licence) || exceptionFor(name, licence) !== undefined;
  };
  return either() && at === tokens.length;
}

/** Exceptions that no dependency needs, by their licence and package: they would let in what nobody looked at. */
export const unusedExceptions = (dependencies) =>
  exceptions.flatMap(({ licence, packages }) =>
    packages
      .filter((pattern) => !dependencies.some((one) => matches(pattern, one.name) && one.licence?.includes(licence)))
      .map((pattern) => `${licence} for ${pattern}`),
  );
