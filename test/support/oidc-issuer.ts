import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import { type Configuration, Provider } from 'oidc-provider';
import { z } from 'zod';

export const audience = 'https://api.demo-booking.example';

/** An OIDC issuer (oidc-provider) on a socket of its own. */
export interface OidcIssuer {
  url: string;
  /** Requests for its keys so far. */
  keyReads: number;
  /** What the tokens that it issues say beside the usual. */
  claims: Record<string, unknown>;
  /** A JWT access token, as a client of it gets one. */
  token(): Promise<string>;
  /** A token that its key signs, whatever it says. */
  sign(claims: JWTPayload, header?: { alg?: string; typ?: string }): Promise<string>;
  /** The public key, as PEM would be: what an HS256 forger has. */
  publicKey(): JWK;
  /** Signs with a new key from now on, and publishes no other. */
  rotate(): Promise<void>;
  /** Answers nobody, until `comeBack`. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

const TokenAnswer = z.object({ access_token: z.string() });
const client = { id: 'crm', secret: 'a-secret-of-the-test' };

export async function startOidcIssuer(): Promise<OidcIssuer> {
  let key: JWK = {};
  let provide: ReturnType<Provider['callback']> | undefined;
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url === '/jwks') issuer.keyReads += 1;
    void provide?.(request, response);
  };
  let server = createServer(handle);
  const port = await listen(server, 0);
  const url = `http://127.0.0.1:${port}`;
  const issuer: OidcIssuer = {
    url,
    keyReads: 0,
    claims: { roles: ['sales'] },
    token: async () => {
      const answer = await fetch(`${url}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource: audience }),
      });
      return TokenAnswer.parse(await answer.json()).access_token;
    },
    sign: async (claims, header = {}) => {
      const alg = header.alg ?? 'RS256';
      const usual = { iss: url, aud: audience, sub: 'kari', exp: Math.floor(Date.now() / 1000) + 60, roles: ['sales'] };
      const { kid = '' } = key;
      return new SignJWT({ ...usual, ...claims }).setProtectedHeader({ kid, ...header, alg }).sign(await importJWK(key, alg));
    },
    publicKey: () => {
      const { kty, n, e, kid } = key;
      return JSON.parse(JSON.stringify({ kty, n, e, kid }));
    },
    rotate: async () => {
      key = await newKey();
      provide = new Provider(
        url,
        configuration(key, () => issuer.claims),
      ).callback();
    },
    goAway: () => closeServer(server),
    comeBack: async () => {
      server = createServer(handle);
      await listen(server, port);
    },
    close: () => closeServer(server),
  };
  await issuer.rotate();
  return issuer;
}

const configuration = (key: JWK, claims: () => Record<string, unknown>): Configuration => ({
  jwks: { keys: [JSON.parse(JSON.stringify(key))] },
  clients: [
    {
      client_id: client.id,
      client_secret: client.secret,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    },
  ],
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: () => ({ scope: '', audience, accessTokenFormat: 'jwt', accessTokenTTL: 60, jwt: { sign: { alg: 'RS256' } } }),
    },
  },
  ttl: { ClientCredentials: 60 },
  extraTokenClaims: () => claims(),
});

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), use: 'sig', alg: 'RS256' };
}

async function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(port, '127.0.0.1', resolve);
  await promise;
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  await promise;
}
