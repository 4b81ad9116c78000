// What the command line takes. No dependency: the help must be there before anything is installed.

/** Options of `start`, as node:util's parseArgs takes them, each with its help. */
export const startOptions = /** @type {const} */ ({
  community: { type: "string", value: "FILE", help: "the neighbourhood (default: localnet/community.toml)" },
  "slot-seconds": {
    type: "string",
    value: "N",
    help: "so long is a slot, instead of what the neighbourhood says; 900 is real time",
  },
  data: { type: "string", value: "FOLDER", help: "its profiles (default: localnet/data/households)" },
  broker: {
    type: "string",
    value: "URL",
    help: "an MQTT 5 broker that runs already, mqtt://… (default: one is started)",
  },
  slots: { type: "string", value: "N", help: "stop after N slots, with the summary" },
  households: { type: "boolean", help: "show what each slot came to for every household" },
  state: { type: "string", value: "FOLDER", help: "where everything is kept (default: .localnet)" },
  "ports-from": {
    type: "string",
    value: "N",
    help: "use ports N to N+11 (default: 26657, 26656, 9090, 1317, 26660, 1883, 9464, 9470, 3000, 3001, 9480 and 9468)",
  },
  "without-indexer": { type: "boolean", help: "start no indexer, and no notifier" },
  "without-web": { type: "boolean", help: "build and start no web app" },
  help: { type: "boolean", help: "this text" },
});

export const commands = /** @type {const} */ ({
  start: { help: "build what has changed, start the localnet, show each slot; Ctrl-C ends it", options: startOptions },
  status: {
    help: "what runs, and how far the market is; exit code 0, 4 when not all of it is ready, 5 when nothing runs",
    options: {
      json: { type: "boolean", help: "as JSON, for programs" },
      state: startOptions.state,
      help: startOptions.help,
    },
  },
  reset: {
    help: "clear the state: the next start makes a new chain",
    options: { state: startOptions.state, help: startOptions.help },
  },
  prepare: { help: "install and build, start nothing", options: { help: startOptions.help } },
});

export function helpText() {
  const option = ([name, { value, help }]) => `  --${(value ? `${name} ${value}` : name).padEnd(18)} ${help}`;
  return `Wattmesh on one machine: chain, contracts, broker, meters, relayer, indexer, notifier and web app, on 127.0.0.1 only.

  npm start [-- OPTIONS]               ${commands.start.help}
  npm run reset                        ${commands.reset.help}
  npm run localnet -- status [--json]  ${commands.status.help}
  npm run localnet -- prepare          ${commands.prepare.help}

Options of start:
${Object.entries(startOptions).map(option).join("\n")}
`;
}
