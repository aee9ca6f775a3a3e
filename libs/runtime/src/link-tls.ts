import { ConfigurationError } from './env.js';

/** What was given for the TLS of a link, in PEM. */
export interface GivenTls {
  /** Who vouches for the other side; the system's authorities where it is absent. */
  readonly ca?: string | undefined;
  /** What this side shows, where the other wants to see something. */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

/** The TLS options of a link: the names are Node's. The other side's certificate is always checked, whatever the environment says. */
export interface LinkTls {
  readonly rejectUnauthorized: true;
  /** Whom the certificate has to name. */
  readonly host: string;
  /** The same, for a server of several names to know which is meant (RFC 6066, 3); an address is none. */
  readonly servername?: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/**
 * The TLS of the link that `setting` names; undefined when it has none (`isSecure` is false). Throws {@link ConfigurationError}
 * when something is given that the link would not use, so that nobody takes it for protected, and for half of a pair.
 */
export function linkTls(setting: string, url: string, isSecure: boolean, { ca, cert, key }: GivenTls): LinkTls | undefined {
  if (!isSecure) {
    if ((ca ?? cert ?? key) === undefined) return undefined;
    throw new ConfigurationError(`Wrong settings:\n  ${setting}: names a link without TLS, but certificates are given for it`);
  }
  if ((cert === undefined) !== (key === undefined)) {
    throw new ConfigurationError(`Wrong settings:\n  ${setting}: its client certificate and key must be set together`);
  }
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return {
    rejectUnauthorized: true,
    host,
    ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined || key === undefined ? {} : { cert, key }),
  };
}
