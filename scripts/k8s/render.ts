import { parseAllDocuments } from 'yaml';
import { runCommand } from '../services/command.js';
import type { Kustomize } from './kustomize.js';
import { Manifest } from './manifest.js';

/** What kustomize makes of a folder. Rejects with what kustomize says when it makes nothing of it. */
export async function render([program, ...args]: Kustomize, folder: string): Promise<Manifest[]> {
  const text = await runCommand(program, [...args, folder], { timeout: 60_000 });
  return parseAllDocuments(text).map((document) => Manifest.parse(document.toJS({ maxAliasCount: 0 })));
}
