/** Why a service parks a message, in the header `x-reason`. */
export const parkingReasons = ['unreadable', 'unknown_type', 'wrong_schema', 'refused', 'failed'] as const;
export type ParkingReason = (typeof parkingReasons)[number];
