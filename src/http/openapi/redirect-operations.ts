import type { Answer, Operation } from "./operation.ts";

/** Browsers would keep a permanent redirect for ever, so it says how long. */
function redirectWith(description: string, cacheControl = "no-store"): Answer {
  return {
    description: `${description} \`Cache-Control: ${cacheControl}\`.`,
    headers: { Location: true, "X-Robots-Tag": true },
  };
}

const MINUTE_AND_A_HALF = "private, max-age=90";
const toExpiredUrl = redirectWith("To the `expiredUrl` of a link that has expired or is used up.");

/** A link with `maxVisits` shows where it leads only to a visit that counts. */
const limitedPage: Answer = {
  description:
    "A small page in place of a link with `maxVisits`, for whoever uses no visit of it. `Cache-Control: no-store`.",
  content: { "text/html": { schema: null } },
  isPage: true,
};

/** A browser (`Accept: text/html`) gets these as a small page. */
const LOOK_UP_PROBLEMS = ["not-found", "gone", "rate-limited", "blocked", "unavailable"] as const;

const visit = {
  path: "/{slug}",
  tag: "Redirects",
  access: "anyone",
  parameters: ["slug"],
  answers: {
    200: limitedPage,
    301: redirectWith("Of a link that says 301.", MINUTE_AND_A_HALF),
    302: redirectWith(
      "Of a link that says nothing else, and to the `expiredUrl` of one that has expired or is used up.",
    ),
    307: redirectWith("Of a link that says 307."),
    308: redirectWith("Of a link that says 308.", MINUTE_AND_A_HALF),
  },
  problems: ["malformed", "password-required", ...LOOK_UP_PROBLEMS],
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
      "404. Whoever asks for many links that do not exist gets 429 for further ones. A link with `maxVisits` is opened " +
      "by a person's visit alone: HEAD, bots, programs such as curl, and browsers that fetch ahead get a page without " +
      "the destination, and use none. Its redirects are never kept, whatever their status. Slashes, white space and " +
      "sentence punctuation behind a name mean nothing (`/promo/`, `/promo.`), unless a link's very name ends so.",
    pages: ["password-required", ...LOOK_UP_PROBLEMS],
  },
  {
    ...visit,
    operationId: "peekLink",
    method: "head",
    summary: "See where a short link leads",
    description: "The same answers without their bodies.",
  },
  {
    operationId: "unlockLink",
    method: "post",
    path: "/{slug}",
    tag: "Redirects",
    summary: "Open a short link that has a password",
    description:
      "What the form of its page sends. Guesses are limited per address and link. `Allow` of this path does not name " +
      "POST, since few links take it.",
    access: "anyone",
    parameters: ["slug"],
    body: {
      content: { "application/x-www-form-urlencoded": { schema: "PasswordForm", example: { password: "sesame" } } },
    },
    answers: { 200: limitedPage, 302: toExpiredUrl, 303: redirectWith("The password is right.") },
    problems: ["password-required", "method-not-allowed", "too-large", ...LOOK_UP_PROBLEMS],
    pages: ["password-required", ...LOOK_UP_PROBLEMS],
  },
  {
    operationId: "previewLink",
    method: "get",
    path: "/{slug}+",
    tag: "Redirects",
    summary: "See where a short link leads, before going there",
    description: "Of a link with a password it shows all but the destination, of one with `maxVisits` nothing.",
    access: "anyone",
    parameters: ["slug"],
    answers: {
      200: { description: "A small page.", content: { "text/html": { schema: null } }, isPage: true },
      302: toExpiredUrl,
    },
    problems: ["malformed", ...LOOK_UP_PROBLEMS],
    pages: LOOK_UP_PROBLEMS,
  },
];
