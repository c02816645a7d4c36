import * as v from "valibot";
import type { Answer, DescribedOperation, RoomDocs } from "../../http/openapi/described-operation.ts";
import type { ProblemType } from "../../http/problem.ts";
import { slug } from "../../links/api/parameters.docs.ts";
import { RESOLVE, RESOLVE_NOTES, Resolved } from "./resolve.docs.ts";
import { ResolveLinkBody } from "./resolve-body.ts";

/** What the form on a link's password page sends; `unlock.ts` takes the field out by hand. */
const PasswordForm = v.object({ password: v.string() });

const unlock = {
  name: "unlock",
  in: "query",
  description:
    "It has no value. With it, the body is the form with the link's password, and is not passed on by a 307 or " +
    "308. Other parameters may stand beside it. It never reaches the destination.",
  allowEmptyValue: true,
  schema: { type: "string", const: "" },
};

/** Browsers would keep a permanent redirect for ever, so it says how long. */
function redirectWith(description: string, cacheControl = "no-store"): Answer {
  return {
    description: `${description} \`Cache-Control: ${cacheControl}\`${cacheControl === KEPT ? ", or less if the link expires sooner" : ""}.`,
    // Of the caller alone: where it sent none, a redirect has none.
    headers: { Location: true, "X-Robots-Tag": true, "X-Request-Id": false },
  };
}

/** At most, and never beyond the link's own end. */
const KEPT = "private, max-age=90";
const toExpiredUrl = redirectWith("To the `expiredUrl` of a link that has expired or is used up.");

/** A link with `maxVisits` shows where it leads only to a visit that counts. */
const limitedPage: Answer = {
  description: "For a link with `maxVisits`, a small page for requests that use no visit. `Cache-Control: no-store`.",
  content: { "text/html": { schema: null } },
  isPage: true,
};

const limitedPageOrCard: Answer = {
  ...limitedPage,
  description:
    "For a link with `maxVisits`, a small page for requests that use no visit. For a link with a `card`, to unfurlers (Slack, " +
    "WhatsApp, Facebook, …) a small page with Open Graph and Twitter tags. `Cache-Control: no-store`.",
};

const LOOK_UP_PROBLEMS = ["not-found", "gone", "rate-limited", "blocked", "unavailable"] as const;
const VISIT_PROBLEMS = ["malformed", "password-required", ...LOOK_UP_PROBLEMS] as const;

const toExpiredUrlOrDestination = redirectWith(
  "For a link with the default status. Also to the `expiredUrl` of a link that has expired or is used up.",
);
const passedOn = {
  307: redirectWith("For a link with status 307."),
  308: redirectWith("For a link with status 308.", KEPT),
};

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
    200: limitedPageOrCard,
    301: redirectWith("For a link with status 301.", KEPT),
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
      "A 307 or 308 keeps the method and the body, so links with these statuses pass any method on. Other links " +
      "answer 405. Each request counts as a visit and uses one of `maxVisits`, whoever sends it.",
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
      "404. A client that opens many names without a link gets 429. Only a person's visit opens a link with `maxVisits`: " +
      "HEAD, bots, programs such as curl, and browsers that fetch ahead get a page without the destination, and use " +
      "no visit. No cache may keep its redirects. An unfurler gets the card of a link that has one, which is no visit either. Slashes, white space and punctuation after a name are ignored " +
      "(`/promo/`, `/promo.`), unless a link has exactly that name.",
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
      "With `?unlock`, the body is the form with the password. The answer is 303 or a page, whatever the link's own " +
      "status is, so the password never reaches the destination. Guesses are limited per address and link, and per " +
      "link. If the link has no password, it redirects all the same. A form without `?unlock` is read in the same " +
      "way if the link has a password.\n\n" +
      "Without `?unlock`, a link with status 307 or 308 passes the POST on. Other links answer 405.",
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
    description:
      "A link with status 307 or 308 passes all methods on; `Allow` lists the usual ones. Other links answer 405.",
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
    description:
      "If the link has a password, the page says only that. If it has `maxVisits`, the page shows no destination.",
    access: "anyone",
    parameters: [slug],
    answers: {
      200: { description: "A small page.", content: { "text/html": { schema: null } }, isPage: true },
      302: toExpiredUrl,
    },
    ...asPages(["malformed", ...LOOK_UP_PROBLEMS]),
  },
  RESOLVE,
];

/** Short links themselves. Their routes are written by hand, since each step is one on the way of a redirect. */
export const REDIRECTS_DOCS: RoomDocs = {
  operations,
  schemas: { PasswordForm, ResolveLink: ResolveLinkBody, Resolved },
  parameters: { slug, unlock },
  notes: { PasswordForm: { password: { description: "The link's." } }, ...RESOLVE_NOTES },
};
