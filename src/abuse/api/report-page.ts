import { html } from "hono/html";
import { readBody } from "../../http/body/body.ts";
import { type Markup, noticePage, page, pageOrProblem } from "../../http/page.ts";
import { decodeSegment } from "../../http/path-segment.ts";
import { REPORT_PATH } from "../../http/report-link.ts";
import type { Words } from "../../http/words/en.ts";
import type { Numbers } from "../../http/words/notice.ts";
import type { Deadline } from "../../lib/deadline.ts";
import { REPORT_REASONS } from "../report.ts";
import { createReport } from "./reports.ts";

/**
 * `/_/report`: a form without script that lets anybody report a link. It sends the report through the operation
 * `createReport` with all of its steps, so the API's rules and limits hold. After an error the form keeps what was
 * typed, and shows each message beside its field.
 */
interface Typed {
  readonly slug: string;
  readonly reason: string;
  readonly details: string;
  readonly email: string;
}

/** What is wrong with it: fields, and whether it could not be sent at all. */
interface Refused {
  readonly fields: readonly string[];
  readonly isUnknown: boolean;
  /** null if only fields are wrong. */
  readonly failure: ((words: Words, numbers: Numbers) => string) | null;
}

/**
 * The domain that the API is asked for: of the host of an address that somebody pasted, in their spelling, or null of a name alone.
 * undefined for the default domain.
 */
type DomainOf = (host: string | null) => Promise<string | undefined>;

/** 2,000 characters of four bytes, each byte escaped, and room for the rest. */
const MAX_FORM_BYTES = 32_768;
const FORM = "application/x-www-form-urlencoded";
const SENT = "sent";

/** @param request `?slug=` fills in the link. */
export function openReport(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  if (searchParams.has(SENT)) return page(request, { status: 200, say: ({ words }) => noticePage(words.report.sent) });
  const slug = searchParams.get("slug") ?? "";
  return formPage(request, { slug, reason: "", details: "", email: "" });
}

/** @param send a request to the API, as if its sender had sent it there. */
export async function sendReport(
  request: Request,
  deadline: Deadline,
  domainOf: DomainOf,
  send: (request: Request) => Response | Promise<Response>,
): Promise<Response> {
  const [type = ""] = (request.headers.get("Content-Type") ?? "").split(";");
  if (type.trim().toLowerCase() !== FORM) {
    return pageOrProblem(request, {
      type: "unsupported-media-type",
      detail: `Cannot read the report: Content-Type must be ${FORM}`,
    });
  }
  const typed = typedIn(await deadline.race(readBody(request, deadline, MAX_FORM_BYTES)));
  // A form of another site must not report in its visitor's name. So the form is only shown, and the visitor can send
  // it from here.
  if (request.headers.get("Sec-Fetch-Site") === "cross-site") return formPage(request, typed);

  const { name, host } = nameIn(typed.slug);
  const named = { ...typed, slug: name, domain: await deadline.race(domainOf(host)) };
  const answer = await send(apiRequest(request, named));
  if (answer.ok) return sent();
  const headers = new Headers();
  const retryAfter = answer.headers.get("Retry-After");
  if (retryAfter !== null) headers.set("Retry-After", retryAfter);
  const wrong = answer.status === 400 || answer.status === 404 ? await fieldsOf(answer) : [];
  const failure = wrong.length > 0 ? null : (words: Words, numbers: Numbers) => failureOf(answer, words, numbers);
  // The domain was typed with the name. On a host that is none of ours there is no such link either.
  const fields = wrong.map((field) => (field === "domain" ? "slug" : field));
  const refused = { fields, isUnknown: answer.status === 404 || wrong.includes("domain"), failure };
  return formPage(request, typed, refused, answer.status, Object.fromEntries(headers));
}

/** By GET, so that it is not sent again when the page is loaded again. */
function sent(): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: `${REPORT_PATH}?${SENT}`, "Cache-Control": "no-store" },
  });
}

function typedIn(form: Uint8Array): Typed {
  const fields = new URLSearchParams(new TextDecoder().decode(form));
  const text = (name: string) => fields.get(name) ?? "";
  // Forms end lines with CR LF.
  const details = text("details").replaceAll("\r\n", "\n");
  return { slug: text("slug"), reason: text("reason"), details, email: text("email").trim() };
}

/** Headers that say who sends: what counts is the address. */
const PASSED_ON = ["CF-Connecting-IP", "X-Request-Id", "CF-Ray"];

function apiRequest(
  request: Request,
  { slug, domain, reason, details, email }: Typed & { readonly domain: string | undefined },
): Request {
  const headers = new Headers({ "Content-Type": "application/json" });
  for (const name of PASSED_ON) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const body = JSON.stringify({
    ...{ slug, domain, reason }, // JSON leaves out what is undefined.
    ...(details.trim() === "" ? {} : { details }),
    ...(email === "" ? {} : { email }),
  });
  return new Request(new URL(createReport.path, request.url), { method: "POST", headers, body });
}

/** People paste the whole short URL, or that of the preview. */
function nameIn(text: string): { readonly name: string; readonly host: string | null } {
  const trimmed = text.trim();
  const address = trimmed.replace(/^https?:\/\//i, "");
  const slash = address.indexOf("/");
  const isAddress = slash > 0 && (address !== trimmed || /[.:]/.test(address.slice(0, slash)));
  if (!isAddress) return { name: trimmed, host: null };
  const [path = ""] = address.slice(slash).split(/[?#]/);
  // All domains have the port of BASE_URL. An IPv6 address has colons of its own, in brackets.
  const host = address.slice(0, slash).replace(/:\d*$/, "");
  return { name: (decodeSegment(path) ?? trimmed).replace(/\+$/, ""), host };
}

async function fieldsOf(answer: Response): Promise<string[]> {
  const { errors = [] } = await answer.json<{ errors?: { path: string }[] }>();
  return errors.map(({ path }) => path);
}

function failureOf(answer: Response, words: Words, numbers: Numbers): string {
  const seconds = Number(answer.headers.get("Retry-After") ?? 0);
  return seconds > 0 ? `${words.report.failed} ${words.waitSeconds(numbers, seconds)}` : words.report.failed;
}

function formPage(
  request: Request,
  typed: Typed,
  { fields, isUnknown, failure }: Refused = { fields: [], isUnknown: false, failure: null },
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return page(request, {
    ...{ status, headers, formAction: "'self'" },
    say({ words, numbers }) {
      const { report } = words;
      const errors = { ...report.errors, slug: isUnknown ? report.errors.unknownSlug : report.errors.slug };
      const isWrong = (name: string) => fields.includes(name);
      const marks = (name: string) =>
        isWrong(name) ? html` aria-invalid="true" aria-describedby="${name}-error"` : "";
      const error = (name: keyof Typed) =>
        isWrong(name) ? html`\n<p class="error" id="${name}-error">${errors[name]}</p>` : "";
      const field = (name: keyof Typed, label: string, input: Markup) => html`<div class="field">
<label for="${name}">${label}</label>
${input}${error(name)}
</div>`;
      const choice = (reason: keyof typeof report.reasons) => html`
<label class="check"><input type="radio" name="reason" value="${reason}" required${typed.reason === reason ? html` checked` : ""}> <span>${report.reasons[reason]}</span></label>`;
      return {
        heading: report.heading,
        body: html`<p>${report.why}</p>${failure === null ? "" : html`\n<p class="alert" role="alert">${failure(words, numbers)}</p>`}
<form method="post" action="${REPORT_PATH}">
${field("slug", report.slug, html`<input id="slug" name="slug" value="${typed.slug}" required autocomplete="off" autocapitalize="off" spellcheck="false"${marks("slug")}>`)}
<fieldset class="choices"${marks("reason")}>
<legend>${report.reason}</legend>${REPORT_REASONS.map(choice)}${error("reason")}
</fieldset>
${field("details", report.details, html`<textarea id="details" name="details" rows="4" maxlength="2000"${marks("details")}>\n${typed.details}</textarea>`)}
${field("email", report.email, html`<input id="email" name="email" type="email" value="${typed.email}" maxlength="254" autocomplete="email"${marks("email")}>`)}
<button class="primary">${report.send}</button>
</form>`,
      };
    },
  });
}
