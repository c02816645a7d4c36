import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach } from "vitest";
import { ROOT } from "./bundle.ts";
import { type Account, createAccount } from "./wrangler-account.ts";

/** A program in wrangler's place, on an account of its own. */
export interface WranglerStandIn {
  /** For the environment of what runs wrangler. */
  readonly env: Readonly<Record<string, string>>;
  readonly account: Account;
}

/** For one test each; gone after it. */
export function useWranglerStandIn(): (facts?: Partial<Account>) => WranglerStandIn {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });
  return (facts) => {
    const folder = mkdtempSync(join(tmpdir(), "bijou-stand-in-"));
    folders.push(folder);
    const file = join(folder, "account.json");
    writeFileSync(file, JSON.stringify(createAccount(facts)));
    return {
      env: {
        BIJOU_WRANGLER: join(ROOT, "test/support/wrangler-program.ts"),
        WRANGLER_STAND_IN: file,
        PATH: join(ROOT, "node_modules/.bin") + delimiter + (process.env["PATH"] ?? ""),
      },
      get account() {
        return JSON.parse(readFileSync(file, "utf8")) as Account; // Written above and by the program alone.
      },
    };
  };
}
