import { describe, expect, it } from '@jest/globals';
import { portsExist } from '../../../../../scripts/k8s/policies/ports.js';
import { deploymentsPickTheirOwn, selectorsPickPods } from '../../../../../scripts/k8s/policies/selectors.js';
import { urlsLeadToServices } from '../../../../../scripts/k8s/policies/urls.js';
import { everythingElseIsDenied, podsMayCallWhatTheyAreGiven, waysAreOpenAtBothEnds } from '../../../../../scripts/k8s/policies/ways.js';
import { aDeployment, manifestsIn } from '../../../../support/builders/manifests.js';

const service = (selector: string, port: string) => `
apiVersion: v1
kind: Service
metadata: { name: leads, namespace: demo-booking }
spec: { selector: { app: ${selector} }, ports: [{ name: ops, port: 80, targetPort: ${port} }] }
`;
const budget = (selector: string) => `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: leads }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: ${selector} } } }
`;
const networkPolicy = (spec: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: any }
spec: ${spec}
`;
const monitor = (port: string) => `
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: leads }
spec: { selector: { matchLabels: { app: leads } }, podMetricsEndpoints: [{ port: ${port} }] }
`;
const route = (port: number) => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: leads }
spec: { rules: [{ backendRefs: [{ name: leads, port: ${port} }] }] }
`;
const settings = (url: string) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: demo-booking }
data: { URL: "${url}" }
`;
const withLeads = (...more: string[]) => [...aDeployment(), ...more.flatMap(manifestsIn)];

describe('a selector', () => {
  it.each([
    ['a service', service('other', 'ops'), service('leads', 'ops')],
    ['a disruption budget', budget('other'), budget('leads')],
    ['a network policy', networkPolicy('{ podSelector: { matchLabels: { app: other } } }'), networkPolicy('{ podSelector: {} }')],
    [
      'a peer of a network policy',
      networkPolicy('{ podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { app: other } } }] }] }'),
      networkPolicy('{ podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { app: leads } } }] }] }'),
    ],
    ['a monitor', monitor('ops').replace('app: leads', 'app: other'), monitor('ops')],
  ])('of %s picks a pod', (_what, bad, good) => {
    expect(selectorsPickPods(withLeads(good))).toEqual([]);
    expect(selectorsPickPods(withLeads(bad))).toEqual([expect.stringContaining('no pod has')]);
  });

  it('of a Deployment picks its own pods and no other', () => {
    expect(deploymentsPickTheirOwn(aDeployment())).toEqual([]);
    expect(deploymentsPickTheirOwn(aDeployment('labels: { app: leads }', 'labels: { app: other }'))).toHaveLength(1);
    expect(deploymentsPickTheirOwn([...aDeployment(), ...aDeployment('name: leads, namespace', 'name: twin, namespace')])).toHaveLength(2);
  });
});

describe('a port', () => {
  it.each([
    ['has a name', aDeployment('name: ops, containerPort', 'containerPort'), 'has no name'],
    ['of a probe is one of its container', aDeployment('/health/ready, port: ops', '/health/ready, port: 9001'), 'asks port 9001'],
    ['of a service is one of its pods', withLeads(service('leads', 'other')), 'have the port other'],
    ['of a monitor is one of its pods', withLeads(monitor('other')), 'have the port other'],
    [
      'of a network policy is one of its pods',
      withLeads(networkPolicy('{ podSelector: {}, ingress: [{ ports: [{ port: 9001 }] }] }')),
      'port 9001',
    ],
    ['of a route is one of its service', withLeads(service('leads', 'ops'), route(81)), 'the service leads has no port 81'],
  ])('%s', (_rule, manifests, finding) => {
    expect(portsExist(withLeads(service('leads', 'ops'), monitor('ops'), route(80)))).toEqual([]);
    expect(portsExist(manifests)).toContainEqual(expect.stringContaining(finding));
  });
});

describe('a way in the network', () => {
  const denial = networkPolicy('{ podSelector: {}, policyTypes: [Ingress, Egress] }');
  const peers = '[{ podSelector: { matchLabels: { app: leads } } }]';
  const out = networkPolicy(`{ podSelector: {}, egress: [{ to: ${peers}, ports: [{ port: ops }] }] }`);
  const into = networkPolicy(`{ podSelector: {}, ingress: [{ from: ${peers}, ports: [{ port: 9000 }] }] }`);

  it('is closed unless a policy opens it', () => {
    expect(everythingElseIsDenied(manifestsIn(denial))).toEqual([]);
    expect(everythingElseIsDenied(manifestsIn(out))).toHaveLength(1);
    expect(everythingElseIsDenied(manifestsIn(denial.replace('Ingress, ', '')))).toHaveLength(1);
  });

  it('is open at both ends', () => {
    expect(waysAreOpenAtBothEnds(withLeads(out, into))).toEqual([]);
    expect(waysAreOpenAtBothEnds(withLeads(out))).toEqual([expect.stringContaining('does not let it in')]);
    expect(waysAreOpenAtBothEnds(withLeads(into))).toEqual([expect.stringContaining('may not call it')]);
  });

  it('is open where the URL in a secret leads', () => {
    const pooler = `
apiVersion: postgresql.cnpg.io/v1
kind: Pooler
metadata: { name: leads-pooler }
spec: { cluster: { name: postgres } }
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: leads-database }
spec: { target: { template: { data: { url: 'postgres://leads:{{ .password }}@leads-pooler:5432/leads' } } } }
`;
    const toPooler = networkPolicy('{ podSelector: {}, egress: [{ to: [{ podSelector: {} }], ports: [{ port: 5432 }] }] }');
    expect(podsMayCallWhatTheyAreGiven(withLeads(pooler, toPooler))).toEqual([]);
    expect(podsMayCallWhatTheyAreGiven(withLeads(pooler, out))).toEqual([
      expect.stringContaining('lets it call postgres://leads-pooler:5432'),
    ]);
  });
});

describe('a URL', () => {
  it.each(['http://leads:80', 'http://user:x@leads.demo-booking.svc:80/path', 'https://example.org/', 'http://localhost:3000'])(
    'may lead to %s',
    (url) => {
      expect(urlsLeadToServices(manifestsIn(`${service('leads', 'ops')}---${settings(url)}`))).toEqual([]);
    },
  );

  it.each(['http://leads:81', 'http://leads', 'http://other:80', 'http://leads.elsewhere.svc:80', 'http://other.demo-booking.svc:80'])(
    'does not lead to %s, where nothing is',
    (url) => {
      expect(urlsLeadToServices(manifestsIn(`${service('leads', 'ops')}---${settings(url)}`))).toHaveLength(1);
    },
  );
});
