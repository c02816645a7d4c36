// isbot: 2.5 kB of patterns, 1.5 kB compressed, kept up with the bots there are; a list of our own would not be.
import { isbot } from "isbot";
import { isPrefetch } from "./is-prefetch.ts";

/** Methods that change nothing where they lead: whoever only looks uses no other. */
export function isLookingMethod(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

/**
 * Whether a request opens a link for a person: no HEAD, nothing that a browser fetches ahead, and an agent that isbot
 * takes for none of a program's. Programs such as curl are bots to it, and so is here whoever names no agent at all.
 * A bot that calls itself a browser is taken for one.
 */
export function isPersonsVisit({ method, headers }: Pick<Request, "method" | "headers">): boolean {
  if (method === "HEAD" || isPrefetch(headers)) return false;
  const agent = headers.get("User-Agent") ?? "";
  return agent !== "" && !isbot(agent);
}
