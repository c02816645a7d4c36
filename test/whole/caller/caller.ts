/** Fetches `path` from Bijou, and aborts after `abortAfterMs`: `aborted` is then the whole answer. */
export default {
  async fetch(request: Request, env: { BIJOU: Pick<Fetcher, "fetch"> }): Promise<Response> {
    const { searchParams, origin } = new URL(request.url);
    const signal = AbortSignal.timeout(Number(searchParams.get("abortAfterMs")));
    try {
      return await env.BIJOU.fetch(origin + String(searchParams.get("path")), { redirect: "manual", signal });
    } catch {
      return new Response("aborted");
    }
  },
};
