import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { project } from "../../src/project.ts";

const contracts = join(project.root, "contracts");
/** Of answers to one question, in bytes. */
const MOST_BYTES = 256 * 2 ** 20;

/** An engine of the contracts as a program: lines of questions in, lines of answers out. */
export class Engine {
  readonly #program: string;
  readonly #key: "case" | "slot";

  private constructor(program: string, key: "case" | "slot") {
    this.#program = program;
    this.#key = key;
  }

  /** Builds the example of a package, as `contracts/vectors/README.md` names it. */
  static build(crate: string, example: string, key: "case" | "slot"): Engine {
    const args = ["build", "--release", "--quiet", "--message-format", "json", "-p", crate, "--example", example];
    const { status, stdout } = spawnSync("cargo", args, {
      cwd: contracts,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
      maxBuffer: MOST_BYTES,
    });
    if (status !== 0) throw new Error(`cargo ${args.join(" ")} ended with ${status}`);
    const built = stdout
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line): { target?: { name: string }; executable?: string | null } => JSON.parse(line));
    const program = built.find(({ target, executable }) => target?.name === example && executable)?.executable;
    if (!program) throw new Error(`cargo built no program of the example ${example}`);
    return new Engine(program, key);
  }

  /** The outcomes of questions, in their order. */
  ask<Question, Outcome>(questions: readonly Question[]): Outcome[] {
    if (questions.length === 0) return [];
    const input = questions.map((question) => `${JSON.stringify({ [this.#key]: question })}\n`).join("");
    const { status, stdout } = spawnSync(this.#program, { input, encoding: "utf8", maxBuffer: MOST_BYTES });
    const answers = stdout.split("\n").filter((line) => line !== "");
    const failed = answers.find((line) => line.startsWith('{"line"'));
    if (status !== 0 || failed !== undefined) throw new Error(failed ?? `${this.#program} ended with ${status}`);
    return answers.map((line): Outcome => JSON.parse(line).outcome);
  }
}
