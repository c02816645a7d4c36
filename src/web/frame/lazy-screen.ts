import type { ComponentType } from "preact";
import lazy from "preact-iso/lazy";

/**
 * A screen that is loaded when it is opened first.
 *
 * A tab that was open while a release came names files that are no longer there: it is then loaded anew, at the address
 * that was asked for, once.
 */
export function lazyScreen(load: () => Promise<{ readonly Screen: ComponentType }>): ComponentType {
  return lazy(async () => {
    try {
      const { Screen } = await load();
      return { default: Screen };
    } catch (error) {
      const at = location.href;
      if (history.state === RELOADED || !navigator.onLine) throw error;
      history.replaceState(RELOADED, "", at);
      location.reload();
      return new Promise(() => {}); // The page is going.
    }
  });
}

const RELOADED = "reloaded";
