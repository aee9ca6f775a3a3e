import { parseArgs, type ParseArgsConfig, types } from 'node:util';
import { z } from 'zod';
import { UsageError } from './usage-error.js';

const WholeNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

/** Reads the arguments as `parseArgs` does. Throws {@link UsageError}, which names the argument that is wrong. */
export function readArguments<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!types.isNativeError(error)) throw error;
    // What follows tells of the ways to write such an argument all the same.
    throw new UsageError(error.message.split(/\.\s/)[0]);
  }
}

/** Throws {@link UsageError}. */
export function wholeNumber(option: string, text: string): number {
  const { data } = WholeNumber.safeParse(text);
  if (data === undefined) throw new UsageError(`${option} must be a whole number from 1 on`);
  return data;
}
