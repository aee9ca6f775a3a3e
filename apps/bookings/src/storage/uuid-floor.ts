/** The smallest UUID whose first 48 bits tell `at` (RFC 9562, version 7): bounds a scan by id to the partitions of its dates. */
export const uuidFloor = (at: Date): string => {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
};
