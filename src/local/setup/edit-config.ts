import type { Plan } from "../deploy/plan.ts";

/**
 * What the set-up writes into wrangler.toml, as changes of its text: every comment stays.
 *
 * @throws when the file is not as the set-up knows it; the message says what to write by hand.
 */
export function withRoute(toml: string, environment: string, host: string): string {
  const route = `{ pattern = "${host}", custom_domain = true }`;
  const byHand = `put this into routes of [env.${environment}] in wrangler.toml: ${route}`;
  const heading = `[env.${environment}]\n`;
  const start = toml.indexOf(`\n${heading}`);
  if (start < 0) throw new Error(byHand);
  const from = start + 1 + heading.length;
  // The part's own lines, up to the next heading.
  const end = toml.indexOf("\n[", from - 1);
  const part = toml.slice(from, end < 0 ? undefined : end);
  const rest = toml.slice(from + part.length);
  const routes = /^routes = \[(.*)\][ \t]*$/m.exec(part);
  if (routes === null && /^routes?\s*=/m.test(part)) throw new Error(byHand);
  const others = routes?.[1]?.trim().replace(/,$/, "") ?? "";
  const line = `routes = [${others === "" ? "" : `${others}, `}${route}]`;
  const changed = routes === null ? `${line}\n${part}` : part.replace(routes[0], () => line);
  return toml.slice(0, from) + changed + rest;
}

/** The same for several, one after the other. */
export function withRoutes(toml: string, environment: string, hosts: readonly string[]): string {
  return hosts.reduce((text, host) => withRoute(text, environment, host), toml);
}

/** Cloudflare's free plan refuses `[limits]`: so it is commented out for `free`, and put back for `paid`. */
export function withPlan(toml: string, plan: Plan): string {
  const limits = /^(?:# )?\[limits\]\n(?:# )?(cpu_ms = .*)$/m;
  if (!limits.test(toml)) throw new Error(`Cannot set the plan to ${plan}: wrangler.toml has no [limits] with cpu_ms`);
  const mark = plan === "free" ? "# " : "";
  return toml.replace(limits, (_all, setting: string) => `${mark}[limits]\n${mark}${setting}`);
}
