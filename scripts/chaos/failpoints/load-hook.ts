import type { LoadHookSync } from 'node:module';
import type { FaultyBuild } from './faulty-builds.js';

/** A comment that fills its line, such as `// failpoint: before-ack, verdict`: the name, and what tells the place. */
const comment = /^(\s*)\/\/ failpoint: ([\w-]+)((?:, .+)?)$/gm;

/** Node's hook of the module loader: sources with failpoints, and with what is `faulty`. */
export const loadHook =
  (faulty: FaultyBuild | undefined): LoadHookSync =>
  (url, context, nextLoad) => {
    const loaded = nextLoad(url, context);
    if (loaded.format !== 'module' || url.includes('/node_modules/') || !url.startsWith('file:')) return loaded;
    const source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source ?? undefined);
    return { ...loaded, source: withFailpoints(faulty === undefined ? source : broken(url, source, faulty)) };
  };

/** The source with a call for each comment. */
export const withFailpoints = (source: string): string => source.replaceAll(comment, '$1globalThis.failpoint("$2"$3);');

/** Throws when the build would not be broken: it would pass, and prove nothing. */
export function broken(url: string, source: string, { file, find, replace }: FaultyBuild): string {
  if (!url.endsWith(file)) return source;
  if (source.split(find).length !== 2) throw new Error(`${file} does not hold once what the faulty build replaces.`);
  return source.replace(find, () => replace);
}
