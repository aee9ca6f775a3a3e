import { readFileSync } from 'node:fs';

/** Settings that are kept in files (`NAME_FILE` is the path of what `NAME` is), as an orchestrator mounts secrets. */
export interface SettingsFromFiles {
  readonly settings: Readonly<Record<string, string>>;
  /** What is wrong, by name; never what is in a file. */
  readonly problems: readonly string[];
}

/** Reads the files that `given` names for any of the settings `names`. A line break at the end of a file is not part of the setting. */
export function settingsFromFiles(names: readonly string[], given: Readonly<Record<string, string | undefined>>): SettingsFromFiles {
  const settings: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of names) {
    const path = given[`${name}_FILE`];
    // A setting of its own may end like that.
    if (path === undefined || names.includes(`${name}_FILE`)) continue;
    if (given[name] !== undefined) {
      problems.push(`${name}_FILE: must not be set together with ${name}`);
      continue;
    }
    const content = contentOf(path);
    if (content === '') problems.push(`${name}_FILE: must be a file that can be read and has the setting`);
    else settings[name] = content;
  }
  return { settings, problems };
}

/** What is in a file; nothing when it cannot be read. */
function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch {
    return '';
  }
}
