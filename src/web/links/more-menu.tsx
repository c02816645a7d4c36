import { useRef } from "preact/hooks";
import { may } from "../api/session.ts";
import { words } from "../words/words.ts";
import { exportLinks } from "./export-links.ts";
import { moveByArrows, place } from "./row/menu-moves.ts";

/** The menu of rare actions on many links: paste, import, export. */
export function MoreMenu({ onPaste, onImport }: { readonly onPaste: () => void; readonly onImport: () => void }) {
  const { links } = words();
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const entries = [
    ...(may("links:write")
      ? [
          { label: links.pasteTitle, run: onPaste },
          { label: links.importTitle, run: onImport },
        ]
      : []),
    { label: links.exportAs("CSV"), run: () => void exportLinks("csv") },
    { label: links.exportAs("NDJSON"), run: () => void exportLinks("ndjson") },
  ];
  return (
    <>
      <button ref={button} type="button" popovertarget="more-menu" aria-haspopup="menu">
        {links.more}
      </button>
      <div
        ref={menu}
        id="more-menu"
        class="menu"
        popover="auto"
        role="menu"
        aria-label={links.more}
        onKeyDown={(event) => moveByArrows(event, menu.current)}
        onToggle={(event) => {
          if (event.newState !== "open" || menu.current === null || button.current === null) return;
          place(menu.current, button.current);
          menu.current.querySelector("button")?.focus();
        }}
      >
        {entries.map(({ label, run }) => (
          <button
            key={label}
            type="button"
            role="menuitem"
            onClick={() => {
              menu.current?.hidePopover();
              button.current?.focus();
              run();
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </>
  );
}
