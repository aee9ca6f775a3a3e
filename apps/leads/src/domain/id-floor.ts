import { v7 as uuidv7 } from 'uuid';

const zeros = new Uint8Array(16);

/** The smallest UUIDv7 of a time: what has a smaller id was received before. */
export const idFloor = (at: Date): string => uuidv7({ msecs: at.getTime(), seq: 0, random: zeros });
