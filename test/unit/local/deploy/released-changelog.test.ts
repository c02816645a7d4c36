import { describe, expect, it } from "vitest";
import { releasedChangelog } from "../../../../src/local/deploy/released-changelog.ts";

const changelog = "# Changelog\n\n## Unreleased\n\n### Added\n\n- Notes.\n\n## 0.1.0 (2026-11-26)\n\n- All of it.\n";

describe("releasedChangelog()", () => {
  it("releasedChangelog() gives the section its version and its day, and changes nothing else", () => {
    expect(releasedChangelog(changelog, "0.2.0", "2026-11-29")).toBe(
      changelog.replace("## Unreleased", "## 0.2.0 (2026-11-29)"),
    );
  });

  it("releasedChangelog() refuses a release that tells nothing of itself", () => {
    expect(releasedChangelog(changelog.replace("- Notes.\n", ""), "0.2.0", "2026-11-29")).toBeNull();
    expect(releasedChangelog(changelog.replace("## Unreleased", "## Soon"), "0.2.0", "2026-11-29")).toBeNull();
  });
});
