import { type Fault, type FaultProxy, healthy } from "./fault-proxy.ts";

/** All that can go wrong between a Worker and a store or queue, by name. */
export interface StoreFault {
  readonly name: string;
  /** Whether a call may learn of it by its time limit alone. */
  readonly isSilent: boolean;
  begin(proxy: FaultProxy): Promise<void>;
  end(proxy: FaultProxy): Promise<void>;
}

const SEED = 20_261_126;
/** Half of the calls take longer, one in eleven more than the second that Redis has, one in 45 more than 3 s. */
const MEDIAN_MS = 120;
const SIGMA = 1.6;
/** A command that comes later than that may outlive the `pending` that guards against it: 8 + 3 + 6 < 20 s. */
const LONGEST_MS = 6_000;

/** Refusing the connection is the listener's doing; all else is done to each request as it comes. */
export const storeFaults: readonly StoreFault[] = [
  {
    ...{ name: "refuses connections", isSilent: false },
    begin: (proxy) => proxy.refuse(),
    end: (proxy) => proxy.accept(),
  },
  faulty("cuts connections", () => ({ kind: "reset" })),
  faulty("hangs", () => ({ kind: "hang" }), true),
  faulty("answers 500", () => ({ kind: "answer", status: 500, body: '{"message":"secret text of a proxy"}' })),
  faulty("is slow", slow(SEED)),
  // workerd notices at once; what goes through Miniflare, which hands calls on in Node, waits for the other half.
  faulty("gives half an answer", () => ({ kind: "half-answer" }), true),
  faulty("answers garbage", () => ({ kind: "answer", status: 200, body: "<html>not what you asked for</html>" })),
  faulty("answers other JSON", () => ({ kind: "answer", status: 200, body: "{}" })),
  faulty("speaks no HTTP", () => ({ kind: "no-http" })),
];

export function storeFault(name: string): StoreFault {
  const found = storeFaults.find((fault) => fault.name === name);
  if (found === undefined) throw new Error(`Cannot find a fault: none is named "${name}"`);
  return found;
}

function faulty(name: string, fault: (body: string) => Fault, isSilent = false): StoreFault {
  return {
    ...{ name, isSilent },
    async begin(proxy) {
      proxy.fault = fault;
    },
    async end(proxy) {
      proxy.fault = healthy;
    },
  };
}

/** Log-normal, so that the tail is heavy; the same from run to run. */
function slow(seed: number): () => Fault {
  const random = mulberry32(seed);
  return () => {
    // Box and Muller; 1 - random is never 0.
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return { kind: "delay", ms: Math.min(LONGEST_MS, MEDIAN_MS * Math.exp(SIGMA * normal)) };
  };
}

/** Tommy Ettinger's generator of 32 bits. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
