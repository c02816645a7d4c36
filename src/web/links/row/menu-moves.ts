const EDGE_PX = 8;

/** Arrow keys move through a menu, Home and End go to its ends, and Tab leaves it. */
export function moveByArrows(event: KeyboardEvent, menu: HTMLElement | null): void {
  const entries = [...(menu?.querySelectorAll<HTMLElement>("button, a") ?? [])];
  const at = entries.findIndex((entry) => entry === document.activeElement);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? -1 : at - 1,
    Home: 0,
    End: -1,
  };
  if (event.key === "Tab") return menu?.hidePopover();
  const to = steps[event.key];
  if (to === undefined) return;
  event.preventDefault();
  entries.at(to % entries.length)?.focus();
}

/** Places a menu below its button, with both right edges aligned. If there is no room below, it goes above. */
export function place(menu: HTMLElement, button: HTMLElement): void {
  const { top, bottom, right } = button.getBoundingClientRect();
  const { offsetHeight, offsetWidth } = menu;
  const hasRoom = bottom + offsetHeight + EDGE_PX < innerHeight;
  menu.style.top = `${hasRoom ? bottom : Math.max(EDGE_PX, top - offsetHeight - EDGE_PX)}px`;
  menu.style.left = `${Math.max(EDGE_PX, right - offsetWidth)}px`;
}

export function isInSight(button: HTMLElement): boolean {
  const { top, bottom } = button.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
