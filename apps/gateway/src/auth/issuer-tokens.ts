import { Inject, Injectable } from '@nestjs/common';
import { errors, jwtVerify } from 'jose';
import { CLOCK, type Clock } from '#runtime';
import { GATEWAY_ENV, type GatewayEnv } from '../gateway.env.js';
import type { Caller } from './caller.js';
import { IssuerKeys } from './issuer-keys.js';
import { rolesOf } from './roles-claim.js';

/** Asymmetric alone: with a symmetric one, or none, a public key would do to sign. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
const clockToleranceSeconds = 5;
/** A subject that histories can keep: `user:` and 200 characters in one line. */
const subject = /^[^\p{Cc}\p{Cs}\u2028\u2029]{1,200}$/u;

/** The JWTs of the OIDC issuer (RFC 7519, RFC 8725); nobody's when there is no issuer. */
@Injectable()
export class IssuerTokens {
  private readonly keys: IssuerKeys | undefined;

  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.keys = env.OIDC_ISSUER === undefined ? undefined : new IssuerKeys(env.OIDC_ISSUER, clock);
  }

  /** Whose token it is; undefined when it is not valid. Throws `unavailable` when the issuer has to be asked and is away. */
  async callerOf(token: string): Promise<Caller | undefined> {
    const { keys, env } = this;
    if (keys === undefined || env.OIDC_ISSUER === undefined || env.OIDC_AUDIENCE === undefined) return undefined;
    try {
      const { payload } = await jwtVerify(token, (header, jws) => keys.keyFor(header, jws), {
        algorithms,
        issuer: env.OIDC_ISSUER,
        audience: env.OIDC_AUDIENCE,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: clockToleranceSeconds,
        currentDate: this.clock.now(),
      });
      if (payload.sub === undefined || !subject.test(payload.sub)) return undefined;
      return { actor: `user:${payload.sub}`, kind: 'user', roles: rolesOf(payload, env.OIDC_ROLES_CLAIM) };
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}
