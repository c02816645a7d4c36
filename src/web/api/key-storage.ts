/**
 * Where the key stays: in `sessionStorage`, which ends with the tab, or in `localStorage` if the person has ticked
 * that. A browser may refuse both (a private window, a policy): then the key lives as long as the page.
 */
const NAME = "bijou.key";

type Storages = readonly [tab: Pick<Storage, Used>, device: Pick<Storage, Used>];
type Used = "getItem" | "setItem" | "removeItem";

export interface KeyStorage {
  /** @returns null if nobody has signed in with a key. */
  read(): string | null;
  keep(key: string, isForDevice: boolean): void;
  forget(): void;
}

/** @param storages throws if the browser refuses them. */
export function createKeyStorage(storages: () => Storages): KeyStorage {
  let inMemory: string | null = null;
  const attempt = <T>(use: (storages: Storages) => T, otherwise: T): T => {
    try {
      return use(storages());
    } catch {
      return otherwise; // Nothing is lost: the key is in memory.
    }
  };
  return {
    read: () => inMemory ?? attempt(([tab, device]) => tab.getItem(NAME) ?? device.getItem(NAME), null),
    keep(key, isForDevice) {
      this.forget();
      inMemory = key;
      attempt(([tab, device]) => (isForDevice ? device : tab).setItem(NAME, key), undefined);
    },
    forget() {
      inMemory = null;
      attempt(([tab, device]) => {
        tab.removeItem(NAME);
        device.removeItem(NAME);
      }, undefined);
    },
  };
}
