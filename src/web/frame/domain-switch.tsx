import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso/router";
import { chooseDomain, currentDomain, domains } from "../api/domains.ts";
import { words } from "../words/words.ts";

/** More than these are searched for, and not scrolled through. */
const MOST_TO_CHOOSE_FROM = 8;

/**
 * In the head: the domain that the person works on. It is not there where there is only one.
 *
 * The lists show the other domain at once. From the screen of a link it leads to the links of that domain: a link stays on its own.
 */
export function DomainSwitch() {
  const { path, route } = useLocation();
  const current = currentDomain();
  if (current === undefined) return null;
  const all = domains();
  const choose = (domain: string) => {
    chooseDomain(domain);
    const to = addressOn(domain, path);
    if (to !== null) route(to);
  };
  return all.length <= MOST_TO_CHOOSE_FROM ? (
    <select
      class="domain-switch"
      aria-label={words().frame.domain}
      value={current}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      {all.map((domain) => (
        <option key={domain} value={domain}>
          {domain}
        </option>
      ))}
    </select>
  ) : (
    <SearchedDomain all={all} current={current} onChoose={choose} />
  );
}

/** A field that finds as one types. While it has the focus it is empty, since a browser offers only what matches its text. */
function SearchedDomain(props: {
  readonly all: readonly string[];
  readonly current: string;
  readonly onChoose: (domain: string) => void;
}) {
  const { all, current, onChoose } = props;
  const typed = useSignal<string | null>(null);
  return (
    <>
      <input
        class="domain-switch"
        type="text"
        list="domains"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-label={words().frame.domain}
        placeholder={current}
        value={typed.value ?? current}
        onFocus={() => (typed.value = "")}
        onBlur={() => (typed.value = null)}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value;
          // An entry of the list was taken. What is typed is taken at Enter.
          if (all.includes(currentTarget.value) && !all.some((one) => isLonger(one, currentTarget.value)))
            take(currentTarget);
        }}
        onKeyDown={({ key, currentTarget }) => {
          if (key === "Enter") take(currentTarget);
        }}
      />
      <datalist id="domains">
        {all.map((domain) => (
          <option key={domain} value={domain} />
        ))}
      </datalist>
    </>
  );

  function take(field: HTMLInputElement): void {
    const domain = field.value.trim().toLowerCase();
    const known = all.find((one) => one === domain) ?? onlyMatch(domain);
    if (known === undefined) return;
    field.blur();
    if (known !== current) onChoose(known);
  }

  function onlyMatch(text: string): string | undefined {
    const matches = all.filter((one) => one.includes(text));
    return text !== "" && matches.length === 1 ? matches[0] : undefined;
  }
}

const isLonger = (domain: string, text: string) => domain !== text && domain.startsWith(text);

/** @returns null on screens that are of no domain. */
function addressOn(domain: string, path: string): string | null {
  const isList = path === "/_/links" || path === "/_/stats";
  if (!isList && !path.startsWith("/_/links/")) return null;
  const query = new URLSearchParams(isList ? location.search : "");
  query.delete("edit");
  query.delete("import");
  query.set("domain", domain);
  return `${isList ? path : "/_/links"}?${query.toString()}`;
}
