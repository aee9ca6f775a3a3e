/** Splits a full name at its last space; a one-word name leaves `lastName` empty. */
export const splitName = (contactName: string): { firstName: string; lastName: string } => {
  const name = contactName.trim();
  const lastSpace = name.search(/\s\S*$/u);
  if (lastSpace === -1) return { firstName: name, lastName: '' };
  return { firstName: name.slice(0, lastSpace).trimEnd(), lastName: name.slice(lastSpace + 1) };
};
