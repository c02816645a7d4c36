import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { embedded } from "../support/engines.ts";
import { pixelsOfSvg, readQr } from "../support/qr-pictures.ts";
import { ORIGIN } from "../support/settings.ts";
import { during, useWhole } from "../support/whole.ts";

/** What the deployed bundle draws with workerd's own deflate. */
describe("QR codes of the production bundle", () => {
  const whole = useWhole(embedded);
  const down = () => ({ kind: "reset" as const });

  it("GET /api/links/{slug}/qr is read by other libraries back to the short URL, as PNG and as SVG", async () => {
    const { slug } = await whole.createCold();
    for (const query of ["size=64&margin=1", "", "size=2048&ecc=H&light=transparent", "size=777&ecc=l&dark=036"]) {
      const png = await whole.worker.fetch(`/api/links/${slug}/qr?format=png&${query}`);
      const { width, height, data } = PNG.sync.read(Buffer.from(await png.arrayBuffer()));
      expect(width).toBe(Number(new URLSearchParams(query).get("size") ?? 256));
      expect(readQr({ width, height, data: new Uint8ClampedArray(data) })?.text).toBe(`${ORIGIN}/${slug}`);
      const svg = await whole.worker.fetch(`/api/links/${slug}/qr?${query}`);
      expect(pixelsOfSvg(await svg.text()).width).toBe(width);
    }
  });

  it("GET /api/links/{slug}/qr answers 503 and never 404 while no store answers", async () => {
    const { slug } = await whole.createCold();
    const response = await during(whole.worker, { sql: down, redis: down }, () =>
      whole.worker.fetch(`/api/links/${slug}/qr`),
    );
    expect(response.status).toBe(503);
    expect(response.headers.get("Retry-After")).not.toBeNull();
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect((await whole.worker.fetch(`/api/links/${slug}/qr`)).status).toBe(200);
  });
});
