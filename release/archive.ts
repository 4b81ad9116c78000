import { run } from "./project.ts";

/** Packs a folder as NAME.tar.gz, the same bytes for the same contents. */
export function archive(folder: string, name: string, file: string, timeSeconds: number): void {
  const order = [
    "--sort=name",
    `--mtime=@${timeSeconds}`,
    "--owner=0",
    "--group=0",
    "--numeric-owner",
    "--mode=u=rwX,go=rX",
    "--format=ustar",
  ];
  run("tar", [
    "-C",
    folder,
    ...order,
    "--use-compress-program=gzip -9n",
    `--transform=s,^\\.,${name},`,
    "-cf",
    file,
    ".",
  ]);
}
