import * as v from "valibot";
import type { Answer, DescribedOperation, RoomDocs } from "../../http/openapi/described-operation.ts";
import type { ProblemType } from "../../http/problem.ts";
import { slug } from "../../links/api/parameters.docs.ts";

/** What the form on a link's password page sends; `unlock.ts` takes the field out by hand. */
const PasswordForm = v.object({ password: v.string() });

const unlock = {
  name: "unlock",
  in: "query",
  description:
    "Without a value: the body is the form with the link's password, and no visit that a 307 or 308 passes on. It may " +
    "stand beside other parameters, and never goes to the destination.",
  allowEmptyValue: true,
  schema: { type: "string", const: "" },
};

/** Browsers would keep a permanent redirect for ever, so it says how long. */
function redirectWith(description: string, cacheControl = "no-store"): Answer {
  return {
    description: `${description} \`Cache-Control: ${cacheControl}\`${cacheControl === KEPT ? ", or less where the link expires sooner" : ""}.`,
    headers: { Location: true, "X-Robots-Tag": true },
  };
}

/** At most, and never beyond the link's own end. */
const KEPT = "private, max-age=90";
const toExpiredUrl = redirectWith("To the `expiredUrl` of a link that has expired or is used up.");

/** A link with `maxVisits` shows where it leads only to a visit that counts. */
const limitedPage: Answer = {
  description:
    "A small page in place of a link with `maxVisits`, for whoever uses no visit of it. `Cache-Control: no-store`.",
  content: { "text/html": { schema: null } },
  isPage: true,
};

const LOOK_UP_PROBLEMS = ["not-found", "gone", "rate-limited", "blocked", "unavailable"] as const;
const VISIT_PROBLEMS = ["malformed", "password-required", ...LOOK_UP_PROBLEMS] as const;

const toExpiredUrlOrDestination = redirectWith(
  "Of a link that says nothing else, and to the `expiredUrl` of one that has expired or is used up.",
);
const passedOn = { 307: redirectWith("Of a link that says 307."), 308: redirectWith("Of a link that says 308.", KEPT) };

/** Whatever goes wrong, a browser (`Accept: text/html`) gets it as a small page. */
function asPages(problems: readonly ProblemType[]): Pick<DescribedOperation, "problems" | "pages"> {
  return { problems, pages: [...problems, "misconfigured"] };
}

const visit = {
  path: "/{slug}",
  tag: "Redirects",
  access: "anyone",
  parameters: [slug],
  answers: {
    200: limitedPage,
    301: redirectWith("Of a link that says 301.", KEPT),
    302: toExpiredUrlOrDestination,
    ...passedOn,
  },
  ...asPages(VISIT_PROBLEMS),
} as const satisfies Partial<DescribedOperation>;

/** Methods other than POST that a 307 or 308 passes on; those that nobody has heard of are passed on too. */
const passOn = (["put", "patch", "delete"] as const).map(
  (method): DescribedOperation => ({
    operationId: `${method}ThroughLink`,
    method,
    path: "/{slug}",
    tag: "Redirects",
    summary: `Send a ${method.toUpperCase()} on through a short link`,
    description:
      "A 307 or 308 keeps method and body, so such a link passes any method on; others answer 405. Each counts as a " +
      "visit and uses one of `maxVisits`, whoever sends it.",
    access: "anyone",
    parameters: [slug],
    answers: { 302: toExpiredUrl, ...passedOn },
    ...asPages([...VISIT_PROBLEMS, "method-not-allowed"]),
  }),
);

const operations: readonly DescribedOperation[] = [
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
    summary: "Show the password of a short link, or send a POST on through it",
    description:
      "With `?unlock`, as the form of the link's page posts it: shows a password, and is answered with 303 or with a page " +
      "whatever the link's own status is, so that a password never travels on. Guesses are limited per address and link, " +
      "and per link. A link without a password leads on all the same. A form that is posted to a link with a password " +
      "without `?unlock` is taken for this too.\n\n" +
      "Without it, a link that says 307 or 308 passes the POST on, as other methods; others answer 405.",
    access: "anyone",
    parameters: [slug, unlock],
    body: {
      content: { "application/x-www-form-urlencoded": { schema: PasswordForm, example: { password: "sesame" } } },
    },
    answers: { 200: limitedPage, 302: toExpiredUrl, 303: redirectWith("The password is right."), ...passedOn },
    ...asPages([...VISIT_PROBLEMS, "method-not-allowed", "request-timeout", "too-large", "unsupported-media-type"]),
  },
  ...passOn,
  {
    operationId: "optionsOfLink",
    method: "options",
    path: "/{slug}",
    tag: "Redirects",
    summary: "Ask which methods a short link passes on",
    description: "Of a link that says 307 or 308, all: `Allow` has those that are usual. Others answer 405.",
    access: "anyone",
    parameters: [slug],
    answers: { 204: { description: "The methods. `Cache-Control: no-store`.", headers: { Allow: true } } },
    ...asPages(["malformed", "method-not-allowed", "not-found", "rate-limited", "unavailable"]),
  },
  {
    operationId: "previewLink",
    method: "get",
    path: "/{slug}+",
    tag: "Redirects",
    summary: "See where a short link leads, before going there",
    description: "Of a link with a password it shows only that it has one, of one with `maxVisits` nothing.",
    access: "anyone",
    parameters: [slug],
    answers: {
      200: { description: "A small page.", content: { "text/html": { schema: null } }, isPage: true },
      302: toExpiredUrl,
    },
    ...asPages(["malformed", ...LOOK_UP_PROBLEMS]),
  },
];

/** Short links themselves. Their routes are written by hand, since each step is one on the way of a redirect. */
export const REDIRECTS_DOCS: RoomDocs = {
  operations,
  schemas: { PasswordForm },
  parameters: { slug, unlock },
  notes: { PasswordForm: { password: { description: "The link's." } } },
};
