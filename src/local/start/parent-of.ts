import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** @returns null when there is no such process any more. */
export function parentOf(pid: number): number | null {
  try {
    // Small machines have no `ps`, and other systems no /proc.
    if (existsSync("/proc/self/stat")) {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The second field is a name in brackets, which may hold anything.
      return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    }
    return Number(execFileSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" }));
  } catch {
    return null;
  }
}
