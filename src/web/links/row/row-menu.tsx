import { useLayoutEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { screenOf } from "../../api/link-ref.ts";
import { may } from "../../api/session.ts";
import { words } from "../../words/words.ts";
import { copy } from "./copy-icon.tsx";
import { isInSight, moveByArrows, place } from "./menu-moves.ts";
import type { RowActs } from "./row-acts.ts";

/**
 * All that can be done with one link. There is one menu for all rows. The browser closes it, and gives the focus back.
 */
export function RowMenu({ acts }: { readonly acts: RowActs }) {
  const { links, common } = words();
  const { route } = useLocation();
  const menu = useRef<HTMLDivElement>(null);
  const open = acts.menuOf.value;
  // A layout effect, so that the menu has the focus before the next frame: the next key is meant for it.
  useLayoutEffect(() => {
    const element = menu.current;
    if (open === null || element === null) return;
    element.showPopover();
    place(element, open.button);
    element.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
    // The menu follows its row, and closes when the row is out of sight: the page may still be scrolling when the
    // button is touched.
    const follow = () => (isInSight(open.button) ? place(element, open.button) : element.hidePopover());
    addEventListener("scroll", follow, { passive: true });
    return () => removeEventListener("scroll", follow);
  }, [open]);
  const entries = open === null ? [] : entriesOf(open.link);

  function entriesOf(link: NonNullable<typeof open>["link"]) {
    const { shortUrl, enabled } = link;
    const write = [
      { label: common.edit, run: () => acts.edit(link) },
      { label: enabled ? links.switchOff : links.switchOn, run: () => void acts.setEnabled(link, !enabled) },
      { label: links.delete, run: () => acts.remove([link]) },
    ];
    return [
      { label: common.copy, run: () => void copy(shortUrl) },
      { label: common.qr, run: () => (acts.qrOf.value = link) },
      ...(may("stats:read") ? [{ label: links.statistics, run: () => route(screenOf(link)) }] : []),
      ...(may("links:write") ? write : []),
    ];
  }

  return (
    <div
      ref={menu}
      id="row-menu"
      class="menu"
      popover="auto"
      role="menu"
      aria-label={open === null ? links.menu : links.menuOf(open.link.slug)}
      onKeyDown={(event) => moveByArrows(event, menu.current)}
      onToggle={(event) => {
        if (event.newState === "closed") acts.menuOf.value = null;
      }}
    >
      {entries.map(({ label, run }) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          onClick={() => {
            const button = open?.button;
            menu.current?.hidePopover();
            button?.focus();
            run();
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
