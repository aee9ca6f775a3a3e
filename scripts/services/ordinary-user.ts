import { chown, stat } from 'node:fs/promises';

/** `nobody` on every Linux. */
const NOBODY = 65_534;

export type CommandLine = readonly [command: string, ...args: string[]];

/**
 * PostgreSQL refuses root: as root, hands `folder` to an ordinary user and gives what runs a command as that user.
 * The user keeps one capability, to reach a checkout under a folder closed to it, such as /root.
 */
export async function ordinaryUserOf(folder: string): Promise<(command: CommandLine) => CommandLine> {
  if (process.getuid?.() !== 0) return (command) => command;
  const { uid, gid } = await stat(folder);
  const user = uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid, gid };
  await chown(folder, user.uid, user.gid);
  const ids = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
  return (command) => ['setpriv', ...ids, '--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--', ...command];
}
