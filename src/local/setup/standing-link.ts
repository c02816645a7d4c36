/**
 * The link that health pings open from end to end. Its slug is HEALTH_LINK in wrangler.toml; where it leads to nobody goes.
 */
export const STANDING_LINK = "standing-link";

export interface StandingLink {
  isThere(): Promise<boolean>;
  /** @throws when the Worker does not make it. */
  make(): Promise<void>;
}

export function createStandingLink(address: string, adminKey: string): StandingLink {
  const headers = { Authorization: `Bearer ${adminKey}`, "Content-Type": "application/json" };
  return {
    async isThere() {
      const response = await fetch(`${address}/api/links/${STANDING_LINK}`, { headers });
      await response.body?.cancel();
      return response.ok;
    },
    async make() {
      const body = JSON.stringify({ slug: STANDING_LINK, url: "https://example.com/", title: "For the health pings" });
      const response = await fetch(`${address}/api/links`, { method: "POST", headers, body });
      if (response.status !== 201) throw new Error(`the create was answered with ${response.status}`);
      await response.body?.cancel();
    },
  };
}
