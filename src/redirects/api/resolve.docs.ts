import * as v from "valibot";
import { described } from "../../http/openapi/described.ts";
import { slug } from "../../links/api/parameters.docs.ts";
import { resolveLink } from "./resolve-link.ts";

/** `POST /api/links/{slug}/resolve` in the document. */
export const Resolved = v.object({
  status: v.pipe(v.number(), v.integer()),
  location: v.nullable(v.string()),
  rule: v.nullable(v.string()),
  checked: v.array(v.object({ name: v.string(), holds: v.boolean(), failed: v.array(v.string()) })),
});

export const RESOLVE = described(resolveLink, {
  tag: "Links",
  summary: "Ask where a link would send a visitor, and why",
  description:
    "For a visitor whom you make up: what is left out is not known of them. It is the code that sends real visitors, but " +
    "no visit is counted. A password is taken as given. A link that has expired leads to the `expiredUrl` of its own, or of its domain. To an unfurler a link with a card answers 200.",
  params: { slug },
  body: { example: { country: "DE", languages: "de-DE, en;q=0.5", userAgent: "Mozilla/5.0 (iPhone)" } },
  answers: {
    200: {
      description: "What the visitor would get.",
      content: {
        "application/json": {
          schema: Resolved,
          example: {
            status: 302,
            location: "https://example.com/de",
            rule: "German",
            checked: [
              { name: "Launch", holds: false, failed: ["from"] },
              { name: "German", holds: true, failed: [] },
            ],
          },
        },
      },
    },
  },
});

export const RESOLVE_NOTES = {
  ResolveLink: {
    time: { description: "When they come: an RFC 3339 time. The default is now.", format: "date-time" },
    country: { description: "Where they come from, by ISO 3166-1.", pattern: "^[A-Za-z]{2}$" },
    region: { description: "The same, by ISO 3166-2.", pattern: "^[A-Za-z]{2}-[A-Za-z0-9]{1,3}$" },
    continent: { description: "The same." },
    languages: { description: "An `Accept-Language` header." },
    userAgent: { description: "A `User-Agent` header." },
    referrer: { description: "The page, or its host, that they come from." },
    query: { description: "What stands behind `?` in the address." },
    visitor: { description: "Any text that stands for one visitor: `share` goes by it." },
  },
  Resolved: {
    status: { description: "The status of the answer: 200 where an unfurler gets the link's card." },
    location: { description: "Where the visitor is sent; null for nowhere." },
    rule: { description: "The rule that decided; null where none matched, or none was asked." },
    checked: { description: "Each rule in its order: whether it holds, and the conditions that failed." },
  },
};
