import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that takes every object and keeps none. */
export interface ObjectServer {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Start a server on a free port of the loopback interface. */
export async function startObjectServer(): Promise<ObjectServer> {
  const server = createServer((message, response) => {
    message.resume().once("end", () => response.writeHead(200, { ETag: '"0"' }).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => stop(server) };
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
