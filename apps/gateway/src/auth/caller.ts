/** What a caller may be: `admin` may all that `sales` may; `mailer`, the mail system, may post bounces and nothing else. */
export const roles = ['sales', 'admin', 'mailer'] as const;
export type Role = (typeof roles)[number];

/** A caller who says who they are. */
export interface Caller {
  /** `key:<name>` of an API key, `user:<subject>` of a JWT; a person's id, so that no log may have it. */
  readonly actor: string;
  readonly kind: 'key' | 'user';
  readonly roles: readonly Role[];
}

/** Whether a caller has a role, or one that includes it. */
export const hasRole = (caller: Caller, role: Role): boolean =>
  caller.roles.includes(role) || (role === 'sales' && caller.roles.includes('admin'));
