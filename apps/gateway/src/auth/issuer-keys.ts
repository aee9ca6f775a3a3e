import { createLocalJWKSet, type CryptoKey, errors, type FlattenedJWSInput, type JWSHeaderParameters, type JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { DomainError } from '#contracts';
import type { Clock } from '#runtime';

const answerWithinMs = 3_000;
const refreshAfterMs = 10 * 60_000;
/** Unknown key ids make the keys be read again, so often in a minute: anybody can make one up. */
const mostReadsPerMinute = 5;
const retryAwayAfterMs = 1_000;
const retryAfterSeconds = 5;

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });
const Keys = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

type KeyFinder = ReturnType<typeof createLocalJWKSet>;

/**
 * The published keys of an OIDC issuer (OpenID Connect Discovery 1.0): kept, read again now and then and for an unknown key id,
 * so that a rotation is survived. While the issuer is away, the keys that are known go on.
 */
export class IssuerKeys {
  private find: KeyFinder | undefined;
  private reading: Promise<void> | undefined;
  private reads: number[] = [];
  private isAway = false;

  constructor(
    private readonly issuer: string,
    private readonly clock: Clock,
  ) {}

  /** The key of a token. Throws jose's error when there is none, `unavailable` when the issuer cannot be asked and has to be. */
  async keyFor(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> {
    if (this.find === undefined || this.isOld()) await this.read();
    const known = await this.lookUp(header, token);
    if (known !== undefined) return known;
    await this.read();
    const key = await this.lookUp(header, token);
    if (key !== undefined) return key;
    if (this.isAway) throw unavailable();
    throw new errors.JWKSNoMatchingKey();
  }

  private async lookUp(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey | undefined> {
    if (this.find === undefined) throw unavailable();
    try {
      return await this.find(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) return undefined;
      throw error;
    }
  }

  private isOld(): boolean {
    const last = this.reads.at(-1) ?? 0;
    return this.clock.now().getTime() - last >= refreshAfterMs;
  }

  /** Reads the keys, unless that was done too often; who comes meanwhile waits for the same answer. */
  private async read(): Promise<void> {
    this.reading ??= this.readOnce().finally(() => (this.reading = undefined));
    await this.reading;
  }

  private async readOnce(): Promise<void> {
    const now = this.clock.now().getTime();
    if (this.wasReadTooOften(now)) return;
    this.reads = [...this.reads.filter((at) => at > now - 60_000), now];
    try {
      this.find = createLocalJWKSet(await this.published());
      this.isAway = false;
    } catch {
      this.isAway = true;
    }
  }

  private wasReadTooOften(now: number): boolean {
    if (this.isAway) return (this.reads.at(-1) ?? 0) > now - retryAwayAfterMs;
    return this.reads.filter((at) => at > now - 60_000).length >= mostReadsPerMinute;
  }

  private async published(): Promise<JSONWebKeySet> {
    const { issuer, jwks_uri: jwksUri } = Discovery.parse(
      await getJson(`${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`),
    );
    if (issuer !== this.issuer) throw new Error('The discovery document is of another issuer');
    return Keys.parse(await getJson(jwksUri));
  }
}

const unavailable = (): DomainError =>
  new DomainError({ code: 'unavailable', detail: 'The issuer of the token cannot be asked at the moment.', retryAfterSeconds });

async function getJson(url: string): Promise<unknown> {
  const answer = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(answerWithinMs),
    headers: { accept: 'application/json' },
  });
  if (!answer.ok) throw new Error(`The issuer answered ${answer.status}`);
  return answer.json();
}
