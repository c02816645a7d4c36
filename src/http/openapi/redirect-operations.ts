import type { Answer, Operation } from "./operation.ts";

/** Browsers would keep a permanent redirect for ever, so it says how long. */
function redirectWith(status: string, cacheControl: string): Answer {
  return {
    description: `The link leads to \`Location\`. ${status} \`Cache-Control: ${cacheControl}\`.`,
    headers: { Location: true, "X-Robots-Tag": true },
  };
}

const visit = {
  path: "/{slug}",
  tag: "Redirects",
  access: "anyone",
  parameters: ["slug"],
  answers: {
    301: redirectWith("For a link that says 301.", "private, max-age=90"),
    302: redirectWith(
      "For a link that says nothing else, and to the `expiredUrl` of one that has expired.",
      "no-store",
    ),
    307: redirectWith("For a link that says 307.", "no-store"),
    308: redirectWith("For a link that says 308.", "private, max-age=90"),
  },
  problems: ["malformed", "not-found", "gone", "rate-limited", "unavailable"],
} as const satisfies Partial<Operation>;

/** Short links themselves. */
export const REDIRECT_OPERATIONS: readonly Operation[] = [
  {
    ...visit,
    operationId: "openLink",
    method: "get",
    summary: "Open a short link",
    description:
      "A browser (`Accept: text/html`) gets problems as a small page. An outage is a 503 with `Retry-After`, never a " +
      "404. Whoever asks for many links that do not exist gets 429 for further ones.",
    pages: ["not-found", "gone", "rate-limited", "unavailable"],
  },
  {
    ...visit,
    operationId: "peekLink",
    method: "head",
    summary: "See where a short link leads",
    description: "The same answers without their bodies.",
  },
];
