import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface SourceFile {
  /** Relative to the repository, with `/`. */
  path: string;
  text: string;
}

/** The files below `folder` of the repository at `root` whose names end with one of `endings`, by path. */
export async function sourceFiles(root: string, folder: string, endings: readonly string[]): Promise<SourceFile[]> {
  const names = await readdir(join(root, folder), { recursive: true });
  const paths = names.filter((name) => endings.some((ending) => name.endsWith(ending))).map((name) => `${folder}/${name}`);
  return Promise.all(paths.toSorted().map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })));
}
