import { createServer, request as send } from "node:http";

/**
 * Stands before a Worker and puts a key to each request: the conformance package has no option for one. All else stays as it came,
 * the host and the origin too.
 *
 * @param target of the Worker.
 */
export async function startKeyProxy(port: number, target: string, key: string): Promise<{ close(): Promise<void> }> {
  const { hostname, port: portOfTarget } = new URL(target);
  const server = createServer((request, response) => {
    const { method, url: path } = request;
    const headers = { ...request.headers, authorization: `Bearer ${key}` };
    const passed = send({ hostname, port: portOfTarget, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on("error", () => response.destroy());
    request.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
