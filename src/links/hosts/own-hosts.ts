import { withoutDotsAtEnd } from "../../lib/text/without-dots-at-end.ts";

/**
 * The hosts that this Worker answers on. A link to one of them would go in circles, or hide a hop.
 *
 * A Worker learns the host of a request, and no others. So its own hosts are BASE_URL's, those in OWN_HOSTS, the
 * request's, and its names at workers.dev. There Cloudflare gives it `name.account.workers.dev`,
 * and to versions and aliases of it `{version}-name.account.workers.dev`
 * (https://developers.cloudflare.com/workers/configuration/previews/).
 *
 * The name is in WORKER_NAME; the account is known where one of the hosts above is at workers.dev. Where none is, the
 * Worker's name counts in any account: a link to somebody else's Worker of that very name is refused too, and no loop
 * gets through.
 */
const WORKERS_DEV = ".workers.dev";
/** Stands for an account that is not known. */
const ANY_ACCOUNT = "*";
/** `{first 8 hex digits of the version's id}-name` */
const OF_VERSION = /^[0-9a-f]{8}-(.+)$/;

export interface OwnHostSettings {
  /** BASE_URL's and OWN_HOSTS'. */
  readonly hosts: readonly string[];
  /** The Worker's name in wrangler.toml; null if it is not known. */
  readonly workerName: string | null;
}

/**
 * @param requestHost that the request came in by; null where there is none.
 * @returns host names in lower case, for `isOwnHost`. One of workers.dev stands for its versions too.
 */
export function ownHostsOf({ hosts, workerName }: OwnHostSettings, requestHost: string | null): readonly string[] {
  const known = [...hosts, ...(requestHost === null ? [] : [requestHost])].map(withoutDotsAtEnd);
  const places = known.flatMap((host) => placeAtWorkersDev(host) ?? []);
  const named =
    workerName === null ? [] : accountsOf(places).map((account) => `${workerName}.${account}${WORKERS_DEV}`);
  const guessed = places.flatMap((place) => namesOf(place, workerName).map((name) => hostOf({ ...place, name })));
  return [...new Set([...known, ...named, ...guessed])];
}

/** @param host in lower case, without a dot at its end. @param ownHosts as `ownHostsOf` gives them. */
export function isOwnHost(host: string, ownHosts: readonly string[]): boolean {
  if (ownHosts.includes(host)) return true;
  const place = placeAtWorkersDev(host);
  if (place === null) return false;
  return ownHosts.some((ownHost) => {
    const own = placeAtWorkersDev(ownHost);
    if (own === null || (own.account !== place.account && own.account !== ANY_ACCOUNT)) return false;
    return place.name === own.name || place.name.endsWith(`-${own.name}`);
  });
}

interface Place {
  readonly name: string;
  readonly account: string;
}

/** null for a host that is elsewhere, or no Worker's. */
function placeAtWorkersDev(host: string): Place | null {
  if (!host.endsWith(WORKERS_DEV)) return null;
  const [name = "", account = "", ...more] = host.slice(0, -WORKERS_DEV.length).split(".");
  return name === "" || account === "" || more.length > 0 ? null : { name, account };
}

const hostOf = ({ name, account }: Place): string => `${name}.${account}${WORKERS_DEV}`;

function accountsOf(places: readonly Place[]): readonly string[] {
  return places.length === 0 ? [ANY_ACCOUNT] : places.map(({ account }) => account);
}

/** What the Worker may be called that answers as `name`, where its name is not that of WORKER_NAME. */
function namesOf({ name }: Place, workerName: string | null): readonly string[] {
  if (workerName !== null && (name === workerName || name.endsWith(`-${workerName}`))) return [];
  const ofVersion = OF_VERSION.exec(name)?.[1];
  return ofVersion === undefined ? [] : [ofVersion];
}
