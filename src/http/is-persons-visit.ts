import { isBot } from "../clicks/is-bot.ts";
import { isPrefetch } from "./is-prefetch.ts";

/** Whether a request opens a link for a person: no HEAD, nothing that a browser fetches ahead, and no bot's. */
export function isPersonsVisit({ method, headers }: Pick<Request, "method" | "headers">): boolean {
  return method !== "HEAD" && !isPrefetch(headers) && !isBot(headers.get("User-Agent"));
}
