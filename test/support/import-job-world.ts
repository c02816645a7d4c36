import type { Piece, PieceOutcome } from "../../src/imports/imported-links.ts";
import type { ImportJob } from "../../src/imports/jobs/import-links.ts";
import { StoreError } from "../../src/lib/store-error.ts";
import { createImportedFieldsReader } from "../../src/links/api/imported-fields.ts";
import { NO_CHECK } from "../../src/links/destination-check.ts";
import { codes } from "./link-service-world.ts";
import { createManualClock } from "./manual-clock.ts";
import { ONE_DOMAIN } from "./one-domain.ts";

/** What the jobs of imports work with, over ports in memory that write down what they are asked. */
export function createImportJobWorld(insert: (piece: Piece) => PieceOutcome = () => "done") {
  const steps: string[] = [];
  const pieces: Piece[] = [];
  const world = {
    steps,
    pieces,
    isRedisDown: false,
    job: {
      store: {
        async insert(piece) {
          pieces.push(piece);
          const { firstLine, lastLine, links, failures } = piece;
          steps.push(`insert ${firstLine}–${lastLine}: ${links.length} links, ${failures.length} failures`);
          return insert(piece);
        },
      },
      forget: () => undefined,
      missingNames: {
        async forget(names) {
          steps.push(`forget ${names.join(" ")}`);
          if (world.isRedisDown) throw outage("redis");
        },
      },
      codes,
      readFields: createImportedFieldsReader({ ownHosts: [], allowPrivate: false }, (host) =>
        host === null ? [] : [host],
      ),
      destinationCheck: NO_CHECK,
      readyRules: async () => undefined,
      findDomain: (text) => ONE_DOMAIN.find(text, { waitUntil: () => undefined }),
      now: createManualClock().now,
    } satisfies ImportJob,
  };
  return world;
}

export function outage(store: "postgres" | "redis"): StoreError {
  return new StoreError({ store, operation: "import links", reason: "out of reach" });
}
