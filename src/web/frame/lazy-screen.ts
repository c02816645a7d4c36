import type { ComponentType } from "preact";
import lazy from "preact-iso/lazy";

/**
 * A screen whose file is loaded when somebody first opens it.
 *
 * A tab that was open during a release asks for files that are gone. The page is then reloaded once, at the address
 * that the person wanted.
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
      return new Promise(() => {}); // The page is being reloaded.
    }
  });
}

const RELOADED = "reloaded";
