/** A host without the dots that end a fully qualified name. (`/\.+$/` takes quadratic time for a host of dots.) */
export function withoutDotsAtEnd(host: string): string {
  let end = host.length;
  while (host[end - 1] === ".") end--;
  return host.slice(0, end);
}
