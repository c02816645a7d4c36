/**
 * The changelog with its "Unreleased" section made a version's.
 *
 * @param date `YYYY-MM-DD`.
 * @returns null when that section is missing or says nothing: a release tells its readers what is new.
 */
export function releasedChangelog(changelog: string, version: string, date: string): string | null {
  const heading = /^## Unreleased$/m;
  const match = heading.exec(changelog);
  if (match === null) return null;
  const behind = changelog.slice(match.index + match[0].length);
  const section = behind.slice(0, /^## /m.exec(behind)?.index);
  if (!/^- \S/m.test(section)) return null;
  return changelog.replace(heading, `## ${version} (${date})`);
}
