import type { Page } from "playwright-core";

/**
 * ETag and If-Match as the contract has them, for a server that has none yet; one that has them answers itself.
 * The version is that of `updatedAt`.
 */
export async function withConditionalEdits(page: Page): Promise<void> {
  await page.route(/\/api\/links\/[^/]+$/, async (route) => {
    const request = route.request();
    if (!["GET", "PATCH"].includes(request.method())) return route.fallback();
    const now = await page.request.get(request.url(), {
      headers: { Authorization: await header(request, "authorization") },
    });
    if (now.headers()["etag"] !== undefined) return route.fallback();
    const etag = now.ok() ? `"${((await now.json()) as { updatedAt: string }).updatedAt}"` : "";
    const ifMatch = await request.headerValue("if-match");
    if (request.method() === "PATCH" && ifMatch !== null && ifMatch !== etag) {
      const body = { type: "/_/problems/precondition-failed", title: "Changed", status: 412, detail: "Changed since" };
      return route.fulfill({ status: 412, contentType: "application/problem+json", body: JSON.stringify(body) });
    }
    const response = await route.fetch();
    return route.fulfill({ response, headers: { ...response.headers(), ETag: etag } });
  });
}

async function header(request: { headerValue(name: string): Promise<string | null> }, name: string): Promise<string> {
  return (await request.headerValue(name)) ?? "";
}
