import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { databaseSettings } from '#persistence';
import { readEnv } from '#runtime';

const Settings = z.object(databaseSettings);
const at = 'postgres://leads:secret@db.example.com/leads';

describe('DATABASE_URL', () => {
  test.each(['', '?sslmode=disable', '?sslmode=verify-full'])('takes %s', (parameters) => {
    expect(readEnv(Settings, { DATABASE_URL: at + parameters }).DATABASE_URL).toBe(at + parameters);
  });

  test.each([
    '?sslmode=require',
    '?sslmode=prefer',
    '?sslmode=no-verify',
    '?sslmode=',
    '?ssl=true',
    '?sslrootcert=/ca.pem&sslmode=verify-full',
  ])('refuses %s, which would encrypt without knowing for whom, or do nothing', (parameters) => {
    expect(() => readEnv(Settings, { DATABASE_URL: at + parameters })).toThrow('DATABASE_URL: may have the parameter sslmode alone');
  });
});
