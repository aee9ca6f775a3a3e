import type { z } from 'zod';
import { patch } from '#contracts';

/** The body of a PATCH ({@link patch}) that changes something: with no field at all it is `required_fields_present`, where nothing else is wrong. */
export const changes = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  patch(shape).superRefine((fields, context) => {
    if (context.issues.length > 0 || Object.keys(fields).length > 0) return;
    context.addIssue({ code: 'custom', params: { rule: 'required_fields_present' }, message: 'One field at least is required.' });
  });
