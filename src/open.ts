import { app } from "./app.ts";
import { answerToError } from "./errors.ts";
import { pageOrProblem } from "./http/page.ts";
import { UNAVAILABLE_HEADERS } from "./http/problem.ts";
import { identified, requestIdOf } from "./http/request-id.ts";
import { createDeadline, type Deadline, DeadlineExceeded } from "./lib/deadline.ts";
import { log } from "./lib/log.ts";
import { StoreError } from "./lib/store-error.ts";
import type { Services } from "./services.ts";
import { servicesOnSite } from "./services-on-site.ts";

/** What a check of the service asks, by whatever host it reaches the Worker. */
const ON_ANY_HOST = /^\/(?:livez|health)$/;

/**
 * Opens a request on the domain that it came in by. A request on the default domain costs one comparison of texts, and never waits
 * for the list of domains.
 */
export function open(request: Request, services: Services, ctx: ExecutionContext): Response | Promise<Response> {
  if (request.url.startsWith(services.defaultOrigin)) return app.fetch(request, services, ctx);
  if (ON_ANY_HOST.test(new URL(request.url).pathname)) return app.fetch(request, services, ctx);
  const found = services.hosts.find(request.url, { waitUntil: (work) => ctx.waitUntil(work) });
  return found === "default" ? app.fetch(request, services, ctx) : openElsewhere(request, services, ctx, found);
}

async function openElsewhere(
  request: Request,
  services: Services,
  ctx: ExecutionContext,
  found: Exclude<ReturnType<Services["hosts"]["find"]>, "default">,
): Promise<Response> {
  const deadline = createDeadline(services.timeouts.redirectMs, services.now);
  try {
    const site = await deadline.race(found);
    if (site === "foreign") return identifiedHere(await pageOrProblem(request, FOREIGN));
    const onSite = site === "default" ? services : servicesOnSite(services, site);
    return await app.fetch(request, withWhatIsLeft(onSite, deadline), ctx);
  } catch (error) {
    if (!(error instanceof StoreError || error instanceof DeadlineExceeded))
      return identifiedHere(answerToError(error));
    log("error", "redirect-failed", { reason: error.message });
    return identifiedHere(await pageOrProblem(request, NOBODY_KNOWS));
  }

  function identifiedHere(answer: Response): Response {
    return identified(answer, requestIdOf(request, services.createId));
  }
}

/** A visitor who has waited for the list waits less for the link (P6). */
function withWhatIsLeft(services: Services, deadline: Deadline): Services {
  const { timeouts } = services;
  const redirectMs = deadline.remainingMs();
  return timeouts.redirectMs - redirectMs < 10 ? services : { ...services, timeouts: { ...timeouts, redirectMs } };
}

const FOREIGN = {
  type: "not-found",
  detail: "Cannot open the address: its host is no domain of this shortener",
} as const;

const NOBODY_KNOWS = {
  type: "unavailable",
  detail: "Cannot tell now whether this host is a domain of this shortener. Try again after Retry-After",
  headers: UNAVAILABLE_HEADERS,
} as const;
