import type { Postgres } from "../../postgres/postgres.ts";
import type { UseNotes } from "../use-notes.ts";

/** Notes each statement of a request before it is sent, even if a circuit breaker then holds it back. */
export function noteUse(postgres: Postgres, notes: Pick<UseNotes, "note">): Postgres {
  return {
    run: (...call) => {
      notes.note();
      return postgres.run(...call);
    },
  };
}

/** Sets the mark while a statement of a job is under way, however that ends. */
export function markUse(postgres: Postgres, notes: Pick<UseNotes, "mark">): Postgres {
  return {
    async run(...call) {
      const marked = notes.mark();
      try {
        return await postgres.run(...call);
      } finally {
        await marked;
      }
    },
  };
}
