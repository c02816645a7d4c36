import { expect, it } from "vitest";
import { type ApiWorld, asJson } from "./api-world.ts";
import { asAdmin } from "./settings.ts";

/** What domains can be answered with, beyond the problems that follow from an operation. */
export function describeDomainAnswers(world: ApiWorld): void {
  const send = (method: string, path: string, body?: object) =>
    world.observer.send(world.worker, method, path, {
      headers: body === undefined ? asAdmin : asJson,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  it("a domain that is there already, and one that has links", async () => {
    const domain = `${crypto.randomUUID()}.example`;
    // The test before may have left a store's circuit open.
    const init = { method: "POST", headers: asJson, body: JSON.stringify({ domain }) };
    const made = [await world.worker.fetchReady("/api/domains", init), await send("POST", "/api/domains", { domain })];
    const { slug } = await world.worker.create({ url: "https://example.com/", domain });
    const path = `/api/domains/${domain}`;
    const whileInUse = await send("DELETE", path);
    await send("DELETE", `/api/links/${slug}?domain=${domain}`);
    const statuses = [...made, whileInUse, await send("DELETE", path)].map(({ status }) => status);
    expect(statuses).toEqual([201, 409, 409, 204]);
  });
}
