import type { Context, MiddlewareHandler } from "hono";
import type { AppEnv, EdgeServices } from "../../http/app-env.ts";
import { ProblemError } from "../../http/problem.ts";
import type { DomainDirectory } from "../../links/hosts/domain-directory.ts";
import { isOwnHost, type OwnHostSettings, ownHostsOf } from "../../links/hosts/own-hosts.ts";

export interface OriginServices {
  readonly ownHosts: OwnHostSettings;
  readonly corsOrigins: readonly string[];
  readonly domains: Pick<DomainDirectory, "latestNames" | "names">;
}

/**
 * Refuses a page of another origin, as the protocol asks for: 403 unless `Origin` is absent, an own one, or in CORS_ORIGINS.
 * The host of the request counts for nothing: a page that made its own name lead here would have it too (DNS rebinding).
 */
export function ownOrigin<Services extends EdgeServices & OriginServices>(): MiddlewareHandler<AppEnv<Services>> {
  return async (c, next) => {
    const origin = c.req.header("Origin");
    if (origin !== undefined && !isAllowed(origin, c)) {
      // This isolate may not know the domain yet.
      await c.env.domains.names(c.var.scope);
    }
    if (origin !== undefined && !isAllowed(origin, c)) {
      throw new ProblemError({
        type: "forbidden",
        detail: "Cannot answer a page of this Origin: it is neither an own one nor in CORS_ORIGINS",
      });
    }
    await next();
  };
}

function isAllowed<Services extends EdgeServices & OriginServices>(
  origin: string,
  { env }: Context<AppEnv<Services>>,
): boolean {
  if (env.corsOrigins.includes("*") || env.corsOrigins.includes(origin)) return true;
  if (!URL.canParse(origin)) return false; // `null`, which a sandboxed page sends.
  const { protocol, hostname } = new URL(origin);
  return ["http:", "https:"].includes(protocol) && isOwnHost(hostname, ownHosts(env));
}

function ownHosts({ ownHosts: { hosts, workerName }, domains }: OriginServices): readonly string[] {
  return ownHostsOf({ hosts: [...hosts, ...domains.latestNames()], workerName }, null);
}
