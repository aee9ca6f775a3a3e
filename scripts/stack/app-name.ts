/** The apps of the system, in the order in which they end: nothing new comes in while the rest finishes its work. */
export const appNames = ['gateway', 'bookings', 'leads', 'notifications'] as const;
export type AppName = (typeof appNames)[number];

/** The apps with a database of their own, which has the app's name. */
export const databaseNames = ['leads', 'bookings', 'notifications'] as const;
export type DatabaseName = (typeof databaseNames)[number];

/** What `npm run app` can start. */
export const partNames = [...appNames, 'postgres', 'rabbitmq'] as const;
export type PartName = (typeof partNames)[number];
