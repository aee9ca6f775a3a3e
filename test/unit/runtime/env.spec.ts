import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { z } from 'zod';
import {
  BaseEnv,
  commaList,
  ConfigurationError,
  connectionUrl,
  duration,
  port,
  rateLimit,
  readEnv,
  retrySchedule,
  secretKey,
} from '#runtime';

const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const anyUnit = fc.constantFrom('ms', 's', 'm', 'h', 'd');
const anyCount = fc.integer({ min: 1, max: 10_000 });

describe('the settings of an app', () => {
  const Env = z.object({
    TIMEOUT: duration,
    LIMIT: rateLimit,
    RETRIES: retrySchedule,
    URL: connectionUrl('amqp', 'amqps'),
    KEY: secretKey,
    PORT: port,
  });
  const right = { TIMEOUT: '3s', LIMIT: '3/15m', RETRIES: '30s,2m', URL: 'amqp://a:b@c/d', KEY: 'k'.repeat(32), PORT: '80' };

  it('are read from the environment, whatever else is in it', () => {
    expect(readEnv(Env, { ...right, PATH: '/bin' })).toEqual({
      TIMEOUT: 3_000,
      LIMIT: { limit: 3, windowMs: 900_000 },
      RETRIES: [30_000, 120_000],
      URL: 'amqp://a:b@c/d',
      KEY: 'k'.repeat(32),
      PORT: 80,
    });
  });

  it.each(Object.keys(right))('%s is named when it is missing or empty', (name) => {
    for (const nothing of [undefined, '']) {
      expect(() => readEnv(Env, { ...right, [name]: nothing })).toThrow(new ConfigurationError(`Wrong settings:\n  ${name}: is missing`));
    }
  });

  it.each(Object.keys(right))('%s is named when it is wrong, and its value is not', (name) => {
    const secret = 'hunter2://x';
    expect(() => readEnv(Env, { ...right, [name]: secret })).toThrow(
      expect.objectContaining({
        name: 'ConfigurationError',
        message: expect.stringMatching(new RegExp(String.raw`^Wrong settings:\n  ${name}: must `)),
      }),
    );
    expect(() => readEnv(Env, { ...right, [name]: secret })).not.toThrow(
      expect.objectContaining({ message: expect.stringContaining('hunter2') }),
    );
  });

  it('all that are wrong are named at once', () => {
    expect(() => readEnv(Env, {})).toThrow(/TIMEOUT.*\n.*LIMIT.*\n.*RETRIES.*\n.*URL.*\n.*KEY.*\n.*PORT/);
  });

  it('have defaults that need no attention', () => {
    expect(readEnv(BaseEnv, { OPS_PORT: '9000', AMQP_URL: 'amqp://localhost' })).toEqual({
      LOG_LEVEL: 'info',
      OPS_HOST: '0.0.0.0',
      OPS_PORT: 9_000,
      AMQP_URL: 'amqp://localhost',
      SHUTDOWN_TIMEOUT: 20_000,
      OTEL_TRACES_SAMPLER: 'parentbased_always_on',
      OTEL_TRACES_SAMPLER_ARG: 1,
    });
  });
});

describe('a setting that is kept in a file', () => {
  const Env = z.object({ KEY: secretKey, KEYS_FILE: z.string().optional(), KEYS: z.string().optional() });
  const key = 'k'.repeat(32);
  let folder: string;
  const file = (content: string): string => {
    const path = join(folder, 'setting');
    writeFileSync(path, content);
    return path;
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'settings-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([key, `${key}\n`, `${key}\r\n`])('is read without the line break at its end', (content) => {
    expect(readEnv(Env, { KEY_FILE: file(content) })).toEqual({ KEY: key });
  });

  it('is judged as one of the environment is, and its value is not named', () => {
    expect(() => readEnv(Env, { KEY_FILE: file('hunter2') })).toThrow(
      new ConfigurationError('Wrong settings:\n  KEY: must have at least 32 characters'),
    );
  });

  it('may not be set in the environment too', () => {
    expect(() => readEnv(Env, { KEY: key, KEY_FILE: file(key) })).toThrow(
      new ConfigurationError('Wrong settings:\n  KEY_FILE: must not be set together with KEY'),
    );
  });

  it.each(['missing', 'empty'])('is named by its file when that is %s', (how) => {
    const path = how === 'empty' ? file('\n') : join(folder, 'nowhere');
    expect(() => readEnv(Env, { KEY_FILE: path })).toThrow(
      new ConfigurationError('Wrong settings:\n  KEY_FILE: must be a file that can be read and has the setting'),
    );
  });

  it('is no other setting whose name ends in _FILE', () => {
    expect(readEnv(Env, { KEY: key, KEYS_FILE: '/etc/keys' })).toEqual({ KEY: key, KEYS_FILE: '/etc/keys' });
  });
});

describe('a duration', () => {
  it('is a count and a unit', () => {
    fc.assert(fc.property(anyCount, anyUnit, (count, unit) => expect(duration.parse(`${count}${unit}`)).toBe(count * units[unit])));
  });

  it.each(['0s', '-1s', '1.5s', '1e3s', '3', 's', '3 s', '3S', '3s ', '3s3s', '１s'])('%j is none', (text) => {
    expect(duration.safeParse(text).success).toBe(false);
  });
});

describe('a retry schedule', () => {
  it('is the delays in their order', () => {
    const delays = fc.array(fc.tuple(anyCount, anyUnit), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(delays, (list) =>
        expect(retrySchedule.parse(list.map(([count, unit]) => `${count}${unit}`).join(', '))).toEqual(
          list.map(([count, unit]) => count * units[unit]),
        ),
      ),
    );
  });

  it.each(['30s,', ',30s', '30s,,2m', '30s;2m', '30s,2'])('%j is none', (text) => {
    expect(retrySchedule.safeParse(text).success).toBe(false);
  });
});

describe('a rate limit', () => {
  it('is a count and a window', () => {
    fc.assert(
      fc.property(anyCount, anyCount, anyUnit, (limit, count, unit) =>
        expect(rateLimit.parse(`${limit}/${count}${unit}`)).toEqual({ limit, windowMs: count * units[unit] }),
      ),
    );
  });

  it.each(['0/15m', '-3/15m', '3.5/15m', '3/', '/15m', '3', '3/15', '3/0s', '3/15m/4', '1e2/15m', '0x10/15m', ' 3/15m'])(
    '%j is none',
    (text) => {
      expect(rateLimit.safeParse(text).success).toBe(false);
    },
  );
});

describe('a connection URL', () => {
  it.each([
    ['amqp://user:secret@host:5672/vhost', true],
    ['amqps://host', true],
    ['http://host', false],
    ['host:5672', false],
    ['', false],
  ])('%j: %p', (text, isOne) => {
    expect(connectionUrl('amqp', 'amqps').safeParse(text).success).toBe(isOne);
  });
});

describe('a list', () => {
  it('has its items without blanks, and no empty ones', () => {
    expect(commaList.parse(' a, b ,,c,')).toEqual(['a', 'b', 'c']);
    expect(commaList.parse('')).toEqual([]);
  });
});

describe('a port', () => {
  it.each([
    ['0', true],
    ['65535', true],
    ['65536', false],
    ['-1', false],
    ['80.5', false],
    ['eighty', false],
  ])('%j: %p', (text, isOne) => {
    expect(port.safeParse(text).success).toBe(isOne);
  });
});
