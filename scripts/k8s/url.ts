const url = /\b[a-z]+:\/\/(?:[^@/\s]*@)?([a-z0-9.-]+)(?::(\d+))?/g;
const local = /^[a-z0-9-]+$/;
/** `service.namespace.svc`, for who asks from another namespace. */
const qualified = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc$/;

/** Where a URL inside the cluster leads. */
export interface ClusterUrl {
  /** Without user and password. */
  readonly text: string;
  readonly service: string;
  /** Undefined: the one of whoever asks. */
  readonly namespace: string | undefined;
  /** NaN when the URL says none. */
  readonly port: number;
}

/** The URLs in a text that lead to a service of the cluster; a part in braces is a template. */
export const clusterUrlsIn = (text: string): ClusterUrl[] =>
  [...text.replaceAll(/\{\{[^}]*\}\}/g, 'x').matchAll(url)].flatMap(([found, host = '', port]) => {
    const [, service = host, namespace] = qualified.exec(host) ?? [];
    if (host === 'localhost' || (!local.test(host) && namespace === undefined)) return [];
    return [{ text: found.replace(/\/\/.*@/, '//'), service, namespace, port: Number(port) }];
  });
