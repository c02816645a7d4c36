import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** The two secrets that nobody brings. */
export interface MadeSecrets {
  readonly CODE_KEY: string;
  readonly ADMIN_API_KEY: string;
  /** Whether CODE_KEY was made just now, so that nobody has it yet. */
  readonly isNew: boolean;
}

/** As they are given, else as an earlier start kept them, else new ones. */
export function readMadeSecrets(file: string, given: Readonly<Record<string, string | undefined>>): MadeSecrets {
  const kept = readKept(file);
  const codeKey = given["CODE_KEY"] ?? kept.CODE_KEY;
  return {
    CODE_KEY: codeKey ?? randomBytes(32).toString("hex"),
    ADMIN_API_KEY: given["ADMIN_API_KEY"] ?? kept.ADMIN_API_KEY ?? `bij_${randomBytes(24).toString("base64url")}`,
    isNew: codeKey === undefined,
  };
}

/**
 * In a file that its owner alone can read, and before anybody else has them: a CODE_KEY that is lost between being used
 * and being kept would be the end of every link. It is to be taken to a safe place and deleted.
 */
export function keepMadeSecrets(file: string, { CODE_KEY, ADMIN_API_KEY }: MadeSecrets): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify({ CODE_KEY, ADMIN_API_KEY }, null, 2)}\n`, { mode: 0o600 });
}

function readKept(file: string): Partial<Omit<MadeSecrets, "isNew">> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Partial<Omit<MadeSecrets, "isNew">>; // Written above alone.
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return {};
  }
}
