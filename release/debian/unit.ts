/** What systemd is told of a service. */
export interface Unit {
  readonly description: string;
  readonly documentation: string;
  /** The account it runs as, and the name of its folder below `/var/lib`. */
  readonly user: string;
  readonly command: string;
  /** Lines of `[Service]` that only this one has. */
  readonly own?: readonly string[];
  /** Without this file it is not started. */
  readonly needs: string;
}

/**
 * What no service of these has a use for. `MemoryDenyWriteExecute` is not among it: the virtual machine of contracts and that of JavaScript write the
 * code that they run. `AF_NETLINK` is how a program asks which addresses its machine has.
 */
const confinement = [
  "AmbientCapabilities=",
  "CapabilityBoundingSet=",
  "LockPersonality=yes",
  "NoNewPrivileges=yes",
  "PrivateDevices=yes",
  "PrivateTmp=yes",
  "ProtectClock=yes",
  "ProtectControlGroups=yes",
  "ProtectHome=yes",
  "ProtectHostname=yes",
  "ProtectKernelLogs=yes",
  "ProtectKernelModules=yes",
  "ProtectKernelTunables=yes",
  "ProtectProc=invisible",
  "ProtectSystem=strict",
  "RemoveIPC=yes",
  "RestrictAddressFamilies=AF_INET AF_INET6 AF_NETLINK AF_UNIX",
  "RestrictNamespaces=yes",
  "RestrictRealtime=yes",
  "RestrictSUIDSGID=yes",
  "SystemCallArchitectures=native",
  "SystemCallErrorNumber=EPERM",
  "SystemCallFilter=@system-service",
  "SystemCallFilter=~@privileged @resources",
  "UMask=0077",
];

export function unitText({ description, documentation, user, command, own = [], needs }: Unit): string {
  return `${[
    "[Unit]",
    `Description=${description}`,
    `Documentation=file:${documentation}`,
    "Wants=network-online.target",
    "After=network-online.target",
    `ConditionPathExists=${needs}`,
    "",
    "[Service]",
    "Type=exec",
    `User=${user}`,
    `Group=${user}`,
    `ExecStart=${command}`,
    "Restart=on-failure",
    "RestartSec=5",
    `StateDirectory=${user}`,
    "StateDirectoryMode=0750",
    // What is logged goes to a journal of its own, which keeps what its configuration says and no more.
    "LogNamespace=wattmesh",
    ...own,
    ...confinement,
    "",
    "[Install]",
    "WantedBy=multi-user.target",
  ].join("\n")}\n`;
}
