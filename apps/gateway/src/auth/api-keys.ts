import { timingSafeEqual } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, LOGGER, type Logger } from '#runtime';
import { GATEWAY_ENV, type GatewayEnv } from '../gateway.env.js';
import { type ApiKeyEntry, hashOfKey, readApiKeys } from './api-key-file.js';
import type { Caller } from './caller.js';

const lookAgainAfterMs = 1_000;

/** The API keys of `API_KEYS_FILE`, read again when it changes. A file that cannot be read leaves the last good keys in force. */
@Injectable()
export class ApiKeys {
  private readonly file: string | undefined;
  private entries: readonly ApiKeyEntry[] = [];
  /** Which state of the file the entries are of, or which was found broken. */
  private seen: string | undefined;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private looking: Promise<void> | undefined;

  constructor(
    @Inject(GATEWAY_ENV) env: GatewayEnv,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.file = env.API_KEYS_FILE;
  }

  /** Whose key it is; undefined when it is nobody's, or revoked. */
  async callerOf(key: string): Promise<Caller | undefined> {
    await this.look();
    const hash = Buffer.from(hashOfKey(key), 'hex');
    const entry = this.entries.find(
      ({ sha256, revokedAt }) => revokedAt === undefined && timingSafeEqual(Buffer.from(sha256, 'hex'), hash),
    );
    return entry === undefined ? undefined : { actor: `key:${entry.name}`, kind: 'key', roles: [entry.role] };
  }

  private async look(): Promise<void> {
    if (this.file === undefined) return;
    const now = this.clock.now().getTime();
    if (this.looking === undefined && Math.abs(now - this.lookedAt) >= lookAgainAfterMs) {
      this.lookedAt = now;
      this.looking = this.readIfChanged(this.file).finally(() => (this.looking = undefined));
    }
    await this.looking;
  }

  private async readIfChanged(file: string): Promise<void> {
    const state = await stateOf(file);
    if (state === this.seen) return;
    this.seen = state;
    try {
      this.entries = await readApiKeys(file);
      this.logger.info({ keys: this.entries.length }, 'API keys are read');
    } catch (error) {
      this.logger.error({ error }, 'API_KEYS_FILE cannot be read; the last good keys stay in force');
    }
  }
}

const stateOf = async (file: string): Promise<string> => {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return 'away';
  }
};
