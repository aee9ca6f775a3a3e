import { z } from 'zod';

/** A field that people do not see. Whatever a robot fills in is read as it is, so that nothing tells it apart from success. */
export const honeypot = () => z.unknown().optional().meta({ description: 'Leave empty' });
