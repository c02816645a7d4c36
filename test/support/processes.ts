import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** A process of this machine that runs. */
export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly commandLine: string;
}

/** All that run, without those that have ended and wait for their parent to notice. */
export function listProcesses(): RunningProcess[] {
  // Small machines have no `ps`, and other systems no /proc.
  return existsSync("/proc/self/stat") ? readProc() : askPs();
}

/** The process and all that descend from it. */
export function familyOf(pid: number): RunningProcess[] {
  const all = listProcesses();
  const family = all.filter((one) => one.pid === pid);
  // Grows while it is walked, down to the last generation.
  for (const { pid: parent } of family) family.push(...all.filter((one) => one.parent === parent));
  return family;
}

function readProc(): RunningProcess[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const commandLine = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
        // The second field is a name in brackets, which may hold anything.
        const [state = "", parent, group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        if ("ZX".includes(state)) return [];
        return [{ pid: Number(name), parent: Number(parent), group: Number(group), commandLine }];
      } catch {
        return []; // It has ended since it was listed.
      }
    });
}

function askPs(): RunningProcess[] {
  const lines = execFileSync("ps", ["-A", "-ww", "-o", "pid=,ppid=,pgid=,stat=,args="], { encoding: "utf8" }).split(
    "\n",
  );
  return lines.flatMap((line) => {
    const [, pid, parent, group, state = "Z", commandLine = ""] =
      /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    if (/^[ZX]/.test(state)) return [];
    return [{ pid: Number(pid), parent: Number(parent), group: Number(group), commandLine }];
  });
}
