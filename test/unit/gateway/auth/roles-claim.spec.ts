import { describe, expect, test } from '@jest/globals';
import { rolesOf } from '../../../../apps/gateway/src/auth/roles-claim.js';

describe('the roles that a token names', () => {
  test.each([
    ['a list', { roles: ['sales', 'other'] }, 'roles', ['sales']],
    ['the mail system', { roles: ['mailer'] }, 'roles', ['mailer']],
    ['a text', { roles: 'admin' }, 'roles', ['admin']],
    ['a text of several', { scope: 'openid sales admin' }, 'scope', ['sales', 'admin']],
    ['a path', { realm_access: { roles: ['admin'] } }, 'realm_access.roles', ['admin']],
    ['a name with dots', { 'https://example.no/roles': ['sales'] }, 'https://example.no/roles', ['sales']],
    ['unknown names', { roles: ['root', 'SALES', 7, null] }, 'roles', []],
    ['nothing', {}, 'roles', []],
    ['an object', { roles: { sales: true } }, 'roles', []],
    ['a path that ends early', { realm_access: 'sales' }, 'realm_access.roles', []],
    ['what every object has', { roles: ['sales'] }, 'constructor.name', []],
    ['a prototype', { roles: ['sales'] }, '__proto__.roles', []],
  ])('%s', (_what, claims, claim, roles) => {
    expect(rolesOf(claims, claim)).toEqual(roles);
  });
});
