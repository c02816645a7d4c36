import { randomInt, randomUUID } from "node:crypto";
import { CODE_ALPHABET, isCode } from "../../src/names/code.ts";
import type { HttpAnswer, HttpCall } from "./http-connections.ts";
import { asAdmin, BROWSER } from "./settings.ts";

/**
 * What all sorts of callers ask of a Bijou at the same time, for the soak: visitors of links that are hot, cold, gone or
 * made up, and whoever makes, edits, deletes and lists. Each kind says which statuses are right.
 */
export interface MixedLoad {
  /** One caller: what it asks for one after the other. Its links are its own, so each answer is known before. */
  createCaller(): () => Step;
  /** A name that a store has to be asked for: it takes a place in all that is kept of those. */
  unknownSlug(): Step;
  /** Distinct names asked for that no link has. */
  readonly unknownNames: number;
}

export interface Step {
  readonly kind: string;
  readonly call: HttpCall;
  readonly expected: readonly number[];
  /** What is to be known from the answer. */
  readonly learn?: (answer: HttpAnswer) => void;
}

/** How many of a thousand requests are of each kind. */
const SHARES = {
  "hot redirect": 220,
  "made-up code": 540,
  "unknown slug": 60,
  "cold redirect": 50,
  create: 30,
  edit: 20,
  delete: 15,
  "public create": 10,
  preview: 10,
  QR: 10,
  "bad input": 15,
  list: 5,
  statistics: 5,
  password: 2,
  health: 5,
  metrics: 3,
} as const;
type Kind = keyof typeof SHARES;
const DRAW = Object.entries(SHARES).flatMap(([kind, share]) => Array.from({ length: share }, () => kind as Kind)); // Its own keys.

/** Above this a caller deletes before it makes more. */
const MAX_OWN_LINKS = 50;
const REFERRERS = ["https://news.example/a", "https://search.example/?q=b", "https://mail.example/"];
const json = { "Content-Type": "application/json" };

/** Draws 0 … count − 1 as a few links are opened by many: the n-th in proportion to 1/n. */
export function createZipf(count: number): () => number {
  const sums = new Float64Array(count);
  for (let n = 0, sum = 0; n < count; n++) sums[n] = sum += 1 / (n + 1);
  return () => {
    const drawn = Math.random() * (sums.at(-1) ?? 0);
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < drawn) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** @param links slugs that are there to be opened: the hot ones by Zipf, the cold ones each as rarely as the next. */
export function createMixedLoad(links: { hot: readonly string[]; cold: readonly string[]; locked: string }): MixedLoad {
  const zipf = createZipf(links.hot.length);
  let unknownNames = 0;
  const hot = () => links.hot[zipf()] ?? "";
  const visitor = () => ({
    "User-Agent": `${BROWSER} soak/${randomInt(200)}`,
    "CF-Connecting-IP": randomAddress(),
    Referer: REFERRERS[randomInt(REFERRERS.length)] ?? "",
    "Accept-Language": "de-DE,de;q=0.9",
  });
  const unknown = (kind: Kind, name: string): Step => {
    unknownNames++;
    return { kind, call: { path: `/${name}`, headers: visitor() }, expected: [404] };
  };
  const unknownSlug = () => unknown("unknown slug", `nobody-${randomUUID()}`);
  const asked = (kind: Kind, path: string): Step => ({ kind, call: { path, headers: asAdmin }, expected: [200] });

  function createCaller(): () => Step {
    const own: string[] = [];
    const steps: Readonly<Record<Kind, () => Step>> = {
      "hot redirect": () => ({
        kind: "hot redirect",
        call: { path: `/${hot()}`, headers: visitor() },
        expected: [302],
      }),
      "cold redirect": () => {
        const slug = links.cold[randomInt(links.cold.length)] ?? "";
        return { kind: "cold redirect", call: { path: `/${slug}`, headers: visitor() }, expected: [302] };
      },
      "made-up code": () => unknown("made-up code", randomCode()),
      "unknown slug": unknownSlug,
      create: () => (own.length >= MAX_OWN_LINKS ? steps.delete() : create()),
      "public create": () => ({
        kind: "public create",
        call: {
          ...{ method: "POST", path: "/api/links", body: linkBody() },
          headers: { ...json, ...visitor(), "Idempotency-Key": randomUUID() },
        },
        expected: [201],
      }),
      edit: () => {
        const slug = own[randomInt(Math.max(1, own.length))];
        if (slug === undefined) return create();
        const call = {
          method: "PATCH",
          path: `/api/links/${slug}`,
          headers: { ...json, ...asAdmin },
          body: linkBody(),
        };
        return { kind: "edit", call, expected: [200] };
      },
      delete: () => {
        const slug = own.shift();
        if (slug === undefined) return create();
        return {
          kind: "delete",
          call: { method: "DELETE", path: `/api/links/${slug}`, headers: asAdmin },
          expected: [204],
        };
      },
      preview: () => ({ kind: "preview", call: { path: `/${hot()}+`, headers: visitor() }, expected: [200] }),
      QR: () => ({
        kind: "QR",
        call: { path: `/api/links/${hot()}/qr${randomInt(4) === 0 ? "?format=png" : ""}`, headers: visitor() },
        expected: [200],
      }),
      "bad input": () => badInput(),
      list: () => asked("list", `/api/links?limit=20${randomInt(2) === 0 ? "&q=example" : ""}`),
      statistics: () => asked("statistics", randomInt(4) === 0 ? "/api/stats" : `/api/links/${hot()}/stats`),
      password: () => ({
        kind: "password",
        call: {
          ...{ method: "POST", path: `/${links.locked}`, body: `password=${randomUUID()}` },
          headers: { ...visitor(), "Content-Type": "application/x-www-form-urlencoded" },
        },
        expected: [403],
      }),
      health: () => ({ kind: "health", call: { path: "/health" }, expected: [200] }),
      metrics: () => asked("metrics", "/metrics"),
    };
    const create = (): Step => ({
      kind: "create",
      call: { method: "POST", path: "/api/links", headers: { ...json, ...asAdmin }, body: linkBody() },
      expected: [201],
      learn: ({ body }) => void own.push((JSON.parse(body) as { slug: string }).slug), // What a 201 holds.
    });
    return () => steps[DRAW[randomInt(DRAW.length)] ?? "hot redirect"]();
  }

  return {
    ...{ createCaller, unknownSlug },
    get unknownNames() {
      return unknownNames;
    },
  };
}

function badInput(): Step {
  const post = (body: string, headers: Record<string, string>, ...expected: number[]): Step => ({
    kind: "bad input",
    call: { method: "POST", path: "/api/links", headers: { ...asAdmin, ...headers }, body },
    expected,
  });
  const call = (method: string, path: string, ...expected: number[]): Step => ({
    kind: "bad input",
    call: { method, path, headers: { "CF-Connecting-IP": randomAddress() } },
    expected,
  });
  const all = [
    () => post("{", json, 400),
    () => post('{"url":"ftp://example.com"}', json, 400),
    () => post('{"url":"http://127.0.0.1/"}', json, 422),
    () => post(`{"url":"https://example.com/","${randomUUID()}":1}`, json, 400),
    () => post("x".repeat(70_000), json, 413),
    () => post("url=a", { "Content-Type": "text/plain" }, 415),
    () => call("GET", `/%ff${randomInt(1e9)}`, 400),
    () => call("PUT", "/api/links", 405),
    () => call("GET", `/api/${randomUUID()}`, 404),
    () => call("GET", "/api/keys", 401),
  ];
  return (all[randomInt(all.length)] ?? (() => call("GET", "/api/keys", 401)))();
}

function linkBody(): string {
  const url = `https://example.com/${randomUUID()}?${"a".repeat(randomInt(200))}`;
  return JSON.stringify(randomInt(3) === 0 ? { url, title: `Title ${randomUUID()}`, tags: ["soak"] } : { url });
}

/** An address that hardly ever comes twice: limits are per /64. */
function randomAddress(): string {
  return `2001:db8:${randomInt(65_536).toString(16)}:${randomInt(65_536).toString(16)}::1`;
}

/** Of a code's shape, and hardly ever a code. */
function randomCode(): string {
  for (;;) {
    const text = Array.from({ length: 7 }, () => CODE_ALPHABET[randomInt(62)]).join("");
    if (isCode(text)) return text;
  }
}
