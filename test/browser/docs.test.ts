import { describe, expect, it } from "vitest";
import { openApiDocument } from "../../src/docs/document.docs.ts";
import { operationsOf } from "../support/api-document.ts";
import { useBrowser } from "../support/browser.ts";
import { embedded } from "../support/engines.ts";
import { useWhole } from "../support/whole.ts";

describe("/api/docs in a browser", () => {
  const browser = useBrowser();
  const whole = useWhole(embedded, { PUBLIC_CREATE: "true" });

  it("lists every operation of the document, and asks no other host for anything", async () => {
    const { page, origins, complaints } = await browser.visit(`${whole.worker.url}/api/docs`);
    await page.locator(".opblock-summary").first().waitFor();
    const shown = await Promise.all(
      (await page.locator(".opblock-summary").all()).map(async (summary) => {
        const method = await summary.locator(".opblock-summary-method").textContent();
        return `${method} ${await summary.locator(".opblock-summary-path").getAttribute("data-path")}`;
      }),
    );
    const listed = operationsOf(openApiDocument()).map(({ method, path }) => `${method} ${path}`);
    expect(shown.toSorted()).toEqual(listed.toSorted());
    expect(origins()).toEqual([whole.worker.url]);
    expect(complaints()).toEqual([]);
  });

  it("tries a create and shows what came of it", async () => {
    const { page, origins, complaints } = await browser.visit(`${whole.worker.url}/api/docs`);
    const create = page.locator("#operations-Links-createLink");
    await create.locator(".opblock-summary-control").click();
    await create.getByRole("button", { name: "Try it out" }).click();
    const url = `https://example.com/${crypto.randomUUID()}`;
    await create.locator("textarea").first().fill(JSON.stringify({ url }));
    await create.getByRole("button", { name: "Execute" }).click();
    const answer = create.locator(".live-responses-table");
    await answer.waitFor();
    expect(await answer.locator(".response-col_status").last().textContent()).toContain("201");
    expect(await answer.textContent()).toContain(url);
    expect(origins()).toEqual([whole.worker.url]);
    expect(complaints()).toEqual([]);
  });
});
