import { parseAllDocuments } from 'yaml';
import { Manifest } from '../../../scripts/k8s/manifest.js';

/** Manifests as kustomize would write them. */
export const manifestsIn = (yaml: string): Manifest[] => parseAllDocuments(yaml).map((document) => Manifest.parse(document.toJS()));

/** A Deployment that no policy minds, with one thing in its text changed. */
export function aDeployment(from = '', to = ''): Manifest[] {
  if (!deployment.includes(from)) throw new Error(`the Deployment has no ${from}`);
  return manifestsIn(deployment.replace(from, to));
}

const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: leads, namespace: demo-booking }
spec:
  selector: { matchLabels: { app: leads } }
  template:
    metadata: { labels: { app: leads } }
    spec:
      serviceAccountName: leads
      automountServiceAccountToken: false
      terminationGracePeriodSeconds: 40
      securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: app
          image: registry.example.org:5000/demo-booking:1.2.3
          env: [{ name: SHUTDOWN_TIMEOUT, value: 20s }]
          lifecycle: { preStop: { sleep: { seconds: 10 } } }
          ports: [{ name: ops, containerPort: 9000 }]
          startupProbe: { httpGet: { path: /health/live, port: ops } }
          livenessProbe: { httpGet: { path: /health/live, port: ops } }
          readinessProbe: { httpGet: { path: /health/ready, port: ops } }
          securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
          resources: { requests: { cpu: 100m, memory: 192Mi }, limits: { memory: 512Mi } }
          volumeMounts: [{ name: database, mountPath: /run/secrets/database }]
      volumes: [{ name: database, secret: { secretName: leads-database } }]
`;

/** What the Deployment refers to. */
export const around = `
apiVersion: v1
kind: ServiceAccount
metadata: { name: leads, namespace: demo-booking }
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: leads-database, namespace: demo-booking }
spec:
  data: [{ secretKey: url, remoteRef: { key: leads-database, property: url } }]
`;
