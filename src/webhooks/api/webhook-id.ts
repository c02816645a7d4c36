const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @returns null for what no webhook and no delivery has for its id; Postgres would stumble over it. */
export function webhookIdIn(text: string): string | null {
  const id = text.toLowerCase();
  return UUID.test(id) ? id : null;
}
