import { isBot } from "../is-bot.ts";
import { isPrefetch } from "./is-prefetch.ts";

/** Methods that change nothing where they lead: whoever only looks uses no other. */
export function isLookingMethod(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

/** Whether a request opens a link for a person: no HEAD, nothing that a browser fetches ahead, and no bot's. */
export function isPersonsVisit({ method, headers }: Pick<Request, "method" | "headers">): boolean {
  return method !== "HEAD" && !isPrefetch(headers) && !isBot(headers.get("User-Agent"));
}
