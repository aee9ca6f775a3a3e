import { certificates, connectionUrl } from '#runtime';

/** What a URL may say beside the address. The ORM reads none of it: whatever else stood there would be taken for granted in vain. */
const modes: ReadonlySet<string | null> = new Set([null, 'disable', 'verify-full']);
const isUnderstood = (text: string): boolean => {
  if (!URL.canParse(text)) return true;
  const { searchParams } = new URL(text);
  return modes.has(searchParams.get('sslmode')) && [...searchParams.keys()].every((name) => name === 'sslmode');
};

/** The settings of whoever works with a database. */
export const databaseSettings = {
  DATABASE_URL: connectionUrl('postgres', 'postgresql').refine(
    isUnderstood,
    'may have the parameter sslmode alone, which is verify-full or disable',
  ),
  /** Who vouches for the database server, with `sslmode=verify-full`; the system's authorities when it is absent. */
  DATABASE_CA: certificates.optional(),
};

/** Whether the URL demands TLS. */
export const isSecure = (url: string): boolean => new URL(url).searchParams.get('sslmode') === 'verify-full';
