import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Sentences by which a licence is known: modules carry its text, and no name. */
const marks = [
  ["Apache-2.0", /apache license,? version 2\.0/],
  ["BSD-3-Clause", /redistribution and use in source and binary forms.*endorse or promote/],
  ["BSD-2-Clause", /redistribution and use in source and binary forms(?!.*endorse or promote)/],
  ["ISC", /permission to use, copy, modify, and(?:\/or)? distribute this software for any purpose with or without fee/],
  ["MIT", /permission is hereby granted, free of charge, to any person obtaining a copy/],
  ["MPL-2.0", /mozilla public license,? version 2\.0/],
];

/** The Mozilla licence names these, so that only a text of their own counts. */
const copyleft = [
  ["LGPL-3.0", /^\W*gnu lesser general public license/],
  ["GPL-3.0", /^\W*gnu general public license/],
  ["AGPL-3.0", /^\W*gnu affero general public license/],
];

/** Every module that is compiled into the chain's packages, with the licences whose texts it carries. */
export function goDependencies(root) {
  const listed = execFileSync(
    "go",
    ["list", "-deps", "-tags", "netgo", "-f", "{{with .Module}}{{.Path}}\t{{.Main}}\t{{.Dir}}{{end}}", "./..."],
    { cwd: join(root, "chain"), encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  return [...new Set(listed.split("\n"))].flatMap((line) => {
    const [name, main, folder] = line.split("\t");
    return name === "" || main === "true" ? [] : [{ name, stated: textsIn(folder) }];
  });
}

/** All of a module's texts hold, so that a text nobody looks for is missed only beside one that is known. */
function textsIn(folder) {
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(?:licen[cs]e|copying|unlicense)(?!.*\.go$)/i.test(entry.name))
    .map(({ name }) => readFileSync(join(folder, name), "utf8").toLowerCase().replace(/\s+/g, " "));
  return licencesOf(texts);
}

/** The SPDX expression of licence texts, nothing where none is known. */
export function licencesOf(texts) {
  const found = [...marks, ...copyleft].filter(([, mark]) => texts.some((text) => mark.test(text)));
  return found.length === 0 ? undefined : found.map(([licence]) => licence).join(" AND ");
}
