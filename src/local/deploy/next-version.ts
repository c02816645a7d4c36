const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;

/**
 * The version after a step, by semver.org: a change that breaks clients of the API is major, one that they can use is minor.
 *
 * @param step `major`, `minor`, `patch`, or the version itself, which is not below the current one.
 * @returns null when it is none of these.
 */
export function nextVersion(current: string, step: string): string | null {
  const [major, minor, patch] = partsOf(current) ?? [0, 0, 0];
  switch (step) {
    case "major":
      return `${major + 1}.0.0`;
    case "minor":
      return `${major}.${minor + 1}.0`;
    case "patch":
      return `${major}.${minor}.${patch + 1}`;
    default: {
      const given = partsOf(step);
      if (given === null) return null;
      const [x, y, z] = given;
      const isBelow = x < major || (x === major && (y < minor || (y === minor && z < patch)));
      return isBelow ? null : step;
    }
  }
}

function partsOf(version: string): [number, number, number] | null {
  const match = VERSION.exec(version);
  return match === null ? null : [Number(match[1]), Number(match[2]), Number(match[3])];
}
