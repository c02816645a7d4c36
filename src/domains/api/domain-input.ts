import * as v from "valibot";
import type { FieldError, Problem } from "../../http/problem.ts";
import { fieldErrorOf, validationProblem } from "../../http/validation.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { readUrl } from "../../links/destination.ts";
import { isOwnHost } from "../../links/hosts/own-hosts.ts";
import { type DomainName } from "../../names/domain-of-name.ts";
import { hostOf, parseHost } from "../../names/host.ts";
import type { DomainSettings } from "../domain-store.ts";
import { APP_LINKS_FILES } from "../site.ts";
import { CreateDomainBody, EditDomainBody } from "./domain-bodies.ts";

/** From the JSON of the administrator to a domain. All fields that are wrong are named at once. */
export interface GivenDomain {
  readonly domain: DomainName;
  readonly settings: Partial<DomainSettings>;
}

/** As served. Apple takes 128 kB; but a list shows those of all domains. */
const MAX_FILE_LENGTH = 32_768;
const URLS = ["homeUrl", "notFoundUrl", "expiredUrl"] as const;

export function parseCreateDomain(json: unknown, ownHosts: readonly string[]): Result<GivenDomain, Problem> {
  const parsed = v.safeParse(CreateDomainBody, json);
  if (!parsed.success) return err(validationProblem(parsed.issues.map(fieldErrorOf)));
  const domain = parseHost(parsed.output.domain);
  const errors: FieldError[] = domain.ok ? [] : [{ path: "domain", message: domain.error }];
  // The domain itself is as much our own as those that there are.
  const settings = settingsIn(parsed.output, domain.ok ? [...ownHosts, domain.value] : ownHosts, errors);
  return domain.ok && errors.length === 0 ? ok({ domain: domain.value, settings }) : err(validationProblem(errors));
}

export function parseEditDomain(json: unknown, ownHosts: readonly string[]): Result<Partial<DomainSettings>, Problem> {
  const parsed = v.safeParse(EditDomainBody, json);
  if (!parsed.success) return err(validationProblem(parsed.issues.map(fieldErrorOf)));
  const errors: FieldError[] = [];
  const settings = settingsIn(parsed.output, ownHosts, errors);
  return errors.length === 0 ? ok(settings) : err(validationProblem(errors));
}

function settingsIn(
  given: v.InferOutput<typeof EditDomainBody>,
  ownHosts: readonly string[],
  errors: FieldError[],
): Partial<DomainSettings> {
  const settings: Partial<Record<keyof DomainSettings, string | null>> = {};
  for (const name of URLS) {
    const text = given[name];
    if (text === undefined) continue;
    const read = text === null ? ok(null) : readPlace(name, text.trim(), ownHosts);
    if (read.ok) settings[name] = read.value;
    else errors.push({ path: name, message: read.error });
  }
  for (const name of APP_LINKS_FILES) {
    const file = given[name];
    if (file === undefined) continue;
    const text = file === null ? null : JSON.stringify(file);
    settings[name] = text;
    if (text !== null && new TextEncoder().encode(text).length > MAX_FILE_LENGTH)
      errors.push({ path: name, message: `must have at most ${MAX_FILE_LENGTH} bytes` });
  }
  return settings;
}

/** Whoever finds nothing must not be sent round in circles. A page of one's own is a home all the same. */
function readPlace(name: (typeof URLS)[number], text: string, ownHosts: readonly string[]): Result<string, string> {
  const url = readUrl(text);
  if (!url.ok) return err(url.error.message);
  const { href, pathname } = url.value;
  if (isOwnHost(hostOf(href), ownHosts) && (name !== "homeUrl" || pathname === "/"))
    return err("must not lead back to this shortener");
  return ok(href);
}
