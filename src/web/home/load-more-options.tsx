import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { words } from "../words/words.ts";

const loaded = signal<ComponentType | "failed" | null>(null);

function load(): void {
  if (typeof loaded.value === "function") return;
  import("./more-options.tsx").then(
    ({ MoreOptions }) => {
      loaded.value = MoreOptions;
    },
    () => {
      // Offline, or a release has replaced the file. The page is not reloaded: what was typed would be lost.
      loaded.value = "failed";
    },
  );
}

/** The card and the rules of a new link, once their file is there. A first visit does not load it. */
export function LoadMoreOptions() {
  const { common } = words();
  useEffect(load, []);
  if (loaded.value === "failed") {
    return (
      <p class="field-note wide" data-state="bad">
        {common.wrong}{" "}
        <button type="button" class="as-link" onClick={load}>
          {common.tryNow}
        </button>
      </p>
    );
  }
  const Loaded = loaded.value;
  return Loaded === null ? null : <Loaded />;
}
