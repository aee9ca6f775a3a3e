import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { breachesOf, cruiseImports, libsByPath } from './cruise-imports.js';
import { importRules } from './import-rules.js';

/** A rule, and the files of which the first breaks it. */
const breaches: [rule: string, files: Record<string, string>][] = [
  ['an app imports no other app', { 'apps/one/src/a.ts': "import '../../two/src/a.js';", 'apps/two/src/a.ts': '' }],
  ['a lib imports no app', { 'libs/runtime/src/to-app.ts': "import '../../../apps/two/src/a.js';" }],
  ['contracts and lifecycle import no other lib', { 'libs/contracts/src/a.ts': "import type { A } from '#runtime';" }],
  [
    'a domain imports contracts, lifecycle, and what its entities and stores are made of',
    { 'apps/one/src/domain/a.ts': "import '@nestjs/common';" },
  ],
  [
    'only the channels of notifications talk to the outside',
    { 'apps/notifications/src/deliveries/a.ts': "import https from 'node:https';" },
  ],
  [
    'only the channels and the connection to the database open sockets; the gateway reads addresses',
    { 'libs/runtime/src/socket.ts': "import { connect } from 'node:net';" },
  ],
  [
    'only the telemetry of the runtime knows the library that records traces',
    { 'libs/messaging/src/traced.ts': "import { trace } from '@opentelemetry/api';" },
  ],
  [
    'what records traces is loaded only when it is asked for',
    { 'libs/runtime/src/start.ts': "import './telemetry/otlp-recorder.js';", 'libs/runtime/src/telemetry/otlp-recorder.ts': '' },
  ],
  ['an app imports a lib through its index', { 'apps/one/src/deep.ts': "import '../../../libs/runtime/src/inner.js';" }],
  ['a lib imports another lib through its index', { 'libs/messaging/src/deep.ts': "import '../../runtime/src/inner.js';" }],
  [
    'the product imports neither scripts nor tests',
    { 'apps/one/src/tool.ts': "import '../../../scripts/tool.js';", 'scripts/tool.ts': '' },
  ],
  [
    'nothing imports itself in a circle',
    { 'libs/runtime/src/chicken.ts': "import './egg.js';", 'libs/runtime/src/egg.ts': "import './chicken.js';" },
  ],
  ['nothing imports what is not there', { 'apps/one/src/lost.ts': "import './nowhere.js';" }],
];
const surroundings = { 'libs/runtime/src/index.ts': 'export type A = 1;', 'libs/runtime/src/inner.ts': '' };

let root: string;
let found: string[];
let byPath: string[];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'boundaries-'));
  for (const [path, content] of Object.entries(Object.assign({ ...surroundings }, ...breaches.map(([, files]) => files)))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), String(content));
  }
  const result = await cruiseImports(root);
  found = breachesOf(result);
  byPath = libsByPath(result);
});
afterAll(() => rmSync(root, { recursive: true }));

describe('each rule finds its breach', () => {
  it.each(breaches)('%s', (rule, files) => {
    expect(found).toContainEqual(expect.stringContaining(`${rule}: ${Object.keys(files)[0]} → `));
  });

  it('a lib is imported by its #name alone', () => {
    expect(byPath).toContain('apps/one/src/deep.ts → ../../../libs/runtime/src/inner.js');
  });

  it('no rule is without a proof', () => {
    expect(breaches.map(([rule]) => rule)).toEqual(importRules.map(({ name }) => name));
  });
});
