import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso/router";
import { Dialog } from "../parts/dialog.tsx";
import { words } from "../words/words.ts";
import { useKey } from "./keys.ts";

/** The list of keyboard shortcuts, opened by `?`. */
export function KeysDialog() {
  const { frame } = words();
  const isOpen = useSignal(false);
  const { route } = useLocation();
  useKey("?", () => {
    isOpen.value = true;
  });
  useKey("c", () => route("/"));
  const keys = [
    ["/", frame.keySearch],
    ["c", frame.keyCreate],
    ["?", frame.keyHelp],
    ["Esc", frame.keyClose],
  ];
  return (
    <Dialog isOpen={isOpen.value} onClose={() => (isOpen.value = false)} title={frame.keys}>
      <dl class="keys">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
