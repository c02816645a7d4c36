/**
 * What a set-up that has gone well tells of: Bijou works without it, and only the owner of the zone can switch it on.
 * wrangler's sign-in may not change a zone's transforms, so set-up cannot do it by itself.
 *
 * @param address `BASE_URL`.
 * @returns lines.
 */
export function offersOf(environment: string, address: string): string[] {
  // No zone of anybody's sets headers there.
  if (new URL(address).hostname.endsWith(".workers.dev")) return [];
  return [
    "A redirect takes less CPU if Cloudflare says where visitors come from in headers. To switch that on:",
    '  1. in the dashboard, in the zone of your domain: Rules > Transform Rules > Managed Transforms, "Add visitor location headers"',
    `  2. echo on | npx wrangler secret put LOCATION_HEADERS --env ${environment}`,
  ];
}
