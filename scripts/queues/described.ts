import type { Parked } from '../../libs/messaging/src/parking/parked.js';
import { masked, maskedDetail, maskedText, maskedType } from './masked.js';
import type { Row } from './report.js';

/** A parked message in short, without personal data. */
export function named({ place, bytes, envelope, reason }: Parked): Row {
  if (envelope === undefined) return { place, bytes, reason };
  const { id, type, time, subject } = envelope;
  return { place, id, type: maskedType(type), time, subject: subject === undefined ? undefined : maskedText(subject), reason };
}

/** All that may be shown of a parked message. */
export function described(parked: Parked): Row {
  const { queue, envelope, detail, deaths } = parked;
  if (envelope === undefined) return named(parked);
  return {
    ...named(parked),
    from: queue,
    detail: detail === undefined ? undefined : maskedDetail(detail),
    deaths,
    data: masked(envelope.data),
  };
}
