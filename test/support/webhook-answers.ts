import { expect, it } from "vitest";
import { type ApiWorld, asJson } from "./api-world.ts";
import { asAdmin } from "./settings.ts";

/** What webhooks can be answered with, beyond the problems that follow from an operation. */
export function describeWebhookAnswers(world: ApiWorld): void {
  const send = (method: string, path: string, body?: object) =>
    world.observer.send(world.worker, method, path, {
      headers: body === undefined ? asAdmin : asJson,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const create = async () => {
    const made = await send("POST", "/api/webhooks", { url: "https://hooks.example.com/", events: ["webhook.test"] });
    return `/api/webhooks/${(await made.json<{ id: string }>()).id}`;
  };

  it("an endpoint that is refused, when it is made and when it is changed", async () => {
    const url = "http://127.0.0.1/";
    const refused = await send("POST", "/api/webhooks", { url, events: ["link.created"] });
    expect([refused.status, (await send("PATCH", await create(), { url })).status]).toEqual([422, 422]);
  });

  it("a test and a delivery of one that is off", async () => {
    const path = await create();
    const { id } = await (await send("POST", `${path}/test`)).json<{ id: string }>();
    await send("PATCH", path, { state: "off" });
    const statuses = [await send("POST", `${path}/test`), await send("POST", `${path}/deliveries/${id}/redeliver`)].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([409, 409]);
  });

  it("deliveries with a page after them", async () => {
    const path = await create();
    for (const time of [1, 2]) expect([time, (await send("POST", `${path}/test`)).status]).toEqual([time, 202]);
    const page = await (await send("GET", `${path}/deliveries?limit=1`)).json<{ nextCursor: string | null }>();
    expect(page.nextCursor).not.toBeNull();
    const rest = await send("GET", `${path}/deliveries?limit=1&cursor=${page.nextCursor}`);
    expect(await rest.json()).toMatchObject({ deliveries: [{ type: "webhook.test" }], nextCursor: null });
  });
}
