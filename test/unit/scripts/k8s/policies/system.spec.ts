import { beforeAll, describe, expect, it } from '@jest/globals';
import { commandQueues, eventQueues } from '#contracts';
import { brokerPermissions } from '../../../../../scripts/stack/broker.js';
import { brokerRightsAreTheStacks } from '../../../../../scripts/k8s/policies/broker-rights.js';
import { schemaComesFirst } from '../../../../../scripts/k8s/policies/migrations.js';
import { oneScalesAnApp, queuesScaleTheirService } from '../../../../../scripts/k8s/policies/scaling.js';
import { appsHaveTheirSettings } from '../../../../../scripts/k8s/policies/settings.js';
import { aDeployment, around, manifestsIn } from '../../../../support/builders/manifests.js';

const scaled = (app: string, ...queues: string[]) => `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: ${app} }
spec: { scaleTargetRef: { name: ${app} }, triggers: [${queues.map((queue) => `{ type: rabbitmq, metadata: { queueName: ${queue} } }`).join(', ')}] }
`;

const env = (more = '') =>
  `env: [{ name: OPS_PORT, value: '9000' }, { name: AMQP_URL, value: 'amqp://broker' }, { name: DATABASE_URL_FILE, value: /run/secrets/database/url }, { name: ERASURE_HASH_KEY, value: ${'k'.repeat(32)} }${more}]`;

const findings = (text: string) =>
  appsHaveTheirSettings([...aDeployment('env: [{ name: SHUTDOWN_TIMEOUT, value: 20s }]', text), ...manifestsIn(around)]).filter((finding) =>
    finding.startsWith('Deployment/leads'),
  );

const permission = ({ user, vhost, configure, write, read }: (typeof brokerPermissions)[number]) => `
apiVersion: rabbitmq.com/v1beta1
kind: Permission
metadata: { name: ${user} }
spec: { vhost: ${vhost}, userReference: { name: ${user} }, permissions: { configure: '${configure}', write: '${write}', read: '${read}' } }
`;

describe('scaling', () => {
  const all = ['leads', 'bookings', 'notifications'].map((app) =>
    scaled(app, ...[...commandQueues, ...eventQueues].filter((queue) => queue.split('.')[0] === app)),
  );

  it('is one thing alone', () => {
    const leads = manifestsIn(scaled('leads', 'leads'));
    expect(oneScalesAnApp([...aDeployment(), ...leads])).toEqual([]);
    expect(oneScalesAnApp([...aDeployment('  selector:', '  replicas: 2\n  selector:'), ...leads])).toHaveLength(1);
    expect(oneScalesAnApp(aDeployment())).toHaveLength(1);
  });

  it('knows every queue, and none that there is not', () => {
    expect(queuesScaleTheirService(all.flatMap(manifestsIn))).toEqual([]);
    expect(queuesScaleTheirService(all.slice(1).flatMap(manifestsIn))).toContain('nothing grows with the queue leads.events');
    expect(queuesScaleTheirService([...all, scaled('leads', 'other')].flatMap(manifestsIn))).toEqual([
      'ScaledObject/leads: other is no queue of leads',
    ]);
    expect(queuesScaleTheirService([...all, scaled('leads', 'bookings')].flatMap(manifestsIn))).toHaveLength(1);
  });
});

describe('the settings of an app', () => {
  it.each([
    ['are all there', env().replace('ERASURE_HASH_KEY', 'NODE_OPTIONS'), 'ERASURE_HASH_KEY is missing'],
    ['are known to it', env(', { name: OPS_PROT, value: x }'), 'OPS_PROT is no setting of it'],
    ['have values that it takes', env().replace("'9000'", 'ops'), 'OPS_PORT has a wrong value'],
    ['are in a secret that is mounted', env().replace('/database/url', '/database/other'), 'which no mounted secret has'],
  ])('%s', (_rule, text, finding) => {
    expect(findings(env())).toEqual([]);
    expect(findings(text)).toEqual([expect.stringContaining(finding)]);
  });
});

describe('the rights on the broker', () => {
  const given = brokerPermissions.map(permission);

  it.each([
    ['the local stack gives', given.map((text) => text.replace("read: '^$'", "read: '.*'")), 'Permission/gateway: read is .*'],
    ['every app needs', given.slice(1), 'Permission/gateway: configure is not given'],
    [
      'no other user has',
      [...given, permission({ user: 'other', vhost: 'demo-booking', configure: '^$', write: '^$', read: '.*' })],
      'Permission/other',
    ],
  ])('are those that %s', (_rule, texts, finding) => {
    expect(brokerRightsAreTheStacks(given.flatMap(manifestsIn))).toEqual([]);
    expect(brokerRightsAreTheStacks(texts.flatMap(manifestsIn))).toContainEqual(expect.stringContaining(finding));
  });
});

describe('the schema', () => {
  let whole: string;
  beforeAll(() => {
    whole = ['leads', 'bookings', 'notifications']
      .map(
        (app) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${app} }
spec:
  template:
    spec:
      initContainers: [{ name: schema, image: 'demo:2', args: [dist/apps/${app}/src/await-migrations.js] }]
      containers: [{ name: app, image: 'demo:2' }]
---
apiVersion: batch/v1
kind: Job
metadata: { name: ${app}-migrations-2 }
spec: { template: { spec: { containers: [{ name: app, image: 'demo:2', args: [dist/apps/${app}/src/migrate.js] }] } } }
`,
      )
      .join('---');
  });

  it.each([
    ['is made by a Job of the version', 'name: leads-migrations-2', 'name: leads-migrations-1'],
    [
      'is made by the image of the version',
      "image: 'demo:2', args: [dist/apps/leads/src/migrate",
      "image: 'demo:1', args: [dist/apps/leads/src/migrate",
    ],
    ['is awaited by the pods', 'leads/src/await-migrations.js', 'leads/src/main.js'],
  ])('%s', (_rule, from, to) => {
    expect(schemaComesFirst(manifestsIn(whole))).toEqual([]);
    expect(whole).toContain(from);
    expect(schemaComesFirst(manifestsIn(whole.replace(from, to)))).toHaveLength(1);
  });
});
