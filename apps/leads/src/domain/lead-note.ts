/** The entry that a repeat submission appends to a lead's notes (`lead_deduplication_by_email`): dated, and what was asked. */
export const repeatNote = (at: Date, source: string, organizationName: string, message: string | null): string => {
  const day = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `[${day}] New request through ${source} for ${organizationName}${message === null ? '.' : `:\n${message}`}`;
};
