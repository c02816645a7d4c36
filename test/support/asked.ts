import type { KnownCaller } from "../../src/http/caller.ts";
import type { Preconditions } from "../../src/http/conditional/preconditions.ts";
import { createDeadline } from "../../src/lib/deadline.ts";

export const NOW = Date.parse("2026-11-29T12:00:00Z");

/** What the handler of an operation is handed: plain data, with services that the test chooses. Asked by the admin key. */
export function askedOf<Services, Params = object, Body = undefined, Query = undefined>(given: {
  services: Services;
  params?: Params;
  body?: Body;
  query?: Query;
  headers?: HeadersInit;
  preconditions?: Preconditions;
  caller?: KnownCaller;
  request?: Request;
}) {
  const caller: KnownCaller = given.caller ?? { kind: "admin", owner: "key:admin" };
  return {
    services: given.services,
    scope: {
      deadline: createDeadline(1_000, () => NOW),
      waitUntil: () => undefined,
      address: async () => "address",
    },
    caller,
    url: "https://go.example/api/somewhere",
    headers: new Headers(given.headers),
    ...(given.preconditions === undefined ? {} : { preconditions: given.preconditions }),
    request: given.request ?? new Request("https://go.example/api/somewhere"),
    // Where one is not given, its type is what has no value.
    params: (given.params ?? {}) as Params,
    body: given.body as Body,
    query: given.query as Query,
  };
}
