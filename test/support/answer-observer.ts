import { expect } from "vitest";
import { type AnswerChecker, createAnswerChecker, sightingOf, sightingsOf } from "./answer-checker.ts";
import { type ApiOperation, answerOf, type Json, object, operationFor, operationsOf, resolve } from "./api-document.ts";
import type { RunningWorker } from "./running-worker.ts";

/** Sends requests, holds each answer against the document, and remembers what has been seen. */
export interface AnswerObserver {
  readonly operations: readonly ApiOperation[];
  /** @param path from the root. Fails where the answer is not as the document says. */
  send(worker: RunningWorker, method: string, path: string, init?: RequestInit): Promise<Response>;
  /** A request with a method that the path does not take. */
  sendOther(worker: RunningWorker, method: string, template: string, path: string): Promise<void>;
  /** What the document lists, and what was seen, in one order. */
  listed(): string[];
  seen(): string[];
}

export function createAnswerObserver(document: Json): AnswerObserver {
  const operations = operationsOf(document);
  const checker: AnswerChecker = createAnswerChecker(document);
  const seen = new Set<string>();

  return {
    operations,
    listed: () => operations.flatMap(sightingsOf).toSorted(),
    seen: () => [...seen].toSorted(),

    async send(worker, method, path, init = {}) {
      const operation = operationFor(operations, method, path);
      const response = await worker.fetch(path, { ...init, method });
      const body = await response.clone().text();
      const name = sightingOf(operation, response, body);
      const answer = operation.answers.find(({ status }) => status === response.status);
      expect([name, answer?.status]).toEqual([name, response.status]);
      if (answer !== undefined) expect([name, checker.faultsOf(answer, response, body)]).toEqual([name, []]);
      seen.add(name);
      return response;
    },

    async sendOther(worker, method, template, path) {
      const item = object(object(document["paths"])[template]);
      const ref = object(object(item["x-other-methods"])["405"])["$ref"];
      const described = answerOf(document, 405, String(ref).slice(1), resolve(document, String(ref)));
      const answer = method === "HEAD" ? { ...described, mediaTypes: [] } : described;
      const response = await worker.fetch(path, { method });
      const body = await response.text();
      const name = `${method} ${path}`;
      expect([name, response.status]).toEqual([name, 405]);
      expect([name, checker.faultsOf(answer, response, body)]).toEqual([name, []]);
      const methods = operations
        .filter((operation) => operation.path === template)
        .map((operation) => operation.method);
      const isOfApi = template.startsWith("/api/") || template === "/metrics";
      const taken = new Set([
        ...methods,
        ...(methods.includes("GET") ? ["HEAD"] : []),
        ...(isOfApi ? ["OPTIONS"] : []),
      ]);
      expect([name, (response.headers.get("Allow") ?? "").split(", ").toSorted()]).toEqual([
        name,
        [...taken].toSorted(),
      ]);
    },
  };
}
