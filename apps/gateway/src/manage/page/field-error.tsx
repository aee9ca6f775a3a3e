/** What is wrong with a field, for the eye and for `aria-describedby`. */
export function FieldError({ field, error }: { field: string; error: string | undefined }) {
  return error === undefined ? null : (
    <p className="error" id={`${field}-error`}>
      {error}
    </p>
  );
}
