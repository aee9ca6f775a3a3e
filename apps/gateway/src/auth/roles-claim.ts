import { type Role, roles } from './caller.js';

/**
 * The roles that a claim of a token names: a text of names between spaces, or a list of names; unknown ones count for nothing.
 * `claim` is the claim's own name, or a path of names with dots (`realm_access.roles`).
 */
export function rolesOf(claims: Readonly<Record<string, unknown>>, claim: string): Role[] {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : at(claims, claim.split('.'));
  const names: unknown[] = typeof value === 'string' ? value.split(/\s+/) : Array.isArray(value) ? value : [];
  return roles.filter((role) => names.includes(role));
}

function at(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return at(new Map(Object.entries(value)).get(name), rest);
}
