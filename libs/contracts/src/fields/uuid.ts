import { z } from 'zod';

/** An id (RFC 9562), lower-cased; what is none is `invalid_format`. */
export const uuid = () => z.uuid().toLowerCase();
