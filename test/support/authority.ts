import { generate } from 'selfsigned';

export interface Issued {
  /** PEM. */
  cert: string;
  /** PEM. */
  key: string;
}

/** A certificate authority of a test's own. */
export interface Authority {
  /** Its certificate, PEM. */
  ca: string;
  /** A certificate for a server of that name or IPv4 address. */
  server: (name: string) => Promise<Issued>;
  client: (name: string) => Promise<Issued>;
}

export async function anAuthority(): Promise<Authority> {
  const root = await generate([{ name: 'commonName', value: 'An authority of the tests' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const issue = async (name: string, use: 'serverAuth' | 'clientAuth'): Promise<Issued> => {
    const isAddress = /^[\d.]+$/.test(name);
    const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
      keyType: 'ec',
      algorithm: 'sha256',
      ca: { key: root.private, cert: root.cert },
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'extKeyUsage', [use]: true },
        { name: 'subjectAltName', altNames: [isAddress ? { type: 7, ip: name } : { type: 2, value: name }] },
      ],
    });
    return { cert, key };
  };
  return { ca: root.cert, server: (name) => issue(name, 'serverAuth'), client: (name) => issue(name, 'clientAuth') };
}
