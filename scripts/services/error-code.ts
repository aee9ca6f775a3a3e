/** Whether an error of the system has this code, such as `ENOENT`; also of another realm's, as under jest. */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
