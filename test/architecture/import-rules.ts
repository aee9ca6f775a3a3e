import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

/** A package, whether it is installed or only named. */
const packages = (...names: string[]): string => `^(node_modules/)?(${names.join('|')})(/|$)`;
const nodeModules = (...names: string[]): string => `^(node:)?(${names.join('|')})(/|$)`;

const rule = (name: string, from: IRegularForbiddenRuleType['from'], to: IRegularForbiddenRuleType['to']): IRegularForbiddenRuleType => ({
  name,
  severity: 'error',
  from,
  to,
});

/** Who may import whom, as the architecture says it. In `pathNot` of `to`, `$1` is the group of `from`. */
export const importRules: IRegularForbiddenRuleType[] = [
  rule('an app imports no other app', { path: '^apps/([^/]+)/' }, { path: '^apps/', pathNot: '^apps/$1/' }),
  rule('a lib imports no app', { path: '^libs/' }, { path: '^apps/' }),
  rule('contracts and lifecycle import no other lib', { path: '^libs/(contracts|lifecycle)/' }, { path: '^libs/', pathNot: '^libs/$1/' }),
  rule(
    'a domain imports contracts, lifecycle, and what its entities and stores are made of',
    { path: '^apps/([^/]+)/src/domain/' },
    {
      path: '.',
      pathNot: [
        '^apps/$1/src/(domain|storage)/',
        '^libs/(contracts|lifecycle|persistence|runtime)/src/index.ts$',
        packages('@mikro-orm', 'kysely', 'uuid', 'zod', 'free-email-domains'),
      ],
    },
  ),
  rule(
    'only the channels of notifications talk to the outside',
    { path: '^(apps|libs)/', pathNot: '^apps/notifications/src/channels/' },
    { path: [packages('nodemailer', 'undici'), nodeModules('dns', 'tls', 'http', 'https', 'http2', 'dgram')] },
  ),
  rule(
    'only the channels and the connection to the database open sockets; the gateway reads addresses',
    {
      path: '^(apps|libs)/',
      pathNot: ['^apps/notifications/src/channels/', '^apps/gateway/src/http/', '^libs/persistence/src/bounded-silence.ts$'],
    },
    { path: nodeModules('net') },
  ),
  rule(
    'only the telemetry of the runtime knows the library that records traces',
    { path: '^(apps|libs)/', pathNot: '^libs/runtime/src/telemetry/' },
    { path: packages('@opentelemetry') },
  ),
  rule(
    'what records traces is loaded only when it is asked for',
    { path: '^(apps|libs)/', pathNot: '^libs/runtime/src/telemetry/otlp-recorder.ts$' },
    { path: '^libs/runtime/src/telemetry/(otlp-recorder|sampler).ts$', dynamic: false },
  ),
  rule('an app imports a lib through its index', { path: '^apps/' }, { path: '^libs/[^/]+/src/', pathNot: '^libs/[^/]+/src/index.ts$' }),
  rule(
    'a lib imports another lib through its index',
    { path: '^libs/([^/]+)/' },
    { path: '^libs/[^/]+/src/', pathNot: ['^libs/[^/]+/src/index.ts$', '^libs/$1/'] },
  ),
  rule('the product imports neither scripts nor tests', { path: '^(apps|libs)/' }, { path: '^(scripts|test)/' }),
  rule(
    'nothing imports itself in a circle',
    { path: '^(apps|libs|scripts)/' },
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  rule('nothing imports what is not there', { path: '^(apps|libs|scripts)/' }, { couldNotResolve: true }),
];
