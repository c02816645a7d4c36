import { html } from "hono/html";
import { preferredType, VARIES_BY_ACCEPT } from "./accept/preferred-type.ts";
import { type Problem, problemResponse, statusOf } from "./problem.ts";
import { reportHref } from "./report-link.ts";
import { SECURITY_HEADERS } from "./security-headers.ts";
import type { Words } from "./words/en.ts";
import type { Notice } from "./words/notice.ts";
import { type Language, type Speech, speechFor, speechIn } from "./words/words.ts";

/**
 * The visitor's pages: one column, without script, in the visitor's language. Each says in a sentence what has happened,
 * in a line why, and one thing to do.
 *
 * Their style is one static file (src/web/style/visitor.css) with a name that stays: while a release rolls out, the pages
 * of both find it. They are readable without it.
 *
 * What is not Bijou's own text in them goes through `html`, which escapes.
 */
export type Markup = ReturnType<typeof html>;

export interface PageContent {
  readonly heading: string;
  readonly body: Markup;
  /** What else stands in the head: tags for programs. */
  readonly head?: Markup;
}

/** A page's content in a language. */
export type Say = (speech: Speech) => PageContent;

export const STYLE_PATH = "/_/visitor.css";

/**
 * @param parts.language where there is one alone; else the visitor's.
 * @param parts.formAction where its form may be sent. Without it browsers hold a form to nothing: the answer to a password
 *   redirects to a link's destination, and `form-action` is held against that too.
 */
export async function page(
  request: Pick<Request, "headers">,
  parts: {
    status: number;
    say: Say;
    headers?: Readonly<Record<string, string>> | undefined;
    language?: Language;
    formAction?: "'self'";
  },
): Promise<Response> {
  const speech = parts.language === undefined ? speechFor(request) : speechIn(parts.language);
  const { heading, body, head = "" } = parts.say(speech);
  const text = await html`<!doctype html>
<html lang="${speech.language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${heading}</title>
${head}<link rel="stylesheet" href="${STYLE_PATH}">
<main>
${MARK}
<h1>${heading}</h1>
${body}
</main>
</html>
`;
  const policy = `${SECURITY_HEADERS["Content-Security-Policy"]}; style-src 'self'`;
  return new Response(text.toString(), {
    status: parts.status,
    headers: {
      "Content-Type": HTML,
      "Content-Language": speech.language,
      "Cache-Control": "no-store",
      ...SECURITY_HEADERS,
      "Content-Security-Policy": parts.formAction === undefined ? policy : `${policy}; form-action ${parts.formAction}`,
      "X-Robots-Tag": "noindex",
      Vary: "Accept, Accept-Language",
      ...parts.headers,
    },
  });
}

/** The mark: a small cut stone, seen from the side, as the page at `/` has it. Its size and colour need no style. */
const MARK = html`<svg class="mark" viewBox="0 0 20 20" width="32" height="32" fill="#b3263f" aria-hidden="true"><path fill-opacity=".75" d="M5.2 3h9.6L19 8H1z"/><path fill-opacity=".5" d="M7.4 3h5.2l1.5 5H5.9z"/><path d="M1 8.6h18L10 18z"/></svg>`;

const HTML = "text/html; charset=utf-8";

/** A heading, a line of why, and what to do: words, or markup such as a link. */
export function noticePage({ heading, why, todo }: Notice, action: Markup | string = todo ?? ""): PageContent {
  return { heading, body: html`<p>${why}</p>${action === "" ? "" : html`\n<p>${action}</p>`}` };
}

/** The quiet last line of a page about a link that is there. */
export function reportLine(words: Words, name: string): Markup {
  return html`<p class="aside"><a href="${reportHref(name)}" rel="nofollow">${words.report.quiet}</a></p>`;
}

/** Whether the client prefers a page to JSON, as a browser does. */
export function wantsPage(request: Pick<Request, "headers">): boolean {
  return preferredType(request.headers.get("Accept"), ["application/problem+json", "application/json", HTML]) === HTML;
}

/** The problem as a page for a person, as problem details for everybody else. @param problem.say other words than its type's. */
export function pageOrProblem(
  request: Pick<Request, "headers">,
  problem: Problem & { readonly say?: Say },
): Response | Promise<Response> {
  const { type, headers, say = sayOf(problem) } = problem;
  if (!wantsPage(request)) return problemResponse({ ...problem, headers: { ...headers, ...VARIES_BY_ACCEPT } });
  return page(request, { status: statusOf(type), say, headers });
}

function sayOf({ type, headers }: Problem): Say {
  return ({ words, numbers }) => {
    const problems: Readonly<Partial<Record<Problem["type"], Notice>>> = words.problems;
    const notice = problems[type] ?? words.otherProblem;
    const seconds = headers?.["Retry-After"];
    if (type === "unavailable")
      return noticePage(notice, html`<a class="button primary" href="">${words.tryAgain}</a>`);
    return seconds === undefined ? noticePage(notice) : noticePage(notice, words.waitSeconds(numbers, Number(seconds)));
  };
}
